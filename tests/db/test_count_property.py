"""Whatever is sold, received and counted in whatever order: after closing the count is the truth.

On hand is then what was counted and everything that moved since, item, place and lot by themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.ids import NO_LOT
from db.operations.counting import strike_line
from db.operations.lots import set_lot_tracking
from db.operations.places import add_location
from db.queries.check import check
from tests.db.books import Books, Scan
from tests.db.counting import Stocktake
from tests.shops import ONE, add_item

FIRST = 20
ACTS = ("receive", "sell", "count", "pile", "strike", "close")
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 3), st.integers(0, 25)),
    min_size=15,
    max_size=40,
)


@dataclass(frozen=True)
class Place:
    """An item and lot at a place, with the lot's code."""

    item: bytes
    location: bytes
    lot: str = ""


@dataclass
class PlainShop:
    """What is there by the books, what was counted, and what moved since; knows no table."""

    books: dict[Place, int]
    counted: dict[Place, int] = field(default_factory=dict)
    since: dict[Place, int] = field(default_factory=dict)
    moved: set[Place] = field(default_factory=set)

    def move(self, place: Place, quantity: int) -> None:
        """Goods that came, or went below zero."""
        self.books[place] += quantity
        self.since[place] = self.since.get(place, 0) + quantity
        self.moved.add(place)

    def count(self, place: Place, quantity: int) -> None:
        """All of it, counted anew."""
        self.counted[place], self.since[place] = quantity, 0
        self.moved.discard(place)

    def sold_since(self) -> set[Place]:
        """Of which more went than was counted."""
        return {place for place, counted in self.counted.items() if counted + self.since[place] < 0}

    def close(self) -> None:
        """What was counted is the truth of its moment."""
        for place, counted in self.counted.items():
            self.books[place] = counted + self.since[place]
        self.counted.clear()


@dataclass
class Shop:
    """The real books beside the plain ones."""

    books: Books
    plain: PlainShop
    stocktake: Stocktake
    lines: dict[Place, bytes] = field(default_factory=dict)

    def receive(self, place: Place, quantity: int) -> None:
        """A delivery."""
        if quantity:
            scan = Scan(place.item, quantity * ONE, 100, lot=place.lot)
            self.books.post("receipt", scan, location=place.location)
            self.plain.move(place, quantity)

    def sell(self, place: Place, quantity: int) -> None:
        """Not more than the books have."""
        sold = min(quantity, self.plain.books[place])
        if sold:
            scan = Scan(place.item, sold * ONE, lot=place.lot)
            self.books.post("sale", scan, location=place.location)
            self.plain.move(place, -sold)

    def count(self, place: Place, quantity: int) -> None:
        """The whole of it."""
        self.lines[place] = self._line(place, quantity)
        self.plain.count(place, quantity)

    def pile(self, place: Place, quantity: int) -> None:
        """One more pile; refused once something moved."""
        if place not in self.plain.counted:
            self.count(place, quantity)
        elif place in self.plain.moved:
            with pytest.raises(Refused, match="count_moved"):
                self._line(place, quantity, adds=True)
        else:
            self._line(place, quantity, adds=True)
            self.plain.counted[place] += quantity

    def strike(self, place: Place, _quantity: int) -> None:
        """It was not counted at all."""
        if self.plain.counted.pop(place, None) is not None:
            strike_line(self.books.database, self.books.actor, line=self.lines[place])

    def close(self, *_chosen: object) -> None:
        """With what the count was wrong about counted again; the next count begins."""
        outdated = self.plain.sold_since()
        if outdated:
            with pytest.raises(Refused, match="count_outdated"):
                self.stocktake.close()
            for place in outdated:
                self.count(place, 1)
        if self.plain.counted:
            self.stocktake.close()
            self.stocktake = Stocktake.of(self.books)
        self.plain.close()
        self.agree()

    def agree(self) -> None:
        """Every place holds what it should."""
        sql = """
            SELECT balance.quantity FROM balance JOIN lot ON lot.id = balance.lot
            WHERE balance.item = ? AND balance.location = ? AND lot.code = ?
        """
        for place, quantity in self.plain.books.items():
            held = self.books.one(sql, place.item, place.location, place.lot)
            assert held == quantity * ONE

    def _line(self, place: Place, quantity: int, *, adds: bool = False) -> bytes:
        lot = {"lot_code": place.lot} if place.lot else {"lot": NO_LOT}
        said = {"location": place.location, "adds": adds, **lot}
        return self.stocktake.line(place.item, quantity * ONE, **said).line


@contextmanager
def taken_back(database: ShopDatabase) -> Iterator[None]:
    """All that happens meanwhile did not."""
    with database.atomic() as transaction:
        yield
        transaction.rollback()


@given(steps)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_the_count_is_the_truth(
    shop_database: ShopDatabase, owner: Actor, shop_floor: bytes, story: list[tuple[str, int, int]]
) -> None:
    """Two places and two lots; the books agree with themselves too."""
    with taken_back(shop_database):
        books = Books(shop_database, owner)
        plain, lotted = (add_item(shop_database, owner, name) for name in ("Beras", "Susu"))
        set_lot_tracking(shop_database, owner, item=lotted, tracked=True)
        shelf = add_location(shop_database, owner, name="Papan")
        goods = (plain, shop_floor), (plain, shelf), (lotted, shelf, "A"), (lotted, shelf, "B")
        places = [Place(*each) for each in goods]
        shop = Shop(books, PlainShop(dict.fromkeys(places, 0)), Stocktake.of(books))
        for place in places:
            shop.receive(place, FIRST)
        for act, which, quantity in story:
            getattr(shop, act)(places[which], quantity)
        shop.close()
        assert check(shop_database) == []

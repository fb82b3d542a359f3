"""What every rule stands on: a real shop and its model, one act in both, and what must agree."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import ClassVar, TypeVar, cast
from unittest import mock

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.home import Home
from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE
from db.operations import accounts, setup
from db.operations.drafts import discard_draft
from db.operations.items import ItemFields, create_item
from db.operations.lots import set_lot_tracking
from db.operations.places import add_partner
from db.operations.roles import create_role
from db.queries import check as checking
from tests.db.books import Books as RealBooks
from tests.db.rules.test_permissions import AGREED
from tests.proof.model.counts import Counts
from tests.proof.model.documents import Books
from tests.proof.model.imports import Imports
from tests.proof.model.lines import Document
from tests.proof.model.people import No, Person, Role
from tests.proof.model.shop import Item, Place, Shop
from tests.shops import ONE, PASSWORD, SHOP, open_shop

TODAY = date(2026, 3, 31)
NOON = int(datetime(2026, 3, 31, 5, tzinfo=UTC).timestamp()) * 1_000_000  # in Jakarta
SECOND = 1_000_000
KILOGRAM = "SELECT id FROM unit WHERE code = 'kg'"
CLERK = dict.fromkeys(
    (
        *("item.view", "stock.view", "data.import", "item.create", "item.edit", "item.delete"),
        *("stock.adjust", "stock.receive"),
    ),
    "all",
) | {"document.reverse": "own_same_day"}
ON_SHELVES = """
SELECT balance.item, balance.location, lot.code, lot.expires_on, sum(balance.quantity)
FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN lot ON lot.id = balance.lot
GROUP BY balance.item, balance.location, lot.code, lot.expires_on HAVING sum(balance.quantity) <> 0
"""
WORTH = "SELECT item, quantity, cost, unit_cost FROM item_cost"
ITEMS = "SELECT id, name, sale_price, archived_at IS NOT NULL, merged_into, track_lots FROM item"
PLACES = "SELECT id, parent, archived_at IS NOT NULL FROM location WHERE kind = 'internal'"
RESERVED = """
SELECT reservation.reference, sum(reserved.quantity) FROM reserved
JOIN reservation ON reservation.id = reserved.reservation GROUP BY reservation.reference
"""
ON_THE_WAY = "SELECT order_line, item, quantity FROM on_order"
OPEN_DRAFTS = "SELECT id, owner FROM draft WHERE parked_at IS NULL"
PEOPLE = "SELECT id, role, disabled_at IS NOT NULL FROM account"

M = TypeVar("M")
S = TypeVar("S")

numbers = st.integers(0, 23)
ANYONE = ("owner", "gudang", "kasir", "pengamat", "juru", "wakil")
anyone = st.sampled_from(ANYONE)
persons = st.sampled_from([*["owner"] * 7, "gudang", "gudang", *ANYONE])
pieces = st.sampled_from([1, 1, 2, 3, 5, 8]).map(lambda count: count * ONE)
amounts = st.sampled_from([*(count * ONE for count in (1, 1, 1, 2, 2, 3, 3, 4, 5, 8, 9)), 1, 2_250])
seldom = st.sampled_from([False, False, False, True])
costs = st.one_of(st.integers(0, 50_000), st.sampled_from([0, 1, 100_000, 333_333]))


@dataclass(frozen=True)
class Template:
    """A closed shop to copy, with its people and roles by name."""

    folder: Path
    people: dict[str, bytes]
    roles: dict[str, bytes]
    supplier: bytes


@cache
def template() -> Template:
    """Made once a process, in memory where the system has room there."""
    folder = Path(tempfile.mkdtemp(dir=_quick_disk()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    people: dict[str, bytes] = {}
    partners: list[bytes] = []
    roles = {"owner": OWNER, "warehouse": WAREHOUSE, "cashier": CASHIER, "viewer": VIEWER}

    def fill(database: ShopDatabase, owner: Actor) -> None:
        people["owner"] = owner.account
        partners.append(add_partner(database, owner, name="CV Semesta"))
        roles["clerk"] = create_role(database, owner, name="Juru", permissions=CLERK)
        roles["deputy"] = create_role(database, owner, name="Wakil", permissions=AGREED["owner"])
        for login, role in (
            *(("gudang", "warehouse"), ("kasir", "cashier"), ("pengamat", "viewer")),
            *(("juru", "clerk"), ("wakil", "deputy")),
        ):
            asked = {"login": login, "name": login, "role": roles[role], "password": PASSWORD}
            people[login] = accounts.add_account(database, owner, **asked)  # type: ignore[arg-type]  # by their names

    quick = cache(accounts.hash_password)
    with (
        mock.patch.object(accounts, "hash_password", quick),
        mock.patch.object(setup, "hash_password", quick),
    ):
        setup.make_shop(Home(folder), SHOP, setup.new_recovery_key(), fill=fill)
    return Template(folder, people, roles, *partners)


def _quick_disk() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  (a folder of our own in it)


class ShopMachine(RuleBasedStateMachine):
    """A real shop beside the model of it: a fresh copy with two items."""

    expected_schema: ClassVar = cache(checking._expected_schema)

    def __init__(self) -> None:
        super().__init__()
        made = template()
        self.supplier = made.supplier
        self.folder = Path(tempfile.mkdtemp(dir=_quick_disk()))
        self.database = open_shop(Home(shutil.copytree(made.folder, self.folder / "home")))
        roles = {name: Role(made.roles[name], dict(AGREED[name])) for name in AGREED}
        roles["owner"].is_owner = True
        roles["clerk"] = Role(made.roles["clerk"], dict(CLERK), is_built_in=False)
        roles["deputy"] = Role(made.roles["deputy"], dict(AGREED["owner"]), is_built_in=False)
        of = ("owner", "warehouse", "cashier", "viewer", "clerk", "deputy")
        self.people = {
            login: Person(account, roles[role])
            for (login, account), role in zip(made.people.items(), of, strict=True)
        }
        floor = Place(bytes(self.database.rows(PLACES)[0][0]))
        self.shop = Shop([*self.people.values()], [*roles.values()], [floor])
        self.books = Books(self.shop, TODAY)
        self.imports = Imports(self.books)
        self.counts = Counts(self.books)
        self._stand_in_the_way()
        self.moment = NOON
        for number, tracked in enumerate((False, True)):
            self.make_item(
                self.people["owner"], 100 * (number + 1), tracked=tracked, by_weight=False
            )

    def _stand_in_the_way(self) -> None:
        """What one subject refuses because of another."""

        def refuse_to_archive(within: list[Place]) -> None:
            self.books.orders.refuse_to_archive_place(within)
            self.counts.refuse_to_archive_place(within)

        self.shop.refuse_to_archive = refuse_to_archive
        self.shop.refuse_to_merge = self.counts.refuse_to_merge
        self.shop.was_counted = self.counts.was_counted

    # both sides

    def actor(self, person: Person) -> Actor:
        """The person in the real shop; every act has a moment of its own."""
        self.moment += SECOND
        moment = self.moment
        return Actor(person.id, lambda: moment)

    def real(self, person: Person) -> RealBooks:
        """Their hand in the real books."""
        return RealBooks(self.database, self.actor(person))

    def both(self, model: Callable[[], M], shop: Callable[[], S]) -> tuple[M, S] | None:
        """Does it in both; None where both refuse, with the same code."""
        self.books.orders.now = self.moment + SECOND
        refusal, expected = "", None
        try:
            expected = model()
        except No as no:
            refusal = no.code
        if not refusal:
            return cast(M, expected), shop()
        with pytest.raises(LumbungError) as refused:
            shop()
        assert refused.value.code == refusal
        self._throw_away_drafts()
        return None

    def _throw_away_drafts(self) -> None:
        """But for those that wait."""
        for draft, owner in self.database.rows(OPEN_DRAFTS):
            discard_draft(self.database, Actor(owner), draft=draft)

    def make_item(self, person: Person, price: int, *, tracked: bool, by_weight: bool) -> None:
        """A new item, kept by lots or not, in pieces or in kilograms."""
        name = f"Barang {self.shop.next()}"
        sku = f"S{self.shop.next()}"

        def shop() -> bytes:
            fields = ItemFields(name, sku=sku, sale_price=price)
            if by_weight:
                ((kilogram,),) = self.database.rows(KILOGRAM)
                fields = ItemFields(name, sku=sku, sale_price=price, unit=kilogram)
            return create_item(self.database, self.actor(person), fields=fields)

        if made := self.both(lambda: person.needs("item.create"), shop):
            item = Item(made[1], sku, name, price, 3 if by_weight else 0)
            self.shop.items.append(item)
            if tracked:
                self.track(person, item, tracked=True)

    def track(self, person: Person, item: Item, *, tracked: bool) -> None:
        """Lots are kept from now on, or no more."""

        def model() -> None:
            person.needs("item.edit")
            item.tracked = tracked

        self.both(
            model,
            lambda: set_lot_tracking(
                self.database, self.actor(person), item=item.id, tracked=tracked
            ),
        )

    # choosing

    def person(self, login: str) -> Person:
        """Somebody by name."""
        return self.people[login]

    def item(self, which: int) -> Item:
        """One of the items, merged ones too."""
        return self.shop.items[which % len(self.shop.items)]

    def place(self, which: int) -> Place:
        """One of the places; the first one most often."""
        return self.shop.places[max(which - 15, 0) % len(self.shop.places)]

    def document(self, which: int) -> Document:
        """One of the documents, counted from the newest."""
        return self.books.documents[-1 - which % len(self.books.documents)]

    # what must agree

    @invariant()
    def the_books_agree(self) -> None:
        """All sums, chains and summaries of the real shop."""
        expected = type(self).expected_schema
        with mock.patch.object(checking, "_expected_schema", expected):
            assert checking.check(self.database, deep=True) == []

    @invariant()
    def stock_and_worth_are_the_models(self) -> None:
        """Place by place and lot by lot; quantity, cost and average of every item."""
        shelves: dict[tuple[object, ...], int] = {}
        for item in self.shop.items:
            for (place, lot), many in item.stock.items():
                day = lot.expires_on.isoformat() if lot and lot.expires_on else None
                key = (item.id, place.id, lot.code if lot else "", day)
                shelves[key] = shelves.get(key, 0) + many
        found = {tuple(key): many for *key, many in self.database.rows(ON_SHELVES)}
        assert found == {key: many for key, many in shelves.items() if many}
        worth = {row[0]: row[1:] for row in self.database.rows(WORTH)}
        pools = {item.id: item.pool for item in self.shop.items}
        assert worth.keys() <= pools.keys()
        for identity, pool in pools.items():
            assert worth.get(identity, (0, 0, 0)) == (pool.quantity, pool.cost, pool.last)

    @invariant()
    def lists_are_the_models(self) -> None:
        """Items, places, orders of both ways, and people."""
        rows = self.database.rows
        assert {row[0]: row[1:] for row in rows(ITEMS)} == {
            item.id: (
                item.name,
                item.price,
                item.archived,
                item.into and item.into.id,
                item.tracked,
            )
            for item in self.shop.items
        }
        assert {row[0]: row[1:] for row in rows(PLACES)} == {
            place.id: (place.parent and place.parent.id, place.archived is not None)
            for place in self.shop.places
        }
        assert dict(rows(RESERVED)) == {
            order.reference: order.left for order in self.books.orders.orders if order.left
        }
        assert {row[0]: row[1:] for row in rows(ON_THE_WAY)} == {
            line.id: (line.item.now.id, line.left)
            for line in self.books.supplies.lines
            if line.left
        }
        assert {row[0]: row[1:] for row in rows(PEOPLE)} == {
            person.id: (person.role.id, person.is_disabled) for person in self.shop.people
        }

    def teardown(self) -> None:
        """Nothing is left of the run."""
        self.database.close()
        shutil.rmtree(self.folder)

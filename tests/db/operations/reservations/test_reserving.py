"""Setting goods aside: what is told, repeated and ended by the clock."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from db.errors import Refused
from db.operations import booking, shelves
from db.operations.places import add_location
from db.operations.reservations import Goods, release_reservation, reserve_stock
from db.queries import items, locations
from db.queries.locations import stock_by_location
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import (
    AT_ONE,
    HOUR,
    NOON,
    available,
    forget,
    orders,
    reserve,
    short,
)
from tests.shops import ONE, add_item, at, digest


def test_what_is_reserved_is_not_available(books: Books, tea: bytes) -> None:
    """The stock stays what it is; less of it is free, until it is released."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    assert available(books, tea) == (5 * ONE, 2 * ONE)
    (place,) = stock_by_location(books.database, books.actor, item=tea)
    assert (place.own, place.reserved, place.available) == (7 * ONE, 5 * ONE, 2 * ONE)
    given_up = release_reservation(
        books.database, books.actor, reference="WEB-1", item=tea, quantity=2 * ONE
    )
    assert given_up == (Goods(tea, 2 * ONE),)
    assert available(books, tea) == (3 * ONE, 4 * ONE)
    rest = release_reservation(books.database, books.actor, reference="WEB-1")
    assert rest == (Goods(tea, 3 * ONE),)
    assert available(books, tea) == (0, 7 * ONE)
    assert release_reservation(books.database, books.actor, reference="WEB-1") == ()


def test_everything_short_is_told_at_once(books: Books, tea: bytes) -> None:
    """What others have reserved does not count, and the sentence can say how much that is."""
    coffee = add_item(books.database, books.actor, "Kopi")
    reserve(books, "WEB-1", tea, 5 * ONE)
    before = digest(books.database)
    goods = [Goods(tea, ONE), Goods(tea, 2 * ONE), Goods(coffee, ONE)]
    with pytest.raises(Refused) as refused:
        reserve_stock(books.database, books.actor, reference="WEB-2", goods=goods)
    assert short(refused) == (("Teh", 7 * ONE, 3 * ONE, 5 * ONE), ("Kopi", 0, ONE))
    assert digest(books.database) == before


def test_a_retry_changes_nothing(books: Books, tea: bytes) -> None:
    """A web shop that got no answer asks again, in any order, and gets the same answer."""
    coffee = add_item(books.database, books.actor, "Kopi")
    books.post("receipt", Scan(coffee, 2 * ONE, 100))
    (place,) = {row.place.id for row in stock_by_location(books.database, books.actor, item=tea)}
    goods = [Goods(tea, 3 * ONE), Goods(coffee, ONE)]
    said: dict[str, Any] = {"reference": "WEB-1", "expires_at": AT_ONE}
    made = reserve_stock(books.database, books.actor, goods=goods, **said)
    before = digest(books.database)
    again = [goods[1], Goods(tea, ONE), Goods(tea, 2 * ONE)]
    for location in (None, place):
        said["location"] = location
        assert reserve_stock(books.database, books.actor, goods=again, **said) == made
    later = at(books.actor, NOON + 2 * HOUR)
    assert reserve_stock(books.database, later, goods=goods, **said) == made
    assert digest(books.database) == before


@pytest.mark.parametrize("what", ["quantity", "goods", "expiry", "place"])
def test_the_same_reference_for_something_else_is_refused(
    books: Books, tea: bytes, what: str
) -> None:
    """Whoever changes an order releases it and gives it another reference."""
    coffee = add_item(books.database, books.actor, "Kopi")
    store = add_location(books.database, books.actor, name="Gudang")
    reserve(books, "WEB-1", tea, 3 * ONE)
    said = {
        "quantity": {"goods": [Goods(tea, 2 * ONE)]},
        "goods": {"goods": [Goods(tea, 3 * ONE), Goods(coffee, ONE)]},
        "expiry": {"goods": [Goods(tea, 3 * ONE)], "expires_at": AT_ONE},
        "place": {"goods": [Goods(tea, 3 * ONE)], "location": store},
    }
    with pytest.raises(Refused, match="reservation_differs"):
        reserve_stock(books.database, books.actor, reference="WEB-1", **said[what])  # type: ignore[arg-type]  # by their names


def test_a_reservation_ends_by_the_clock(books: Books, tea: bytes) -> None:
    """Nothing has to be done: from its last moment on it holds nothing."""
    reserve(books, "WEB-1", tea, 5 * ONE, expires_at=AT_ONE)
    with pytest.raises(Refused, match="stock_short"):
        books.post("sale", Scan(tea, 3 * ONE))
    forget(books)
    ends = replace(books, actor=at(books.actor, NOON + HOUR))
    assert available(replace(books, actor=at(books.actor, NOON + HOUR - 1)), tea)[0] == 5 * ONE
    assert available(ends, tea) == (0, 7 * ONE)
    assert [row.state for row in orders(books)] == ["open"]
    assert [row.state for row in orders(ends)] == ["expired"]
    ends.post("sale", Scan(tea, 2 * ONE))
    reserve(ends, "WEB-2", tea, 4 * ONE)
    assert orders(ends, state="open")[0].reference == "WEB-2"


@pytest.mark.parametrize(
    ("sql", "values", "way"),
    [
        (shelves.LOTS, (b"", b"", 1), "PRIMARY KEY (item=? AND location=? AND until>?)"),
        (booking.RESERVED, (b"", b"", 1), "PRIMARY KEY (item=? AND location=? AND until>?)"),
        (locations.RESERVED, (b"", 1), "reserved_by_item (item=? AND until>?)"),
        (f"WITH page (id, place) AS (SELECT ?, 1) {items.ROWS}", (b"", 1), "until>?)"),
    ],
)
def test_what_has_expired_is_not_read(
    books: Books, sql: str, values: tuple[object, ...], way: str
) -> None:
    """A web shop's forgotten orders of years do not slow a sale or the list of items."""
    plan = books.database.rows(f"EXPLAIN QUERY PLAN {sql}", values)
    assert any(way in row[3] for row in plan), plan


def test_an_expiry_without_a_zone_is_the_shops(books: Books, tea: bytes) -> None:
    """Jakarta is seven hours ahead."""
    reserve(books, "WEB-1", tea, ONE, expires_at=datetime(2026, 4, 1, 20, 0, 0, 5))
    expected = datetime(2026, 4, 1, 13, tzinfo=UTC).timestamp() * 1_000_000 + 5
    assert orders(books)[0].expires_at == expected

"""Reserved goods with lots, merged, archived or put away."""

from datetime import date

import pytest

from db.errors import NotFound, Refused
from db.operations.items import ItemFields, archive_item, delete_item, edit_item
from db.operations.locations import archive_location
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.places import add_location
from db.operations.reservations import release_reservation
from db.operations.units import add_unit
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import (
    available,
    forget,
    orders,
    reserve,
    sell_for,
    short,
)
from tests.shops import ONE, add_item


def test_expired_lots_are_not_reserved_and_not_counted_for(books: Books) -> None:
    """Four good ones, three past their day: orders and sales share the good ones."""
    milk = add_item(books.database, books.actor, "Susu")
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    old, fresh = date(2026, 3, 30), date(2026, 3, 31)
    books.post(
        "receipt",
        Scan(milk, 3 * ONE, 10, lot="A", expires_on=old),
        Scan(milk, 4 * ONE, 10, lot="B", expires_on=fresh),
    )
    with pytest.raises(Refused) as refused:
        reserve(books, "WEB-1", milk, 5 * ONE)
    assert short(refused) == (("Susu", 4 * ONE, 5 * ONE),)
    reserve(books, "WEB-1", milk, 3 * ONE)
    with pytest.raises(Refused) as refused:
        books.post("sale", Scan(milk, 2 * ONE))
    forget(books)
    assert short(refused) == (("Susu", 4 * ONE, 2 * ONE, 3 * ONE),)
    books.post("adjustment", Scan(milk, 3 * ONE), reason="expired")
    sell_for(books, "WEB-1", Scan(milk, 2 * ONE))


def test_a_named_lot_that_is_too_small_is_told_as_such(books: Books) -> None:
    """Not the reservations are in the way."""
    milk = add_item(books.database, books.actor, "Susu")
    set_lot_tracking(books.database, books.actor, item=milk, tracked=True)
    books.post("receipt", Scan(milk, 3 * ONE, 10, lot="A"), Scan(milk, 9 * ONE, 10, lot="B"))
    reserve(books, "WEB-1", milk, 2 * ONE)
    with pytest.raises(Refused) as refused:
        books.post("transfer", Scan(milk, 4 * ONE, lot="A"), destination=_store(books))
    assert short(refused) == (("Susu", 3 * ONE, 4 * ONE),)


def _store(books: Books) -> bytes:
    return add_location(books.database, books.actor, name="Gudang")


def test_orders_follow_a_merged_item(books: Books, tea: bytes) -> None:
    """Its stock and what is reserved of it are those of the kept one; retries know it too."""
    other = add_item(books.database, books.actor, "Teh btl", sku="T2", sale_price=9)
    books.post("receipt", Scan(other, 3 * ONE, 107))
    reserve(books, "WEB-1", tea, 6 * ONE)
    made = reserve(books, "WEB-2", other, 3 * ONE)
    merge_items(books.database, books.actor, keep=tea, drop=other)
    assert available(books, tea) == (9 * ONE, ONE)
    assert reserve(books, "WEB-2", other, 3 * ONE) == made
    assert {row.item for row in orders(books, item=tea)} == {tea}
    assert len(orders(books, item=tea)) == len(orders(books, item=tea, state="open")) == 2
    with pytest.raises(Refused, match="stock_short"):
        books.post("sale", Scan(tea, 2 * ONE))
    forget(books)
    sell_for(books, "WEB-2", Scan(tea, 2 * ONE))
    release_reservation(books.database, books.actor, reference="WEB-2", item=other)
    assert available(books, tea) == (6 * ONE, 2 * ONE)
    third = add_item(books.database, books.actor, "Teh botol")
    merge_items(books.database, books.actor, keep=third, drop=tea)
    assert available(books, third) == (6 * ONE, 2 * ONE)


def test_what_orders_hold_is_not_put_away(books: Books, tea: bytes) -> None:
    """An item that an order waits for is not archived, and a place neither."""
    empty, pot = _store(books), add_item(books.database, books.actor, "Poci")
    reserve(books, "WEB-1", pot, ONE, location=empty, oversell=True)
    with pytest.raises(Refused, match="item_reserved"):
        archive_item(books.database, books.actor, item=pot)
    with pytest.raises(Refused, match="location_reserved"):
        archive_location(books.database, books.actor, location=empty)
    with pytest.raises(Refused, match="item_was_reserved"):
        delete_item(books.database, books.actor, item=pot)
    kilo = add_unit(books.database, books.actor, code="ons", decimals=0)
    with pytest.raises(Refused, match="unit_in_use"):
        edit_item(books.database, books.actor, item=pot, fields=ItemFields("Poci", unit=kilo))
    release_reservation(books.database, books.actor, reference="WEB-1")
    with pytest.raises(Refused, match="item_was_reserved"):
        delete_item(books.database, books.actor, item=pot)
    archive_location(books.database, books.actor, location=empty)
    archive_item(books.database, books.actor, item=pot)
    with pytest.raises(Refused, match="item_archived"):
        reserve(books, "WEB-2", pot, ONE, oversell=True)
    with pytest.raises(NotFound, match="location_unknown"):
        reserve(books, "WEB-3", tea, ONE, location=empty)

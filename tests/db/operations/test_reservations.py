"""Goods set aside for outside orders: who may take them, what is told, what becomes of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from db.access import Actor
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import LOSS, new_id
from db.operations import booking, shelves
from db.operations.documents import PostedDocument, post_draft, reverse_document
from db.operations.drafts import describe_draft, discard_draft, open_draft
from db.operations.items import ItemFields, archive_item, delete_item, edit_item
from db.operations.locations import archive_location
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.places import add_location
from db.operations.reservations import Goods, release_reservation, reserve_stock
from db.operations.units import add_unit
from db.queries import items, locations
from db.queries.check import check
from db.queries.drafts import open_draft_of
from db.queries.items import find_items, item_detail
from db.queries.journal import journal_entries
from db.queries.locations import stock_by_location
from db.queries.reservations import ReservationRow, reservations
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item, at, digest

NOON = int(datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()) * 1_000_000
HOUR = 3_600_000_000
AT_ONE = datetime(2026, 3, 31, 13, tzinfo=UTC)


@pytest.fixture
def books(books: Books) -> Books:
    """The owner's books at noon."""
    return replace(books, actor=at(books.actor, NOON))


@pytest.fixture
def tea(books: Books) -> bytes:
    """Seven at 100 in the shop."""
    tea = add_item(books.database, books.actor, "Teh", sku="T1", sale_price=9)
    books.post("receipt", Scan(tea, 7 * ONE, 100))
    return tea


def reserve(books: Books, reference: str, item: bytes, quantity: int, **said: Any) -> bytes:
    """Sets one item aside."""
    goods = [Goods(item, quantity)]
    (made,) = reserve_stock(books.database, books.actor, reference=reference, goods=goods, **said)
    return made


def sell_for(books: Books, reference: str, *scans: Scan, **said: Any) -> PostedDocument:
    """A sale for an order."""
    draft = open_draft(
        books.database, books.actor, kind="sale", location=said.pop("location", None)
    )
    for scan in scans:
        books.scan(draft, scan)
    describe_draft(books.database, books.actor, draft=draft, reservation=reference)
    return post_draft(books.database, books.actor, draft=draft, **said)


def orders(books: Books, **asked: Any) -> list[ReservationRow]:
    """What is known of reservations."""
    return reservations(books.database, books.actor, **asked)


def available(books: Books, item: bytes) -> tuple[int, int]:
    """What is reserved and what is available of an item, as its detail and its list say."""
    row = item_detail(books.database, books.actor, item=item).row
    assert row in find_items(books.database, books.actor)
    return row.reserved, row.available


def forget(books: Books, kind: str = "sale") -> None:
    """Throws away the draft of a document that was refused."""
    draft = open_draft(books.database, books.actor, kind=kind)
    discard_draft(books.database, books.actor, draft=draft)


def short(refused: pytest.ExceptionInfo[Refused]) -> object:
    """What was told to be short."""
    assert refused.value.code == "stock_short"
    return refused.value.details["items"]


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


TAKING: dict[str, Callable[[Books, bytes, bytes], object]] = {
    "sale": lambda books, tea, _: books.post("sale", Scan(tea, 3 * ONE)),
    "two lines": lambda books, tea, _: books.post("sale", Scan(tea, ONE), Scan(tea, 2 * ONE)),
    "supplier return": lambda books, tea, _: books.post("supplier_return", Scan(tea, 3 * ONE)),
    "transfer": lambda books, tea, there: books.post(
        "transfer", Scan(tea, 3 * ONE), destination=there
    ),
    "adjustment": lambda books, tea, _: books.post(
        "adjustment", Scan(tea, 3 * ONE), reason="damage"
    ),
    "reversal": lambda books, _tea, _: reverse_document(
        books.database, books.actor, document=books.one("SELECT id FROM document"), reason=""
    ),
}


@pytest.mark.parametrize("way", TAKING)
def test_nothing_takes_what_is_reserved(books: Books, tea: bytes, way: str) -> None:
    """Seven are there, five are reserved: three cannot go, whatever the document."""
    there = add_location(books.database, books.actor, name="Gudang")
    reserve(books, "WEB-1", tea, 5 * ONE)
    with pytest.raises(Refused) as refused:
        TAKING[way](books, tea, there)
    wanted = 7 * ONE if way == "reversal" else 3 * ONE
    assert short(refused) == (("Teh", 7 * ONE, wanted, 5 * ONE),)
    release_reservation(books.database, books.actor, reference="WEB-1")
    books.database.execute_sql("DELETE FROM draft_line")
    TAKING[way](books, tea, there)


def test_what_is_free_can_go(books: Books, tea: bytes) -> None:
    """To the last piece; and what is elsewhere is not held."""
    there = add_location(books.database, books.actor, name="Gudang")
    books.post("receipt", Scan(tea, 4 * ONE, 100), location=there)
    reserve(books, "WEB-1", tea, 5 * ONE)
    books.post("sale", Scan(tea, 2 * ONE))
    books.post("sale", Scan(tea, 4 * ONE), location=there)
    assert available(books, tea) == (5 * ONE, 0)


def test_who_may_oversell_takes_it_all_the_same(books: Books, tea: bytes, cashier: Actor) -> None:
    """The document says who; the order stays and waits for goods."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    with pytest.raises(PermissionDenied):
        replace(books, actor=cashier).post("sale", Scan(tea, 6 * ONE), oversell=True)
    sold = books.post("sale", Scan(tea, 6 * ONE), oversell=True)
    assert books.one("SELECT oversell_by FROM document WHERE id = ?", sold.id)
    assert available(books, tea) == (5 * ONE, -4 * ONE)
    with pytest.raises(Refused) as refused:
        books.post("sale", Scan(tea, ONE))
    assert short(refused) == (("Teh", ONE, ONE, 5 * ONE),)


def test_more_than_there_is_can_be_promised_by_who_may(
    books: Books, tea: bytes, cashier: Actor
) -> None:
    """The reservation says who; goods that come in are held for it."""
    said: dict[str, Any] = {"reference": "WEB-1", "goods": [Goods(tea, 9 * ONE)]}
    with pytest.raises(PermissionDenied):
        reserve_stock(books.database, cashier, oversell=True, **said)
    reserve_stock(books.database, books.actor, oversell=True, **said)
    assert books.one("SELECT oversell_by FROM reservation") == books.actor.account
    books.post("receipt", Scan(tea, 3 * ONE, 100))
    with pytest.raises(Refused) as refused:
        books.post("sale", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", 10 * ONE, 2 * ONE, 9 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 9 * ONE))


def test_a_sale_for_an_order_takes_what_it_holds(books: Books, tea: bytes) -> None:
    """The order is lowered with the sale, in parts; the document keeps its reference."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    reserve(books, "WEB-2", tea, ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, 3 * ONE))
    assert books.one("SELECT external_ref FROM document WHERE id = ?", sold.id) == "WEB-1"
    (row,) = orders(books, reference="WEB-1")
    assert (row.left, row.fulfilled, row.released, row.state) == (2 * ONE, 3 * ONE, 0, "open")
    assert available(books, tea) == (3 * ONE, ONE)
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-1", Scan(tea, 4 * ONE))
    assert short(refused) == (("Teh", 4 * ONE, 4 * ONE, ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 2 * ONE), Scan(tea, ONE))
    (row,) = orders(books, reference="WEB-1")
    assert (row.left, row.fulfilled, row.state) == (0, 5 * ONE, "fulfilled")
    assert available(books, tea) == (ONE, 0)


def test_an_order_is_not_held_up_by_what_was_promised_after_it(books: Books, tea: bytes) -> None:
    """Beyond what there is; that one waits, whoever came first is served."""
    reserve(books, "WEB-1", tea, 7 * ONE)
    reserve(books, "WEB-2", tea, 2 * ONE, oversell=True)
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-2", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", 7 * ONE, 2 * ONE, 7 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 6 * ONE))
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-1", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", ONE, 2 * ONE, 2 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, ONE))
    books.post("receipt", Scan(tea, 2 * ONE, 100))
    sell_for(books, "WEB-2", Scan(tea, 2 * ONE))


def test_no_order_is_delivered_twice(books: Books, tea: bytes) -> None:
    """Two tills have the same order; the second is told, and may sell it on its own account."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    draft = open_draft(books.database, books.actor, kind="sale")
    books.scan(draft, Scan(tea, 2 * ONE))
    describe_draft(books.database, books.actor, draft=draft, reservation=" WEB-1 ")
    found = open_draft_of(books.database, books.actor, kind="sale")
    assert found is not None
    assert found.reservation == "WEB-1"
    release_reservation(books.database, books.actor, reference="WEB-1")
    with pytest.raises(Refused, match="reservation_over"):
        post_draft(books.database, books.actor, draft=draft)
    with pytest.raises(Refused, match="reservation_over"):
        describe_draft(books.database, books.actor, draft=draft, reservation="WEB-1")
    describe_draft(books.database, books.actor, draft=draft, reservation="")
    post_draft(books.database, books.actor, draft=draft)


def test_a_sale_at_another_place_is_not_for_the_order(books: Books, tea: bytes) -> None:
    """Nothing of it is held there."""
    there = add_location(books.database, books.actor, name="Gudang")
    books.post("receipt", Scan(tea, 4 * ONE, 100), location=there)
    reserve(books, "WEB-1", tea, 2 * ONE)
    with pytest.raises(Refused, match="reservation_over"):
        sell_for(books, "WEB-1", Scan(tea, ONE), location=there)


def test_posting_twice_lowers_the_order_once(books: Books, tea: bytes) -> None:
    """The answer to a retry is the document that is booked."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, ONE))
    before = digest(books.database)
    assert post_draft(books.database, books.actor, draft=sold.id) == sold
    assert digest(books.database) == before


def test_an_expired_order_can_still_be_delivered(books: Books, tea: bytes) -> None:
    """From what is free; it counts as fulfilled then."""
    reserve(books, "WEB-1", tea, 5 * ONE, expires_at=AT_ONE)
    later = replace(books, actor=at(books.actor, NOON + HOUR))
    reserve(later, "WEB-2", tea, 3 * ONE)
    with pytest.raises(Refused) as refused:
        sell_for(later, "WEB-1", Scan(tea, 5 * ONE))
    assert short(refused) == (("Teh", 7 * ONE, 5 * ONE, 3 * ONE),)
    release_reservation(books.database, later.actor, reference="WEB-2")
    sell_for(later, "WEB-1")
    assert orders(later, reference="WEB-1")[0].state == "fulfilled"


def test_a_reversed_sale_reserves_nothing_again(books: Books, tea: bytes) -> None:
    """The goods are back and free; the order stays fulfilled."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, 5 * ONE))
    reverse_document(books.database, books.actor, document=sold.id, reason="")
    assert available(books, tea) == (0, 7 * ONE)
    assert orders(books)[0].state == "fulfilled"


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


def test_orders_are_listed_by_what_became_of_them(books: Books, tea: bytes) -> None:
    """By state, by reference and by item, the newest first, in pages."""
    coffee = add_item(books.database, books.actor, "Kopi")
    books.post("receipt", Scan(coffee, 9 * ONE, 100))
    for reference in ("sold", "given up"):
        reserve(books, reference, coffee, ONE)
    reserve(books, "late", coffee, ONE, expires_at=AT_ONE)
    reserve(books, "waiting", tea, ONE)
    sell_for(books, "sold", Scan(coffee, ONE))
    release_reservation(books.database, books.actor, reference="given up")
    later = replace(books, actor=at(books.actor, NOON + HOUR))
    shown = {row.reference: row.state for row in orders(later)}
    assert list(shown) == ["waiting", "late", "given up", "sold"]
    assert list(shown.values()) == ["open", "expired", "released", "fulfilled"]
    for reference, state in shown.items():
        assert [row.reference for row in orders(later, state=state)] == [reference]
        assert (
            orders(later, state=state, reference="sold")
            == orders(later, state=state)[: reference == "sold"]
        )
    assert [row.reference for row in orders(later, item=tea)] == ["waiting"]
    assert [row.reference for row in orders(later, item=coffee, state="expired")] == ["late"]
    assert [row.reference for row in orders(later, limit=2, offset=1)] == ["late", "given up"]


def test_others_learn_of_every_act(books: Books, tea: bytes) -> None:
    """A row of the journal for each reservation, each release, and each fulfilment."""
    made = reserve(books, "WEB-1", tea, 5 * ONE)
    sell_for(books, "WEB-1", Scan(tea, ONE))
    release_reservation(books.database, books.actor, reference="WEB-1")
    told = [
        entry.payload["fields"]
        for entry in journal_entries(books.database, books.actor)
        if str(entry.payload.get("table", "")).startswith("reservation")
    ]
    gone, sold, first = told
    assert (first["id"], first["reference"], first["quantity"]) == (made.hex(), "WEB-1", 5 * ONE)
    assert (sold["reservation"], sold["quantity"]) == (made.hex(), ONE)
    assert (gone["document"], gone["quantity"]) == (None, 4 * ONE)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"goods": []}, "goods_missing"),
        ({"reference": " "}, "text_missing"),
        ({"reference": "x" * 201}, "text_too_long"),
        ({"quantity": 0}, "quantity_not_positive"),
        ({"quantity": 500}, "quantity_too_fine"),
        ({"item": bytes(16)}, "item_unknown"),
        ({"location": bytes(16)}, "location_unknown"),
        ({"location": LOSS}, "location_unknown"),
        ({"expires_at": datetime(2026, 3, 31, 12, tzinfo=UTC)}, "expiry_in_past"),
        ({"expires_at": datetime.min.replace(tzinfo=UTC)}, "expiry_in_past"),
    ],
)
def test_what_makes_no_sense_is_refused(
    books: Books, tea: bytes, given: dict[str, Any], error: str
) -> None:
    """Nothing is written of it."""
    goods = [Goods(given.pop("item", tea), given.pop("quantity", ONE))]
    before = digest(books.database)
    with pytest.raises((InvalidInput, NotFound), match=error):
        reserve_stock(
            *(books.database, books.actor),
            **{"reference": "WEB-1", "goods": goods} | given,
        )
    assert digest(books.database) == before


def test_a_far_expiry_is_taken(books: Books, tea: bytes) -> None:
    """The last moment that a date has, in a zone in which it is later still."""
    far = datetime.max.replace(tzinfo=timezone(-timedelta(hours=12)))
    reserve(books, "WEB-1", tea, ONE, expires_at=far)
    assert available(books, tea)[0] == ONE


def test_what_cannot_be_released_is_refused(books: Books, tea: bytes) -> None:
    """An unknown order, more than is left, a quantity of nothing in particular."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    for given, error in (
        ({"reference": "WEB-2"}, "reservation_unknown"),
        ({"reference": "WEB-1", "item": tea, "quantity": 3 * ONE}, "released_too_much"),
        ({"reference": "WEB-1", "item": new_id()}, "item_unknown"),
        ({"reference": "WEB-1", "quantity": ONE}, "item_missing"),
        ({"reference": "WEB-1", "item": tea, "quantity": 1}, "quantity_too_fine"),
    ):
        with pytest.raises((InvalidInput, NotFound, Refused), match=error):
            release_reservation(books.database, books.actor, **given)


def test_only_a_sale_is_for_an_order(books: Books, tea: bytes) -> None:
    """And only for one that there is."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    receipt = open_draft(books.database, books.actor, kind="receipt")
    with pytest.raises(InvalidInput, match="reservation_not_sold"):
        describe_draft(books.database, books.actor, draft=receipt, reservation="WEB-1")
    sale = open_draft(books.database, books.actor, kind="sale")
    with pytest.raises(NotFound, match="reservation_unknown"):
        describe_draft(books.database, books.actor, draft=sale, reservation="WEB-9")
    describe_draft(books.database, books.actor, draft=sale, reservation="WEB-1")
    describe_draft(books.database, books.actor, draft=sale, note="pagi")
    found = open_draft_of(books.database, books.actor, kind="sale")
    assert found is not None
    assert found.reservation == "WEB-1"


@pytest.mark.parametrize(
    ("damage", "subject"),
    [
        ("UPDATE reserved SET quantity = quantity + 1", "Teh"),
        ("DELETE FROM reserved", "Teh"),
        ("INSERT INTO reservation_release VALUES (randomblob(16), {id}, 6000, NULL, {id}, 0)", "W"),
        (
            "INSERT INTO reservation_release"
            " SELECT randomblob(16), {id}, 1, id, actor, 0 FROM document",
            "W",
        ),
    ],
)
def test_check_tells_what_does_not_add_up(
    shop_database: Any, owner: Actor, damage: str, subject: str
) -> None:
    """What is left, what was given up beyond that, what no sale accounts for."""
    books = Books(shop_database, owner)
    tea = add_item(shop_database, owner, "Teh")
    books.post("receipt", Scan(tea, 7 * ONE, 100))
    made = reserve(books, "W", tea, 5 * ONE)
    assert check(shop_database) == []
    shop_database.execute_sql(damage.format(id=f"x'{made.hex()}'"))
    problems = {(problem.code, problem.subject) for problem in check(shop_database)}
    assert ("reservation_wrong", subject) in problems

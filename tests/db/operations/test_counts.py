"""Stocktakes: scopes that never meet, one document of differences, approval, and what they hold."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.access import Actor
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.operations.approvals import approve
from db.operations.counting import count_line
from db.operations.counts import cancel_count, close_count, open_count
from db.operations.documents import reverse_document
from db.operations.items import ItemFields, archive_item, delete_item, edit_item
from db.operations.locations import archive_location, move_location
from db.operations.merge import merge_items
from db.operations.own_account import set_pin
from db.operations.places import add_category, add_location
from db.operations.settings import set_count_limit
from db.operations.units import add_unit
from db.queries.counts import stock_counts
from db.queries.shop import count_limit
from tests.db.books import Books
from tests.db.counting import Stocktake
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, digest, on_hand, receive, sell

pytestmark = pytest.mark.usefixtures("light_hashes")
PIN = "583904"


@pytest.fixture
def tea(books: Books) -> bytes:
    """Ten packs of tea at 500 rupiah."""
    item = add_item(books.database, books.actor, "Teh", sku="TEH")
    receive(books.database, books.actor, item, 10 * ONE, 500 * RUPIAH)
    return item


@pytest.fixture
def rice(books: Books) -> bytes:
    """Four bags of rice at 60,000 rupiah."""
    item = add_item(books.database, books.actor, "Beras", sku="BERAS")
    receive(books.database, books.actor, item, 4 * ONE, 60_000 * RUPIAH)
    return item


def test_differences_are_booked_and_not_totals(books: Books, tea: bytes, rice: bytes) -> None:
    """What was sold and received since stays; one document, with the cost of what was there."""
    stocktake = Stocktake.of(books, name="Akhir tahun")
    stocktake.line(tea, 8 * ONE)
    stocktake.line(rice, 5 * ONE)
    sell(books.database, books.actor, tea, 3 * ONE)
    receive(books.database, books.actor, rice, 2 * ONE, 60_000 * RUPIAH)
    closed = stocktake.close()
    assert (closed.number, closed.lines) == ("CNT-K1-000001", 2)
    assert (on_hand(books.database, tea), on_hand(books.database, rice)) == (5 * ONE, 7 * ONE)
    assert books.pool(tea) == (5 * ONE, 2_500 * RUPIAH)
    assert books.pool(rice) == (7 * ONE, 420_000 * RUPIAH)
    head = "SELECT kind, note, approved_by, total FROM document WHERE id = ?"
    assert books.database.rows(head, (stocktake.id,)) == [("stocktake", "Akhir tahun", None, 0)]
    assert [row.state for row in stock_counts(books.database, books.actor, ended=True)] == [
        "closed"
    ]


def test_closing_twice_books_once(books: Books, tea: bytes) -> None:
    """A double click, or a crash after the commit."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 9 * ONE)
    first = stocktake.close()
    before = digest(books.database)
    assert stocktake.close() == first
    assert digest(books.database) == before
    with pytest.raises(Refused, match="count_ended"):
        cancel_count(books.database, books.actor, count=stocktake.id)


def test_what_agrees_books_nothing(books: Books, tea: bytes) -> None:
    """There is no empty document."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 10 * ONE)
    closed = stocktake.close()
    assert (closed.number, closed.lines) == (None, 0)
    assert books.one("SELECT count(*) FROM document WHERE kind = 'stocktake'") == 0


def test_what_was_not_counted(books: Books, tea: bytes, rice: bytes) -> None:
    """It stays, or there is none of it: as the books say at closing, below zero too."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 10 * ONE)
    assert stocktake.close().lines == 0
    assert on_hand(books.database, rice) == 4 * ONE
    sugar = add_item(books.database, books.actor, "Gula")
    sell(books.database, books.actor, sugar, ONE, oversell=True)
    again = Stocktake.of(books)
    again.line(tea, 10 * ONE)
    sell(books.database, books.actor, rice, ONE)
    assert again.close(uncounted="zero").lines == 2
    held = [on_hand(books.database, item) for item in (tea, rice, sugar)]
    assert held == [10 * ONE, 0, 0]
    sql = "SELECT recorded, counted FROM count_line WHERE assumed = 1 ORDER BY recorded"
    assert books.database.rows(sql) == [(-ONE, 0), (3 * ONE, 0)]


def test_zero_is_zero_within_the_scope_alone(books: Books, tea: bytes, rice: bytes) -> None:
    """Neither another place nor another category is touched."""
    grain = add_category(books.database, books.actor, name="Beras")
    books.database.execute_sql("UPDATE item SET category = ? WHERE id = ?", (grain, rice))
    store = add_location(books.database, books.actor, name="Gudang")
    shelf = add_location(books.database, books.actor, name="Papan", parent=store)
    for item in (tea, rice):
        receive(books.database, books.actor, item, 3 * ONE, 100, location=shelf)
    corn = add_item(books.database, books.actor, "Jagung", category=grain)
    stocktake = Stocktake.of(books, location=store, category=grain)
    stocktake.line(corn, 0, location=shelf)
    stocktake.close(uncounted="zero")
    held = [(books.held(item, shelf), on_hand(books.database, item)) for item in (tea, rice)]
    assert held == [(3 * ONE, 13 * ONE), (0, 4 * ONE)]
    books.database.execute_sql(
        "UPDATE item_search SET text = item_search_text.text FROM item_search_text"
        " WHERE item_search_text.item = item_search.item"
    )


def test_an_empty_count_is_not_closed(books: Books, tea: bytes) -> None:
    """ "Nobody counted anything" must not empty the shop."""
    stocktake = Stocktake.of(books)
    with pytest.raises(Refused, match="count_empty"):
        stocktake.close(uncounted="zero")
    stocktake.line(tea, ONE)
    with pytest.raises(InvalidInput, match="uncounted_unknown"):
        stocktake.close(uncounted="burn")
    assert on_hand(books.database, tea) == 10 * ONE


def test_more_was_sold_than_was_counted(books: Books, tea: bytes, rice: bytes) -> None:
    """The count was wrong: it is refused with the items' names, and counted again."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 2 * ONE)
    stocktake.line(rice, 4 * ONE)
    sell(books.database, books.actor, tea, 5 * ONE)
    before = digest(books.database)
    with pytest.raises(Refused) as refused:
        stocktake.close(oversell=True)
    assert (refused.value.code, refused.value.details) == ("count_outdated", {"names": ("Teh",)})
    assert digest(books.database) == before
    stocktake.line(tea, 5 * ONE)
    assert stocktake.close().lines == 0


def test_scopes_never_meet(books: Books) -> None:
    """Neither a place within another one, nor a category within all; the other one is named."""
    store = add_location(books.database, books.actor, name="Gudang")
    rack = add_location(books.database, books.actor, name="Rak", parent=store)
    shelf = add_location(books.database, books.actor, name="Papan", parent=rack)
    food, drinks = (add_category(books.database, books.actor, name=name) for name in "MN")
    first = Stocktake.of(books, location=rack, category=food)
    meeting: list[dict[str, Any]] = [
        {},
        {"location": store},
        {"location": rack, "category": food},
        {"location": shelf},
        {"category": food},
    ]
    for scope in meeting:
        with pytest.raises(Refused) as refused:
            open_count(books.database, books.actor, **scope)
        assert refused.value.code == "count_overlaps"
        assert "Gudang / Rak, M" in refused.value.details.values()
    Stocktake.of(books, category=drinks)
    beside = add_location(books.database, books.actor, name="Rak 2", parent=store)
    Stocktake.of(books, location=beside, category=food)
    cancel_count(books.database, books.actor, count=first.id)
    Stocktake.of(books, location=rack, category=food)


def test_a_place_moves_into_no_other_count(books: Books) -> None:
    """Two counts that would meet are told apart first."""
    one, two = (add_location(books.database, books.actor, name=name) for name in ("1", "2"))
    Stocktake.of(books, location=one)
    move_location(books.database, books.actor, location=two, parent=one)
    move_location(books.database, books.actor, location=two, parent=None)
    Stocktake.of(books, location=two)
    with pytest.raises(Refused, match="count_overlaps"):
        move_location(books.database, books.actor, location=two, parent=one)


def test_what_is_wrong_with_a_scope(books: Books) -> None:
    """A place or category that is not there or archived, a name that is taken or too long."""
    store = add_location(books.database, books.actor, name="Gudang")
    gone = add_location(books.database, books.actor, name="Lama")
    archive_location(books.database, books.actor, location=gone)
    Stocktake.of(books, location=store, name="Tahunan")
    free = add_location(books.database, books.actor, name="Toko 2")
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"location": bytes(16)}, "location_unknown"),
        ({"location": gone}, "location_archived"),
        ({"category": bytes(16)}, "category_unknown"),
        ({"location": free, "name": " tahunan "}, "name_taken"),
        ({"location": free, "name": "x" * 300}, "text_too_long"),
    ]
    for scope, code in wrong:
        with pytest.raises(LumbungError) as raised:
            open_count(books.database, books.actor, **scope)
        assert raised.value.code == code
    assert len(stock_counts(books.database, books.actor)) == 1


def test_differences_above_the_limit_need_approval(
    books: Books, tea: bytes, rice: bytes, warehouse: Actor
) -> None:
    """Of what is found and what is missing together; the document names who approved."""
    set_count_limit(books.database, books.actor, amount=60_000 * RUPIAH)
    set_pin(books.database, books.actor, password=PASSWORD, pin=PIN)
    stocktake = replace(Stocktake.of(books), actor=warehouse)
    stocktake.line(rice, 5 * ONE)
    stocktake.line(tea, 9 * ONE)
    before = digest(books.database)
    with pytest.raises(PermissionDenied) as denied:
        stocktake.close()
    assert denied.value.details == {"permission": "count.approve"}
    assert digest(books.database) == before
    given = approve(books.database, warehouse, permission="count.approve", login="owner", pin=PIN)
    replace(stocktake, actor=replace(warehouse, approval=given)).close()
    sql = "SELECT actor, approved_by FROM document WHERE id = ?"
    approved = books.database.rows(sql, (stocktake.id,))
    assert approved == [(warehouse.account, books.actor.account)]
    subject = books.one("SELECT subject FROM approval WHERE permission = 'count.approve'")
    assert subject == stocktake.id


def test_up_to_the_limit_nobody_is_asked(
    books: Books, tea: bytes, rice: bytes, warehouse: Actor
) -> None:
    """Just at it; without one, as a shop begins, ever. An owner's own name stands above it."""
    assert count_limit(books.database, books.actor) is None
    assert Stocktake.of(books).line(rice, 0).counted == 0
    (open_one,) = stock_counts(books.database, books.actor)
    close_count(books.database, warehouse, count=open_one.id)
    set_count_limit(books.database, books.actor, amount=500 * RUPIAH)
    assert count_limit(books.database, books.actor) == 500 * RUPIAH
    count = open_count(books.database, warehouse)
    count_line(books.database, warehouse, count=count, counted=9 * ONE, item=tea)
    close_count(books.database, warehouse, count=count)
    assert books.one("SELECT approved_by FROM document WHERE id = ?", count) is None
    own = Stocktake.of(books)
    own.line(tea, 0)
    own.close()
    approver = books.one("SELECT approved_by FROM document WHERE id = ?", own.id)
    assert approver == books.actor.account
    set_count_limit(books.database, books.actor, amount=None)
    assert count_limit(books.database, books.actor) is None
    with pytest.raises(InvalidInput, match="price_negative"):
        set_count_limit(books.database, books.actor, amount=-1)
    with pytest.raises(PermissionDenied):
        set_count_limit(books.database, warehouse, amount=1)


@pytest.mark.parametrize(("amount", "price"), [(0, 0), (999 * RUPIAH, 1_000 * RUPIAH)])
def test_goods_without_a_cost_slip_through_no_limit(
    books: Books, warehouse: Actor, amount: int, price: int
) -> None:
    """They count at their price; a limit of zero is for any difference."""
    gift = add_item(books.database, books.actor, "Hadiah", sale_price=price)
    set_count_limit(books.database, books.actor, amount=amount)
    stocktake = replace(Stocktake.of(books), actor=warehouse)
    stocktake.line(gift, ONE)
    with pytest.raises(PermissionDenied):
        stocktake.close()


def test_a_posted_count_is_reversed_as_every_document(books: Books, tea: bytes) -> None:
    """Stock and value are as before, and the count stays what it was."""
    before = books.pool(tea)
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 7 * ONE)
    stocktake.close()
    reverse_document(books.database, books.actor, document=stocktake.id, reason="Salah hitung")
    assert books.pool(tea) == before


def held(books: Books, item: bytes) -> list[tuple[Callable[[], object], str]]:
    """What an open count with an item at a place holds fast."""
    database, actor = books.database, books.actor
    other = add_item(database, actor, "Lain")
    box = add_unit(database, actor, code="boks")
    place = bytes(books.one("SELECT location FROM count_line"))
    return [
        (lambda: delete_item(database, actor, item=item), "item_was_counted"),
        (lambda: merge_items(database, actor, keep=other, drop=item), "item_counted"),
        (lambda: archive_location(database, actor, location=place), "location_counted"),
        (
            lambda: edit_item(database, actor, item=item, fields=ItemFields("Teh", unit=box)),
            "unit_in_use",
        ),
    ]


def test_what_is_being_counted_stays(books: Books) -> None:
    """An item that never moved is not deleted, merged away or given another unit, nor its place."""
    item = add_item(books.database, books.actor, "Teh")
    shelf = add_location(books.database, books.actor, name="Papan")
    stocktake = Stocktake.of(books, location=shelf)
    with pytest.raises(Refused, match="location_counted"):
        archive_location(books.database, books.actor, location=shelf)
    stocktake.line(item, 3 * ONE)
    acts = held(books, item)
    before = digest(books.database)
    for act, code in acts:
        with pytest.raises(Refused, match=code):
            act()
    assert digest(books.database) == before
    stocktake.close()
    assert books.held(item, shelf) == 3 * ONE


def test_once_cancelled_it_holds_nothing_but_the_record(books: Books) -> None:
    """Nothing is booked; the place and the merge are free, the lines stay to be seen."""
    item, keep = (add_item(books.database, books.actor, name) for name in ("Teh", "Teh Celup"))
    shelf = add_location(books.database, books.actor, name="Papan")
    stocktake = Stocktake.of(books, location=shelf)
    stocktake.line(item, 3 * ONE)
    cancel_count(books.database, books.actor, count=stocktake.id)
    with pytest.raises(Refused, match="count_ended"):
        stocktake.close()
    with pytest.raises(Refused, match="item_was_counted"):
        delete_item(books.database, books.actor, item=item)
    merge_items(books.database, books.actor, keep=keep, drop=item)
    archive_location(books.database, books.actor, location=shelf)
    assert books.one("SELECT count(*) FROM count_line") == 1


def test_an_item_is_merged_into_one_that_is_being_counted(
    books: Books, tea: bytes, rice: bytes
) -> None:
    """What comes with the merge is a movement since, and no difference."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 9 * ONE)
    merge_items(books.database, books.actor, keep=tea, drop=rice)
    with pytest.raises(Refused, match="count_moved"):
        stocktake.line(tea, ONE, adds=True)
    stocktake.close()
    assert on_hand(books.database, tea) == 13 * ONE


def test_an_archived_item_keeps_its_counted_lines(books: Books, tea: bytes) -> None:
    """Its goods are there whatever lists show: the difference is booked."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 8 * ONE)
    archive_item(books.database, books.actor, item=tea)
    stocktake.close()
    assert on_hand(books.database, tea) == 8 * ONE


def test_a_difference_larger_than_a_line(books: Books, tea: bytes) -> None:
    """It is booked in several."""
    receive(books.database, books.actor, tea, 10**10, 1)
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 0)
    assert stocktake.close().lines == 2
    assert on_hand(books.database, tea) == 0


def test_goods_in_the_wrong_place_cost_nothing(books: Books, tea: bytes) -> None:
    """Missing on one shelf and found on another: the value stays."""
    shelf = add_location(books.database, books.actor, name="Papan")
    floor = bytes(books.one("SELECT location FROM balance WHERE item = ? AND quantity > 0", tea))
    before = books.pool(tea)
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 0, location=floor)
    stocktake.line(tea, 10 * ONE, location=shelf)
    stocktake.close()
    assert books.pool(tea) == before
    assert books.held(tea, shelf) == 10 * ONE


def test_a_count_that_is_not_there(books: Books) -> None:
    """Told as such."""
    for act in (close_count, cancel_count):
        with pytest.raises(NotFound, match="count_unknown"):
            act(books.database, books.actor, count=bytes(16))

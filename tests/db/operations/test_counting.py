"""Counted lines: the books' word in the same moment, recounts, piles, lots, places, and who may."""

from datetime import date
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.ids import NO_LOT
from db.operations.counting import count_line, strike_line
from db.operations.counts import cancel_count, open_count
from db.operations.documents import reverse_document
from db.operations.items import BarcodeFields, archive_item
from db.operations.lots import set_lot_tracking
from db.operations.own_account import set_badge
from db.operations.places import add_category, add_location
from db.operations.reservations import Goods, reserve_stock
from db.operations.units import add_unit
from db.queries.counted import count_lines, count_tallies
from tests.db.books import Books, Scan
from tests.db.counting import Stocktake
from tests.shops import ONE, PASSWORD, add_item, digest, receive, sell

pytestmark = pytest.mark.usefixtures("light_hashes")


@pytest.fixture
def tea(books: Books) -> bytes:
    """Ten packs of tea in the shop; a carton's code counts twelve."""
    carton = BarcodeFields("222", 12 * ONE, "karton")
    item = add_item(books.database, books.actor, "Teh", "111", carton, sku="TEH")
    receive(books.database, books.actor, item, 10 * ONE, 500)
    return item


def tallies(stocktake: Stocktake) -> list[tuple[str, int, int | None]]:
    """Item, counted and recorded of what was counted."""
    rows = count_tallies(stocktake.database, stocktake.actor, count=stocktake.id)
    return [(row.goods.name, row.counted, row.recorded) for row in rows]


def test_a_line_is_kept_with_what_the_books_said_then(books: Books, tea: bytes) -> None:
    """By SKU, barcode or carton; a sale afterwards changes nothing of it."""
    stocktake = Stocktake.of(books)
    kept = stocktake.line(tea, 9 * ONE, reason="damage", note="Sobek")
    assert (kept.item, kept.counted, kept.recorded) == (tea, 9 * ONE, 10 * ONE)
    sell(books.database, books.actor, tea, 4 * ONE)
    assert tallies(stocktake) == [("Teh", 9 * ONE, 10 * ONE)]
    by_carton = count_line(
        books.database, books.actor, count=stocktake.id, counted=ONE // 2, code=" 222 "
    )
    assert (by_carton.counted, by_carton.recorded) == (6 * ONE, 6 * ONE)
    by_sku = count_line(books.database, books.actor, count=stocktake.id, counted=0, code="TEH")
    assert (by_sku.item, by_sku.counted) == (tea, 0)


def test_counting_again_is_a_recount(books: Books, tea: bytes, warehouse: Actor) -> None:
    """The line before stays to be seen, with who struck it; what the books say is asked anew."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 3 * ONE)
    sell(books.database, books.actor, tea, ONE)
    count_line(books.database, warehouse, count=stocktake.id, counted=9 * ONE, item=tea)
    assert tallies(stocktake) == [("Teh", 9 * ONE, 9 * ONE)]
    rows = count_lines(books.database, books.actor, count=stocktake.id)
    shown = [(row.counted, row.recorded, row.counted_by, row.struck_by) for row in rows]
    assert shown == [
        (9 * ONE, 9 * ONE, "Gudang", None),
        (3 * ONE, 10 * ONE, "Ibu Sri", "Gudang"),
    ]


def test_piles_add_up_while_nothing_moves(books: Books, tea: bytes) -> None:
    """Two shelves of the same; of what moved in between nobody knows the pile."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 4 * ONE, adds=True)
    assert stocktake.line(tea, 5 * ONE, adds=True).counted == 9 * ONE
    assert tallies(stocktake) == [("Teh", 9 * ONE, 10 * ONE)]
    sell(books.database, books.actor, tea, ONE)
    receive(books.database, books.actor, tea, ONE, 500)
    with pytest.raises(Refused, match="count_moved"):
        stocktake.line(tea, ONE, adds=True)
    stocktake.line(tea, 8 * ONE)
    assert tallies(stocktake) == [("Teh", 8 * ONE, 10 * ONE)]


def test_a_line_is_taken_back(books: Books, tea: bytes) -> None:
    """A pile alone, or the first line with all that was added to it; once."""
    stocktake = Stocktake.of(books)
    first = stocktake.line(tea, 4 * ONE)
    pile = stocktake.line(tea, 5 * ONE, adds=True)
    stocktake.line(tea, ONE, adds=True)
    strike_line(books.database, books.actor, line=pile.line)
    assert tallies(stocktake) == [("Teh", 5 * ONE, 10 * ONE)]
    strike_line(books.database, books.actor, line=first.line)
    assert tallies(stocktake) == []
    for line in (first.line, bytes(16)):
        with pytest.raises(NotFound, match="line_unknown"):
            strike_line(books.database, books.actor, line=line)


def test_what_two_pcs_counted_apart_is_struck_apart(books: Books, tea: bytes) -> None:
    """While they did not know of each other both opened a count of the same shelf."""
    first, second = Stocktake.of(books), bytes(16)
    line = first.line(tea, 5 * ONE).line
    names = [row[1] for row in books.database.rows("PRAGMA table_info(count_line)")]
    others = ", ".join(names[2:])
    books.database.execute_sql(
        "INSERT INTO stock_count SELECT ?, 'Lain', location, category, blind, opened_by, opened_at,"
        " state, ended_by, ended_at FROM stock_count",
        (second,),
    )
    books.database.execute_sql(
        f"INSERT INTO count_line (id, count, {others}) SELECT ?, ?, {others} FROM count_line",
        (bytes(16), second),
    )
    strike_line(books.database, books.actor, line=line)
    struck = dict(books.database.rows("SELECT count, struck_at IS NOT NULL FROM count_line"))
    assert struck == {first.id: 1, second: 0}


def test_lots_are_counted_apart(books: Books, tea: bytes) -> None:
    """Named by code or date; one that nobody knew is found, and goods without one are said so."""
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    books.post("receipt", Scan(tea, 5 * ONE, 500, lot="A", expires_on=date(2027, 1, 1)))
    stocktake = Stocktake.of(books)
    with pytest.raises(InvalidInput, match="lot_missing"):
        stocktake.line(tea, ONE)
    assert stocktake.line(tea, 4 * ONE, lot_code="A").recorded == 5 * ONE
    assert stocktake.line(tea, 7 * ONE, lot_code="").recorded == 10 * ONE
    assert stocktake.line(tea, 3 * ONE, lot_code="B", expires_on=date(2027, 5, 1)).recorded == 0
    assert stocktake.line(tea, ONE, expires_on=date(2027, 9, 1)).recorded == 0
    assert len(tallies(stocktake)) == 4
    stocktake.close()
    sql = (
        "SELECT code, coalesce(expires_on, ''), quantity FROM balance JOIN lot ON lot.id = lot"
        " JOIN location ON location.id = balance.location AND kind = 'internal' ORDER BY 1, 2"
    )
    assert books.database.rows(sql) == [
        ("", "", 7 * ONE),
        ("", "2027-09-01", ONE),
        ("A", "2027-01-01", 4 * ONE),
        ("B", "2027-05-01", 3 * ONE),
    ]


def test_lots_that_were_mixed_up_take_nothing_from_orders(books: Books, tea: bytes) -> None:
    """One more of the one, one less of the other: as many are there for the order as before."""
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    books.post("receipt", Scan(tea, 5 * ONE, 500, lot="A"), Scan(tea, 5 * ONE, 500, lot="B"))
    goods = [Goods(tea, 20 * ONE)]
    reserve_stock(books.database, books.actor, reference="WEB-1", goods=goods)
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 4 * ONE, lot_code="A")
    stocktake.line(tea, 6 * ONE, lot_code="B")
    closed = stocktake.close()
    assert closed.lines == 2
    reverse_document(books.database, books.actor, document=closed.count, reason="")
    other = Stocktake.of(books)
    other.line(tea, 3 * ONE, lot_code="A")
    other.line(tea, 6 * ONE, lot_code="B")
    with pytest.raises(Refused, match="count_outdated"):
        other.close()


def test_a_lot_of_two_dates_is_told_apart(books: Books, tea: bytes) -> None:
    """By its date, or by its id; a lot of another item is none of it."""
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    for month in (1, 2):
        scan = Scan(tea, ONE, 500, lot="A", expires_on=date(2027, month, 1))
        books.post("receipt", scan)
    stocktake = Stocktake.of(books)
    with pytest.raises(InvalidInput, match="lot_ambiguous"):
        stocktake.line(tea, ONE, lot_code="A")
    stocktake.line(tea, ONE, lot_code="A", expires_on=date(2027, 2, 1))
    lot = bytes(books.one("SELECT id FROM lot WHERE expires_on = '2027-01-01'"))
    assert stocktake.line(tea, ONE, lot=lot).recorded == ONE
    assert stocktake.line(tea, 10 * ONE, lot=NO_LOT).recorded == 10 * ONE
    other = add_item(books.database, books.actor, "Kopi")
    with pytest.raises(NotFound, match="lot_unknown"):
        stocktake.line(other, ONE, lot=lot)


def test_lots_that_are_there_are_not_counted_as_none(books: Books, tea: bytes) -> None:
    """Also after tracking was switched off: the goods would be there twice."""
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    books.post("receipt", Scan(tea, 5 * ONE, 500, lot="A"))
    set_lot_tracking(books.database, books.actor, item=tea, tracked=False)
    stocktake = Stocktake.of(books)
    with pytest.raises(InvalidInput, match="lot_missing"):
        stocktake.line(tea, 15 * ONE)
    assert stocktake.line(tea, 5 * ONE, lot_code="A").recorded == 5 * ONE
    with pytest.raises(InvalidInput, match="lot_not_tracked"):
        stocktake.line(tea, ONE, lot_code="Z")


def test_the_place_is_said_where_there_are_several(books: Books, tea: bytes) -> None:
    """And lies in the count, as the item does in its category."""
    rack = add_location(books.database, books.actor, name="Rak")
    shelf = add_location(books.database, books.actor, name="Papan", parent=rack)
    drinks = add_category(books.database, books.actor, name="Minuman")
    alone = Stocktake.of(books, location=shelf)
    assert alone.line(tea, ONE).recorded == 0
    cancel_count(books.database, books.actor, count=alone.id)
    stocktake = Stocktake.of(books, location=rack)
    with pytest.raises(InvalidInput, match="location_missing"):
        stocktake.line(tea, ONE)
    assert stocktake.line(tea, ONE, location=shelf).recorded == 0
    floor = bytes(books.one("SELECT location FROM balance WHERE item = ? AND quantity > 0", tea))
    with pytest.raises(Refused, match="count_outside"):
        stocktake.line(tea, ONE, location=floor)
    of_drinks = Stocktake.of(books, location=floor, category=drinks)
    with pytest.raises(Refused, match="count_outside"):
        of_drinks.line(tea, ONE)


def test_units_and_bounds(books: Books, tea: bytes) -> None:
    """As fine as the unit, zero or more, and nothing is rounded."""
    litre = add_unit(books.database, books.actor, code="liter", decimals=2)
    oil = add_item(books.database, books.actor, "Minyak", unit=litre)
    stocktake = Stocktake.of(books)
    assert stocktake.line(oil, 1_250).counted == 1_250
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"item": tea, "counted": 1_500}, "quantity_too_fine"),
        ({"item": oil, "counted": 1_255}, "quantity_too_fine"),
        ({"code": "222", "counted": 1}, "quantity_too_fine"),
        ({"item": tea, "counted": -ONE}, "quantity_negative"),
        ({"item": tea, "counted": 10**11}, "quantity_too_large"),
        ({"item": tea, "counted": ONE, "reason": "theft"}, "reason_unknown"),
        ({"item": tea, "counted": ONE, "note": "x" * 5_000}, "text_too_long"),
        ({"item": bytes(16), "counted": ONE}, "item_unknown"),
        ({"code": "999", "counted": ONE}, "code_unknown"),
        ({"counted": ONE}, "barcode_empty"),
        ({"item": tea, "counted": ONE, "location": bytes(16)}, "location_unknown"),
    ]
    before = digest(books.database)
    for given, code in wrong:
        with pytest.raises(LumbungError) as raised:
            count_line(books.database, books.actor, count=stocktake.id, **given)
        assert raised.value.code == code
    assert digest(books.database) == before
    stocktake.line(tea, 10**10)
    with pytest.raises(InvalidInput, match="quantity_too_large"):
        stocktake.line(tea, ONE, adds=True)


def test_what_is_not_there_is_refused(books: Books, tea: bytes) -> None:
    """An ended count, one that never was, an archived item, a badge."""
    set_badge(books.database, books.actor, password=PASSWORD, badge="LMB-0042")
    stocktake = Stocktake.of(books)
    with pytest.raises(Refused, match="code_is_badge"):
        count_line(books.database, books.actor, count=stocktake.id, counted=ONE, code="LMB-0042")
    archive_item(books.database, books.actor, item=tea)
    with pytest.raises(Refused, match="item_archived"):
        stocktake.line(tea, ONE)
    with pytest.raises(NotFound, match="count_unknown"):
        count_line(books.database, books.actor, count=bytes(16), counted=ONE, item=tea)
    cancel_count(books.database, books.actor, count=stocktake.id)
    with pytest.raises(Refused, match="count_ended"):
        stocktake.line(tea, ONE)


def test_an_item_of_another_category_by_now_is_counted_once(books: Books, tea: bytes) -> None:
    """What one count holds another one cannot have."""
    first, second = (add_category(books.database, books.actor, name=name) for name in "AB")
    sql = "UPDATE item SET category = ? WHERE id = ?"
    books.database.execute_sql(sql, (first, tea))
    of_first, of_second = (Stocktake.of(books, category=each) for each in (first, second))
    of_first.line(tea, 9 * ONE)
    books.database.execute_sql(sql, (second, tea))
    with pytest.raises(Refused, match="counted_elsewhere"):
        of_second.line(tea, 9 * ONE)
    books.database.execute_sql(
        "UPDATE item_search SET text = item_search_text.text FROM item_search_text"
        " WHERE item_search_text.item = item_search.item"
    )


def test_who_may_count(books: Books, tea: bytes, cashier: Actor, warehouse: Actor) -> None:
    """The warehouse; a blind count does not tell it what the books say, as it tells the owner."""
    with pytest.raises(PermissionDenied):
        open_count(books.database, cashier)
    count = open_count(books.database, warehouse, blind=True)
    said: dict[str, Any] = {"count": count, "counted": ONE, "item": tea}
    assert count_line(books.database, warehouse, **said).recorded is None
    assert count_line(books.database, books.actor, **said).recorded == 10 * ONE
    with pytest.raises(PermissionDenied):
        count_line(books.database, cashier, **said)


def test_every_line_is_in_the_journal(books: Books, tea: bytes) -> None:
    """Another PC learns of the count, of every line and of what was struck."""
    shop: ShopDatabase = books.database
    before = books.one("SELECT max(device_seq) FROM journal")
    stocktake = Stocktake.of(books)
    stocktake.line(tea, ONE)
    stocktake.line(tea, 2 * ONE)
    sql = (
        "SELECT kind, payload ->> 'table', payload ->> 'field' FROM journal"
        " WHERE device_seq > ? ORDER BY device_seq"
    )
    assert shop.rows(sql, (before,)) == [
        ("row_created", "stock_count", None),
        ("row_created", "count_line", None),
        ("field_changed", "count_line", "struck_by"),
        ("field_changed", "count_line", "struck_at"),
        ("row_created", "count_line", None),
    ]

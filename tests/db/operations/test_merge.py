"""Two items that were one: codes, lots, drafts, stock and value end up in the one that is kept."""

from datetime import date
from itertools import product
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.errors import NotFound, PermissionDenied, Refused
from db.ids import fixed_id, new_id
from db.operations.documents import reverse_document
from db.operations.drafts import add_line, open_draft
from db.operations.items import (
    BarcodeFields,
    ItemFields,
    archive_item,
    delete_item,
    edit_item,
    restore_item,
)
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.places import add_category, add_location
from db.queries.check import check
from db.queries.drafts import tape
from db.queries.items import ItemFilter, Sort, count_items, find_items, item_detail, item_of_scan
from db.queries.lots import item_lots
from db.queries.stock_card import stock_card
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item, digest, on_hand

EAN, OTHER = "8991234567897", "8992696404441"


@pytest.fixture
def keep(books: Books) -> bytes:
    """Ten at 100."""
    keep = add_item(books.database, books.actor, "Teh Botol", EAN, sku="T1", sale_price=9)
    books.post("receipt", Scan(keep, 10 * ONE, 100))
    return keep


@pytest.fixture
def drop(books: Books) -> bytes:
    """The same by another name: seven for an odd sum."""
    drop = add_item(books.database, books.actor, "Teh btl", OTHER, sku="T2", sale_price=9)
    books.post("receipt", Scan(drop, 3 * ONE, 107), Scan(drop, 4 * ONE, 111))
    return drop


def merge(books: Books, keep: bytes, drop: bytes) -> None:
    """Merges two items."""
    merge_items(books.database, books.actor, keep=keep, drop=drop)


def value(books: Books, *items: bytes) -> tuple[int, int]:
    """Quantity and value of several items together."""
    pools = [books.pool(item) for item in items]
    return sum(pool[0] for pool in pools), sum(pool[1] for pool in pools)


def test_stock_and_value_are_those_of_both(books: Books, keep: bytes, drop: bytes) -> None:
    """In every place, to the last ten-thousandth; two adjustments say so."""
    store_room = add_location(books.database, books.actor, name="Gudang")
    books.post("transfer", Scan(drop, 2 * ONE), destination=store_room)
    before = value(books, keep, drop)
    merge(books, keep, drop)
    assert (books.pool(keep), books.pool(drop)) == (before, (0, 0))
    assert (on_hand(books.database, keep), on_hand(books.database, drop)) == (17 * ONE, 0)
    assert books.held(keep, store_room) == 2 * ONE
    assert books.database.rows(
        "SELECT kind, number, note FROM document WHERE reason = 'merge' ORDER BY number"
    ) == [("adjustment", "ADJ-K1-000001", ""), ("adjustment", "ADJ-K1-000002", "ADJ-K1-000001")]
    assert stock_card(books.database, books.actor, item=drop)[0].balance == 0


def test_the_dropped_item_is_found_no_more(books: Books, keep: bytes, drop: bytes) -> None:
    """Not in the list, not among archived ones; its codes and its number mean the other."""
    merge(books, keep, drop)
    for archived in (False, True):
        rows = find_items(books.database, books.actor, where=ItemFilter("btl", archived=archived))
        assert rows == []
    (row,) = find_items(books.database, books.actor, where=ItemFilter(OTHER))
    assert row.id == keep
    detail = item_detail(books.database, books.actor, item=keep)
    assert {code.code for code in detail.barcodes} == {EAN, OTHER}
    draft = open_draft(books.database, books.actor, kind="sale")
    for code in (OTHER, "T2", "T1"):
        assert add_line(books.database, books.actor, draft=draft, code=code).item == keep
        found = item_of_scan(books.database, books.actor, code)
        assert found is not None
        assert found.id == keep


@pytest.mark.parametrize("sort", get_args(Sort))
def test_no_list_shows_the_dropped_item(books: Books, keep: bytes, drop: bytes, sort: Sort) -> None:
    """In whatever order, with whatever filter; counts and sums agree."""
    drinks = add_category(books.database, books.actor, name="Minuman")
    for item, name in ((keep, "Teh Botol"), (drop, "Teh btl")):
        fields = ItemFields(name, category=drinks, reorder_point=100 * ONE)
        edit_item(books.database, books.actor, item=item, fields=fields)
    merge(books, keep, drop)
    for low, archived, category in product((False, True), (False, True), (None, drinks)):
        for text in ("", "teh", "stock<50"):
            where = ItemFilter(text, category, low, archived)
            rows = find_items(books.database, books.actor, where=where, sort=sort)
            assert [row.id for row in rows] == [keep] * (not archived), where
            assert count_items(books.database, books.actor, where=where) == len(rows), where
    assert check(books.database, deep=True) == []


def test_the_dropped_item_stays_gone(books: Books, keep: bytes, drop: bytes) -> None:
    """It is neither restored nor edited, deleted, archived or merged again; its SKU is free."""
    merge(books, keep, drop)
    before = digest(books.database)
    for attempt in (restore_item, archive_item, delete_item):
        with pytest.raises(Refused, match="item_merged"):
            attempt(books.database, books.actor, item=drop)
    with pytest.raises(Refused, match="item_merged"):
        edit_item(books.database, books.actor, item=drop, fields=ItemFields("Teh"))
    for pair in ((keep, drop), (drop, keep)):
        with pytest.raises(Refused, match="item_merged"):
            merge(books, *pair)
    assert digest(books.database) == before
    new = add_item(books.database, books.actor, "Baru", sku="T2")
    draft = open_draft(books.database, books.actor, kind="sale")
    assert add_line(books.database, books.actor, draft=draft, code="T2").item == new


def test_drafts_point_to_the_kept_item(
    books: Books, cashier: Actor, keep: bytes, drop: bytes
) -> None:
    """Somebody is selling it while it is merged."""
    till = Books(books.database, cashier)
    draft = open_draft(books.database, cashier, kind="sale")
    till.scan(draft, Scan(drop, ONE))
    merge(books, keep, drop)
    assert [line.item for line in tape(books.database, cashier, draft=draft)] == [keep]
    till.post("sale")
    assert on_hand(books.database, keep) == 16 * ONE


def test_a_code_that_both_have_is_kept_once(books: Books, keep: bytes, drop: bytes) -> None:
    """Two PCs gave it while apart: the daily case."""
    books.database.execute_sql(
        "UPDATE barcode SET code = ?, gtin14 = ? WHERE item = ?", (EAN, f"0{EAN}", drop)
    )
    merge(books, keep, drop)
    codes = item_detail(books.database, books.actor, item=keep).barcodes
    assert [code.code for code in codes] == [EAN]


@pytest.mark.parametrize("turn", [1, -1])
def test_of_a_double_code_the_first_row_stays_as_the_kept_item_counts_it(
    books: Books, turn: int
) -> None:
    """Whichever way they are merged: two PCs that do it each the other way delete the same one."""
    items = [
        add_item(books.database, books.actor, name, BarcodeFields(code, pack * ONE, f"dus {pack}"))
        for name, code, pack in (("Teh", EAN, 12), ("Teh btl", OTHER, 24))
    ]
    sql = "UPDATE barcode SET code = ?, gtin14 = ? WHERE item = ?"
    books.database.execute_sql(sql, (EAN, f"0{EAN}", items[1]))
    first = books.one("SELECT id FROM barcode WHERE item = ?", items[0])
    merge(books, *items[::turn])
    kept, pack = (items[0], 12) if turn == 1 else (items[1], 24)
    assert books.database.rows("SELECT id, item, pack_quantity, pack_name FROM barcode") == [
        (first, kept, pack * ONE, f"dus {pack}")
    ]


def test_lots_change_hands(books: Books) -> None:
    """Each with its date and its stock."""
    items = []
    for name, code in (("Susu", "A"), ("Susu UHT", "B")):
        item = add_item(books.database, books.actor, name)
        set_lot_tracking(books.database, books.actor, item=item, tracked=True)
        for day in (date(2031, 1, 1), date(2032, 1, 1)):
            books.post("receipt", Scan(item, 2 * ONE, 50, lot=code, expires_on=day))
        items.append(item)
    merge(books, *items)
    rows = item_lots(books.database, books.actor, item=items[0])
    assert [(row.code, row.quantity) for row in rows] == [
        *(("A", 2 * ONE), ("B", 2 * ONE), ("A", 2 * ONE), ("B", 2 * ONE))
    ]
    assert item_lots(books.database, books.actor, item=items[1]) == []


def test_old_sales_come_back_to_the_kept_item(books: Books, keep: bytes, drop: bytes) -> None:
    """Returned or reversed: the goods are the same goods."""
    sold = books.post("sale", Scan(drop, 2 * ONE))
    other = books.post("sale", Scan(drop, ONE))
    merge(books, keep, drop)
    books.give_back("customer_return", books.line(sold), ONE)
    reverse_document(books.database, books.actor, document=other.id, reason="")
    assert (on_hand(books.database, keep), on_hand(books.database, drop)) == (16 * ONE, 0)
    (merged,) = books.database.rows("SELECT id FROM document WHERE reason = 'merge' LIMIT 1")[0]
    with pytest.raises(Refused, match="is_merge"):
        reverse_document(books.database, books.actor, document=merged, reason="")


def test_what_was_merged_before_goes_on_to_the_last(books: Books, keep: bytes, drop: bytes) -> None:
    """Three into two into one."""
    sold = books.post("sale", Scan(drop, ONE))
    last = add_item(books.database, books.actor, "Teh Botol 350 ml")
    merge(books, keep, drop)
    merge(books, last, keep)
    books.give_back("customer_return", books.line(sold))
    draft = open_draft(books.database, books.actor, kind="sale")
    assert add_line(books.database, books.actor, draft=draft, code="T2").item == last
    assert on_hand(books.database, last) == 17 * ONE


def test_what_is_missing_of_the_one_is_missing_of_the_other(
    books: Books, keep: bytes, drop: bytes
) -> None:
    """An oversold item: two short at 109 each, taken from ten at 100; the difference is shown."""
    books.post("sale", Scan(drop, 9 * ONE), oversell=True)
    assert books.pool(drop) == (-2 * ONE, -218)
    merge(books, keep, drop)
    assert books.pool(drop) == (0, 0)
    assert books.pool(keep) == (8 * ONE, 800)
    assert books.one("SELECT sum(variance) FROM movement_cost") == 200 - 218


def test_an_item_without_stock_is_merged_without_a_document(books: Books, keep: bytes) -> None:
    """Nothing has to move."""
    never = add_item(books.database, books.actor, "Teh baru", "4006381333931")
    before = books.one("SELECT count(*) FROM document")
    merge(books, keep, never)
    assert books.one("SELECT count(*) FROM document") == before
    assert on_hand(books.database, keep) == 10 * ONE


def test_only_what_is_counted_alike_is_merged(books: Books, keep: bytes) -> None:
    """Other units, the item itself, one that is not there: told, and nothing changed."""
    rice = add_item(books.database, books.actor, "Beras", unit=fixed_id("unit/kg"))
    before = digest(books.database)
    for other, error in ((rice, "units_differ"), (keep, "merge_with_itself")):
        with pytest.raises(Refused, match=error):
            merge(books, keep, other)
    for pair in ((keep, new_id()), (new_id(), keep)):
        with pytest.raises(NotFound, match="item_unknown"):
            merge(books, *pair)
    assert digest(books.database) == before


def test_goods_are_not_merged_into_an_archived_item(books: Books, keep: bytes, drop: bytes) -> None:
    """Nobody would find them; into one that is restored they are."""
    archive_item(books.database, books.actor, item=keep)
    with pytest.raises(Refused, match="item_archived"):
        merge(books, keep, drop)
    restore_item(books.database, books.actor, item=keep)
    archive_item(books.database, books.actor, item=drop)
    merge(books, keep, drop)
    assert on_hand(books.database, keep) == 17 * ONE


def test_what_another_was_merged_into_is_not_deleted(books: Books, drop: bytes) -> None:
    """Nor counted anew: the past of the other leads to it."""
    sold = books.post("sale", Scan(drop, 7 * ONE))
    new = add_item(books.database, books.actor, "Teh baru")
    merge(books, new, drop)
    assert item_detail(books.database, books.actor, item=new).ever_moved
    with pytest.raises(Refused, match="item_moved"):
        delete_item(books.database, books.actor, item=new)
    fields = ItemFields("Teh", unit=fixed_id("unit/kg"))
    with pytest.raises(Refused, match="unit_in_use"):
        edit_item(books.database, books.actor, item=new, fields=fields)
    books.give_back("customer_return", books.line(sold), ONE)


def test_a_cashier_merges_nothing(books: Books, cashier: Actor, keep: bytes, drop: bytes) -> None:
    """Who may not edit items."""
    with pytest.raises(PermissionDenied):
        merge_items(books.database, cashier, keep=keep, drop=drop)


def test_an_item_that_never_moved_is_deleted(books: Books, keep: bytes) -> None:
    """With its codes; not while a draft or a return waits for it, and not once it moved."""
    never = add_item(books.database, books.actor, "Teh baru", "4006381333931")
    set_lot_tracking(books.database, books.actor, item=never, tracked=True)
    draft = open_draft(books.database, books.actor, kind="opening")
    line = books.scan(draft, Scan(never, ONE, lot="A"))
    with pytest.raises(Refused, match="item_in_draft"):
        delete_item(books.database, books.actor, item=never)
    books.database.execute_sql("DELETE FROM draft_line WHERE id = ?", (line,))
    delete_item(books.database, books.actor, item=never)
    with pytest.raises(Refused, match="item_moved"):
        delete_item(books.database, books.actor, item=keep)


moves = st.lists(
    st.tuples(
        st.sampled_from(["keep", "drop"]), st.booleans(), st.integers(1, 9), st.integers(0, 999)
    ),
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=moves, stores=st.lists(st.booleans(), min_size=6, max_size=6))
def test_whatever_was_booked_before(
    books: Books, moves: list[tuple[str, bool, int, int]], stores: list[bool]
) -> None:
    """Surplus and want in any places: the quantities add up, the value less what was settled."""
    rooms = books.database.rows("SELECT id FROM location WHERE kind = 'internal' LIMIT 2")
    if len(rooms) < 2:
        rooms.append((add_location(books.database, books.actor, name="Gudang"),))
    pair = {name: add_item(books.database, books.actor, name) for name in ("keep", "drop")}
    for (name, comes_in, pieces, cost), store in zip(moves, stores, strict=False):
        kind = "receipt" if comes_in else "sale"
        scan = Scan(pair[name], pieces * ONE, cost if comes_in else None)
        books.post(kind, scan, location=rooms[store][0], oversell=not comes_in)
    sql = "SELECT coalesce(sum(variance), 0) FROM movement_cost"
    before, settled = held(books, *pair.values()), books.one(sql)
    merge(books, pair["keep"], pair["drop"])
    quantity, cost = held(books, pair["keep"])
    assert (quantity, cost + books.one(sql) - settled) == before
    assert held(books, pair["drop"]) == (0, 0)
    assert check(books.database) == []


def held(books: Books, *items: bytes) -> tuple[int, int]:
    """As `value`, also of items that never moved."""
    rows = [
        books.database.row("SELECT quantity, cost FROM item_cost WHERE item = ?", (item,)) or (0, 0)
        for item in items
    ]
    return sum(row[0] for row in rows), sum(row[1] for row in rows)

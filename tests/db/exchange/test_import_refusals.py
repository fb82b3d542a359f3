"""A file, and taking it back, does to the lists what a person may do by hand, and no more."""

from pathlib import Path
from typing import Any

import pytest

from db.exchange import pace
from db.exchange.undoing import undo_import
from db.operations.drafts import add_line, open_draft
from db.operations.items import archive_item
from db.operations.merge import merge_items
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_partner
from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.db.books import Books
from tests.db.counting import Stocktake
from tests.db.exchange.files import bring, codes
from tests.shops import ONE, add_item, on_hand, receive, sell

USES = ("ordered", "reserved", "counted", "received")


def use(books: Books, item: bytes, how: str, quantity: int = ONE) -> None:
    """Something says a quantity of an item."""
    if how == "ordered":
        supplier = add_partner(books.database, books.actor, name="CV Teh")
        lines = [Wanted(item, quantity)]
        order_stock(books.database, books.actor, supplier=supplier, lines=lines)
    elif how == "reserved":
        reserve(books, item, quantity)
    elif how == "counted":
        Stocktake.of(books).line(item, quantity)
    elif how == "drafted":
        draft = open_draft(books.database, books.actor, kind="receipt")
        sku = str(value(books, "sku", item))
        add_line(books.database, books.actor, draft=draft, code=sku, count=quantity)
    else:
        receive(books.database, books.actor, item, quantity, 1)


def reserve(books: Books, item: bytes, quantity: int = ONE) -> None:
    """An order that holds some of it."""
    goods = [Goods(item, quantity)]
    reserve_stock(books.database, books.actor, reference="WEB-1", goods=goods, oversell=True)


def value(books: Books, column: str, item: bytes) -> object:
    """A column of an item's row."""
    return books.one(f"SELECT {column} FROM item WHERE id = ?", item)


def told(books: Books, batch: bytes | None) -> list[tuple[int, str]]:
    """Takes a file back; row and code of what was kept."""
    assert batch is not None
    result = undo_import(books.database, books.actor, batch=batch)
    return [(problem.row, problem.code) for problem in result.kept]


def test_a_reserved_item_is_not_archived(books: Books, tmp_path: Path) -> None:
    """Nobody could scan it for its order; once that is given up it may go."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    reserve(books, item)
    text = "Kode,Nama,Diarsipkan\nT,Teh,ya\n"
    result = bring(books.database, books.actor, tmp_path, text, columns={"Diarsipkan": "archived"})
    assert codes(result) == [(2, "item_reserved")]
    assert value(books, "archived_at", item) is None
    release_reservation(books.database, books.actor, reference="WEB-1")
    again = {"columns": {"Diarsipkan": "archived"}, "again": True}
    assert bring(books.database, books.actor, tmp_path, text, **again).problems == []
    assert value(books, "archived_at", item) is not None


def test_an_archived_item_gets_no_stock(books: Books, tmp_path: Path) -> None:
    """Nobody would see it in the lists; a file that brings the item back may."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    archive_item(books.database, books.actor, item=item)
    text = "Kode,Nama,Stok,Lokasi,Diarsipkan\nT,Teh Celup,5,Rak 1,{}\nT,,3,Rak 2,\n"
    columns = {"Stok": "quantity", "Lokasi": "location", "Diarsipkan": "archived"}
    told_of: dict[str, Any] = {"columns": columns, "kind": "items"}
    result = bring(books.database, books.actor, tmp_path, text.format(""), **told_of)
    assert codes(result) == [(2, "item_archived"), (3, "item_archived")]
    assert (value(books, "name", item), on_hand(books.database, item)) == ("Teh Celup", 0)
    for dry_run in (True, False):
        told_of["dry_run"] = dry_run
        result = bring(books.database, books.actor, tmp_path, text.format("tidak"), **told_of)
        assert codes(result) == []
    assert (value(books, "archived_at", item), on_hand(books.database, item)) == (None, 8 * ONE)


@pytest.mark.parametrize("rows_a_chunk", [1, 100])
@pytest.mark.parametrize("is_known", [False, True])
def test_what_a_file_archives_gets_none_of_its_stock(
    books: Books,
    tmp_path: Path,
    is_known: bool,
    rows_a_chunk: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither by the row that says so nor by a later one, however many are written at once."""
    monkeypatch.setattr(pace, "SMALLEST_CHUNK", rows_a_chunk)
    monkeypatch.setattr(pace, "LARGEST_CHUNK", rows_a_chunk)
    if is_known:
        add_item(books.database, books.actor, "Teh", sku="T")
    text = "Kode,Nama,Stok,Lokasi,Diarsipkan\nT,Teh,5,Rak 1,ya\nT,,3,Rak 2,\n"
    columns = {"Stok": "quantity", "Lokasi": "location", "Diarsipkan": "archived"}
    for dry_run in (True, False):
        told_of: dict[str, Any] = {"columns": columns, "kind": "items", "dry_run": dry_run}
        result = bring(books.database, books.actor, tmp_path, text, **told_of)
        assert codes(result) == [(2, "item_archived"), (3, "item_archived")]
    ((item, archived_at),) = books.database.rows("SELECT id, archived_at FROM item")
    assert archived_at is not None
    assert on_hand(books.database, item) == 0


@pytest.mark.parametrize("how", USES)
def test_the_unit_of_what_was_measured_stays(books: Books, tmp_path: Path, how: str) -> None:
    """Ten pieces on order do not become ten kilograms."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    use(books, item, how)
    result = bring(books.database, books.actor, tmp_path, "Kode,Nama,Satuan\nT,Teh,kg\n")
    assert codes(result) == [(2, "unit_in_use")]


@pytest.mark.parametrize("how", USES)
def test_an_undo_leaves_the_unit_of_what_was_measured_since(
    books: Books, tmp_path: Path, how: str
) -> None:
    """Half a kilogram is no half piece."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    batch = bring(books.database, books.actor, tmp_path, "Kode,Nama,Satuan\nT,Teh,kg\n").batch
    kilograms = value(books, "unit", item)
    use(books, item, how, ONE // 2)
    assert told(books, batch) == [(2, "unit_in_use")]
    assert value(books, "unit", item) == kilograms


def test_an_undo_gives_no_code_to_two_items(books: Books, tmp_path: Path) -> None:
    """Another item took the old one meanwhile."""
    tea = "8999000100020"
    item = add_item(books.database, books.actor, "Teh", tea, sku="OLD")
    text = f"Kode,Barcode,Nama\nNEW,{tea},Teh\n"
    batch = bring(books.database, books.actor, tmp_path, text).batch
    add_item(books.database, books.actor, "Kopi", sku="OLD")
    assert told(books, batch) == [(2, "sku_taken_since")]
    assert value(books, "sku", item) == "NEW"


def test_an_undo_archives_nothing_that_is_reserved(books: Books, tmp_path: Path) -> None:
    """The file had brought the item back into the lists, and then somebody ordered it."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    archive_item(books.database, books.actor, item=item)
    batch = bring(books.database, books.actor, tmp_path, "Kode,Nama,Aktif\nT,Teh,ya\n").batch
    reserve(books, item)
    assert told(books, batch) == [(2, "item_reserved")]
    assert value(books, "archived_at", item) is None


def test_an_undo_leaves_a_merged_item_out_of_the_lists(books: Books, tmp_path: Path) -> None:
    """The file had archived it; it is part of another one by now."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    batch = bring(books.database, books.actor, tmp_path, "Kode,Nama,Aktif\nT,Teh,tidak\n").batch
    kept = add_item(books.database, books.actor, "Teh Celup")
    merge_items(books.database, books.actor, keep=kept, drop=item)
    assert told(books, batch) == [(2, "changed_since")]
    assert value(books, "archived_at", item) is not None


def test_an_undo_passes_over_a_category_that_is_gone(books: Books, tmp_path: Path) -> None:
    """It came with another file, which was taken back before."""
    item = add_item(books.database, books.actor, "Teh", sku="T")
    head = "Kode,Nama,Kategori\n"
    first = bring(books.database, books.actor, tmp_path, f"{head}T,Teh,Satu\n").batch
    second = bring(books.database, books.actor, tmp_path, f"{head}T,Teh,Dua\n").batch
    now = value(books, "category", item)
    assert told(books, first) == [(2, "changed_since")]
    assert told(books, second) == [(2, "changed_since"), (2, "in_use")]
    assert value(books, "category", item) == now


@pytest.mark.parametrize("how", ["ordered", "drafted"])
def test_an_undo_archives_nothing_that_is_waited_for(
    books: Books, tmp_path: Path, how: str
) -> None:
    """Its opening stock goes, the item stays for its order or document."""
    batch = bring(books.database, books.actor, tmp_path, "Kode,Nama,Stok\nT,Teh,5\n").batch
    item = books.one("SELECT id FROM item")
    use(books, item, how)
    assert told(books, batch) == [(2, "item_moved")]
    assert (on_hand(books.database, item), value(books, "archived_at", item)) == (0, None)


def test_a_customer_who_supplies_is_both(books: Books, tmp_path: Path) -> None:
    """Else nothing could be ordered of them; taken back they are a customer again."""
    partner = add_partner(books.database, books.actor, name="CV Teh", kind="customer")
    text = "Kode,Nama,Pemasok\nT,Teh,cv teh\nK,Kopi,CV Teh\n"
    batch = bring(books.database, books.actor, tmp_path, text).batch
    kinds = "SELECT kind FROM partner"
    assert books.one(kinds) == "both"
    assert books.one("SELECT count(*) FROM item WHERE supplier = ?", partner) == 2
    assert told(books, batch) == []
    assert books.one(kinds) == "customer"


def test_an_undo_hides_no_stock(books: Books, tmp_path: Path) -> None:
    """Of one item something was sold, so that the document of both cannot be taken back."""
    text = "Kode,Nama,Stok\nT,Teh,5\nK,Kopi,5\n"
    batch = bring(books.database, books.actor, tmp_path, text).batch
    ids = dict(books.database.rows("SELECT sku, id FROM item"))
    sell(books.database, books.actor, ids["T"], ONE)
    kept = told(books, batch)
    assert sorted(kept) == [(2, "item_moved"), (2, "stock_short"), (3, "stock_left")]
    assert on_hand(books.database, ids["K"]) == 5 * ONE
    assert value(books, "archived_at", ids["K"]) is None

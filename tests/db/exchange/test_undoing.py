"""Undoing an import: old values return, what was made goes, what is used stays and is named."""

from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, LumbungError, PermissionDenied
from db.exchange import undoing
from db.exchange.undoing import batch_of, undo_import
from db.ids import WAREHOUSE
from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.items import ItemFields, edit_item
from db.operations.merge import merge_items
from db.operations.reservations import Goods, reserve_stock
from db.queries.check import check
from tests.db.exchange.files import bring
from tests.db.exchange.test_importing import GOODS, failing_at
from tests.shops import ONE, add_item, digest, on_hand, receive, sell

LISTS = "Kode,Barcode,Nama,Kategori,Satuan,Pemasok\nA,8999000100013,Kopi,Minuman,sak,CV A\n"
TABLES = ("item", "barcode", "category", "partner", "unit", "location", "sales_history")


def shelf(database: ShopDatabase) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that an import fills."""
    return {table: sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def test_what_was_made_goes_and_what_was_changed_returns(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The shop is as it was, row by row."""
    add_item(shop_database, owner, "Teh", "8999000100020", sku="B", note="old")
    before = shelf(shop_database)
    text = LISTS + "B,8999000100037,Teh Celup,Minuman,,CV A\n"
    result = bring(shop_database, owner, tmp_path, text)
    assert result.batch is not None
    assert shelf(shop_database) != before
    undone = undo_import(shop_database, owner, batch=result.batch)
    assert undone.kept == []
    assert shelf(shop_database) == before
    assert check(shop_database) == []
    assert bring(shop_database, owner, tmp_path, text).created == 1


def test_a_sales_history_is_forgotten(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """All of it."""
    result = bring(shop_database, owner, tmp_path, "tanggal,nama,qty\n2022-01-01,Kopi,1\n")
    assert result.batch is not None
    undo_import(shop_database, owner, batch=result.batch)
    assert shop_database.rows("SELECT count(*) FROM sales_history") == [(0,)]


def test_opening_stock_is_reversed_and_its_items_archived(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Bookings are never deleted, so the items stay in the books."""
    result = bring(shop_database, owner, tmp_path, GOODS)
    assert result.batch is not None
    undone = undo_import(shop_database, owner, batch=result.batch)
    assert {problem.code for problem in undone.kept} == {"item_archived", "in_use"}
    assert shop_database.rows("SELECT sum(quantity) FROM item_cost") == [(0,)]
    assert shop_database.rows("SELECT count(*) FROM item WHERE archived_at IS NULL") == [(0,)]
    assert check(shop_database) == []


def test_what_is_used_since_stays_and_is_named(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Sold, received, edited: whoever undoes reads of it."""
    changed = add_item(shop_database, owner, "Teh", sku="B")
    text = "Kode,Nama,Stok,Harga\nA,Kopi,5,\nB,Teh Celup,,\nC,Gula,,\n"
    result = bring(shop_database, owner, tmp_path, text)
    ids = dict(shop_database.rows("SELECT sku, id FROM item"))
    sell(shop_database, owner, ids["A"], 3 * ONE)
    receive(shop_database, owner, ids["C"], ONE, 1)
    edit_item(shop_database, owner, item=changed, fields=ItemFields("Teh Tubruk"))
    assert result.batch is not None
    undone = undo_import(shop_database, owner, batch=result.batch)
    told = [(problem.row, problem.code) for problem in undone.kept]
    assert sorted(told) == [
        *((2, "item_moved"), (2, "stock_short")),
        *((3, "changed_since"), (4, "item_moved")),
    ]
    assert on_hand(shop_database, ids["A"]) == 2 * ONE
    assert shop_database.rows("SELECT name FROM item WHERE id = ?", (changed,)) == [("Teh Tubruk",)]
    assert check(shop_database) == []


def test_an_undo_that_breaks_off_is_gone_on_with(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """At statement k for every k, the next undo finishes it."""
    add_item(shop_database, owner, "Teh", sku="B")
    before = shelf(shop_database)
    statement, ended = 0, False
    while not ended:
        statement += 1
        text = LISTS + f"B,,Teh Celup {statement},,,\n"
        batch = bring(shop_database, owner, tmp_path, text).batch
        assert batch is not None
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(undoing, "ROWS_AT_ONCE", 2)
            failing_at(patched, statement)
            try:
                undo_import(shop_database, owner, batch=batch)
                ended = True
            except CannotOpen:
                shop_database.close()
        if not ended:
            state = shop_database.rows("SELECT state FROM import_batch WHERE id = ?", (batch,))
            if state != [("undone",)]:
                undo_import(shop_database, owner, batch=batch)
        assert shelf(shop_database) == before, statement
    assert statement > 30


def test_a_batch_is_named_by_its_beginning(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Enough of it to be the only one."""
    batch = bring(shop_database, owner, tmp_path, LISTS).batch
    assert batch is not None
    assert batch_of(shop_database, owner, start=batch.hex()) == batch
    assert batch_of(shop_database, owner, start=batch.hex()[:12]) == batch
    for wrong in ("", batch.hex()[:4], "%" * 8, "ffffffff"):
        with pytest.raises(LumbungError, match="batch_unknown"):
            batch_of(shop_database, owner, start=wrong)


def test_undoing_is_refused(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, warehouse: Actor, tmp_path: Path
) -> None:
    """To who may not, and for a batch that is undone or never was."""
    batch = bring(shop_database, owner, tmp_path, GOODS).batch
    assert batch is not None
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = 'document.reverse'")
    before = digest(shop_database)
    for actor in (cashier, warehouse):
        with pytest.raises(PermissionDenied):
            undo_import(shop_database, actor, batch=batch)
    with pytest.raises(LumbungError, match="batch_unknown"):
        undo_import(shop_database, owner, batch=bytes(16))
    assert digest(shop_database) == before


@pytest.mark.parametrize("missing", ["item.edit", "barcode.edit", "category.edit", "item.delete"])
def test_undoing_needs_the_rights_of_the_import(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, tmp_path: Path, missing: str
) -> None:
    """Nobody gives items their old names back who may not rename them."""
    batch = bring(shop_database, owner, tmp_path, LISTS).batch
    assert batch is not None
    sql = "DELETE FROM role_permission WHERE permission = ? AND role = ?"
    shop_database.execute_sql(sql, (missing, WAREHOUSE))
    before = digest(shop_database)
    with pytest.raises(PermissionDenied, match=missing):
        undo_import(shop_database, warehouse, batch=batch)
    assert digest(shop_database) == before


@pytest.mark.parametrize("use", ["merged", "reserved", "counted"])
def test_an_item_that_is_used_since_stays_in_the_list(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, use: str
) -> None:
    """Another one became a part of it, an order waits for it, or somebody counted it."""
    batch = bring(shop_database, owner, tmp_path, "Kode;Nama;Stok\nT1;Teh;5\n").batch
    assert batch is not None
    (item,) = shop_database.rows("SELECT id FROM item")[0]
    if use == "merged":
        merge_items(shop_database, owner, keep=item, drop=add_item(shop_database, owner, "Teh 2"))
    elif use == "reserved":
        reserve_stock(shop_database, owner, reference="W1", goods=[Goods(item, ONE)])
    else:
        count = open_count(shop_database, owner)
        count_line(shop_database, owner, count=count, item=item, counted=4 * ONE)
    result = undo_import(shop_database, owner, batch=batch)
    assert "item_moved" in {problem.code for problem in result.kept}
    assert shop_database.rows("SELECT archived_at FROM item WHERE id = ?", (item,)) == [(None,)]
    assert check(shop_database) == []

"""Undoing an import: old values return, what was made goes, what is used stays and is named."""

from contextlib import suppress
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
from db.operations.items import ItemFields, archive_item, edit_item, restore_item
from db.operations.merge import merge_items
from db.operations.reservations import Goods, reserve_stock
from db.queries.check import check
from tests.db.exchange.files import GOODS, bring, counts
from tests.db.exchange.importing.test_going_on import failing_at
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
    assert undo_import(shop_database, owner, batch=result.batch).undone == 1
    assert shop_database.rows("SELECT count(*) FROM sales_history") == [(0,)]


def test_a_sales_history_is_forgotten_with_the_row_that_says_so(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Wherever undoing breaks off: else other PCs would keep what this one forgot."""
    batch = bring(shop_database, owner, tmp_path, "tanggal,nama,qty\n2022-01-01,Kopi,1\n").batch
    assert batch is not None
    said = "SELECT count(*) FROM journal WHERE kind = 'import_undone'"
    statement, found = 0, {(1, 0)}
    while (0, 1) not in found:
        statement += 1
        with pytest.MonkeyPatch.context() as patched, suppress(CannotOpen):
            failing_at(patched, statement)
            undo_import(shop_database, owner, batch=batch)
        ((sales,),) = shop_database.rows("SELECT count(*) FROM sales_history")
        found.add((sales, *shop_database.rows(said)[0]))
    assert found == {(1, 0), (0, 1)}


def test_opening_stock_is_reversed_and_its_items_archived(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Bookings are never deleted, so the items stay in the books."""
    result = bring(shop_database, owner, tmp_path, GOODS)
    assert result.batch is not None
    undone = undo_import(shop_database, owner, batch=result.batch)
    assert (undone.archived, {problem.code for problem in undone.kept}) == (2, {"in_use"})
    assert shop_database.rows("SELECT sum(quantity) FROM item_cost") == [(0,)]
    assert shop_database.rows("SELECT count(*) FROM item WHERE archived_at IS NULL") == [(0,)]
    assert check(shop_database) == []


@pytest.mark.parametrize("again", [False, True])
def test_what_was_undone_comes_in_again(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, again: bool
) -> None:
    """As new, with its stock, as often as one likes; also after a second try that did nothing."""
    text = GOODS.replace("17.500,50", "{price}")
    for price in ("1.000,50", "1.000,50", "2.000,50"):
        result = bring(shop_database, owner, tmp_path, text.format(price=price))
        assert (counts(result), result.problems) == ((2, 2, 0, 0), [])
        assert result.batch is not None
        if again:
            bring(shop_database, owner, tmp_path, text.format(price=price), again=True)
        live = "SELECT sku, on_hand FROM item WHERE archived_at IS NULL ORDER BY sku"
        assert shop_database.rows(live) == [("001", 4 * ONE), ("002", 2_500)]
        undone = undo_import(shop_database, owner, batch=result.batch)
        assert undone.archived == 2
        assert shop_database.rows(live) == []
        assert shop_database.rows("SELECT quantity, cost FROM item_cost") == [(0, 0), (0, 0)]
    assert shop_database.rows("SELECT count(*) FROM item") == [(2,)]
    assert check(shop_database) == []


def test_what_is_taken_up_again_and_used_stays(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The second undo meets a sale, and archives nothing that was sold."""
    text = "Kode;Nama;Stok\nT1;Teh;5\nT2;Gula;5\n"
    first = bring(shop_database, owner, tmp_path, text).batch
    assert first is not None
    undo_import(shop_database, owner, batch=first)
    second = bring(shop_database, owner, tmp_path, text).batch
    assert second is not None
    (tea,) = shop_database.rows("SELECT id FROM item WHERE sku = 'T1'")[0]
    sell(shop_database, owner, tea, ONE)
    result = undo_import(shop_database, owner, batch=second)
    told = {problem.code for problem in result.kept}
    assert told == {"item_moved", "stock_left", "stock_short"}
    assert shop_database.rows("SELECT archived_at FROM item WHERE id = ?", (tea,)) == [(None,)]
    assert on_hand(shop_database, tea) == 4 * ONE
    assert check(shop_database) == []


def test_who_archived_an_item_meant_it(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """A file restores what undoing archived, nothing else."""
    item = add_item(shop_database, owner, "Teh", sku="T1")
    archive_item(shop_database, owner, item=item)
    bring(shop_database, owner, tmp_path, "Kode;Nama;Harga\nT1;Teh;5\n")
    assert shop_database.rows("SELECT archived_at IS NULL FROM item") == [(0,)]


def test_who_archived_it_after_undoing_meant_it_too(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Undoing archived the item, a person restored it, and archived it again."""
    text = "Kode;Nama;Stok\nT1;Teh;5\n"
    batch = bring(shop_database, owner, tmp_path, text).batch
    assert batch is not None
    assert undo_import(shop_database, owner, batch=batch).archived == 1
    ((item,),) = shop_database.rows("SELECT id FROM item")
    restore_item(shop_database, owner, item=item)
    archive_item(shop_database, owner, item=item)
    result = bring(shop_database, owner, tmp_path, text)
    assert [problem.code for problem in result.problems] == ["item_archived"]
    assert counts(result) == (1, 0, 0, 1)
    assert on_hand(shop_database, item) == 0
    assert shop_database.rows("SELECT archived_at IS NULL FROM item") == [(0,)]


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

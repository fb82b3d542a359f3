"""Reports of another program's sales: by item and by day, of what came in and was not undone."""

from datetime import date
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.exchange.undoing import undo_import
from db.operations.items import ItemFields, edit_item
from db.operations.merge import merge_items
from db.operations.places import add_category
from db.queries.report_summary import summarise_report
from db.queries.reports import Order, ReportFilter, ReportRequest, Row, run_report
from tests.db.exchange.files import bring
from tests.shops import ONE, RUPIAH, add_item

SALES = (
    "tanggal,kode,nama,qty,total\n2022-01-30,T1,Teh,2,10000\n2022-01-31,T1,Teh,1,5000\n"
    "2022-01-31,X9,Entah,1,7000\n2022-02-01,X9,Entah,-1,-7000\n2022-02-01,K1,Kopi,1,1000\n"
)


@pytest.fixture
def batch(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> bytes:
    """A history in which one item is ours."""
    drinks = add_category(shop_database, owner, name="Minuman")
    tea = add_item(shop_database, owner, "Teh Celup", sku="T1")
    edit_item(
        shop_database, owner, item=tea, fields=ItemFields("Teh Celup", sku="T1", category=drinks)
    )
    found = bring(shop_database, owner, tmp_path, SALES).batch
    assert found is not None
    return found


def rows(
    database: ShopDatabase, actor: Actor, name: str, order: Order | None = None, **where: object
) -> list[Row]:
    """A report's rows."""
    request = ReportRequest(name, ReportFilter(**where), order)  # type: ignore[arg-type]  # by name
    return run_report(database, actor, request=request).rows


def test_by_item(shop_database: ShopDatabase, owner: Actor, batch: bytes) -> None:
    """Ours by their name, the others by the file's; what came back is taken off."""
    name = "imported_sales_by_item"
    tea = ("T1", "Teh Celup", "Minuman", 3 * ONE, "pcs", 15_000 * RUPIAH)
    coffee = ("", "Kopi", "", ONE, "", 1_000 * RUPIAH)
    other = ("", "Entah", "", 0, "", 0)
    assert rows(shop_database, owner, name) == [tea, coffee, other]
    assert rows(shop_database, owner, name, Order("name")) == [other, coffee, tea]
    assert rows(shop_database, owner, name, first=date(2022, 2, 2)) == []
    (category,) = shop_database.rows("SELECT id FROM category")[0]
    assert rows(shop_database, owner, name, category=category) == [tea]


def test_by_day(shop_database: ShopDatabase, owner: Actor, batch: bytes) -> None:
    """In the order of the days, of a span of them."""
    name = "imported_sales_by_day"
    assert rows(shop_database, owner, name, last=date(2022, 1, 31)) == [
        ("2022-01-30", 10_000 * RUPIAH),
        ("2022-01-31", 12_000 * RUPIAH),
    ]
    summary = summarise_report(shop_database, owner, request=ReportRequest(name))
    assert (summary.count, summary.totals) == (3, {"amount": 16_000 * RUPIAH})


def test_what_was_sold_of_a_merged_item_is_of_the_one_that_stays(
    shop_database: ShopDatabase, owner: Actor, batch: bytes
) -> None:
    """In one row with its own."""
    (tea,) = shop_database.rows("SELECT id FROM item WHERE sku = 'T1'")[0]
    keep = add_item(shop_database, owner, "Teh Tubruk", sku="T2")
    merge_items(shop_database, owner, keep=keep, drop=tea)
    found = rows(shop_database, owner, "imported_sales_by_item")
    assert [row[:2] for row in found] == [("T2", "Teh Tubruk"), ("", "Kopi"), ("", "Entah")]


def test_what_was_undone_is_in_no_report(
    shop_database: ShopDatabase, owner: Actor, batch: bytes
) -> None:
    """Nothing of it."""
    undo_import(shop_database, owner, batch=batch)
    for name in ("imported_sales_by_item", "imported_sales_by_day"):
        assert rows(shop_database, owner, name) == []

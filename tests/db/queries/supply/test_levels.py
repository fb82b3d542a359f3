"""What is low, out, too much, dead, expiring or on the way."""

from datetime import date, timedelta

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import new_id
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_category, add_location, add_partner
from db.queries.report_summary import summarise_report
from db.queries.reports import (
    ReportRequest,
)
from tests.db.queries.supply.conftest import TODAY, day, history, made, read
from tests.shops import ONE, add_item, receive, sell


def test_low_and_out(shop_database: ShopDatabase, owner: Actor) -> None:
    """Low is what is still there; out is what is not, with the last day on which it was sold."""
    for name, stock, point in (("low", 5, 5), ("enough", 6, 5), ("out", 1, 5), ("zero", 1, 0)):
        item = made(shop_database, owner, name, reorder_point=point * ONE)
        receive(shop_database, owner, item, stock * ONE, day=day(50))
        if stock == 1:
            sell(shop_database, owner, item, ONE, day=day(4))
    (low,) = read(shop_database, owner, "low_stock")
    assert (low["sku"], low["available"], low["last_sold"]) == ("low", 5 * ONE, None)
    out = read(shop_database, owner, "out_of_stock")
    assert [(row["sku"], row["last_sold"]) for row in out] == [
        ("out", "2026-03-27"),
        ("zero", "2026-03-27"),
    ]


def test_the_last_sale_of_a_merged_item(shop_database: ShopDatabase, owner: Actor) -> None:
    """Another program sold it under its old name."""
    keep, drop = made(shop_database, owner, "keep"), made(shop_database, owner, "drop")
    history(shop_database, drop, day(50), 24)
    merge_items(shop_database, owner, keep=keep, drop=drop)
    (row,) = read(shop_database, owner, "out_of_stock")
    assert (row["sku"], row["last_sold"]) == ("keep", day(50).isoformat())


def test_overstock(shop_database: ShopDatabase, owner: Actor) -> None:
    """One a day and 91 left last 91 days: more than 90. At 90 they do not."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 151 * ONE, 100, day=day(90))
    sell(shop_database, owner, tea, 60 * ONE, day=day(59))
    sell(shop_database, owner, tea, 0 + ONE, day=day(61))
    receive(shop_database, owner, tea, ONE, 100)
    (row,) = read(shop_database, owner, "overstock")
    assert (row["on_hand"], row["cover"], row["value"]) == (91 * ONE, 91, 9_100)
    assert read(shop_database, owner, "overstock", days=91) == []


def test_dead_stock(shop_database: ShopDatabase, owner: Actor) -> None:
    """There for months, not sold for 90 days; what is new or sold elsewhere meanwhile is not."""
    for name, sold_ago in (("dead", 90), ("alive", 89), ("never", None)):
        item = made(shop_database, owner, name)
        receive(shop_database, owner, item, 3 * ONE, 100, day=day(200))
        if sold_ago is not None:
            sell(shop_database, owner, item, ONE, day=day(sold_ago))
    new = add_item(shop_database, owner, "new", sku="new")
    receive(shop_database, owner, new, ONE)
    rows = read(shop_database, owner, "dead_stock")
    assert [(row["sku"], row["last_sold"], row["value"]) for row in rows] == [
        ("never", None, 300),
        ("dead", "2025-12-31", 200),
    ]
    summary = summarise_report(shop_database, owner, request=ReportRequest("dead_stock"))
    assert (summary.count, summary.totals) == (2, {"value": 500})
    assert {row["sku"] for row in read(shop_database, owner, "dead_stock", days=30)} == {
        *("dead", "alive", "never")
    }


def test_expiring(shop_database: ShopDatabase, owner: Actor) -> None:
    """Within 30 days, or gone by; by place and category."""
    category = add_category(shop_database, owner, name="Susu")
    milk = made(shop_database, owner, "M", category=category)
    set_lot_tracking(shop_database, owner, item=milk, tracked=True)
    for code, days in (("A", 31), ("B", 30), ("C", -1)):
        draft = open_draft(shop_database, owner, kind="receipt")
        line = add_line(shop_database, owner, draft=draft, code="M", count=2 * ONE).line
        expires_on = TODAY + timedelta(days=days)
        set_line_lot(shop_database, owner, line=line, code=code, expires_on=expires_on)
        post_draft(shop_database, owner, draft=draft)
    rows = read(shop_database, owner, "expiring")
    assert [(row["lot"], row["days_left"], row["quantity"]) for row in rows] == [
        ("C", -1, 2 * ONE),
        ("B", 30, 2 * ONE),
    ]
    assert len(read(shop_database, owner, "expiring", days=31)) == 3
    elsewhere = add_location(shop_database, owner, name="Gudang")
    assert read(shop_database, owner, "expiring", location=elsewhere) == []
    assert read(shop_database, owner, "expiring", category=new_id()) == []


def test_on_the_way(shop_database: ShopDatabase, owner: Actor) -> None:
    """What was ordered, what of it is still to come, from whom and when."""
    supplier = add_partner(shop_database, owner, name="PT Sumber", kind="supplier")
    tea = made(shop_database, owner, "T")
    order_stock(
        *(shop_database, owner),
        supplier=supplier,
        lines=[Wanted(tea, 10 * ONE)],
        expected_on=date(2026, 4, 2),
        reference="SO-7",
    )
    receive(shop_database, owner, tea, 4 * ONE)
    (row,) = read(shop_database, owner, "on_the_way")
    assert row == {
        "sku": "T",
        "name": "T",
        "category": "",
        "number": "PO-K1-000001",
        "ordered_on": "2026-03-31",
        "expected_on": "2026-04-02",
        "supplier": "PT Sumber",
        "ordered": 10 * ONE,
        "coming": 6 * ONE,
        "unit": "pcs",
        "reference": "SO-7",
    }
    assert read(shop_database, owner, "on_the_way", supplier=new_id()) == []
    assert len(read(shop_database, owner, "on_the_way", supplier=supplier)) == 1

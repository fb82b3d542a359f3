"""Reports on supply: what to order and why, worked out by hand from a few days of sales."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.ids import fixed_id, new_id
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, open_draft
from db.operations.items import BarcodeFields, archive_item
from db.operations.line_details import set_line_lot
from db.operations.locations import archive_location
from db.operations.lots import set_lot_tracking
from db.operations.merge import merge_items
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_category, add_location, add_partner
from db.operations.reservations import Goods, release_reservation, reserve_stock
from db.queries.report_summary import summarise_report
from db.queries.reports import (
    REPORTS,
    Order,
    Part,
    Report,
    ReportFilter,
    ReportRequest,
    report_names,
    run_report,
)
from db.rules.reorder import order_need, whole_packs
from tests.shops import ONE, add_item, at, receive, sell

TODAY = date(2026, 3, 31)
NOON = int(datetime(2026, 3, 31, 12, tzinfo=ZoneInfo("Asia/Jakarta")).timestamp()) * 1_000_000
LONG_AGO = NOON - 300 * 24 * 3600 * 1_000_000


@pytest.fixture
def owner(owner: Actor) -> Actor:
    """The owner, on the last day of March."""
    return at(owner, NOON)


def day(days_ago: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days_ago)


def made(
    database: ShopDatabase, actor: Actor, name: str, *codes: object, **fields: object
) -> bytes:
    """An item that the shop has had for months."""
    return add_item(database, at(actor, LONG_AGO), name, *codes, sku=name, **fields)  # type: ignore[arg-type]  # codes


def open_the_shop(database: ShopDatabase, actor: Actor) -> None:
    """The first sale of the shop, of something else, long before what counts."""
    other = made(database, actor, "other")
    receive(database, actor, other, 999 * ONE, day=day(200))
    sell(database, actor, other, ONE, day=day(199))


def history(database: ShopDatabase, item: bytes, day: date, pieces: int) -> None:
    """A sale of another program."""
    batch = new_id()
    database.execute_sql(
        "INSERT INTO import_batch (id, kind, file, sha256, layout, state, actor, started_at)"
        " VALUES (?, 'sales', 'x.csv', zeroblob(32), '{}', 'done', zeroblob(16), 0)",
        (batch,),
    )
    database.execute_sql(
        "INSERT INTO sales_history VALUES (?, ?, ?, ?, 'x', ?, 0, '')",
        (new_id(), batch, day.isoformat(), item, pieces * ONE),
    )


def read(
    database: ShopDatabase, actor: Actor, name: str, **where: object
) -> list[dict[str, object]]:
    """A report's rows by the keys of their columns."""
    request = ReportRequest(name, ReportFilter(**where))  # type: ignore[arg-type]  # by their names
    report = run_report(database, actor, request=request)
    return by_key(report)


def by_key(report: Report) -> list[dict[str, object]]:
    """Rows with their columns' keys."""
    keys = [column.key for column in report.columns]
    return [dict(zip(keys, row, strict=True)) for row in report.rows]


def to_order(database: ShopDatabase, actor: Actor, **where: object) -> dict[object, object]:
    """What is suggested, by SKU."""
    return {row["sku"]: row["to_order"] for row in read(database, actor, "reorder", **where)}


def test_at_the_reorder_point(shop_database: ShopDatabase, owner: Actor) -> None:
    """At 5 the fixed 12, at 6 nothing; without a fixed quantity just above the point."""
    for name, stock, point, quantity in (
        ("at", 5, 5, 12),
        ("above", 6, 5, 12),
        ("bare", 3, 5, 0),
        ("out", 0, 0, 7),
        ("never", 0, 0, 0),
    ):
        item = made(
            *(shop_database, owner, name),
            reorder_point=point * ONE,
            reorder_quantity=quantity * ONE,
        )
        if stock:
            receive(shop_database, owner, item, stock * ONE)
    assert to_order(shop_database, owner) == {"at": 12 * ONE, "bare": 3 * ONE, "out": 7 * ONE}


def test_by_velocity(shop_database: ShopDatabase, owner: Actor) -> None:
    """60 sold in 60 days is one a day: 6 left last no week; for 30 days 24 are missing."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 66 * ONE, day=day(90))
    for ago in (59, 40, 20, 1):
        sell(shop_database, owner, tea, 15 * ONE, day=day(ago))
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["per_day"], row["cover"]) == (6 * ONE, ONE, 6)
    assert row["to_order"] == 24 * ONE
    assert to_order(shop_database, owner, days=90) == {"T": 84 * ONE}
    receive(shop_database, owner, tea, ONE)
    assert to_order(shop_database, owner) == {}  # seven days are enough


def test_older_sales_do_not_count(shop_database: ShopDatabase, owner: Actor) -> None:
    """What was sold more than sixty days ago says nothing of today."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 61 * ONE, day=day(90))
    sell(shop_database, owner, tea, 60 * ONE, day=day(60))
    assert to_order(shop_database, owner) == {}


def test_returns_and_reversals_lower_the_velocity(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A sale that was a mistake sold nothing."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 61 * ONE, day=day(90))
    sold = sell(shop_database, owner, tea, 60 * ONE, day=day(5))
    assert to_order(shop_database, owner) == {"T": 29 * ONE}
    reverse_document(shop_database, owner, document=sold.id, reason="")
    assert to_order(shop_database, owner) == {}


def test_a_new_item_is_measured_since_it_is_there(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """20 in its ten days is two a day; what is there since yesterday counts a week at least."""
    open_the_shop(shop_database, owner)
    for name, since in (("ten", 9), ("new", 1)):
        begun = at(owner, NOON - since * 24 * 3600 * 1_000_000)
        item = add_item(shop_database, begun, name, sku=name)
        receive(shop_database, owner, item, 22 * ONE)
        sell(shop_database, owner, item, 20 * ONE)
    assert to_order(shop_database, owner) == {"ten": 58 * ONE, "new": (86 - 2) * ONE}


def test_days_since_it_ran_out_do_not_dilute(shop_database: ShopDatabase, owner: Actor) -> None:
    """20 sold in ten days, then out for fifty: two a day, so 60 for 30 days."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 20 * ONE, day=day(60))
    for ago in (59, 50):
        sell(shop_database, owner, tea, 10 * ONE, day=day(ago))
    assert to_order(shop_database, owner) == {"T": 60 * ONE}


def test_below_zero(shop_database: ShopDatabase, owner: Actor) -> None:
    """What is owed comes on top: 4 owed and one a day for 30 days."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 56 * ONE, day=day(90))
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code="T", count=60 * ONE)
    post_draft(shop_database, owner, draft=draft, oversell=True)
    assert to_order(shop_database, owner) == {"T": 34 * ONE}


def test_decimals_and_packs(shop_database: ShopDatabase, owner: Actor) -> None:
    """Kilograms to the gram; of a box of 10 and a carton of 24 the box, which leaves least over."""
    packs = (BarcodeFields("100", 10 * ONE, "box"), BarcodeFields("240", 24 * ONE, "dus"))
    pieces = made(
        shop_database, owner, "pcs", *packs, reorder_point=5 * ONE, reorder_quantity=11_000
    )
    kilos = made(shop_database, owner, "kg", unit=fixed_id("unit/kg"))
    receive(shop_database, owner, pieces, ONE)
    receive(shop_database, owner, kilos, 10 * ONE, day=day(90))
    sell(shop_database, owner, kilos, 10 * ONE, day=day(59))
    open_the_shop(shop_database, owner)
    rows = {row["sku"]: row for row in read(shop_database, owner, "reorder", days=1)}
    assert (rows["pcs"]["to_order"], rows["pcs"]["packs"]) == (20 * ONE, 2)
    assert (rows["kg"]["to_order"], rows["kg"]["packs"]) == (1_429, None)  # 10 kg in a week of days


def test_what_is_on_the_way_counts(shop_database: ShopDatabase, owner: Actor) -> None:
    """Nothing is ordered twice."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE, reorder_quantity=12 * ONE)
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, 5 * ONE)])
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["coming"], row["to_order"]) == (0, 5 * ONE, 12 * ONE)
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, ONE)])
    assert to_order(shop_database, owner) == {}


def test_reserved_goods_are_not_available(shop_database: ShopDatabase, owner: Actor) -> None:
    """8 there, 3 of them promised: 5 are at the reorder point; once released they are enough."""
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE, reorder_quantity=12 * ONE)
    receive(shop_database, owner, tea, 8 * ONE)
    assert to_order(shop_database, owner) == {}
    reserve_stock(shop_database, owner, reference="WEB-1", goods=[Goods(tea, 3 * ONE)])
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["to_order"]) == (5 * ONE, 12 * ONE)
    (low,) = read(shop_database, owner, "low_stock")
    assert low["available"] == 5 * ONE
    reserve_stock(shop_database, owner, reference="WEB-2", goods=[Goods(tea, 5 * ONE)])
    assert [row["sku"] for row in read(shop_database, owner, "out_of_stock")] == ["T"]
    release_reservation(shop_database, owner, reference="WEB-1")
    release_reservation(shop_database, owner, reference="WEB-2")
    assert to_order(shop_database, owner) == {}


def test_sales_of_another_program_until_the_first_of_our_own(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A new shop with 20 days of history: 40 sold there in 20 days; later ones were ours too."""
    tea = add_item(shop_database, owner, "Teh", sku="T")
    receive(shop_database, owner, tea, 5 * ONE, day=day(3))
    history(shop_database, tea, day(19), 30)
    history(shop_database, tea, day(4), 10)
    assert to_order(shop_database, owner) == {"T": 55 * ONE}
    sell(shop_database, owner, tea, 2 * ONE, day=day(2))
    history(shop_database, tea, day(1), 500)
    assert to_order(shop_database, owner) == {"T": 60 * ONE}  # 42 in 20 days: 63, 3 are there


def test_sales_of_a_merged_item_are_of_the_one_that_stays(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Booked and imported ones; the item that went is suggested no more."""
    keep, drop = made(shop_database, owner, "K"), made(shop_database, owner, "D")
    receive(shop_database, owner, drop, 36 * ONE, day=day(90))
    history(shop_database, drop, day(50), 24)
    sell(shop_database, owner, drop, 36 * ONE, day=day(40))
    merge_items(shop_database, owner, keep=keep, drop=drop)
    assert read(shop_database, owner, "dead_stock") == []
    assert to_order(shop_database, owner) == {"K": 164 * ONE}  # 60 in the 11 days before it ran out


def test_by_supplier(shop_database: ShopDatabase, owner: Actor) -> None:
    """Grouped by name, those without one last; the filter leaves one."""
    names = {"b": "Zulu", "a": "Alfa", "d": None, "c": "alfa dua"}
    ids: dict[str, bytes] = {}
    for sku, name in names.items():
        if name:
            ids[name] = add_partner(shop_database, owner, name=name, kind="supplier")
        made(shop_database, owner, sku, reorder_point=ONE, supplier=ids.get(name or ""))
    rows = read(shop_database, owner, "reorder")
    assert [row["supplier"] for row in rows] == ["Alfa", "alfa dua", "Zulu", ""]
    assert list(to_order(shop_database, owner, supplier=ids["Zulu"])) == ["b"]


def test_archived_items_are_left_out(shop_database: ShopDatabase, owner: Actor) -> None:
    """Of every report on supply but what is on the way."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE)
    receive(shop_database, owner, tea, ONE, day=day(200))
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, ONE)])
    found = {name for name in SUPPLY if read(shop_database, owner, name)}
    assert found == {"reorder", "low_stock", "dead_stock", "on_the_way"}
    archive_item(shop_database, owner, item=tea)
    assert {name for name in SUPPLY if read(shop_database, owner, name)} == {"on_the_way"}


SUPPLY = ("reorder", "on_the_way", "low_stock", "out_of_stock", "overstock", "dead_stock")


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


def test_the_journal_by_day(shop_database: ShopDatabase, owner: Actor) -> None:
    """Who did what to what, the newest first, on the shop's clock."""
    place = add_location(shop_database, owner, name="Gudang")
    archive_location(shop_database, owner, location=place)
    rows = read(shop_database, owner, "journal", first=TODAY, last=TODAY)
    assert [(row["act"], row["what"], row["about"], row["field"]) for row in rows] == [
        ("field_changed", "location", "Gudang", "archived_at"),
        ("row_created", "location", "Gudang", ""),
    ]
    assert {(row["at"], row["person"], row["device"]) for row in rows} == {
        ("2026-03-31 12:00:00", "Ibu Sri", "K1")
    }
    assert read(shop_database, owner, "journal", last=day(2000)) == []
    request = ReportRequest("journal", ReportFilter(first=TODAY, last=TODAY))
    summary = summarise_report(shop_database, owner, request=request)
    assert (summary.count, by_key(summary.report)) == (2, rows)


def test_who_sees_which_report(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, cashier: Actor, viewer: Actor
) -> None:
    """The journal is the owner's, costs are for those who may see them."""
    assert report_names(shop_database, owner) == [*REPORTS]
    assert report_names(shop_database, cashier) == ["movements"]
    assert {*REPORTS} - {*report_names(shop_database, warehouse)} == {"journal"}
    assert {*REPORTS} - {*report_names(shop_database, viewer)} == {
        *("journal", "valuation", "margin")
    }
    with pytest.raises(PermissionDenied, match=r"journal\.view"):
        read(shop_database, viewer, "journal")
    for name in SUPPLY:
        with pytest.raises(PermissionDenied, match=r"report\.view"):
            read(shop_database, cashier, name)
        columns = run_report(shop_database, viewer, request=ReportRequest(name)).columns
        assert not {"value", "order_cost"} & {column.key for column in columns}


def test_a_place_where_a_report_knows_none(shop_database: ShopDatabase, owner: Actor) -> None:
    """Refused rather than not heard."""
    with pytest.raises(InvalidInput, match="report_without_place"):
        read(shop_database, owner, "reorder", location=new_id())


@pytest.mark.parametrize("name", REPORTS)
def test_any_number_of_days(shop_database: ShopDatabase, owner: Actor, name: str) -> None:
    """Below one is one, and beyond a hundred years is a hundred years."""
    for days in (-5, 0, 10**9):
        assert read(shop_database, owner, name, days=days, last=day(3000)) == []


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "journal"])
def test_every_column_sorts_and_every_page_is_a_part(
    shop_database: ShopDatabase, owner: Actor, name: str
) -> None:
    """Both ways, in pages; what cannot be sorted by leaves the report's own order."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    for number in range(5):
        item = made(
            *(shop_database, owner, f"I{number}", BarcodeFields(f"12{number}", 12 * ONE)),
            reorder_point=(number + 2) * ONE,
            supplier=supplier if number % 2 else None,
        )
        order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(item, ONE)])
        if number:
            receive(shop_database, owner, item, (number + 1) * ONE, 100 * number, day=day(200))
            sell(shop_database, owner, item, ONE, day=day(30 * number))
    whole = run_report(shop_database, owner, request=ReportRequest(name))
    for column in whole.columns:
        for descending in (False, True):
            order = Order(column.key, descending, {"sale": "a", "receipt": "z"})
            request = ReportRequest(name, order=order)
            rows = run_report(shop_database, owner, request=request).rows
            assert sorted(map(repr, rows)) == sorted(map(repr, whole.rows))
            page = ReportRequest(name, order=order, part=Part(1, 2))
            assert run_report(shop_database, owner, request=page).rows == rows[1:3]
            place = whole.columns.index(column)
            values = [row[place] for row in rows]
            numbers = [value for value in values if isinstance(value, int)]
            if column.is_sorted and column.kind in ("quantity", "count"):
                assert numbers == sorted(numbers, reverse=descending), column.key


def test_codes_are_sorted_as_they_are_called(shop_database: ShopDatabase, owner: Actor) -> None:
    """The window's words decide, and a place of that name of ours is called what it is called."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 9 * ONE)
    sold = sell(shop_database, owner, tea, ONE)
    reverse_document(shop_database, owner, document=sold.id, reason="")
    words = {"receipt": "b", "sale": "C", "sale_reversed": "a", "supplier": "Y", "customer": "x"}
    for key, expected in (
        ("kind", ["sale_reversed", "receipt", "sale"]),
        ("to", ["Toko", "Toko", "customer"]),
        ("from", ["Toko", "customer", "supplier"]),
    ):
        request = ReportRequest("movements", order=Order(key, words=words))
        rows = by_key(run_report(shop_database, owner, request=request))
        assert [row[key] for row in rows] == expected
    request = ReportRequest("movement_summary", order=Order("kind", True, {"sale": "A"}))
    rows = by_key(run_report(shop_database, owner, request=request))
    assert [row["kind"] for row in rows] == ["receipt", "sale"]


SOLD = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=6)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sold=SOLD,
    stock=st.integers(0, 80),
    ordered=st.integers(0, 20),
    point=st.integers(0, 40),
    quantity=st.integers(0, 40),
    pack=st.integers(1, 12),
    cover=st.integers(1, 90),
)
def test_the_report_is_the_rule(
    shop_database: ShopDatabase,
    owner: Actor,
    sold: list[tuple[int, int]],
    stock: int,
    ordered: int,
    point: int,
    quantity: int,
    pack: int,
    cover: int,
) -> None:
    """Whatever was sold, ordered and is there: it suggests what the rule says."""
    with shop_database.atomic() as transaction:
        open_the_shop(shop_database, owner)
        levels = {"reorder_point": point * ONE, "reorder_quantity": quantity * ONE}
        codes = [BarcodeFields("77", pack * ONE)]
        item = made(shop_database, owner, "T", *codes, **levels)
        total = stock + sum(pieces for _, pieces in sold)
        if total:
            receive(shop_database, owner, item, total * ONE, day=day(100))
        for ago, pieces in sold:
            sell(shop_database, owner, item, pieces * ONE, day=day(ago))
        if ordered:
            supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
            order_stock(
                shop_database, owner, supplier=supplier, lines=[Wanted(item, ordered * ONE)]
            )
        recent = [(ago, pieces) for ago, pieces in sold if ago < 60]
        out = min((ago for ago, _ in recent), default=0) if stock == 0 else 0
        days, speed = max(7, 60 - out), sum(pieces for _, pieces in recent) * ONE
        position = (stock + ordered) * ONE
        expected = {}
        if position <= point * ONE or position * days < speed * 7:
            need = order_need(position, point * ONE, quantity * ONE, speed, days, cover)
            if need:
                expected = {"T": whole_packs(need, pack * ONE if pack > 1 else None, 0)}
        found = to_order(shop_database, owner, days=cover)
        transaction.rollback()
    assert {sku: many for sku, many in found.items() if sku == "T"} == expected

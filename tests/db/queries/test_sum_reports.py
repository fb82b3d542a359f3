"""Reports from sums: worked by hand, and equal to the movements of any span of days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.ids import fixed_id
from db.operations.documents import reverse_document
from db.operations.places import add_category
from db.queries.report_summary import summarise_report
from db.queries.reports import (
    Code,
    Order,
    Part,
    ReportFilter,
    ReportRequest,
    report_names,
    run_report,
)
from tests.db.books import totals
from tests.shops import ONE, add_item, receive, sell

DECEMBER, NEW_YEAR, MAY = date(2025, 12, 30), date(2026, 1, 1), date(2026, 5, 17)
YEAR = ReportFilter(first=date(2026, 1, 1), last=date(2026, 12, 31))
BARE_SOLD = """
SELECT item.sku, sum(iif(movement.reverses IS NULL, 1, -1) * movement.quantity),
       sum(iif(movement.reverses IS NULL, 1, -1) * line.amount),
       sum(iif(movement.reverses IS NULL, 1, -1) * movement_cost.cost)
FROM movement JOIN document ON document.id = movement.document
JOIN document_line AS line ON line.id = movement.line
JOIN item ON item.id = movement.item JOIN movement_cost ON movement_cost.movement = movement.id
WHERE document.kind = 'sale' AND movement.business_date BETWEEN ? AND ? GROUP BY item.id
"""


@pytest.fixture
def shop(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> ShopDatabase:
    """Tea and coffee over two years; one sale of the second year is reversed on the day itself."""
    drinks = add_category(shop_database, owner, name="Minuman")
    tea = add_item(shop_database, owner, "Teh", sku="T", sale_price=150, category=drinks)
    coffee = add_item(shop_database, owner, "Kopi", sku="K", sale_price=500)
    receive(shop_database, owner, tea, 10 * ONE, 100, day=DECEMBER)
    sell(shop_database, owner, tea, 2 * ONE, day=DECEMBER)
    receive(shop_database, owner, coffee, 10 * ONE, 300, day=NEW_YEAR)
    sell(shop_database, owner, tea, 3 * ONE, day=NEW_YEAR)
    sell(shop_database, cashier, coffee, 4 * ONE, day=MAY)
    sold = sell(shop_database, owner, tea, ONE)
    reverse_document(shop_database, owner, document=sold.id, reason="salah")
    return shop_database


def rows(
    database: ShopDatabase, actor: Actor, name: str, where: ReportFilter | None = None
) -> list[tuple[object, ...]]:
    """The rows of a report."""
    return [
        *run_report(
            database, actor, request=ReportRequest(name, where=where or ReportFilter())
        ).rows
    ]


def test_sales_by_item(shop: ShopDatabase, owner: Actor) -> None:
    """What was sold in a year, the best first, with cost and margin; a reversed sale is none."""
    assert rows(shop, owner, "sales_by_item", YEAR) == [
        ("K", "Kopi", "", 4 * ONE, "pcs", 2000, 1200, 800),
        ("T", "Teh", "Minuman", 3 * ONE, "pcs", 450, 300, 150),
    ]


def test_sales_by_day(shop: ShopDatabase, owner: Actor) -> None:
    """A row a day with its number of sales; the day of the reversed one came to nothing."""
    assert rows(shop, owner, "sales_by_day")[:3] == [
        ("2025-12-30", 1, 300, 200, 100),
        ("2026-01-01", 1, 450, 300, 150),
        ("2026-05-17", 1, 2000, 1200, 800),
    ]
    assert rows(shop, owner, "sales_by_day")[3][1:] == (0, 0, 0, 0)


def test_sales_by_day_of_some_goods(shop: ShopDatabase, owner: Actor) -> None:
    """Of one category or item the money is told, not how many sales there were."""
    report = run_report(
        shop, owner, request=ReportRequest("sales_by_day", where=ReportFilter(sku="K"))
    )

    assert [column.key for column in report.columns] == ["date", "amount", "cost", "margin"]
    assert report.rows == [("2026-05-17", 2000, 1200, 800)]


def test_movements_summed_up(shop: ShopDatabase, owner: Actor) -> None:
    """By item and kind, what came, went and changed in value."""
    january = ReportFilter(first=NEW_YEAR, last=date(2026, 1, 31))

    assert rows(shop, owner, "movement_summary", january) == [
        ("K", "Kopi", "", Code("receipt"), 10 * ONE, 0, "pcs", 3000),
        ("T", "Teh", "Minuman", Code("sale"), 0, 3 * ONE, "pcs", -300),
    ]
    only = ReportFilter(kind="receipt")
    assert [row[0] for row in rows(shop, owner, "movement_summary", only)] == ["T", "K"]


def test_margin_by_category(shop: ShopDatabase, owner: Actor) -> None:
    """Goods without a category stand together."""
    assert rows(shop, owner, "margin") == [
        ("", 2000, 1200, 800),
        ("Minuman", 750, 500, 250),
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, [("K", 6 * ONE, 300, 1800), ("T", 5 * ONE, 100, 500)]),
        (NEW_YEAR, [("K", 10 * ONE, 300, 3000), ("T", 5 * ONE, 100, 500)]),
        (DECEMBER, [("T", 8 * ONE, 100, 800)]),
        (date(2025, 12, 29), []),
    ],
)
def test_valuation(
    shop: ShopDatabase, owner: Actor, last: date | None, expected: list[tuple[object, ...]]
) -> None:
    """Today and at past dates: what was there and what it had cost."""
    found = rows(shop, owner, "valuation", ReportFilter(last=last))

    assert [(row[0], row[3], row[5], row[6]) for row in found] == expected


@given(st.tuples(*[st.dates(date(2025, 12, 1), date(2026, 12, 31))] * 2).map(sorted))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_sales_of_any_span_are_those_of_its_movements(
    shop: ShopDatabase, owner: Actor, span: list[date]
) -> None:
    """Whole years, days, and days taken from years give what the ledger gives."""
    where = ReportFilter(first=span[0], last=span[1])
    bare = shop.rows(BARE_SOLD, (span[0].isoformat(), span[1].isoformat()))

    found = rows(shop, owner, "sales_by_item", where)

    assert {(row[0], row[3], row[5], row[6]) for row in found if row[3]} == {
        row for row in bare if row[1]
    }


@pytest.mark.parametrize("name", ["sales_by_item", "movement_summary", "valuation"])
def test_pages_and_totals(shop: ShopDatabase, owner: Actor, name: str) -> None:
    """A summary knows the count and totals of all rows; parts follow in the same order."""
    whole = run_report(
        shop, owner, request=ReportRequest(name, order=Order("name", descending=True))
    )

    summary = summarise_report(
        shop, owner, request=ReportRequest(name, order=Order("name", descending=True))
    )
    part = run_report(
        shop,
        owner,
        request=ReportRequest(name, order=Order("name", descending=True), part=Part(1, 1)),
    )

    assert [row[1] for row in whole.rows] == sorted(
        (str(row[1]) for row in whole.rows), reverse=True
    )
    assert summary.report.rows == whole.rows
    assert (summary.count, summary.totals) == (len(whole.rows), totals(whole))
    assert part.rows == whole.rows[1:2]


@pytest.mark.parametrize(
    "key", ["sku", "name", "category", "quantity", "amount", "margin", "unit", "nothing"]
)
def test_every_column_sorts(shop: ShopDatabase, owner: Actor, key: str) -> None:
    """What cannot be sorted by leaves the report's own order."""
    places = {"sku": 0, "name": 1, "category": 2, "quantity": 3, "amount": 5, "margin": 7}

    found = run_report(shop, owner, request=ReportRequest("sales_by_item", order=Order(key))).rows

    if key in places:
        values: list[Any] = [row[places[key]] for row in found]
        assert values == sorted(values)
    else:
        assert found == run_report(shop, owner, request=ReportRequest("sales_by_item")).rows


def test_filters_narrow(shop: ShopDatabase, owner: Actor) -> None:
    """By category or SKU; there is no location in a sum."""
    drinks = shop.rows("SELECT id FROM category")[0][0]

    for where in (ReportFilter(category=drinks), ReportFilter(sku="T")):
        assert [row[0] for row in rows(shop, owner, "sales_by_item", where)] == ["T"]
        assert [row[0] for row in rows(shop, owner, "valuation", where)] == ["T"]
        assert rows(shop, owner, "margin", where) == [("Minuman", 750, 500, 250)]
    with pytest.raises(InvalidInput, match="report_without_place"):
        rows(shop, owner, "valuation", ReportFilter(location=fixed_id("location/loss")))


def test_an_empty_shop_has_empty_reports(shop_database: ShopDatabase, owner: Actor) -> None:
    """No rows and totals of nothing, at any date."""
    for name in ("valuation", "sales_by_item", "sales_by_day", "movement_summary", "margin"):
        for last in (None, date(2026, 1, 1)):
            where = ReportFilter(last=last)
            summary = summarise_report(
                shop_database, owner, request=ReportRequest(name, where=where or ReportFilter())
            )
            assert (summary.count, set(summary.totals.values())) == (0, {0})


def test_who_sees_what(shop: ShopDatabase, viewer: Actor, cashier: Actor) -> None:
    """A viewer gets sales without costs and no valuation, a cashier their own movements alone."""
    assert report_names(shop, cashier) == ["movements"]
    assert "margin" not in report_names(shop, viewer)
    assert rows(shop, viewer, "sales_by_item", YEAR)[0] == ("K", "Kopi", "", 4 * ONE, "pcs", 2000)
    assert [len(row) for row in rows(shop, viewer, "movement_summary")] == [7] * 4
    for person, name in ((viewer, "valuation"), (viewer, "margin"), (cashier, "sales_by_day")):
        with pytest.raises(PermissionDenied):
            run_report(shop, person, request=ReportRequest(name))


def test_a_day_without_a_year_is_left_out(shop: ShopDatabase, owner: Actor) -> None:
    """A span before or after everything that is known is empty."""
    for first in (date(2020, 1, 1), date.max - timedelta(days=1)):
        where = ReportFilter(first=first, last=first + timedelta(days=1))
        assert rows(shop, owner, "sales_by_item", where) == []

"""Reports of a large shop as its window asks for them, against the least SQL for the same."""

from collections.abc import Callable, Iterator
from datetime import date

from benchmarks.figure import Figure
from benchmarks.large_shop import LargeShop, compare, shops
from db.queries.report_summary import PAGE, summarise_report
from db.queries.reports import ReportFilter, ReportRequest

ROUNDS = 5
SHOWN = """
SELECT item.sku, item.name, category.name, found.*
FROM (
    SELECT *, count(*) OVER (), sum(value) OVER () FROM ({}) ORDER BY value DESC LIMIT {}) AS found
CROSS JOIN item ON item.id = found.item LEFT JOIN category ON category.id = item.category
"""
TODAY = "SELECT item, quantity, cost AS value FROM item_cost WHERE quantity <> 0 OR cost <> 0"
PAST = """
SELECT item, sum(came - went) AS quantity, sum(cost - variance) AS value
FROM item_day INDEXED BY item_day_by_item WHERE day <= '{}'
GROUP BY item HAVING sum(came - went) <> 0
"""
BY_ITEM = """
SELECT item, went - came, -cost, amount AS value FROM item_year
WHERE year = '{}' AND kind = 'sale'
"""
BY_DAY = """
SELECT day, sum(iif(kind = 'sale', documents, 0)), sum(iif(kind = 'sale', amount, -amount)),
       -sum(cost)
FROM kind_day
WHERE kind IN ('sale', 'customer_return') AND day BETWEEN '{0}-01-01' AND '{0}-12-31' GROUP BY day
"""
MONTH = """
SELECT item, kind, sum(came), sum(went), sum(cost - variance) AS value FROM item_day
WHERE day BETWEEN '{0}-01' AND '{0}-31' GROUP BY item, kind
"""
MARGIN = """
SELECT category, sum(amount), -sum(cost) FROM item_year
JOIN item INDEXED BY item_categories ON item.id = item
WHERE year = '{}' AND kind = 'sale' GROUP BY category
"""


def figures() -> Iterator[Figure]:
    """Valuation today and in the past, sales by item and day of a year, a month, margin."""
    with shops() as both:
        last = date.fromisoformat(both[0].database.rows("SELECT max(day) FROM kind_day")[0][0])
        year = ReportFilter(first=date(last.year, 1, 1), last=date(last.year, 12, 31))
        past, month = date(last.year, 6, 1), date(last.year, 5, 1)
        whole_month = ReportFilter(first=month, last=date(last.year, 5, 31))
        for name, report, where, bare in (
            ("valuation_today", "valuation", ReportFilter(), _page(TODAY)),
            ("valuation_past", "valuation", ReportFilter(last=past), _page(PAST.format(past))),
            ("sales_by_item", "sales_by_item", year, _page(BY_ITEM.format(last.year))),
            ("sales_by_day", "sales_by_day", year, BY_DAY.format(last.year)),
            ("month", "movement_summary", whole_month, _page(MONTH.format(f"{month:%Y-%m}"))),
            ("margin", "margin", year, MARGIN.format(last.year)),
        ):
            pairs = tuple(
                (shop, _asking(shop, report, where), _reading(shop, bare)) for shop in both
            )
            yield from compare(name, 1000, ROUNDS, pairs)


def _page(sql: str) -> str:
    return SHOWN.format(sql, PAGE)


def _asking(shop: LargeShop, report: str, where: ReportFilter) -> Callable[[], object]:
    return lambda: summarise_report(
        shop.database, shop.owner, request=ReportRequest(report, where=where)
    )


def _reading(shop: LargeShop, sql: str) -> Callable[[], object]:
    cursor = shop.database.connection().cursor()
    return lambda: cursor.execute(sql).fetchall()

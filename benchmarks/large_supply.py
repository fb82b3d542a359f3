"""What to order, what is low, too much and dead in a large shop, against the least SQL."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from benchmarks.figure import Figure
from benchmarks.large_reports import ROUNDS
from benchmarks.large_shop import LargeShop, compare, shops
from db.access import now
from db.queries.report_summary import PAGE, summarise_report
from db.queries.reports import ReportRequest
from db.queries.shop import day_of

Call = Callable[[], object]

SHOWN = f"""
SELECT item.sku, item.name, category.name, {{}}, found.*
FROM (SELECT *, count(*) OVER () FROM ({{}}) ORDER BY {{}} LIMIT {PAGE}) AS found
CROSS JOIN item ON item.id = found.id LEFT JOIN category ON category.id = item.category
"""  # noqa: S608  (a constant)
SUPPLIER = "(SELECT name FROM partner WHERE partner.id = item.supplier)"
LAST = "(SELECT max(day) FROM item_day WHERE item_day.item = found.id AND kind = 'sale')"
SALES = """
item_day WHERE day BETWEEN '{}' AND '{}' AND kind IN ('sale', 'customer_return')
"""
SOLD = f"SELECT item, sum(went - came) AS sold, max(day) AS last FROM {SALES} GROUP BY item"  # noqa: S608  (a constant)
COMING = "SELECT item, sum(quantity) AS quantity FROM on_order GROUP BY item"
DAYS = "max(7, 60 - iif(on_hand <= 0, julianday('{today}') - julianday(last), 0))"
DUE = f"""
WITH sold AS ({{sold}}), coming AS ({COMING})
SELECT item.id, sort_name, on_hand, reorder_point, sold.sold, coming.quantity AS coming,
       folded(partner.name) AS supplier,
       max(reorder_quantity, sold.sold * 30 / {DAYS} - on_hand - coalesce(coming.quantity, 0),
           reorder_point + 1000 - on_hand - coalesce(coming.quantity, 0)) AS need
FROM item NOT INDEXED LEFT JOIN sold ON sold.item = item.id
LEFT JOIN coming ON coming.item = item.id LEFT JOIN partner ON partner.id = item.supplier
WHERE item.archived_at IS NULL AND (
    on_hand + coalesce(coming.quantity, 0) <= reorder_point
    OR (on_hand + coalesce(coming.quantity, 0)) * {DAYS} < sold.sold * 7)
"""  # noqa: S608  (a constant)
LOW = f"""
WITH coming AS ({COMING})
SELECT item.id, sort_name, on_hand, reorder_point, coming.quantity
FROM item INDEXED BY item_listed_low LEFT JOIN coming ON coming.item = item.id
WHERE archived_at IS NULL AND on_hand <= reorder_point AND on_hand > 0
"""  # noqa: S608  (a constant)
SLOW = """
SELECT item.id, on_hand, sold.sold, item_cost.cost, sum(item_cost.cost) OVER ()
FROM ({sold}) AS sold JOIN item ON item.id = sold.item
JOIN item_cost ON item_cost.item = item.id
WHERE archived_at IS NULL AND on_hand > 0 AND sold.sold > 0 AND on_hand * 60 > sold.sold * 90
"""
DEAD = """
SELECT item.id, on_hand, item_cost.cost, sum(item_cost.cost) OVER ()
FROM item INDEXED BY item_supply JOIN item_cost ON item_cost.item = item.id
WHERE archived_at IS NULL AND on_hand > 0 AND item.id NOT IN (SELECT item FROM {dead})
"""


def figures() -> Iterator[Figure]:
    """Each as its window asks for it, with its page, count and totals."""
    with shops() as both:
        for report, *bare in (
            ("reorder", SUPPLIER, DUE, "supplier, sort_name"),
            ("low_stock", f"{SUPPLIER}, {LAST}", LOW, "sort_name"),
            ("overstock", SUPPLIER, SLOW, "on_hand * 1.0 / sold DESC"),
            ("dead_stock", f"{SUPPLIER}, {LAST}", DEAD, "cost DESC"),
        ):
            pairs = tuple((shop, *_both(shop, report, *bare)) for shop in both)
            yield from compare(report, 1000, ROUNDS, pairs)


def _both(shop: LargeShop, report: str, shown: str, bare: str, order: str) -> tuple[Call, Call]:
    today = day_of(shop.database, now())
    days = [(today - timedelta(days=days)).isoformat() for days in (59, 89)]
    sold, dead = SOLD.format(days[0], today), SALES.format(days[1], today)
    sql = SHOWN.format(shown, bare.format(sold=sold, dead=dead, today=today), order)
    cursor = shop.database.connection().cursor()
    return (
        lambda: summarise_report(shop.database, shop.owner, request=ReportRequest(report)),
        lambda: cursor.execute(sql).fetchall(),
    )

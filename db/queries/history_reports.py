"""Reports of what another program sold, as it was brought in; it moved no stock of ours."""

from typing import Final

from db.connection import ShopDatabase
from db.queries.report_types import Asked, Column
from db.queries.sum_reports import AMOUNT, HEAD, UNIT, Sums

BY_ITEM: Final = """
SELECT coalesce(item.sku, '') AS sku, coalesce(item.name, history.item_text) AS name,
       coalesce(category.name, '') AS category, sum(history.quantity) AS quantity,
       coalesce(unit.code, '') AS unit, sum(history.amount) AS amount
FROM sales_history AS history
LEFT JOIN item AS named ON named.id = history.item
LEFT JOIN item ON item.id = coalesce(named.merged_into, named.id)
LEFT JOIN category ON category.id = item.category LEFT JOIN unit ON unit.id = item.unit
WHERE history.day BETWEEN :first AND :last
  AND (:category IS NULL OR item.category = :category) AND (:sku IS NULL OR item.sku = :sku)
GROUP BY item.id, iif(item.id IS NULL, history.item_text, NULL)
"""
BY_DAY: Final = """
SELECT history.day, sum(history.amount) AS amount
FROM sales_history AS history LEFT JOIN item ON item.id = history.item
WHERE history.day BETWEEN :first AND :last
  AND (:category IS NULL OR item.category = :category) AND (:sku IS NULL OR item.sku = :sku)
GROUP BY history.day
"""


def imported_sales_by_item(_database: ShopDatabase, _asked: Asked) -> Sums:
    """By our items where the file's are known, else by what the file calls them."""
    columns = (*HEAD, Column("quantity", "quantity"), UNIT, AMOUNT)
    values = {column.key: f"source.{column.key}" for column in columns}
    orders = {
        "sku": "source.sku COLLATE NOCASE",
        "name": "folded(source.name)",
        "category": "folded(source.category)",
    }
    order = "source.amount DESC, source.name, source.sku"
    return Sums(columns, BY_ITEM, values, order, is_by_item=False, orders=orders)


def imported_sales_by_day(_database: ShopDatabase, _asked: Asked) -> Sums:
    """Days without a sale have no row."""
    values = {"date": "source.day", "amount": "source.amount"}
    columns = (Column("date", "date"), AMOUNT)
    return Sums(columns, BY_DAY, values, "source.day", is_by_item=False)

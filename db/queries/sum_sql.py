"""The SQL of the reports that read sums: a source of rows by item or day, and pages of it."""

from typing import Final

KNOWN: Final = "SELECT min(day), max(day) FROM kind_day"
KINDS: Final = "SELECT DISTINCT kind FROM kind_day ORDER BY kind"
# A return brings back what a sale took.
SOLD: Final = """
went - came AS quantity, iif(kind = 'sale', amount, -amount) AS amount, -cost AS cost
"""
MOVED: Final = "kind, came, went, cost - variance AS value"
OF_A_YEAR: Final = """
SELECT item, {sign} AS sign, {columns} FROM item_year WHERE year = '{year}' AND kind = '{kind}'
"""
OF_DAYS: Final = """
SELECT item, {sign} AS sign, {columns} FROM item_day
WHERE day BETWEEN '{first}' AND '{last}' AND kind IN ({kinds})
"""
NOTHING: Final = "SELECT *, 1 AS sign FROM (SELECT item, {columns} FROM item_day) WHERE 0"
POOLS: Final = """
SELECT item, quantity, cost AS value FROM item_cost WHERE quantity <> 0 OR cost <> 0
"""
POOLS_AT: Final = """
SELECT item, sum(came - went) AS quantity, sum(cost - variance) AS value
FROM item_day INDEXED BY item_day_by_item WHERE day <= '{last}'
GROUP BY item HAVING sum(came - went) <> 0 OR sum(cost - variance) <> 0
"""
BY_DAY: Final = """
SELECT day, sum(iif(kind = 'sale', documents, 0)) AS documents,
       sum(iif(kind = 'sale', amount, -amount)) AS amount, -sum(cost) AS cost
FROM kind_day
WHERE kind IN ('sale', 'customer_return') AND day BETWEEN :first AND :last
GROUP BY day
"""
BY_DAY_OF_SOME: Final = """
SELECT day, NULL AS documents, sum(iif(kind = 'sale', amount, -amount)) AS amount,
       -sum(cost) AS cost
FROM item CROSS JOIN item_day ON item_day.item = item.id
WHERE kind IN ('sale', 'customer_return') AND day BETWEEN :first AND :last
  AND (:category IS NULL OR item.category = :category) AND (:sku IS NULL OR item.sku = :sku)
GROUP BY day
"""
BY_CATEGORY: Final = """
SELECT coalesce(category.name, '') AS category, sum(amount) AS amount, sum(cost) AS cost
FROM ({rows}) AS sold JOIN item INDEXED BY item_categories ON item.id = sold.item
LEFT JOIN category ON category.id = item.category
WHERE (:category IS NULL OR item.category = :category) AND (:sku IS NULL OR item.sku = :sku)
GROUP BY item.category
"""
ITEM_PAGE: Final = """
SELECT item.sku, item.name, coalesce(category.name, ''), {shown}{totals_shown}
FROM (
    SELECT *, row_number() OVER () AS place FROM (
        SELECT source.*{totals} FROM ({source}) AS source {joins}
        ORDER BY {order}, source.item LIMIT :limit OFFSET :skip)) AS source
CROSS JOIN item ON item.id = source.item
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
ORDER BY source.place
"""
NARROWED: Final = """
JOIN item ON item.id = source.item LEFT JOIN category ON category.id = item.category
WHERE (:category IS NULL OR item.category = :category) AND (:sku IS NULL OR item.sku = :sku)
  AND (:supplier IS NULL OR {supplier} = :supplier)
"""
PAGE: Final = """
SELECT {shown}{totals_shown}
FROM (
    SELECT source.*{totals} FROM ({source}) AS source
    ORDER BY {order} LIMIT :limit OFFSET :skip) AS source
"""
COUNT: Final = "SELECT count(*) FROM ({source})"
KIND_IN_WORDS: Final = "folded(coalesce(:words ->> source.kind, source.kind))"
ITEM_ORDERS: Final = {
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.sort_name",
    "category": "folded(category.name)",
}

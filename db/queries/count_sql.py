"""The SQL of stocktakes that closing one and looking at one share."""

from typing import Final

# The places of a count: its own with all that stand in it, or every one of ours.
PLACES: Final = """
WITH RECURSIVE place (id) AS (
    SELECT id FROM location WHERE kind = 'internal' AND (:location IS NULL OR id = :location)
    UNION SELECT location.id FROM location JOIN place ON location.parent = place.id)
"""
# What was counted of an item and lot at a place, all piles together.
TALLIES: Final = """
SELECT line.item, line.location, line.lot, sum(iif(line.adds, 0, line.recorded)) AS recorded,
       sum(line.counted) AS counted
FROM count_line AS line WHERE line.count = :count AND line.struck_at IS NULL
GROUP BY line.item, line.location, line.lot
"""
# What a piece of an item is worth to whoever limits differences: its cost, or else its price.
WORTH: Final = "coalesce(nullif(item.unit_cost, 0), item.sale_price)"
_UNCOUNTED: Final = """
NOT EXISTS (
    SELECT 1 FROM count_line AS line
    JOIN stock_count ON stock_count.id = line.count AND stock_count.state = 'open'
    WHERE line.item = balance.item AND line.location = balance.location
      AND line.lot = balance.lot AND line.struck_at IS NULL)
"""
# What is on hand within a count, and in no open count was counted yet.
UNCOUNTED_BY_PLACE: Final = f"""
FROM place CROSS JOIN balance ON balance.location = place.id AND balance.quantity <> 0
JOIN item ON item.id = balance.item {{joins}}
WHERE {_UNCOUNTED}
"""
UNCOUNTED_OF_CATEGORY: Final = f"""
FROM item CROSS JOIN balance ON balance.item = item.id AND balance.quantity <> 0
JOIN place ON place.id = balance.location {{joins}}
WHERE item.category = :category AND {_UNCOUNTED}
"""


def uncounted_within(category: bytes | None, joins: str = "") -> str:
    """FROM and WHERE of what a count has not counted; `PLACES` stands before the SELECT."""
    sql = UNCOUNTED_BY_PLACE if category is None else UNCOUNTED_OF_CATEGORY
    return sql.format(joins=joins)

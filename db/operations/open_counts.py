"""Counts that are open: which there are, that no two cover the same, and what they hold fast."""

from dataclasses import dataclass

from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.operations.work import Work
from db.queries.count_sql import PLACES

COUNT = "SELECT id, name, location, category, blind, state FROM stock_count WHERE id = ?"
OVERLAPPED = f"""
{PLACES}, above (id) AS (
    SELECT :location WHERE :location IS NOT NULL
    UNION SELECT parent FROM location JOIN above USING (id) WHERE parent IS NOT NULL)
SELECT stock_count.name FROM stock_count
WHERE stock_count.state = 'open' AND stock_count.id <> :id
  AND (:category IS NULL OR category IS NULL OR category = :category)
  AND (:location IS NULL OR location IS NULL
       OR location IN (SELECT id FROM place) OR location IN (SELECT id FROM above))
"""  # noqa: S608  (a constant)
OPEN = "SELECT id, name, location, category FROM stock_count WHERE state = 'open'"
COUNTED = """
SELECT item.name, stock_count.name
FROM stock_count JOIN count_line AS line ON line.count = stock_count.id
JOIN item ON item.id = line.item
WHERE stock_count.state = 'open' AND line.struck_at IS NULL AND line.item = ?
"""
COUNTED_WITHIN = f"""
{PLACES}
SELECT place_name.name, stock_count.name FROM stock_count
JOIN location AS place_name ON place_name.id = stock_count.location
WHERE stock_count.state = 'open' AND stock_count.location IN (SELECT id FROM place)
UNION ALL
SELECT place_name.name, stock_count.name FROM stock_count
JOIN count_line AS line ON line.count = stock_count.id AND line.struck_at IS NULL
JOIN location AS place_name ON place_name.id = line.location
WHERE stock_count.state = 'open' AND line.location IN (SELECT id FROM place)
"""  # noqa: S608  (a constant)
EVER_COUNTED = "SELECT 1 FROM count_line WHERE item = ?"


@dataclass(frozen=True)
class Count:
    """A count's row."""

    id: bytes
    name: str
    location: bytes | None
    category: bytes | None
    blind: int
    state: str


def load_count(work: Work, count: bytes) -> Count:
    """A count, open or not; `NotFound("count_unknown")`."""
    found = work.database.row(COUNT, (count,))
    if not found:
        raise NotFound("count_unknown")
    return Count(*found)


def load_open_count(work: Work, count: bytes) -> Count:
    """As `load_count`; `Refused("count_ended")` once it is closed or cancelled."""
    found = load_count(work, count)
    if found.state != "open":
        raise Refused("count_ended", name=found.name)
    return found


def refuse_overlap(work: Work) -> None:
    """`Refused("count_overlaps")` when two open counts have something in common."""
    for identity, name, location, category in work.database.rows(OPEN):
        scope = {"id": identity, "location": location, "category": category}
        other = work.database.row(OVERLAPPED, scope)
        if other:
            raise Refused("count_overlaps", name=name, other=other[0])


def refuse_counted_item(work: Work, item: bytes) -> None:
    """`Refused("item_counted")` for an item of which an open count has something."""
    found = work.database.row(COUNTED, (item,))
    if found:
        raise Refused("item_counted", name=found[0], count=found[1])


def refuse_counted_place(work: Work, location: bytes) -> None:
    """`Refused("location_counted")` when something of a place, or in it, is being counted."""
    found = work.database.row(COUNTED_WITHIN, {"location": location})
    if found:
        raise Refused("location_counted", name=found[0], count=found[1])


def was_counted(database: ShopDatabase, item: bytes) -> bool:
    """Whether any count, also an ended one, has a line of an item."""
    return database.row(EVER_COUNTED, (item,)) is not None

"""The tape of a stocktake: what was counted, pile upon pile, what was counted last first."""

from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.queries.counted import GOODS, GOODS_OF, CountGoods
from db.queries.counts import Shown, one_count, shown_of
from db.rules.permission_table import COUNTING

ROWS: Final = f"""
WITH tally AS (
    SELECT line.item, line.location, line.lot, min(iif(line.adds, NULL, line.id)) AS first,
           max(line.id) AS newest, sum(line.counted) AS counted,
           sum(iif(line.adds, 0, line.recorded)) AS recorded, count(*) AS piles
    FROM count_line AS line
    WHERE line.count = :count AND line.struck_at IS NULL {{within}}
    GROUP BY line.item, line.location, line.lot)
SELECT tally.first, tally.newest, {GOODS}, unit.decimals, tally.counted, tally.recorded,
       tally.piles, first.reason, first.note, counter.name
FROM tally JOIN item ON item.id = tally.item {GOODS_OF.format("tally")}
JOIN count_line AS first ON first.id = tally.first
JOIN count_line AS newest ON newest.id = tally.newest
LEFT JOIN account AS counter ON counter.id = newest.counted_by
ORDER BY tally.newest DESC LIMIT :limit
"""  # noqa: S608  (constants)
ALL: Final = ROWS.format(within="")
OF_LINE: Final = ROWS.format(
    within="AND (line.item, line.location, line.lot) = (:item, :location, :lot)"
)
TO_COUNT: Final = f"""
SELECT {GOODS}, unit.decimals
FROM (SELECT :item AS item, :location AS location, :lot AS lot) AS wanted
JOIN item ON item.id = wanted.item {GOODS_OF.format("wanted")}
"""  # noqa: S608  (constants)
LINE: Final = "SELECT count, item, location, lot FROM count_line WHERE id = ?"


@dataclass(frozen=True)
class CountTapeRow:
    """An item and lot at a place, all its piles together (thousandths).

    `first` is the line that the others were added to, `newest` the last one. `recorded` is what
    the books said at the first, None for who may not know it yet. `reason` is one of REASONS or "".
    """

    first: bytes
    newest: bytes
    goods: CountGoods
    decimals: int
    counted: int
    recorded: int | None
    piles: int
    reason: str
    note: str
    counted_by: str | None

    @property
    def key(self) -> tuple[bytes, bytes, bytes]:
        """Item, place and lot: what the row is about."""
        return self.goods.item, self.goods.location, self.goods.lot

    @property
    def difference(self) -> int | None:
        """How much more was counted than recorded; None for who may not know."""
        return None if self.recorded is None else self.counted - self.recorded


def count_tape(
    database: ShopDatabase, actor: Actor, *, count: bytes, limit: int = 200
) -> list[CountTapeRow]:
    """What was counted, the last first; without what was struck."""
    with reading(database, actor, *COUNTING):
        shown = shown_of(one_count(database, count), database, actor)
        rows = database.rows(ALL, {"count": count, "limit": limit})
        return [_row(row, shown) for row in rows]


def count_tape_row(database: ShopDatabase, actor: Actor, *, line: bytes) -> CountTapeRow:
    """All piles of what a line has counted; `NotFound("line_unknown")`, also once it is struck."""
    with reading(database, actor, *COUNTING):
        found = database.row(LINE, (line,))
        if not found:
            raise NotFound("line_unknown")
        asked = dict(zip(("count", "item", "location", "lot"), found, strict=True))
        rows = database.rows(OF_LINE, asked | {"limit": 1})
        if not rows:
            raise NotFound("line_unknown")
        return _row(rows[0], shown_of(one_count(database, found[0]), database, actor))


def row_to_count(
    database: ShopDatabase, actor: Actor, *, item: bytes, location: bytes, lot: bytes
) -> CountTapeRow:
    """What nobody has counted yet: no pile, nothing counted; `NotFound("item_unknown")`."""
    with reading(database, actor, *COUNTING):
        found = database.row(TO_COUNT, {"item": item, "location": location, "lot": lot})
        if not found:
            raise NotFound("item_unknown")
        goods, decimals = CountGoods(*found[:-1]), found[-1]
        return CountTapeRow(b"", b"", goods, decimals, 0, None, 0, "", "", None)


def _row(row: tuple[Any, ...], shown: Shown) -> CountTapeRow:
    first, newest, *rest = row
    goods, (decimals, counted, recorded, *said) = rest[:9], rest[9:]
    known = recorded if shown.recorded else None
    return CountTapeRow(first, newest, CountGoods(*goods), decimals, counted, known, *said)

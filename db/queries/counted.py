"""What was counted in a stocktake, against what was recorded, and what was not counted yet."""

from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.queries.count_sql import PLACES, TALLIES, uncounted_within
from db.queries.counts import Shown, one_count, shown_of, worth_of
from db.rules.permission_table import COUNTING

GOODS: Final = """
item.id, item.sku, item.name, location.id, location.name, lot.id, lot.code, lot.expires_on,
unit.code
"""
GOODS_OF: Final = """
JOIN location ON location.id = {0}.location
JOIN lot ON lot.id = {0}.lot
JOIN unit ON unit.id = item.unit
"""
IN_ORDER: Final = "folded(location.name), location.id, item.sort_name, item.id, lot.id"
TALLIED: Final = f"""
WITH tally AS ({TALLIES}), booked AS (
    SELECT movement.item, movement.lot, location.id AS location,
           sum(movement_cost.cost * iif(location.id = movement.destination, 1, -1)) AS cost
    FROM movement JOIN movement_cost ON movement_cost.movement = movement.id
    JOIN location ON location.id IN (movement.source, movement.destination)
        AND location.kind = 'internal'
    WHERE movement.document = :count GROUP BY movement.item, movement.lot, location.id)
SELECT {GOODS}, tally.counted, tally.recorded, item.unit_cost, booked.cost
FROM tally JOIN item ON item.id = tally.item {GOODS_OF.format("tally")}
LEFT JOIN booked USING (item, location, lot)
WHERE NOT :different OR tally.counted <> tally.recorded
ORDER BY {IN_ORDER} LIMIT :limit OFFSET :offset
"""  # noqa: S608  (constants)
LINES: Final = f"""
SELECT line.id, {GOODS}, line.counted, line.recorded, line.adds, line.assumed, line.reason,
       line.note, counter.name, line.counted_at, striker.name, line.struck_at
FROM count_line AS line JOIN item ON item.id = line.item {GOODS_OF.format("line")}
LEFT JOIN account AS counter ON counter.id = line.counted_by
LEFT JOIN account AS striker ON striker.id = line.struck_by
WHERE line.count = :count ORDER BY line.id DESC LIMIT :limit OFFSET :offset
"""  # noqa: S608  (constants)
UNCOUNTED: Final = f"""
{PLACES} SELECT {GOODS}, balance.quantity {{}} ORDER BY {IN_ORDER} LIMIT :limit OFFSET :offset
"""


@dataclass(frozen=True)
class CountGoods:
    """An item and lot at a place."""

    item: bytes
    sku: str
    name: str
    location: bytes
    location_name: str
    lot: bytes
    lot_code: str
    expires_on: str | None
    unit: str


@dataclass(frozen=True)
class TallyRow:
    """What was counted of something, all piles together (thousandths).

    `recorded` and `difference` are None for who may not know them yet, `value` (at the cost that
    was booked, before that at today's average) for who may not see costs either.
    """

    goods: CountGoods
    counted: int
    recorded: int | None
    difference: int | None
    value: int | None


@dataclass(frozen=True)
class LineRow:
    """A line as somebody counted it; a struck one was counted anew, or taken back."""

    id: bytes
    goods: CountGoods
    counted: int
    recorded: int | None
    adds: bool
    assumed: bool
    reason: str
    note: str
    counted_by: str | None
    counted_at: int
    struck_by: str | None
    struck_at: int | None


@dataclass(frozen=True)
class UncountedRow:
    """What is on hand within a count and was not counted; `recorded` as in `TallyRow`."""

    goods: CountGoods
    recorded: int | None


def count_tallies(
    database: ShopDatabase,
    actor: Actor,
    *,
    count: bytes,
    different: bool = False,
    limit: int = 500,
    offset: int = 0,
) -> list[TallyRow]:
    """What was counted against what was recorded, by place and name; `different` is the rest of it.

    `PermissionDenied` for who asks what differs and is not told what the books say.
    """
    with reading(database, actor, *COUNTING):
        shown = shown_of(one_count(database, count), database, actor)
        if different and not shown.recorded:
            raise PermissionDenied("count.approve")
        asked = {"count": count, "different": different, "limit": limit, "offset": offset}
        return [_tally(row, shown) for row in database.rows(TALLIED, asked)]


def count_lines(
    database: ShopDatabase, actor: Actor, *, count: bytes, limit: int = 500, offset: int = 0
) -> list[LineRow]:
    """Every line, also those that were struck, the newest first."""
    with reading(database, actor, *COUNTING):
        shown = shown_of(one_count(database, count), database, actor)
        asked = {"count": count, "limit": limit, "offset": offset}
        return [_line(row, shown) for row in database.rows(LINES, asked)]


def uncounted(
    database: ShopDatabase, actor: Actor, *, count: bytes, limit: int = 500, offset: int = 0
) -> list[UncountedRow]:
    """What an open count has not counted yet though there should be some, by place and name."""
    with reading(database, actor, *COUNTING):
        found = one_count(database, count)
        if found.state != "open":
            return []
        shown = shown_of(found, database, actor)
        sql = UNCOUNTED.format(uncounted_within(found.category, GOODS_OF.format("balance")))
        asked = {"location": found.location, "category": found.category}
        rows = database.rows(sql, asked | {"limit": limit, "offset": offset})
        return [
            UncountedRow(CountGoods(*row[:-1]), row[-1] if shown.recorded else None) for row in rows
        ]


def _tally(row: tuple[Any, ...], shown: Shown) -> TallyRow:
    *goods, counted, recorded, unit_cost, booked = row
    difference = counted - recorded
    value = worth_of(difference, unit_cost or 0) if booked is None else booked
    return TallyRow(
        CountGoods(*goods),
        counted,
        recorded if shown.recorded else None,
        difference if shown.recorded else None,
        value if shown.value else None,
    )


def _line(row: tuple[Any, ...], shown: Shown) -> LineRow:
    identity, *goods, counted, recorded, adds, assumed, reason, note = row[:16]
    return LineRow(
        identity,
        CountGoods(*goods),
        counted,
        recorded if shown.recorded else None,
        bool(adds),
        bool(assumed),
        *(reason, note, *row[16:]),
    )

"""Stocktakes: which there are, what was counted in one, what was not, and how well it went.

Of a blind count that is not closed, what the books say is shown to who may approve counts alone.
"""

from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied
from db.queries.count_sql import PLACES, TALLIES, uncounted_within
from db.rules.money import THOUSANDTHS, divide_rounded
from db.rules.permission_table import COUNTING

COUNTS: Final = """
SELECT stock_count.id, stock_count.name, stock_count.location, location.name,
       stock_count.category, category.name, stock_count.blind, stock_count.state,
       opener.name, stock_count.opened_at, ender.name, stock_count.ended_at,
       (SELECT number FROM document WHERE document.id = stock_count.id),
       (SELECT count(*) FROM count_line AS line
        WHERE line.count = stock_count.id AND line.struck_at IS NULL)
FROM stock_count
LEFT JOIN location ON location.id = stock_count.location
LEFT JOIN category ON category.id = stock_count.category
LEFT JOIN account AS opener ON opener.id = stock_count.opened_by
LEFT JOIN account AS ender ON ender.id = stock_count.ended_by
WHERE {} ORDER BY stock_count.id DESC LIMIT :limit OFFSET :offset
"""
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
UNCOUNTED_NUMBER: Final = f"{PLACES} SELECT count(*) {{}}"
FIGURES: Final = f"""
WITH tally AS ({TALLIES})
SELECT counted, recorded, coalesce(item.unit_cost, 0)
FROM tally JOIN item ON item.id = tally.item
"""  # noqa: S608  (constants)
PEOPLE: Final = f"""
WITH tally AS ({TALLIES})
SELECT account.name, sum(line.struck_at IS NULL), sum(line.struck_at IS NOT NULL),
       sum(line.struck_at IS NULL AND NOT line.adds AND tally.counted = tally.recorded)
FROM count_line AS line JOIN account ON account.id = line.counted_by
LEFT JOIN tally USING (item, location, lot)
WHERE line.count = :count AND NOT line.assumed
GROUP BY account.id ORDER BY folded(account.name), account.id
"""  # noqa: S608  (constants)


@dataclass(frozen=True)
class CountRow:
    """A count; without a place it is of the whole shop, without a category of all of them.

    `lines` are those that stand; `number` is that of the document which closed it.
    """

    id: bytes
    name: str
    location: bytes | None
    location_name: str | None
    category: bytes | None
    category_name: str | None
    blind: bool
    state: str
    opened_by: str | None
    opened_at: int
    ended_by: str | None
    ended_at: int | None
    number: str | None
    lines: int


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


@dataclass(frozen=True)
class PersonTally:
    """What somebody counted: lines that stand, lines that were struck, and how many were exact."""

    person: str
    lines: int
    struck: int
    exact: int | None


@dataclass(frozen=True)
class CountSummary:
    """How a count goes: so many counted, of which `exact` are as recorded, so many not yet.

    Money in ten-thousandths: what was `found` and what is `missing`, at today's average.
    """

    count: CountRow
    counted: int
    uncounted: int
    exact: int | None
    found: int | None
    missing: int | None
    people: tuple[PersonTally, ...]


def stock_counts(
    database: ShopDatabase,
    actor: Actor,
    *,
    ended: bool = False,
    limit: int = 200,
    offset: int = 0,
) -> list[CountRow]:
    """The open counts, or those that ended; the newest first."""
    where = "(stock_count.state <> 'open') = :ended"
    with reading(database, actor, *COUNTING):
        asked = {"ended": ended, "limit": limit, "offset": offset}
        return [_count(row) for row in database.rows(COUNTS.format(where), asked)]


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

    `PermissionDenied` for who asks what differs of a blind count that they count in themselves.
    """
    with reading(database, actor, *COUNTING):
        shown = _shown(database, actor, _one(database, count))
        if different and not shown.recorded:
            raise PermissionDenied("count.approve")
        asked = {"count": count, "different": different, "limit": limit, "offset": offset}
        return [_tally(row, shown) for row in database.rows(TALLIED, asked)]


def count_lines(
    database: ShopDatabase, actor: Actor, *, count: bytes, limit: int = 500, offset: int = 0
) -> list[LineRow]:
    """Every line, also those that were struck, the newest first."""
    with reading(database, actor, *COUNTING):
        shown = _shown(database, actor, _one(database, count))
        asked = {"count": count, "limit": limit, "offset": offset}
        return [_line(row, shown) for row in database.rows(LINES, asked)]


def uncounted(
    database: ShopDatabase, actor: Actor, *, count: bytes, limit: int = 500, offset: int = 0
) -> list[UncountedRow]:
    """What an open count has not counted yet though there should be some, by place and name."""
    with reading(database, actor, *COUNTING):
        found = _one(database, count)
        if found.state != "open":
            return []
        shown = _shown(database, actor, found)
        sql = UNCOUNTED.format(uncounted_within(found.category, GOODS_OF.format("balance")))
        asked = {"location": found.location, "category": found.category}
        rows = database.rows(sql, asked | {"limit": limit, "offset": offset})
        return [
            UncountedRow(CountGoods(*row[:-1]), row[-1] if shown.recorded else None) for row in rows
        ]


def count_summary(database: ShopDatabase, actor: Actor, *, count: bytes) -> CountSummary:
    """How far a count is and how exact, in all and by person."""
    with reading(database, actor, *COUNTING):
        found = _one(database, count)
        shown = _shown(database, actor, found)
        figures = database.rows(FIGURES, {"count": count})
        worth = [_worth(counted - recorded, cost) for counted, recorded, cost in figures]
        exact = sum(counted == recorded for counted, recorded, _cost in figures)
        return CountSummary(
            count=found,
            counted=len(figures),
            uncounted=_uncounted_number(database, found),
            exact=exact if shown.recorded else None,
            found=sum(each for each in worth if each > 0) if shown.value else None,
            missing=-sum(each for each in worth if each < 0) if shown.value else None,
            people=tuple(
                PersonTally(name, lines, struck, right if shown.recorded else None)
                for name, lines, struck, right in database.rows(PEOPLE, {"count": count})
            ),
        )


@dataclass(frozen=True)
class _Shown:
    recorded: bool
    value: bool


def _shown(database: ShopDatabase, actor: Actor, count: CountRow) -> _Shown:
    is_open_to = not count.blind or count.state == "closed" or may(database, actor, "count.approve")
    return _Shown(is_open_to, is_open_to and may(database, actor, "cost.view"))


def _one(database: ShopDatabase, count: bytes) -> CountRow:
    sql = COUNTS.format("stock_count.id = :count")
    rows = database.rows(sql, {"count": count, "limit": 1, "offset": 0})
    if not rows:
        raise NotFound("count_unknown")
    return _count(rows[0])


def _count(row: tuple[Any, ...]) -> CountRow:
    return CountRow(*(*row[:6], bool(row[6]), *row[7:]))


def _tally(row: tuple[Any, ...], shown: _Shown) -> TallyRow:
    *goods, counted, recorded, unit_cost, booked = row
    difference = counted - recorded
    value = _worth(difference, unit_cost or 0) if booked is None else booked
    return TallyRow(
        CountGoods(*goods),
        counted,
        recorded if shown.recorded else None,
        difference if shown.recorded else None,
        value if shown.value else None,
    )


def _line(row: tuple[Any, ...], shown: _Shown) -> LineRow:
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


def _worth(quantity: int, unit_cost: int) -> int:
    return divide_rounded(quantity * unit_cost, THOUSANDTHS)


def _uncounted_number(database: ShopDatabase, count: CountRow) -> int:
    if count.state != "open":
        return 0
    sql = UNCOUNTED_NUMBER.format(uncounted_within(count.category))
    asked = {"location": count.location, "category": count.category}
    return int(database.rows(sql, asked)[0][0])

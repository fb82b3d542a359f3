"""Stocktakes: which there are, how far one is, and how well it went.

What the books say is shown to who may see the stock; of a blind count that is not closed to who may
approve counts alone.
"""

from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
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


def count_summary(database: ShopDatabase, actor: Actor, *, count: bytes) -> CountSummary:
    """How far a count is and how exact, in all and by person."""
    with reading(database, actor, *COUNTING):
        found = one_count(database, count)
        shown = shown_of(found, database, actor)
        figures = database.rows(FIGURES, {"count": count})
        worth = [worth_of(counted - recorded, cost) for counted, recorded, cost in figures]
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
class Shown:
    """What of a count somebody may know: what the books said, and what it is worth."""

    recorded: bool
    value: bool


def shown_of(count: CountRow, database: ShopDatabase, actor: Actor) -> Shown:
    """What of a count this person may know."""
    is_told = told_the_books(count.blind and count.state != "closed", database, actor)
    return Shown(is_told, is_told and may(database, actor, "cost.view"))


def told_the_books(is_hidden: bool, database: ShopDatabase, actor: Actor) -> bool:
    """Whether a person learns what the books say: who may see the stock, or approves counts.

    `is_hidden` for a blind count that is not closed, which only the latter look into.
    """
    is_seen = not is_hidden and may(database, actor, "stock.view")
    return is_seen or may(database, actor, "count.approve")


def one_count(database: ShopDatabase, count: bytes) -> CountRow:
    """A count, open or not; `NotFound("count_unknown")`."""
    sql = COUNTS.format("stock_count.id = :count")
    rows = database.rows(sql, {"count": count, "limit": 1, "offset": 0})
    if not rows:
        raise NotFound("count_unknown")
    return _count(rows[0])


def _count(row: tuple[Any, ...]) -> CountRow:
    return CountRow(*(*row[:6], bool(row[6]), *row[7:]))


def worth_of(quantity: int, unit_cost: int) -> int:
    """Of so many thousandths at a cost a unit, in ten-thousandths."""
    return divide_rounded(quantity * unit_cost, THOUSANDTHS)


def _uncounted_number(database: ShopDatabase, count: CountRow) -> int:
    if count.state != "open":
        return 0
    sql = UNCOUNTED_NUMBER.format(uncounted_within(count.category))
    asked = {"location": count.location, "category": count.category}
    return int(database.rows(sql, asked)[0][0])

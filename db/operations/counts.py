"""Stocktakes while the shop is open: opened, closed by one document of differences, cancelled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import LOSS, new_id
from db.models.counts import CountLine, StockCount
from db.operations.booking import Line, book
from db.operations.headers import day_of, new_header
from db.operations.master import change_row, create_row, create_rows
from db.operations.numbers import PREFIXES
from db.operations.open_counts import Count, load_count, load_open_count, refuse_overlap
from db.operations.places import require_place_in_use
from db.operations.work import Work, writing
from db.queries.count_sql import PLACES, TALLIES, WORTH, uncounted_within
from db.rules.money import MAX_QUANTITY, THOUSANDTHS, line_amount
from db.rules.texts import clean_line

NAME_LIMIT = 200
PATH = """
WITH RECURSIVE above (id, name, parent, height) AS (
    SELECT id, name, parent, 0 FROM location WHERE id = ?
    UNION ALL SELECT location.id, location.name, location.parent, height + 1
    FROM above JOIN location ON location.id = above.parent WHERE height < 100)
SELECT name FROM above ORDER BY height DESC
"""
SHOP_NAME = "SELECT value FROM setting WHERE key = 'shop_name'"
CATEGORY = "SELECT name FROM category WHERE id = ?"
OPEN_NAMES = "SELECT name FROM stock_count WHERE state = 'open'"
IS_BEGUN = "SELECT 1 FROM count_line WHERE count = ? AND struck_at IS NULL LIMIT 1"
UNCOUNTED = PLACES + "SELECT balance.item, balance.location, balance.lot, balance.quantity {}"
# What is found comes first, so that no pool of costs runs empty on the way.
DIFFERENCES = f"""
WITH tally AS ({TALLIES})
SELECT tally.item, item.name, tally.location, tally.lot, tally.counted - tally.recorded AS more,
       coalesce(balance.quantity, 0), coalesce(item.unit_cost, 0), {WORTH}
FROM tally JOIN item ON item.id = tally.item
LEFT JOIN balance USING (item, location, lot)
WHERE tally.counted <> tally.recorded
ORDER BY more < 0, item.sort_name, tally.item, tally.location, tally.lot
"""  # noqa: S608  (constants)
LIMIT = "SELECT value FROM setting WHERE key = 'count_limit'"
POSTED = """
SELECT number, (SELECT count(*) FROM document_line WHERE document = document.id)
FROM document WHERE id = ?
"""


@dataclass(frozen=True)
class ClosedCount:
    """A closed count: the number of its document, None where nothing differed, and its lines."""

    count: bytes
    number: str | None
    lines: int


@dataclass(frozen=True)
class _Difference:
    """How much more was counted of an item and lot at a place than the books said then."""

    item: bytes
    name: str
    location: bytes
    lot: bytes
    more: int
    on_hand: int
    unit_cost: int
    worth: int


def open_count(
    database: ShopDatabase,
    actor: Actor,
    *,
    location: bytes | None = None,
    category: bytes | None = None,
    name: str = "",
    blind: bool = False,
) -> bytes:
    """Begins to count a place with all that stand in it, or the whole shop; of one category or all.

    While it is `blind`, only who may approve counts is told what the books say. Without a name it
    has that of what it counts. Raises `Refused` with `count_overlaps` (naming both), `name_taken`
    or `location_archived`.
    """
    with writing(database, actor, "stock.count") as work:
        if location is not None:
            require_place_in_use(work, location)
        if category is not None and not database.row(CATEGORY, (category,)):
            raise NotFound("category_unknown")
        chosen = clean_line(name, "name", required=False) or _name_of(work, location, category)
        taken = {known.casefold() for (known,) in database.rows(OPEN_NAMES)}
        count = create_row(
            work,
            StockCount,
            id=new_id(),
            name=chosen,
            location=location,
            category=category,
            blind=int(blind),
            opened_by=actor.account,
            opened_at=work.at,
            state="open",
        )
        refuse_overlap(work)
        if chosen.casefold() in taken:
            raise Refused("name_taken", name=chosen)
        return count


def cancel_count(database: ShopDatabase, actor: Actor, *, count: bytes) -> None:
    """Ends a count without booking anything; what was counted stays to be seen."""
    with writing(database, actor, "stock.count") as work:
        load_open_count(work, count)
        _end(work, count, "cancelled")


def close_count(
    database: ShopDatabase,
    actor: Actor,
    *,
    count: bytes,
    uncounted: Literal["leave", "zero"] = "leave",
    oversell: bool = False,
) -> ClosedCount:
    """Books every difference in one document under the count's id; closing twice books once.

    What moved since a line was counted stays as it is. `uncounted` says what becomes of goods that
    nobody counted: they stay as the books have them, or there are none. Differences that are worth
    more than `settings.set_count_limit` allows need `count.approve`. Raises `Refused` with
    `count_ended`, `count_empty`, or `count_outdated` with `names`: of these more went since than
    was counted, or less would be left than is reserved. `oversell` (for who holds
    `stock.oversell`) takes what is reserved, but never below zero.
    """
    with writing(database, actor, "stock.count") as work:
        session = load_count(work, count)
        if session.state == "closed":
            return _closed(work, count)
        load_open_count(work, count)
        if uncounted not in ("leave", "zero"):
            raise InvalidInput("uncounted_unknown", "uncounted")
        if not database.row(IS_BEGUN, (count,)):
            raise Refused("count_empty", name=session.name)
        if oversell:
            work.require("stock.oversell")
        if uncounted == "zero":
            _take_for_zero(work, session)
        differences = [_Difference(*row) for row in database.rows(DIFFERENCES, {"count": count})]
        _refuse_outdated(differences)
        _post(work, session, differences, oversell=oversell)
        _end(work, count, "closed")
        return _closed(work, count)


def _name_of(work: Work, location: bytes | None, category: bytes | None) -> str:
    """The path of the place and the category; the shop's name for all of it."""
    path = [name for (name,) in work.database.rows(PATH, (location,))]
    parts = [" / ".join(path), *(name for (name,) in work.database.rows(CATEGORY, (category,)))]
    shown = ", ".join(filter(None, parts)) or str(work.database.rows(SHOP_NAME)[0][0])
    return shown[-NAME_LIMIT:].strip()


def _take_for_zero(work: Work, session: Count) -> None:
    """A line for each of what is on hand and was not counted, with what the books say now."""
    scope = {"location": session.location, "category": session.category}
    sql = UNCOUNTED.format(uncounted_within(session.category))
    rows = [
        {
            "id": new_id(),
            "count": session.id,
            "item": item,
            "location": location,
            "lot": lot,
            "recorded": quantity,
            "counted": 0,
            "adds": 0,
            "assumed": 1,
            "reason": "",
            "note": "",
            "counted_by": work.actor.account,
            "counted_at": work.at,
        }
        for item, location, lot, quantity in work.database.rows(sql, scope)
    ]
    create_rows(work, CountLine, rows)


def _refuse_outdated(differences: Sequence[_Difference]) -> None:
    """More was sold since than was counted: the count was wrong, and must be made anew."""
    wrong = [each.name for each in differences if each.more < 0 and each.on_hand + each.more < 0]
    if wrong:
        raise Refused("count_outdated", names=tuple(dict.fromkeys(wrong)))


def _post(
    work: Work, session: Count, differences: Sequence[_Difference], *, oversell: bool
) -> None:
    if not differences:
        return
    header = replace(
        new_header(work, session.id, "stocktake", PREFIXES["stocktake"], day_of(work, None)),
        note=session.name,
        approved_by=_approver(work, differences),
        oversell_by=work.actor.account if oversell else None,
    )
    try:
        book(work, header, [line for each in differences for line in _lines(each)])
    except Refused as refused:
        if refused.code != "stock_short":
            raise
        short = refused.details["items"]
        names = tuple(name for name, *_ in short) if isinstance(short, tuple) else ()
        raise Refused("count_outdated", names=names) from refused


def _approver(work: Work, differences: Sequence[_Difference]) -> bytes | None:
    """Who approves the differences, when they are worth so much that somebody has to."""
    found = work.database.row(LIMIT)
    if not found or not found[0]:
        return None
    limit, worth = int(found[0]), sum(abs(each.more) * each.worth for each in differences)
    if limit and worth <= limit * THOUSANDTHS:
        return None
    work.require("count.approve")
    return work.approved_by or work.actor.account


def _lines(difference: _Difference) -> Iterator[Line]:
    """The difference as it is booked; what is found has the cost of what was there."""
    is_found = difference.more > 0
    ends = (LOSS, difference.location) if is_found else (difference.location, LOSS)
    rest = abs(difference.more)
    while rest:
        quantity = min(rest, MAX_QUANTITY)  # no line is larger than a line may be
        yield Line(
            id=new_id(),
            movement=new_id(),
            item=difference.item,
            source=ends[0],
            destination=ends[1],
            quantity=quantity,
            lot=difference.lot,
            stated_cost=line_amount(quantity, difference.unit_cost) if is_found else None,
        )
        rest -= quantity


def _end(work: Work, count: bytes, state: str) -> None:
    change_row(work, StockCount, count, state=state, ended_by=work.actor.account, ended_at=work.at)


def _closed(work: Work, count: bytes) -> ClosedCount:
    number, lines = work.database.row(POSTED, (count,)) or (None, 0)
    return ClosedCount(count, number, lines)

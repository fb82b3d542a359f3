"""Counting: each line on disk at once, with what the books said in the same moment."""

from dataclasses import dataclass
from datetime import date

from db.access import Actor, refuse_badge
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import NO_LOT, new_id
from db.models.counts import CountLine
from db.operations.code_contents import cleaned_contents, each_of
from db.operations.items import load_item
from db.operations.lots import lot_for
from db.operations.master import change_row, create_row
from db.operations.open_counts import Count, load_open_count
from db.operations.places import require_place_in_use
from db.operations.work import Work, writing
from db.queries.codes import find_code
from db.queries.count_sql import PLACES
from db.queries.counts import told_the_books
from db.rules.barcodes import clean_code
from db.rules.code_contents import NOTHING, CodeContents
from db.rules.documents import REASONS
from db.rules.money import THOUSANDTHS, checked_level
from db.rules.texts import clean_line, clean_note

LOT_LIMIT = 64
GOODS = """
SELECT item.id, item.name, item.category, item.track_lots, unit.decimals
FROM item JOIN unit ON unit.id = item.unit WHERE item.id = ?
"""
PLACES_IN_USE = f"""
{PLACES} SELECT place.id FROM place JOIN location USING (id) WHERE archived_at IS NULL LIMIT 2
"""  # noqa: S608  (a constant)
IS_WITHIN = """
WITH RECURSIVE above (id) AS (
    SELECT :place UNION SELECT parent FROM location JOIN above USING (id) WHERE parent IS NOT NULL)
SELECT 1 FROM above WHERE id = :location
"""
ON_HAND = "SELECT quantity FROM balance WHERE item = ? AND location = ? AND lot = ?"
HAS_LOTS = """
SELECT 1 FROM balance WHERE item = ? AND location = ? AND lot <> ? AND quantity <> 0
"""
LOT = "SELECT 1 FROM lot WHERE id = :lot AND coalesce(item, :item) = :item"
LOTS = """
SELECT lot.id, coalesce(balance.quantity, 0) <> 0
FROM lot LEFT JOIN balance
    ON balance.item = lot.item AND balance.lot = lot.id AND balance.location = :location
WHERE lot.item = :item AND lot.code = :code AND (:date IS NULL OR lot.expires_on = :date)
"""
STANDING = """
SELECT line.id, line.count, stock_count.name, line.recorded, line.counted, line.counted_at
FROM count_line AS line JOIN stock_count ON stock_count.id = line.count
WHERE line.item = ? AND line.location = ? AND line.lot = ? AND line.struck_at IS NULL
  AND stock_count.state = 'open'
ORDER BY line.adds, line.id
"""
MOVED_SINCE = """
SELECT 1 FROM movement
WHERE item = ? AND at >= ? AND lot = ? AND ? IN (source, destination) LIMIT 1
"""
LINE = "SELECT count, item, location, lot, adds FROM count_line WHERE id = ? AND struck_at IS NULL"


@dataclass(frozen=True)
class CountedLine:
    """A counted line that is on disk; `counted` is all piles together (thousandths).

    `recorded` is what the books said at the first of them, None where the counter may not know.
    """

    line: bytes
    item: bytes
    counted: int
    recorded: int | None


@dataclass(frozen=True)
class _Goods:
    item: bytes
    name: str
    category: bytes | None
    track_lots: int
    decimals: int


@dataclass(frozen=True)
class _Standing:
    """A line that counts for an item and lot at a place, in whichever open count."""

    id: bytes
    count: bytes
    count_name: str
    recorded: int
    counted: int
    counted_at: int


def count_line(
    database: ShopDatabase,
    actor: Actor,
    *,
    count: bytes,
    counted: int,
    item: bytes | None = None,
    code: str = "",
    location: bytes | None = None,
    lot: bytes | None = None,
    lot_code: str | None = None,
    expires_on: date | None = None,
    adds: bool = False,
    reason: str = "",
    note: str = "",
    contents: CodeContents = NOTHING,
) -> CountedLine:
    """Keeps what was counted (thousandths, zero too) of an `item`, or times what a `code` counts.

    The same item and lot at the same place again is a recount: the line before it is struck and
    stays to be seen. With `adds` it is one more pile, which is refused once something moved since
    the first (`count_moved`). `location` may be left out where the count has one place alone; a lot
    is needed where the item has lots, and an empty `lot_code` says that the goods have none; one
    that nobody knew is made. `contents` are the code's GS1 elements, whose lot stands where none is
    said. `reason` is one of REASONS. Raises `Refused` with `count_ended`,
    `count_outside` or `counted_elsewhere`, `InvalidInput` for what is missing or cannot be.
    """
    with writing(database, actor, "stock.count") as work:
        session = load_open_count(work, count)
        printed = cleaned_contents(contents)
        goods, quantity = _counted(work, item, code, counted, printed)
        place = _place(work, session, goods, location)
        if goods.track_lots and lot_code is None and expires_on is None:
            lot_code, expires_on = printed.lot_code or None, printed.expires_on
        said = (lot_code, expires_on.isoformat() if expires_on else None)
        part = _lot(work, goods, place, said) if lot is None else _known_lot(work, goods, lot)
        key = (goods.item, place, part)
        before = _standing(work, session, goods, key)
        recorded = _on_hand(work, key)
        if adds and before:
            _refuse_moved(work, goods, key, before[0], recorded)
            total = sum(line.counted for line in before) + quantity
            checked_level(total, "counted", goods.decimals)
        else:
            _strike(work, before)
            total = quantity
        line = create_row(
            work,
            CountLine,
            id=new_id(),
            count=count,
            item=goods.item,
            location=place,
            lot=part,
            recorded=recorded,
            counted=quantity,
            adds=int(adds and bool(before)),
            assumed=0,
            reason=_reason(reason),
            note=clean_note(note),
            counted_by=actor.account,
            counted_at=work.at,
        )
        is_shown = told_the_books(bool(session.blind), database, actor)
        return CountedLine(line, goods.item, total, recorded if is_shown else None)


def strike_line(database: ShopDatabase, actor: Actor, *, line: bytes) -> None:
    """Takes a counted line back; with the first one of an item go the piles added to it.

    It stays to be seen, with who struck it. `NotFound("line_unknown")` for one that is struck.
    """
    with writing(database, actor, "stock.count") as work:
        found = database.row(LINE, (line,))
        if not found:
            raise NotFound("line_unknown")
        count, *key, adds = found
        load_open_count(work, count)
        standing = [_Standing(*row) for row in database.rows(STANDING, tuple(key))]
        own = [each for each in standing if each.count == count]
        _strike(work, [each for each in own if each.id == line or not adds])


def _counted(
    work: Work, item: bytes | None, code: str, counted: int, said: CodeContents
) -> tuple[_Goods, int]:
    """What was counted, and how many thousandths of it."""
    pack = THOUSANDTHS
    if item is None:
        printed = clean_code(code)
        found = find_code(work.database, printed, gtin14=said.gtin14)
        if found.item is None:
            refuse_badge(work.database, printed)
            raise NotFound("code_unknown", barcode=printed)
        item, pack = found.item, each_of(found, said)
    row = load_item(work, item)
    if row["archived_at"] is not None:
        raise Refused("item_archived", name=row["name"])
    goods = _Goods(*work.database.rows(GOODS, (item,))[0])
    product = counted * pack
    if product % THOUSANDTHS:
        raise InvalidInput("quantity_too_fine", "counted", decimals=goods.decimals)
    return goods, checked_level(product // THOUSANDTHS, "counted", goods.decimals)


def _place(work: Work, session: Count, goods: _Goods, location: bytes | None) -> bytes:
    """The place that was said, or the only one of the count."""
    scope = {"location": session.location}
    if location is None:
        places = work.database.rows(PLACES_IN_USE, scope)
        if len(places) != 1:
            raise InvalidInput("location_missing", "location")
        location = bytes(places[0][0])
    require_place_in_use(work, location)
    is_inside = not session.location or work.database.row(IS_WITHIN, scope | {"place": location})
    if not is_inside or session.category not in (None, goods.category):
        raise Refused("count_outside", name=goods.name, count=session.name)
    return location


def _lot(work: Work, goods: _Goods, place: bytes, said: tuple[str | None, str | None]) -> bytes:
    """The lot of a code and a date, as far as they were said."""
    code, expires_on = said
    if code is None and expires_on is None:
        has_lots = work.database.row(HAS_LOTS, (goods.item, place, NO_LOT))
        if goods.track_lots or has_lots:
            raise InvalidInput("count_lot_missing", "lot_code", name=goods.name)
        return NO_LOT
    cleaned = clean_line(code or "", "lot_code", limit=LOT_LIMIT, required=False)
    if not cleaned and expires_on is None:
        return NO_LOT
    asked = {"item": goods.item, "location": place, "code": cleaned, "date": expires_on}
    lots = work.database.rows(LOTS, asked)
    here = [lot for lot, is_here in lots if is_here] or [lot for lot, _is_here in lots]
    if len(here) > 1:
        raise InvalidInput("lot_ambiguous", "expires_on", name=goods.name)
    if here:
        return bytes(here[0])
    if not goods.track_lots:
        raise InvalidInput("lot_not_tracked", "lot_code", name=goods.name)
    return lot_for(work, goods.item, cleaned, expires_on)


def _known_lot(work: Work, goods: _Goods, lot: bytes) -> bytes:
    if not work.database.row(LOT, {"lot": lot, "item": goods.item}):
        raise NotFound("lot_unknown")
    return lot


def _standing(
    work: Work, session: Count, goods: _Goods, key: tuple[bytes, bytes, bytes]
) -> list[_Standing]:
    """What counts for it so far, the first line first; never that of another count."""
    lines = [_Standing(*row) for row in work.database.rows(STANDING, key)]
    for line in lines:
        if line.count != session.id:
            raise Refused("counted_elsewhere", name=goods.name, count=line.count_name)
    return lines


def _on_hand(work: Work, key: tuple[bytes, bytes, bytes]) -> int:
    (quantity,) = work.database.row(ON_HAND, key) or (0,)
    return int(quantity)


def _refuse_moved(
    work: Work, goods: _Goods, key: tuple[bytes, bytes, bytes], first: _Standing, recorded: int
) -> None:
    """Nobody knows of which pile it was taken: all piles have to be of one moment."""
    item, place, lot = key
    since = (item, first.counted_at, lot, place)
    if recorded != first.recorded or work.database.row(MOVED_SINCE, since):
        raise Refused("count_moved", name=goods.name)


def _strike(work: Work, lines: list[_Standing]) -> None:
    for line in lines:
        change_row(work, CountLine, line.id, struck_by=work.actor.account, struck_at=work.at)


def _reason(reason: str) -> str:
    if reason and reason not in REASONS:
        raise InvalidInput("reason_unknown", "reason", reason=reason)
    return reason

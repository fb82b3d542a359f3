"""Drafts: what is being scanned in or out, every line on disk before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.access import Actor, refuse_badge
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound
from db.ids import NO_LOT, SUPPLIERS, new_id
from db.operations.code_contents import cleaned_contents, contents_of, keep_contents, measured
from db.operations.discounts import as_given
from db.operations.own_drafts import (
    draft_of,
    drafting,
    drop_draft,
    is_kept,
    own_draft,
    own_line,
    place_of_ours,
    set_column,
)
from db.operations.reserved import require_left
from db.operations.returned import refuse_beyond_left
from db.operations.work import Work
from db.queries.codes import find_code
from db.rules.barcodes import clean_code
from db.rules.code_contents import NOTHING, CodeContents
from db.rules.documents import KINDS, REASONS
from db.rules.money import (
    MAX_PRICE,
    THOUSANDTHS,
    checked_price,
    checked_quantity,
    divide_rounded,
    line_amount,
)
from db.rules.permissions import POSTING
from db.rules.texts import clean_line, clean_note

SCANNED_KINDS: Final = tuple(kind for kind in KINDS if kind != "stocktake")
COSTED_KINDS: Final = ("receipt", "opening", "adjustment")
REF_LIMIT: Final = 200
OPEN_DRAFT = """
SELECT id FROM draft WHERE owner = ? AND kind = ? AND parked_at IS NULL
ORDER BY created_at LIMIT 1
"""
NEW_DRAFT = "INSERT INTO draft (id, kind, owner, location, created_at) VALUES (?, ?, ?, ?, ?)"
DESCRIBE = """
UPDATE draft SET location = coalesce(?, location), partner = ?, external_ref = ?, note = ?,
                 destination = coalesce(?, destination), reason = coalesce(?, reason),
                 reservation = coalesce(?, reservation)
WHERE id = ?
"""
PRICES = """
SELECT quantity, unit_price FROM draft_line WHERE id = :line
UNION ALL SELECT other.quantity, coalesce(other.unit_cost, 0)
FROM draft_line AS line JOIN draft_line AS other
    ON other.draft = line.draft AND (other.id = line.id OR other.item = line.item)
WHERE line.id = :line
"""
COST_ON_DRAFT = """
SELECT unit_cost FROM draft_line
WHERE draft = ? AND item = ? AND unit_cost > 0 AND undone_at IS NULL ORDER BY id DESC LIMIT 1
"""
# The supplier's place stands in the text: only so does SQLite take the index of receipts.
LAST_STATED_COST = f"""
SELECT movement_cost.cost, movement.quantity
FROM movement JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.item = ? AND movement.source = x'{SUPPLIERS.hex()}' AND movement.reverses IS NULL
  AND movement_cost.cost > 0
  AND NOT EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = movement.line)
ORDER BY movement.at DESC, movement.id DESC LIMIT 1
"""  # noqa: S608  (a constant)
SAME_COST = """
UPDATE draft_line SET unit_cost = line.unit_cost
FROM (SELECT draft, item, unit_cost FROM draft_line WHERE id = ?) AS line
WHERE draft_line.draft = line.draft AND draft_line.item = line.item
  AND draft_line.unit_cost IS NULL AND line.unit_cost > 0
"""
UNKNOWN_LINES = """
SELECT id FROM draft_line WHERE draft = ? AND item IS NULL AND undone_at IS NULL ORDER BY id
"""
WAITING = """
SELECT id, quantity, symbology, gtin14, lot_code, expires_on, said_quantity, said_grams
FROM draft_line WHERE draft = ? AND code = ? AND item IS NULL
"""
RESOLVED = """
UPDATE draft_line SET item = ?, quantity = ?, pack_quantity = ?, pack_name = ?, unit_price = ?,
                      unit_cost = ?
WHERE id = ?
"""
NEW_LINE = """
INSERT INTO draft_line (id, draft, item, code, symbology, source, quantity, pack_quantity,
                        pack_name, unit_price, unit_cost, lot, scanned_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True)
class KeptLine:
    """A scan that is on disk; an unknown code has no item."""

    line: bytes
    item: bytes | None
    quantity: int


def open_draft(
    database: ShopDatabase, actor: Actor, *, kind: str, location: bytes | None = None
) -> bytes:
    """The person's open draft of a kind, made when there is none; returns its id.

    Every kind but "stocktake", which is booked by closing a count. Without a `location` goods come
    to and leave the first place.
    """
    with drafting(database, actor) as work:
        if kind not in SCANNED_KINDS:
            raise InvalidInput("document_kind_unknown", "kind", kind=kind)
        work.require(POSTING[kind])
        found = database.row(OPEN_DRAFT, (actor.account, kind))
        if found:
            return bytes(found[0])
        place = place_of_ours(work, location)
        draft = new_id()
        database.execute_sql(NEW_DRAFT, (draft, kind, actor.account, place, work.at))
        return draft


def add_line(
    database: ShopDatabase,
    actor: Actor,
    *,
    draft: bytes,
    code: str,
    symbology: str = "",
    source: str = "typed",
    count: int = THOUSANDTHS,
    contents: CodeContents = NOTHING,
) -> KeptLine:
    """Keeps one scan: `count` (thousandths) times what the code counts.

    `contents` are a GS1 code's elements: they name the item, its lot, and how much of it there is.

    A code that belongs to no item is kept too, without one, unless it is somebody's badge. A
    receipt's line begins with the cost that was stated last, on this draft or on a receipt, and
    with none where it never was. Raises `InvalidInput` for a code or quantity that cannot be,
    `NotFound("draft_unknown")`, `Refused("code_is_badge")`.
    """
    with drafting(database, actor) as work:
        kind = own_draft(work, draft)
        printed, said = clean_code(code), cleaned_contents(contents)
        found = find_code(database, printed, symbology, said.gtin14)
        if found.item is None:
            refuse_badge(database, printed)
        measure = measured(kind, found, count, said)
        quantity, price = measure.quantity, measure.unit_price
        cost = _proposed_cost(work, draft, kind, found.item)
        line_amount(quantity, cost or 0)
        line = new_id()
        with as_given(work, draft):
            database.execute_sql(
                NEW_LINE,
                (
                    *(line, draft, found.item, printed, symbology[:32], source[:32], quantity),
                    *(found.pack_quantity, found.pack_name, price, cost, NO_LOT, work.at),
                ),
            )
            keep_contents(work, line, found, said, measure)
        return KeptLine(line, found.item, quantity)


def change_line(
    database: ShopDatabase,
    actor: Actor,
    *,
    line: bytes,
    quantity: int | None = None,
    unit_price: int | None = None,
    unit_cost: int | None = None,
    no_cost: bool = False,
) -> None:
    """Changes what is given: the whole quantity (thousandths), a sale's price, a receipt's cost.

    A price of its own needs `price.override`. A cost above zero is given to the item's other lines
    that have none; `no_cost` makes it unknown again, which is not zero. Of what is given back no
    more than is left: `Refused("returned_too_much")`. A discount that was given for another
    quantity goes, see `discounts.as_given`.
    """
    with drafting(database, actor) as work:
        kind, decimals = own_line(work, line)
        if quantity is not None:
            with as_given(work, draft_of(work, line), line):
                set_column(work, line, "quantity", checked_quantity(quantity, decimals))
            refuse_beyond_left(work, line)
        if unit_price is not None and kind == "sale":
            work.require("price.override")
            work.about(draft_of(work, line))
            set_column(work, line, "unit_price", checked_price(unit_price, "unit_price"))
        if unit_cost is not None and kind in COSTED_KINDS:
            set_column(work, line, "unit_cost", checked_price(unit_cost, "unit_cost"))
            database.execute_sql(SAME_COST, (line,))
        if no_cost:
            set_column(work, line, "unit_cost", None)
        for measured in database.rows(PRICES, {"line": line}):
            line_amount(*measured)


def undo_line(database: ShopDatabase, actor: Actor, *, line: bytes) -> None:
    """Takes a scan out of the draft; it stays on the tape and can be brought back."""
    with drafting(database, actor) as work:
        own_line(work, line)
        with as_given(work, draft_of(work, line)):
            set_column(work, line, "undone_at", work.at)


def redo_lines(database: ShopDatabase, actor: Actor, *, lines: Sequence[bytes]) -> None:
    """Brings undone scans back, all of them at once; a line that is gone is passed over."""
    with drafting(database, actor) as work:
        for line in lines:
            if is_kept(work, line):
                own_line(work, line)
                with as_given(work, draft_of(work, line)):
                    set_column(work, line, "undone_at", None)


def undo_unknown(database: ShopDatabase, actor: Actor, *, draft: bytes) -> list[bytes]:
    """Takes every scan without an item out of the draft at once; returns the lines."""
    with drafting(database, actor) as work:
        own_draft(work, draft)
        lines = [bytes(line) for (line,) in database.rows(UNKNOWN_LINES, (draft,))]
        with as_given(work, draft):
            for line in lines:
                set_column(work, line, "undone_at", work.at)
        return lines


def resolve_code(database: ShopDatabase, actor: Actor, *, draft: bytes, code: str) -> int:
    """Gives the unknown scans of a code the item that has it by now; returns how many."""
    with drafting(database, actor) as work:
        kind = own_draft(work, draft)
        printed = clean_code(code)
        resolved = 0
        for line, count, symbology, *said in database.rows(WAITING, (draft, printed)):
            contents = contents_of(*said)
            found = find_code(database, printed, symbology, contents.gtin14)
            if found.item is None:
                continue
            measure = measured(kind, found, count, contents)
            cost = _proposed_cost(work, draft, kind, found.item)
            line_amount(measure.quantity, cost or 0)
            packs = (found.pack_quantity, found.pack_name, measure.unit_price, cost)
            with as_given(work, draft, line):
                database.execute_sql(RESOLVED, (found.item, measure.quantity, *packs, line))
                keep_contents(work, line, found, contents, measure)
            resolved += 1
        return resolved


def describe_draft(
    database: ShopDatabase,
    actor: Actor,
    *,
    draft: bytes,
    location: bytes | None = None,
    partner: bytes | None = None,
    external_ref: str = "",
    note: str = "",
    destination: bytes | None = None,
    reason: str | None = None,
    reservation: str | None = None,
) -> None:
    """Sets a draft's partner, the partner's own number and a note.

    Place, `destination` (of a transfer), `reason` (of an adjustment, one of REASONS) and the
    reference of the `reservation` that a sale is for ("" for none) stay as they are when None.
    """
    with drafting(database, actor) as work:
        kind = own_draft(work, draft)
        if reason is not None and (kind != "adjustment" or reason not in REASONS):
            raise InvalidInput("reason_unknown", "reason", reason=reason)
        if partner and not database.row("SELECT 1 FROM partner WHERE id = ?", (partner,)):
            raise NotFound("partner_unknown")
        ref = clean_line(external_ref, "external_ref", limit=REF_LIMIT, required=False)
        for place in {location, destination} - {None}:
            place_of_ours(work, place)
        if reservation:
            reservation = _order_of_sale(work, kind, reservation)
        said = (destination, reason, reservation, draft)
        values = (location, partner, ref, clean_note(note), *said)
        database.execute_sql(DESCRIBE, values)


def discard_draft(database: ShopDatabase, actor: Actor, *, draft: bytes) -> None:
    """Throws a draft away with its lines; nothing was booked."""
    with drafting(database, actor) as work:
        own_draft(work, draft)
        drop_draft(work, draft)


def _order_of_sale(work: Work, kind: str, reservation: str) -> str:
    if kind != "sale":
        raise InvalidInput("reservation_not_sold", "reservation")
    reference = clean_line(reservation, "reservation", limit=REF_LIMIT)
    require_left(work, reference)
    return reference


def _proposed_cost(work: Work, draft: bytes, kind: str, item: bytes | None) -> int | None:
    """What somebody stated last for a unit of the item; None where nobody ever did."""
    if kind not in ("receipt", "opening") or item is None:
        return None
    on_draft = work.database.row(COST_ON_DRAFT, (draft, item))
    if on_draft:
        return int(on_draft[0])
    booked = work.database.row(LAST_STATED_COST, (item,))
    if not booked:
        return None
    cost, quantity = booked
    return min(divide_rounded(cost * THOUSANDTHS, quantity), MAX_PRICE) or None

"""Drafts: what is being scanned in or out, every line on disk before it is shown."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, PermissionDenied, Refused
from db.ids import NO_LOT, SUPPLIERS, new_id
from db.operations.work import Work, writing
from db.rules.barcodes import clean_code, normalise_gtin
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

SCANNED_KINDS: Final = ("receipt", "sale")
REF_LIMIT: Final = 200
OPEN_DRAFT = "SELECT id FROM draft WHERE owner = ? AND kind = ? ORDER BY created_at LIMIT 1"
FIRST_PLACE = """
SELECT id FROM location WHERE kind = 'internal' AND archived_at IS NULL ORDER BY id LIMIT 1
"""
IS_PLACE = """
SELECT 1 FROM location WHERE id = ? AND kind = 'internal' AND archived_at IS NULL
"""
NEW_DRAFT = "INSERT INTO draft (id, kind, owner, location, created_at) VALUES (?, ?, ?, ?, ?)"
DRAFT = "SELECT kind, owner FROM draft WHERE id = ?"
DRAFT_OF_LINE = """
SELECT draft.id, draft.kind, draft.owner, draft_line.pack_quantity, unit.decimals
FROM draft_line JOIN draft ON draft.id = draft_line.draft
LEFT JOIN item ON item.id = draft_line.item LEFT JOIN unit ON unit.id = item.unit
WHERE draft_line.id = ?
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
LAST_STATED_COST = """
SELECT movement_cost.cost, movement.quantity
FROM movement JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.item = ? AND movement.source = ? AND movement.reverses IS NULL
  AND movement_cost.cost > 0
  AND NOT EXISTS (SELECT 1 FROM document WHERE document.reverses = movement.document)
ORDER BY movement.at DESC LIMIT 1
"""
SAME_COST = """
UPDATE draft_line SET unit_cost = line.unit_cost
FROM (SELECT draft, item, unit_cost FROM draft_line WHERE id = ?) AS line
WHERE draft_line.draft = line.draft AND draft_line.item = line.item
  AND draft_line.unit_cost IS NULL AND line.unit_cost > 0
"""
BY_CODE = """
SELECT item.id, item.sale_price, unit.decimals, barcode.pack_quantity, barcode.pack_name
FROM barcode JOIN item ON item.id = barcode.item JOIN unit ON unit.id = item.unit
WHERE {} = ? AND item.archived_at IS NULL ORDER BY barcode.id LIMIT 1
"""
BY_PRINTED_CODE = BY_CODE.format("barcode.code")
BY_GTIN = BY_CODE.format("barcode.gtin14")
BY_SKU = """
SELECT item.id, item.sale_price, unit.decimals, 1000, ''
FROM item JOIN unit ON unit.id = item.unit
WHERE item.sku = ? AND item.archived_at IS NULL ORDER BY item.id LIMIT 1
"""
UNKNOWN_LINES = """
SELECT id FROM draft_line WHERE draft = ? AND item IS NULL AND undone_at IS NULL ORDER BY id
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


@dataclass(frozen=True)
class _Found:
    item: bytes | None = None
    sale_price: int = 0
    decimals: int = 3
    pack_quantity: int = THOUSANDTHS
    pack_name: str = ""


def open_draft(
    database: ShopDatabase, actor: Actor, *, kind: str, location: bytes | None = None
) -> bytes:
    """The person's open draft of a kind, made when there is none; returns its id.

    `kind` is "receipt" or "sale"; without a `location` goods come to and leave the first place.
    """
    with _drafting(database, actor) as work:
        if kind not in SCANNED_KINDS:
            raise InvalidInput("document_kind_unknown", "kind", kind=kind)
        work.require(POSTING[kind])
        found = database.row(OPEN_DRAFT, (actor.account, kind))
        if found:
            return bytes(found[0])
        place = _place(work, location)
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
) -> KeptLine:
    """Keeps one scan: `count` (thousandths) times what the code counts.

    A code that belongs to no item is kept too, without one. A receipt's line begins with the cost
    that was stated last, on this draft or on a receipt, and with none where it never was.
    Raises `InvalidInput` for a code or quantity that cannot be, `NotFound("draft_unknown")`.
    """
    with _drafting(database, actor) as work:
        kind = _own_draft(work, draft)
        printed = clean_code(code)
        found = _find(work, printed, symbology)
        quantity, price = _measured(kind, found, count)
        cost = _proposed_cost(work, draft, kind, found.item)
        line_amount(quantity, cost or 0)
        line = new_id()
        database.execute_sql(
            NEW_LINE,
            (
                *(line, draft, found.item, printed, symbology[:32], source[:32], quantity),
                *(found.pack_quantity, found.pack_name, price, cost, NO_LOT, work.at),
            ),
        )
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
    that have none; `no_cost` makes it unknown again, which is not zero.
    """
    with _drafting(database, actor) as work:
        kind, decimals = _own_line(work, line)
        if quantity is not None:
            _set(work, line, "quantity", checked_quantity(quantity, decimals))
        if unit_price is not None and kind == "sale":
            work.require("price.override")
            _set(work, line, "unit_price", checked_price(unit_price, "unit_price"))
        if unit_cost is not None and kind == "receipt":
            _set(work, line, "unit_cost", checked_price(unit_cost, "unit_cost"))
            database.execute_sql(SAME_COST, (line,))
        if no_cost:
            _set(work, line, "unit_cost", None)
        for measured in database.rows(PRICES, {"line": line}):
            line_amount(*measured)


def undo_line(database: ShopDatabase, actor: Actor, *, line: bytes) -> None:
    """Takes a scan out of the draft; it stays on the tape and can be brought back."""
    with _drafting(database, actor) as work:
        _own_line(work, line)
        _set(work, line, "undone_at", work.at)


def redo_lines(database: ShopDatabase, actor: Actor, *, lines: Sequence[bytes]) -> None:
    """Brings undone scans back, all of them at once; a line that is gone is passed over."""
    with _drafting(database, actor) as work:
        for line in lines:
            if database.row(DRAFT_OF_LINE, (line,)):
                _own_line(work, line)
                _set(work, line, "undone_at", None)


def undo_unknown(database: ShopDatabase, actor: Actor, *, draft: bytes) -> list[bytes]:
    """Takes every scan without an item out of the draft at once; returns the lines."""
    with _drafting(database, actor) as work:
        _own_draft(work, draft)
        lines = [bytes(line) for (line,) in database.rows(UNKNOWN_LINES, (draft,))]
        for line in lines:
            _set(work, line, "undone_at", work.at)
        return lines


def resolve_code(database: ShopDatabase, actor: Actor, *, draft: bytes, code: str) -> int:
    """Gives the unknown scans of a code the item that has it by now; returns how many."""
    with _drafting(database, actor) as work:
        kind = _own_draft(work, draft)
        printed = clean_code(code)
        waiting = database.rows(
            "SELECT id, quantity, symbology FROM draft_line "
            "WHERE draft = ? AND code = ? AND item IS NULL",
            (draft, printed),
        )
        resolved = 0
        for line, count, symbology in waiting:
            found = _find(work, printed, symbology)
            if found.item is None:
                continue
            quantity, price = _measured(kind, found, count)
            cost = _proposed_cost(work, draft, kind, found.item)
            line_amount(quantity, cost or 0)
            database.execute_sql(
                "UPDATE draft_line SET item = ?, quantity = ?, pack_quantity = ?, pack_name = ?, "
                "unit_price = ?, unit_cost = ? WHERE id = ?",
                (found.item, quantity, found.pack_quantity, found.pack_name, price, cost, line),
            )
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
) -> None:
    """Sets a draft's place (kept when None), partner, the partner's own number and a note."""
    with _drafting(database, actor) as work:
        _own_draft(work, draft)
        if location is not None:
            place = _place(work, location)
            database.execute_sql("UPDATE draft SET location = ? WHERE id = ?", (place, draft))
        if partner and not database.row("SELECT 1 FROM partner WHERE id = ?", (partner,)):
            raise NotFound("partner_unknown")
        ref = clean_line(external_ref, "external_ref", limit=REF_LIMIT, required=False)
        database.execute_sql(
            "UPDATE draft SET partner = ?, external_ref = ?, note = ? WHERE id = ?",
            (partner, ref, clean_note(note), draft),
        )


def discard_draft(database: ShopDatabase, actor: Actor, *, draft: bytes) -> None:
    """Throws a draft away with its lines; nothing was booked."""
    with _drafting(database, actor) as work:
        _own_draft(work, draft)
        drop_draft(work, draft)


def drop_draft(work: Work, draft: bytes) -> None:
    """Removes a draft and its lines, inside another operation."""
    work.database.execute_sql("DELETE FROM draft_line WHERE draft = ?", (draft,))
    work.database.execute_sql("DELETE FROM draft WHERE id = ?", (draft,))


@contextmanager
def _drafting(database: ShopDatabase, actor: Actor) -> Iterator[Work]:
    """Whoever may post some kind of document may draft; which kind is asked of the draft."""
    with writing(database, actor, *dict.fromkeys(POSTING.values())) as work:
        yield work


def _own_draft(work: Work, draft: bytes) -> str:
    """The draft's kind, when it is the person's own and they may post that kind."""
    found = work.database.row(DRAFT, (draft,))
    if not found or found[1] != work.actor.account:
        raise NotFound("draft_unknown")
    return _permitted(work, found[0])


def _own_line(work: Work, line: bytes) -> tuple[str, int]:
    """The kind of the line's draft, and the decimals of its item's unit."""
    found = work.database.row(DRAFT_OF_LINE, (line,))
    if not found or found[2] != work.actor.account:
        raise NotFound("line_unknown")
    return _permitted(work, found[1]), 3 if found[4] is None else found[4]


def _permitted(work: Work, kind: str) -> str:
    if POSTING[kind] not in work.rights.scopes:
        raise PermissionDenied(POSTING[kind])
    return kind


def _place(work: Work, location: bytes | None) -> bytes:
    if location is None:
        found = work.database.row(FIRST_PLACE)
        if found is None:
            raise Refused("no_location")
        return bytes(found[0])
    if not work.database.row(IS_PLACE, (location,)):
        raise NotFound("location_unknown")
    return location


def _find(work: Work, code: str, symbology: str) -> _Found:
    row = work.database.row(BY_PRINTED_CODE, (code,))
    gtin14 = None if row else normalise_gtin(code, symbology)
    if gtin14:
        row = work.database.row(BY_GTIN, (gtin14,))
    if not row:
        row = work.database.row(BY_SKU, (code,))
    return _Found(*row) if row else _Found()


def _measured(kind: str, found: _Found, count: int) -> tuple[int, int]:
    """A line's quantity and unit price, within the bounds of a document."""
    quantity = _times(count, found.pack_quantity, found.decimals)
    price = found.sale_price if kind == "sale" else 0
    line_amount(quantity, price)
    return quantity, price


def _proposed_cost(work: Work, draft: bytes, kind: str, item: bytes | None) -> int | None:
    """What somebody stated last for a unit of the item; None where nobody ever did."""
    if kind != "receipt" or item is None:
        return None
    on_draft = work.database.row(COST_ON_DRAFT, (draft, item))
    if on_draft:
        return int(on_draft[0])
    booked = work.database.row(LAST_STATED_COST, (item, SUPPLIERS))
    if not booked:
        return None
    cost, quantity = booked
    return min(divide_rounded(cost * THOUSANDTHS, quantity), MAX_PRICE) or None


def _times(count: int, pack_quantity: int, decimals: int) -> int:
    product = count * pack_quantity
    if product % THOUSANDTHS:
        raise InvalidInput("quantity_too_fine", "quantity", decimals=decimals)
    return checked_quantity(product // THOUSANDTHS, decimals)


def _set(work: Work, line: bytes, column: str, value: int | None) -> None:
    sql = f"UPDATE draft_line SET {column} = ? WHERE id = ?"  # noqa: S608  (a column named above)
    work.database.execute_sql(sql, (value, line))

"""What a draft's line says beside item and quantity: its lot, its way, the line that it returns."""

from datetime import date

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, Refused
from db.ids import NO_LOT, new_id
from db.operations.code_contents import LOT_LIMIT
from db.operations.drafts import NEW_LINE
from db.operations.own_drafts import drafting, own_draft, own_line, set_column
from db.operations.returned import Returnable, returnable
from db.operations.work import Work
from db.rules.documents import KINDS
from db.rules.money import THOUSANDTHS, checked_quantity
from db.rules.texts import clean_line

TRACKED = """
SELECT item.name, item.track_lots
FROM draft_line JOIN item ON item.id = draft_line.item WHERE draft_line.id = ?
"""

SAME_LOT = """
UPDATE draft_line SET lot_code = ?2, expires_on = ?3
FROM (SELECT draft, item FROM draft_line WHERE id = ?1) AS line
WHERE draft_line.draft = line.draft AND draft_line.item = line.item
  AND draft_line.undone_at IS NULL AND draft_line.lot_code IN ('', ?2)
  AND (draft_line.expires_on IS NULL OR draft_line.expires_on = ?3)
"""
LINE_ITEM = "SELECT item, quantity FROM draft_line WHERE id = ?"
ITEM = """
SELECT item.sku, unit.decimals FROM item JOIN unit ON unit.id = item.unit WHERE item.id = ?
"""


def set_line_lot(
    database: ShopDatabase,
    actor: Actor,
    *,
    line: bytes,
    code: str = "",
    expires_on: date | None = None,
    fill_others: bool = False,
) -> None:
    """The lot of a draft's line: what comes in becomes part of it, what goes out is taken from it.

    Going out, code, date or both name it. `fill_others` gives both to the item's other lines that
    say no other code and no other date. `InvalidInput("lot_not_tracked")` for an item without lots.
    """
    with drafting(database, actor) as work:
        own_line(work, line)
        cleaned = clean_line(code, "lot_code", limit=LOT_LIMIT, required=False)
        name, tracked = database.row(TRACKED, (line,)) or ("", 0)
        if (cleaned or expires_on) and not tracked:
            raise InvalidInput("lot_not_tracked", "lot_code", name=name)
        day = expires_on.isoformat() if expires_on else None
        set_column(work, line, "lot_code", cleaned)
        set_column(work, line, "expires_on", day)
        if fill_others:
            database.execute_sql(SAME_LOT, (line, cleaned, day))


def set_line_way(database: ShopDatabase, actor: Actor, *, line: bytes, comes_in: bool) -> None:
    """Whether a line of a correction adds to the stock or takes from it (as it begins)."""
    with drafting(database, actor) as work:
        kind, _ = own_line(work, line)
        if KINDS[kind].way != "either":
            raise InvalidInput("document_kind_unknown", "kind", kind=kind)
        set_column(work, line, "comes_in", int(comes_in))


def add_return(
    database: ShopDatabase,
    actor: Actor,
    *,
    draft: bytes,
    booked: bytes,
    quantity: int | None = None,
) -> bytes:
    """Adds what comes back of a booked line (all that is left when None) to a return's draft.

    Returns the draft's line. `Refused` with `return_of_other_kind` or `returned_too_much`.
    """
    with drafting(database, actor) as work:
        left = _left(work, own_draft(work, draft), booked)
        sku, decimals = database.rows(ITEM, (left.item,))[0]
        if quantity is None:
            quantity = left.quantity or 1  # of nothing left, a thousandth is too much
        left.take(checked_quantity(quantity, decimals if left.quantity else 3))
        line = new_id()
        database.execute_sql(
            NEW_LINE,
            (
                *(line, draft, left.item, sku, "", "return", quantity, THOUSANDTHS, ""),
                *(left.unit_price, None, NO_LOT, work.at),
            ),
        )
        set_column(work, line, "returns", booked)
        return line


def name_return(database: ShopDatabase, actor: Actor, *, line: bytes, booked: bytes) -> None:
    """Says which booked line a scan gives back; `Refused("return_of_other_item")`."""
    with drafting(database, actor) as work:
        kind, _ = own_line(work, line)
        left = _left(work, kind, booked)
        item, quantity = database.rows(LINE_ITEM, (line,))[0]
        if item != left.item:
            raise Refused("return_of_other_item", name=left.name)
        left.take(quantity)
        set_column(work, line, "returns", booked)
        set_column(work, line, "unit_price", left.unit_price)


def _left(work: Work, kind: str, booked: bytes) -> Returnable:
    left = returnable(work, booked)
    if left.kind != KINDS[kind].returns:
        raise Refused("return_of_other_kind", name=left.name)
    return left

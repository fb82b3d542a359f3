"""The scan tape: the lines of a draft, newest first, and what they add up to."""

from dataclasses import dataclass
from typing import Any

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.rules.money import line_amount
from db.rules.permissions import POSTING

LINES = """
SELECT draft_line.id, draft_line.item, item.name, item.sku, draft_line.code, draft_line.quantity,
       coalesce(unit.code, 'pcs'), coalesce(unit.decimals, 0), draft_line.pack_quantity,
       draft_line.pack_name, draft_line.unit_price, draft_line.scanned_at,
       draft_line.undone_at IS NOT NULL, draft_line.unit_cost,
       draft_line.lot_code, draft_line.expires_on, draft_line.returns, draft_line.comes_in,
       coalesce(item.track_lots, 0), ({left_quantity}), ({left_amount})
FROM draft_line
JOIN draft ON draft.id = draft_line.draft
LEFT JOIN item ON item.id = draft_line.item
LEFT JOIN unit ON unit.id = item.unit
WHERE draft.owner = ? AND {wanted} = ? ORDER BY draft_line.id DESC
"""
# Of the booked line that is given back: what is left of it before this draft.
LEFT = """
SELECT booked.{0} - coalesce(sum(back.{0}), 0)
FROM document_line AS booked LEFT JOIN document_line AS back
    ON back.returns = booked.id
    AND NOT EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = back.id)
WHERE booked.id = draft_line.returns GROUP BY booked.id
"""
LEFTS = {"left_quantity": LEFT.format("quantity"), "left_amount": LEFT.format("amount")}
TAPE = LINES.format(wanted="draft_line.draft", **LEFTS)
ONE_LINE = LINES.format(wanted="draft_line.id", **LEFTS)
DRAFT = """
SELECT draft.id, draft.kind, draft.location, location.name, draft.partner, draft.external_ref,
       draft.note, draft.created_at, draft.destination, draft.reason, draft.reservation
FROM draft JOIN location ON location.id = draft.location
WHERE draft.owner = ? AND draft.kind = ? ORDER BY draft.created_at LIMIT 1
"""


@dataclass(frozen=True)
class TapeLine:
    """One scan. Quantities in thousandths, money in ten-thousandths; no item: unknown code.

    `unit_cost` is what a receipt will book, None when nobody knows it or the person may not see it.
    `returns` is the booked line that it gives back, of which `left` and `left_amount` have not come
    back before this draft; `comes_in` is the way of a correction's line.
    """

    id: bytes
    item: bytes | None
    name: str | None
    sku: str | None
    code: str
    quantity: int
    unit: str
    decimals: int
    pack_quantity: int
    pack_name: str
    unit_price: int
    scanned_at: int
    undone: bool
    unit_cost: int | None
    lot_code: str = ""
    expires_on: str | None = None
    returns: bytes | None = None
    comes_in: bool = False
    has_lots: bool = False
    left: int | None = None
    left_amount: int | None = None

    def gives_back(self, booked: bytes) -> bool:
        """Whether it counts and gives back that booked line."""
        return self.returns == booked and not self.undone

    @property
    def amount(self) -> int:
        """Quantity times price, in ten-thousandths of the currency."""
        return line_amount(self.quantity, self.unit_price)


@dataclass(frozen=True)
class DraftRow:
    """An open draft of the person; a sale may be for an order's `reservation`."""

    id: bytes
    kind: str
    location: bytes
    location_name: str
    partner: bytes | None
    external_ref: str
    note: str
    created_at: int
    destination: bytes | None = None
    reason: str = ""
    reservation: str = ""


def open_draft_of(database: ShopDatabase, actor: Actor, *, kind: str) -> DraftRow | None:
    """The person's open draft of a kind, None when nothing is waiting."""
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        found = database.row(DRAFT, (actor.account, kind))
        return DraftRow(*found) if found else None


def tape(database: ShopDatabase, actor: Actor, *, draft: bytes) -> list[TapeLine]:
    """Every line of the person's draft, the newest first, undone ones too."""
    return _lines(database, actor, TAPE, draft)


def tape_line(database: ShopDatabase, actor: Actor, *, line: bytes) -> TapeLine:
    """One line of the person's drafts; `NotFound("line_unknown")`."""
    found = _lines(database, actor, ONE_LINE, line)
    if not found:
        raise NotFound("line_unknown")
    return found[0]


def _lines(database: ShopDatabase, actor: Actor, sql: str, identity: bytes) -> list[TapeLine]:
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        sees_cost = may(database, actor, "cost.view")
        return [
            _tape_line(row, sees_cost=sees_cost)
            for row in database.rows(sql, (actor.account, identity))
        ]


def _tape_line(row: tuple[Any, ...], *, sees_cost: bool) -> TapeLine:
    shown, (undone, unit_cost, lot_code, expires_on, returns) = row[:12], row[12:17]
    comes_in, has_lots, *left = row[17:]
    cost = unit_cost if sees_cost else None
    said = (lot_code, expires_on, returns, bool(comes_in), bool(has_lots), *left)
    return TapeLine(*(*shown, bool(undone), cost, *said))

"""The scan tape: the lines of a draft, newest first, and what they add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.rules.discounts import NONE, Bill, Discount, Priced, bill
from db.rules.permissions import POSTING

LINES = """
SELECT draft_line.id, draft_line.item, item.name, item.sku, draft_line.code, draft_line.quantity,
       coalesce(unit.code, 'pcs'), coalesce(unit.decimals, 0), draft_line.pack_quantity,
       draft_line.pack_name, draft_line.unit_price, draft_line.scanned_at,
       draft_line.undone_at IS NOT NULL, draft_line.unit_cost,
       draft_line.lot_code, draft_line.expires_on, draft_line.returns, draft_line.comes_in,
       coalesce(item.track_lots, 0), draft_line.discount_rate, draft_line.discount_amount
FROM draft_line
JOIN draft ON draft.id = draft_line.draft
LEFT JOIN item ON item.id = draft_line.item
LEFT JOIN unit ON unit.id = item.unit
WHERE draft.owner = ? AND {} = ? ORDER BY draft_line.id DESC
"""
TAPE = LINES.format("draft_line.draft")
ONE_LINE = LINES.format("draft_line.id")
DRAFT = """
SELECT draft.id, draft.kind, draft.location, location.name, draft.partner, draft.external_ref,
       draft.note, draft.created_at, draft.destination, draft.reason, draft.reservation,
       draft.label, draft.discount_rate, draft.discount_amount
FROM draft JOIN location ON location.id = draft.location
WHERE draft.owner = ? AND draft.kind = ? AND draft.parked_at IS NULL
ORDER BY draft.created_at LIMIT 1
"""


@dataclass(frozen=True)
class TapeLine:
    """One scan. Quantities in thousandths, money in ten-thousandths; no item: unknown code.

    `unit_cost` is what a receipt will book, None when nobody knows it or the person may not see it.
    `returns` is the booked line that it gives back, `comes_in` the way of a correction's line.
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
    discount: Discount = NONE

    @property
    def amount(self) -> int:
        """Quantity times price less its own discount, in ten-thousandths of the currency."""
        return bill_of([self]).total

    @property
    def entry(self) -> tuple[object, ...]:
        """Lines of one entry become one line of the document, as in `posting.ENTRIES`."""
        said = (self.item, self.unit_price, self.lot_code, self.expires_on, self.returns)
        alone = None if self.discount.amount is None else self.id
        return (*said, self.comes_in, self.discount.rate, alone)


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
    label: str = ""
    discount: Discount = NONE


def bill_of(lines: Iterable[TapeLine], discount: Discount = NONE) -> Bill:
    """What a sale's lines come to, less the whole sale's discount, to the last digit as posted.

    Lines without an item cost nothing. Beyond the bounds raises `amount_too_large`.
    """
    quantities: dict[tuple[object, ...], int] = {}
    first: dict[tuple[object, ...], TapeLine] = {}
    for line in lines:
        if line.item is not None:
            first.setdefault(line.entry, line)
            quantities[line.entry] = quantities.get(line.entry, 0) + line.quantity
    entries = [
        Priced(quantities[entry], line.unit_price, line.discount) for entry, line in first.items()
    ]
    return bill(entries, discount)


def open_draft_of(database: ShopDatabase, actor: Actor, *, kind: str) -> DraftRow | None:
    """The person's open draft of a kind, None when nothing is waiting."""
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        found = database.row(DRAFT, (actor.account, kind))
        if not found:
            return None
        *shown, rate, amount = found
        return DraftRow(*(*shown, Discount(rate, amount)))


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
    *shown, undone, unit_cost, lot_code, expires_on, returns, comes_in, has_lots, rate, off = row
    cost = unit_cost if sees_cost else None
    said = (lot_code, expires_on, returns, bool(comes_in), bool(has_lots), Discount(rate, off))
    return TapeLine(*(*shown, bool(undone), cost, *said))

"""The scan tape: the lines of a draft, newest first, and what they add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.queries.shop import day_of
from db.rules.barcodes import printed_gtin
from db.rules.discounts import NONE, Bill, Discount, Priced, bill
from db.rules.documents import KINDS, has_expired
from db.rules.lots import LotLeft, named, take
from db.rules.permissions import POSTING

# What a label asks for, as long as its quantity and price stand as it was scanned.
PRINTED_AMOUNT: Final = """
iif(draft_line.quantity = draft_line.amount_quantity
    AND draft_line.unit_price = draft_line.amount_price, draft_line.amount, NULL)
"""
LINES = f"""
SELECT draft_line.id, draft_line.item, item.name, item.sku, draft_line.code, draft_line.quantity,
       coalesce(unit.code, 'pcs'), coalesce(unit.decimals, 0), draft_line.pack_quantity,
       draft_line.pack_name, draft_line.unit_price, draft_line.scanned_at,
       draft_line.undone_at IS NOT NULL, draft_line.unit_cost,
       draft_line.lot_code, draft_line.expires_on, draft_line.returns, draft_line.comes_in,
       coalesce(item.track_lots, 0), draft_line.discount_rate, draft_line.discount_amount,
       {PRINTED_AMOUNT}, draft_line.gtin14, draft.kind = 'sale' AND item.archived_at IS NOT NULL,
       ({{left_quantity}}), ({{left_amount}})
FROM draft_line
JOIN draft ON draft.id = draft_line.draft
LEFT JOIN item ON item.id = draft_line.item
LEFT JOIN unit ON unit.id = item.unit
WHERE draft.owner = ? AND {{wanted}} = ? ORDER BY draft_line.id DESC
"""  # noqa: S608  (a constant)
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
# The lines of one item on the line's draft, and the place that they go out of.
GOING_OUT = """
SELECT draft_line.id, draft_line.quantity, draft_line.lot_code, draft_line.expires_on,
       draft_line.undone_at IS NOT NULL, draft_line.item, draft.location, draft.kind
FROM draft_line JOIN draft ON draft.id = draft_line.draft
WHERE draft_line.draft = (SELECT draft FROM draft_line WHERE id = ?1)
  AND draft_line.item = (SELECT item FROM draft_line WHERE id = ?1)
ORDER BY draft_line.lot_code = '' AND draft_line.expires_on IS NULL, draft_line.id
"""
# First expired, first out; goods without a lot before those that have one.
LOTS_THERE = """
SELECT lot.id, balance.quantity, lot.code, lot.expires_on
FROM balance JOIN lot ON lot.id = balance.lot
WHERE balance.item = ? AND balance.location = ? AND balance.quantity > 0
ORDER BY lot.item IS NOT NULL, lot.expires_on IS NULL, lot.expires_on, lot.id
"""
DRAFT = """
SELECT draft.id, draft.kind, draft.location, location.name, draft.partner, draft.external_ref,
       draft.note, draft.created_at, draft.destination, draft.reason, draft.reservation,
       draft.label, draft.discount_rate, draft.discount_amount
FROM draft JOIN location ON location.id = draft.location
WHERE draft.owner = ? AND draft.kind = ? AND draft.parked_at IS NULL
ORDER BY draft.created_at LIMIT 1
"""


@dataclass(frozen=True)
class TapeLot:
    """A lot that a line takes from, and how much (thousandths); no code and no date: no lot."""

    code: str
    expires_on: str | None
    quantity: int
    expired: bool = False


@dataclass(frozen=True)
class TapeLine:
    """One scan. Quantities in thousandths, money in ten-thousandths; no item: unknown code.

    `unit_cost` is what a receipt will book, None when nobody knows it or the person may not see it.
    `returns` is the booked line that it gives back, of which `left` and `left_amount` have not come
    back before this draft; `comes_in` is the way of a correction's line.
    `printed_amount` is what a scale's label asks for; `gtin14` the number that the code holds.
    Where goods go out, `lots` are those that it would take: the named ones or, first expired first
    out, what the lines before it leave. An `expired` one is past its last day; what is `archived`
    cannot be sold.
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
    printed_amount: int | None = None
    gtin14: str = ""
    lots: tuple[TapeLot, ...] = ()
    expired: bool = False
    left: int | None = None
    left_amount: int | None = None
    archived: bool = False

    def gives_back(self, booked: bytes) -> bool:
        """Whether it counts and gives back that booked line."""
        return self.returns == booked and not self.undone

    @property
    def amount(self) -> int:
        """Quantity times price, or what its label asks for, less its own discount; in
        ten-thousandths of the currency.
        """
        return bill_of([self]).total

    @property
    def entry(self) -> tuple[object, ...]:
        """Lines of one entry become one line of the document, as in `posting.ENTRIES`."""
        said = (self.item, self.unit_price, self.lot_code, self.expires_on, self.returns)
        alone = None if self.discount.amount is None else self.id
        return (*said, self.comes_in, self.discount.rate, alone, self.printed_amount is None)

    @property
    def barcode(self) -> str:
        """What an item would keep of the code: the number in it, else the whole."""
        return printed_gtin(self.gtin14) or self.code

    @property
    def lacks_lot(self) -> bool:
        """Whether it waits for a lot or a date, where the goods come in."""
        return self.has_lots and not (self.undone or self.lot_code or self.expires_on)


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
    entries: dict[tuple[object, ...], Priced] = {}
    for line in lines:
        if line.item is not None:
            one = Priced(line.quantity, line.unit_price, line.discount, line.printed_amount)
            before = entries.get(line.entry)
            entries[line.entry] = before.joined(one) if before else one
    return bill([*entries.values()], discount)


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


def lots_to_choose(database: ShopDatabase, actor: Actor, *, line: bytes) -> list[TapeLot]:
    """What the line's place holds of its item, lot by lot, in the order in which it goes out.

    What other lines of the draft take of the lots that they name is theirs.
    """
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        if not database.rows(ONE_LINE, (actor.account, line)):
            raise NotFound("line_unknown")
        lines = database.rows(GOING_OUT, (line,))
        today = day_of(database, actor.clock()).isoformat()
        held = _held(database, lines[0]) if lines else []
        others = [row for row in lines if row[0] != line and (row[2] or row[3])]
        _take(held, others, today)
        return [
            TapeLot(lot.code, lot.expires_on, lot.left, has_expired(lot.expires_on, today))
            for lot in held
        ]


def _lines(database: ShopDatabase, actor: Actor, sql: str, identity: bytes) -> list[TapeLine]:
    with reading(database, actor, *dict.fromkeys(POSTING.values())):
        sees_cost = may(database, actor, "cost.view")
        lines = [
            _tape_line(row, sees_cost=sees_cost)
            for row in database.rows(sql, (actor.account, identity))
        ]
        if not any(line.has_lots for line in lines):
            return lines
        return _with_lots(database, lines, day_of(database, actor.clock()).isoformat())


def _with_lots(database: ShopDatabase, lines: list[TapeLine], today: str) -> list[TapeLine]:
    """The lines with the lots that they would take, each item's looked up once."""
    first_of = {line.item: line.id for line in lines if line.has_lots}
    taken: dict[bytes, tuple[TapeLot, ...]] = {}
    for line in first_of.values():
        taken |= _taken(database, database.rows(GOING_OUT, (line,)), today)
    return [
        replace(line, lots=taken.get(line.id, ()), expired=has_expired(line.expires_on, today))
        if line.has_lots
        else line
        for line in lines
    ]


def _taken(
    database: ShopDatabase, going: Sequence[tuple[Any, ...]], today: str
) -> dict[bytes, tuple[TapeLot, ...]]:
    """What each of an item's lines would take; nothing where goods come in."""
    if KINDS[going[0][-1]].way != "out":
        return {}
    return _take(_held(database, going[0]), going, today)


def _held(database: ShopDatabase, line: tuple[Any, ...]) -> list[LotLeft]:
    *_, item, location, _ = line
    return [LotLeft(*row) for row in database.rows(LOTS_THERE, (item, location))]


def _take(
    held: Sequence[LotLeft], going: Sequence[tuple[Any, ...]], today: str
) -> dict[bytes, tuple[TapeLot, ...]]:
    """What each line takes of what is held; the lines take it one after the other."""
    taken = {}
    for line, quantity, code, expires_on, is_undone, *_, kind in going:
        sold_on = today if kind == "sale" else ""
        lots = named(held, code, expires_on)
        good = [lot for lot in lots if not has_expired(lot.expires_on, sold_on)]
        parts = [] if is_undone else take(good, quantity)
        taken[line] = tuple(TapeLot(lot.code, lot.expires_on, part) for lot, part in parts)
    return taken


def _tape_line(row: tuple[Any, ...], *, sees_cost: bool) -> TapeLine:
    shown, (undone, unit_cost, lot_code, expires_on, returns) = row[:12], row[12:17]
    comes_in, has_lots, rate, off, printed_amount, gtin14, archived, *left = row[17:]
    cost = unit_cost if sees_cost else None
    said = (lot_code, expires_on, returns, bool(comes_in), bool(has_lots), Discount(rate, off))
    line = TapeLine(*(*shown, bool(undone), cost, *said, printed_amount, gtin14))
    return replace(line, left=left[0], left_amount=left[1], archived=bool(archived))

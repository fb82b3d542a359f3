"""The lines of a draft as they are booked: places, lots, prices and costs by its kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.errors import InvalidInput, Refused
from db.ids import CUSTOMERS, LOSS, NO_LOT, OPENING, SUPPLIERS, new_id
from db.operations.booking import Line
from db.operations.lots import lot_for
from db.operations.reserved import held_for
from db.operations.returned import Returnable, returnable
from db.operations.shelves import Shelves, Want
from db.operations.work import Work
from db.queries.drafts import PRINTED_AMOUNT
from db.rules.code_contents import label_fits
from db.rules.discounts import NONE, Discount, Priced, amounts
from db.rules.documents import KINDS, REASONS, comes_in
from db.rules.money import checked_quantity, line_amount, share_out

PLACES = {"supplier": SUPPLIERS, "customer": CUSTOMERS, "loss": LOSS, "opening": OPENING}
UNKNOWN = """
SELECT count(*) FROM draft_line WHERE draft = ? AND item IS NULL AND undone_at IS NULL
"""
ARCHIVED = """
SELECT item.name FROM draft_line JOIN item ON item.id = draft_line.item
WHERE draft_line.draft = ? AND draft_line.undone_at IS NULL AND item.archived_at IS NOT NULL
GROUP BY item.id ORDER BY min(draft_line.id)
"""
# Grouped as `TapeLine.entry` is, so that the screen shows what is booked.
ENTRIES = f"""
SELECT draft_line.item, item.name, item.track_lots, unit.decimals, sum(draft_line.quantity),
       draft_line.unit_price, draft_line.unit_cost, draft_line.lot_code, draft_line.expires_on,
       draft_line.returns, draft_line.comes_in, draft_line.discount_rate,
       draft_line.discount_amount, sum({PRINTED_AMOUNT}), unit.code
FROM draft_line JOIN item ON item.id = draft_line.item JOIN unit ON unit.id = item.unit
WHERE draft_line.draft = ? AND draft_line.undone_at IS NULL
GROUP BY draft_line.item, draft_line.unit_price, coalesce(draft_line.unit_cost, 0),
         draft_line.lot_code, draft_line.expires_on, draft_line.returns, draft_line.comes_in,
         draft_line.discount_rate, iif(draft_line.discount_amount IS NULL, NULL, draft_line.id),
         {PRINTED_AMOUNT} IS NULL
ORDER BY min(draft_line.id)
"""  # noqa: S608  (a constant)
AVERAGE = "SELECT unit_cost FROM item_cost WHERE item = ?"


@dataclass(frozen=True)
class Head:
    """What a draft says of the whole document; a sale may be for a `reservation`."""

    id: bytes
    kind: str
    location: bytes
    destination: bytes | None
    reason: str
    reservation: str = ""
    discount: Discount = NONE


@dataclass(frozen=True)
class Entry:
    """The scans of a draft that become one line; `printed_amount` is what their labels ask for."""

    item: bytes
    name: str
    has_lots: int
    decimals: int
    quantity: int
    unit_price: int
    unit_cost: int | None
    lot_code: str
    expires_on: str | None
    returns: bytes | None
    comes_in: int
    discount_rate: int | None
    discount_amount: int | None
    printed_amount: int | None
    unit: str

    @property
    def fits(self) -> bool:
        """Whether its labels ask for what it costs, as closely as scales can."""
        goods = {"quantity": self.quantity, "price": self.unit_price, "decimals": self.decimals}
        printed = self.printed_amount
        return printed is None or label_fits(printed, **goods, unit=self.unit)

    @property
    def names_a_lot(self) -> bool:
        """Whether it is to be taken from a lot of its own."""
        return bool(self.lot_code or self.expires_on)

    def priced(self, kind: str) -> Priced:
        """What the customer pays for it; nothing where a kind of document has no price."""
        price = self.unit_price if KINDS[kind].has_price else 0
        off = Discount(self.discount_rate, self.discount_amount)
        return Priced(self.quantity, price, off, self.printed_amount if price else None)


@dataclass(frozen=True)
class _Goods:
    """A line's way and its money, before it is known which lots it takes."""

    item: bytes
    source: bytes
    destination: bytes
    unit_price: int = 0
    amount: int = 0
    cost: int | None = None
    returns: bytes | None = None

    def lines(self, parts: list[tuple[bytes, int]]) -> Iterator[Line]:
        """One line with a movement a lot."""
        identity = new_id()
        costs: list[int | None] = [None] * len(parts)
        if self.cost is not None:
            costs = [*share_out(self.cost, [quantity for _, quantity in parts])]
        for (lot, quantity), cost in zip(parts, costs, strict=True):
            yield Line(
                id=identity,
                movement=new_id(),
                item=self.item,
                source=self.source,
                destination=self.destination,
                quantity=quantity,
                unit_price=self.unit_price,
                amount=self.amount,
                lot=lot,
                returns=self.returns,
                stated_cost=cost,
            )


def lines_of(work: Work, head: Head, day: str, *, oversell: bool) -> list[Line]:
    """The lines of a draft, with the lots that they take or make.

    Raises `Refused` with `unknown_codes`, `archived_unsold` (of a sale, with `names`),
    `draft_empty`, `stock_short`, `stock_expired`, `return_unnamed` or `returned_too_much`,
    `InvalidInput` for what the kind needs and lacks, and `PermissionDenied("price.override")` for
    labels that ask for less than the goods cost.
    """
    _refuse_undescribed(head)
    (unknown,) = work.database.rows(UNKNOWN, (head.id,))[0]
    if unknown:
        raise Refused("unknown_codes", count=unknown)
    if head.kind == "sale":
        _refuse_archived(work, head.id)
    entries = [Entry(*row) for row in work.database.rows(ENTRIES, (head.id,))]
    if not entries:
        raise Refused("draft_empty")
    if head.kind == "sale" and not all(entry.fits for entry in entries):
        work.require("price.override")
    sold_on = day if head.kind == "sale" else None
    held = held_for(work, head.reservation, head.location) if head.reservation else {}
    posting = _Posting(work, head, Shelves(work, sold_on, oversell, held))
    due = amounts([entry.priced(head.kind) for entry in entries], head.discount)
    lines = posting.book_all(entries, due)
    posting.shelves.refuse_what_is_missing()
    return lines


def _refuse_archived(work: Work, draft: bytes) -> None:
    """What was archived after it was scanned is as little for sale as what is scanned then."""
    names = tuple(name for (name,) in work.database.rows(ARCHIVED, (draft,)))
    if names:
        raise Refused("archived_unsold", names=names)


def _refuse_undescribed(head: Head) -> None:
    if head.kind == "transfer" and head.destination is None:
        raise InvalidInput("destination_missing", "destination")
    if head.destination == head.location:
        raise InvalidInput("destination_is_source", "destination")
    if head.kind == "adjustment" and head.reason not in REASONS:
        raise InvalidInput("reason_missing", "reason")


@dataclass
class _Posting:
    """One draft on its way into the books."""

    work: Work
    head: Head
    shelves: Shelves
    _returnable: dict[bytes, Returnable] = field(default_factory=dict)

    def book_all(self, entries: Sequence[Entry], due: Sequence[int]) -> list[Line]:
        """The lines of all entries in their order; those that name a lot take from it first."""
        named_first = sorted(enumerate(entries), key=lambda pair: not pair[1].names_a_lot)
        booked = {place: self.book(entry, due[place]) for place, entry in named_first}
        return [line for place in sorted(booked) for line in booked[place]]

    def book(self, entry: Entry, amount: int) -> Iterator[Line]:
        """The line of an entry for what it comes to, a movement a lot."""
        checked_quantity(entry.quantity, entry.decimals)
        kind = KINDS[self.head.kind]
        left = self._given_back(entry)
        incoming = comes_in(self.head.kind, self.head.reason, bool(entry.comes_in))
        goods = self._goods(entry, amount, left, incoming=incoming)
        if not incoming:
            return goods.lines(self._taken(entry, left))
        if left and kind.must_name:
            return goods.lines(left.take_lots(entry.quantity))
        return goods.lines([(self._lot(entry), entry.quantity)])

    def _given_back(self, entry: Entry) -> Returnable | None:
        """What is left of the booked line that an entry names."""
        kind = KINDS[self.head.kind]
        if kind.returns is None or entry.returns is None:
            if kind.must_name:
                raise Refused("return_unnamed", name=entry.name)
            return None
        if entry.returns not in self._returnable:
            self._returnable[entry.returns] = returnable(self.work, entry.returns)
        return self._returnable[entry.returns]

    def _goods(
        self, entry: Entry, amount: int, left: Returnable | None, *, incoming: bool
    ) -> _Goods:
        source, destination = self._way(incoming=incoming)
        if left:
            share = left.take(entry.quantity)
            money = (left.unit_price, share.amount, share.cost, entry.returns)
            return _Goods(entry.item, source, destination, *money)
        price = entry.priced(self.head.kind).unit_price
        cost = self._stated(entry) if incoming else None
        return _Goods(entry.item, source, destination, price, amount, cost)

    def _way(self, *, incoming: bool) -> tuple[bytes, bytes]:
        place = KINDS[self.head.kind].place
        other = PLACES[place] if place else self.head.destination
        assert other is not None  # noqa: S101  (a transfer without a destination was refused)
        return (other, self.head.location) if incoming else (self.head.location, other)

    def _stated(self, entry: Entry) -> int:
        """What was stated for the goods; what is found has the cost of what was there."""
        unit_cost = entry.unit_cost
        if unit_cost is None and self.head.kind in ("adjustment", "stocktake"):
            (unit_cost,) = self.work.database.row(AVERAGE, (entry.item,)) or (0,)
        return line_amount(entry.quantity, unit_cost or 0)

    def _taken(self, entry: Entry, left: Returnable | None) -> list[tuple[bytes, int]]:
        preferred = frozenset(left.lots) if left else frozenset()
        place = self.head.location
        want = (entry.item, entry.name, place, entry.quantity, entry.lot_code, preferred)
        return self.shelves.take(Want(*want, entry.expires_on))

    def _lot(self, entry: Entry) -> bytes:
        if not entry.names_a_lot:
            if entry.has_lots:
                raise InvalidInput("lot_missing", "lot_code", name=entry.name)
            return NO_LOT
        return lot_for(self.work, entry.item, entry.lot_code, entry.expires_on)

"""Documents in the lists: what each kind does, what may be returned, and what reversing undoes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tests.proof.model.discounts import due_of
from tests.proof.model.lines import (
    Document,
    Line,
    Off,
    Part,
    Wish,
    as_parts,
    cost_left,
    grouped,
    same_lots,
)
from tests.proof.model.orders import Order, Orders
from tests.proof.model.people import No, Person, denied
from tests.proof.model.pool import amount_of, parts_of, share_of
from tests.proof.model.shelves import Parts, Shelves
from tests.proof.model.shop import Item, Lot, Place, Shop
from tests.proof.model.supplies import Supplies

NEEDS = {
    "receipt": "stock.receive",
    "sale": "stock.sell",
    "customer_return": "stock.customer_return",
    "supplier_return": "stock.return_to_supplier",
    "transfer": "stock.transfer",
    "adjustment": "stock.adjust",
    "opening": "stock.adjust",
}
COMES = {"receipt", "customer_return", "opening"}
FOUND, EITHER = "found", "correction"
RETURNS = {"customer_return": "sale", "supplier_return": "receipt"}


@dataclass
class Books:
    """The documents of a shop."""

    shop: Shop
    today: date
    documents: list[Document] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Orders stand in the way of what takes their goods; receipts bring what is awaited."""
        self.orders = Orders(self.shop)
        self.supplies = Supplies()

    def post(
        self,
        person: Person,
        kind: str,
        place: Place,
        wishes: Sequence[Wish],
        *,
        other: Place | None = None,
        reason: str | None = None,
        comes: bool = False,
        day: date | None = None,
        oversell: bool = False,
        order: Order | None = None,
        off: Off | None = None,
    ) -> Document:
        """A document of scans; a sale may be what an order waits for, and for less."""
        person.needs(NEEDS[kind])
        _in_use(place, other)
        if order and not order.left:
            raise No("reservation_over")
        comes = kind in COMES or reason == FOUND or (reason == EITHER and comes)
        _scannable(person, wishes, off)
        if oversell:
            person.needs("stock.oversell")
        if other is place:
            raise No("destination_is_source")
        if any(wish.item.now.archived for wish in wishes):
            raise No("unknown_codes")
        if not wishes:
            raise No("draft_empty")
        document = Document(kind, person, day or self.today, place, other, [])
        sold_on = document.day if kind == "sale" else None
        shelves = Shelves(place, sold_on, oversell, reserved=self._held_by_others(place, order))
        fresh: dict[object, Lot] = {}
        entries = grouped(wishes)
        due = due_of(entries, off) if kind == "sale" else [0] * len(entries)
        parts: dict[int, Parts] = {}
        for number, wish in sorted(enumerate(entries), key=lambda each: each[1].lot is None):
            parts[number] = (  # what names its lot takes from it before others do
                self._come(wish, fresh)
                if comes
                else shelves.take(wish.item, wish.quantity, wish.lot[0] if wish.lot else "")
            )
        for number, wish in enumerate(entries):
            line = Line(wish.item, wish.quantity, due[number], comes, as_parts(parts[number]))
            if comes:
                unit_cost = wish.cost
                if unit_cost is None:
                    unit_cost = wish.item.pool.last if kind == "adjustment" else 0
                line.parts[0].cost = amount_of(wish.quantity, unit_cost)
            document.lines.append(line)
        shelves.refuse_what_is_missing()
        if order:
            self._fulfil(order, document)
        self.book(document)
        return document

    def begin(self, person: Person, place: Place, wishes: Sequence[Wish], off: Off | None) -> None:
        """A sale that waits books nothing."""
        person.needs(NEEDS["sale"])
        _in_use(place)
        _scannable(person, wishes, off)

    def _held_by_others(
        self, place: Place, order: Order | None = None
    ) -> Callable[[Item, int], int]:
        """For no more than an order holds, only what was set aside before it is in the way."""

        def held(item: Item, wanted: int) -> int:
            own = self.orders.held(item, place, order) if order else 0
            if order and wanted <= own:
                return self.orders.ahead(item, place, order)
            return self.orders.held(item, place) - own

        return held

    def _fulfil(self, order: Order, document: Document) -> None:
        """It waits for less, also when its time is over; it is never delivered twice."""
        taken = False
        for held in order.goods:
            sold = sum(x.quantity for x in document.lines if x.item is held.item.now)
            part = min(sold, held.left) if order.place is document.place else 0
            held.left -= part
            taken |= part > 0
        if not taken:
            raise No("reservation_over")

    def give_back(
        self, person: Person, kind: str, place: Place, of: Document, which: int, quantity: int
    ) -> Document:
        """A part of a booked line, with the part of its price and cost."""
        person.needs(NEEDS[kind])
        _in_use(place)
        booked = of.lines[which]
        item = booked.item.now
        left = 0 if of.is_reversal else booked.left
        if of.kind != RETURNS[kind]:
            raise No("return_of_other_kind")
        if left:
            _fine_enough(item, quantity)
        if quantity > left:
            raise No("returned_too_much")
        amount_left = booked.amount - sum(x.amount for x in booked.given_back)
        amount = share_of(amount_left, quantity, left)
        comes = kind == "customer_return"
        if comes:
            parts = same_lots(booked, quantity)
        else:
            preferred: set[Lot | None] = {part.lot for part in booked.parts}
            reserved = self._held_by_others(place)
            shelves = Shelves(place, None, preferred=preferred, reserved=reserved)
            parts = shelves.take(item, quantity)
            shelves.refuse_what_is_missing()
        line = Line(item, quantity, amount, comes, as_parts(parts))
        cost = cost_left(booked, quantity, left)
        for part, its_cost in zip(line.parts, parts_of(cost, [x[1] for x in parts]), strict=True):
            part.cost = its_cost
        booked.back.append(line)
        document = Document(kind, person, self.today, place, None, [line])
        self.book(document, keep_cost=True)
        return document

    def reverse(
        self, person: Person, document: Document, which: Sequence[int] | None = None
    ) -> Document:
        """The opposite of some lines, or of all that are not reversed yet."""
        scope = person.scope("document.reverse")
        own = document.author is person and document.day == self.today
        if scope is None or (scope != "all" and not own):
            raise denied()
        if document.is_reversal:
            raise No("is_reversal")
        lines = [line for line in document.lines if not line.is_undone]
        if not lines:
            raise No("already_reversed")
        if which is not None:
            lines = [document.lines[number] for number in sorted(which)]
        for line in lines:
            if line.is_undone:
                raise No("line_reversed")
            if line.given_back:
                raise No("line_returned")
        self._refuse_impossible(document, lines)
        opposite = Document(
            document.kind, person, self.today, document.place, document.other, [], is_reversal=True
        )
        for line in lines:
            line.is_undone = True
            opposite.lines.append(_undone(document, line))
        self.documents.append(opposite)
        return opposite

    def _refuse_impossible(self, document: Document, lines: Sequence[Line]) -> None:
        """What came must still be there, lot by lot; nothing goes to a place out of use."""
        wanted: dict[tuple[Item, Lot | None], int] = {}
        goes_from = document.other or document.place
        for line in lines:
            if line.comes or document.other:
                for part in line.parts:
                    key = (line.item.now, part.lot)
                    wanted[key] = wanted.get(key, 0) + part.quantity
        for (item, lot), quantity in wanted.items():
            if item.stock.get((goes_from, lot), 0) < quantity:
                raise No("stock_short")
        for item in {item for item, _ in wanted}:
            held = self.orders.held(item, goes_from)
            there = sum(many for _, many in item.at(goes_from))
            less = sum(wanted[key] for key in wanted if key[0] is item)
            if document.other is None:
                less -= sum(x.quantity for x in lines if x.item.now is item and not x.comes)
            if held and less > 0 and there - held < less:
                raise No("stock_short")
        comes_back = document.other is not None or not all(line.comes for line in lines)
        if comes_back and document.place.archived is not None:
            raise No("location_archived")

    def _come(self, wish: Wish, fresh: dict[object, Lot]) -> Parts:
        """Into its lot, which the document makes once where it is new."""
        item = wish.item
        if wish.lot is None:
            if item.tracked:
                raise No("lot_missing")
            return [(None, wish.quantity)]
        same = (lot for lot in item.lots if (lot.code, lot.expires_on) == wish.lot)
        lot = next(same, None) or fresh.setdefault(
            (item, wish.lot), Lot(*wish.lot, self.shop.next())
        )
        return [(lot, wish.quantity)]

    def book(self, document: Document, *, keep_cost: bool = False) -> None:
        """Stock, worth, and the list of documents."""
        for line in document.lines:
            for part in line.parts:
                self._move(document, line, part, keep_cost=keep_cost)
        if document.kind == "receipt":
            self.supplies.receive(document)
        self.documents.append(document)

    def _move(self, document: Document, line: Line, part: Part, *, keep_cost: bool) -> None:
        item = line.item
        if part.lot and part.lot not in item.lots:
            item.lots.append(part.lot)
        sign = 1 if line.comes else -1
        item.put(document.place, part.lot, sign * part.quantity, document)
        if document.other:
            item.put(document.other, part.lot, part.quantity, document)
        elif line.comes:
            item.pool.come(part.quantity, part.cost)
        else:
            part.left_with = item.pool.leave(part.quantity)
            part.cost = part.cost if keep_cost else part.left_with


def _undone(document: Document, line: Line) -> Line:
    item = line.item.now
    for part in line.parts:
        if document.other:
            item.put(document.other, part.lot, -part.quantity, document)
            item.put(document.place, part.lot, part.quantity, document)
        elif line.comes:
            item.put(document.place, part.lot, -part.quantity, document)
            item.pool.leave(part.quantity)
        else:
            item.put(document.place, part.lot, part.quantity, document)
            item.pool.come(part.quantity, part.left_with)
    return Line(item, line.quantity, line.amount, not line.comes, line.parts)


def _scannable(person: Person, wishes: Sequence[Wish], off: Off | None) -> None:
    for wish in wishes:
        if not wish.item.now.archived:  # else nobody knows the code; it is told in the end
            _fine_enough(wish.item.now, wish.quantity)
        if wish.lot and (wish.item.now.archived or not wish.item.now.tracked):
            raise No("lot_not_tracked")
        if wish.off:
            person.needs("price.override")
    if off:
        person.needs("price.override")


def _in_use(*places: Place | None) -> None:
    if any(place and place.archived is not None for place in places):
        raise No("location_unknown")


def _fine_enough(item: Item, quantity: int) -> None:
    if quantity % 10 ** (3 - item.decimals):
        raise No("quantity_too_fine")

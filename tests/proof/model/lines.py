"""What a document says: what was scanned, the lines as they were booked, and their lots."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tests.proof.model.people import Person
from tests.proof.model.pool import share_of
from tests.proof.model.shelves import Parts
from tests.proof.model.shop import Item, Lot, Place

RATE = "rate"
Off = tuple[str, int]  # a rate in hundredths of a percent, or an "amount"


@dataclass
class Wish:
    """A scan: `lot` is (code, last day), `cost` what a unit is said to cost, `off` a discount."""

    item: Item
    quantity: int
    cost: int | None = None
    lot: tuple[str, date | None] | None = None
    off: Off | None = None


@dataclass
class Part:
    """A line's goods of one lot; `cost` is what they came or went for, as it was booked."""

    lot: Lot | None
    quantity: int
    cost: int = 0
    left_with: int = 0  # what they took from the worth of the item


@dataclass(eq=False)
class Line:
    """A booked line; `back` are the lines that gave goods of it back."""

    item: Item
    quantity: int
    amount: int
    comes: bool
    parts: list[Part]
    back: list["Line"] = field(default_factory=list)
    is_undone: bool = False

    @property
    def given_back(self) -> list["Line"]:
        """The returns that still count."""
        return [line for line in self.back if not line.is_undone]

    @property
    def left(self) -> int:
        """How much could still come back."""
        return 0 if self.is_undone else self.quantity - sum(x.quantity for x in self.given_back)


@dataclass(eq=False)
class Document:
    """A booked document; `other` is the place that a transfer goes to."""

    kind: str
    author: Person
    day: date
    place: Place
    other: Place | None
    lines: list[Line]
    is_reversal: bool = False
    id: bytes = b""

    @property
    def total(self) -> int:
        """All its lines."""
        return sum(line.amount for line in self.lines)


def as_parts(parts: Parts) -> list[Part]:
    """The parts of a line to be."""
    return [Part(lot, quantity) for lot, quantity in parts]


def grouped(wishes: Sequence[Wish]) -> list[Wish]:
    """Scans that say the same become one line; an amount off is a line's own."""
    lines: dict[object, Wish] = {}
    for number, wish in enumerate(wishes):
        alone = number if wish.off and wish.off[0] != RATE else None
        key = (wish.item.now, wish.cost or 0, wish.lot, wish.off, alone)
        if key in lines:
            lines[key].quantity += wish.quantity
        else:
            lines[key] = replace(wish, item=wish.item.now)
    return list(lines.values())


def same_lots(booked: Line, quantity: int) -> Parts:
    """Into the lots that it left from, in that order."""
    parts: Parts = []
    for part in booked.parts:
        back = [x for line in booked.given_back for x in line.parts if x.lot is part.lot]
        taken = min(part.quantity - sum(x.quantity for x in back), quantity)
        if taken > 0:
            parts.append((part.lot, taken))
            quantity -= taken
    return parts


def cost_left(booked: Line, quantity: int, left: int) -> int:
    """The part of what is left of a line's cost that goes with so much of its goods."""
    back = sum(part.cost for line in booked.given_back for part in line.parts)
    cost = sum(part.cost for part in booked.parts) - back
    return share_of(cost, quantity, left)

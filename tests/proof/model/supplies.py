"""Orders to suppliers in the lists: what is still on the way, and the receipts that brought it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.proof.model.lines import Document, Line
from tests.proof.model.people import No, Person
from tests.proof.model.shop import Item


@dataclass(eq=False)
class Awaited:
    """A line of an order; `came` with which lines of receipts how much of it."""

    item: Item
    quantity: int
    called_off: int = 0
    came: list[tuple[Line, int]] = field(default_factory=list)
    id: bytes = b""

    @property
    def left(self) -> int:
        """Still on the way; what a reversed line had brought is to come again."""
        came = sum(quantity for line, quantity in self.came if not line.is_undone)
        return self.quantity - self.called_off - came


@dataclass(eq=False)
class Supply:
    """What was ordered at once."""

    lines: list[Awaited]
    id: bytes = b""


@dataclass
class Supplies:
    """All orders to suppliers, the oldest first."""

    supplies: list[Supply] = field(default_factory=list)

    @property
    def lines(self) -> list[Awaited]:
        """Of all orders."""
        return [line for supply in self.supplies for line in supply.lines]

    def was_ordered(self, item: Item) -> bool:
        """Ever, under its own name."""
        return any(line.item is item for line in self.lines)

    def order(self, person: Person, wanted: Sequence[tuple[Item, int]]) -> Supply:
        """Only what is in the lists, as fine as its unit."""
        person.needs("stock.receive")
        for item, quantity in wanted:
            if item.into:
                raise No("item_merged")
            if item.archived:
                raise No("item_archived")
            if quantity % 10 ** (3 - item.decimals):
                raise No("quantity_too_fine")
        self.supplies.append(Supply([Awaited(*each) for each in wanted]))
        return self.supplies[-1]

    def call_off(self, person: Person, supply: Supply, which: int | None) -> None:
        """What is on the way of an order, or of one of its lines, will not come."""
        person.needs("stock.receive")
        lines = supply.lines if which is None else [supply.lines[which]]
        if not any(line.left for line in lines):
            raise No("order_closed")
        for line in lines:
            line.called_off += line.left

    def receive(self, receipt: Document) -> None:
        """The oldest orders are filled first; what came beyond them fills nothing."""
        for line in receipt.lines:
            rest = line.quantity
            for awaited in self.lines:
                if awaited.item.now is line.item.now and (taken := min(rest, awaited.left)):
                    awaited.came.append((line, taken))
                    rest -= taken

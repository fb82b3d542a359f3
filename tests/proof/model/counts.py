"""Stocktakes in the lists: what was counted at a place, and what it comes to at the end."""

from dataclasses import dataclass, field

from tests.proof.model.documents import Books
from tests.proof.model.lines import Document, Line, Part
from tests.proof.model.people import No, Person
from tests.proof.model.pool import amount_of
from tests.proof.model.shop import Item, Lot, Place, made


@dataclass
class Tally:
    """What was counted of an item (without a lot), and what the books said in that moment."""

    recorded: int
    counted: int


@dataclass(eq=False)
class Count:
    """One stocktake of a place."""

    place: Place
    tallies: dict[Item, Tally] = field(default_factory=dict)
    state: str = "open"
    id: bytes = b""


@dataclass
class Counts:
    """The stocktakes of a shop; one at a time."""

    books: Books
    counts: list[Count] = field(default_factory=list)

    @property
    def open_one(self) -> Count | None:
        """The one that is going on."""
        return next((count for count in self.counts if count.state == "open"), None)

    def was_counted(self, item: Item) -> bool:
        """Ever, under its own name."""
        return any(item in count.tallies for count in self.counts)

    def begin(self, person: Person, place: Place) -> Count:
        """A place that is in use."""
        person.needs("stock.count")
        if place.archived is not None:
            raise No("location_archived")
        self.counts.append(Count(place))
        return self.counts[-1]

    def count(self, person: Person, count: Count, item: Item, counted: int) -> None:
        """So much is there; said again it takes the place of what was said."""
        person.needs("stock.count")
        if count.state != "open":
            raise No("count_ended")
        if item.into:
            raise No("item_merged")
        if item.archived:
            raise No("item_archived")
        if counted % 10 ** (3 - item.decimals):
            raise No("quantity_too_fine")
        count.tallies[item] = Tally(item.stock.get((count.place, None), 0), counted)

    def cancel(self, person: Person, count: Count) -> None:
        """Nothing is booked."""
        person.needs("stock.count")
        if count.state != "open":
            raise No("count_ended")
        count.state = "cancelled"

    def close(self, person: Person, count: Count, *, zero: bool) -> Document | None:
        """One document of what differed then; what moved since stays as it is."""
        person.needs("stock.count")
        if count.state != "open":
            raise No("count_ended")
        if not count.tallies:
            raise No("count_empty")
        more = {
            (item, lot): counted - recorded
            for item, lot, recorded, counted in self._said(count, zero=zero)
            if counted != recorded
        }
        self._refuse_outdated(count.place, more)
        count.state = "closed"
        document = Document("stocktake", person, self.books.today, count.place, None, [])
        for (item, lot), change in sorted(more.items(), key=_turn):
            part = Part(lot, abs(change), amount_of(abs(change), item.pool.last))
            document.lines.append(Line(item, abs(change), 0, change > 0, [part]))
        if document.lines:
            self.books.book(document)
        return document if document.lines else None

    def _said(self, count: Count, *, zero: bool) -> list[tuple[Item, Lot | None, int, int]]:
        said: list[tuple[Item, Lot | None, int, int]] = [
            (item, None, tally.recorded, tally.counted) for item, tally in count.tallies.items()
        ]
        if zero:
            for item in self.books.shop.items:
                for lot, many in item.at(count.place):
                    if many and not (lot is None and item in count.tallies):
                        said.append((item, lot, many, 0))
        return said

    def _refuse_outdated(self, place: Place, more: dict[tuple[Item, Lot | None], int]) -> None:
        """More went since than was counted, or what is left is set aside for orders."""
        gone: dict[Item, int] = {}
        for (item, lot), change in more.items():
            gone[item] = gone.get(item, 0) - change
            if change < 0 and item.stock.get((place, lot), 0) + change < 0:
                raise No("count_outdated")
        for item, quantity in gone.items():
            held = self.books.orders.held(item, place) if quantity > 0 else 0
            if held and sum(many for _, many in item.at(place)) - held < quantity:
                raise No("count_outdated")

    def refuse_to_archive_place(self, within: list[Place]) -> None:
        """While it is being counted."""
        if self.open_one and self.open_one.place in within:
            raise No("location_counted")

    def refuse_to_merge(self, drop: Item) -> None:
        """While it is being counted."""
        if self.open_one and drop in self.open_one.tallies:
            raise No("item_counted")


def _turn(change: tuple[tuple[Item, Lot | None], int]) -> tuple[bool, float]:
    """What was found comes first."""
    (_, lot), more = change
    return more < 0, made(lot)

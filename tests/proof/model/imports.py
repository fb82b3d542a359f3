"""Files in the lists: what a row comes to, and what taking a whole file back leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tests.proof.model.documents import Books
from tests.proof.model.lines import Document, Line, Part
from tests.proof.model.people import No, Person
from tests.proof.model.pool import amount_of
from tests.proof.model.shop import Item


@dataclass(frozen=True)
class Row:
    """A row of a file: thousandths, ten-thousandths."""

    sku: str
    name: str
    price: int
    quantity: int
    cost: int


@dataclass
class Counts:
    """What became of the rows."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    problems: int = 0
    is_known: bool = False


@dataclass
class Change:
    """A field that a file changed, with what was there."""

    item: Item
    field: Literal["name", "price"]
    before: object
    after: object


@dataclass(eq=False)
class Batch:
    """What a file did: the items that it made, what it changed, its opening stock."""

    text: str
    acts: list[Item | Change] = field(default_factory=list)
    document: Document | None = None
    state: Literal["done", "undoing", "undone"] = "done"
    id: bytes = b""


@dataclass
class Imports:
    """The files that were brought in."""

    books: Books
    batches: list[Batch] = field(default_factory=list)

    def bring_in(
        self, person: Person, text: str, rows: Sequence[Row], *, dry_run: bool = False
    ) -> Counts:
        """All rows of a file at once; the same file again does nothing."""
        person.needs("data.import", "item.create", "item.edit", "stock.adjust")
        alike = [each for each in self.batches if each.text == text and each.state != "undone"]
        before = [each for each in alike if each.acts or each.document]
        if before and before[-1].state == "undoing":
            raise No("import_undone_first")
        if before:
            return Counts(skipped=len(rows), problems=1, is_known=True)
        counts, batch, openings = Counts(), Batch(text), list[tuple[Item, Row]]()
        for row in rows:
            self._one(counts, batch, openings, row)
        if not dry_run:
            self._do(person, batch, openings)
        return counts

    def _one(
        self, counts: Counts, batch: Batch, openings: list[tuple[Item, Row]], row: Row
    ) -> None:
        place = next((each for each in self.books.shop.places if each.archived is None), None)
        own = (item for item in self.books.shop.items if item.sku == row.sku and not item.into)
        item = next(own, None)
        is_opened = bool(row.quantity) and not (item and item.moved_by)
        if is_opened and place is None:
            counts.problems += 1
            counts.skipped += 1
            return
        if item is None:
            item = Item(b"", row.sku, row.name, row.price, 0)
            batch.acts.append(item)
            openings += [(item, row)] if is_opened else []
            counts.created += 1
            return
        changes = [
            Change(item, "name", item.name, row.name),
            Change(item, "price", item.price, row.price),
        ]
        changes = [change for change in changes if change.before != change.after]
        batch.acts += changes
        openings += [(item, row)] if is_opened else []
        counts.problems += bool(item.moved_by and row.quantity not in (0, item.on_hand))
        counts.updated += bool(changes or is_opened)
        counts.skipped += not (changes or is_opened)

    def _do(self, person: Person, batch: Batch, openings: list[tuple[Item, Row]]) -> None:
        shop = self.books.shop
        for act in batch.acts:
            if isinstance(act, Item):
                shop.items.append(act)
            else:
                setattr(act.item, act.field, act.after)
        if openings:
            place = next(place for place in shop.places if place.archived is None)
            batch.document = Document("opening", person, self.books.today, place, None, [])
            for item, row in openings:
                cost = row.cost if person.scope("cost.view") else 0
                part = Part(None, row.quantity, amount_of(row.quantity, cost))
                batch.document.lines.append(Line(item, row.quantity, 0, True, [part]))
            self.books.book(batch.document)
        self.batches.append(batch)

    def undo(self, person: Person, batch: Batch) -> tuple[int, int]:
        """Takes a file back as far as nobody used what it brought; what was undone, and kept."""
        person.needs("data.import")
        if batch.state == "undone":
            raise No("batch_undone")
        person.needs("item.delete", "item.create", "item.edit", "stock.adjust")
        if batch.document:
            person.needs("document.reverse")
        batch.state = "undoing"
        outcomes = [self._unbook(person, batch.document)] if batch.document else []
        outcomes += [self._unmake(batch, act) for act in reversed(batch.acts)]
        batch.state = "undone"
        return sum(outcomes), len(outcomes) - sum(outcomes)

    def _unbook(self, person: Person, document: Document) -> bool:
        try:
            self.books.reverse(person, document)
        except No as no:
            if no.code == "permission_denied":
                raise
            return no.code == "already_reversed"
        return True

    def _unmake(self, batch: Batch, act: Item | Change) -> bool:
        item = act if isinstance(act, Item) else act.item
        if item.deleted:
            return True
        if isinstance(act, Change):
            is_same = bool(getattr(item, act.field) == act.after)
            if is_same:
                setattr(item, act.field, act.before)
            return is_same
        is_used = item.has_merged or self.books.orders.was_held(item)
        is_used |= self.books.shop.was_counted(item)
        if item.into or is_used or item.moved_by - {batch.document}:
            return False
        if item.moved_by:
            item.archived |= not any(item.stock.values())
            return False
        item.deleted = True
        self.books.shop.items.remove(item)
        return True

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


@dataclass
class Undone:
    """What became of a file's acts, and why some of them stay."""

    undone: int = 0
    archived: int = 0
    kept: list[str] = field(default_factory=list)


@dataclass(eq=False)
class Batch:
    """What a file did: the items that it made or took up, what it changed, its opening stock."""

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
        is_there = item is not None and _is_there(item)
        is_opened = bool(row.quantity) and not is_there
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
        if is_opened and item.archived and not item.is_gone:
            counts.problems += 1  # nobody sees the stock of an archived item
            is_opened = False
        batch.acts += [item, *changes] if item.is_gone else changes
        openings += [(item, row)] if is_opened else []
        counts.problems += is_there and row.quantity not in (0, item.on_hand)
        counts.created += item.is_gone
        counts.updated += not item.is_gone and bool(changes or is_opened)
        counts.skipped += not (item.is_gone or changes or is_opened)

    def _do(self, person: Person, batch: Batch, openings: list[tuple[Item, Row]]) -> None:
        shop = self.books.shop
        for act in batch.acts:
            if isinstance(act, Item) and act.is_gone:
                act.put_away(archived=False)
            elif isinstance(act, Item):
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

    def undo(self, person: Person, batch: Batch) -> Undone:
        """Takes a file back as far as nobody used what it brought."""
        person.needs("data.import")
        if batch.state == "undone":
            raise No("batch_undone")
        person.needs("item.delete", "item.create", "item.edit", "stock.adjust")
        if batch.document:
            person.needs("document.reverse")
        batch.state = "undoing"
        whys = [self._unbook(person, batch.document)] if batch.document else []
        archived = 0
        for act in reversed(batch.acts):
            whys.append(self._unchange(act) if isinstance(act, Change) else self._unmake(act))
            archived += isinstance(act, Item) and act.is_gone
        batch.state = "undone"
        return Undone(whys.count(""), archived, sorted(filter(None, whys)))

    def _unbook(self, person: Person, document: Document) -> str:
        """The whole of it, whatever a person reversed of it before; or why not."""
        try:
            self.books.reverse(person, document)
        except No as no:
            if no.code == "permission_denied":
                raise
            return "" if no.code == "already_reversed" else no.code
        return ""

    def _unchange(self, change: Change) -> str:
        """What was there before, unless somebody said something else since."""
        item = change.item
        if not item.deleted and getattr(item, change.field) != change.after:
            return "changed_since"
        setattr(item, change.field, change.before)
        return ""

    def _unmake(self, item: Item) -> str:
        """Gone for good, or archived where only opening stock was booked; or why not."""
        if item.deleted:
            return ""
        if item.into:
            return "item_merged"
        was_held = self.books.orders.was_held(item)
        was_counted = self.books.shop.was_counted(item)
        was_ordered = self.books.supplies.was_ordered(item)
        if item.moved_by or item.has_merged:
            is_used = item.has_merged or was_ordered or was_held or was_counted
            if is_used or not _only_opened(item):
                return "item_moved"
            if any(item.stock.values()):
                return "stock_left"
            item.put_away(archived=True, by_undoing=True)
            return ""
        if was_ordered:
            return "item_ordered"
        if was_held:
            return "item_was_reserved"
        if was_counted:
            return "item_was_counted"
        self.books.shop.delete(item)
        return ""


def _only_opened(item: Item) -> bool:
    """Whether nothing but opening stock was ever booked, or taken back."""
    return all(isinstance(by, Document) and by.kind == "opening" for by in item.moved_by)


def _is_there(item: Item) -> bool:
    """Whether it has stock that only counting changes: an opening all taken back is none."""
    return not _only_opened(item) or any(item.stock.values())

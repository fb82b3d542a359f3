"""Rules: files are brought in, tried, brought in again, and taken back."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from db.exchange.columns import Wishes
from db.exchange.import_result import ImportResult
from db.exchange.importing import import_file
from db.exchange.undoing import undo_import
from tests.proof.machine.base import ShopMachine, costs, numbers, persons
from tests.proof.model.imports import Batch, Counts, Row
from tests.proof.model.lines import Document
from tests.shops import ONE

COLUMNS = {
    "sku": "sku",
    "name": "name",
    "price": "sale_price",
    "qty": "quantity",
    "cost": "unit_cost",
}
RUPIAH = 10_000

rows = st.lists(
    st.tuples(st.booleans(), numbers, costs, st.integers(0, 9), st.integers(0, 99)),
    min_size=1,
    max_size=4,
)


class Files(ShopMachine):
    """Many things at once."""

    last_file: "tuple[str, list[Row]] | None" = None

    @rule(by=persons, rows=rows, dry_run=st.booleans(), again=st.integers(0, 5))
    def bring_in(
        self,
        by: str,
        rows: list[tuple[bool, int, int, int, int]],
        dry_run: bool,
        again: int,
    ) -> None:
        """New items with their first stock, and other names and prices for those that are there."""
        person = self.person(by)
        if again or self.last_file is None:
            said = [self._row(*each) for each in rows]
            lines = [_line(row) for row in {row.sku: row for row in said}.values()]
            text = "\n".join([",".join(COLUMNS), *lines, ""])
            self.last_file = text, [*{row.sku: row for row in said}.values()]
        text, wanted = self.last_file
        file = self.folder / "file.csv"
        file.write_text(text)

        def shop() -> ImportResult:
            wishes = Wishes(kind="items", columns=COLUMNS, mark=".")
            return import_file(
                self.database, self.actor(person), file=file, wishes=wishes, dry_run=dry_run
            )

        done = self.both(lambda: self.imports.bring_in(person, text, wanted, dry_run=dry_run), shop)
        if done:
            counts, result = done
            assert _told(result) == counts, result.problems
            if not dry_run and not counts.is_known:
                self._learn_ids(result.batch)

    @precondition(lambda self: bool(self._without_stock()))
    @rule(by=persons, which=numbers)
    def undo(self, by: str, which: int) -> None:
        """A file without stock is taken back, as far as nobody used what it brought.

        The model does not know yet how archived items of one with stock come in again.
        """
        person = self.person(by)
        batches = self._without_stock()
        batch = batches[-1 - which % len(batches)]
        done = self.both(
            lambda: self.imports.undo(person, batch),
            lambda: undo_import(self.database, self.actor(person), batch=batch.id),
        )
        if done:
            (undone, kept), result = done
            assert (result.undone, len(result.kept)) == (undone, kept), result.kept
            self._learn_reversal()

    def _without_stock(self) -> list[Batch]:
        return [batch for batch in self.imports.batches if batch.document is None]

    def _row(self, is_new: bool, which: int, price: int, quantity: int, cost: int) -> Row:
        item = self.item(which).now
        if is_new:
            number = self.shop.next()
            return Row(f"N{number}", f"Baru {number}", price, quantity * ONE, cost * RUPIAH)
        name = item.name if which % 2 else f"{item.name} x"
        return Row(item.sku, name, price, quantity * ONE, cost * RUPIAH)

    def _learn_ids(self, batch: bytes | None) -> None:
        assert batch is not None
        made = self.imports.batches[-1]
        made.id = batch
        ids = dict(self.database.rows("SELECT sku, id FROM item WHERE merged_into IS NULL"))
        for item in self.shop.items:
            item.id = item.id or ids[item.sku]
        if made.document:
            self._learn_document(made.document)

    def _learn_reversal(self) -> None:
        for document in self.books.documents:
            if not document.id:
                self._learn_document(document)

    def _learn_document(self, document: Document) -> None:
        newest = self.database.rows("SELECT id FROM document ORDER BY id DESC LIMIT 1")
        document.id = bytes(newest[0][0])


def _line(row: Row) -> str:
    price = f"{row.price // RUPIAH}.{row.price % RUPIAH:04}"
    return f"{row.sku},{row.name},{price},{row.quantity // ONE},{row.cost // RUPIAH}"


def _told(result: ImportResult) -> Counts:
    return Counts(
        result.created,
        result.updated,
        result.skipped,
        result.problem_count,
        is_known=result.same_as is not None,
    )

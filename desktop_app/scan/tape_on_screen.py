"""What a tape shows of what is on disk; changed by `Tape` alone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from db.queries.drafts import TapeLine
from db.queries.people import Person
from db.rules.discounts import NONE
from db.rules.documents import KINDS
from desktop_app.scan.edits import Read
from desktop_app.scan.open_draft import Kind
from desktop_app.widgets.rows_model import Column, RowsModel


class TapeOnScreen(QObject):
    """`model` has the lines, the newest first; `changed` comes after each of the three below."""

    changed = Signal()
    discount_lapsed = Signal()  # one that nobody took off

    def __init__(
        self,
        kind: Kind,
        person: Person,
        columns: Sequence[Column[TapeLine]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.discount = NONE  # of the whole sale
        self.model = RowsModel(columns, self)
        self._knows_costs = kind == "receipt" and person.may("cost.view")
        self._may_discount = person.may("price.override")

    @property
    def lines(self) -> list[TapeLine]:
        """Every line, the newest first."""
        return self.model.rows

    @property
    def counted(self) -> list[TapeLine]:
        """The lines that were not taken back."""
        return [line for line in self.model.rows if not line.undone]

    @property
    def unknown(self) -> list[TapeLine]:
        """The lines that count but have no item yet."""
        return [line for line in self.counted if line.item is None]

    @property
    def archived(self) -> list[TapeLine]:
        """The lines that count and cannot be sold any more; the newest first."""
        return [line for line in self.counted if line.archived]

    @property
    def known(self) -> list[TapeLine]:
        """The lines that count and have an item: what a total is of."""
        return [line for line in self.counted if line.item is not None]

    @property
    def without_cost(self) -> list[TapeLine]:
        """The lines that would be booked at nothing; none for whom costs are not to be seen."""
        lines = self.known if self._knows_costs else []
        return [line for line in lines if line.unit_cost is None]

    @property
    def without_lot(self) -> list[TapeLine]:
        """The lines that come in and wait for their batch or last day; the newest first."""
        kind = KINDS[self.kind]
        lines = self.counted if kind.way == "in" and not kind.must_name else []
        return [line for line in lines if line.lacks_lot]

    def add_line(self, line: TapeLine) -> None:
        """Shows a line that was scanned just now."""
        self.model.insert_row(0, line)
        self.changed.emit()

    def show_line(self, line: TapeLine) -> None:
        """Shows a line as it is now."""
        before = self._discounted()
        for number, shown in enumerate(self.model.rows):
            if shown.id == line.id:
                self.model.replace_row(number, line)
        self._tell_changed(before)

    def show_read(self, read: Read) -> None:
        """Shows all that was read."""
        draft, lines = read
        before = self._discounted()
        self.discount = draft.discount if draft else NONE
        if [line.id for line in lines] == [line.id for line in self.model.rows]:
            for number, line in enumerate(lines):  # the cursor, and what is being typed, stay
                self.model.replace_row(number, line)
        else:
            self.model.set_rows(lines)
        self._tell_changed(before)

    def _discounted(self) -> set[bytes]:
        """The lines that have a discount, and nothing for the whole sale."""
        lines = {line.id for line in self.lines if line.discount.is_said}
        return lines | {b""} if self.discount.is_said else lines

    def _tell_changed(self, discounted: set[bytes]) -> None:
        """Who may not give discounts took none off, nor did anybody where no line is left."""
        self.changed.emit()
        is_typed = self._may_discount and self.counted
        if self.lines and not is_typed and discounted - self._discounted():
            self.discount_lapsed.emit()

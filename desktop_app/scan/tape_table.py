"""The table of the tape: lines to read from afar, quantities and prices typed in place."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from db.queries.drafts import TapeLine
from desktop_app.scan.number_delegate import NumberDelegate
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import details_of
from desktop_app.widgets.column_state import ColumnMemory
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import ROW_ROLE
from desktop_app.widgets.two_line_delegate import TWO_LINE_HEIGHT, TwoLineDelegate

EDITED = ("quantity", "unit_price", "unit_cost")


class TapeTable(DataTable):
    """`line_painted(id)` comes once a line, after it was painted for the first time.

    `undo_pressed` tells of Delete on a line or a click on its arrow, `value_typed` of a new
    quantity, price or cost that may be taken.
    """

    line_painted = Signal(bytes)
    undo_pressed = Signal(object)
    value_typed = Signal(object, str, object)  # an int may be too large for Qt

    def __init__(
        self,
        tape: Tape,
        currency: str,
        memory: ColumnMemory | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"tape-{tape.kind}", memory, parent)
        self._painted: set[bytes] = set()
        self._names = TwoLineDelegate(details_of, self)
        self._numbers = NumberDelegate(currency, self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.verticalHeader().setDefaultSectionSize(TWO_LINE_HEIGHT)
        self.setAccessibleName(self.tr("Scanned lines"))
        self.show_model(tape.model)
        self._keys_of_columns = [column.key for column in tape.model.columns]
        self._give_delegates()
        self._numbers.value_typed.connect(self.value_typed)
        self.clicked.connect(self._on_clicked)

    def edit_quantity(self) -> None:
        """Opens the quantity of the current line for typing."""
        self._edit(self._quantity())

    def edit_cell(self, line: bytes, key: str) -> None:
        """Goes to a line and opens one of its values for typing."""
        model = self.model()
        for number in range(model.rowCount()):
            index = model.index(number, self._keys_of_columns.index(key))
            if index.data(ROW_ROLE).id == line:
                self.select_row(number)
                self.setFocus()
                self._edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes back; a digit starts a new quantity."""
        row = self.current_row()
        if row is not None and event.key() == Qt.Key.Key_Delete:
            self.undo_pressed.emit(row)
            return
        if row is not None and event.text().isdigit():
            self.setCurrentIndex(self._quantity())
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints, and tells which lines have been seen for the first time."""
        super().paintEvent(event)
        for row in self._rows_in(event):
            if row.id not in self._painted:
                self._painted.add(row.id)
                self.line_painted.emit(row.id)

    def _rows_in(self, event: QPaintEvent) -> list[TapeLine]:
        area = event.rect().intersected(self.viewport().rect())
        first = self.rowAt(area.top())
        if first < 0 or self.model() is None:
            return []
        last = self.rowAt(area.bottom())
        end = self.model().rowCount() - 1 if last < 0 else last
        model = self.model()
        return [model.index(number, 0).data(ROW_ROLE) for number in range(first, end + 1)]

    def _edit(self, index: QModelIndex) -> None:
        if index.isValid() and self._numbers.takes(index):
            self.setCurrentIndex(index)
            self.edit(index)

    def _give_delegates(self) -> None:
        for number, key in enumerate(self._keys_of_columns):
            if key == "item":
                self.setItemDelegateForColumn(number, self._names)
            elif key in EDITED:
                self.setItemDelegateForColumn(number, self._numbers)

    def _quantity(self) -> QModelIndex:
        return self.currentIndex().siblingAtColumn(self._keys_of_columns.index("quantity"))

    def _on_clicked(self, index: QModelIndex) -> None:
        key = self._keys_of_columns[index.column()]
        if key == "undo":
            self.undo_pressed.emit(index.data(ROW_ROLE))
        else:
            self._edit(index)

"""The table of the tape: lines to read from afar, quantities and prices typed in place."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from db.queries.drafts import TapeLine
from desktop_app.scan.number_delegate import LOT_KEYS, NumberDelegate
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import details_of
from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.column_state import ColumnMemory
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import ROW_ROLE, Index, RowsModel
from desktop_app.widgets.two_line_delegate import TWO_LINE_HEIGHT, TwoLineDelegate

EDITED = ("quantity", "unit_price", "discount", "unit_cost", *LOT_KEYS)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class TapeTable(DataTable):
    """`line_painted(id)` comes once a line, after it was painted for the first time.

    `undo_pressed` tells of Delete on a line or a click on its arrow, `value_typed` of a new
    quantity, price or cost that may be taken. `left` comes when Enter has kept what was typed,
    or Esc is pressed: ready for the next scan. `lot_pressed` asks which batch a line is to take.
    The columns of batches are there while a line of the tape is kept by them; the word of what
    became of a scan makes room for them.

    Left and right go from one value of the line that can be typed to the next; digits, F2 and
    Enter type into the one that has the frame.
    """

    line_painted = Signal(bytes)
    undo_pressed = Signal(object)
    left = Signal()
    lot_pressed = Signal(object)
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
        self._tape = tape
        self._show_lots()
        tape.changed.connect(self._show_lots)
        self._numbers.value_typed.connect(self.value_typed)
        tape.changed.connect(self._on_changed)
        self.clicked.connect(self._on_clicked)

    def edit_current(self) -> None:
        """Opens the framed value of the current line; of the newest one where it has none."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        if self._cells(self.currentIndex()):
            self.setFocus()
            self._edit(self.currentIndex())
        else:
            self.edit_newest()

    def edit_newest(self) -> None:
        """Opens the first value of the newest line that can be changed."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        model = self.model()
        lines = (self._cells(model.index(row, 0)) for row in range(model.rowCount()))
        cells = next(filter(None, lines), None)
        if cells:
            self.select_row(cells[0].row())
            self.setFocus()
            self._edit(cells[0])

    def edit_cell(self, line: bytes, key: str) -> None:
        """Goes to a line and opens one of its values for typing."""
        model = self.model()
        for number in range(model.rowCount()):
            index = model.index(number, self._keys_of_columns.index(key))
            if index.data(ROW_ROLE).id == line:
                self.select_row(number)
                self.setFocus()
                self._edit(index)

    def has_the_focus(self) -> bool:
        """Whether a line was chosen just now, or is being typed in."""
        focus = self.focusWidget()
        return self.hasFocus() or (focus is not None and focus.hasFocus())

    def finish_typing(self) -> bool:
        """Hands on what is being typed; what cannot be taken stays, with its reason: False."""
        editor = self.indexWidget(self.currentIndex())
        if not isinstance(editor, CheckedField):
            return True
        if not editor.check():
            self.scrollTo(self.currentIndex())
            return False
        self.commitData(editor)
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes back, left and right choose a value, Esc leaves; a digit starts typing."""
        row, key = self.current_row(), event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif row is not None and key == Qt.Key.Key_Delete:
            self.undo_pressed.emit(row)
        elif row is not None and key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The cursor of a line stands on a value that can be typed, in the column it was in."""
        super().currentChanged(current, previous)
        cells = self._cells(current)
        if cells and current.column() not in [cell.column() for cell in cells]:
            column = previous.column()
            same = (cell for cell in cells if cell.column() == column)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(next(same, cells[0]), flags.NoUpdate)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter leaves the tape, Tab goes on to the line's next value."""
        hints = QAbstractItemDelegate.EndEditHint
        steps = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        super().closeEditor(editor, hints.NoHint if hint in steps else hint)
        if hint == hints.SubmitModelCache or (hint in steps and not self._step(steps[hint])):
            self.left.emit()
        elif hint in steps:
            self._edit(self.currentIndex())

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
            if self._keys_of_columns[index.column()] == "lot":
                self.lot_pressed.emit(index.data(ROW_ROLE))
            else:
                self.edit(index)

    def _show_lots(self) -> None:
        if not set(LOT_KEYS) & set(self._keys_of_columns):
            return
        has_lots = any(line.has_lots for line in self._tape.lines)
        for number, key in enumerate(self._keys_of_columns):
            fits = self.viewport().width() >= self._tape.model.columns[number].room
            result = not has_lots and fits
            wanted = {"result": result, **dict.fromkeys(LOT_KEYS, has_lots)}.get(key)
            if wanted is not None and self.isColumnHidden(number) == wanted:
                self.setColumnHidden(number, not wanted)

    def _give_delegates(self) -> None:
        for number, key in enumerate(self._keys_of_columns):
            if key == "item":
                self.setItemDelegateForColumn(number, self._names)
            elif key in EDITED:
                self.setItemDelegateForColumn(number, self._numbers)

    def _cells(self, at: Index) -> list[QModelIndex]:
        """What can be typed of a line, from the left as it is shown."""
        header = self.horizontalHeader()
        columns = [header.logicalIndex(place) for place in range(header.count())]
        shown = (number for number in columns if not header.isSectionHidden(number))
        cells = [at.model().index(at.row(), number) for number in shown] if at.isValid() else []
        return [cell for cell in cells if self._numbers.takes(cell)]

    def _step(self, step: int) -> bool:
        """Goes to the next value of the line on one side; whether there was one."""
        cells = self._cells(self.currentIndex())
        columns = [cell.column() for cell in cells]
        column = self.currentIndex().column()
        place = columns.index(column) + step if column in columns else 0
        if not 0 <= place < len(cells):
            return False
        self.setCurrentIndex(cells[place])
        return True

    def _on_clicked(self, index: QModelIndex) -> None:
        key = self._keys_of_columns[index.column()]
        if key == "undo":
            self.undo_pressed.emit(index.data(ROW_ROLE))
        else:
            self._edit(index)

    def _on_changed(self) -> None:
        """A discount is shown to those, too, who may not give one."""
        model = self.model()
        assert isinstance(model, RowsModel)  # noqa: S101  (the tape's)
        for number, column in enumerate(model.columns):
            if column.key == "discount" and not column.editable:
                given = any(line.discount.is_said for line in model.rows)
                self.setColumnHidden(number, not given)

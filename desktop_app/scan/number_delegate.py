"""Values typed in place: Enter keeps, Esc reverts, what is wrong stays with its reason below."""

from PySide6.QtCore import QAbstractItemModel, QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionViewItem, QWidget

from db.queries.drafts import TapeLine
from desktop_app.scan.discount_field import DiscountField
from desktop_app.scan.hand_quantity import HandQuantity
from desktop_app.scan.lot_fields import BatchField, DayField
from desktop_app.widgets.cell_delegate import CellDelegate
from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.number_fields import MoneyField
from desktop_app.widgets.rows_model import ROW_ROLE, Column, Index, RowsModel
from desktop_app.widgets.tokens import tokens

_KEEPING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)

LOT_KEYS = ("lot", "lot_code", "expires_on")


class NumberDelegate(CellDelegate):
    """Edits columns whose keys are fields of TapeLine: `value_typed(line, field, value)`.

    A cost that is emptied is told as `no_cost`. A sale's batch (`lot`) is chosen, not typed.
    """

    value_typed = Signal(object, str, object)  # an int may be too large for Qt

    def __init__(self, currency: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._currency = currency

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """A frame says which value the keys type into."""
        super().paint(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus and self.takes(index):
            painter.save()
            painter.setPen(QPen(tokens().color("accent"), 2))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -3), 4, 4)
            painter.restore()

    def takes(self, index: Index) -> bool:
        """Whether there is something to type: not on a line that was taken back, no price for a
        code without an item, and no batch of what is not kept by batches.
        """
        line: TapeLine = index.data(ROW_ROLE)
        column = _column(index)
        if line.undone or not column.editable:
            return False
        if column.key in LOT_KEYS:
            return line.has_lots
        return bool(line.item or column.key == "quantity")

    def createEditor(  # type: ignore[override]  # Qt takes None for "not to be edited"
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """A field for the line's value."""
        if not self.takes(index) or _field(index) == "lot":
            return None
        editor = self._editor(parent, index.data(ROW_ROLE), _field(index))
        editor.setObjectName("tapeEditor")
        editor.setAccessibleName(_column(index).title)
        reason = _Reason(editor, parent)
        editor.problem_changed.connect(reason.show_sentence)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value as it is, ready to be typed over."""
        if isinstance(editor, CheckedField) and not editor.isModified():
            line: TapeLine = index.data(ROW_ROLE)
            if isinstance(editor, DiscountField):
                editor.set_discount(line.discount)
            else:
                editor.set_value(getattr(line, _field(index)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tells of the new value; the row follows when it is kept."""
        if not isinstance(editor, CheckedField) or editor.problem():
            return
        line: TapeLine = index.data(ROW_ROLE)
        value = editor.discount() if isinstance(editor, DiscountField) else editor.value()
        before = getattr(line, _field(index))
        if value == before or (value == "" and before is None):  # no day was there, none is typed
            return
        if value is None:
            self.value_typed.emit(line, "no_cost", True)
        else:
            self.value_typed.emit(line, _field(index), value)

    def _editor(self, parent: QWidget, line: TapeLine, field: str) -> CheckedField:
        if field == "quantity":
            return HandQuantity(line.decimals if line.item else 0, minimum=1, parent=parent)
        if field == "discount":
            return DiscountField(self._currency, parent)
        if field == "lot_code":
            return BatchField(parent)
        if field == "expires_on":
            return DayField(QDate.currentDate().year(), parent)
        return MoneyField(self._currency, required=field != "unit_cost", parent=parent)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """A wrong value is neither kept nor thrown away: the field stays, with the reason."""
        if isinstance(editor, CheckedField):
            event = _step_out(editor, event) or event
            if _leaves(event) and editor.problem():
                editor.check()
                return True
        return super().eventFilter(editor, event)


class _Reason(QLabel):
    """Why a number is not taken, just below its field; goes with the field."""

    def __init__(self, editor: CheckedField, area: QWidget) -> None:
        super().__init__(area)
        self._editor = editor
        self._area = area
        self.setObjectName("tapeReason")
        self.setTextFormat(Qt.TextFormat.PlainText)
        editor.destroyed.connect(self.deleteLater)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Shows a sentence; "" takes it away."""
        readings = " / ".join(text for text, _ in self._editor.choices())
        self.setText(f"{sentence} {readings}".strip())
        self.adjustSize()
        field = self._editor.geometry()
        below = field.bottom() + 1
        fits = below + self.height() <= self._area.height()
        top = below if fits else field.top() - self.height()
        self.move(field.right() - self.width() + 1, top)
        self.setVisible(bool(sentence))
        self.raise_()


def _column(index: Index) -> Column[TapeLine]:
    model = index.model()
    assert isinstance(model, RowsModel)  # noqa: S101  (a DataTable shows nothing else)
    column: Column[TapeLine] = model.columns[index.column()]
    return column


def _field(index: Index) -> str:
    return _column(index).key


def _step_out(editor: CheckedField, event: QEvent) -> QEvent | None:
    """An arrow that can go no further in the text goes on to the value beside it, as Tab does."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return None
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    at, end = editor.cursorPosition(), len(editor.text())
    if event.key() == Qt.Key.Key_Right and at == end:
        return QKeyEvent(event.type(), Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    if event.key() == Qt.Key.Key_Left and at == 0:
        return QKeyEvent(event.type(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    return None


def _leaves(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key() in _KEEPING
    return event.type() == QEvent.Type.FocusOut

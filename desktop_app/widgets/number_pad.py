"""Keys for fingers: they type into the field that has the focus, as a keyboard would."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from desktop_app.widgets.controls import button
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

Place = tuple[int, int, int, int]  # row, column, rows, columns
_NONE = Qt.KeyboardModifier.NoModifier
_GAP = 4
_DIGITS: Final[tuple[tuple[str, Place], ...]] = (
    *((str(n), (2 - (n - 1) // 3, (n - 1) % 3, 1, 1)) for n in range(1, 10)),
    *(("0", (3, 0, 1, 1)), ("000", (3, 1, 1, 1)), ("%", (3, 2, 1, 1))),
)


class NumberPad(QWidget):
    """Takes no focus. What is not typed into a field goes into `home`.

    Its keys are no scanner's: they are sent to the field itself, not to the window.
    """

    def __init__(self, home: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberPad")
        self.home = home
        self._keys = QGridLayout(self)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(_GAP)
        mark = QLocale().decimalPoint()
        for text, place in (*_DIGITS, (mark, (2, 3, 1, 1))):
            key = self.key(text, place)
            key.clicked.connect(lambda _=False, text=text: self.type(text))
            if text == mark:
                key.setObjectName("padMark")
                key.setAccessibleName(self.tr("Decimal mark"))
        self._add_editing()

    def key(self, text: str, place: Place, name: str = "", said: str = "") -> QPushButton:
        """Adds a key; `said` is what it does where its text does not say that."""
        made = button(text, name=name or f"pad{text}")
        made.setAccessibleName(said or text)
        made.setToolTip(said)
        made.setProperty("pad", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keys.addWidget(made, *place)
        return made

    def type(self, text: str, field: QWidget | None = None) -> None:
        """Into `field`, which gets the focus, or into what has it."""
        if field is not None:
            field.setFocus()
        into = field or self._field()
        for character in text:
            _press(into, Qt.Key(ord(character)), text=character)

    def _add_editing(self) -> None:
        back = self.key("", (0, 3, 1, 1), "padBack", self.tr("Delete the last character"))
        back.setIcon(icon("backspace", "text"))
        back.setAutoRepeat(True)
        back.clicked.connect(self._on_back)
        clear = self.key("C", (1, 3, 1, 1), "padClear", self.tr("Empty the field"))
        clear.clicked.connect(self._on_clear)
        enter = self.key("", (3, 3, 1, 2), "padEnter", self.tr("Enter"))
        enter.setIcon(icon("enter", "accent_text"))
        enter.clicked.connect(self._on_enter)
        for key in (back, enter):
            key.setIconSize(QSize(3 * GRID, 3 * GRID))

    def _field(self) -> QWidget:
        """What the keys are for: a field, or lines that open one; else the home."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QAbstractItemView):
            return focus
        self.home.setFocus()
        return self.home

    def _on_back(self) -> None:
        _press(self._field(), Qt.Key.Key_Backspace)

    def _on_clear(self) -> None:
        """The field stays open, whatever Esc would do there."""
        field = self._field()
        if isinstance(field, QLineEdit):
            _press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            _press(field, Qt.Key.Key_Backspace)

    def _on_enter(self) -> None:
        """Enter is of use outside of fields, too: it presses and confirms."""
        _press(QApplication.focusWidget() or self.home, Qt.Key.Key_Return, text="\r")


def _press(
    field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, text: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(field, QKeyEvent(kind, key, modifiers, text))

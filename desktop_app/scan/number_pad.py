"""Keys for fingers: they type into the field that has the focus, as a keyboard would."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, Signal
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

_NONE = Qt.KeyboardModifier.NoModifier
_GAP = 4
# text, row, column, rows, columns
_DIGITS: Final = (
    *((str(n), 2 - (n - 1) // 3, (n - 1) % 3, 1, 1) for n in range(1, 10)),
    *(("0", 3, 0, 1, 1), ("000", 3, 1, 1, 2)),
)


class NumberPad(QWidget):
    """Takes no focus. What is not typed into a field goes into `home`, where codes are typed.

    Its keys are no scanner's: they are sent to the field itself, not to the window.
    `stepped(1 or -1)` asks for more or less of the chosen line.
    """

    stepped = Signal(int)

    def __init__(self, home: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberPad")
        self._home = home
        self._keys = QGridLayout(self)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(_GAP)
        mark = QLocale().decimalPoint()
        self._back = self._key("", self.tr("Delete the last character"), "padBack", (0, 3))
        self._clear = self._key("C", self.tr("Empty the field"), "padClear", (0, 4))
        self._times = self._key("×", self.tr("Quantity before the code"), "padTimes", (1, 3))
        self._mark = self._key(mark, self.tr("Decimal mark"), "padMark", (1, 4))
        self._less = self._key("−", self.tr("One less of the line"), "padLess", (2, 3))
        self._more = self._key("+", self.tr("One more of the line"), "padMore", (2, 4))
        self._enter = self._key("", self.tr("Enter"), "padEnter", (3, 3, 1, 2))
        self._back.setIcon(icon("backspace", "text"))
        self._enter.setIcon(icon("enter", "accent_text"))
        for key in (self._back, self._enter):
            key.setIconSize(QSize(3 * GRID, 3 * GRID))
        self._connect_signals(mark)

    def show_steps(self, possible: bool) -> None:
        """Whether there are lines that can be made more or less."""
        self._less.setEnabled(possible)
        self._more.setEnabled(possible)

    def _connect_signals(self, mark: str) -> None:
        for text, *place in _DIGITS:
            key = self._key(text, text, f"pad{text}", tuple(place))
            key.clicked.connect(lambda _=False, text=text: self._type(text))
        self._less.clicked.connect(lambda: self.stepped.emit(-1))
        self._more.clicked.connect(lambda: self.stepped.emit(1))
        self._back.clicked.connect(self._on_back)
        self._clear.clicked.connect(self._on_clear)
        self._times.clicked.connect(lambda: self._type("*", self._home))
        self._mark.clicked.connect(lambda: self._type(mark))
        self._enter.clicked.connect(self._on_enter)

    def _key(self, text: str, name: str, object_name: str, place: tuple[int, ...]) -> QPushButton:
        made = button(text, name=object_name)
        made.setAccessibleName(name)
        made.setToolTip("" if name == text else name)
        made.setProperty("pad", True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAutoRepeat(object_name == "padBack")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keys.addWidget(made, *place)
        return made

    def _field(self) -> QWidget:
        """What the keys are for: a field, or lines that open one; else where codes are typed."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QAbstractItemView):
            return focus
        self._home.setFocus()
        return self._home

    def _type(self, text: str, field: QWidget | None = None) -> None:
        """Into `field`, which gets the focus, or into what has it."""
        if field is not None:
            field.setFocus()
        into = field or self._field()
        for character in text:
            _press(into, Qt.Key(ord(character)), text=character)

    def _on_back(self) -> None:
        _press(self._field(), Qt.Key.Key_Backspace)

    def _on_clear(self) -> None:
        """The field stays open; where codes are typed the quantity is one again, too."""
        field = self._field()
        if field is self._home:
            _press(field, Qt.Key.Key_Escape)
        elif isinstance(field, QLineEdit):
            _press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            _press(field, Qt.Key.Key_Backspace)

    def _on_enter(self) -> None:
        """Enter is of use outside of fields, too: it presses and confirms."""
        _press(QApplication.focusWidget() or self._home, Qt.Key.Key_Return, text="\r")


def _press(
    field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, text: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(field, QKeyEvent(kind, key, modifiers, text))

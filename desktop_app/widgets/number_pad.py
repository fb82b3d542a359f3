"""Keys for fingers: they type into the field that has the focus, as a keyboard would."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.key_face import KeyFace, Place
from desktop_app.widgets.letter_face import LetterFace

_NONE = Qt.KeyboardModifier.NoModifier
_NUMBERS = Qt.InputMethodHint.ImhPreferNumbers
_GAP = 4
_DIGITS: Final[tuple[tuple[str, Place], ...]] = (
    *((str(n), (2 - (n - 1) // 3, (n - 1) % 3, 1, 1)) for n in range(1, 10)),
    *(("0", (3, 0, 1, 1)), ("000", (3, 1, 1, 1)), ("%", (3, 2, 1, 1))),
)


class NumberPad(QWidget):
    """Takes no focus. What is not typed into a field goes into `home`.

    Where a field does not prefer numbers it shows letters; `ABC` and `123` change that. Its keys
    are no scanner's: they are sent to the field itself, not to the window. The last column above
    Enter is left to who makes a pad for something.
    """

    def __init__(self, home: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("numberPad")
        self.home = home
        self.digits, self._letters = KeyFace(_GAP), LetterFace()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        for face in (self.digits, self._letters):
            rows.addWidget(face)
            face.typed.connect(self.type)
        self._add_digits()
        self._add_editing(self.digits, back=(0, 3, 1, 1), enter=(3, 4, 1, 1))
        self._add_editing(self._letters, back=(4, 5, 1, 1), enter=(4, 6, 1, 1))
        self._letters.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)  # noqa: S101  (there is no widget without one)
        application.focusChanged.connect(self._on_focus_changed)

    def follow(self, field: QWidget | None) -> None:
        """Shows what is typed into a field of its window: numbers or letters."""
        if field is not None and _is_written_into(field) and field.window() is self.window():
            self._show_letters(not field.inputMethodHints() & _NUMBERS)

    def type(self, text: str, field: QWidget | None = None) -> None:
        """Into `field`, which gets the focus, or into what has it.

        A number that stood there is typed over, as when a field is entered by keyboard.
        """
        if field is not None:
            field.setFocus()
        into = field or self._field()
        if isinstance(into, CheckedField) and not into.isModified():
            into.selectAll()
        for character in text:
            _press(into, Qt.Key(ord(character.upper())), text=character)

    def _add_digits(self) -> None:
        for text, place in _DIGITS:
            self.digits.writing_key(text, place)
        mark = QLocale().decimalPoint()
        self.digits.writing_key(mark, (2, 3, 1, 1), "padMark", self.tr("Decimal mark"))
        clear = self.digits.key("C", (1, 3, 1, 1), "padClear", self.tr("Empty the field"))
        clear.clicked.connect(self._on_clear)
        letters = self.digits.key("ABC", (3, 3, 1, 1), "padLetters", self.tr("Letters"))
        letters.clicked.connect(lambda: self._show_letters(True))
        self._letters.numbers.clicked.connect(lambda: self._show_letters(False))

    def _add_editing(self, face: KeyFace, back: Place, enter: Place) -> None:
        said = self.tr("Delete the last character")
        delete: QPushButton = face.icon_key("backspace", back, "padBack", said)
        delete.setAutoRepeat(True)
        delete.clicked.connect(self._on_back)
        face.icon_key("enter", enter, "padEnter", self.tr("Enter")).clicked.connect(self._on_enter)

    def _show_letters(self, shown: bool) -> None:
        self.digits.setVisible(not shown)
        self._letters.setVisible(shown)

    def _field(self) -> QWidget:
        """What the keys are for: a field, or lines that open one; else the home."""
        focus = QApplication.focusWidget()
        if focus is not None and (_is_written_into(focus) or isinstance(focus, QAbstractItemView)):
            return focus
        self.home.setFocus()
        return self.home

    def _on_focus_changed(self, _old: QWidget | None, field: QWidget | None) -> None:
        self.follow(field)

    def _on_back(self) -> None:
        _press(self._field(), Qt.Key.Key_Backspace)

    def _on_clear(self) -> None:
        """The field stays open, whatever Esc would do there."""
        field = self._field()
        if not isinstance(field, QAbstractItemView):
            _press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            _press(field, Qt.Key.Key_Backspace)

    def _on_enter(self) -> None:
        """Enter is of use outside of fields, too: it presses and confirms."""
        _press(QApplication.focusWidget() or self.home, Qt.Key.Key_Return, text="\r")


def _is_written_into(field: QWidget) -> bool:
    """The line of a list has its focus in the list."""
    if isinstance(field, QComboBox):
        return field.isEditable()
    return isinstance(field, QLineEdit | QPlainTextEdit)


def _press(
    field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, text: str = ""
) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(field, QKeyEvent(kind, key, modifiers, text))

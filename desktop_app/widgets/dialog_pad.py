"""The pad beside a form, for who has no keyboard."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.widgets.number_pad import NumberPad
from desktop_app.widgets.tokens import GRID

WIDTH = 40 * GRID  # seven letters of a fingertip each
_HEIGHT = 32 * GRID


class DialogPad(NumberPad):
    """Also with what separates the parts of dates, of numbers and of lists."""

    def __init__(self, home: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(home, parent)
        self.digits.writing_key("-", (0, 4, 1, 1), said=self.tr("Hyphen"))
        self.digits.writing_key("/", (1, 4, 1, 1), "padSlash", self.tr("Slash"))
        mark = QLocale().groupSeparator()
        self.digits.writing_key(mark, (2, 4, 1, 1), "padGroup", self.tr("Thousands separator"))
        self.setFixedSize(WIDTH, _HEIGHT)

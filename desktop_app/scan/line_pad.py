"""The scan page's number pad: it also counts before a code, and makes lines more or less."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.scan.code_entry import CodeEntry
from desktop_app.widgets.number_pad import NumberPad
from desktop_app.widgets.tokens import GRID

_HEIGHT = 48 * GRID


class LinePad(NumberPad):
    """`stepped(1 or -1)` asks for more or less of the chosen line."""

    stepped = Signal(int)

    def __init__(self, entry: CodeEntry, parent: QWidget | None = None) -> None:
        super().__init__(entry.field, parent)
        self._entry = entry
        self.setMaximumHeight(_HEIGHT)
        times = self.digits.key("×", (0, 4, 1, 1), "padTimes", self.tr("Quantity before the code"))
        self._more = self.digits.key("+", (1, 4, 1, 1), "padMore", self.tr("One more of the line"))
        self._less = self.digits.key("−", (2, 4, 1, 1), "padLess", self.tr("One less of the line"))
        times.clicked.connect(lambda: self.type("*", entry.field))
        self._more.clicked.connect(lambda: self.stepped.emit(1))
        self._less.clicked.connect(lambda: self.stepped.emit(-1))

    def show_steps(self, possible: bool) -> None:
        """Whether there are lines that can be made more or less."""
        self._more.setEnabled(possible)
        self._less.setEnabled(possible)

    def _on_clear(self) -> None:
        """Where codes are typed the quantity is one again, too."""
        if self._field() is self._entry.field:
            self._entry.reset()
        else:
            super()._on_clear()

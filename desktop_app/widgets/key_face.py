"""A face of keys for fingers: what is pressed tells its text, and takes no focus."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from desktop_app.widgets.controls import button
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

Place = tuple[int, int, int, int]  # row, column, rows, columns


class KeyFace(QWidget):
    """`typed(text)` comes of the keys that write; the others have their own `clicked`."""

    typed = Signal(str)

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = QGridLayout(self)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setSpacing(gap)

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

    def writing_key(self, text: str, place: Place, name: str = "", said: str = "") -> QPushButton:
        """Adds a key that writes what stands on it."""
        made = self.key(text, place, name, said)
        made.clicked.connect(lambda: self.typed.emit(made.text()))
        return made

    def icon_key(self, icon_name: str, place: Place, name: str, said: str) -> QPushButton:
        """Adds a key with a picture; `padEnter` stands on the accent."""
        made = self.key("", place, name, said)
        made.setIcon(icon(icon_name, "accent_text" if name == "padEnter" else "text"))
        made.setIconSize(QSize(3 * GRID, 3 * GRID))
        return made

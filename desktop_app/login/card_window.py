"""The windows before the shop is open: one card in the middle, look and language below it."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.shell.look_tools import LookTools
from desktop_app.shell.theme import ThemeChoice
from desktop_app.widgets.controls import Panel, label, press_focused
from desktop_app.widgets.icons import IconView, icon
from desktop_app.widgets.tokens import GRID

PROGRAM = "Lumbung"
CARD_WIDTH = 54 * GRID
_SIZE = QSize(960, 660)


@dataclass(frozen=True)
class Look:
    """How the program speaks and looks just now."""

    language: str
    theme: ThemeChoice


class CardWindow(QDialog):
    """Fill `card`, and `below` it; Enter presses the default button, Esc closes.

    `closed` comes when the person closes the window, not when the program hides it.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    closed = Signal()

    def __init__(self, title: str, look: Look, *, width: int = CARD_WIDTH) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._tools = LookTools(look.language, look.theme)
        self._tools.language_chosen.connect(self.language_chosen)
        self._tools.theme_chosen.connect(self.theme_chosen)
        self.card = QVBoxLayout()
        self.card.setSpacing(2 * GRID)
        self.below = QVBoxLayout()
        self._title = label("", "title", wrap=True)
        self._build_frame(width)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """What stands over the card, and in the window's own title."""
        self._title.setText(title)
        self.setWindowTitle(title if title == PROGRAM else f"{title} - {PROGRAM}")

    def reject(self) -> None:
        """Esc closes the window."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, else the default one."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that the person has had enough."""
        event.accept()
        self.closed.emit()

    def _build_frame(self, width: int) -> None:
        self.setWindowIcon(icon("lumbung"))
        self.setProperty("surface", "desk")
        self.resize(_SIZE)
        column = QWidget()
        column.setFixedWidth(width)
        rows = QVBoxLayout(column)
        rows.setSpacing(2 * GRID)
        rows.addStretch(2)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(IconView("lumbung", "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self._title)
        rows.addSpacing(GRID)
        panel = Panel()
        panel.body.setContentsMargins(GRID, GRID, GRID, GRID)
        panel.body.addLayout(self.card)
        rows.addWidget(panel)
        rows.addLayout(self.below)
        rows.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(3)
        QHBoxLayout(self).addWidget(column, 0, Qt.AlignmentFlag.AlignHCenter)

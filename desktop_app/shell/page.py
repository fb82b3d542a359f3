"""A page of the main window: what a room gives to the shell, and the frame that it stands in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import GRID

HEADER_HEIGHT = 64


class PageView(QWidget):
    """What a room shows on its page; override what the room needs.

    It gets a closeEvent when its window goes for good: let go of devices there.
    """

    def header_actions(self) -> Sequence[QWidget]:
        """Buttons and fields that stand right in the page's header."""
        return ()

    def activate(self) -> None:
        """The page has come to the front: focus what is used first."""
        self.setFocus()

    def can_close(self) -> bool:
        """Whether the page may go now; it may ask the person."""
        return True

    def carried(self) -> object:
        """What the page that takes this one's place in another language goes on with, or None."""
        return None

    def carry_on(self, carried: Any) -> None:
        """Goes on with what `carried` of such a page told."""


@dataclass(frozen=True)
class Page:
    """One entry of the rail; the view is made when it is first looked at.

    `key` is stable, `icon` one of resources/icons, `shortcut` a key such as "Ctrl+2".
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], PageView]
    shortcut: str = ""


class PageFrame(QFrame):
    """A page's header (title, its actions, the way into a window of its own) over its view."""

    window_toggled = Signal()

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self.view = page.factory()
        self.setObjectName("pageBody")
        self._toggle = QToolButton()
        self._toggle.setObjectName("popOut")
        self._toggle.setIconSize(QSize(18, 18))
        self._toggle.clicked.connect(self.window_toggled)
        self._build_ui()
        self.show_pulled_out(False)

    def show_pulled_out(self, pulled_out: bool) -> None:
        """Whether the button leads out into a window or back."""
        back, out = self.tr("Back into the main window"), self.tr("In a window of its own")
        name = back if pulled_out else out
        self._toggle.setIcon(
            icon("window-bring-back" if pulled_out else "window-pop-out", "text_quiet")
        )
        self._toggle.setToolTip(name)
        self._toggle.setAccessibleName(name)

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._header())
        rows.addWidget(self.view, 1)

    def _header(self) -> QFrame:
        header = QFrame()
        header.setObjectName("pageHeader")
        header.setFixedHeight(HEADER_HEIGHT)
        row = QHBoxLayout(header)
        row.setContentsMargins(3 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        row.addWidget(label(self.page.title, "title"))
        row.addStretch(1)
        for widget in self.view.header_actions():
            row.addWidget(widget)
        row.addWidget(self._toggle)
        return header

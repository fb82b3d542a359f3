"""The last page of the first start: the shop is being made."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen
from db.home import Home
from db.operations.setup import make_shop
from desktop_app.login.answers import Answers
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.tokens import GRID


class FillDemo(Protocol):
    """Fills a new demo shop; what `progress(done, all)` raises ends the work."""

    def __call__(
        self,
        database: ShopDatabase,
        owner: Actor,
        *,
        language: str,
        progress: Callable[[int, int], None],
    ) -> None:
        """Called on a thread of the background, inside the making of the shop."""


class ShopMaker(QObject):
    """Makes the shop on a thread of the background; tells how far it is, can be stopped."""

    progressed = Signal(int, int)

    def __init__(self, home: Home, fill_demo: FillDemo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._fill_demo = fill_demo
        self._unwanted = threading.Event()

    def begin(self) -> None:
        """Before `make`, on the thread that may call `stop`."""
        self._unwanted.clear()

    def make(self, answers: Answers, place: str) -> Actor:
        """Returns the owner; raises what `make_shop` raises, `interrupted` once stopped."""
        fill = partial(self._fill, answers.language) if answers.demo else None
        return make_shop(self._home, answers.shop(place), answers.recovery_key, fill=fill)

    def stop(self) -> None:
        """The shop is not wanted; nothing of it stays."""
        self._unwanted.set()

    def _fill(self, language: str, database: ShopDatabase, owner: Actor) -> None:
        self._fill_demo(database, owner, language=language, progress=self._on_progress)

    def _on_progress(self, done: int, total: int) -> None:
        if self._unwanted.is_set():
            raise CannotOpen("interrupted")
        self.progressed.emit(done, total)


class MakingPage(QWidget):
    """A bar and Cancel."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = button(self.tr("&Cancel"), name="cancelMaking")
        self._cancel.clicked.connect(self.cancelled)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addStretch(1)
        rows.addWidget(label(self.tr("Your shop is being made"), "title"))
        rows.addWidget(label(self.tr("It takes some seconds. Nothing is kept if you cancel.")))
        rows.addWidget(self._bar)
        rows.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(2)

    def begin(self) -> None:
        """Shows that something is done, and focuses Cancel."""
        self.show_progress(0, 0)
        self._cancel.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """How much is done of how much."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

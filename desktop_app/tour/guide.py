"""The hands and eyes of the tour: finds what is on the screen, presses, types, takes pictures."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QTableView, QWidget

from desktop_app.application import Desk
from desktop_app.widgets.tokens import GRID

PATIENCE = 30.0  # seconds that a step may take before it has failed
LONG_PATIENCE = 600.0  # for the demo shop, which a slow or busy computer makes in minutes
POLL, PAINTED = 20, 250  # milliseconds

Shown = TypeVar("Shown", bound=QWidget)


def pause(milliseconds: int) -> None:
    """Lets the program work. `QTest.qWait` would keep the interpreter from every other thread."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class StepFailed(Exception):
    """A step of the tour did not come out."""


class Guide:
    """Drives the windows of one desk as a person would."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self._folder = folder
        self._pictures = 0
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def window(self) -> QWidget:
        """The window on top: a dialog, else the one that is up."""
        window = self._top()
        if window is None:
            raise StepFailed("no window is up")
        return window

    def find(self, kind: type[Shown], name: str) -> Shown:
        """The widget of that name that can be seen."""
        seen = self._seen(kind, name)
        if not seen:
            raise StepFailed(f"{name} is not on the screen")
        return seen[0]

    def sees(self, name: str) -> bool:
        """Whether something of that name is on the screen and can be used."""
        return any(widget.isEnabled() for widget in self._seen(QWidget, name))

    def wait(self, holds: Callable[[], object], what: str, patience: float | None = None) -> None:
        """Lets the program work until something holds, for so many seconds at most."""
        end = time.monotonic() + (PATIENCE if patience is None else patience)
        while not holds():
            if time.monotonic() > end:
                raise StepFailed(f"waited in vain for {what}")
            pause(POLL)

    def press(self, name: str) -> None:
        """Clicks a button as soon as it can be used."""
        self.wait(lambda: self.sees(name), name)
        button = self.find(QAbstractButton, name)
        where = button.rect().center()
        if button.isCheckable():  # of a check box only the box and its words can be clicked
            where.setX(2 * GRID)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)

    def fill(self, name: str, text: str) -> None:
        """Puts a text into a field, in place of what is there."""
        self.wait(lambda: self.sees(name), name)
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        self.wait(lambda: field.text() == text, f"{name} to hold what was typed")

    def enter(self, name: str) -> None:
        """Presses Enter in a field."""
        QTest.keyClick(self.find(QLineEdit, name), Qt.Key.Key_Return)

    def page(self, key: str) -> None:
        """Goes to a page by its place in the rail."""
        self.press(f"page-{key}")
        self.wait(lambda: self.sees(f"{key}Page"), f"the page {key}")

    def picture(self, name: str) -> Path:
        """Keeps a picture of the window, after everything has been painted."""
        pause(PAINTED)
        self._pictures += 1
        path = self._folder / f"{self._pictures:02d}-{name}.png"
        self.window.grab().save(str(path))
        return path

    def _seen(self, kind: type[Shown], name: str) -> list[Shown]:
        window = self._top()
        if window is None:
            return []
        return [part for part in window.findChildren(kind, name) if part.isVisibleTo(window)]

    def _top(self) -> QWidget | None:
        return QApplication.activeModalWidget() or self.desk.window

    def has_rows(self, table: str, count: int | None = None) -> bool:
        """Whether a table that can be seen has so many rows; any at all when None."""
        rows = [seen.model().rowCount() for seen in self._seen(QTableView, table) if seen.model()]
        return any(rows) if count is None else rows[:1] == [count]

"""The window program as `main.py` starts it, with eyes and hands that somebody outside leads.

`python -m tests.programs.driver FOLDER`; every line of standard input is a JSON object: `do` names
a method of `Hands`, the rest are its arguments. Each is tried on the UI thread again and again
until it can be done, and answered by one line on standard output: `{"saw": ...}`, or after
`PATIENCE` `{"failed": ...}`. Whoever presses is answered before: what is pressed may open a dialog.
"""

import faulthandler
import json
import os
import runpy
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QPoint, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)

from tests.desktop_app import keyboard

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds
POLL, HEARTBEAT = 20, 1_000  # milliseconds
BOX = 8  # pixels from its edge; of a check box only the box and its words can be clicked
Shown = TypeVar("Shown", bound=QWidget)
Act = Callable[[], object]


class NotYet(Exception):
    """It is not on the screen, or cannot be used; it may be soon."""


class Hands(QObject):
    """What a person does to the window on top: a dialog, else the one that is up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = b""
        self._ear = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._on_heard)
        self._heart = QTimer(self, interval=HEARTBEAT)
        self._heart.timeout.connect(_live_on)
        self._heart.start()

    def press(self, name: str) -> Act:
        """Clicks a button."""
        button = self._usable(QAbstractButton, name)
        where = button.rect().center()
        if button.isCheckable():
            where.setX(BOX)
        return partial(self._click, button, where)

    def key(self, keys: str) -> Act:
        """Presses keys, spelt as in "Ctrl+2"."""
        return partial(QTest.keySequence, keyboard.handle(self._active()), QKeySequence(keys))

    def scan(self, code: str) -> Act:
        """What a keyboard scanner types."""
        return partial(keyboard.scan, self._active(), code)

    def fill(self, name: str, text: str) -> Act:
        """Types over what is in a field."""
        field = self._usable(QLineEdit, name)

        def fill() -> None:
            field.setFocus()
            field.selectAll()
            QTest.keyClicks(field, text)

        return fill

    def choose(self, name: str, text: str) -> Act:
        """Clicks the row of a list or table, or takes the entry of a box, that holds a text."""
        shown = self._usable(QWidget, name)
        if isinstance(shown, QComboBox):
            place = shown.findText(text, Qt.MatchFlag.MatchContains)
            return partial(shown.setCurrentIndex, self._found(place, f"{text} in {name}"))
        assert isinstance(shown, QAbstractItemView), name
        rows = _rows(shown)
        row = next((row for row, cells in enumerate(rows) if text in " ".join(cells)), -1)
        index = shown.model().index(self._found(row, f"{text} in {rows}"), 0)
        shown.scrollTo(index)
        return partial(self._click, shown.viewport(), shown.visualRect(index).center())

    def reads(self, name: str, text: str) -> str:
        """All of what stands in a widget, once a text is in it."""
        shown = self._seen(QWidget, name)
        said = str(shown.property("text"))
        if text not in said:
            raise NotYet(f"{name} to say “{text}”; it says “{said}”")
        return said

    def says(self, text: str) -> str:
        """A sentence that can be read anywhere, by a part of it."""
        said = self._sentences()
        for sentence in said:
            if text in sentence:
                return sentence
        raise NotYet(f"“{text}”")

    def shows(self, name: str, cells: list[str]) -> list[list[str]]:
        """All rows of a table, once one of them holds these texts."""
        table = self._seen(QAbstractItemView, name)
        rows = _rows(table)
        if not any(all(cell in row for cell in cells) for row in rows):
            raise NotYet(f"{cells} in {name}, which shows {rows}")
        return rows

    def counts(self, name: str, rows: int) -> int:
        """A table, once it has so many rows."""
        there = self._seen(QAbstractItemView, name).model().rowCount()
        if there != rows:
            raise NotYet(f"{name} to have {rows} rows; it has {there}")
        return there

    def sees(self, name: str) -> bool:
        """Anything of that name."""
        return self._seen(QWidget, name).isVisible()

    def fit(self, width: int, height: int) -> bool:
        """Makes the window as large as a screen."""
        self._window().resize(width, height)
        return True

    def picture(self, file: str) -> bool:
        """Keeps what can be seen."""
        return self._window().grab().save(file)

    def close(self) -> Act:
        """Closes the window."""
        return self._window().close

    def _on_heard(self) -> None:
        heard = os.read(0, 65_536)
        if not heard:
            os._exit(1)  # whoever led the hands is gone
        *lines, self._heard = (self._heard + heard).split(b"\n")
        for line in lines:
            wish = json.loads(line)
            self._try(getattr(self, wish.pop("do")), wish, time.monotonic() + PATIENCE)

    def _try(self, do: Callable[..., Any], said: dict[str, Any], deadline: float) -> None:
        try:
            done = do(**said)
        except NotYet as reason:
            if time.monotonic() < deadline:
                QTimer.singleShot(POLL, partial(self._try, do, said, deadline))
            else:
                _tell(failed=f"waited in vain for {reason}; read: {self._sentences()}")
            return
        except Exception:  # noqa: BLE001  (whoever leads the hands raises it)
            _tell(failed=traceback.format_exc())
            return
        if callable(done):
            _tell(saw=None)
            done()
        else:
            _tell(saw=done)

    def _click(self, widget: QWidget, where: QPoint) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where)

    def _window(self) -> QWidget:
        up = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        windows = [each for each in up if each.windowType() in _WINDOWS]
        on_top = QApplication.activeModalWidget() or next(iter(windows), None)
        if on_top is None:
            raise NotYet("a window")
        return on_top

    def _active(self) -> QWidget:
        """It has the keyboard, which this screen gives to no window by itself."""
        window = self._window()
        if not window.isActiveWindow():
            window.activateWindow()
            raise NotYet("the keyboard")
        return window

    def _seen(self, kind: type[Shown], name: str) -> Shown:
        window = self._window()
        there = [window, *window.findChildren(QWidget, name)]
        seen = [each for each in there if each.objectName() == name and each.isVisibleTo(window)]
        for each in seen:
            if isinstance(each, kind):
                return each
        raise NotYet(f"{name} in {window.objectName() or type(window).__name__}")

    def _usable(self, kind: type[Shown], name: str) -> Shown:
        seen = self._seen(kind, name)
        if not seen.isEnabled():
            raise NotYet(f"{name} to be enabled")
        return seen

    def _found(self, place: int, what: str) -> int:
        if place < 0:
            raise NotYet(what)
        return place

    def _sentences(self) -> list[str]:
        labels = self._window().findChildren(QLabel)
        return [each.text() for each in labels if each.isVisible() and each.text().strip()]


_WINDOWS = (Qt.WindowType.Window, Qt.WindowType.Dialog)


def _rows(view: QAbstractItemView) -> list[list[str]]:
    """Every cell as it is shown."""
    model = view.model()
    columns = range(1 if isinstance(view, QListView) else model.columnCount())
    rows = range(model.rowCount())
    return [[str(model.index(row, column).data()) for column in columns] for row in rows]


def _tell(**said: object) -> None:
    os.write(1, (json.dumps(said) + "\n").encode())


def _live_on() -> None:
    """Windows that hang end, and tell where; see `Program.errors`."""
    faulthandler.dump_traceback_later(2 * PATIENCE, exit=True)


def main(folder: str) -> None:
    """Runs `main.py` here."""
    QTimer.singleShot(0, lambda: Hands(QApplication.instance()))
    program = str(ROOT / "main.py")
    sys.argv = [program, "--home", folder]
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])

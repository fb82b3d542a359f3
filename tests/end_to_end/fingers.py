"""A person without keyboard and scanner: presses where the window system would tell of it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QTableView,
    QWidget,
)

from desktop_app.tour.guide import Guide, pause
from desktop_app.widgets.tokens import TOUCH_TARGET
from tests.desktop_app.keyboard import handle

NAMES = {"\r": "Enter", "<": "Back", "*": "Times", " ": "Space"}


class Fingers(Guide):
    """Whatever is pressed has to lie open, and to be as large as a fingertip."""

    def press(self, name: str) -> None:
        """A touch on a button or a field."""
        self.wait(lambda: self.sees(name), name)
        widget = self.find(QWidget, name)
        assert min(widget.width(), widget.height()) >= TOUCH_TARGET, (name, widget.size())
        self.touch(widget, widget.rect().center())

    def press_last(self, name: str) -> None:
        """A touch on the last of several fields of this name."""
        field = [seen for seen in self.window.findChildren(QWidget, name) if seen.isVisible()][-1]
        self.touch(field, field.rect().center())

    def touch(self, widget: QWidget, place: QPoint) -> None:
        """A touch on a place of a widget, which nothing else covers; its window comes to front."""
        window = widget.window()
        window.activateWindow()
        self.wait(window.isActiveWindow, "the window to be in front")
        at = widget.mapTo(window, place)
        hit = window.childAt(at)
        assert hit is not None
        assert hit is widget or widget.isAncestorOf(hit), (widget.objectName(), hit.objectName())
        QTest.mouseClick(handle(window), Qt.MouseButton.LeftButton, pos=at)
        pause(1)

    def tap(self, text: str) -> None:
        """Keys of the pad; a small letter is on its capital's key."""
        for key in text:
            if key.isdigit() and self.sees("padNumbers"):
                self.press("padNumbers")
            self.press(f"pad{NAMES.get(key, key.upper())}")

    def choose(self, name: str, data: object) -> None:
        """A touch on a list, and one on a row of what opens."""
        self.press(name)
        box = self.find(QComboBox, name)
        rows = box.view()
        self.wait(rows.isVisible, "the list to open")
        row = rows.visualRect(box.model().index(box.findData(data), 0))
        assert row.height() >= TOUCH_TARGET

        def is_taken() -> bool:
            if rows.isVisible():  # one that opened just now takes no touch
                QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
            return not rows.isVisible()

        self.wait(is_taken, "the list to close")

    def in_dialog(self, button: str, act: Callable[[], None]) -> None:
        """Presses what opens a dialog, be it later, and acts in there until it is gone."""
        done: list[Exception | None] = []

        def look() -> None:
            if not isinstance(self.window, QDialog):
                QTimer.singleShot(20, look)
                return
            try:
                act()
                self.wait(lambda: not isinstance(self.window, QDialog), "the dialog to be done")
                done.append(None)
            except Exception as failure:  # noqa: BLE001  (raised again outside the dialog)
                done.append(failure)
            if isinstance(self.window, QDialog):
                self.window.done(0)

        QTimer.singleShot(20, look)
        self.press(button)
        self.wait(lambda: done, "the end of the dialog")
        if done[0] is not None:
            raise done[0]

    def touch_cell(self, table: str, row: int, key: str) -> None:
        """A touch on a value of a table."""
        found = self.find(QTableView, table)
        model = found.model()
        column = [column.key for column in model.columns].index(key)  # type: ignore[attr-defined]  # ours
        self.touch(found.viewport(), found.visualRect(model.index(row, column)).center())

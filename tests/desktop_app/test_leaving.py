"""Closing the window on a slow disk: it stays and can be used until everything is kept."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import Refused
from desktop_app.leaving import Leaving
from desktop_app.shell.background import Background
from desktop_app.shell.saving_dialog import SavingDialog
from tests.desktop_app.desks import child, says


class SlowDisk:
    """Writes wait for `go`."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.go = threading.Event()
        self.kept: list[int] = []

    def write(self, count: int) -> None:
        """So many acts, none of them done yet."""
        for number in range(count):
            self.background.write(lambda number=number: self._keep(number), self.kept.append)  # type: ignore[misc]  # bound now

    def refuse(self) -> None:
        """An act that cannot be done."""
        self.background.write(self._refuse, self.kept.append, lambda _: None)

    def _keep(self, number: int) -> int:
        assert self.go.wait(60)
        return number

    def _refuse(self) -> int:
        assert self.go.wait(60)
        raise Refused("disk_full")


@pytest.fixture
def disk(qtbot: QtBot) -> Iterator[SlowDisk]:
    """It goes on with the test's end."""
    background = Background()
    slow = SlowDisk(background)
    yield slow
    slow.go.set()
    background.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window on the screen."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture(autouse=True)
def leaving(window: QWidget, disk: SlowDisk) -> Leaving:
    """It watches over the window."""
    return Leaving(window, disk.background, window)


def test_without_anything_to_write_it_closes_at_once(window: QWidget) -> None:
    """Nobody waits."""
    assert window.close()
    assert not window.isVisible()


def test_it_tells_what_is_left_and_goes_when_all_is_kept(
    window: QWidget, disk: SlowDisk, qtbot: QtBot
) -> None:
    """The window lives meanwhile; what is asked for then is kept too."""
    disk.write(2)
    assert not window.close()
    dialog = child(window, SavingDialog, "savingDialog")
    qtbot.waitUntil(dialog.isVisible)
    assert says(dialog, "Still to be saved: 2")
    assert window.isVisible()
    disk.write(1)
    disk.go.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert disk.kept == [0, 1, 0]
    assert not dialog.isVisible()


def test_what_could_not_be_kept_keeps_the_window(
    window: QWidget, disk: SlowDisk, qtbot: QtBot
) -> None:
    """Its page says why; closing once more is up to the person."""
    disk.refuse()
    window.close()
    dialog = child(window, SavingDialog, "savingDialog")
    qtbot.waitUntil(dialog.isVisible)
    disk.go.set()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert window.isVisible()
    assert window.close()


def test_one_can_stay(window: QWidget, disk: SlowDisk, qtbot: QtBot) -> None:
    """Esc or the button; it does not close by itself then."""
    disk.write(1)
    window.close()
    dialog = child(window, SavingDialog, "savingDialog")
    qtbot.waitUntil(dialog.isVisible)
    child(dialog, QPushButton, "cancel").click()
    disk.go.set()
    qtbot.waitUntil(lambda: disk.kept == [0])
    assert window.isVisible()


def test_another_act_of_leaving_waits_likewise(
    window: QWidget, disk: SlowDisk, leaving: Leaving, qtbot: QtBot
) -> None:
    """It comes once everything is kept, or at once where there is nothing to keep."""
    left: list[str] = []
    leaving.after_all(lambda: left.append("at once"))
    disk.write(1)
    leaving.after_all(lambda: left.append("later"))
    qtbot.waitUntil(child(window, SavingDialog, "savingDialog").isVisible)
    assert left == ["at once"]
    disk.go.set()
    qtbot.waitUntil(lambda: left == ["at once", "later"])
    assert window.isVisible()

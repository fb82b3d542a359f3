"""The whole program on a data folder, driven through its windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from db.home import Home
from desktop_app.application import Desk
from desktop_app.shell.settings import Settings
from desktop_app.tour.guide import Guide
from tests.end_to_end.program import open_program as open_program

Start = Callable[[Home], Guide]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Start]:
    """Starts the program, without sound; it ends with the test."""
    qapp.setQuitOnLastWindowClosed(False)
    desks: list[Desk] = []

    def start_one(home: Home) -> Guide:
        Settings(home.preferences).sound_on = False
        desks.append(Desk(qapp, home))
        desks[-1].start()
        return Guide(desks[-1], tmp_path / "pictures")

    yield start_one
    for desk in desks:
        desk.close()
    qapp.setQuitOnLastWindowClosed(True)


def in_dialog(guide: Guide, button: str, act: Callable[[], None]) -> None:
    """Presses what opens a dialog and acts in there; afterwards it is closed, come what may."""
    errors: list[BaseException | None] = []

    def act_inside() -> None:
        try:
            guide.wait(lambda: isinstance(guide.window, QDialog), "the dialog")
            act()
            errors.append(None)
        except Exception as error:  # noqa: BLE001  (raised again outside the dialog)
            errors.append(error)
        finally:
            if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
                dialog.done(0)

    guide.wait(lambda: guide.sees(button), button)
    QTimer.singleShot(0, act_inside)
    guide.press(button)
    guide.wait(lambda: errors, "the end of the dialog")
    if errors[0] is not None:
        raise errors[0]

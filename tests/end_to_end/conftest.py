"""The whole program on a data folder, driven through its windows."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from desktop_app.application import Desk
from desktop_app.shell.settings import Settings
from desktop_app.tour.guide import Guide
from tests.end_to_end.bad_day import RICE, SAID, at_the_tape
from tests.end_to_end.program import OpenProgram, Program
from tests.end_to_end.program import open_program as open_program
from tests.shops import ONE, RUPIAH, add_item, receive

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


@pytest.fixture(autouse=True)
def _no_file_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a file chooses none: no test wanders through this machine's folders."""
    for question in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, question, lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(QFileDialog, "open", lambda _dialog, *_: None)
    monkeypatch.setattr(QFileDialog, "show", lambda _dialog: None)


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest) -> str:
    """Everything is told in both."""
    chosen: str = request.param
    return chosen


@pytest.fixture
def says(language: str) -> Callable[[str], str]:
    """A sentence in the language of the test."""
    return lambda name: SAID[name][language == "id"]


@pytest.fixture
def rice(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Rice, of which there are three."""
    item = add_item(shop_database, owner, "Beras", RICE, sale_price=74_500 * RUPIAH)
    receive(shop_database, owner, item, 3 * ONE, 60_000 * RUPIAH)
    return item


@pytest.fixture
def program(home: Home, rice: bytes, open_program: OpenProgram, language: str) -> Program:
    """The owner at the scan page, with two pieces of rice on the tape."""
    return at_the_tape(open_program(home, language))

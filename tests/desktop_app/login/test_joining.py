"""The first start of a PC that joins a shop: how far it is, Cancel, and what was refused."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import CannotOpen, HubError
from db.home import Home
from db.sharing import first_copy
from tests.desktop_app.desks import OpenDesk, child, says, window_of
from tests.desktop_app.mnemonics import doubled

PATIENCE = 30  # seconds
TYPED = {"serverHosts": "localhost", "serverLogin": "budi", "serverPassword": "rahasia"}


@pytest.fixture
def language() -> str:
    """English unless the test says otherwise."""
    return "en"


@pytest.fixture
def wizard(open_desk: OpenDesk, tmp_path: Path, language: str, qtbot: QtBot) -> QWidget:
    """Where the server is asked for."""
    home = Home(tmp_path / "new")
    home.folder.mkdir()
    desk = open_desk(home, language)
    shown = window_of(desk, "firstStartWizard", qtbot)
    press(qtbot, shown, "otherWay")
    qtbot.waitUntil(lambda: child(shown, QLineEdit, "serverHosts").isVisible())
    return shown


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Clicks a button once it can be pressed."""
    button = child(parent, QPushButton, name)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def go_on(qtbot: QtBot, wizard: QWidget) -> None:
    """Answers everything and presses the last button."""
    for name, text in TYPED.items():
        child(wizard, QLineEdit, name).setText(text)
    press(qtbot, wizard, "next")
    child(wizard, QCheckBox, "keyIsKept").setChecked(True)
    press(qtbot, wizard, "next")
    press(qtbot, wizard, "next")


@pytest.mark.parametrize("language", ["en", "id"])
def test_each_key_stands_for_one_thing(wizard: QWidget) -> None:
    """In both languages: who has no mouse gets to every field."""
    assert doubled(wizard) == []


def test_what_is_missing_is_said(wizard: QWidget, qtbot: QtBot) -> None:
    """One after the other, beside its field."""
    press(qtbot, wizard, "next")
    assert says(wizard, "Type the server's name or address.")
    for name in ("serverHosts", "serverLogin"):
        child(wizard, QLineEdit, name).setText("localhost")
    press(qtbot, wizard, "next")
    assert wizard.focusWidget() is child(wizard, QLineEdit, "serverPassword")


def test_joining_is_counted_and_can_be_cancelled(
    wizard: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Afterwards the last question is there again."""
    asked = threading.Event()

    def join(
        *_: object, told: Callable[[int, int], None], unwanted: Callable[[], bool], **_named: Any
    ) -> None:
        told(300, 1_000)
        asked.wait(PATIENCE)
        if unwanted():
            raise CannotOpen("interrupted")

    monkeypatch.setattr(first_copy, "join_shop", join)
    go_on(qtbot, wizard)
    qtbot.waitUntil(lambda: says(wizard, "300 of 1,000 entries of the journal are here"))
    press(qtbot, wizard, "cancelWork")
    asked.set()
    qtbot.waitUntil(lambda: child(wizard, QLineEdit, "tryScanner").isVisible())


def test_a_wrong_password_leads_back_to_it(
    wizard: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other answers stay; a wrong name of the database looks the same to the server."""

    def join(*_: object, **_named: object) -> None:
        raise HubError("hub_login_refused")

    monkeypatch.setattr(first_copy, "join_shop", join)
    go_on(qtbot, wizard)
    password = child(wizard, QLineEdit, "serverPassword")
    qtbot.waitUntil(password.isVisible)
    assert says(wizard, "does not take this name with this password in the database “lumbung”.")
    assert wizard.focusWidget() is password
    assert child(wizard, QLineEdit, "serverLogin").text() == "budi"


def test_a_new_shop_can_be_made_after_all(wizard: QWidget, qtbot: QtBot) -> None:
    """Back, and the other way."""
    press(qtbot, wizard, "back")
    press(qtbot, wizard, "otherWay")
    qtbot.waitUntil(lambda: child(wizard, QLineEdit, "shopName").isVisible())

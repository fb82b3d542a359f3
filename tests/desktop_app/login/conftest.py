"""The login window of a program that was just started."""

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.home import Home
from desktop_app.login.login_window import LoginWindow
from tests.desktop_app.desks import OpenDesk, child, window_of

SECOND = 1_000_000


class Clock:
    """It stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = 1_000_000 * SECOND

    def __call__(self) -> int:
        """Microseconds UTC."""
        return self.at


@pytest.fixture
def clock() -> Clock:
    """The clock of the login window and of the shop."""
    return Clock()


@pytest.fixture
def login(open_desk: OpenDesk, home: Home, clock: Clock, qtbot: QtBot) -> LoginWindow:
    """The login window of a program that was just started; the owner is chosen."""
    window = window_of(open_desk(home, clock=clock), "loginWindow", qtbot)
    assert isinstance(window, LoginWindow)
    qtbot.waitUntil(child(window, QPushButton, "signIn").isEnabled)
    choose(window, "owner")
    return window


def choose(window: LoginWindow, person: str) -> None:
    """Another person, with the focus in the password."""
    box = child(window, QComboBox, "person")
    box.setCurrentIndex(box.findData(person))
    child(window, QLineEdit, "password").setFocus()

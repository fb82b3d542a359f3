"""The whole program on a data folder, driven as a person drives it."""

import json
from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.home import Home
from desktop_app.application import Desk

Found = TypeVar("Found", bound=QObject)


class OpenDesk(Protocol):
    """Starts the program on a data folder; `options` are those of `Desk`."""

    def __call__(self, home: Home, language: str = "en", **options: object) -> Desk:
        """In English unless the folder or the test says otherwise."""


@pytest.fixture
def open_desk(qapp: QApplication) -> Iterator[OpenDesk]:
    """Desks that are closed with the test."""
    desks: list[Desk] = []

    def open_one(home: Home, language: str = "en", **options: object) -> Desk:
        if home.folder.is_dir() and not home.preferences.exists():
            home.preferences.write_text(json.dumps({"language": language, "theme": "light"}))
        desk = Desk(qapp, home, **options)  # type: ignore[arg-type]  # tests name them rightly
        desks.append(desk)
        desk.start()
        return desk

    yield open_one
    for desk in desks:
        desk.close()


def window_of(desk: Desk, name: str, qtbot: QtBot) -> QWidget:
    """The window of that name, once it is up."""

    def is_up() -> bool:
        return desk.window is not None and desk.window.objectName() == name

    qtbot.waitUntil(is_up)
    assert desk.window is not None
    return desk.window


def child(parent: QWidget, kind: type[Found], name: str) -> Found:
    """A control by its name."""
    found = parent.findChild(kind, name)
    assert found is not None, name
    return found


def says(parent: QWidget, text: str) -> bool:
    """Whether a visible label holds the text."""
    return any(text in shown.text() for shown in parent.findChildren(QLabel) if shown.isVisible())


def presses(qtbot: QtBot, window: QWidget) -> Callable[..., None]:
    """Types into whatever has the focus: a text, or one key."""

    def press(*keys: str | Qt.Key) -> None:
        for key in keys:
            target = window.focusWidget() or window
            if isinstance(key, str):
                qtbot.keyClicks(target, key)
            else:
                qtbot.keyClick(target, key)

    return press


def choose(window: QWidget, tool: str, text: str) -> None:
    """Chooses from the menu of a small button."""
    menu = child(window, QToolButton, tool).menu()
    next(action for action in menu.actions() if action.text() == text).trigger()

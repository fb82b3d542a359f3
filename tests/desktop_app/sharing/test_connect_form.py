"""The form that shares a shop of one PC: progress, Cancel, and what was refused."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, HubError, Refused
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.sharing import connect_form
from desktop_app.sharing.connect_form import ConnectForm
from desktop_app.shell.background import Background
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.desktop_app.desks import child, says

PATIENCE = 30  # seconds


@pytest.fixture
def form(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, qtbot: QtBot
) -> Iterator[ConnectForm]:
    """The owner's, with a server on this very computer."""
    background = Background(shop_database.close)
    who, here = person(shop_database, owner), shop(shop_database)
    settings = Settings(tmp_path / "preferences.json")
    session = Session(shop_database, owner, who, here, background, ShopSignals(), settings)
    made = ConnectForm(session)
    qtbot.addWidget(made)
    made.show()
    child(made, QLineEdit, "serverHosts").setText("localhost")
    child(made, QLineEdit, "serverPassword").setText("rahasia")
    yield made
    background.close()


def press(qtbot: QtBot, form: ConnectForm, name: str) -> None:
    """Clicks a button once it can be pressed."""
    button = child(form, QPushButton, name)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_upload_is_counted_and_can_be_cancelled(
    form: ConnectForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far it is stands below the bar; afterwards the form is there with what was typed."""
    asked = threading.Event()

    def upload(
        *_: object, told: Callable[[int, int], None], unwanted: Callable[[], bool], **_named: Any
    ) -> None:
        told(1_200, 5_000)
        asked.wait(PATIENCE)
        if unwanted():
            raise CannotOpen("interrupted")

    monkeypatch.setattr(connect_form, "share_shop", upload)
    press(qtbot, form, "shareShop")
    qtbot.waitUntil(lambda: says(form, "1,200 of 5,000 entries of the journal are there"))
    assert form.findChildren(QProgressBar)[0].value() == 1_200
    press(qtbot, form, "cancelWork")
    asked.set()
    qtbot.waitUntil(lambda: says(form, "Cancelled. This computer is a shop of its own as before."))
    assert child(form, QLineEdit, "serverHosts").text() == "localhost"


def test_what_was_refused_is_said(
    form: ConnectForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a sentence over the buttons, where no field is to blame."""

    def refuse(*_: object, **_named: object) -> None:
        raise Refused("hub_not_empty")

    monkeypatch.setattr(connect_form, "share_shop", refuse)
    press(qtbot, form, "shareShop")
    qtbot.waitUntil(lambda: says(form, "There is a shop on this server already."))


def test_a_server_elsewhere_needs_a_certificate(form: ConnectForm, qtbot: QtBot) -> None:
    """It is said beside the field, which has the focus."""
    child(form, QLineEdit, "serverHosts").setText("kasir.toko.lan")
    press(qtbot, form, "testConnection")
    qtbot.waitUntil(lambda: says(form, "Choose the file with the authority's certificate"))
    assert form.focusWidget() is child(form, QLineEdit, "serverCertificate")


def test_a_file_that_is_not_there_is_named(form: ConnectForm, qtbot: QtBot, tmp_path: Path) -> None:
    """Which one was looked for, beside the field."""
    missing = tmp_path / "ca.crt"
    child(form, QLineEdit, "serverCertificate").setText(str(missing))
    press(qtbot, form, "testConnection")
    qtbot.waitUntil(lambda: says(form, f"There is no file {missing}."))


@pytest.mark.parametrize(
    ("cause", "field", "sentence"),
    [
        ("hub_needs_encryption", "serverCertificate", "The server lets nobody in without"),
        ("hub_door_shut", "serverDatabase", "into a database “lumbung”. Check its name"),
    ],
)
def test_whom_the_server_does_not_even_ask_for_a_password(
    form: ConnectForm,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    cause: str,
    field: str,
    sentence: str,
) -> None:
    """It is said beside the field that it is about."""

    def refuse(*_: object, **_named: object) -> None:
        raise HubError("hub_login_refused", database="lumbung", cause=cause)

    monkeypatch.setattr(connect_form, "share_shop", refuse)
    press(qtbot, form, "shareShop")
    qtbot.waitUntil(lambda: says(form, sentence))
    assert form.focusWidget() is child(form, QLineEdit, field)

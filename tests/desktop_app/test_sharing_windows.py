"""A shop is shared and joined at its windows, with a real server."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.sharing.address import kept_address
from db.sharing.hub.founding import Ticket, init_hub, make_ticket
from desktop_app.application import Desk
from desktop_app.sharing.address_dialog import AddressDialog
from desktop_app.shell.main_window import MainWindow
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from tests.desktop_app.desks import OpenDesk, child, presses, says, window_of
from tests.postgres import HOST, Server
from tests.shops import ONE, PASSWORD, add_item, open_shop, receive


@pytest.fixture
def hub(
    postgres: Server, empty_database: str, shop_database: ShopDatabase, owner: Actor
) -> dict[str, str]:
    """A hub that waits for the shop, as it is typed into the fields."""
    ticket = make_ticket(shop_database, owner, password=PASSWORD)
    init_hub(postgres.admin_dsn(empty_database), Ticket.from_line(ticket.to_line()))
    item = add_item(shop_database, owner, "Beras", sale_price=150_000)
    receive(shop_database, owner, item, 5 * ONE, 100_000)
    return {
        "serverHosts": f"{HOST}:{postgres.port}",
        "serverDatabase": empty_database,
        "serverCertificate": str(postgres.authority.certificate),
        "serverPassword": PASSWORD,
    }


def enter(desk: Desk, qtbot: QtBot) -> MainWindow:
    """The owner signs in."""
    login = window_of(desk, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    people = child(login, QComboBox, "person")
    people.setCurrentIndex(people.findData("owner"))
    child(login, QLineEdit, "password").setFocus()
    presses(qtbot, login)(PASSWORD, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
    assert isinstance(desk.window, MainWindow)
    return desk.window


def fill(parent: QWidget, fields: dict[str, str]) -> None:
    """Types over what is there."""
    for name, text in fields.items():
        child(parent, QLineEdit, name).setText(text)


def press(qtbot: QtBot, parent: QWidget, name: str) -> None:
    """Clicks a button once it can be pressed."""
    button = child(parent, QPushButton, name)
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def share(desk: Desk, hub: dict[str, str], qtbot: QtBot) -> MainWindow:
    """Brings the shop to the server and signs in anew."""
    window = enter(desk, qtbot)
    window.show_page("sharing")
    fill(window, hub)
    press(qtbot, window, "shareShop")
    press(qtbot, window, "signInAnew")
    window = enter(desk, qtbot)
    qtbot.waitUntil(lambda: child(window, QLabel, "hub").text() == "Connected")
    return window


def test_the_connection_is_tried_first(
    open_desk: OpenDesk, home: Home, hub: dict[str, str], qtbot: QtBot
) -> None:
    """A wrong password is told beside its field; what is missing too; nothing is sent."""
    window = enter(open_desk(home), qtbot)
    window.show_page("sharing")
    press(qtbot, window, "testConnection")
    qtbot.waitUntil(lambda: says(window, "Type the server's name or address."))
    fill(window, {**hub, "serverPassword": "salah-sekali"})
    press(qtbot, window, "testConnection")
    qtbot.waitUntil(lambda: says(window, "does not take this name with this password in the"))
    fill(window, hub)
    press(qtbot, window, "testConnection")
    qtbot.waitUntil(lambda: says(window, "The server answers and lets you in."))


def test_a_shop_is_shared_joined_and_left(
    open_desk: OpenDesk,
    home: Home,
    shop_database: ShopDatabase,
    hub: dict[str, str],
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three windows: the upload, a new PC that gets a copy, and the first one leaves."""
    first = open_desk(home)
    window = share(first, hub, qtbot)
    new_home = Home(tmp_path / "new")
    new_home.folder.mkdir()
    second = open_desk(new_home)
    joined = join(second, hub, qtbot)
    qtbot.waitUntil(lambda: child(joined, QLabel, "hub").text() == "Connected")
    copy = open_shop(new_home)
    assert copy.rows("SELECT name FROM item") == [("Beras",)]
    copy.close()
    window.show_page("sharing")
    computers(window, qtbot)
    press(qtbot, window, "compareNow")
    qtbot.waitUntil(lambda: says(window, "What could be compared agrees."))
    monkeypatch.setattr(ConfirmDialog, "ask", lambda *_: True)
    child(window, QListWidget, "sharingList").setCurrentRow(0)
    press(qtbot, window, "leaveHub")
    press(qtbot, window, "signInAnew")
    window_of(first, "loginWindow", qtbot)
    assert kept_address(shop_database) is None


def test_the_server_is_found_by_another_name(
    open_desk: OpenDesk,
    home: Home,
    shop_database: ShopDatabase,
    hub: dict[str, str],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A wrong password, a server that is not there or has no certificate change nothing."""
    desk = open_desk(home)
    window = share(desk, hub, qtbot)
    window.show_page("sharing")
    before = kept_address(shop_database)
    name, _, port = hub["serverHosts"].partition(":")
    moved = f"{name}:1, {name}:{port}"

    def move(dialog: AddressDialog) -> bool:
        dialog.show()
        assert not child(dialog, QLineEdit, "recoveryKey").isVisible()
        for typed, problem in (
            ({**hub, "serverPassword": "salah-sekali"}, "The password is wrong"),
            ({**hub, "serverCertificate": ""}, "The server lets nobody in without encryption"),
            ({**hub, "serverHosts": f"{name}:1"}, "The server does not answer"),
        ):
            fill(dialog, typed)
            press(qtbot, dialog, "primary")
            qtbot.waitUntil(partial(says, dialog, problem))
            assert kept_address(shop_database) == before
        fill(dialog, {**hub, "serverHosts": moved})
        with qtbot.waitSignal(dialog.accepted):
            press(qtbot, dialog, "primary")
        return True

    monkeypatch.setattr(AddressDialog, "answered", move)
    press(qtbot, window, "moveHub")
    assert says(window, "The server of this shop answers there. Sign in anew to work with it.")
    kept = kept_address(shop_database)
    assert before is not None
    assert kept == replace(before, hosts=tuple(moved.split(", ")))
    press(qtbot, window, "signInAnew")
    window = enter(desk, qtbot)
    qtbot.waitUntil(lambda: child(window, QLabel, "hub").text() == "Connected")


def computers(window: MainWindow, qtbot: QtBot) -> None:
    """The last of the lists: both are in it, with a name."""
    shown = child(window, QListWidget, "sharingList")
    shown.setCurrentRow(shown.count() - 1)
    model = child(window, QTableView, "devicesTable").model()
    qtbot.waitUntil(lambda: model.rowCount() == 2)
    assert all(model.index(row, 1).data() for row in range(2)), "a computer without a name"
    assert sorted(str(model.index(row, 0).data()) for row in range(2)) == ["K1", "K2"]


def join(desk: Desk, hub: dict[str, str], qtbot: QtBot) -> MainWindow:
    """From the first start to the main window."""
    wizard = window_of(desk, "firstStartWizard", qtbot)
    press(qtbot, wizard, "otherWay")
    qtbot.waitUntil(lambda: child(wizard, QLineEdit, "serverHosts").isVisible())
    fill(wizard, {**hub, "serverLogin": "owner", "deviceName": "Kasir 2"})
    press(qtbot, wizard, "next")
    child(wizard, QCheckBox, "keyIsKept").click()
    press(qtbot, wizard, "next")
    press(qtbot, wizard, "next")
    return enter(desk, qtbot)

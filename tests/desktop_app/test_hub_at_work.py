"""A shop that several PCs share, at its windows: signing in, working offline, being turned away."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from desktop_app.application import Desk
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.settings import Settings
from tests.db.sharing.doors import FakeDoor
from tests.desktop_app.desks import OpenDesk, child, presses, says, window_of
from tests.shops import ONE, PASSWORD, add_item, receive, sell

Enter = Callable[..., MainWindow]


@pytest.fixture
def desk(open_desk: OpenDesk, home: Home, door: FakeDoor, shop_database: ShopDatabase) -> Desk:
    """A program in a shared shop; nothing waits for the hub yet."""
    shop_database.execute_sql("UPDATE journal SET hub_seq = device_seq")
    return open_desk(home)


@pytest.fixture
def enter(desk: Desk, qtbot: QtBot) -> Enter:
    """Signs somebody in and returns the main window."""

    def sign_in(person: str = "owner", password: str = PASSWORD) -> MainWindow:
        type_password(desk, qtbot, person, password)
        qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
        assert isinstance(desk.window, MainWindow)
        return desk.window

    return sign_in


def type_password(desk: Desk, qtbot: QtBot, person: str, password: str) -> None:
    """At the login window."""
    login = window_of(desk, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    people = child(login, QComboBox, "person")
    people.setCurrentIndex(people.findData(person))
    child(login, QLineEdit, "password").setFocus()
    presses(qtbot, login)(password, Qt.Key.Key_Return)


def status(window: MainWindow) -> str:
    """What the status bar says of the server."""
    return child(window, QLabel, "hub").text()


def test_the_status_bar_says_connected(enter: Enter, door: FakeDoor, qtbot: QtBot) -> None:
    """Once everything is exchanged; another language says it again."""
    door.passwords["owner"] = PASSWORD
    window = enter()
    qtbot.waitUntil(lambda: status(window) == "Connected")


def test_without_the_server_work_goes_on(
    enter: Enter,
    desk: Desk,
    door: FakeDoor,
    shop_database: ShopDatabase,
    owner: Actor,
    qtbot: QtBot,
) -> None:
    """What waits is counted, as it is booked."""
    door.refusal = "hub_unreachable"
    window = enter()
    qtbot.waitUntil(lambda: status(window) == "Working offline")
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE)
    sell(shop_database, owner, item, ONE)
    desk._signals.stock_changed.emit(None)
    qtbot.waitUntil(lambda: status(window) == "Working offline, 2 bookings waiting")


def test_what_the_server_says_of_this_pc_is_kept_for_commands(
    enter: Enter, home: Home, door: FakeDoor, qtbot: QtBot
) -> None:
    """Until it lets the PC in again; what it says of a person is nothing about the PC."""
    door.refusal = "device_revoked"
    window = enter()
    qtbot.waitUntil(lambda: Settings(home.preferences).hub_refusal == "device_revoked")
    door.refusal = "hub_login_refused"
    child(window, QToolButton, "signOut").click()
    window = enter()
    qtbot.waitUntil(lambda: status(window).startswith("Not let in by the server"))
    assert Settings(home.preferences).hub_refusal == "device_revoked"
    door.refusal, door.passwords["owner"] = "", PASSWORD
    child(window, QToolButton, "signOut").click()
    window = enter()
    qtbot.waitUntil(lambda: status(window) == "Connected")
    assert Settings(home.preferences).hub_refusal == ""


def test_whom_the_server_turns_away_is_signed_out(desk: Desk, door: FakeDoor, qtbot: QtBot) -> None:
    """And is told why when they try again."""
    door.refusal = "person_revoked"
    before = window_of(desk, "loginWindow", qtbot)
    type_password(desk, qtbot, "kasir", PASSWORD)
    qtbot.waitUntil(
        lambda: desk.window not in (before, None) and not isinstance(desk.window, MainWindow)
    )
    type_password(desk, qtbot, "kasir", PASSWORD)
    login = window_of(desk, "loginWindow", qtbot)
    qtbot.waitUntil(lambda: says(login, "The server does not let you in any more."))


def test_somebody_new_on_this_pc_signs_in_through_the_server(
    enter: Enter, door: FakeDoor, shop_database: ShopDatabase
) -> None:
    """With the password that they have elsewhere."""
    shop_database.execute_sql("UPDATE account SET password_hash = '' WHERE login = 'kasir'")
    door.passwords["kasir"] = "kata-sandi-lain"
    enter("kasir", "kata-sandi-lain")


def test_the_next_person_has_a_link_of_their_own(
    enter: Enter, desk: Desk, door: FakeDoor, qtbot: QtBot
) -> None:
    """The last one's has ended; its password is used no more."""
    door.passwords |= {"owner": PASSWORD, "kasir": PASSWORD}
    window = enter("owner")
    qtbot.waitUntil(lambda: status(window) == "Connected")
    child(window, QToolButton, "signOut").click()
    window_of(desk, "loginWindow", qtbot)
    again = enter("kasir")
    qtbot.waitUntil(lambda: status(again) == "Connected")
    assert [way.login for way in door.opened] == ["owner", "kasir"]


def test_somebody_who_was_added_elsewhere_types_their_name(
    desk: Desk, door: FakeDoor, qtbot: QtBot
) -> None:
    """The list has those alone of whom this computer has heard."""
    login = window_of(desk, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    people = child(login, QComboBox, "person")
    people.setFocus()
    people.lineEdit().selectAll()  # type: ignore[union-attr]  # the list can be typed into
    qtbot.keyClicks(people.lineEdit(), "budi")
    child(login, QLineEdit, "password").setFocus()
    presses(qtbot, login)("kata-sandi", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [way.login for way in door.opened] == ["budi"])
    qtbot.waitUntil(lambda: says(login, "The name or the password is wrong."))

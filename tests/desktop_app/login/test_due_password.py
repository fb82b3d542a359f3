"""Who has to choose a new password does so at the window and is signed in with it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.accounts import disable_account, force_new_password, sign_in
from desktop_app.login.due_password_dialog import DuePasswordDialog
from desktop_app.login.login_window import LoginWindow
from tests.desktop_app.desks import child, presses, says
from tests.desktop_app.login.conftest import choose
from tests.shops import PASSWORD

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
NEW = "beras pulen sekali"

Ask = Callable[[], DuePasswordDialog]


@pytest.fixture
def asked(
    login: LoginWindow, shop_database: ShopDatabase, owner: Actor, warehouse: Actor, qtbot: QtBot
) -> Ask:
    """The warehouse's admin types the right password, and a new one is due."""
    force_new_password(shop_database, owner, account=warehouse.account)

    def sign_in_with_the_old_one() -> DuePasswordDialog:
        choose(login, "gudang")
        presses(qtbot, login)(PASSWORD, ENTER)
        qtbot.waitUntil(lambda: login.findChild(DuePasswordDialog) is not None)
        return child(login, DuePasswordDialog, "duePasswordDialog")

    return sign_in_with_the_old_one


def test_the_new_password_is_chosen_by_keys_and_signs_in(
    asked: Ask, login: LoginWindow, warehouse: Actor, shop_database: ShopDatabase, qtbot: QtBot
) -> None:
    """Typed twice and Enter; it is the password from now on, and nothing is due any more."""
    dialog = asked()
    assert says(dialog, "another password than the one until now")
    press = presses(qtbot, dialog)
    with qtbot.waitSignal(login.signed_in) as signed_in:
        press(NEW, TAB, NEW, ENTER)
    assert signed_in.args[0].account == warehouse.account
    assert sign_in(shop_database, login="gudang", password=NEW).account == warehouse.account


@pytest.mark.parametrize(
    ("first", "again", "reason"),
    [
        (PASSWORD, PASSWORD, "This is the password until now. Choose another one."),
        (NEW, "beras pera sekali", "The two passwords are not the same."),
        ("pendek", "pendek", "at least"),
    ],
)
def test_what_cannot_be_taken_has_its_reason_beside_it(
    asked: Ask, login: LoginWindow, qtbot: QtBot, first: str, again: str, reason: str
) -> None:
    """Nobody is signed in; what was typed stays; typing anew works."""
    dialog = asked()
    presses(qtbot, dialog)(first, TAB, again, ENTER)
    qtbot.waitUntil(lambda: says(dialog, reason))
    assert child(dialog, QLineEdit, "newPassword").text() == first
    for name in ("passwordAgain", "newPassword"):
        child(dialog, QLineEdit, name).clear()
        child(dialog, QLineEdit, name).setFocus()
    with qtbot.waitSignal(login.signed_in):
        presses(qtbot, dialog)(NEW, TAB, NEW, ENTER)


def test_esc_leads_back_to_the_names(asked: Ask, login: LoginWindow, qtbot: QtBot) -> None:
    """Nobody is signed in, the window says why, and it can be begun again."""
    dialog = asked()
    presses(qtbot, dialog)(ESC)
    qtbot.waitUntil(lambda: login.findChild(DuePasswordDialog) is None)
    assert says(login, "You must choose a new password")
    assert asked().isVisible()


def test_an_account_switched_off_meanwhile_is_told_at_the_window(
    asked: Ask,
    login: LoginWindow,
    shop_database: ShopDatabase,
    owner: Actor,
    warehouse: Actor,
    qtbot: QtBot,
) -> None:
    """No new password mends that: the dialog goes."""
    dialog = asked()
    disable_account(shop_database, owner, account=warehouse.account)
    presses(qtbot, dialog)(NEW, TAB, NEW, ENTER)
    qtbot.waitUntil(lambda: says(login, "switched off"))
    qtbot.waitUntil(lambda: login.findChild(DuePasswordDialog) is None)

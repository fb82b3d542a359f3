"""Signing in: who, the password, the wait after wrong ones, and the way back in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.demo import fill
from db.errors import HubError, Refused
from db.home import Home
from db.operations.accounts import disable_account, sign_in
from db.operations.setup import new_recovery_key
from db.queries.people import SignInName
from db.queries.shop import Shop
from desktop_app.login import login_window
from desktop_app.login.card_window import Look
from desktop_app.login.login_window import LoginWindow
from desktop_app.login.recovery_dialog import RecoveryDialog
from desktop_app.shell.background import Background
from tests.desktop_app.desks import child, presses, says
from tests.desktop_app.login.conftest import SECOND, Clock, choose
from tests.shops import PASSWORD, open_shop

ENTER, ESC, TAB = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab
WRONG = "The name or the password is wrong."


def fail_until_the_wait(window: LoginWindow, qtbot: QtBot) -> None:
    """Three wrong tries; the third one makes the next one wait."""
    for _ in range(3):
        child(window, QLineEdit, "password").clear()
        presses(qtbot, window)("salah sekali", ENTER)
        qtbot.waitUntil(lambda: says(window, WRONG))
        if not says(window, "try again in"):
            qtbot.waitUntil(child(window, QPushButton, "signIn").isEnabled)
            choose(window, "gudang")
            choose(window, "owner")


def test_everybody_can_be_chosen(login: LoginWindow) -> None:
    """By name, with the sign-in name where that is another."""
    box = child(login, QComboBox, "person")
    shown = [box.itemText(place) for place in range(box.count())]
    assert shown == ["Gudang (gudang)", "Ibu Sri (owner)", "Kasir (kasir)", "Pengamat (pengamat)"]


def test_password_and_enter_sign_in(login: LoginWindow, owner: Actor, qtbot: QtBot) -> None:
    """The person who was chosen is the one who acts."""
    with qtbot.waitSignal(login.signed_in) as signed_in:
        presses(qtbot, login)(PASSWORD, ENTER)
    assert signed_in.args == [owner]


def test_a_wrong_password_says_so_and_may_be_typed_anew(login: LoginWindow, qtbot: QtBot) -> None:
    """What was typed is chosen whole, so that typing replaces it."""
    presses(qtbot, login)("salah sekali", ENTER)
    qtbot.waitUntil(lambda: says(login, WRONG))
    with qtbot.waitSignal(login.signed_in):
        presses(qtbot, login)(PASSWORD, ENTER)


def test_wrong_tries_wait_in_words(login: LoginWindow, clock: Clock, qtbot: QtBot) -> None:
    """The seconds count down; the button comes back at the end and the right password works."""
    button = child(login, QPushButton, "signIn")
    fail_until_the_wait(login, qtbot)
    assert says(login, f"{WRONG} You can try again in 2 s.")
    assert not button.isEnabled()

    clock.at += SECOND
    qtbot.waitUntil(lambda: says(login, "You can try again in 1 s."))
    clock.at += SECOND
    qtbot.waitUntil(button.isEnabled)
    assert says(login, "You can try again now.")
    with qtbot.waitSignal(login.signed_in):
        presses(qtbot, login)(PASSWORD, ENTER)


def test_choosing_the_person_anew_does_not_end_the_wait(login: LoginWindow, qtbot: QtBot) -> None:
    """The shop remembers what the window has forgotten."""
    fail_until_the_wait(login, qtbot)
    choose(login, "gudang")
    assert child(login, QPushButton, "signIn").isEnabled()
    choose(login, "owner")
    presses(qtbot, login)(PASSWORD, ENTER)
    qtbot.waitUntil(lambda: says(login, "You can try again in 2 s."))


def test_the_wait_is_one_persons_alone(login: LoginWindow, qtbot: QtBot) -> None:
    """Nobody is kept out by somebody else's tries."""
    fail_until_the_wait(login, qtbot)
    choose(login, "gudang")
    with qtbot.waitSignal(login.signed_in):
        presses(qtbot, login)(PASSWORD, ENTER)


def test_long_waits_are_told_in_minutes(login: LoginWindow, qtbot: QtBot) -> None:
    """Nobody counts 300 seconds."""
    login.show_refusal(Refused("sign_in_wait", wait=300))
    assert says(login, "You can try again in 5 min 0 s.")


@pytest.mark.parametrize("wait", [0, 30])
def test_a_server_that_could_not_be_asked_is_told(login: LoginWindow, wait: int) -> None:
    """The password may be right, since it was changed elsewhere; also while the next try waits."""
    login.show_refusal(Refused("sign_in_unasked", wait=wait))
    assert says(login, "the server does not answer now")


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("person_revoked", "does not let you in any more"),
        ("device_revoked", "does not let this computer in any more"),
    ],
)
def test_whom_the_server_turns_away_is_told(login: LoginWindow, code: str, told: str) -> None:
    """It is not the password then."""
    login.show_refusal(HubError(code))
    assert says(login, told)


def test_an_account_switched_off_meanwhile(
    login: LoginWindow, shop_database: ShopDatabase, owner: Actor, cashier: Actor, qtbot: QtBot
) -> None:
    """The list is older than the decision: a sentence, and nobody is let in."""
    choose(login, "kasir")
    disable_account(shop_database, owner, account=cashier.account)
    presses(qtbot, login)(PASSWORD, ENTER)
    qtbot.waitUntil(lambda: says(login, "This account is switched off."))


def test_the_password_can_be_looked_at(login: LoginWindow, qtbot: QtBot) -> None:
    """Ctrl+T shows and hides it; Esc empties it and the window stays."""
    field = child(login, QLineEdit, "password")
    presses(qtbot, login)("rahasia")
    qtbot.keyClick(field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert field.displayText() == "rahasia"
    qtbot.keyClick(field, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert "rahasia" not in field.displayText()
    presses(qtbot, login)(ESC)
    assert field.text() == ""
    assert login.isVisible()


def test_caps_lock_is_told(login: LoginWindow, qtbot: QtBot) -> None:
    """A capital without Shift; gone with the next small letter."""
    field = child(login, QLineEdit, "password")
    qtbot.keyClick(field, "A")
    assert says(login, "Caps Lock is on.")
    qtbot.keyClick(field, "a")
    assert not says(login, "Caps Lock is on.")


def test_a_demo_shop_tells_its_people(qtbot: QtBot, shop_database: ShopDatabase) -> None:
    """The password that everybody may know, and only there."""
    background = Background()
    window = LoginWindow(background, Look("en", "light"), "", lambda: 0)
    qtbot.addWidget(window)
    shop = Shop("Toko <b>Contoh</b>", "IDR", "Asia/Jakarta", demo=True, device_code="K1")
    window.show()
    window.welcome(shop_database, shop, [SignInName("kasir", "Rina"), SignInName("sri", "Sri")])
    told = child(window, QLabel, "demoPeople")
    assert told.isVisible()
    assert "kasir: password lumbung-demo" in told.text()
    assert says(window, "Toko <b>Contoh</b>")
    background.close()


def test_the_demo_people_are_those_of_the_demo_shop() -> None:
    """The window knows them by heart, so as not to load the demo shop at every start."""
    assert set(login_window.DEMO_PEOPLE) == {fill.OWNER_LOGIN, *fill.PEOPLE}
    assert login_window.DEMO_PASSWORD == fill.PASSWORD


@pytest.fixture
def forgotten(login: LoginWindow, qtbot: QtBot) -> Callable[..., RecoveryDialog]:
    """The dialog for a forgotten password, with everything typed but not sent."""

    def fill_in(key: str, person: str = "owner") -> RecoveryDialog:
        child(login, QPushButton, "forgot").click()
        dialog = child(login, RecoveryDialog, "recoveryDialog")
        assert child(dialog, QLineEdit, "ownerLogin").text() == ""
        press = presses(qtbot, dialog)
        press(key, TAB, person, TAB, "kata sandi baru", TAB, "kata sandi baru")
        return dialog

    return fill_in


def test_the_recovery_key_lets_the_owner_in(
    forgotten: Callable[..., RecoveryDialog],
    login: LoginWindow,
    shop_database: ShopDatabase,
    recovery_key: str,
    owner: Actor,
    qtbot: QtBot,
) -> None:
    """Typed without dashes and in small letters; the new password is the one from now on."""
    dialog = forgotten(recovery_key.replace("-", " ").lower())
    with qtbot.waitSignal(login.signed_in) as signed_in:
        presses(qtbot, dialog)(ENTER)
    assert signed_in.args == [owner]
    assert sign_in(shop_database, login="owner", password="kata sandi baru") == owner


def test_the_key_tells_who_the_owner_is(
    login: LoginWindow, recovery_key: str, qtbot: QtBot
) -> None:
    """The last one here was the cashier: the name is empty until the key is right."""
    choose(login, "kasir")
    child(login, QPushButton, "forgot").click()
    dialog = child(login, RecoveryDialog, "recoveryDialog")
    press, name = presses(qtbot, dialog), child(dialog, QLineEdit, "ownerLogin")

    press(recovery_key[:-1])
    assert name.text() == ""
    press(recovery_key[-1])

    qtbot.waitUntil(lambda: name.text() == "owner")


@pytest.mark.parametrize(
    ("key", "person", "reason"),
    [
        ("not a key", "owner", "This is not a recovery key."),
        (
            new_recovery_key(),
            "owner",
            "This is the recovery key of another computer or shop.",
        ),
        ("the right one", "kasir", "There is no owner of this name."),
    ],
    ids=["mistyped", "another shop's", "no owner"],
)
def test_what_does_not_fit_has_its_reason_beside_it(
    key: str,
    person: str,
    reason: str,
    forgotten: Callable[..., RecoveryDialog],
    recovery_key: str,
    qtbot: QtBot,
) -> None:
    """Nothing changes, what was typed stays, Esc leaves."""
    dialog = forgotten(recovery_key if key == "the right one" else key, person)
    presses(qtbot, dialog)(ENTER)
    qtbot.waitUntil(lambda: says(dialog, reason))
    assert child(dialog, QLineEdit, "ownerLogin").text() == person
    presses(qtbot, dialog)(ESC)
    assert not dialog.isVisible()


def test_a_mistyped_key_is_told_from_a_wrong_one(
    forgotten: Callable[..., RecoveryDialog], recovery_key: str, qtbot: QtBot
) -> None:
    """One wrong character: compare it with the note."""
    mistyped = ("1" if recovery_key[0] == "0" else "0") + recovery_key[1:]
    dialog = forgotten(mistyped)
    presses(qtbot, dialog)(ENTER)
    qtbot.waitUntil(lambda: says(dialog, "There is a typing mistake in the recovery key."))


def test_the_shop_can_still_be_opened_by_others(home: Home, login: LoginWindow) -> None:
    """The command line works beside the window."""
    database = open_shop(home)
    assert database.rows("SELECT count(*) FROM account") == [(4,)]
    database.close()

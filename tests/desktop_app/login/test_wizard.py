"""The first start, by keyboard alone, in both languages."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QDate, QDateTime, Qt, QTime, QTimeZone
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.keys import key_from_recovery
from db.operations.accounts import sign_in
from db.queries.people import sign_in_names
from db.queries.shop import shop
from desktop_app.application import Desk
from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.login.answers import system_zone
from desktop_app.shell.settings import Settings
from tests.desktop_app.desks import OpenDesk, child, presses, says, window_of
from tests.desktop_app.keyboard import scan
from tests.shops import open_shop

PASSWORD = "padi dan jagung"
ENTER, TAB, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Space


@pytest.fixture
def new_home(tmp_path: Path) -> Home:
    """A folder without a shop."""
    folder = tmp_path / "new"
    folder.mkdir()
    return Home(folder)


@pytest.fixture
def wizard_of(open_desk: OpenDesk, new_home: Home, qtbot: QtBot) -> Callable[..., QWidget]:
    """The wizard of a program that was just started."""

    def start(language: str = "en", **options: object) -> QWidget:
        desk = open_desk(new_home, language, **options)
        wizard = window_of(desk, "firstStartWizard", qtbot)
        wizard.desk = desk  # type: ignore[attr-defined]  # so that the desk lives as long
        return wizard

    return start


def go_to_recovery(press: Callable[..., None]) -> None:
    """Answers the first three questions."""
    press(ENTER, "Toko Makmur", ENTER)
    press("Ibu Sari", TAB, TAB, PASSWORD, TAB, PASSWORD, ENTER)


def go_to_goods(press: Callable[..., None]) -> None:
    """Answers all but the last question."""
    go_to_recovery(press)
    press(TAB, TAB, SPACE, ENTER, ENTER)


@pytest.mark.parametrize(("language", "key_words"), [("en", "recovery key"), ("id", "Kunci pem")])
def test_a_shop_is_made_by_keyboard_alone(
    language: str,
    key_words: str,
    wizard_of: Callable[..., QWidget],
    new_home: Home,
    qtbot: QtBot,
) -> None:
    """Name, owner, password, a tick and five times Enter: the owner is in the new shop."""
    wizard = wizard_of(language)
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    assert says(wizard, key_words)

    press(TAB, TAB, SPACE, ENTER, ENTER, ENTER)

    desk: Desk = wizard.desk  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: desk.window is not wizard)
    assert desk.window is not None
    assert "Toko Makmur" in desk.window.windowTitle()
    assert new_home.key_file.exists()
    database = open_shop(new_home)
    assert (shop(database).name, shop(database).currency) == ("Toko Makmur", "IDR")
    assert [name.login for name in sign_in_names(database)] == ["sari"]
    assert sign_in(database, login="sari", password=PASSWORD)
    database.close()


def test_the_language_changes_at_once(wizard_of: Callable[..., QWidget], qtbot: QtBot) -> None:
    """The next word after the choice is in the other language, and the choice has the focus."""
    wizard = wizard_of("id")
    assert says(wizard, "Selamat datang di Lumbung")

    presses(qtbot, wizard)(Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: says(wizard, "Welcome to Lumbung"))
    assert wizard.focusWidget() is child(wizard, QRadioButton, "language-en")


def test_enter_presses_the_button_that_has_the_focus(
    wizard_of: Callable[..., QWidget], qtbot: QtBot
) -> None:
    """Copy copies, Back goes back, a choice is taken; only then, and in a field, it is Next."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    QApplication.clipboard().clear()
    child(wizard, QPushButton, "copyKey").setFocus()

    press(ENTER)
    assert "Toko Makmur" in QApplication.clipboard().text()
    assert child(wizard, QPushButton, "copyKey").isVisible()

    child(wizard, QPushButton, "back").setFocus()
    press(ENTER)
    assert child(wizard, QLineEdit, "ownerName").isVisible()

    press(ENTER)
    child(wizard, QCheckBox, "keyIsKept").setFocus()
    press(SPACE, ENTER, ENTER)
    child(wizard, QRadioButton, "demoShop").setFocus()
    press(ENTER)
    assert child(wizard, QRadioButton, "demoShop").isChecked()
    assert child(wizard, QRadioButton, "demoShop").isVisible()


def test_the_tick_is_never_set_by_enter(wizard_of: Callable[..., QWidget], qtbot: QtBot) -> None:
    """Pressing Enter again and again does not say that the key is written down."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    child(wizard, QCheckBox, "keyIsKept").setFocus()
    press(ENTER, ENTER)
    assert not child(wizard, QCheckBox, "keyIsKept").isChecked()
    assert says(wizard, "Write the key down first")


@pytest.mark.parametrize(
    ("system", "minutes", "zone"),
    [
        (b"Etc/UTC", 0, "Asia/Jakarta"),
        (b"UTC", 0, "Asia/Jakarta"),
        (b"", 0, "Asia/Jakarta"),
        (b"Asia/Pontianak", 7 * 60, "Asia/Jakarta"),
        (b"Asia/Makassar", 8 * 60, "Asia/Makassar"),
        (b"Europe/London", 0, "Europe/London"),
    ],
)
def test_the_clock_that_is_proposed(
    system: bytes, minutes: int, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer that was never told where it is stands in Jakarta."""
    now = QDateTime(QDate(2026, 1, 5), QTime(8, 0), QTimeZone(minutes * 60))
    monkeypatch.setattr(QTimeZone, "systemTimeZoneId", lambda: QByteArray(system))
    monkeypatch.setattr(QDateTime, "currentDateTime", lambda: now)
    assert system_zone() == zone


def test_what_is_refused_stays_with_its_reason(
    wizard_of: Callable[..., QWidget], qtbot: QtBot
) -> None:
    """An empty name, a short password and two different ones each stop the step."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    press(ENTER, ENTER)
    assert says(wizard, "The shop's name must not be empty.")

    press("Toko <img src=x> 'DROP", ENTER, "Sari", TAB, TAB, "kurang", ENTER)
    assert says(wizard, "The password needs at least 8 characters.")
    assert child(wizard, QLineEdit, "newPassword").text() == "kurang"

    press("nya", TAB, "lainnya", ENTER)
    assert says(wizard, "The two passwords are not the same.")
    assert child(wizard, QLineEdit, "ownerName").text() == "Sari"


def test_esc_goes_back_and_the_answers_stay(
    wizard_of: Callable[..., QWidget], qtbot: QtBot
) -> None:
    """Going back to the name of the shop finds it there."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    press(ESC, ESC)
    name = child(wizard, QLineEdit, "shopName")
    assert name.isVisible()
    assert name.text() == "Toko Makmur"


def test_closing_half_way_leaves_nothing(
    wizard_of: Callable[..., QWidget], new_home: Home, qtbot: QtBot
) -> None:
    """No database, no key and no building site; the program ends."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_goods(press)
    desk: Desk = wizard.desk  # type: ignore[attr-defined]

    with qtbot.waitSignal(desk.ended) as ended:
        wizard.close()

    assert ended.args == [0]
    desk.close()
    assert [path.name for path in new_home.folder.iterdir()] == ["preferences.json"]


def test_the_key_has_to_be_put_away(
    wizard_of: Callable[..., QWidget],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without the tick it does not go on; copy and file hold the key that is shown."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    child(wizard, QPushButton, "next").click()
    assert says(wizard, "Write the key down first")

    file = tmp_path / "key.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    child(wizard, QPushButton, "saveKey").click()
    child(wizard, QPushButton, "copyKey").click()

    text = file.read_text(encoding="utf-8")
    assert QApplication.clipboard().text() == text
    shown = "".join(label.text() for label in wizard.findChildren(QLabel, "keyGroup"))
    assert "".join("".join(text.splitlines()[2:5]).split()) == shown
    assert len(key_from_recovery(shown)) == 32
    child(wizard, QCheckBox, "keyIsKept").click()
    press(ENTER)
    assert child(wizard, QLineEdit, "tryScanner").isVisible()


def test_a_key_that_cannot_be_saved_says_so(
    wizard_of: Callable[..., QWidget],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A folder that is not there is no reason to go on without the key."""
    wizard = wizard_of()
    go_to_recovery(presses(qtbot, wizard))
    missing = tmp_path / "no folder" / "key.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(missing), ""))
    child(wizard, QPushButton, "saveKey").click()
    assert says(wizard, "It cannot be saved there; try elsewhere.")


def test_the_scanner_is_tried(wizard_of: Callable[..., QWidget], qtbot: QtBot) -> None:
    """A scan is told and leaves the field empty; it does not go on to the next step."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    press(TAB, TAB, SPACE, ENTER)
    field = child(wizard, QLineEdit, "tryScanner")
    assert field.isVisible()

    scan(wizard, "8992761134011")

    qtbot.waitUntil(lambda: says(wizard, "Your scanner works. It read 8992761134011."))
    assert field.text() == ""
    press("7")
    qtbot.waitUntil(lambda: field.text() == "7")
    press(ENTER)
    qtbot.waitUntil(lambda: says(wizard, "7 came slowly"))
    assert field.isVisible()


def test_a_demo_shop_is_filled(
    wizard_of: Callable[..., QWidget], new_home: Home, qtbot: QtBot
) -> None:
    """The filling hears the language and tells how far it is, before the shop appears."""
    heard: list[object] = []

    def fill(
        database: ShopDatabase,
        owner: Actor,
        *,
        language: str,
        progress: Callable[[int, int], None],
    ) -> None:
        heard.extend([language, shop(database).demo, new_home.database.exists()])
        progress(1, 2)

    wizard = wizard_of("id", fill_demo=fill)
    press = presses(qtbot, wizard)
    go_to_goods(press)
    press(Qt.Key.Key_Down, ENTER)

    qtbot.waitUntil(new_home.database.exists)
    assert heard == ["id", True, False]


def test_making_a_demo_shop_can_be_cancelled(
    wizard_of: Callable[..., QWidget], new_home: Home, qtbot: QtBot
) -> None:
    """Cancel leaves no file behind and comes back to the question."""

    def fill(
        database: ShopDatabase,
        owner: Actor,
        *,
        language: str,
        progress: Callable[[int, int], None],
    ) -> None:
        progress(1, 2)
        cancelled.wait()
        progress(2, 2)

    cancelled = threading.Event()
    wizard = wizard_of(fill_demo=fill)
    press = presses(qtbot, wizard)
    go_to_goods(press)
    press(Qt.Key.Key_Down, ENTER)
    assert says(wizard, "Your shop is being made")

    press(SPACE)
    cancelled.set()

    qtbot.waitUntil(lambda: says(wizard, "How do you want to begin?"))
    assert [path.name for path in new_home.folder.glob("*.db")] == []
    assert not new_home.key_file.exists()
    assert not (new_home.folder / "new-shop").exists()


def test_a_folder_that_takes_no_shop_says_why(
    wizard_of: Callable[..., QWidget], new_home: Home, qtbot: QtBot
) -> None:
    """A file in the way of the building site: a sentence, and all answers are still there."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_goods(press)
    (new_home.folder / "new-shop").write_text("in the way")
    press(ENTER)
    qtbot.waitUntil(lambda: says(wizard, "The disk does not answer as it should"))
    assert not new_home.database.exists()


def test_the_doctor_is_at_hand_at_the_first_start(
    wizard_of: Callable[..., QWidget], new_home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it learnt is tried at once, and kept when the shop is made."""
    wizard = wizard_of()
    press = presses(qtbot, wizard)
    go_to_recovery(press)
    press(TAB, TAB, SPACE, ENTER)
    learnt = ScannerSetup(ScannerProfile(prefix="7"))
    monkeypatch.setattr(DoctorDialog, "ask", lambda *_: learnt)
    child(wizard, QPushButton, "scannerDoctor").click()
    scan(wizard, "7123456")
    qtbot.waitUntil(lambda: says(wizard, "Your scanner works. It read 123456."))
    desk = wizard.desk  # type: ignore[attr-defined]  # the program of this wizard

    child(wizard, QPushButton, "next").click()
    child(wizard, QPushButton, "next").click()

    qtbot.waitUntil(lambda: desk.window is not wizard)
    assert Settings(new_home.folder / "preferences.json").scanners == learnt

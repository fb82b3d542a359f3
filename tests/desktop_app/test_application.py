"""The program from start to end: which window is up, and what is said where none can be."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.ids import CASHIER, OWNER
from db.keys import load_key
from db.operations.accounts import add_account, change_role, disable_account
from db.operations.drafts import add_line, open_draft
from db.operations.setup import new_recovery_key
from db.queries.drafts import open_draft_of, tape
from desktop_app import rooms
from desktop_app.application import Desk
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.page import Page, PageView
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from tests.desktop_app.desks import OpenDesk, child, presses, says, window_of
from tests.shops import PASSWORD, add_item, open_shop

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class SamplePage(PageView):
    """A page that keeps what it was given."""

    made: list["SamplePage"]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.codes: list[str] = []
        self.field = QLineEdit(self)
        session.signals.scanned.connect(lambda scan: self.codes.append(scan.text))
        SamplePage.made.append(self)


def sample_pages(session: Session) -> list[Page]:
    """The pages of the person, each with a sample in place of its room."""
    return [
        Page(page.key, page.title, page.icon, lambda: SamplePage(session), page.shortcut)
        for page in rooms.pages_for(session)
    ]


@pytest.fixture(autouse=True)
def _forget_pages() -> None:
    SamplePage.made = []


@pytest.fixture
def desk(open_desk: OpenDesk, home: Home) -> Desk:
    """A program with samples in place of the rooms."""
    return open_desk(home, pages=sample_pages)


@pytest.fixture
def enter(qtbot: QtBot) -> Callable[..., MainWindow]:
    """Signs somebody in and returns the main window."""

    def sign_in(desk: Desk, person: str = "owner") -> MainWindow:
        login = window_of(desk, "loginWindow", qtbot)
        qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
        box = login.findChild(QWidget, "person")
        box.setCurrentIndex(box.findData(person))  # type: ignore[union-attr]  # the list of people
        child(login, QLineEdit, "password").setFocus()
        presses(qtbot, login)(PASSWORD, ENTER)
        qtbot.waitUntil(lambda: isinstance(desk.window, MainWindow))
        assert isinstance(desk.window, MainWindow)
        return desk.window

    return sign_in


def trouble(desk: Desk, qtbot: QtBot) -> str:
    """The sentence of the window that says why the shop is shut."""
    return child(window_of(desk, "troubleWindow", qtbot), QLabel, "sentence").text()


def choose(window: QWidget, tool: str, text: str) -> None:
    """Chooses from the menu of a small button."""
    menu = child(window, QToolButton, tool).menu()
    next(action for action in menu.actions() if action.text() == text).trigger()


# Who sees which window


def test_without_a_shop_the_first_start_is_shown(
    open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    """The folder is made if need be, for this person's eyes alone."""
    desk = open_desk(Home(tmp_path / "new"))
    window_of(desk, "firstStartWizard", qtbot)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("person", ["owner", "gudang", "kasir", "pengamat"])
def test_the_role_decides_which_pages_there_are(
    person: str, desk: Desk, enter: Callable[..., MainWindow]
) -> None:
    """Nobody who may neither receive nor sell sees the scan page."""
    window = enter(desk, person)
    shown = [button.objectName() for button in window.findChildren(QPushButton)]
    pages = [name for name in shown if name.startswith("page-")]
    expected = {
        "owner": ["page-items", "page-scan", "page-reports", "page-people"],
        "pengamat": ["page-items", "page-reports"],
    }
    assert pages == expected.get(person, ["page-items", "page-scan", "page-reports"])


def test_pages_are_made_when_they_are_looked_at(
    desk: Desk, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """The first one and, to hear scans, the scan page; Ctrl and its number brings another."""
    window = enter(desk)
    assert len(SamplePage.made) == 2
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.page_key == "reports"
    assert len(SamplePage.made) == 3


def test_signing_out_leads_to_the_login(
    desk: Desk, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """The pages are closed; the next person is asked, the last one is chosen already."""
    window = enter(desk, "kasir")
    child(window, QToolButton, "signOut").click()
    login = window_of(desk, "loginWindow", qtbot)
    assert login.login == "kasir"  # type: ignore[attr-defined]  # the login window's own
    again = enter(desk, "gudang")
    assert says(again, "Gudang (Warehouse admin) at Toko Lumbung")


@pytest.mark.parametrize("role", [CASHIER, None])
def test_whose_rights_change_is_signed_out(
    desk: Desk, enter: Callable[..., MainWindow], home: Home, qtbot: QtBot, role: bytes | None
) -> None:
    """Nobody goes on seeing what they may not do any more."""
    enter(desk)
    session = SamplePage.made[0].session
    database, owner = session.database, session.actor
    partner = add_account(
        database, owner, login="partner", name="Budi", role=OWNER, password=PASSWORD
    )
    if role:
        change_role(database, Actor(partner), account=owner.account, role=role)
    else:
        disable_account(database, Actor(partner), account=owner.account)
    database.close()
    session.signals.accounts_changed.emit()
    window_of(desk, "loginWindow", qtbot)


def test_a_scanner_is_heard_while_somebody_is_signed_in(
    desk: Desk, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """Not one character reaches the field; after signing out all of them do."""
    window = enter(desk)
    page = SamplePage.made[0]
    page.field.setFocus()
    presses(qtbot, window)("8992761134011", ENTER)
    qtbot.waitUntil(lambda: page.codes == ["8992761134011"])
    assert page.field.text() == ""

    child(window, QToolButton, "signOut").click()
    login = window_of(desk, "loginWindow", qtbot)
    presses(qtbot, login)("8992761134011")
    assert child(login, QLineEdit, "password").text() == "8992761134011"


@pytest.mark.parametrize("person", ["pengamat", "kasir"])
def test_a_viewers_scan_shows_the_item(
    open_desk: OpenDesk,
    home: Home,
    owner: Actor,
    enter: Callable[..., MainWindow],
    qtbot: QtBot,
    person: str,
) -> None:
    """Known, it is chosen in the list; unknown, it is said. Who sells goes on selling."""
    database = open_shop(home)
    add_item(database, owner, "Teh Celup", "8992761134011")
    database.close()
    window = enter(open_desk(home), person)
    window.show_page("reports")
    presses(qtbot, window)("8992761134011", ENTER)
    if person == "kasir":
        qtbot.waitUntil(lambda: says(window, "Teh Celup: 1 pcs added to the sale."))
        assert window.page_key == "reports"
        return
    qtbot.waitUntil(lambda: window.page_key == "items")
    qtbot.waitUntil(lambda: child(window, QLabel, "itemName").text() == "Teh Celup")
    presses(qtbot, window)("8999999999999", ENTER)
    qtbot.waitUntil(lambda: says(window, "Code 8999999999999 is not known."))
    presses(qtbot, window)("9" * 201, ENTER)
    qtbot.waitUntil(lambda: says(window, "The barcode is too long: 201"))


# Language and look


def test_the_language_changes_live_at_the_same_page(
    desk: Desk, home: Home, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """The window is made anew in the other language, where the person was."""
    window = enter(desk)
    window.show_page("reports")
    choose(window, "language", "Bahasa Indonesia")

    qtbot.waitUntil(lambda: desk.window is not window)
    assert isinstance(desk.window, MainWindow)
    assert desk.window.page_key == "reports"
    assert says(desk.window, "Ibu Sri (Pemilik) di Toko Lumbung")
    assert Settings(home.preferences).language == "id"


def test_language_and_look_are_chosen_before_signing_in(
    desk: Desk, home: Home, qtbot: QtBot
) -> None:
    """The login window speaks at once, and the look is painted at once."""
    login = window_of(desk, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    choose(login, "sun", "Dark")
    assert QGuiApplication.palette().window().color().lightness() < 128
    choose(login, "language", "Bahasa Indonesia")
    qtbot.waitUntil(lambda: desk.window is not login)
    assert desk.window is not None
    assert says(desk.window, "Kata &sandi")
    assert child(desk.window, QPushButton, "signIn").isEnabled()
    settings = Settings(home.preferences)
    assert (settings.language, settings.theme) == ("id", "dark")


# The books


def test_the_books_are_checked_after_signing_in(
    desk: Desk, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """A green word, and when it was."""
    health = child(enter(desk), QLabel, "health")
    qtbot.waitUntil(lambda: health.text() == "The books agree")
    assert "Checked at" in health.toolTip()


def test_books_that_do_not_agree_are_told(
    desk: Desk,
    shop_database: ShopDatabase,
    owner: Actor,
    enter: Callable[..., MainWindow],
    qtbot: QtBot,
) -> None:
    """Amber, with what it is about."""
    add_item(shop_database, owner, "Beras <Ramos>")
    shop_database.execute_sql("UPDATE item_search SET text = 'something else'")
    health = child(enter(desk), QLabel, "health")
    qtbot.waitUntil(lambda: health.text() == "The books do not agree (1)")
    assert "Beras &lt;Ramos&gt;" in health.toolTip()


# The end


def test_closing_the_window_ends_the_program(
    desk: Desk, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """Within a second, though the books were just being checked."""
    window = enter(desk)
    with qtbot.waitSignal(desk.ended) as ended:
        window.close()
    begun = time.monotonic()
    desk.close()
    assert ended.args == [0]
    assert time.monotonic() - begun < 1


def test_closing_in_mid_scan_loses_nothing(
    desk: Desk, home: Home, owner: Actor, enter: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """A line that was asked for before the window closed is on disk afterwards."""
    window = enter(desk)
    session = SamplePage.made[0].session

    def scan() -> None:
        draft = open_draft(session.database, owner, kind="receipt")
        add_line(session.database, owner, draft=draft, code="8992761134011", count=1)

    session.background.write(scan, lambda _: None)
    window.close()
    desk.close()

    database = open_shop(home)
    draft = open_draft_of(database, owner, kind="receipt")
    assert draft is not None
    assert [line.code for line in tape(database, owner, draft=draft.id)] == ["8992761134011"]
    database.close()


# What cannot be opened


def test_a_missing_key_is_asked_for(
    open_desk: OpenDesk, home: Home, recovery_key: str, qtbot: QtBot
) -> None:
    """The recovery key opens the shop and is kept again; no new key is ever made."""
    key = load_key(home)
    home.key_file.unlink()
    desk = open_desk(home)
    window = window_of(desk, "keyWindow", qtbot)
    press = presses(qtbot, window)

    press("this is no key", ENTER)
    qtbot.waitUntil(lambda: says(window, "This is not a recovery key."))
    child(window, QLineEdit, "recoveryKey").setText(new_recovery_key())
    press(ENTER)
    qtbot.waitUntil(lambda: says(window, "it is damaged, or this is not its key."))
    assert says(window, str(home.backups))
    assert not home.key_file.exists()

    child(window, QLineEdit, "recoveryKey").setText(recovery_key)
    press(ENTER)
    window_of(desk, "loginWindow", qtbot)
    assert load_key(home) == key


def overwritten(file: Path) -> None:
    """Garbage in the first page, behind the salt."""
    data = bytearray(file.read_bytes())
    data[16:3000] = b"x" * 2984
    file.write_bytes(data)


def truncated(file: Path) -> None:
    """Half of the first page is all there is."""
    file.write_bytes(file.read_bytes()[:2000])


def cut_short(file: Path) -> None:
    """The first pages are whole, the last ones are gone."""
    file.write_bytes(file.read_bytes()[: 8 * 4096])


def emptied(file: Path) -> None:
    """Nothing is left but the name."""
    file.write_bytes(b"")


DAMAGED = (
    "The shop's file cannot be opened: it is damaged, or this is not its key. Delete nothing:"
    " copy the whole folder to another disk first."
)


@pytest.mark.parametrize("damage", [overwritten, truncated, cut_short, emptied])
def test_a_damaged_file_is_told_with_the_way_on(
    damage: Callable[[Path], None], open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """Why, and another try once the file is whole again."""
    copy = home.folder / "whole.db"
    shutil.copy(home.database, copy)
    damage(home.database)
    desk = open_desk(home)

    assert trouble(desk, qtbot) == DAMAGED
    assert desk.window is not None
    assert not says(desk.window, str(home.backups))  # there are none yet
    copy.replace(home.database)
    presses(qtbot, desk.window)(ENTER)
    window_of(desk, "loginWindow", qtbot)


def test_where_the_safety_copies_are_is_told_if_there_are_any(
    open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """A folder without copies would be false hope."""
    home.backups.mkdir()
    shutil.copy(home.database, home.backups / "before-upgrade.db")
    emptied(home.database)
    desk = open_desk(home)
    assert trouble(desk, qtbot) == DAMAGED
    assert desk.window is not None
    assert says(desk.window, str(home.backups))


def test_trouble_speaks_the_persons_language(open_desk: OpenDesk, home: Home, qtbot: QtBot) -> None:
    """Chosen there too; Esc gives up with status 1."""
    emptied(home.database)
    desk = open_desk(home, "id")
    assert trouble(desk, qtbot).startswith("File toko tidak bisa dibuka")
    assert desk.window is not None
    before = desk.window
    choose(before, "language", "English")
    qtbot.waitUntil(lambda: desk.window is not before)
    assert trouble(desk, qtbot) == DAMAGED
    with qtbot.waitSignal(desk.ended) as ended:
        presses(qtbot, desk.window)(ESC)
    assert ended.args == [1]


def test_a_newer_shop_is_refused(open_desk: OpenDesk, home: Home, qtbot: QtBot) -> None:
    """A plain sentence, no traceback, and the file stays as it is."""
    database = open_shop(home)
    database.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('0999_later', 1)")
    database.close()
    desk = open_desk(home)
    assert trouble(desk, qtbot).startswith("The shop was opened with a newer Lumbung.")


def test_a_second_window_program_is_refused_politely(
    open_desk: OpenDesk, home: Home, qtbot: QtBot
) -> None:
    """It can try again once the first one is closed; the command line is not in the way."""
    first = open_desk(home)
    login = window_of(first, "loginWindow", qtbot)
    qtbot.waitUntil(child(login, QPushButton, "signIn").isEnabled)
    second = open_desk(home)
    assert "is open in another window of Lumbung" in trouble(second, qtbot)
    assert second.window is not None
    open_shop(home).close()

    first.close()
    presses(qtbot, second.window)(ENTER)
    window_of(second, "loginWindow", qtbot)


def test_a_file_in_place_of_the_folder(open_desk: OpenDesk, tmp_path: Path, qtbot: QtBot) -> None:
    """No folder can be made there: a sentence, in the language of the first start."""
    (tmp_path / "home").write_text("a file")
    desk = open_desk(Home(tmp_path / "home"))
    assert trouble(desk, qtbot).startswith("Disk tidak bekerja semestinya")


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("attempt to write a readonly database", "The shop's folder cannot be written to"),
        ("database or disk is full", "The disk is full"),
        ("unable to open database file", "The disk does not answer as it should"),
    ],
)
def test_what_the_disk_refuses_is_told(
    said: str,
    sentence: str,
    open_desk: OpenDesk,
    home: Home,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A full disk or a read-only one, as the engine reports it."""

    def refuse(*_: object) -> None:
        raise sqlcipher.OperationalError(said)

    monkeypatch.setattr(ShopDatabase, "_add_conn_hooks", refuse)
    desk = open_desk(home)
    assert trouble(desk, qtbot).startswith(sentence)


# The process


RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from db.home import Home
from db.ids import CASHIER, OWNER
from desktop_app import application

def look(names):
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.objectName() in names:
            print(window.objectName(), *sorted(sys.modules), flush=True)
            window.close()
            return
    QTimer.singleShot(10, lambda: look(names))

QTimer.singleShot(0, lambda: look(sys.argv[2:]))
sys.exit(application.run(Home.choose(sys.argv[1])))
"""


HEAVY = {"cv2", "zxingcpp", "pyzbar", "keyring", "argon2", "numpy", "playhouse.migrations"}
ROOMS = {"desktop_app.items", "desktop_app.scan", "desktop_app.reports", "desktop_app.workplace"}


def run_until(window: str, home: Home) -> subprocess.CompletedProcess[str]:
    """A process of its own that closes the window as soon as it is up."""
    command = [sys.executable, "-c", RUN, str(home.folder), window]
    root = Path(__file__).parents[2]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("damage", "window", "status"),
    [(None, "loginWindow", 0), (emptied, "troubleWindow", 1)],
)
def test_the_process_ends_with_a_status(
    damage: Callable[[Path], None] | None, window: str, status: int, home: Home
) -> None:
    """0 when the shop could be opened, 1 when the person gave up; the folder is let go."""
    if damage:
        damage(home.database)
    done = run_until(window, home)
    assert (done.returncode, done.stdout.split()[0]) == (status, window)
    assert "Traceback" not in done.stderr
    assert (home.logs / "lumbung.log").exists()
    assert not home.window_lock.exists()


def test_nothing_heavy_is_loaded_before_somebody_signs_in(home: Home) -> None:
    """The login window is up before anything that it does not need."""
    loaded = set(run_until("loginWindow", home).stdout.split())
    assert "desktop_app.login.login_window" in loaded
    assert not loaded & (HEAVY | ROOMS)

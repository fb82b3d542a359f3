"""The program from start to end: which window is up, and what is said where none can be."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.ids import CASHIER, OWNER
from db.operations.accounts import add_account, change_role, disable_account
from db.operations.drafts import add_line, open_draft
from db.queries.drafts import open_draft_of, tape
from desktop_app import rooms
from desktop_app.application import Desk
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.page import Page, PageView
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from tests.desktop_app.desks import OpenDesk, child, choose, presses, says, window_of
from tests.desktop_app.keyboard import scan
from tests.desktop_app.test_opening import ENTER
from tests.shops import PASSWORD, add_item, open_shop


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
    """Everybody scans, a viewer only to look things up; the owner alone sees people and server."""
    window = enter(desk, person)
    shown = [button.objectName() for button in window.findChildren(QPushButton)]
    pages = [name for name in shown if name.startswith("page-")]
    expected = {"owner": ["page-items", "page-scan", "page-reports", "page-people", "page-sharing"]}
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
    scan(window, "8992761134011")
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
    scan(window, "8992761134011")
    if person == "kasir":
        qtbot.waitUntil(lambda: says(window, "Teh Celup: 1 pcs added to the sale."))
        assert window.page_key == "reports"
        return
    qtbot.waitUntil(lambda: window.page_key == "items")
    qtbot.waitUntil(lambda: child(window, QLabel, "itemName").text() == "Teh Celup")
    scan(window, "8999999999999")
    qtbot.waitUntil(lambda: says(window, "Code 8999999999999 is not known."))
    scan(window, "9" * 201)
    qtbot.waitUntil(lambda: says(window, "The barcode is too long: 201"))


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

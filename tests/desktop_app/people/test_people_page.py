"""The page of people, driven by keys and clicks as the owner."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.ids import new_id
from db.operations.accounts import change_role, disable_account, sign_in
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.people.people_page import PeoplePage
from desktop_app.shell import translation
from desktop_app.shell.background import Background
from desktop_app.shell.page import Page, PageFrame
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.widgets.messages import Banner, Toast
from tests.shops import PASSWORD, digest

Key = Qt.Key
HOSTILE = "<img src=x> & 'kutip' \"; DROP TABLE account; --"
STAFF = [
    ["Gudang", "gudang", "Warehouse admin", "Active"],
    ["Ibu Sri", "owner", "Owner", "Active"],
    ["Kasir", "kasir", "Cashier", "Active"],
    ["Pengamat", "pengamat", "Viewer", "Active"],
]


@pytest.fixture
def session(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> Iterator[Session]:
    """The owner, signed in."""
    background = Background(shop_database.close)
    yield Session(
        *(shop_database, owner, person(shop_database, owner), shop(shop_database)),
        *(background, ShopSignals(), Settings(tmp_path / "preferences.json")),
    )
    background.close()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> PageFrame:
    """The page in its frame, as soon as everybody is listed."""
    frame = PageFrame(Page("people", "People", "people", lambda: PeoplePage(session)))
    qtbot.addWidget(frame)
    frame.resize(1142, 640)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is frame)
    qtbot.waitUntil(lambda: bool(people(frame)))
    frame.view.activate()
    return frame


def table_of(page: QWidget) -> QTableView:
    """The list of people."""
    table = page.findChild(QTableView, "peopleTable")
    assert table is not None
    return table


def people(page: QWidget) -> list[list[str]]:
    """The list as it reads."""
    model = table_of(page).model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def choose(qtbot: QtBot, page: QWidget, login: str) -> None:
    """Goes down to a person with the arrow key."""
    table = table_of(page)
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _step in [row[1] for row in people(page)].index(login) * [None]:
        qtbot.keyClick(table, Key.Key_Down)


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Clicks a button by its object name."""
    button = page.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(qtbot: QtBot, dialog: QWidget, name: str, text: str) -> None:
    """Types over what is in a field."""
    field = dialog.findChild(QLineEdit, name)
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def answer(qtbot: QtBot, name: str, drive: Callable[[QDialog], None]) -> None:
    """Drives the dialog that the next key or click opens; Esc closes one that stays."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert dialog.objectName() == name
        drive(dialog)
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(100, when_open)


def shown(page: QWidget, name: str) -> bool:
    """Whether a button can be seen."""
    return any(button.isVisible() for button in page.findChildren(QPushButton, name))


def sentences(widget: QWidget) -> list[str]:
    """Every text that can be read."""
    return [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def test_everybody_is_listed_in_words(page: PageFrame) -> None:
    """Name, sign-in name, role and state; the first has the cursor and the list the focus."""
    assert people(page) == STAFF
    assert table_of(page).hasFocus()
    assert table_of(page).currentIndex().row() == 0


def test_a_new_person_signs_in(page: PageFrame, session: Session, qtbot: QtBot) -> None:
    """Typed from field to field with Tab; Enter adds; a hostile name is shown as it is."""

    def drive(dialog: QDialog) -> None:
        first = dialog.focusWidget()
        assert isinstance(first, QLineEdit)
        assert first.objectName() == "personName"
        qtbot.keyClicks(first, HOSTILE)
        qtbot.keyClick(first, Key.Key_Tab)
        login = dialog.focusWidget()
        assert isinstance(login, QLineEdit)
        assert login.text() == "img"
        qtbot.keyClicks(login, "ani")
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
        role = dialog.focusWidget()
        assert isinstance(role, QComboBox)
        assert role.currentText() == "Cashier"
        qtbot.keyClick(role, Key.Key_Up)
        assert any("edits items" in text for text in sentences(dialog))
        for _twice in range(2):
            qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
            qtbot.keyClicks(dialog.focusWidget(), "kata-sandi-ani")
        with qtbot.waitSignal(dialog.accepted):
            qtbot.keyClick(dialog.focusWidget(), Key.Key_Return)

    answer(qtbot, "newPersonDialog", drive)
    qtbot.keyClick(table_of(page), Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    added = [HOSTILE, "ani", "Warehouse admin", "Active"]
    qtbot.waitUntil(lambda: added in people(page))
    assert people(page)[table_of(page).currentIndex().row()] == added
    actor = sign_in(session.database, login="ani", password="kata-sandi-ani")
    assert person(session.database, actor).role_name == "warehouse"


def test_a_sign_in_name_is_proposed(page: PageFrame, qtbot: QtBot) -> None:
    """It follows the name, without "Mbak", until somebody types another."""
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        login = dialog.findChild(QLineEdit, "personLogin")
        assert login is not None
        write(qtbot, dialog, "personName", "Mbak Ani")
        seen.append(login.text())
        write(qtbot, dialog, "personLogin", "kasir2")
        write(qtbot, dialog, "personName", "Mbak Wati")
        seen.append(login.text())

    answer(qtbot, "newPersonDialog", drive)
    press(qtbot, page, "newPerson")
    assert seen == ["ani", "kasir2"]


@pytest.mark.parametrize(
    ("typed", "said", "field"),
    [
        (("", "ani", "kata-sandi", "kata-sandi"), "The name must not be empty.", "personName"),
        (("Ani", "a ni", "kata-sandi", "kata-sandi"), "has no spaces.", "personLogin"),
        (("Ani", "KASIR", "kata-sandi", "kata-sandi"), "“KASIR” already.", "personLogin"),
        (("Ani", "ani", "pendek", "pendek"), "at least 8 characters.", "newPassword"),
        (("Ani", "ani", "kata-sandi", "kata-sandu"), "not the same.", "passwordAgain"),
    ],
)
def test_what_cannot_be_stays_with_its_reason(
    page: PageFrame, session: Session, qtbot: QtBot, typed: tuple[str, ...], said: str, field: str
) -> None:
    """The dialog stays, all that was typed too, and the field that is wrong has the focus."""
    names = ("personName", "personLogin", "newPassword", "passwordAgain")
    before = digest(session.database)
    seen: list[str] = []

    def drive(dialog: QDialog) -> None:
        for name, text in zip(names, typed, strict=True):
            write(qtbot, dialog, name, text)
        press(qtbot, dialog, "primary")
        qtbot.waitUntil(lambda: any(text.endswith(said) or said in text for text in reasons()))
        focused = dialog.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        fields = [dialog.findChild(QLineEdit, name) for name in names]
        assert [known.text() for known in fields if known] == list(typed)

    def reasons() -> list[str]:
        dialog = QApplication.activeModalWidget()
        return sentences(dialog) if dialog else []

    answer(qtbot, "newPersonDialog", drive)
    press(qtbot, page, "newPerson")
    assert seen == [field]
    assert digest(session.database) == before


def test_another_role(page: PageFrame, qtbot: QtBot) -> None:
    """F2 asks; the list says it after."""

    def drive(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Role of Kasir"
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Down)
        with qtbot.waitSignal(dialog.accepted):
            press(qtbot, dialog, "primary")

    choose(qtbot, page, "kasir")
    answer(qtbot, "changeRoleDialog", drive)
    qtbot.keyClick(table_of(page), Key.Key_F2)
    qtbot.waitUntil(lambda: ["Kasir", "kasir", "Viewer", "Active"] in people(page))


def test_a_role_of_the_shops_own_stays_what_it_is(
    page: PageFrame, session: Session, cashier: Actor, qtbot: QtBot
) -> None:
    """It is shown by its name; changing nothing makes nobody an owner."""
    seen: list[str] = []
    role = new_id()
    session.database.execute_sql("INSERT INTO role VALUES (?, 'Shift malam', 0, 1)", (role,))
    change_role(session.database, session.actor, account=cashier.account, role=role)
    session.signals.accounts_changed.emit()
    qtbot.waitUntil(lambda: ["Kasir", "kasir", "Shift malam", "Active"] in people(page))

    def drive(dialog: QDialog) -> None:
        field = dialog.focusWidget()
        assert isinstance(field, QComboBox)
        seen.append(field.currentText())
        assert "A role of the shop's own." in sentences(dialog)
        with qtbot.waitSignal(dialog.accepted):
            press(qtbot, dialog, "primary")

    choose(qtbot, page, "kasir")
    answer(qtbot, "changeRoleDialog", drive)
    qtbot.keyClick(table_of(page), Key.Key_F2)
    assert seen == ["Shift malam"]
    assert person(session.database, cashier).role == role


def test_the_last_owner_stays_one(page: PageFrame, session: Session, qtbot: QtBot) -> None:
    """Neither another role nor disabling; the reason is on the screen."""
    said = "This is the last owner. Make somebody else an owner first."
    before = digest(session.database)
    banner = page.view.findChild(Banner)
    assert banner is not None

    def drive(dialog: QDialog) -> None:
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Down)
        press(qtbot, dialog, "primary")
        qtbot.waitUntil(lambda: said in sentences(dialog))

    choose(qtbot, page, "owner")
    answer(qtbot, "changeRoleDialog", drive)
    press(qtbot, page, "changeRole")
    press(qtbot, page, "disablePerson")
    qtbot.waitUntil(lambda: banner.text() == said)
    assert people(page) == STAFF
    assert digest(session.database) == before


def test_a_new_password(page: PageFrame, session: Session, qtbot: QtBot) -> None:
    """F3 asks for it twice; the old one does not open the shop any more."""

    def drive(dialog: QDialog) -> None:
        for name in ("newPassword", "passwordAgain"):
            write(qtbot, dialog, name, "yang-baru-sekali")
        with qtbot.waitSignal(dialog.accepted):
            press(qtbot, dialog, "primary")

    choose(qtbot, page, "gudang")
    answer(qtbot, "newPasswordDialog", drive)
    qtbot.keyClick(table_of(page), Key.Key_F3)
    toast = page.findChild(Toast)
    assert toast is not None
    assert toast.text() == "Gudang has a new password"
    with pytest.raises(Refused, match="sign_in_wrong"):
        sign_in(session.database, login="gudang", password=PASSWORD)
    sign_in(session.database, login="gudang", password="yang-baru-sekali")


def test_out_and_in_again(page: PageFrame, session: Session, qtbot: QtBot) -> None:
    """Del disables, Undo or F4 lets in again; only the one that fits can be seen."""
    out, inside = (["Kasir", "kasir", "Cashier", state] for state in ("Disabled", "Active"))
    choose(qtbot, page, "kasir")
    qtbot.keyClick(table_of(page), Key.Key_Delete)
    qtbot.waitUntil(lambda: out in people(page))
    with pytest.raises(Refused, match="account_disabled"):
        sign_in(session.database, login="kasir", password=PASSWORD)
    assert shown(page, "enablePerson")
    assert not shown(page, "disablePerson")
    press(qtbot, page, "toastAction")
    qtbot.waitUntil(lambda: inside in people(page))
    press(qtbot, page, "disablePerson")
    qtbot.waitUntil(lambda: out in people(page))
    qtbot.keyClick(table_of(page), Key.Key_F4)
    qtbot.waitUntil(lambda: inside in people(page))
    sign_in(session.database, login="kasir", password=PASSWORD)


def test_the_menu_of_a_person(page: PageFrame, qtbot: QtBot) -> None:
    """What the buttons do, each with its key."""
    table = table_of(page)
    table.customContextMenuRequested.emit(QPoint(20, 10))
    menu = page.findChild(QMenu, "peopleMenu")
    assert menu is not None
    entries = [action for action in menu.actions() if action.isVisible() and action.text()]
    menu.close()
    assert [action.text() for action in entries] == [
        *("Change role", "New password", "Disable", "New person", "Copy\tCtrl+C")
    ]
    assert all(not action.shortcut().isEmpty() for action in entries[:-1])


def test_every_action_says_its_key(page: PageFrame) -> None:
    """A button that a person sees tells the key that does the same."""
    actions = page.view.findChildren(QAction)
    visible = [action for action in actions if action.isVisible() and action.objectName()]
    assert len(visible) == 4
    for action in visible:
        button = page.findChild(QPushButton, action.objectName().removesuffix("Action"))
        assert button is not None
        assert button.text() == f"{action.text()}  {action.shortcut().toString()}"


def test_news_are_read(
    page: PageFrame, session: Session, owner: Actor, warehouse: Actor, qtbot: QtBot
) -> None:
    """What was changed elsewhere is shown; the cursor stays on its person."""
    choose(qtbot, page, "kasir")
    disable_account(session.database, owner, account=warehouse.account)
    session.signals.accounts_changed.emit()
    qtbot.waitUntil(lambda: ["Gudang", "gudang", "Warehouse admin", "Disabled"] in people(page))
    assert table_of(page).currentIndex().siblingAtColumn(1).data() == "kasir"


def test_people_in_indonesian(session: Session, qtbot: QtBot) -> None:
    """Roles and states are words of the person's language."""
    application = QApplication.instance()
    assert application is not None
    translators = translation.install(application, "id")
    try:
        page = PeoplePage(session)
        qtbot.addWidget(page)
        qtbot.waitUntil(lambda: bool(people(page)))
        assert people(page)[0] == ["Gudang", "gudang", "Admin gudang", "Aktif"]
    finally:
        translation.remove(application, translators)

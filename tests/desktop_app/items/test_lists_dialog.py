"""Categories, locations, suppliers and customers: added and renamed in their lists."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.operations.places import add_category
from db.queries.shop import categories, locations, partners
from desktop_app.items.lists_dialog import ListsDialog
from desktop_app.shell.session import Session
from tests.desktop_app.items.conftest import HOSTILE, OpenPage, OpenSession, part, table_of
from tests.shops import digest

Key = Qt.Key
OpenLists = Callable[[], ListsDialog]


@pytest.fixture
def session(open_session: OpenSession, warehouse: Actor) -> Session:
    """The warehouse admin, signed in to a shop with the category Snack more."""
    session = open_session(warehouse)
    add_category(session.database, warehouse, name="Snack")
    return session


@pytest.fixture
def lists(session: Session, qtbot: QtBot) -> ListsDialog:
    """The dialog, as soon as the categories are read."""
    dialog = ListsDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(lambda: bool(rows(dialog, "category")))
    return dialog


def rows(dialog: QWidget, name: str) -> list[list[str]]:
    """A list as it reads; the last cell is the reason why a name was refused."""
    model = part(dialog, QTableView, f"{name}Table").model()
    columns = range(model.columnCount())
    return [[model.index(row, at).data() for at in columns] for row in range(model.rowCount())]


def add(qtbot: QtBot, dialog: QWidget, name: str, text: str) -> QLineEdit:
    """Types a new name and presses Enter."""
    field = part(dialog, QLineEdit, f"{name}New")
    field.setFocus()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Return)
    return field


def editor_of(qtbot: QtBot, dialog: QWidget, name: str, row: int) -> QLineEdit:
    """Presses F2 on a row of a list."""
    table = part(dialog, QTableView, f"{name}Table")
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _step in range(row):
        qtbot.keyClick(table, Key.Key_Down)
    qtbot.keyClick(table, Key.Key_F2)
    qtbot.waitUntil(lambda: isinstance(table.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    return editor


def rename(qtbot: QtBot, dialog: QWidget, name: str, row: int, text: str) -> None:
    """Types over the name of a row and presses Enter."""
    editor = editor_of(qtbot, dialog, name, row)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Key.Key_Return)


def test_the_first_name_can_be_typed_at_once(lists: ListsDialog, qtbot: QtBot) -> None:
    """The dialog opens with the focus in the field for a new category, not on Close."""
    qtbot.keyClicks(lists.focusWidget(), "Minuman")
    qtbot.keyClick(lists.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: ["Minuman", ""] in rows(lists, "category"))
    assert lists.isVisible()


def test_a_category_is_added(lists: ListsDialog, session: Session, qtbot: QtBot) -> None:
    """Enter adds it, the list shows it with the cursor on it, and other windows hear of it."""
    with qtbot.waitSignal(session.signals.items_changed, check_params_cb=lambda what: what is None):
        field = add(qtbot, lists, "category", HOSTILE)
    qtbot.waitUntil(lambda: [HOSTILE, ""] in rows(lists, "category"))
    assert field.text() == ""
    assert field.hasFocus()
    assert lists.isVisible()
    chosen = part(lists, QTableView, "categoryTable").currentIndex()
    assert chosen.siblingAtColumn(0).data() == HOSTILE
    names = [choice.name for choice in categories(session.database, session.actor)]
    assert names == [HOSTILE, "Minuman", "Snack"]


def test_a_name_that_is_there_already_stays_with_its_reason(
    lists: ListsDialog, session: Session, qtbot: QtBot
) -> None:
    """In the field for a new one; Esc takes it back before it closes the dialog."""
    before = digest(session.database)
    said = "There is a “minuman” already. Choose another name."
    field = add(qtbot, lists, "category", "minuman")
    qtbot.waitUntil(lambda: said in [text.text() for text in lists.findChildren(QLabel)])
    assert field.text() == "minuman"
    assert field.accessibleDescription() == said
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleDescription() == ""
    assert lists.isVisible()
    qtbot.keyClick(field, Key.Key_Escape)
    assert not lists.isVisible()
    assert digest(session.database) == before


def test_a_category_is_renamed_in_its_place(
    lists: ListsDialog, session: Session, qtbot: QtBot
) -> None:
    """F2 edits, Enter commits."""
    with qtbot.waitSignal(session.signals.items_changed):
        rename(qtbot, lists, "category", 1, "Makanan ringan")
    assert rows(lists, "category") == [["Minuman", ""], ["Makanan ringan", ""]]
    names = [choice.name for choice in categories(session.database, session.actor)]
    assert names == ["Makanan ringan", "Minuman"]


def test_esc_reverts_a_name(lists: ListsDialog, session: Session, qtbot: QtBot) -> None:
    """Nothing is written, and the dialog stays."""
    before = digest(session.database)
    editor = editor_of(qtbot, lists, "category", 0)
    qtbot.keyClicks(editor, "Salah")
    qtbot.keyClick(editor, Key.Key_Escape)
    assert rows(lists, "category") == [["Minuman", ""], ["Snack", ""]]
    assert lists.isVisible()
    assert digest(session.database) == before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("MINUMAN", "There is a “MINUMAN” already. Choose another name."),
        ("  ", "The name must not be empty."),
        ("x" * 201, "The name is too long: at most 200 characters."),
    ],
)
def test_a_refused_name_stays_with_its_reason(
    lists: ListsDialog, session: Session, qtbot: QtBot, typed: str, said: str
) -> None:
    """In its row, until it is mended or taken back with Esc."""
    before = digest(session.database)
    rename(qtbot, lists, "category", 1, typed)
    qtbot.waitUntil(lambda: rows(lists, "category")[1] == [typed, said])
    assert digest(session.database) == before
    editor = editor_of(qtbot, lists, "category", 1)
    assert editor.text() == typed
    qtbot.keyClick(editor, Key.Key_Escape)
    assert rows(lists, "category")[1] == ["Snack", ""]


def test_what_was_refused_survives_what_is_added(lists: ListsDialog, qtbot: QtBot) -> None:
    """The list is read anew and the refused name is still there, to be mended."""
    rename(qtbot, lists, "category", 1, "minuman")
    qtbot.waitUntil(lambda: rows(lists, "category")[1][0] == "minuman")
    add(qtbot, lists, "category", "Alat tulis")
    qtbot.waitUntil(lambda: len(rows(lists, "category")) == 3)
    assert [row[0] for row in rows(lists, "category")] == ["Alat tulis", "Minuman", "minuman"]
    rename(qtbot, lists, "category", 2, "Camilan")
    qtbot.waitUntil(lambda: rows(lists, "category")[2] == ["Camilan", ""])


def test_locations_and_partners(lists: ListsDialog, session: Session, qtbot: QtBot) -> None:
    """Each has its tab and its key; a customer is told from a supplier."""
    tabs = part(lists, QTabWidget, "listsTabs")
    qtbot.keyClick(lists, Key.Key_L, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tabs.currentIndex() == 1)
    add(qtbot, lists, "location", "Rak A")
    qtbot.waitUntil(lambda: len(rows(lists, "location")) == 2)
    rename(qtbot, lists, "location", 0, "Toko depan")
    qtbot.waitUntil(lambda: rows(lists, "location")[0][0] == "Toko depan")
    qtbot.keyClick(lists, Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: tabs.currentIndex() == 2)
    qtbot.keyClick(part(lists, QComboBox, "partnerKind"), Key.Key_Down)
    add(qtbot, lists, "partner", "Warung Tini")
    qtbot.waitUntil(lambda: ["Warung Tini", "Customer", ""] in rows(lists, "partner"))
    rename(qtbot, lists, "partner", 0, "CV Maju")
    qtbot.waitUntil(lambda: ["CV Maju", "Supplier", ""] in rows(lists, "partner"))
    database, actor = session.database, session.actor
    assert [place.name for place in locations(database, actor)] == ["Toko depan", "Rak A"]
    known = [(partner.name, partner.kind) for partner in partners(database, actor)]
    assert known == [("CV Maju", "supplier"), ("Warung Tini", "customer")]


def test_the_page_opens_the_lists(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """By its button and by the key that stands on it."""
    page = open_page(owner)
    opened: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        opened.append(dialog.objectName())
        qtbot.keyClick(dialog, Key.Key_Escape)

    QTimer.singleShot(100, close)
    qtbot.mouseClick(part(page, QPushButton, "editLists"), Qt.MouseButton.LeftButton)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTimer.singleShot(100, close)
    qtbot.keyClick(table_of(page), Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert opened == ["listsDialog"] * 2


@pytest.mark.parametrize("login", ["kasir", "pengamat"])
def test_who_may_edit_no_list_sees_no_button(
    open_page: OpenPage, cashier: Actor, viewer: Actor, login: str
) -> None:
    """Neither the button nor the key is there."""
    page = open_page({"kasir": cashier, "pengamat": viewer}[login])
    assert page.findChild(QPushButton, "editLists") is None
    assert page.findChild(QAction, "editListsAction") is None

"""What the page of items offers to whom, and archiving, deleting and restoring from it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.items import ItemFilter, find_items
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from tests.desktop_app.items.conftest import (
    OpenPage,
    names,
    part,
    table_of,
)
from tests.desktop_app.items.list_page import Key, choose, empty_state, press
from tests.shops import digest


def test_cost_is_for_those_who_may(
    open_page: OpenPage, cashier: Actor, warehouse: Actor, qtbot: QtBot
) -> None:
    """A cashier has no column, no line and no hidden column of it; the warehouse has."""
    for actor, sees in ((cashier, False), (warehouse, True)):
        page = open_page(actor)
        choose(qtbot, page, "Teh Melati")
        texts = [text.text() for text in page.findChildren(QLabel)]
        tables = page.findChildren(QTableView)
        titles = [
            table.model().headerData(column, Qt.Orientation.Horizontal)
            for table in tables
            for column in range(table.model().columnCount())
        ]
        assert ("Cost (average)" in texts) is sees
        assert ("Cost" in titles) is sees


@pytest.mark.parametrize("role", ["viewer", "cashier"])
def test_who_may_only_look_finds_no_way_to_change(
    role: str,
    open_page: OpenPage,
    stocked: ShopDatabase,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
) -> None:
    """No button, no action, no menu entry; the keys of the others do nothing."""
    page = open_page(request.getfixturevalue(role))
    before = digest(stocked)
    choose(qtbot, page, "Barang 007")
    table = table_of(page)
    for key in (Key.Key_Insert, Key.Key_F2, Key.Key_Delete):
        qtbot.keyClick(table, key)
    qtbot.keyClick(table, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    table.customContextMenuRequested.emit(table.visualRect(table.currentIndex()).center())
    menu = part(page, QMenu, "itemMenu")
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    menu.close()
    assert entries == ["Copy\tCtrl+C"]
    assert QApplication.activeModalWidget() is None
    for name in ("newItem", "editItem", "removeItem", "restoreItem"):
        assert page.findChild(QPushButton, name) is None
        assert page.findChild(QAction, f"{name}Action") is None
    assert digest(stocked) == before


def test_the_owner_finds_every_action(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """The context menu has what can be done with this item, each with its key."""
    page = open_page(owner)
    choose(qtbot, page, "Teh Melati")
    table = table_of(page)
    table.customContextMenuRequested.emit(table.visualRect(table.currentIndex()).center())
    menu = part(page, QMenu, "itemMenu")
    entries = [action.text() for action in menu.actions() if action.isVisible()]
    menu.close()
    assert [entry for entry in entries if entry] == ["Edit", "Archive", "New item", "Copy\tCtrl+C"]


def test_an_item_that_moved_is_archived_with_an_undo(
    open_page: OpenPage, warehouse: Actor, qtbot: QtBot
) -> None:
    """Delete takes it out of the list at once, Undo brings it back."""
    page = open_page(warehouse)
    choose(qtbot, page, "Teh Melati")
    qtbot.keyClick(table_of(page), Key.Key_Delete)
    qtbot.waitUntil(lambda: "No item matches" in empty_state(page))
    assert "Archived “Teh Melati”" in empty_state(page)
    press(qtbot, page, "toastAction")
    qtbot.waitUntil(lambda: names(page) == ["Teh Melati"])


def test_an_archived_item_is_found_and_restored(
    open_page: OpenPage, owner: Actor, qtbot: QtBot
) -> None:
    """The chip shows what is archived; the pane's button brings it back."""
    page = open_page(owner)
    choose(qtbot, page, "Teh Melati")
    press(qtbot, page, "removeItem")
    press(qtbot, page, "archivedChip")
    qtbot.waitUntil(lambda: names(page) == ["Teh Melati"])
    restore = part(page, QPushButton, "restoreItem")
    qtbot.waitUntil(lambda: restore.isVisible() and restore.isEnabled())
    assert not part(page, QPushButton, "removeItem").isVisible()
    press(qtbot, page, "restoreItem")
    press(qtbot, page, "archivedChip")
    qtbot.waitUntil(lambda: names(page) == ["Teh Melati"])


def test_an_item_that_never_moved_is_deleted_after_a_question(
    open_page: OpenPage, stocked: ShopDatabase, owner: Actor, qtbot: QtBot
) -> None:
    """The question names it and Enter means Cancel; only its own button deletes."""
    page = open_page(owner)
    asked: list[str] = []

    def answer(button: str | None) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConfirmDialog)
        asked.append(dialog.windowTitle())
        if button is None:
            qtbot.keyClick(dialog, Key.Key_Return)
        else:
            press(qtbot, dialog, button)

    choose(qtbot, page, "Barang 007")
    QTimer.singleShot(100, lambda: answer(None))
    qtbot.keyClick(table_of(page), Key.Key_Delete)
    assert names(page)[0] == "Barang 007"
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTimer.singleShot(100, lambda: answer("primary"))
    qtbot.keyClick(table_of(page), Key.Key_Delete)
    qtbot.waitUntil(lambda: "Barang 007" not in names(page))
    assert asked == ["Delete “Barang 007”?"] * 2
    left = find_items(stocked, owner, where=ItemFilter("Barang 007"))
    assert "Barang 007" not in [row.name for row in left]

"""The page of items, driven by keys and clicks as each of the four roles."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.items import ItemFilter, find_items, item_of_scan
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.items.items_page import ItemsPage
from desktop_app.widgets.data_table import DataTable
from tests.desktop_app.items.conftest import (
    HOSTILE,
    MANY,
    OpenPage,
    OpenSession,
    names,
    part,
    table_of,
)
from tests.desktop_app.items.list_page import (
    Key,
    choose,
    empty_state,
    id_of,
    press,
    search_for,
    shown,
)
from tests.shops import ONE, receive


def test_the_search_narrows_as_one_types(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """Ctrl+F focuses it, every word may stand anywhere, and the count follows."""
    page = open_page(owner)
    search_for(qtbot, page, "melati te")
    qtbot.waitUntil(lambda: names(page) == ["Teh Melati"])
    qtbot.waitUntil(lambda: shown(page, "itemCount") == "1 item")


def test_a_barcode_finds_its_item(open_page: OpenPage, cashier: Actor, qtbot: QtBot) -> None:
    """The code of a carton is searched like a name."""
    page = open_page(cashier)
    search_for(qtbot, page, "18991002101231")
    qtbot.waitUntil(lambda: names(page) == ["Teh Melati"])


def test_nothing_found_offers_to_clear(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """One press brings all items back, whatever narrowed them."""
    page = open_page(owner)
    press(qtbot, page, "lowStockChip")
    search_for(qtbot, page, "tidak ada yang begini")
    qtbot.waitUntil(lambda: "No item matches" in empty_state(page))
    clear = [b for b in page.findChildren(QPushButton, "emptyStateAction") if b.isVisible()]
    qtbot.mouseClick(clear[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(page)) == 200)


def test_chips_narrow_and_are_taken_away(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """The chip of low stock tells its count, leaves those items, and goes at the next press."""
    page = open_page(owner)
    chip = part(page, QPushButton, "lowStockChip")
    qtbot.waitUntil(lambda: chip.text().endswith("299"))
    press(qtbot, page, "lowStockChip")
    qtbot.waitUntil(lambda: shown(page, "itemCount") == "299 items")
    assert "Teh Melati" not in names(page)
    press(qtbot, page, "lowStockChip")
    qtbot.waitUntil(lambda: shown(page, "itemCount") == "300 items")


def test_a_category_is_chosen_from_the_menu(
    open_page: OpenPage, viewer: Actor, qtbot: QtBot
) -> None:
    """The chip takes the category's name and its count; pressing it again takes it away."""
    page = open_page(viewer)
    chip, menu = part(page, QPushButton, "categoryChip"), part(page, QMenu, "categoryMenu")
    qtbot.waitUntil(chip.isVisible)
    press(qtbot, page, "categoryChip")
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == ["Kopi Tubruk", "Teh Melati"])
    qtbot.waitUntil(lambda: chip.text() == "Minuman  2")
    press(qtbot, page, "categoryChip")
    qtbot.waitUntil(lambda: len(names(page)) == 200)


def test_a_click_on_a_title_sorts_by_the_query(
    open_page: OpenPage, owner: Actor, qtbot: QtBot
) -> None:
    """The dearest item of all stands first, not the dearest of the page that was fetched."""
    page = open_page(owner)
    table = table_of(page)
    header = table.horizontalHeader()
    qtbot.waitUntil(lambda: bool(shown(page, "itemWhy")))  # the pane has taken its room
    qtbot.waitUntil(lambda: header.length() == table.viewport().width())

    def click_on_price() -> None:
        middle = header.sectionViewportPosition(4) + header.sectionSize(4) // 2
        at = QPoint(middle, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click_on_price()
    qtbot.waitUntil(lambda: names(page)[0] == "Kopi Tubruk")
    click_on_price()
    qtbot.waitUntil(lambda: names(page)[:2] == ["Teh Melati", "Barang 296"])


def test_more_comes_as_one_scrolls(open_page: OpenPage, owner: Actor, qtbot: QtBot) -> None:
    """The end of the list fetches the next page until there is none."""
    page = open_page(owner)
    table = table_of(page)
    assert len(names(page)) == 200
    table.setFocus()
    qtbot.keyClick(table, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(names(page)) == MANY)
    assert names(page) == sorted(names(page), key=str.lower)


def test_a_low_stock_is_said_in_words(open_page: OpenPage, viewer: Actor, qtbot: QtBot) -> None:
    """A screen reader hears what the icon shows."""
    page = open_page(viewer)
    search_for(qtbot, page, "kopi")
    qtbot.waitUntil(lambda: names(page) == ["Kopi Tubruk"])
    spoken = table_of(page).model().index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "On hand: 2 pcs, Low"
    qtbot.waitUntil(lambda: shown(page, "itemLevel") == "Low")


def test_news_keep_cursor_and_place(
    open_page: OpenPage, open_session: OpenSession, owner: Actor, qtbot: QtBot
) -> None:
    """A receipt elsewhere changes the number in its row and nothing else on the screen."""
    session = open_session(owner)
    page, stocked = open_page(session), session.database
    table = table_of(page)
    table.setFocus()
    for _ in range(30):
        qtbot.keyClick(table, Key.Key_Down)
    place, row = table.verticalScrollBar().value(), table.currentIndex().row()
    item = id_of(stocked, owner, names(page)[row])
    receive(stocked, owner, item, 9 * ONE)
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    session.signals.stock_changed.emit(frozenset({item}))
    qtbot.waitUntil(lambda: table.model().index(row, 3).data() == "9")
    qtbot.waitUntil(lambda: shown(page, "itemOnHand") == "9")
    assert table.currentIndex().row() == row
    assert table.verticalScrollBar().value() == place
    assert part(page, QTabWidget, "itemTabs").currentIndex() == 1


def test_text_from_outside_is_plain_everywhere(
    open_page: OpenPage, viewer: Actor, qtbot: QtBot
) -> None:
    """A name of markup is shown as it is in list, tool tip and pane."""
    page = open_page(viewer)
    search_for(qtbot, page, "onerror")
    qtbot.waitUntil(lambda: names(page) == [HOSTILE])
    tip = table_of(page).model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip
    zero_width = "\N{ZERO WIDTH SPACE}"
    qtbot.waitUntil(lambda: shown(page, "itemName").replace(zero_width, "") == HOSTILE)
    labels = page.findChildren(QLabel)
    assert {text.textFormat() for text in labels} == {Qt.TextFormat.PlainText}


def test_enter_opens_the_details(open_page: OpenPage, viewer: Actor, qtbot: QtBot) -> None:
    """Hidden with Ctrl+D, they come back with Enter, and the keyboard goes on in them."""
    page = open_page(viewer)
    choose(qtbot, page, "Teh Melati")
    pane = part(page, QWidget, "itemPane")
    qtbot.keyClick(page, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(pane.isHidden)
    qtbot.keyClick(table_of(page), Key.Key_Return)
    assert pane.isVisible()
    assert pane.isAncestorOf(page.focusWidget())


def test_a_narrow_window_shows_one_at_a_time(
    open_page: OpenPage, viewer: Actor, qtbot: QtBot
) -> None:
    """Where both do not fit the details take the list's place."""
    page = open_page(viewer)
    choose(qtbot, page, "Teh Melati")
    page.resize(700, 400)
    pane, table = part(page, QWidget, "itemPane"), table_of(page)
    assert (pane.isVisible(), table.isVisible()) == (False, True)
    qtbot.keyClick(table, Key.Key_Return)
    assert (pane.isVisible(), table.isVisible()) == (True, False)
    page.resize(1142, 640)
    assert (pane.isVisible(), table.isVisible()) == (True, True)


def test_columns_and_details_are_remembered(
    open_page: OpenPage, open_session: OpenSession, owner: Actor, qtbot: QtBot
) -> None:
    """Sort and hidden details survive a restart."""
    session = open_session(owner)
    page = open_page(session)
    table = table_of(page)
    table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    qtbot.keyClick(page, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    pane = part(page, QWidget, "itemPane")
    qtbot.waitUntil(pane.isHidden)
    qtbot.waitUntil(lambda: "sale_price" in session.settings.column_state("itemsTable"))
    again = open_page(owner)
    qtbot.waitUntil(lambda: names(again)[0] == "Teh Melati")
    assert not part(again, QWidget, "itemPane").isVisible()


@pytest.mark.parametrize(("role", "buttons"), [("owner", 1), ("viewer", 0)])
def test_an_empty_shop_says_what_belongs_here(
    role: str,
    buttons: int,
    shop_database: ShopDatabase,
    open_session: OpenSession,
    request: pytest.FixtureRequest,
    qtbot: QtBot,
) -> None:
    """Who may add items is offered to; the others get plain words."""
    actor = request.getfixturevalue(role)
    page = ItemsPage(replace(open_session(actor), database=shop_database))
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "No items yet" in empty_state(page))
    offered = page.findChildren(QPushButton, "emptyStateAction")
    assert len([b for b in offered if b.isVisible()]) == buttons


def test_no_row_is_highlighted_for_an_item_that_the_list_does_not_hold(
    open_page: OpenPage,
    stocked: ShopDatabase,
    warehouse: Actor,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The pane shows the new item: Delete must not seem to mean another one."""
    page = open_page(warehouse)
    (coffee,) = find_items(stocked, warehouse, where=ItemFilter("Kopi Tubruk"))
    choose(qtbot, page, "Teh Melati")
    monkeypatch.setattr(ItemDialog, "ask", lambda *_, **__: coffee.id)
    page.findChild(QAction, "newItemAction").trigger()  # type: ignore[union-attr]  # it is there for who may
    qtbot.waitUntil(lambda: shown(page, "itemName") == "Kopi Tubruk")
    qtbot.waitUntil(lambda: not table_of(page).currentIndex().isValid())
    assert not table_of(page).selectionModel().hasSelection()


def test_an_item_that_a_scan_asks_for_is_chosen(
    open_page: OpenPage, open_session: OpenSession, viewer: Actor, qtbot: QtBot
) -> None:
    """However long the list and whatever was searched: it is found by its number and shown."""
    session = open_session(viewer)
    page = open_page(session)
    row = item_of_scan(session.database, session.actor, "8991002101234")
    assert row is not None
    part(page, QLineEdit, "itemSearch").setText("kopi")
    session.signals.item_wanted.emit(row)
    qtbot.waitUntil(lambda: part(page, QLabel, "itemName").text() == "Teh Melati")
    table = part(page, DataTable, "itemsTable")
    qtbot.waitUntil(lambda: getattr(table.current_row(), "name", "") == "Teh Melati")


def test_the_place_of_the_splitter_is_kept_once_it_rests(
    open_page: OpenPage, open_session: OpenSession, owner: Actor, qtbot: QtBot
) -> None:
    """Dragging it writes the preferences once, not at every pixel."""
    session = open_session(owner)
    page = open_page(session)
    splitter = page.findChildren(QSplitter)[0]
    assert session.settings.geometry("itemsSplitter") == b""
    for place in (500, 510, 520):
        splitter.splitterMoved.emit(place, 1)
        assert session.settings.geometry("itemsSplitter") == b""
    qtbot.waitUntil(lambda: session.settings.geometry("itemsSplitter") != b"")

"""The pane of one item: its facts, why there is what there is, and the stock card."""

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import fixed_id
from db.operations.documents import reverse_document
from db.operations.reservations import Goods, release_reservation, reserve_stock
from db.queries.items import ItemFilter, find_items, item_detail
from db.queries.stock_card import CardRow, stock_card, stock_story
from db.rules.permissions import POSTING
from desktop_app.items import words
from desktop_app.items.facts import Facts
from desktop_app.items.item_pane import ItemPane
from desktop_app.items.items_model import ItemsModel
from desktop_app.items.items_page import ItemsPage
from desktop_app.items.stock_card_model import StockCardModel, second_line
from desktop_app.items.stock_card_view import StockCardView
from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.controls import plain_tool_tip
from desktop_app.widgets.numbers import signed_quantity
from tests.desktop_app.items.conftest import OpenPage, OpenSession, part, table_of
from tests.desktop_app.items.list_page import choose, shown
from tests.shops import ONE, add_item, on_hand, receive, sell


def facts(page: ItemsPage) -> list[str]:
    """Every text of the details."""
    return [text.text() for text in part(page, Facts, "itemFacts").findChildren(QLabel)]


def card(page: ItemsPage) -> QTableView:
    """The stock card."""
    return part(page, QTableView, "stockCardTable")


def cells(table: QTableView, column: int) -> list[str]:
    """One column from the top."""
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def kinds(page: ItemsPage) -> list[str]:
    """What the movements of the stock card are called, without the documents' numbers."""
    return [text.split(" · ")[0] for text in cells(card(page), 0)]


def test_the_facts_of_an_item(open_page: OpenPage, warehouse: Actor, qtbot: QtBot) -> None:
    """Price, cost, margin, packs, places and note, as people write them."""
    page = open_page(warehouse)
    choose(qtbot, page, "Teh Melati")
    told = facts(page)
    for text in ("Rp5,000", "Rp4,000", "Rp1,000 (20%)", "CV Sumber Rejeki", "Minuman", "Rak atas"):
        assert text in told
    assert told[told.index("dus · 12 pcs") + 1] == "18991002101231"
    assert told[told.index("Toko") + 1] == "7 pcs"


def test_why_is_it_seven(open_page: OpenPage, viewer: Actor, qtbot: QtBot) -> None:
    """A sentence, and the last movement with who made it."""
    page = open_page(viewer)
    choose(qtbot, page, "Teh Melati")
    assert shown(page, "itemWhy") == "7 pcs: 13 received, 6 sold."
    qtbot.waitUntil(lambda: "Sale −6 by Gudang" in shown(page, "itemLast"))


def test_the_stock_card_has_a_running_balance(
    open_page: OpenPage, viewer: Actor, qtbot: QtBot
) -> None:
    """The newest movement first, each with what there was after it."""
    page = open_page(viewer)
    choose(qtbot, page, "Teh Melati")
    qtbot.waitUntil(lambda: kinds(page) == ["Sale", "Goods received"])
    assert cells(card(page), 1) == ["−6", "+13"]
    assert cells(card(page), 2) == ["7", "13"]


@pytest.mark.parametrize("language", [QLocale.Language.English, QLocale.Language.Indonesian])
def test_nothing_of_a_large_stock_is_cut(
    language: QLocale.Language,
    open_page: OpenPage,
    stocked: ShopDatabase,
    owner: Actor,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    """At 1366 x 768 numbers, quantities, person and time have room; the list's cost waits."""
    apply_theme(qapp, "light")
    QLocale.setDefault(QLocale(language))
    item = add_item(stocked, owner, "Beras curah", unit=fixed_id("unit/kg"))
    receive(stocked, owner, item, 100_000 * ONE)
    wrong = receive(stocked, owner, item, 15_000 * ONE + 500)
    reverse_document(stocked, owner, document=wrong.id, reason="salah")
    receive(stocked, owner, item, 15_000 * ONE + 500)
    page = open_page(owner)
    choose(qtbot, page, "Beras curah")
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    table = card(page)
    qtbot.waitUntil(lambda: table.model().rowCount() == 4 and table.isVisible())
    qtbot.waitUntil(lambda: table.columnWidth(0) > 0 and table.viewport().width() > 400)
    metrics = table.fontMetrics()
    for row in range(4):
        for column in range(3):
            text = table.model().index(row, column).data()
            assert metrics.horizontalAdvance(text) + 20 <= table.columnWidth(column), text
    change = table.model().index(0, 1)
    assert change.data() in change.data(Qt.ItemDataRole.ToolTipRole)  # for what is wider still
    assert cells(table, 0)[1].endswith(" · REV-K1-000001")
    assert not table.horizontalScrollBar().isVisible()
    items = table_of(page)
    assert items.isColumnHidden(5)
    qtbot.mouseClick(part(page, QToolButton, "toggleDetails"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not items.isColumnHidden(5))


def test_who_booked_it_and_when_stands_below(stocked: ShopDatabase, owner: Actor) -> None:
    """The day and time on the shop's clock; a time of another day would mislead and is left out."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian))
    tea = find_items(stocked, owner, where=ItemFilter("Teh Melati"))[0].id
    at = 1_767_600_000_000_000  # 2026-01-05 08:00 UTC
    row = replace(stock_card(stocked, owner, item=tea)[0], at=at, business_date="2026-01-05")
    assert second_line("Asia/Jakarta", row) == "5 Jan 2026 15.00 · Gudang"
    assert second_line("Asia/Jakarta", replace(row, person=None)) == "5 Jan 2026 15.00"
    earlier = replace(row, business_date="2026-01-04")
    assert second_line("Asia/Jakarta", earlier) == "4 Jan 2026 · Gudang"


def test_a_long_stock_card_comes_in_pages(
    open_page: OpenPage, stocked: ShopDatabase, owner: Actor, qtbot: QtBot
) -> None:
    """Scrolling fetches the older ones; a new movement comes on top without a jump."""
    item = add_item(stocked, owner, "Laris")
    for _ in range(120):
        receive(stocked, owner, item, ONE)
    page = open_page(owner)
    choose(qtbot, page, "Laris")
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    qtbot.waitUntil(lambda: card(page).model().rowCount() == 100)
    card(page).setFocus()
    qtbot.keyClick(card(page), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: card(page).model().rowCount() == 120)
    assert cells(card(page), 2) == [str(balance) for balance in range(120, 0, -1)]


def test_the_story_adds_up(stocked: ShopDatabase, owner: Actor) -> None:
    """What each kind changed, less reversals, is what is on hand."""
    item = find_items(stocked, owner, where=ItemFilter("Teh Melati"))[0].id
    wrong = sell(stocked, owner, item, 2 * ONE)
    reverse_document(stocked, owner, document=wrong.id, reason="salah")
    story = stock_story(stocked, owner, item=item)
    assert story == {"receipt": 13 * ONE, "sale": -6 * ONE}
    assert sum(story.values()) == on_hand(stocked, item)
    newest = stock_card(stocked, owner, item=item)[0]
    assert words.document_word(newest) == "Sale (reversed)"
    assert signed_quantity(newest.change) == "+2"


def test_what_orders_hold_is_part_of_the_story(
    open_page: OpenPage,
    open_session: OpenSession,
    stocked: ShopDatabase,
    owner: Actor,
    qtbot: QtBot,
) -> None:
    """How much is reserved, for whom, and what is left to sell; the list tells it too."""
    item = find_items(stocked, owner, where=ItemFilter("Teh Melati"))[0].id
    for order in range(1, 6):
        goods = [Goods(item, ONE)]
        reserve_stock(stocked, owner, reference=f"WEB-{order}", goods=goods)
    release_reservation(stocked, owner, reference="WEB-5")
    page = open_page(owner)
    choose(qtbot, page, "Teh Melati")
    said = "4 reserved for WEB-4, WEB-3, WEB-2 and others; 3 pcs available."
    head = part(page, ItemPane, "itemPane").findChildren(QLabel)
    qtbot.waitUntil(lambda: any(said in text.text() for text in head))
    row = item_detail(stocked, owner, item=item).row
    assert words.reserved(row, ["WEB-1"]) == "4 reserved for WEB-1; 3 pcs available."
    assert words.reserved(replace(row, reserved=0), []) == ""
    model = ItemsModel(open_session(owner))
    model.show_page([row], complete=True)
    cell = model.index(0, model.column_of("on_hand"))
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == plain_tool_tip("3 pcs available, 4 reserved")
    heard = "On hand: 7 pcs, 3 pcs available, 4 reserved"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == heard


def test_every_kind_of_document_has_words() -> None:
    """No kind that can be booked shows as its code, and both signs are told apart."""
    story = {"opening": 5_000, "adjustment": -1_000, "stocktake": 2_000, "transfer": 0}
    told = "6 pcs: 5 at the start, 2 more counted, 1 taken off by adjustments."
    assert words.why("6 pcs", story) == told
    for kind in POSTING:
        row = CardRow(
            b"", 0, "2026-01-05", kind, False, b"", "N", None, None, 1, 1, "", None, False
        )
        assert "_" not in words.last_change(row)
        assert "5 Jan 2026" in words.last_change(row)


def test_the_models_are_good_models(
    open_session: OpenSession,
    stocked: ShopDatabase,
    owner: Actor,
    qtmodeltester: ModelTester,
) -> None:
    """Qt's own checks hold through pages, news and other orders."""
    rows = find_items(stocked, owner, limit=40)
    model = ItemsModel(open_session(owner))
    qtmodeltester.check(model)
    model.show_page(rows[:20], complete=False)
    model.append_page(rows[15:30], complete=True)
    assert model.rows == rows[:30]
    model.merge_rows(list(reversed(rows[10:40])), complete=True)
    assert model.rows == list(reversed(rows[10:40]))
    moved = StockCardModel(open_session(owner))
    qtmodeltester.check(moved)
    tea = find_items(stocked, owner, where=ItemFilter("Teh Melati"))[0].id
    moved.show_page(stock_card(stocked, owner, item=tea), complete=True)
    assert moved.rowCount() == 2


def test_numbers_follow_the_language(open_page: OpenPage, warehouse: Actor, qtbot: QtBot) -> None:
    """In Indonesian a thousand has a dot."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian))
    page = open_page(warehouse)
    choose(qtbot, page, "Teh Melati")
    assert table_of(page).model().index(0, 4).data() == "Rp5.000"


def test_an_answer_that_comes_too_late_is_not_shown(
    open_page: OpenPage, open_session: OpenSession, warehouse: Actor, qtbot: QtBot
) -> None:
    """When no item is chosen any more, no key archives the one whose facts were on their way."""
    session = open_session(warehouse)
    page = open_page(session)
    choose(qtbot, page, "Teh Melati")
    (tea,) = find_items(session.database, warehouse, where=ItemFilter("Teh Melati"))
    pane, remove = part(page, ItemPane, "itemPane"), page.findChild(QAction, "removeItemAction")
    assert remove is not None
    answers: list[object] = []
    for turn in range(1, 4):
        pane.show_item(tea.id)
        pane.clear()
        session.background.read(
            lambda: item_detail(session.database, warehouse, item=tea.id), answers.append
        )
        qtbot.waitUntil(lambda turn=turn: len(answers) == turn)  # type: ignore[misc]  # bound now
    assert not remove.isEnabled()


def test_a_document_is_reversed_from_the_stock_card(
    open_page: OpenPage, owner: Actor, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a question that names it; what was done once is not offered again."""
    asked: list[str] = []

    def answer(title: str, sentence: str, *_: object) -> bool:
        asked.extend((title, sentence))
        return len(asked) > 2

    monkeypatch.setattr(ConfirmDialog, "ask", answer)
    page = open_page(owner)
    with qtbot.waitSignal(part(page, StockCardView, "").newest_changed):
        choose(qtbot, page, "Teh Melati")
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    button = part(page, QPushButton, "reverseDocument")
    assert not button.isEnabled()
    card(page).selectRow(0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked[0] == "Reverse SAL-K1-000001?"
    assert "the stock is again as it was before SAL-K1-000001" in asked[1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kinds(page)[:1] == ["Sale (reversed)"])
    assert cells(card(page), 2) == ["13", "7", "13"]
    for row, offered in enumerate((False, False, True)):
        card(page).selectRow(row)
        assert button.isEnabled() is offered


def test_a_cashier_reverses_only_their_own(
    open_page: OpenPage, stocked: ShopDatabase, warehouse: Actor, cashier: Actor, qtbot: QtBot
) -> None:
    """The menu of somebody else's document has no such entry; a viewer's has it nowhere."""
    item = add_item(stocked, warehouse, "Laris")
    receive(stocked, warehouse, item, 5 * ONE)
    sell(stocked, cashier, item, ONE)
    page = open_page(cashier)
    choose(qtbot, page, "Laris")
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    qtbot.waitUntil(lambda: kinds(page) == ["Sale", "Goods received"])
    assert _menu_of(page, 0) == ["&Reverse document…", "Copy\tCtrl+C"]
    assert _menu_of(page, 1) == ["Copy\tCtrl+C"]


def test_a_viewer_reverses_nothing(open_page: OpenPage, viewer: Actor, qtbot: QtBot) -> None:
    """There is no button for it, and no entry."""
    page = open_page(viewer)
    choose(qtbot, page, "Teh Melati")
    part(page, QTabWidget, "itemTabs").setCurrentIndex(1)
    qtbot.waitUntil(lambda: kinds(page) == ["Sale", "Goods received"])
    assert page.findChild(QPushButton, "reverseDocument") is None
    assert _menu_of(page, 0) == ["Copy\tCtrl+C"]


def _menu_of(page: ItemsPage, row: int) -> list[str]:
    """The context menu of a row of the stock card."""
    table = card(page)
    table.selectRow(row)
    place = table.visualRect(table.model().index(row, 0)).center()
    table.customContextMenuRequested.emit(place)
    (menu,) = page.findChildren(QMenu, "stockCardMenu")
    texts = [action.text() for action in menu.actions()]
    menu.close()
    shiboken6.delete(menu)
    return texts

"""What comes from other PCs shows at once, and never touches what somebody is typing."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.items import ItemFields, edit_item
from desktop_app.scan.discount_field import DiscountField
from tests.desktop_app.hub_news import news_of_everything
from tests.desktop_app.scan.conftest import NOODLES, RICE, Counter, Open
from tests.shops import ONE, RUPIAH, receive

QUANTITIES = "SELECT quantity FROM draft_line ORDER BY id DESC"


@pytest.fixture
def till(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
) -> Counter:
    """The owner sells what there is plenty of."""
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 20 * ONE, RUPIAH)
    counter = open_page(owner)
    counter.switch_to("sale")
    return counter


def test_a_quantity_that_is_being_typed(
    till: Counter,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
    qtbot: QtBot,
) -> None:
    """The field stays open on its line, with what was typed; the item has its new name after."""
    till.scan(RICE, NOODLES)
    table = till.table
    table.setFocus()
    table.select_row(1)
    qtbot.keyClicks(table, "2")
    fields = ItemFields("Beras Pandan 5 kg", sale_price=74_500 * RUPIAH)
    edit_item(shop_database, owner, item=shop_with_goods["rice"], fields=fields)

    news_of_everything(till.session, qtbot)

    editor = till.find(QLineEdit, "tapeEditor")
    assert editor.hasFocus()
    assert editor.text() == "2"
    qtbot.keyClicks(editor, "4\r")
    qtbot.waitUntil(lambda: till.cells("quantity") == ["1", "24"])
    assert shop_database.rows(QUANTITIES) == [(1_000,), (24_000,)]


def test_a_code_that_is_being_typed(till: Counter, qtbot: QtBot) -> None:
    """It stays in the field, with the focus."""
    qtbot.keyClicks(till.field, "899100")
    news_of_everything(till.session, qtbot)
    assert till.field.text() == "899100"
    assert till.field.hasFocus()


def test_a_discount_that_is_being_typed(till: Counter, qtbot: QtBot) -> None:
    """The dialog stays, with what was typed, and is sent as if nothing had come."""
    till.scan(RICE)
    seen: list[tuple[str, bool]] = []

    def drive() -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(DiscountField) if dialog else None
        if dialog is None or field is None or not field.hasFocus():
            return  # whose coming selects what stands in the field
        timer.stop()
        try:
            qtbot.keyClicks(field, "10")
            news_of_everything(till.session, qtbot)
            seen.append((field.text(), dialog.isVisible()))
            qtbot.keyClicks(field, "%")
            qtbot.keyClick(field, Qt.Key.Key_Return)
        finally:
            if dialog.isVisible():  # else the test would never end
                dialog.close()

    timer = QTimer(interval=10)
    timer.timeout.connect(drive)
    timer.start()
    till.keys("F11")
    assert seen == [("10", True)]
    qtbot.waitUntil(lambda: "Rp67,050" in till.find(QLabel, "documentTotal").text())


def test_cash_that_is_being_typed(till: Counter, qtbot: QtBot) -> None:
    """The payment goes on."""
    till.scan(NOODLES)
    till.keys("F9")
    cash = till.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    qtbot.waitUntil(cash.hasFocus)
    qtbot.keyClicks(cash, "5000")
    news_of_everything(till.session, qtbot)
    assert (cash.text(), cash.hasFocus()) == ("5000", True)
    till.keys("Return")
    qtbot.waitUntil(lambda: "Sale booked" in till.card)

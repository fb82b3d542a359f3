"""A till: somebody who sells, with goods in stock; what they type into its dialogs."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.access import Actor
from db.connection import ShopDatabase
from tests.desktop_app.scan.conftest import Counter, Open
from tests.shops import ONE, RUPIAH, receive

Goods = dict[str, bytes]
SOLD = "SELECT total, payment_method FROM document WHERE kind = 'sale' ORDER BY number"


@pytest.fixture
def stocked(shop_database: ShopDatabase, owner: Actor, shop_with_goods: Goods) -> Goods:
    """Twenty of everything."""
    for item in shop_with_goods.values():
        receive(shop_database, owner, item, 20 * ONE, RUPIAH)
    return shop_with_goods


@pytest.fixture
def till(open_page: Open, owner: Actor, stocked: Goods) -> Counter:
    """The owner sells."""
    assert stocked
    counter = open_page(owner)
    counter.switch_to("sale")
    return counter


@pytest.fixture
def cashiers(open_page: Open, cashier: Actor, stocked: Goods) -> Counter:
    """A cashier's page, which sells and nothing else."""
    assert stocked
    return open_page(cashier)


def said(counter: Counter, name: str) -> str:
    """A label's text."""
    return counter.find(QLabel, name).text()


def answer(counter: Counter, shortcut: str, name: str, *keys: str) -> None:
    """Presses a key that opens a dialog, and types into that; each text goes to what has focus.

    Whose key does nothing yet, for the page is still writing, presses it again.
    """
    done: list[bool] = []

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != name:
            return
        for key in keys:
            target = dialog.focusWidget() or dialog
            if key.startswith("<"):
                QTest.keyClick(target, getattr(Qt.Key, f"Key_{key[1:-1]}"))
            else:
                QTest.keyClicks(target, key)
        done.append(True)

    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: None if done else type_it())
    timer.start()

    def is_answered() -> bool:
        if not done:
            counter.keys(shortcut)
        return bool(done)

    counter.qtbot.waitUntil(is_answered)
    timer.stop()
    come_back(counter)


def come_back(counter: Counter) -> None:
    """After a dialog the desktop makes the page's window active again; here nobody else does."""
    with counter.qtbot.waitActive(counter.page):
        counter.page.activateWindow()

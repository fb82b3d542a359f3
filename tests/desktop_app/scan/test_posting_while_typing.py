"""Posting while a value of the tape is being typed: it counts, or nothing is booked."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.scan.hand_limit import LargeQuantityDialog
from tests.desktop_app.scan.conftest import NOODLES, RICE, Counter, Open
from tests.shops import ONE, RUPIAH, on_hand, receive

Goods = dict[str, bytes]
BOOKED = "SELECT count(*) FROM document WHERE kind <> 'opening'"
POST = pytest.mark.parametrize("post", ["F9", "click"])


class Switched(QObject):
    """Notes whenever a widget can be used, or no longer."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[bool] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything pass."""
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QWidget):
            self.seen.append(watched.isEnabled())
        return False


def type_into(counter: Counter, key: str, text: str) -> None:
    """Goes into the lines and to a value; F2, and digits without Enter."""
    counter.keys("Down")
    counter.keys("Right" if key != "quantity" else "Left")
    assert counter.table.currentIndex().column() == counter.column(key)
    counter.keys("F2")
    counter.qtbot.keyClicks(counter.find(QLineEdit, "tapeEditor"), text)


def press_post(counter: Counter, way: str) -> None:
    """By key or by mouse."""
    if way == "click":
        counter.press("postDocument")
    else:
        counter.keys(way)


@POST
def test_a_quantity_that_is_being_typed_is_booked(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods, post: str
) -> None:
    """Scan, F2, 12 and at once F9: twelve are there."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, "quantity", "12")
    press_post(counter, post)
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert on_hand(shop_database, shop_with_goods["rice"]) == 12 * ONE


def test_a_price_that_is_being_typed_is_booked(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods
) -> None:
    """Not the price of the list."""
    receive(shop_database, owner, shop_with_goods["rice"], 10 * ONE, RUPIAH)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE)
    type_into(counter, "unit_price", "70000")
    counter.pay()
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    sold = shop_database.rows("SELECT total FROM document WHERE kind = 'sale'")
    assert sold == [(70_000 * RUPIAH,)]


@POST
def test_a_refused_value_stops_the_posting(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods, post: str
) -> None:
    """The keys go to it and its reason shows; mended, it is booked."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, "quantity", "12x")
    counter.field.setFocus()
    press_post(counter, post)
    editor = counter.find(QLineEdit, "tapeEditor")
    counter.qtbot.waitUntil(editor.hasFocus)
    assert "not a number" in counter.find(QLabel, "tapeReason").text()
    assert counter.find(QPushButton, "postDocument").isEnabled()
    editor.end(False)
    editor.backspace()
    press_post(counter, post)
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert shop_database.rows(BOOKED) == [(1,)]
    assert on_hand(shop_database, shop_with_goods["rice"]) == 12 * ONE


def test_a_value_that_cannot_be_kept_stops_the_posting(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A number by itself, but too much money on the line: refused, and nothing is booked."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, "unit_cost", "9999999999\r")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp9,999,999,999"])
    type_into(counter, "quantity", "9999")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: counter.card.startswith("Not done"))
    counter.scan(NOODLES)
    assert shop_database.rows(BOOKED) == [(0,)]
    assert counter.cells("quantity") == ["1", "1"]


def test_a_question_about_the_value_comes_instead(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever did not mean 15,000 has booked nothing."""
    asked: list[object] = []
    monkeypatch.setattr(LargeQuantityDialog, "ask", lambda *said: asked.append(said[0]))
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, "quantity", "15000")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: asked == [15_000_000])
    assert counter.find(QLineEdit, "tapeEditor").hasFocus()
    counter.scan(NOODLES)
    assert shop_database.rows(BOOKED) == [(0,)]


def test_what_is_being_booked_is_not_sent_again(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, shop_with_goods: Goods
) -> None:
    """Neither by a second F9, nor by the change that is kept on the way."""
    receive(shop_database, owner, shop_with_goods["rice"], 12 * ONE)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE)
    post = counter.page.findChildren(QPushButton, "postDocument")[-1]  # the sale's
    switched = Switched(post)
    type_into(counter, "quantity", "12")
    counter.pay()
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert switched.seen == [False]

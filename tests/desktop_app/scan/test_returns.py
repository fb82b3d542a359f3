"""Return: a sale is named, scans are matched to its lines, and the money goes back."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.discounts import discount_draft
from db.operations.documents import PostedDocument, post_draft
from db.operations.drafts import add_line, open_draft
from db.rules.discounts import Discount
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.return_sale_dialog import ReturnSaleDialog
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, SUGAR, Counter, Open
from tests.shops import ONE, on_hand, receive, sell

LINES = "SELECT code, quantity FROM draft_line WHERE undone_at IS NULL ORDER BY id"


@pytest.fixture
def sale(
    shop_database: ShopDatabase, owner: Actor, shop_with_goods: dict[str, bytes]
) -> PostedDocument:
    """Two of rice and three of noodles; the owner sold them."""
    for name in ("rice", "noodles", "sugar"):
        receive(shop_database, owner, shop_with_goods[name], 100 * ONE)
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code=RICE, count=2 * ONE)
    add_line(shop_database, owner, draft=draft, code=NOODLES, count=3 * ONE)
    return post_draft(shop_database, owner, draft=draft)


def returning(open_page: Open, actor: Actor) -> Counter:
    """Somebody's page in this mode."""
    counter = open_page(actor)
    counter.switch_to("customer_return")
    return counter


def says(counter: Counter, words: str) -> None:
    """Until the card says so."""
    counter.qtbot.waitUntil(lambda: words in counter.card)


def test_the_sales_number_is_typed_then_scans_are_matched(
    open_page: Open,
    cashier: Actor,
    sale: PostedDocument,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
) -> None:
    """Price and what is left are shown, F9 books it, the card says what money goes back."""
    counter = returning(open_page, cashier)
    counter.qtbot.keyClicks(counter.find(QLineEdit, "documentReference"), f"{sale.number}\r")
    counter.qtbot.waitUntil(lambda: "2 of 2" in counter.find(QLabel, "documentSale").text())
    counter.scan(RICE, NOODLES)
    assert counter.cells("left") == ["3", "2"]
    assert counter.cells("unit_price") == ["Rp3,500", "Rp74,500"]
    assert counter.find(QLabel, "documentTotal").text() == "Rp78,000"
    counter.keys("F9")
    says(counter, "Return booked: give back")
    assert "Rp78,000" in counter.card
    assert on_hand(shop_database, shop_with_goods["rice"]) == 99 * ONE
    booked = "SELECT external_ref, total FROM document WHERE kind = 'customer_return'"
    assert shop_database.rows(booked) == [(sale.number, 780_000_000)]


def test_the_money_that_goes_back_is_whole(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
) -> None:
    """12,35 % off 3.500 is 3.067,75: 3.068 was paid and goes back; the books keep it as it is."""
    receive(shop_database, owner, shop_with_goods["noodles"], ONE)
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code=NOODLES)
    discount_draft(shop_database, owner, draft=draft, discount=Discount(rate=1_235))
    number = post_draft(shop_database, owner, draft=draft).number
    counter = returning(open_page, owner)
    counter.scan(number, NOODLES)
    assert counter.find(QLabel, "documentTotal").text() == "Rp3,068"
    counter.keys("F9")
    says(counter, "Return booked: give back")
    assert "Rp3,068\n" in f"{counter.card}\n"
    booked = "SELECT total FROM document WHERE kind = 'customer_return'"
    assert shop_database.rows(booked) == [(30_677_500,)]


def test_too_much_is_refused_in_words(
    open_page: Open, owner: Actor, sale: PostedDocument, shop_database: ShopDatabase
) -> None:
    """When it is scanned, when a carton is, and when a quantity is typed."""
    counter = returning(open_page, owner)
    counter.scan(sale.number)
    counter.scan(RICE, RICE)
    counter.scan(RICE)
    assert "Of “Beras 5 kg” only 0 can still come back, not 1." in counter.card
    counter.scan(CARTON)
    assert "only 3 can still come back, not 12" in counter.card
    counter.keys("F2")
    counter.qtbot.keyClicks(counter.find(QLineEdit, "tapeEditor"), "5\r")
    says(counter, "not 6")
    assert shop_database.rows(LINES) == [(RICE, ONE), (RICE, ONE)]


def test_a_scanned_number_is_the_sale(open_page: Open, owner: Actor, sale: PostedDocument) -> None:
    """The code on the receipt does; a number that is no sale's, and a code of nothing, say so."""
    counter = returning(open_page, owner)
    counter.scan(sale.number)
    assert sale.number in counter.card
    counter.scan(SUGAR)
    assert f"“Gula <img src=x>” is not in {sale.number}" in counter.card
    counter.scan("RCV-K1-000001")
    assert "No item has the code RCV-K1-000001" in counter.card
    field = counter.find(QLineEdit, "documentReference")
    field.clear()
    counter.qtbot.keyClicks(field, "SAL-K9-9\r")
    says(counter, "There is no sale with the number SAL-K9-9")


def test_the_sale_is_chosen_by_what_was_in_it(
    open_page: Open,
    owner: Actor,
    sale: PostedDocument,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
) -> None:
    """A scan without a sale asks; the newest is on top; what is scanned meanwhile comes after."""
    other = sell(shop_database, owner, shop_with_goods["rice"], ONE)
    sell(shop_database, owner, shop_with_goods["sugar"], ONE)
    counter = returning(open_page, owner)
    listed: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        tables = dialog.findChildren(QTableView) if dialog else []
        if not tables or not tables[0].model().rowCount():
            QTimer.singleShot(10, answer)
            return
        model = tables[0].model()
        listed.extend(str(model.index(row, 0).data()) for row in range(model.rowCount()))
        tables[0].selectRow(1)
        counter.session.signals.scanned.emit(scan_of_text(NOODLES, "wedge"))
        counter.qtbot.waitUntil(lambda: counter.page.findChild(ReturnSaleDialog) is not None)
        counter.session.background.write(lambda: None, lambda _: dialog.accept())  # type: ignore[union-attr]  # it is there

    QTimer.singleShot(10, answer)
    counter.session.signals.scanned.emit(scan_of_text(RICE, "wedge"))
    counter.qtbot.waitUntil(lambda: len(shop_database.rows(LINES)) == 2)
    assert listed == [other.number, sale.number]
    assert shop_database.rows(LINES) == [(RICE, ONE), (NOODLES, ONE)]


def test_without_a_sale_nothing_comes_back(
    open_page: Open,
    owner: Actor,
    sale: PostedDocument,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever does not choose is told what to do."""
    monkeypatch.setattr(ReturnSaleDialog, "ask", lambda *_: None)
    counter = returning(open_page, owner)
    counter.scan(RICE)
    assert "Choose the sale that “Beras 5 kg” comes back of." in counter.card
    assert shop_database.rows(LINES) == []
    monkeypatch.setattr(ReturnSaleDialog, "ask", lambda *_: sale.number)
    counter.press("chooseSale")
    counter.scan(RICE)
    assert counter.cells("item") == ["Beras 5 kg"]


def test_all_of_it_comes_back_at_once(
    open_page: Open, owner: Actor, sale: PostedDocument, shop_database: ShopDatabase
) -> None:
    """Only what is left, and what is on the tape already is not taken twice."""
    counter = returning(open_page, owner)
    assert not counter.has("returnAll")
    counter.scan(sale.number)
    counter.qtbot.waitUntil(lambda: counter.has("returnAll"))
    counter.scan(RICE)
    counter.press("returnAll")
    counter.qtbot.waitUntil(lambda: counter.table.model().rowCount() == 3)
    assert counter.find(QLabel, "documentTotal").text() == "Rp159,500"
    counter.keys("F9")
    says(counter, "Rp159,500")
    counter.scan(sale.number)
    counter.qtbot.waitUntil(lambda: "0 of 2" in counter.find(QLabel, "documentSale").text())


def test_the_return_is_back_after_a_restart(
    open_page: Open, owner: Actor, sale: PostedDocument
) -> None:
    """With its sale, so that scanning goes on."""
    before = returning(open_page, owner)
    before.scan(sale.number)
    before.scan(RICE)
    before.page.close()
    after = open_page(owner)
    after.qtbot.waitUntil(lambda: after.cells("item") == ["Beras 5 kg"])
    assert after.page.mode == "customer_return"
    after.qtbot.waitUntil(lambda: "2 of 2" in after.find(QLabel, "documentSale").text())
    assert after.find(QLineEdit, "documentReference").text() == sale.number
    after.scan(NOODLES)
    assert after.cells("item")[0] == "Mie Goreng"
    assert after.find(QPushButton, "postDocument").isEnabled()

"""The till: paying, change, discounts, and sales that wait; by keyboard as a cashier does it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.approvals import approve
from db.operations.discounts import discount_draft
from db.operations.items import archive_item
from db.operations.own_account import set_pin
from db.operations.settings import set_direct_sale
from db.queries.drafts import open_draft_of
from db.rules.discounts import NONE, Discount
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.discount_dialog import DiscountDialog
from desktop_app.scan.discount_field import DiscountField, text_of
from desktop_app.scan.parked_dialog import ParkedDialog
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from tests.desktop_app.scan.conftest import NOODLES, RICE, SUGAR, Counter, Open
from tests.shops import ONE, PASSWORD, RUPIAH, receive

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


def begin_payment(counter: Counter) -> QLineEdit:
    """F9; the field for the cash, which has the focus."""
    counter.keys("F9")
    cash = counter.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    counter.qtbot.waitUntil(cash.hasFocus)
    return cash


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


def test_exact_cash_takes_two_keys(cashiers: Counter, shop_database: ShopDatabase) -> None:
    """F9, Enter; the page is ready for the next customer."""
    cashiers.scan(RICE, NOODLES)
    begin_payment(cashiers)
    cashiers.keys("Return")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(78_000 * RUPIAH, "cash")]
    assert "Rp78,000" in cashiers.card
    assert cashiers.field.hasFocus()
    assert cashiers.has("paySale")
    assert not cashiers.has("postDocument")


def test_f9_twice_is_exact_cash_too(cashiers: Counter, shop_database: ShopDatabase) -> None:
    """For whoever posts without looking."""
    cashiers.scan(RICE)
    begin_payment(cashiers)
    cashiers.keys("F9")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "cash")]


@pytest.fixture
def direct(
    open_page: Open, shop_database: ShopDatabase, owner: Actor, cashier: Actor, stocked: Goods
) -> Counter:
    """A cashier's page in a shop that books its sales at once."""
    assert stocked
    set_direct_sale(shop_database, owner, on=True)
    counter = open_page(cashier)
    counter.qtbot.waitUntil(lambda: counter.has("askPayment"))
    return counter


def test_a_shop_may_book_a_sale_with_one_key(direct: Counter, shop_database: ShopDatabase) -> None:
    """F9, as exactly paid in cash; pressed twice it is one sale; unknown codes are told first."""
    assert direct.find(QPushButton, "paySale").text() == "Paid in cash  F9"
    direct.scan(RICE, "4006381333931")
    direct.keys("F9")
    direct.qtbot.waitUntil(lambda: "Unknown codes are still on the tape (1)" in direct.card)
    direct.press("removeUnknown")
    direct.scan(NOODLES)
    for _ in range(2):
        direct.keys("F9")
    direct.qtbot.waitUntil(lambda: "Sale booked" in direct.card)
    direct.settle()
    assert shop_database.rows(SOLD) == [(78_000 * RUPIAH, "cash")]
    assert "Sale booked" in direct.card
    assert direct.field.hasFocus()


def test_the_button_says_what_cash_is_due(
    open_page: Open, shop_database: ShopDatabase, owner: Actor, stocked: Goods
) -> None:
    """Where the total has parts of a rupiah, which nobody can hand over."""
    assert stocked
    set_direct_sale(shop_database, owner, on=True)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(NOODLES)
    answer(counter, "F11", "discountDialog", "12,35%", "<Return>")
    counter.qtbot.waitUntil(lambda: said(counter, "documentTotal") == "Rp3,067.75")
    assert counter.find(QPushButton, "paySale").text() == "Paid in cash: Rp3,068  F9"


def test_other_payments_are_asked_for_all_the_same(
    direct: Counter, shop_database: ShopDatabase
) -> None:
    """Shift+F9 leads to the ways to pay; the next sale is booked at once again."""
    direct.scan(RICE)
    direct.keys("Shift+F9")
    cash = direct.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    direct.qtbot.waitUntil(cash.hasFocus)
    assert not direct.has("askPayment")
    direct.press("pay-qris")
    direct.keys("Return")
    direct.qtbot.waitUntil(lambda: "Sale booked" in direct.card)
    direct.scan(NOODLES)
    assert direct.has("askPayment")
    direct.keys("F9")
    direct.qtbot.waitUntil(lambda: "Sale booked" in direct.card)
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "qris"), (3_500 * RUPIAH, "cash")]


def test_change_is_told_while_typing_and_after(
    cashiers: Counter, shop_database: ShopDatabase
) -> None:
    """`100.000` is a hundred thousand; the card shows the change until the next scan."""
    cashiers.scan(RICE)
    cash = begin_payment(cashiers)
    cashiers.qtbot.keyClicks(cash, "100.000")
    assert (said(cashiers, "changeCaption"), said(cashiers, "changeDue")) == (
        "Change due",
        "Rp25,500",
    )
    cashiers.keys("Return")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert "Rp25,500\nChange due" in cashiers.card
    assert "Rp74,500" in cashiers.card
    cashiers.scan(NOODLES)
    assert "Change" not in cashiers.card


def test_too_little_says_what_is_missing(cashiers: Counter, shop_database: ShopDatabase) -> None:
    """Nothing is booked; scanning, another way to pay and more money all go on."""
    cashiers.scan(RICE)
    cash = begin_payment(cashiers)
    cashiers.qtbot.keyClicks(cash, "50000")
    assert (said(cashiers, "changeCaption"), said(cashiers, "changeDue")) == (
        "Missing",
        "Rp24,500",
    )
    cashiers.keys("Return")
    cashiers.scan(NOODLES)
    assert said(cashiers, "changeDue") == "Rp28,000"
    assert shop_database.rows(SOLD) == []
    assert cash.selectedText() == "50000"
    cashiers.qtbot.keyClicks(cash, "80000")
    cashiers.keys("Return")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(78_000 * RUPIAH, "cash")]


def test_round_notes_are_a_click_away(cashiers: Counter, shop_database: ShopDatabase) -> None:
    """And the exact amount; the click only fills the field."""
    cashiers.scan(RICE)
    cash = begin_payment(cashiers)
    quick = [cashiers.find(QPushButton, f"quickCash{number}") for number in range(3)]
    assert [button.text() for button in quick] == ["75,000", "80,000", "100,000"]
    cashiers.press("quickCash1")
    assert said(cashiers, "changeDue") == "Rp5,500"
    assert cash.hasFocus()
    cashiers.press("exactCash")
    assert said(cashiers, "changeDue") == "Rp0"
    assert shop_database.rows(SOLD) == []


def test_cash_is_asked_for_as_it_is_shown(till: Counter, shop_database: ShopDatabase) -> None:
    """12,35 % off 3.500 is 3.067,75: who hands over 3.068 has paid; the books keep it as it is."""
    till.scan(NOODLES)
    answer(till, "F11", "discountDialog", "12,35%", "<Return>")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp3,067.75")
    cash = begin_payment(till)
    assert cash.placeholderText() == "Exact: Rp3,068"
    till.qtbot.keyClicks(cash, "3068")
    assert (said(till, "changeCaption"), said(till, "changeDue")) == ("Change due", "Rp0")
    till.keys("Return")
    till.qtbot.waitUntil(lambda: "Sale booked" in till.card)
    assert shop_database.rows(SOLD) == [(30_677_500, "cash")]
    assert "Change due" not in till.card


@pytest.mark.parametrize("method", ["qris", "card", "transfer", "other"])
def test_other_ways_to_pay_take_one_enter(
    cashiers: Counter, shop_database: ShopDatabase, method: str
) -> None:
    """There is no cash to type, and no change."""
    cashiers.scan(RICE)
    begin_payment(cashiers)
    cashiers.press(f"pay-{method}")
    assert not cashiers.has("quickCash0")
    cashiers.keys("Return")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, method)]


def test_the_next_customer_begins_with_cash(cashiers: Counter) -> None:
    """Whatever the last one gave."""
    cashiers.scan(RICE)
    cash = begin_payment(cashiers)
    cashiers.qtbot.keyClicks(cash, "90000")
    cashiers.press("pay-card")
    cashiers.keys("Return")
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    cashiers.scan(RICE)
    assert begin_payment(cashiers).text() == ""
    assert cashiers.find(QPushButton, "pay-cash").isChecked()


@pytest.mark.parametrize("typed", ["8991002101104", "96385074", "abc"])
def test_a_barcode_is_no_cash(cashiers: Counter, shop_database: ShopDatabase, typed: str) -> None:
    """A slow scanner that types into the field sells nothing; the reason stands there."""
    cashiers.scan(NOODLES)
    cash = begin_payment(cashiers)
    cashiers.qtbot.keyClicks(cash, typed)
    cashiers.keys("Return")
    assert cash.accessibleDescription() != ""
    assert not cashiers.page.findChild(QLabel, "changeDue").isVisible()  # type: ignore[union-attr]  # it is there
    assert shop_database.rows(SOLD) == []


def test_esc_goes_back_to_the_tape(cashiers: Counter) -> None:
    """Nothing is lost, and the next scan is heard."""
    cashiers.scan(RICE)
    begin_payment(cashiers)
    cashiers.keys("Esc")
    assert cashiers.has("paySale")
    assert cashiers.field.hasFocus()
    cashiers.scan(NOODLES)
    assert said(cashiers, "documentTotal") == "Rp78,000"


def test_unknown_codes_are_told_before_the_customer_pays(cashiers: Counter) -> None:
    """F9 says so and asks for no money."""
    cashiers.scan(RICE, "4006381333931")
    cashiers.keys("F9")
    cashiers.qtbot.waitUntil(lambda: "Unknown codes are still on the tape (1)" in cashiers.card)
    assert not cashiers.has("postDocument")


def test_too_little_stock_keeps_the_payment(
    open_page: Open,
    owner: Actor,
    shop_with_goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sold anyway, it is paid as it was said; the change is told."""
    assert shop_with_goods
    monkeypatch.setattr(ShortStockDialog, "ask", lambda *_: True)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE)
    counter.pay("80000")
    counter.qtbot.waitUntil(lambda: "Sale booked" in counter.card)
    assert "Rp5,500\nChange due" in counter.card
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "cash")]


def test_a_discount_is_typed_in_the_line(till: Counter, shop_database: ShopDatabase) -> None:
    """Percent or money; the total follows, what is saved is told, undo and redo go through."""
    till.scan(RICE, NOODLES)
    index = till.table.model().index(0, till.column("discount"))
    for typed, shown, amount, total in (
        ("10%", "10%", "Rp3,150", "Rp77,650"),
        ("500", "Rp500", "Rp3,000", "Rp77,500"),
    ):
        till.table.setCurrentIndex(index)
        till.table.edit_current()
        editor = till.find(QLineEdit, "tapeEditor")
        editor.selectAll()
        till.qtbot.keyClicks(editor, f"{typed}\r")
        till.qtbot.waitUntil(lambda shown=shown: till.cells("discount") == [shown, ""])  # type: ignore[misc]  # bound now
        assert till.cells("amount") == [amount, "Rp74,500"]
        assert said(till, "documentTotal") == total
    assert said(till, "saleSaved") == "You save Rp500"
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: till.cells("discount") == ["10%", ""])
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: till.cells("discount") == ["", ""])
    till.keys("Ctrl+Shift+Z")
    till.qtbot.waitUntil(lambda: till.cells("discount") == ["10%", ""])
    till.pay()
    till.qtbot.waitUntil(lambda: "Sale booked" in till.card)
    assert shop_database.rows(SOLD) == [(77_650 * RUPIAH, "cash")]


def test_a_discount_on_the_whole_sale(till: Counter, shop_database: ShopDatabase) -> None:
    """F11; a total while it is typed; undo takes it back, redo brings it again."""
    till.scan(RICE, NOODLES)
    answer(till, "F11", "discountDialog", "50%", "<Return>")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp39,000")
    assert said(till, "saleSaved") == "You save Rp39,000 · discount 50%"
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp78,000")
    assert till.table.model().rowCount() == 2
    till.keys("Ctrl+Shift+Z")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp39,000")
    till.pay()
    till.qtbot.waitUntil(lambda: "Sale booked" in till.card)
    assert shop_database.rows(SOLD) == [(39_000 * RUPIAH, "cash")]
    till.scan(SUGAR)
    assert said(till, "documentTotal") == "Rp1"


def test_the_discounts_total_follows_scans(till: Counter) -> None:
    """A colleague scans on while the owner types: the dialog, too, says what will be paid."""
    till.scan(RICE)
    totals: list[str] = []

    def scan_and_accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DiscountDialog)
        total = dialog.findChild(QLabel, "discountedTotal")
        assert total is not None
        QTest.keyClicks(dialog.focusWidget(), "50%")
        totals.append(total.text())
        till.session.signals.scanned.emit(scan_of_text(NOODLES, "wedge"))
        till.qtbot.waitUntil(lambda: till.table.model().rowCount() == 2)
        totals.append(total.text())
        dialog.primary.click()

    QTimer.singleShot(0, scan_and_accept)
    till.keys("F11")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp39,000")
    assert totals == ["Rp37,250", "Rp39,000"]


def test_the_dialog_tells_the_total_while_it_is_typed(qtbot: QtBot) -> None:
    """Emptied, the discount is taken back; what is none stays with its reason."""
    dialog = DiscountDialog(Discount(rate=1_250), lambda given: text_of(given, "IDR"), "IDR")
    qtbot.addWidget(dialog)
    dialog.show()
    field = dialog.findChild(DiscountField)
    total = dialog.findChild(QLabel, "discountedTotal")
    assert field is not None
    assert total is not None
    assert (field.text(), total.text()) == ("12.5%", "12.5%")
    for typed, discount in (
        ("7,5%", Discount(rate=750)),
        ("2.500", Discount(amount=2_500 * RUPIAH)),
        ("12,350%", Discount(rate=1_235)),
        ("100.000 %", Discount(rate=10_000)),
        ("0%", Discount(rate=0)),
        ("", NONE),
    ):
        field.setText(typed)
        assert field.discount() == discount
    for wrong, reason in (
        ("101%", "At most 100%."),
        ("1.250,5%", "At most 100%."),
        ("12,345%", "At most 2 decimals."),
        ("12.3456%", "At most 2 decimals."),
        ("-1%", "At least 0%."),
        ("x", "This is not a number."),
        ("%", "This is not a number."),
    ):
        field.setText(wrong)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.accessibleDescription() == reason
        assert dialog.isVisible()


@pytest.fixture
def approved(
    cashiers: Counter, shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> Counter:
    """A rice and two noodles on the cashier's tape, with 10 % off all that the owner allowed."""
    cashiers.scan(RICE, NOODLES, NOODLES)
    row = open_draft_of(shop_database, cashier, kind="sale")
    assert row is not None
    set_pin(shop_database, owner, password=PASSWORD, pin="583904")
    wanted = {"permission": "price.override", "login": "owner", "pin": "583904"}
    allowed = replace(cashier, approval=approve(shop_database, cashier, **wanted))
    discount_draft(shop_database, allowed, draft=row.id, discount=Discount(rate=1_000))
    cashiers.session.signals.items_changed.emit(frozenset())
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp73,350")
    return cashiers


def test_a_scan_after_an_approved_discount_is_told_to_end_it(approved: Counter) -> None:
    """In amber, with what to do; the total is of the whole price."""
    approved.session.signals.scanned.emit(scan_of_text(NOODLES, "wedge"))
    approved.qtbot.waitUntil(lambda: approved.card.startswith("Discount taken off"))
    assert "Ask for it again" in approved.card
    assert said(approved, "documentTotal") == "Rp85,000"
    assert not approved.page.findChild(QLabel, "saleSaved").isVisible()  # type: ignore[union-attr]  # it is there
    approved.keys("Ctrl+Z")
    approved.qtbot.waitUntil(lambda: said(approved, "documentTotal") == "Rp81,500")
    assert "Discount taken off" in approved.card


def test_undo_of_a_quantity_leaves_the_discount_taken_off(approved: Counter) -> None:
    """Nobody gets a discount back by Ctrl+Z that they could not give; the quantity comes back."""
    approved.table.setCurrentIndex(approved.table.model().index(0, approved.column("quantity")))
    approved.table.edit_current()
    approved.qtbot.keyClicks(approved.find(QLineEdit, "tapeEditor"), "3\r")
    approved.qtbot.waitUntil(lambda: approved.card.startswith("Discount taken off"))
    approved.keys("Ctrl+Z")
    approved.qtbot.waitUntil(lambda: approved.cells("quantity") == ["1", "1", "1"])
    assert said(approved, "documentTotal") == "Rp81,500"
    approved.keys("Ctrl+Shift+Z")
    approved.qtbot.waitUntil(lambda: approved.cells("quantity") == ["3", "1", "1"])


def test_the_discount_goes_with_the_last_line(till: Counter) -> None:
    """It is told, and what is scanned next has its price."""
    till.scan(RICE)
    answer(till, "F11", "discountDialog", "50%", "<Return>")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp37,250")
    till.keys("Ctrl+Z")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp74,500")
    till.keys("Ctrl+Shift+Z")
    till.qtbot.waitUntil(lambda: said(till, "documentTotal") == "Rp37,250")
    till.table.setCurrentIndex(till.table.model().index(0, 0))
    till.qtbot.keyClick(till.table, Qt.Key.Key_Delete)
    till.qtbot.waitUntil(lambda: "no line left" in till.card)
    assert not till.page.findChild(QLabel, "saleSaved").isVisible()  # type: ignore[union-attr]  # it is there
    till.scan(NOODLES)
    assert said(till, "documentTotal") == "Rp3,500"


def test_a_cashier_gives_no_discount(cashiers: Counter) -> None:
    """There is neither a button nor a column; a discount that is there is shown."""
    cashiers.scan(RICE)
    assert not cashiers.has("discountSale")
    assert cashiers.table.isColumnHidden(cashiers.column("discount"))


def test_a_sale_waits_while_another_one_is_sold(
    cashiers: Counter, shop_database: ShopDatabase, cashier: Actor
) -> None:
    """F10, a name, Enter; sold is the other one; F10, Enter goes on with the first."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "Bu Ani", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert cashiers.card.startswith("Bu Ani waits")
    cashiers.scan(NOODLES)
    cashiers.pay()
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(3_500 * RUPIAH, "cash")]
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    row = open_draft_of(shop_database, cashier, kind="sale")
    assert row is not None
    assert row.label == "Bu Ani"


def test_going_on_parks_what_is_on_the_tape(cashiers: Counter) -> None:
    """Both are there, in turn."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    cashiers.scan(NOODLES, SUGAR)
    answer(cashiers, "F10", "parkedDialog", "<Tab>", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert said(cashiers, "documentTotal") == "Rp74,500"


def test_a_parked_sale_is_there_after_a_restart(
    open_page: Open, cashier: Actor, stocked: Goods
) -> None:
    """The count stands on the button; the tape is empty."""
    assert stocked
    first = open_page(cashier)
    first.scan(RICE)
    answer(first, "F10", "parkedDialog", "<Return>")
    first.qtbot.waitUntil(lambda: first.table.model().rowCount() == 0)
    second = open_page(cashier)
    park = second.find(QPushButton, "parkSale")
    second.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")
    assert second.table.model().rowCount() == 0


def test_an_archived_item_is_told_when_its_sale_goes_on(
    cashiers: Counter, shop_database: ShopDatabase, owner: Actor, stocked: Goods
) -> None:
    """On the card, the line and at F9, before anybody pays; without its line the rest is sold."""
    cashiers.scan(RICE, NOODLES)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: "(1)" in cashiers.find(QPushButton, "parkSale").text())
    archive_item(shop_database, owner, item=stocked["noodles"])
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: "have restored: Mie Goreng." in cashiers.card)
    assert cashiers.cells("result") == ["Archived", "Added"]
    cashiers.keys("F9")
    cashiers.qtbot.waitUntil(lambda: cashiers.card.startswith("Not done\nArchived goods"))
    assert not cashiers.has("postDocument")
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp74,500")
    cashiers.pay()
    cashiers.qtbot.waitUntil(lambda: "Sale booked" in cashiers.card)
    assert shop_database.rows(SOLD) == [(74_500 * RUPIAH, "cash")]


def test_a_parked_sale_is_thrown_away_after_a_question(
    cashiers: Counter, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which names how much goes; no means no."""
    asked: list[Sequence[Any]] = []
    answers = [False, True]

    def ask(*words: Any) -> bool:
        asked.append(words[:2])
        return answers.pop(0)

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    cashiers.scan(RICE, NOODLES)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Waiting (1)  F10")

    def discard() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ParkedDialog)
        button = dialog.findChild(QPushButton, "discardParked")
        assert button is not None
        button.click()
        assert dialog.isVisible()
        button.click()

    QTimer.singleShot(0, discard)
    come_back(cashiers)
    cashiers.keys("F10")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    assert asked[0] == (
        "Discard this sale?",
        "Its lines (2) go for good; none of them is booked.",
    )
    assert shop_database.rows("SELECT count(*) FROM draft") == [(0,)]


def test_undo_after_going_on_takes_back_its_own_lines(cashiers: Counter) -> None:
    """What was typed on the other tape stays as it is."""
    cashiers.scan(RICE)
    answer(cashiers, "F10", "parkedDialog", "<Return>")
    cashiers.qtbot.waitUntil(lambda: cashiers.table.model().rowCount() == 0)
    cashiers.scan(NOODLES)
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp0")
    answer(cashiers, "F10", "parkedDialog", "<Return>")  # nothing counts that could wait
    cashiers.qtbot.waitUntil(lambda: cashiers.cells("item") == ["Beras 5 kg"])
    park = cashiers.find(QPushButton, "parkSale")
    cashiers.qtbot.waitUntil(lambda: park.text() == "Park  F10")
    assert not cashiers.find(QPushButton, "redoLine").isEnabled()
    cashiers.keys("Ctrl+Z")
    cashiers.qtbot.waitUntil(lambda: said(cashiers, "documentTotal") == "Rp0")


@pytest.mark.parametrize("name", ["paySale", "parkSale"])
def test_nothing_to_pay_or_to_park(cashiers: Counter, name: str) -> None:
    """An empty till has nothing to press but the mode."""
    assert not cashiers.find(QPushButton, name).isEnabled()


def test_the_panel_fits_beside_the_camera(qapp: QApplication, till: Counter) -> None:
    """At 1366x768 nothing scrolls while the customer pays, with a discount and missing money."""
    apply_theme(qapp, "light")
    till.page.resize(1142, 676)
    till.scan(RICE)
    answer(till, "F11", "discountDialog", "5%", "<Return>")
    till.qtbot.waitUntil(lambda: "5%" in said(till, "saleSaved"))
    cash = begin_payment(till)
    till.qtbot.keyClicks(cash, "8991002101104\r")
    inside = till.page.findChild(QWidget, "qt_scrollarea_viewport")
    assert inside is not None
    content = inside.findChild(QWidget)
    assert content is not None
    till.qtbot.waitUntil(lambda: content.minimumSizeHint().height() <= 676)

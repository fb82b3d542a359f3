"""Paying and change, by keyboard as a cashier does it."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.settings import set_direct_sale
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.shell.theme import apply_theme
from tests.desktop_app.scan.conftest import NOODLES, RICE, Counter, Open
from tests.desktop_app.scan.till.conftest import SOLD, Goods, answer, said
from tests.shops import RUPIAH


def begin_payment(counter: Counter) -> QLineEdit:
    """F9; the field for the cash, which has the focus."""
    counter.keys("F9")
    cash = counter.page.findChild(QLineEdit, "cashGiven")
    assert cash is not None
    counter.qtbot.waitUntil(cash.hasFocus)
    return cash


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

"""Discounts of a line and of the whole sale, by keyboard as an owner gives them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.approvals import approve
from db.operations.discounts import discount_draft
from db.operations.own_account import set_pin
from db.queries.drafts import open_draft_of
from db.rules.discounts import NONE, Discount
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.discount_dialog import DiscountDialog
from desktop_app.scan.discount_field import DiscountField, text_of
from tests.desktop_app.scan.conftest import NOODLES, RICE, SUGAR, Counter
from tests.desktop_app.scan.till.conftest import SOLD, answer, said
from tests.shops import PASSWORD, RUPIAH


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

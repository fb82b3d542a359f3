"""What the customer reads of a sale: never more than is printed on a receipt."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.queries.drafts import TapeLine
from db.rules.discounts import NONE, Discount
from db.rules.money import THOUSANDTHS
from desktop_app.scan.discount_field import text_of
from desktop_app.scan.payment import Payment
from desktop_app.scan.tape_lines import money_of, sale_of
from desktop_app.widgets.numbers import format_money, format_quantity


@dataclass(frozen=True)
class CustomerFace:
    """The texts of the display: above what happened last, below the large figure with its name."""

    title: str
    details: str = ""
    caption: str = ""
    figure: str = ""


def welcome() -> CustomerFace:
    """Before the first item."""
    return CustomerFace(QCoreApplication.translate("CustomerFace", "Welcome"))


def face_of_sale(lines: Sequence[TapeLine], discount: Discount, currency: str) -> CustomerFace:
    """The newest item that counts, how many there are, and what all of it comes to."""
    sold = [line for line in lines if line.item is not None and not line.undone]
    if not sold:
        return welcome()
    bill = sale_of(sold, discount)
    caption = QCoreApplication.translate("CustomerFace", "Total · items: {count}")
    caption = caption.format(count=format_quantity(sum(_pieces(line) for line in sold)))
    if bill.saved:
        saved = QCoreApplication.translate("CustomerFace", "You save {money}")
        caption += " · " + saved.format(money=money_of(bill.saved, currency))
    return CustomerFace(
        sold[0].name or "", _price_of(sold[0], currency), caption, money_of(bill.total, currency)
    )


def face_of_thanks(total: int, payment: Payment | None, currency: str) -> CustomerFace:
    """After posting: what goes back to the customer, else what was paid."""
    title = QCoreApplication.translate("CustomerFace", "Thank you")
    if payment is None or not payment.change:
        paid = QCoreApplication.translate("CustomerFace", "Paid")
        return CustomerFace(title, "", paid, money_of(total, currency))
    details = QCoreApplication.translate("CustomerFace", "Total {total} · cash {given}").format(
        total=money_of(payment.due, currency), given=format_money(payment.given, currency)
    )
    change = QCoreApplication.translate("CustomerFace", "Your change")
    return CustomerFace(title, details, change, format_money(payment.change, currency))


def _pieces(line: TapeLine) -> int:
    """In thousandths; what is weighed is one thing."""
    return THOUSANDTHS if line.decimals else line.quantity


def _price_of(line: TapeLine, currency: str) -> str:
    """The line as a sum; the amount alone where that says it."""
    amount = money_of(sale_of([line]).total, currency)
    if line.unit_price is None or (line.quantity == THOUSANDTHS and line.discount == NONE):
        return amount
    price = money_of(line.unit_price, currency)
    said = f"{format_quantity(line.quantity)} {line.unit} × {price}"
    if line.discount != NONE:
        said += f" − {text_of(line.discount, currency)}"
    return f"{said} = {amount}"

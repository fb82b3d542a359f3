"""How a sale was paid: what the till knows of it between the customer's hand and the books."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from db.rules.payment import CASH, due_in_cash


@dataclass(frozen=True)
class Payment:
    """For a sale of `total`, which is `due` in cash; `given` is the cash that was handed over.

    In ten-thousandths.
    """

    method: str
    total: int
    due: int
    given: int

    @property
    def change(self) -> int:
        """What goes back to the customer; below zero it is missing."""
        return self.given - self.due


def exact_cash(total: int, currency: str) -> Payment:
    """A sale that is paid with what it costs, as cash is counted."""
    due = due_in_cash(total, currency)
    return Payment(CASH, total, due, due)


def name_of_method(method: str) -> str:
    """A way to pay, as its button is called, with its mnemonic."""
    names = {
        CASH: QCoreApplication.translate("Payment", "&Cash"),
        "qris": QCoreApplication.translate("Payment", "&QRIS"),
        "card": QCoreApplication.translate("Payment", "Car&d"),
        "transfer": QCoreApplication.translate("Payment", "&Transfer"),
        "other": QCoreApplication.translate("Payment", "Oth&er"),
    }
    return names[method]

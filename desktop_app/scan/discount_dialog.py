"""Asks for the discount of a whole sale, and shows what is then to be paid."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from db.rules.discounts import Discount
from desktop_app.scan.discount_field import DiscountField
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog


class DiscountDialog(FormDialog):
    """`total_with(discount)` is the total in words while it is typed; scans go on meanwhile, and
    it is asked again when the signal `changed` comes.
    """

    def __init__(
        self,
        discount: Discount,
        total_with: Callable[[Discount], str],
        currency: str,
        parent: QWidget | None = None,
        *,
        changed: SignalInstance | None = None,
    ) -> None:
        super().__init__(self.tr("Discount on this sale"), self.tr("&Apply"), parent)
        self.setObjectName("discountDialog")
        self._total_with = total_with
        self._field = DiscountField(currency)
        self._field.setObjectName("saleDiscount")
        self._total = label("", "figure")
        self._total.setObjectName("discountedTotal")
        hint = self.tr("A percentage leaves out lines with a discount of their own. Empty: none.")
        self.add_row(self.tr("Percentage or a&mount"), self._field, hint)
        self.content.addWidget(self._total)
        self.offer_pad(self._field)
        self._field.value_changed.connect(self._show_total)
        self.submitted.connect(self._on_submitted)
        if changed is not None:
            changed.connect(self._show_total)
        self._field.set_discount(discount)
        self._field.selectAll()
        self._show_total()
        self._field.setFocus()

    @classmethod
    def ask(
        cls,
        discount: Discount,
        total_with: Callable[[Discount], str],
        currency: str,
        parent: QWidget | None = None,
        *,
        changed: SignalInstance | None = None,
    ) -> Discount | None:
        """The new discount, which says nothing to take it back; None when it stays as it is."""
        dialog = cls(discount, total_with, currency, parent, changed=changed)
        return dialog._field.discount() if dialog.answered() else None

    def _show_total(self) -> None:
        self._total.setText(self._total_with(self._field.discount()))

    def _on_submitted(self) -> None:
        if self._field.check():
            self.accept()

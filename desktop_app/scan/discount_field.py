"""The field for a discount: `10%` or an amount of money."""

from decimal import Decimal
from typing import cast

from PySide6.QtWidgets import QWidget

from db.rules.discounts import FULL_RATE, NONE, Discount
from desktop_app.widgets.number_fields import NumberField
from desktop_app.widgets.numbers import (
    MONEY_BOUND,
    NumberRefused,
    format_money,
    format_quantity,
    parse_money,
    parse_quantity,
    plain_money,
    plain_quantity,
)

_PERCENT = "%"


def text_of(discount: Discount, currency: str) -> str:
    """`10%`, `Rp5.000`, or "" for a discount that says nothing."""
    if discount.rate is not None:
        return format_quantity(discount.rate * 10) + _PERCENT
    return "" if discount.amount is None else format_money(discount.amount, currency)


class DiscountField(NumberField):
    """Empty takes the discount back. The value is the rate's or the amount's, in its own parts."""

    _scale = 4

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(0, MONEY_BOUND, required=False, parent=parent)
        self._currency = currency
        self.setPlaceholderText(self.tr("10% or 5,000"))

    def discount(self) -> Discount:
        """What stands in the field; nothing when empty or wrong."""
        value = self.value()
        if value is None:
            return NONE
        return Discount(rate=value) if self._is_rate() else Discount(amount=value)

    def set_discount(self, discount: Discount) -> None:
        """Shows a discount, written so that it can be edited."""
        if discount.rate is not None:
            self.setText(plain_quantity(discount.rate * 10) + _PERCENT)
        else:
            self.set_value(discount.amount)

    def _is_rate(self) -> bool:
        return _PERCENT in self.text()

    def _parse(self, text: str) -> int:
        if not self._is_rate():
            return parse_money(text)
        number = text.replace(_PERCENT, "", 1)
        if not number.strip():
            raise NumberRefused("not_a_number")
        return _rate_of(number)

    def _plain(self, value: int) -> str:
        return plain_money(value)

    def _shown(self, value: int) -> str:
        if self._is_rate():
            return text_of(Discount(rate=min(value, FULL_RATE)), self._currency)
        return format_money(value, self._currency)


def _rate_of(number: str) -> int:
    """Hundredths of a percent. Nobody means thousands of them: `12,345` has three decimals."""
    try:
        thousandths = parse_quantity(number, 2)
    except NumberRefused as refusal:
        if refusal.code != "ambiguous":
            raise
        readings = cast("list[str]", refusal.details["readings"])
        thousandths = int(min(Decimal(reading) for reading in readings).scaleb(3))
    if thousandths > FULL_RATE * 10:
        raise NumberRefused("too_large")
    if thousandths % 10:
        raise NumberRefused("too_fine", decimals=2)
    return thousandths // 10

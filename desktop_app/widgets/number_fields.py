"""Fields for quantities and money: a text that is a number, or the reason why it is none."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.numbers import (
    MONEY_BOUND,
    QUANTITY_BOUND,
    SYMBOLS,
    NumberRefused,
    format_money,
    format_quantity,
    parse_money,
    parse_quantity,
    plain_money,
    plain_quantity,
)


class NumberField(CheckedField):
    """What both fields share; the value is an integer of the smallest part, or None."""

    _scale = 0

    def __init__(
        self, minimum: int, maximum: int, *, required: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._minimum = minimum
        self._maximum = maximum
        self._required = required
        self._known: tuple[str, int] | None = None
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def value(self) -> int | None:
        """The number in the field; None when empty or wrong."""
        try:
            return self._read()
        except NumberRefused:
            return None

    def set_value(self, value: int | None) -> None:
        """Shows a number, written so that it can be edited."""
        text = "" if value is None else self._plain(value)
        self._known = None if value is None else (text, value)
        self.setText(text)

    def problem(self) -> str:
        """What is wrong with the text, in a sentence; "" when nothing is."""
        try:
            self._read()
        except NumberRefused as refusal:
            if refusal.code != "empty" or self._required:
                return self._sentence(refusal)
        return ""

    def choices(self) -> list[tuple[str, int]]:
        """The two numbers that an ambiguous text can mean, each as text and value."""
        try:
            self._read()
        except NumberRefused as refusal:
            readings = refusal.details.get("readings", [])
            assert isinstance(readings, list)  # noqa: S101  (what numbers.py promises)
            values = [int(Decimal(reading).scaleb(self._scale)) for reading in readings]
            return [(self._plain(value), value) for value in values]
        return []

    def _read(self) -> int:
        if self._known is not None and self._known[0] == self.text():
            value = self._known[1]
        else:
            value = self._parse(self.text())
        if value < self._minimum:
            raise NumberRefused("too_small")
        if value > self._maximum:
            raise NumberRefused("too_large")
        return value

    def _sentence(self, refusal: NumberRefused) -> str:
        decimals = refusal.details.get("decimals")
        if refusal.code == "too_fine" and decimals == 0:
            return self.tr("Only whole numbers here.")
        sentences = {
            "empty": self.tr("A number is needed here."),
            "not_a_number": self.tr("This is not a number."),
            "ambiguous": self.tr("Which number is meant?"),
            "too_fine": self.tr("At most {decimals} decimals."),
            "too_small": self.tr("At least {minimum}."),
            "too_large": self.tr("At most {maximum}."),
        }
        return sentences[refusal.code].format(
            decimals=decimals,
            minimum=self._shown(self._least()),
            maximum=self._shown(self._maximum),
        )

    def _least(self) -> int:
        return self._minimum

    def _parse(self, text: str) -> int:
        raise NotImplementedError

    def _plain(self, value: int) -> str:
        raise NotImplementedError

    def _shown(self, value: int) -> str:
        raise NotImplementedError


class QuantityField(NumberField):
    """A quantity in thousandths of a unit that is counted to `decimals` places."""

    _scale = 3

    def __init__(
        self,
        decimals: int = 0,
        minimum: int = 0,
        maximum: int = QUANTITY_BOUND,
        *,
        required: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(minimum, maximum, required=required, parent=parent)
        self._decimals = decimals

    def set_decimals(self, decimals: int) -> None:
        """Another unit, counted to another number of places."""
        self._decimals = decimals
        self._on_text_changed()

    def _least(self) -> int:
        """Of pieces at least one, where of kilograms a thousandth would do."""
        step: int = 10 ** (self._scale - self._decimals)
        return -(-self._minimum // step) * step

    def _parse(self, text: str) -> int:
        return parse_quantity(text, self._decimals)

    def _plain(self, value: int) -> str:
        return plain_quantity(value)

    def _shown(self, value: int) -> str:
        return format_quantity(value)


class MoneyField(NumberField):
    """An amount in ten-thousandths of the currency."""

    _scale = 4

    def __init__(
        self,
        currency: str = "IDR",
        minimum: int = 0,
        maximum: int = MONEY_BOUND,
        *,
        required: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(minimum, maximum, required=required, parent=parent)
        self._currency = currency
        self.setPlaceholderText(SYMBOLS.get(currency, currency))

    def _parse(self, text: str) -> int:
        return parse_money(text)

    def _plain(self, value: int) -> str:
        return plain_money(value)

    def _shown(self, value: int) -> str:
        return format_money(value, self._currency)

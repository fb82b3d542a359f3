"""Fields for quantities and money: a text that is a number, or the reason why it is none."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.widgets.controls import set_look
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


class NumberField(QLineEdit):
    """What both fields share; the value is an integer of the smallest part, or None.

    `value_changed(value)` follows the typing. `problem_changed(sentence)` comes when the field is
    left with something wrong in it, and with "" as soon as that is mended.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)
    _scale = 0

    def __init__(
        self, minimum: int, maximum: int, *, required: bool, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._minimum = minimum
        self._maximum = maximum
        self._required = required
        self._known: tuple[str, int] | None = None
        self._shown_problem = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._on_editing_finished)

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

    def check(self) -> bool:
        """Whether the field can be taken; if not it shows why and takes the focus."""
        self._show_problem(self.problem())
        if self._shown_problem:
            self.setFocus()
        return not self._shown_problem

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A field that is entered is typed over."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

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

    def _show_problem(self, problem: str) -> None:
        set_look(self, "invalid", bool(problem))
        if problem != self._shown_problem:
            self._shown_problem = problem
            self.setAccessibleDescription(problem)
            self.problem_changed.emit(problem)

    def _on_text_changed(self) -> None:
        if self._shown_problem and not self.problem():
            self._show_problem("")
        self.value_changed.emit(self.value())

    def _on_editing_finished(self) -> None:
        if self.text():
            self._show_problem(self.problem())

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

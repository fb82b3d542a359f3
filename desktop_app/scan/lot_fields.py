"""The fields for a batch and its last day, typed on the tape."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import InvalidInput
from db.rules.barcodes import has_valid_check_digit
from db.rules.days import read_day
from desktop_app.scan.hand_limit import looks_like_code
from desktop_app.widgets.checked_field import CheckedField
from desktop_app.widgets.days import plain_day

LONGEST = 64


class BatchField(CheckedField):
    """The code of a batch; "" for none. What a scanner types into it is no batch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)

    def value(self) -> str:
        """The code."""
        return self.text().strip()

    def set_value(self, value: str) -> None:
        """Shows a code."""
        self.setText(value)

    def problem(self) -> str:
        """A number with a right check digit is an item's."""
        code = self.value()
        if self.isModified() and looks_like_code(code) and has_valid_check_digit(code):
            return self.tr("This is a barcode, not a batch.")
        return ""


class DayField(CheckedField):
    """A day as ISO text, "" for none; typed as 311226, 31/12/2026, 2026-12-31 or 12/26."""

    def __init__(self, this_year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._this_year = this_year
        self._known = ("", "")
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setPlaceholderText(self.tr("ddmmyy"))

    def value(self) -> str | None:
        """The day; None for what is none."""
        text = self.text().strip()
        if text == self._known[0]:
            return self._known[1]
        try:
            return read_day(text, self._this_year).isoformat() if text else ""
        except InvalidInput:
            return None

    def set_value(self, value: str | None) -> None:
        """Shows a day, with its whole year."""
        self._known = (plain_day(value), value) if value else ("", "")
        self.setText(self._known[0])

    def problem(self) -> str:
        """How a day is written."""
        return "" if self.value() is not None else self.tr("Type a day such as 311226, or 12/26.")

"""What no hand types as a quantity: a barcode never, and over 9,999 only after a question."""

import re
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_quantity

HAND_LIMIT: Final = 9_999_000  # thousandths
_CODE = re.compile("[0-9]{8,}")  # the shortest EAN has eight digits


def looks_like_code(text: str) -> bool:
    """Whether a text is a barcode rather than a number that somebody typed."""
    return _CODE.fullmatch(text.strip()) is not None


class LargeQuantityDialog(FormDialog):
    """Asks whether a quantity above the limit is meant; changing it is the default."""

    def __init__(self, quantity: int, unit: str, name: str, parent: QWidget | None = None) -> None:
        shown = format_quantity(quantity)
        yes = self.tr("&Yes, {quantity}").format(quantity=shown)
        title = self.tr("{quantity} of {name}?")
        title = title.format(quantity=f"{shown} {unit}".rstrip(), name=name)
        super().__init__(title, yes, parent, primary="danger")
        self.setObjectName("largeQuantityDialog")
        self.cancel.setText(self.tr("&Change"))
        self.content.addWidget(
            label(self.tr("That is more than a hand usually counts."), wrap=True)
        )
        self.submitted.connect(self.accept)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, quantity: int, unit: str, name: str, parent: QWidget | None = None) -> bool:
        """Whether that many (thousandths) are meant."""
        return cls(quantity, unit, name, parent).answered()

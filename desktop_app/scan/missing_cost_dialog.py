"""Says which goods have no cost, and lets them be booked without; typing the costs is safer."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_money

_SHOWN = 12


class MissingCostDialog(FormDialog):
    """Names the items; going back to enter their costs is the default."""

    def __init__(self, names: Sequence[str], currency: str, parent: QWidget | None = None) -> None:
        title = self.tr("These goods have no cost yet")
        super().__init__(title, self.tr("&Post without cost"), parent, primary="danger")
        self.setObjectName("missingCostDialog")
        self.cancel.setText(self.tr("&Enter costs"))
        sentence = self.tr("Posted without cost they are worth {zero} in stock and in profit.")
        self.content.addWidget(label(sentence.format(zero=format_money(0, currency)), wrap=True))
        for name in names[:_SHOWN]:
            self.content.addWidget(label(name, "strong", wrap=True))
        if len(names) > _SHOWN:
            more = self.tr("and {count} more").format(count=len(names) - _SHOWN)
            self.content.addWidget(label(more, "quiet"))
        self.submitted.connect(self.accept)
        self.cancel.setFocus()

    @classmethod
    def ask(cls, names: Sequence[str], currency: str, parent: QWidget | None = None) -> bool:
        """Whether they are to be posted without cost."""
        return cls(names, currency, parent).answered()

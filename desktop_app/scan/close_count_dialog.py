"""Ends a stocktake: what was counted, what was not, and what becomes of that."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QRadioButton, QWidget

from db.queries.counted import UncountedRow
from db.queries.counts import CountSummary
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_money, format_quantity

_SHOWN = 8
Uncounted = Literal["leave", "zero"]


@dataclass(frozen=True)
class CountEnd:
    """How a count stands: its figures, and the first of what is not counted yet."""

    summary: CountSummary
    missing: list[UncountedRow]


class CloseCountDialog(FormDialog):
    """What was not counted stays as the books have it, unless somebody says that it is gone."""

    def __init__(self, end: CountEnd, currency: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("CloseCountDialog", "Close the stocktake “{name}”?")
        action = QCoreApplication.translate("CloseCountDialog", "Close and &book")
        super().__init__(title.format(name=end.summary.count.name), action, parent)
        self.setObjectName("closeCountDialog")
        self._currency = currency
        self._leave = QRadioButton(self.tr("They are there as the books say: &leave them"))
        self._zero = QRadioButton(self.tr("They are &gone: there are none"))
        self._build_content(end)
        self.submitted.connect(self.accept)

    @classmethod
    def ask(cls, end: CountEnd, currency: str, parent: QWidget | None = None) -> Uncounted | None:
        """What becomes of what nobody counted; None when it is not to be closed."""
        dialog = cls(end, currency, parent)
        if not dialog.answered():
            return None
        return "zero" if dialog._zero.isChecked() else "leave"

    def _build_content(self, end: CountEnd) -> None:
        self.content.addWidget(label(self._figures(end.summary), wrap=True))
        if end.summary.uncounted:
            said = self.tr("Not counted yet: {count}").format(count=end.summary.uncounted)
            self.content.addWidget(label(said, "strong"))
            self.content.addWidget(label(self._names(end), "quiet", wrap=True))
            self._leave.setObjectName("leaveUncounted")
            self._zero.setObjectName("zeroUncounted")
            self._leave.setChecked(True)
            self.content.addWidget(self._leave)
            self.content.addWidget(self._zero)
        said = self.tr("One document books every difference. It can be reversed.")
        self.content.addWidget(label(said, "caption", wrap=True))

    def _figures(self, summary: CountSummary) -> str:
        parts = [self.tr("Counted: {count}.").format(count=summary.counted)]
        if summary.exact is not None:
            different = summary.counted - summary.exact
            parts.append(self.tr("Different from the books: {count}.").format(count=different))
        if summary.found is not None and summary.missing is not None:
            said = self.tr("Found for {found}, missing for {missing}.")
            found, missing = (
                format_money(each, self._currency) for each in (summary.found, summary.missing)
            )
            parts.append(said.format(found=found, missing=missing))
        return " ".join(parts)

    def _names(self, end: CountEnd) -> str:
        names = [_said(row) for row in end.missing[:_SHOWN]]
        more = end.summary.uncounted - len(names)
        if more > 0:
            names.append(self.tr("and {count} more").format(count=more))
        return "\n".join(names)


def _said(row: UncountedRow) -> str:
    goods = row.goods
    parts = [goods.name, goods.location_name, goods.lot_code]
    if row.recorded is not None:
        parts.append(f"{format_quantity(row.recorded)} {goods.unit}")
    return " · ".join(filter(None, parts))

"""Counts something anew: how many are there now, and why it is not what the books say."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from db.queries.count_tape import CountTapeRow
from db.rules.documents import REASONS
from desktop_app.scan.count_table import details_of
from desktop_app.scan.hand_quantity import HandQuantity
from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_dialog import FormDialog

_WORDS = {
    "damage": QT_TRANSLATE_NOOP("RecountDialog", "Damaged"),
    "loss": QT_TRANSLATE_NOOP("RecountDialog", "Lost or stolen"),
    "expired": QT_TRANSLATE_NOOP("RecountDialog", "Expired"),
    "own_use": QT_TRANSLATE_NOOP("RecountDialog", "Used in the shop"),
    "found": QT_TRANSLATE_NOOP("RecountDialog", "Found"),
    "correction": QT_TRANSLATE_NOOP("RecountDialog", "Booked wrongly before"),
}


@dataclass(frozen=True)
class Recount:
    """How many (thousandths) are there now; `reason` is one of REASONS or ""."""

    counted: int
    reason: str
    note: str


class RecountDialog(FormDialog):
    """It counts what is there at this moment, whatever was counted before."""

    def __init__(self, row: CountTapeRow, parent: QWidget | None = None) -> None:
        again = QCoreApplication.translate("RecountDialog", "Count {name} again")
        title = again if row.piles else QCoreApplication.translate("RecountDialog", "Count {name}")
        action = QCoreApplication.translate("RecountDialog", "Count &so")
        super().__init__(title.format(name=row.goods.name), action, parent)
        self.setObjectName("recountDialog")
        self._counted = HandQuantity(row.decimals)
        self._reason, self._note = QComboBox(), QLineEdit(row.note)
        self._build_content(row)
        self.submitted.connect(self._on_submitted)

    @classmethod
    def ask(cls, row: CountTapeRow, parent: QWidget | None = None) -> Recount | None:
        """What was counted; None when the person thought better of it."""
        dialog = cls(row, parent)
        counted = dialog._counted.value() if dialog.answered() else None
        if counted is None:
            return None
        return Recount(counted, dialog._reason.currentData(), dialog._note.text())

    def _build_content(self, row: CountTapeRow) -> None:
        self._counted.setObjectName("recounted")
        if row.piles:
            self._counted.set_value(row.counted)
        self._reason.setObjectName("recountReason")
        self._note.setObjectName("recountNote")
        self._reason.addItem(self.tr("No reason given"), "")
        for reason in REASONS:
            said = QCoreApplication.translate("RecountDialog", _WORDS[reason])
            self._reason.addItem(said, reason)
        self._reason.setCurrentIndex(max(self._reason.findData(row.reason), 0))
        self.content.addWidget(label(details_of(row), "quiet", wrap=True))
        hint = self.tr("All of it that is there now, in {unit}; 0 when there is none.")
        self.add_row(self.tr("&Quantity"), self._counted, hint.format(unit=row.goods.unit))
        self.add_row(self.tr("&Reason"), self._reason)
        self.add_row(self.tr("N&ote"), self._note)
        self.offer_pad(self._counted)
        self._counted.setFocus()
        self._counted.selectAll()

    def _on_submitted(self) -> None:
        if self._counted.check():
            self.accept()

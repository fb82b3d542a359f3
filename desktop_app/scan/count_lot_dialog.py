"""Asks of which batch counted goods are: one that is known, a new one, or none."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QComboBox, QWidget

from db.errors import LumbungError
from db.queries.items import ItemRow, item_of_scan
from db.queries.lots import LotRow, item_lots
from desktop_app.capture.scan import Scan
from desktop_app.scan.lot_fields import BatchField, DayField
from desktop_app.scan.open_count import Lot
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.form_dialog import FormDialog

_NEW = "new"


class CountLotDialog(FormDialog):
    """Names the item; its batches come first, in the order in which they go out."""

    def __init__(self, session: Session, scan: Scan, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("CountLotDialog", "Which batch is it?")
        super().__init__(title, QCoreApplication.translate("CountLotDialog", "Coun&t"), parent)
        self.setObjectName("countLotDialog")
        self._item = label("", "lead", wrap=True)
        self._lots = QComboBox()
        self._code, self._day = BatchField(), DayField(QDate.currentDate().year())
        self._build_content()
        self._lots.currentIndexChanged.connect(self._on_chosen)
        self.submitted.connect(self._on_submitted)
        session.background.read(
            partial(_lots_of, session, scan), self._on_read, self._on_failed, owner=self
        )

    @classmethod
    def ask(cls, session: Session, scan: Scan, parent: QWidget | None = None) -> Lot | None:
        """The batch; an empty one for goods without; None when it is not to be counted."""
        dialog = cls(session, scan, parent)
        return dialog.lot() if dialog.answered() else None

    def lot(self) -> Lot | None:
        """What is chosen or typed; None while that is none."""
        chosen = self._lots.currentData()
        if chosen != _NEW:
            return chosen if isinstance(chosen, Lot) else None
        day = self._day.value()
        if day is None or self._code.problem():
            return None
        return Lot(self._code.value(), date.fromisoformat(day) if day else None)

    def _build_content(self) -> None:
        for field, name in (
            (self._item, "countLotItem"),
            (self._lots, "countLot"),
            (self._code, "countLotCode"),
            (self._day, "countLotDay"),
        ):
            field.setObjectName(name)
        self.content.addWidget(self._item)
        self.add_row(self.tr("&Batch"), self._lots)
        self._new = [
            self.add_row(self.tr("C&ode on the package"), self._code),
            self.add_row(self.tr("Expiry &date"), self._day),
        ]
        self.content.addStretch(1)
        self.offer_pad(self._code)
        self._lots.addItem(self.tr("Another batch…"), _NEW)
        self._lots.addItem(self.tr("These have no batch"), Lot())

    def _on_read(self, found: tuple[ItemRow | None, list[LotRow]]) -> None:
        item, lots = found
        if item is not None:
            self._item.setText(f"{item.name} · {item.sku}")
        known = {(lot.code, lot.expires_on): lot for lot in lots if lot.code or lot.expires_on}
        for number, lot in enumerate(known.values()):
            day = date.fromisoformat(lot.expires_on) if lot.expires_on else None
            until = day_in_words(day) if day else ""
            said = " · ".join(filter(None, (lot.code, until)))
            self._lots.insertItem(number, said, Lot(lot.code, day))
        self._lots.setCurrentIndex(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        for row in self._new:
            row.setVisible(self._lots.currentData() == _NEW)

    def _on_submitted(self) -> None:
        if self.lot() is not None or (self._code.check() and self._day.check()):
            self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))


def _lots_of(session: Session, scan: Scan) -> tuple[ItemRow | None, list[LotRow]]:
    row = item_of_scan(session.database, session.actor, scan.text, scan.symbology, scan.number)
    if row is None or not session.person.may("stock.view"):
        return row, []
    return row, item_lots(session.database, session.actor, item=row.id)

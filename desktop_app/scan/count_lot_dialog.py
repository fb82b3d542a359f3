"""Asks of which lot counted goods are: one that is known, a new one, or none."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from db.errors import LumbungError
from db.queries.items import item_of_scan
from db.queries.lots import LotRow, item_lots
from desktop_app.capture.scan import Scan
from desktop_app.scan.moments import day_of
from desktop_app.scan.open_count import Lot
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.form_row import FormRow

_NEW = "new"


class CountLotDialog(FormDialog):
    """The lots that there should be come first, in the order in which they go out."""

    def __init__(self, session: Session, scan: Scan, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("CountLotDialog", "Which lot is it?")
        super().__init__(title, QCoreApplication.translate("CountLotDialog", "&Count"), parent)
        self.setObjectName("countLotDialog")
        self._lots = QComboBox()
        self._code, self._day = QLineEdit(), QLineEdit()
        self._build_content()
        self._lots.currentIndexChanged.connect(self._on_chosen)
        self.submitted.connect(self._on_submitted)
        session.background.read(
            partial(_lots_of, session, scan), self._on_read, self._on_failed, owner=self
        )

    @classmethod
    def ask(cls, session: Session, scan: Scan, parent: QWidget | None = None) -> Lot | None:
        """The lot; an empty one for goods without; None when it is not to be counted."""
        dialog = cls(session, scan, parent)
        return dialog.lot() if dialog.answered() else None

    def lot(self) -> Lot | None:
        """What is chosen or typed; None while that is no date."""
        chosen = self._lots.currentData()
        if chosen != _NEW:
            return chosen if isinstance(chosen, Lot) else None
        text = self._day.text().strip()
        day = QDate.fromString(text, Qt.DateFormat.ISODate)
        if text and not day.isValid():
            return None
        return Lot(self._code.text(), day.toPython() if text else None)  # type: ignore[arg-type]  # a date

    def _build_content(self) -> None:
        for field, name in (
            (self._lots, "countLot"),
            (self._code, "countLotCode"),
            (self._day, "countLotDay"),
        ):
            field.setObjectName(name)
        self._day.setPlaceholderText("2027-12-31")
        self.add_row(self.tr("&Lot"), self._lots)
        self._new = [
            self.add_row(self.tr("C&ode on the package"), self._code),
            self.add_row(self.tr("Expiry &date (year-month-day)"), self._day),
        ]
        self.content.addStretch(1)
        self._lots.addItem(self.tr("Another lot…"), _NEW)
        self._lots.addItem(self.tr("These have no lot"), Lot())

    def _on_read(self, lots: list[LotRow]) -> None:
        known = {(lot.code, lot.expires_on): lot for lot in lots if lot.code or lot.expires_on}
        for number, lot in enumerate(known.values()):
            day = QDate.fromString(lot.expires_on or "", Qt.DateFormat.ISODate)
            until = day_of(lot.expires_on) if lot.expires_on else ""
            said = " · ".join(filter(None, (lot.code, until)))
            kept = Lot(lot.code, day.toPython() if day.isValid() else None)  # type: ignore[arg-type]  # a date
            self._lots.insertItem(number, said, kept)
        self._lots.setCurrentIndex(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        for row in self._new:
            row.setVisible(self._lots.currentData() == _NEW)

    def _on_submitted(self) -> None:
        if self.lot() is None:
            wrong: FormRow = self._new[1]
            wrong.show_problem(self.tr("This is no date. Type it as 2027-12-31."))
            self._day.setFocus()
        else:
            self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))


def _lots_of(session: Session, scan: Scan) -> list[LotRow]:
    row = item_of_scan(session.database, session.actor, scan.text, scan.symbology, scan.number)
    if row is None or not session.person.may("stock.view"):
        return []
    return item_lots(session.database, session.actor, item=row.id)

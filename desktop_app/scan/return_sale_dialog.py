"""Chooses the sale that something comes back of, among the newest or those that had it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.errors import LumbungError
from db.queries.items import ItemRow, item_of_scan
from db.queries.returns import SaleRow, returnable_sales
from desktop_app.capture.scan import Scan
from desktop_app.scan.moments import when
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_money, format_quantity
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.tokens import GRID

Found = tuple[ItemRow | None, list[SaleRow]]


class ReturnSaleDialog(FormDialog):
    """With a scan the sales that have some of its item left, else the newest of all."""

    def __init__(self, session: Session, scan: Scan | None, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ReturnSaleDialog", "Which sale does it come back of?")
        action = QCoreApplication.translate("ReturnSaleDialog", "C&hoose")
        super().__init__(title, action, parent, width=100 * GRID)
        self._session = session
        self._of_item = scan is not None
        self._sentence = label("", wrap=True)
        self._table = DataTable("returnSales", session.settings)
        self._model = RowsModel(self._columns(), self)
        self._build_content()
        self._read(scan)

    @classmethod
    def ask(cls, session: Session, scan: Scan | None, parent: QWidget | None = None) -> str | None:
        """The number of the sale; None when the person thought better of it."""
        dialog = cls(session, scan, parent)
        if not dialog.answered():
            return None
        row: SaleRow = dialog._table.current_row()
        return row.number

    def _columns(self) -> Sequence[Column[SaleRow]]:
        currency, timezone = self._session.shop.currency, self._session.shop.timezone
        left = Column[SaleRow](
            "left",
            self.tr("Can come back"),
            lambda row: "–" if row.left is None else format_quantity(row.left),
            align="right",
            width=120,
        )
        return (
            Column("number", self.tr("Sale"), lambda row: row.number, width=144),
            Column("at", self.tr("When"), lambda row: when(row.at, timezone), stretch=True),
            Column("person", self.tr("Sold by"), lambda row: row.person or "–", width=128),
            *([left] if self._of_item else []),
            Column(
                "total",
                self.tr("Total"),
                lambda row: format_money(row.total, currency),
                align="right",
            ),
        )

    def _build_content(self) -> None:
        self.setObjectName("returnSaleDialog")
        self._table.setAccessibleName(self.tr("Sales"))
        self._table.setMinimumHeight(32 * GRID)
        self._table.show_model(self._model)
        self.content.addWidget(self._sentence)
        self.content.addWidget(self._table, 1)
        self.primary.setEnabled(False)
        self._table.row_chosen.connect(lambda _: self.accept())
        self.submitted.connect(self.accept)
        self._table.setFocus()

    def _read(self, scan: Scan | None) -> None:
        session = self._session
        session.background.read(
            partial(_sales, session, scan), self._on_read, self._on_failed, owner=self
        )

    def _on_read(self, found: Found) -> None:
        item, sales = found
        self._model.set_rows(sales)
        self.primary.setEnabled(bool(sales))
        said = self.tr("The newest sales. Or type the number of the sale.")
        if item is not None:
            said = self.tr("The newest sales with “{name}” of which some can still come back.")
            if not sales:
                said = self.tr("There is no sale with “{name}” of which some can still come back.")
            said = said.format(name=item.name)
        if not self._session.person.may_for_all("report.view"):
            hint = self.tr("Only your own are listed: for others type the number of the sale.")
            said = f"{said} {hint}"
        self._sentence.setText(said)
        if sales:
            self._table.select_row(0)

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))
        self.primary.setEnabled(False)


def _sales(session: Session, scan: Scan | None) -> Found:
    database, actor = session.database, session.actor
    item = scan and item_of_scan(database, actor, scan.text, scan.symbology, scan.number)
    return item or None, returnable_sales(database, actor, item=item.id if item else None)

"""Gives a code that nobody knew to an item that is there already."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.errors import LumbungError
from db.operations.items import BarcodeFields, add_barcode
from db.queries.items import ItemFilter, ItemRow, find_items
from desktop_app.scan.hand_quantity import HandQuantity
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.newest import Newest
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import label
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.search_field import SearchField
from desktop_app.widgets.tokens import GRID

_ONE = 1_000
_LISTED = 50


class AddToItemDialog(FormDialog):
    """Search, choose, say how many the code counts; scans go on to the tape meanwhile.

    Nothing can be added while the list is not the one of the text in the search field, and Enter
    there only chooses: a slow scanner that types into it adds nothing.
    """

    def __init__(self, session: Session, code: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("AddToItemDialog", "Add the code to an item")
        action = QCoreApplication.translate("AddToItemDialog", "&Add")
        super().__init__(title, action, parent, width=72 * GRID)
        self._session = session
        self._newest = Newest(session.database)
        self._code = code
        self._item: bytes | None = None
        self._listed: str | None = None  # the text that the rows were found for
        self._search = SearchField(self.tr("Name, SKU or barcode"))
        self._table = DataTable("addToItemTable")
        self._model = RowsModel(self._columns(), self)
        self._count = HandQuantity(minimum=1)
        self._build_content()
        self._connect_content()
        self._find("")

    @classmethod
    def ask(cls, session: Session, code: str, parent: QWidget | None = None) -> bytes | None:
        """The item that has the code now; None when the person thought better of it."""
        dialog = cls(session, code, parent)
        return dialog._item if dialog.answered() else None

    def _columns(self) -> Sequence[Column[ItemRow]]:
        return (
            Column("name", self.tr("Item"), lambda row: row.name, stretch=True),
            Column("sku", self.tr("SKU"), lambda row: row.sku),
            Column(
                "on_hand",
                self.tr("In stock"),
                lambda row: format_quantity(row.on_hand),
                align="right",
                quiet=lambda row: row.unit,
            ),
        )

    def _build_content(self) -> None:
        self.setObjectName("addToItemDialog")
        self._search.setObjectName("addToItemSearch")
        self._table.setAccessibleName(self.tr("Items"))
        self._table.setMinimumHeight(28 * GRID)
        self._table.show_model(self._model)
        self._count.setObjectName("addToItemCount")
        self._count.set_value(_ONE)
        self.content.addWidget(label(self._code, "lead", wrap=True))
        self.content.addWidget(self._search)
        self.content.addWidget(self._table, 1)
        hint = self.tr("1 for a single piece, 12 for a carton of 12.")
        self.add_row(self.tr("&One scan counts"), self._count, hint)
        self.offer_pad(self._count)
        self.primary.setEnabled(False)
        self._search.setFocus()

    def _connect_content(self) -> None:
        self._search.search_changed.connect(self._find)
        self._search.textChanged.connect(self._show_possible)
        self._search.returnPressed.connect(self._on_search_entered)
        self._search.left_downwards.connect(self._table.setFocus)
        self._table.current_row_changed.connect(self._on_chosen)
        self._table.row_chosen.connect(lambda _: self._count.setFocus())
        self.submitted.connect(self._on_submitted)

    def _find(self, text: str) -> None:
        session, where = self._session, ItemFilter(text=text)
        find = partial(find_items, session.database, session.actor, where=where, limit=_LISTED)
        session.background.read(
            self._newest.asked(find),
            partial(self._on_found, text),
            owner=self,
            key="found",
        )

    def set_busy(self, busy: bool) -> None:
        """Nor can it be sent without an item."""
        super().set_busy(busy)
        self._show_possible()

    def _show_possible(self) -> None:
        is_chosen = self._is_listed() and self._table.current_row() is not None
        self.primary.setEnabled(is_chosen and not self._busy)

    def _is_listed(self) -> bool:
        return self._listed == self._search.text()

    def _on_search_entered(self) -> None:
        is_found = self._is_listed() and len(self._model.rows) == 1
        (self._count if is_found else self._table).setFocus()

    def _on_found(self, text: str, rows: list[ItemRow]) -> None:
        self._listed = text
        self._model.set_rows(rows)
        if rows:
            self._table.select_row(0)
        self._show_possible()

    def _on_chosen(self, row: ItemRow | None) -> None:
        self._show_possible()
        if row is not None:
            self._count.set_decimals(row.decimals)

    def _on_submitted(self) -> None:
        row, count = self._table.current_row(), self._count.value()
        if row is None or not self._count.check() or count is None:
            return
        self.set_busy(True)
        barcode = BarcodeFields(self._code, count)
        session = self._session
        session.background.write(
            partial(add_barcode, session.database, session.actor, item=row.id, barcode=barcode),
            lambda _: self._on_added(row.id),
            self._on_failed,
            owner=self,
        )

    def _on_added(self, item: bytes) -> None:
        self._item = item
        self._session.signals.items_changed.emit(frozenset({item}))
        self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))

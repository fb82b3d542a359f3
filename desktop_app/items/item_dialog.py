"""Creates or edits one item; a scan while it is open becomes a barcode of the item."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError
from db.operations.items import create_item, edit_item
from db.queries.items import item_barcode, item_detail
from db.queries.shop import categories, suppliers, units
from desktop_app.items.item_form import FormChoices, ItemForm
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.fitting_area import FittingArea
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID

_WIDTH = 112 * GRID
_MARGIN = 6 * GRID


class ItemDialog(FormDialog):
    """`item` is None for a new one, which may begin with a barcode. While it is visible every
    scan becomes a barcode; `ask` claims them meanwhile.
    """

    def __init__(
        self,
        session: Session,
        item: bytes | None = None,
        barcode: str = "",
        parent: QWidget | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        titles = translate("ItemDialog", "New item"), translate("ItemDialog", "Edit item")
        super().__init__(titles[item is not None], translate("ItemDialog", "&Save"), parent)
        self._session = session
        self._item = item
        self._scans = [barcode] if barcode else []  # what is to be shown once it is loaded
        self._form = ItemForm(session)
        self._build_form()
        self._connect_form()
        self._load()

    @classmethod
    def ask(
        cls,
        session: Session,
        item: bytes | None = None,
        barcode: str = "",
        parent: QWidget | None = None,
    ) -> bytes | None:
        """The item that was created or edited; None when the person thought better of it."""
        dialog = cls(session, item, barcode, parent)
        with session.signals.claimed_scans():
            return dialog.item() if dialog.answered() else None

    def item(self) -> bytes | None:
        """The item, once it is saved."""
        return self._item

    def _build_form(self) -> None:
        self.setObjectName("itemDialog")
        self.content.addWidget(FittingArea(self._form), 1)
        self.offer_pad(self._form.name)
        self.setTabOrder(self._form.note, self.cancel)
        self.setTabOrder(self.cancel, self.primary)
        self.resize(min(_WIDTH, self.screen().availableSize().width() - _MARGIN), self.height())

    def _connect_form(self) -> None:
        self.submitted.connect(self._on_submitted)
        self._session.signals.scanned.connect(self._on_scanned)

    def _load(self) -> None:
        self._form.setEnabled(False)
        self.primary.setEnabled(False)
        session, item = self._session, self._item
        session.background.read(
            lambda: _choices(session.database, session.actor, item),
            self._on_loaded,
            self._on_load_failed,
            owner=self,
        )

    def _on_loaded(self, choices: FormChoices) -> None:
        self._form.setEnabled(True)
        self.set_busy(False)
        self._form.show_choices(choices)
        if self._form.barcodes:
            for code in self._scans:
                self._form.barcodes.take_scan(code)
        self._form.name.setFocus()

    def _on_load_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))
        self.primary.setEnabled(False)

    def _on_scanned(self, scan: Any) -> None:
        """Shown as an item would keep it, once it is known to be nobody's badge."""
        if self.isVisible() and self._form.barcodes is not None:
            session = self._session
            session.background.read(
                partial(item_barcode, session.database, session.actor, scan.text, scan.number),
                partial(self._on_barcode_told, self._form.isEnabled()),
                self._on_scan_refused,
                owner=self,
            )

    def _on_barcode_told(self, was_loaded: bool, code: str) -> None:
        if not self._form.isEnabled() or self._form.barcodes is None:
            self._scans.append(code)
            return
        self._form.barcodes.take_scan(code)
        if not was_loaded:
            self._form.name.setFocus()  # where it begins

    def _on_scan_refused(self, error: LumbungError) -> None:
        self.banner.show_message("error", sentence_for(error))

    def _on_submitted(self) -> None:
        if not self._form.check():
            return
        self.set_busy(True)
        self._session.background.write(self._save(), self._on_saved, self._on_failed, owner=self)

    def _save(self) -> Callable[[], bytes]:
        """What is to be done on the writing thread, with all that was typed."""
        database, actor, item = self._session.database, self._session.actor, self._item
        fields = self._form.fields()
        barcodes = self._form.barcodes.barcodes() if self._form.barcodes else None

        def save() -> bytes:
            if item is None:
                return create_item(database, actor, fields=fields, barcodes=barcodes or ())
            edit_item(database, actor, item=item, fields=fields, barcodes=barcodes)
            return item

        return save

    def _on_saved(self, item: bytes) -> None:
        self._item = item
        self.set_busy(False)
        self._session.signals.items_changed.emit(frozenset({item}))
        self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.set_busy(False)
        sentence = sentence_for(error)
        code = str(error.details.get("barcode", ""))
        if error.code == "barcode_taken" and self._form.barcodes:
            shown = self._form.barcodes.show_problem(code, sentence)
        else:
            shown = self._form.show_problem(_field(error), sentence)
        if not shown:
            self.show_error(sentence)


def _choices(database: ShopDatabase, actor: Actor, item: bytes | None) -> FormChoices:
    return FormChoices(
        units(database, actor),
        categories(database, actor),
        suppliers(database, actor),
        item_detail(database, actor, item=item) if item else None,
    )


def _field(error: LumbungError) -> str:
    if isinstance(error, InvalidInput):
        return error.field
    return "sku" if error.code == "sku_taken" else ""

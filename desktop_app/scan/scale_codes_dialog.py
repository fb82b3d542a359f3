"""Says how the shop's scales spell weight and price in their codes, and reads one to try."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.errors import InvalidInput, LumbungError
from db.operations.settings import set_in_store_formats
from db.queries.items import item_barcode
from db.queries.shop import in_store_formats
from db.rules.in_store import InStoreCode, InStoreFormat, checked_formats, read_in_store
from desktop_app.capture.scan import Scan
from desktop_app.scan.scale_format_row import ScaleFormatRow, titles_row
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.numbers import format_money, format_quantity
from desktop_app.widgets.tokens import GRID

USUAL = InStoreFormat("21", "weight")


class ScaleCodesDialog(FormDialog):
    """Holds for the whole shop; without any kind such codes are as all others."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ScaleCodesDialog", "Codes of scales")
        save = QCoreApplication.translate("ScaleCodesDialog", "&Save")
        super().__init__(title, save, parent, width=88 * GRID)
        self.setObjectName("scaleCodesDialog")
        self._session = session
        self._rows: list[ScaleFormatRow] = []
        self._titles = titles_row()
        self._list = QVBoxLayout()
        self._add = button(self.tr("Add a &kind of code"), icon_name="add", name="addFormat")
        self._try = QLineEdit()
        self._read = label("", "strong", wrap=True)
        self._build_content()
        self._connect_content()
        self._load()

    @classmethod
    def ask(cls, session: Session, parent: QWidget | None = None) -> bool:
        """Whether something new was kept."""
        with session.signals.claimed_scans():
            return cls(session, parent).answered()

    def _build_content(self) -> None:
        said = self.tr(
            "A scale prints its own codes, from 20 to 29: an item and its weight or price."
        )
        self.content.addWidget(label(said, wrap=True))
        self.content.addWidget(self._titles)
        self._list.setSpacing(GRID)
        self.content.addLayout(self._list)
        self.content.addWidget(self._add)
        self._try.setObjectName("tryCode")
        self._try.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self._read.setObjectName("triedCode")
        self.add_row(self.tr("&Try a label"), self._try, self.tr("Scan or type one of them."))
        self.content.addWidget(self._read)
        self.offer_pad(self._try)

    def _connect_content(self) -> None:
        self._add.clicked.connect(lambda: self._append(self._next()).enter())
        self._try.textChanged.connect(self._show_read)
        self.submitted.connect(self._on_submitted)
        self._session.signals.scanned.connect(self._on_scanned)

    def _load(self) -> None:
        session = self._session
        self.set_busy(True)
        session.background.read(
            partial(in_store_formats, session.database, session.actor),
            self._on_loaded,
            self._on_failed,
            owner=self,
        )

    def _on_loaded(self, formats: Sequence[InStoreFormat]) -> None:
        self.set_busy(False)
        for spelling in formats:
            self._append(spelling)
        self._show_read()
        (self._rows[0].enter if self._rows else self._add.setFocus)()

    def _next(self) -> InStoreFormat:
        """The usual kind, with a beginning that no row has yet."""
        taken = tuple(row.spelling().prefix for row in self._rows)
        free = (f"2{digit}" for digit in "1234567890" if f"2{digit}" not in taken)
        return replace(USUAL, prefix=next(free, ""))

    def _append(self, spelling: InStoreFormat) -> ScaleFormatRow:
        row = ScaleFormatRow(spelling)
        row.changed.connect(self._show_read)
        row.removed.connect(partial(self._on_removed, row))
        self._rows.append(row)
        self._list.addWidget(row)
        self._show_read()
        return row

    def _on_removed(self, row: ScaleFormatRow) -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._add.setFocus()
        self._show_read()

    def _show_read(self) -> None:
        self._titles.setVisible(bool(self._rows))
        text = self._try.text().strip()
        try:
            found = read_in_store(text, checked_formats(row.spelling() for row in self._rows))
        except InvalidInput as refused:
            self._read.setText(sentence_for(refused))
            return
        unread = self.tr("This is none of these codes. Are all digits right, also the last?")
        self._read.setText(self._words(found) if found else unread if text else "")

    def _words(self, found: InStoreCode) -> str:
        if found.price is not None:
            value = format_money(found.price, self._session.shop.currency)
        else:
            value = format_quantity(found.quantity or 0)
        said = self.tr("Item with SKU {plu} or barcode {code}: {value}")
        return said.format(plu=found.plu, code=found.item_code, value=value)

    def _on_scanned(self, scan: Scan) -> None:
        """Shown once it is known to be nobody's badge."""
        session = self._session
        session.background.read(
            partial(item_barcode, session.database, session.actor, scan.text),
            lambda _: self._try.setText(scan.text),
            self._on_failed,
            owner=self,
            key="scanned",
        )

    def _on_submitted(self) -> None:
        session, formats = self._session, [row.spelling() for row in self._rows]
        self.set_busy(True)
        session.background.write(
            partial(set_in_store_formats, session.database, session.actor, formats=formats),
            lambda _: self._on_kept(),
            self._on_failed,
            owner=self,
        )

    def _on_kept(self) -> None:
        self.set_busy(False)
        self.accept()

    def _on_failed(self, error: LumbungError) -> None:
        self.show_error(sentence_for(error))

"""Reverses the document that a movement of the stock card belongs to, for those who may."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.operations.documents import PostedDocument, reverse_document
from db.queries.stock_card import CardRow
from desktop_app.shell.session import Session
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.icons import icon


class ReverseDocument(QAction):
    """Asks first, and names the document; `failed` carries the error."""

    failed = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._row: CardRow | None = None
        self.setObjectName("reverseDocumentAction")
        self.setText(self.tr("&Reverse document…"))
        self.setIcon(icon("undo"))
        self.triggered.connect(self._on_triggered)
        self.show_row(None)

    def show_row(self, row: CardRow | None) -> None:
        """The movement that it is for."""
        self._row = row
        self.setEnabled(row is not None and row.reversible)

    def _on_triggered(self) -> None:
        row = self._row
        if row is not None and self._is_wanted(row):
            session = self._session
            reverse = partial(reverse_document, session.database, session.actor)
            reason = self.tr("Reversed from the stock card")
            session.background.write(
                partial(reverse, document=row.document, reason=reason),
                partial(self._on_reversed, row.document),
                self.failed.emit,
                owner=self,
            )

    def _is_wanted(self, row: CardRow) -> bool:
        title = self.tr("Reverse {number}?").format(number=row.number)
        sentence = self.tr(
            "A reversing document is booked; the stock is again as it was before {number}. "
            "Both stay in the books."
        ).format(number=row.number)
        return ConfirmDialog.ask(title, sentence, self.tr("Reverse &document"), self._window)

    def _on_reversed(self, document: bytes, reversal: PostedDocument) -> None:
        self._session.signals.stock_changed.emit(None)
        self._session.signals.documents_changed.emit(frozenset({document, reversal.id}))

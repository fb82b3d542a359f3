"""Goods that a customer brings back: first the sale, then scans that are matched to its lines."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from db.errors import LumbungError
from db.queries.documents import DocumentDetail
from db.queries.drafts import DraftRow
from desktop_app.capture.scan import Scan
from desktop_app.scan.document_panel import DocumentPanel
from desktop_app.scan.moments import when
from desktop_app.scan.open_draft import Head, require_sale
from desktop_app.scan.return_sale_dialog import ReturnSaleDialog
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_money


class ReturnDesk(ScanDesk):
    """A desk whose scans need a sale: its number is typed or scanned, or it is chosen among those
    that have what was scanned. What is scanned meanwhile waits for that choice.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, "customer_return", None, parent)
        self._waiting: list[tuple[Scan, int]] = []
        self._is_choosing = False
        assert isinstance(self.panel, DocumentPanel)  # noqa: S101  (only a sale has another)
        self._head = self.panel.head
        self.tape.head_kept.connect(self._on_head_kept)
        self.tape.described.connect(self._on_described)
        self._head.sale_wanted.connect(self._on_sale_wanted)
        self._head.all_wanted.connect(self._on_all_wanted)

    def _on_not_kept(self, scan: Scan, count: int, error: LumbungError) -> None:
        if error.code == "return_unnamed":
            self._waiting.append((scan, count))
            if not self._is_choosing:
                self._choose_for(scan, error)
        elif error.code == "code_unknown":
            self._try_as_number(scan, error)
        else:
            self._on_refused(error)

    def _choose_for(self, scan: Scan | None, error: LumbungError | None = None) -> None:
        """Asks for the sale, and takes what has waited for it; without one it is refused."""
        self._is_choosing = True
        number = ReturnSaleDialog.ask(self._session, scan, self)
        self._is_choosing = False
        waiting, self._waiting = self._waiting, []
        if number is not None:
            self._head.choose_sale(number)
            for waited in waiting:
                self.tape.keep(*waited)
        elif error is not None:
            self._on_refused(error)
        self.finished.emit()

    def _try_as_number(self, scan: Scan, error: LumbungError) -> None:
        """What is no item may be the number on the receipt."""
        self._read_sale(scan.text, self._on_number_scanned, lambda _: self._on_refused(error))

    def _on_number_scanned(self, sale: DocumentDetail) -> None:
        self._head.choose_sale(sale.number)
        said = self.tr("Now scan what comes back.")
        self._card.show_told("info", sale.number, said)
        self.line_kept.emit(True, self.tr("Return of {number}.").format(number=sale.number))

    def _on_sale_wanted(self) -> None:
        self._choose_for(None)

    def _on_all_wanted(self) -> None:
        self._head.flush()
        self.tape.take_all()
        self.finished.emit()

    def _on_head_kept(self, head: Head) -> None:
        self._show_sale_of(head.external_ref)

    def _on_described(self, draft: DraftRow | None) -> None:
        self._show_sale_of(draft.external_ref if draft else "")

    def _show_sale_of(self, number: str) -> None:
        if number:
            self._read_sale(number, self._on_sale, lambda _: self._show_no_sale(number))
        else:
            self._show_no_sale("")

    def _show_no_sale(self, number: str) -> None:
        self._head.show_sale(number, "")

    def _on_sale(self, sale: DocumentDetail) -> None:
        left = sum(1 for line in sale.lines if line.returnable > 0)
        said = self.tr("{when} · {total} · lines that can come back: {left} of {lines}")
        total = format_money(sale.total, self._session.shop.currency)
        moment = when(sale.at, self._session.shop.timezone)
        words = said.format(when=moment, total=total, left=left, lines=len(sale.lines))
        self._head.show_sale(sale.number, " · ".join(filter(None, (words, sale.person))))

    def _read_sale(
        self,
        number: str,
        on_sale: Callable[[DocumentDetail], None],
        on_failed: Callable[[LumbungError], None],
    ) -> None:
        session = self._session
        session.background.read(
            partial(require_sale, session.database, session.actor, number),
            on_sale,
            on_failed,
            owner=self,
        )

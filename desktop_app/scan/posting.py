"""Books what was scanned, reverses it again, throws it away, and says what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from db.errors import LumbungError
from db.operations.documents import PostedDocument, reverse_document
from db.queries.drafts import TapeLine
from db.rules.shortage import Short
from desktop_app.scan.kind_words import words_of
from desktop_app.scan.missing_cost_dialog import MissingCostDialog
from desktop_app.scan.payment import Payment
from desktop_app.scan.scan_card import ScanCard
from desktop_app.scan.short_stock_dialog import ShortStockDialog
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import cash_of, money_of
from desktop_app.shell.session import Session
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.numbers import format_money

_MONEY: Final = {"sale": money_of, "customer_return": cash_of}  # what is given back is cash


class Posting(QObject):
    """For one tape; `finished` comes when the page may go on with the next document.

    `costs_wanted`: the person would rather type the costs that are missing. `lots_wanted`: what
    comes in has no batch yet.
    """

    finished = Signal()
    refused = Signal(object)
    costs_wanted = Signal()
    lots_wanted = Signal()

    def __init__(self, session: Session, tape: Tape, card: ScanCard, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._tape = tape
        self._card = card
        self._window = window
        self._payment: Payment | None = None
        self.on_action: Callable[[], None] | None = None
        tape.posted.connect(self._on_posted)
        tape.post_refused.connect(self._on_post_refused)

    def post(self, payment: Payment | None = None) -> None:
        """Books the tape; a sale with how it is paid."""
        self._payment = payment
        self._tape.post(payment=payment)

    def ask_discard(self) -> None:
        """Throws the lines away, after a question that names them; a scan meanwhile asks anew."""
        sentence = self.tr("The lines on the tape ({count}) go for good; none of them is booked.")
        title = words_of(self._tape.kind).discard
        lines: list[TapeLine] = []
        agreed = True
        while agreed and lines != self._tape.lines:
            lines = self._tape.lines
            said = sentence.format(count=len(lines))
            agreed = ConfirmDialog.ask(title, said, self.tr("&Discard"), self._window)
        if agreed:
            self._tape.discard()
            self._card.show_idle()
        self.finished.emit()

    def _on_posted(self, document: PostedDocument, items: frozenset[bytes]) -> None:
        booked = self.tr("{number} · items: {count}")
        sentence = booked.format(number=document.number, count=document.lines)
        undo = self.tr("&Undo") if self._session.person.may("document.reverse") else ""
        title, money = words_of(self._tape.kind).booked, ""
        if put := _MONEY.get(self._tape.kind):
            money = put(document.total, self._session.shop.currency)
        below = ""
        if change := self._change():
            sentence, money, below = f"{sentence} · {money}", change, self.tr("Change due")
        self._card.show_told("success", title, sentence, money, undo, below)
        self.on_action = partial(self._reverse, document, items)
        self._tell(document, items)

    def _change(self) -> str:
        """What goes back to the customer, to be read from a step away."""
        if self._payment is None or not self._payment.change:
            return ""
        return format_money(self._payment.change, self._session.shop.currency)

    def _on_post_refused(self, error: LumbungError) -> None:
        if error.code == "stock_short" and self._tape.kind in ("sale", "transfer"):
            short = cast("tuple[Short, ...]", error.details["items"])
            may = self._tape.kind == "sale" and self._session.person.may("stock.oversell")
            lines = self._tape.lines
            if ShortStockDialog.ask(short, may, self._window):
                # what was scanned meanwhile is not what was agreed to: then it is asked anew
                agreed = self._tape.lines == lines
                self._tape.post(oversell=agreed, payment=self._payment)
            self.finished.emit()
        elif error.code == "costs_missing":
            self._ask_for_costs(cast("tuple[str, ...]", error.details["names"]))
        else:
            self.refused.emit(error)
            if error.code == "lot_missing":
                self.lots_wanted.emit()

    def _ask_for_costs(self, names: tuple[str, ...]) -> None:
        lines = self._tape.lines
        if MissingCostDialog.ask(names, self._session.shop.currency, self._window):
            self._tape.post(without_cost=self._tape.lines == lines)
            self.finished.emit()
        else:
            self.costs_wanted.emit()

    def _reverse(self, document: PostedDocument, items: frozenset[bytes]) -> None:
        self.on_action = None
        session = self._session
        session.background.write(
            partial(
                reverse_document,
                session.database,
                session.actor,
                document=document.id,
                reason=self.tr("Undone right after posting"),
            ),
            partial(self._on_reversed, document, items),
            self.refused.emit,
            owner=self,
        )

    def _on_reversed(
        self, document: PostedDocument, items: frozenset[bytes], reversal: PostedDocument
    ) -> None:
        title = self.tr("{number} is undone").format(number=document.number)
        sentence = self.tr("{number} books it back.").format(number=reversal.number)
        self._card.show_told("info", title, sentence)
        self._tell(reversal, items)

    def _tell(self, document: PostedDocument, items: frozenset[bytes]) -> None:
        self._session.signals.stock_changed.emit(items)
        self._session.signals.documents_changed.emit(frozenset({document.id}))
        self.finished.emit()

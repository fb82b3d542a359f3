"""The document that is being scanned: its head, its total, and the button that books it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.drafts import TapeLine
from desktop_app.scan.desk import Choices
from desktop_app.scan.document_head import DocumentHead
from desktop_app.scan.kind_words import words_of
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import cash_of, money_of, total_of
from desktop_app.widgets.controls import Panel, button, label, set_look
from desktop_app.widgets.numbers import format_money


class DocumentPanel(Panel):
    """Follows one tape, under its `head`.

    `unit_amount` is None for whom the money of it is not to be seen.

    `costs_wanted` asks for the first line that has no cost.
    """

    post_pressed = Signal()
    discard_pressed = Signal()
    costs_wanted = Signal()

    def __init__(
        self,
        tape: Tape,
        unit_amount: Callable[[TapeLine], int | None] | None,
        currency: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._tape = tape
        self._unit_amount = unit_amount
        self._currency = currency
        self._busy = False
        self._is_stuck = False
        self.head = DocumentHead(tape.kind)
        self._stuck = label(self._one_place(), "caption", wrap=True)
        self._caption = label("", "quiet")
        self._total = label("", "figure")
        self._waiting = label("", "caption", wrap=True)
        self._uncosted = label("", "caption", wrap=True)
        self._build_ui()
        self._connect_signals()
        self._on_changed()

    @property
    def total(self) -> str:
        """The large figure."""
        return self._total.text()

    def show_choices(self, choices: Choices) -> None:
        """The places and suppliers that there are; goods in the only place cannot be moved."""
        self.head.show_choices(choices)
        self._is_stuck = self._tape.kind == "transfer" and len(choices.places) == 1
        self._stuck.setVisible(self._is_stuck)
        self._set_busy(self._busy)

    def _build_ui(self) -> None:
        text = words_of(self._tape.kind).post
        self._post = button(text, "primary", icon_name="check", shortcut="F9", name="postDocument")
        self._post.setIconSize(QSize(24, 24))
        self._discard = button(self.tr("&Discard"), "quiet", name="discardDraft")
        self._caption.setObjectName("documentCaption")
        self._total.setObjectName("documentTotal")
        self._waiting.setObjectName("unknownCodes")
        self._uncosted.setObjectName("linesWithoutCost")
        self._stuck.setObjectName("onePlace")
        self._stuck.hide()
        for told in (self._waiting, self._uncosted, self._stuck):
            set_look(told, "tone", "amber")
        self._enter_costs = button(self.tr("&Enter costs"), "quiet", name="enterCosts")
        self.body.addWidget(self.head)
        self.body.addWidget(self._stuck)
        row = QHBoxLayout()
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self._caption)
        figures.addWidget(self._total)
        row.addLayout(figures, 1)
        row.addWidget(self._discard)
        self.body.addLayout(row)
        self.body.addWidget(self._waiting)
        costs = QHBoxLayout()
        costs.addWidget(self._uncosted, 1)
        costs.addWidget(self._enter_costs)
        self.body.addLayout(costs)
        self.body.addWidget(self._post)

    def _one_place(self) -> str:
        return self.tr(
            "There is only one location. Make a second one first: Items, Lists… (Ctrl+L), "
            "Locations. Then choose here where goods go."
        )

    def _connect_signals(self) -> None:
        self._tape.changed.connect(self._on_changed)
        self._tape.described.connect(self.head.show_draft)
        self._tape.posting.connect(lambda: self._set_busy(True))
        self._tape.posted.connect(lambda *_: self._set_busy(False))
        self._tape.post_refused.connect(lambda _: self._set_busy(False))
        self.head.changed.connect(self._tape.describe)
        self._post.clicked.connect(self._on_post)
        self._discard.clicked.connect(self.discard_pressed)
        self._enter_costs.clicked.connect(self.costs_wanted)

    def _set_busy(self, busy: bool) -> None:
        """While it is being booked it cannot be sent again."""
        self._busy = busy
        self._post.setEnabled(not (busy or self._is_stuck) and bool(self._tape.counted))

    def _on_post(self) -> None:
        self.head.flush()
        self.post_pressed.emit()

    def _on_changed(self) -> None:
        lines = self._tape.known
        if self._unit_amount is None:
            self._caption.setText(self.tr("Lines"))
            self._total.setText(str(len(lines)))
        else:
            self._caption.setText(words_of(self._tape.kind).total.format(count=len(lines)))
            put = cash_of if self._tape.kind == "customer_return" else money_of
            self._total.setText(put(total_of(lines, self._unit_amount), self._currency))
        if self._tape.without_lot:
            unlotted = self.tr("no batch: {count}").format(count=len(self._tape.without_lot))
            self._caption.setText(f"{self._caption.text()} · {unlotted}")
        self._set_busy(self._busy)
        self._discard.setEnabled(bool(self._tape.lines))
        self._show_missing(len(self._tape.unknown), len(self._tape.without_cost))

    def _show_missing(self, unknown: int, uncosted: int) -> None:
        self._waiting.setText(self.tr("Unknown codes on the tape: {count}").format(count=unknown))
        self._waiting.setVisible(unknown > 0)
        said = (
            self.tr("1 line has no cost: it is booked at {zero}")
            if uncosted == 1
            else self.tr("{count} lines have no cost: they are booked at {zero}")
        )
        zero = format_money(0, self._currency)
        self._uncosted.setText(said.format(count=uncosted, zero=zero))
        for shown in (self._uncosted, self._enter_costs):
            shown.setVisible(uncosted > 0)

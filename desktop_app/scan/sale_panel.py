"""The sale that is being scanned: its total, its discount, what waits, and its payment."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.rules.discounts import NONE
from desktop_app.scan.desk import Choices
from desktop_app.scan.discount_field import text_of
from desktop_app.scan.document_head import DocumentHead
from desktop_app.scan.kind_words import words_of
from desktop_app.scan.payment import exact_cash
from desktop_app.scan.payment_form import PaymentForm
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_lines import cash_of, money_of, sale_of
from desktop_app.widgets.controls import Panel, button, label, set_look
from desktop_app.widgets.tokens import GRID


class SalePanel(Panel):
    """Follows one tape. Paying takes the place of the tools until it is done or left.

    `pay_pressed` asks for `begin_payment`, or for `pay_directly` where `is_direct` says that sales
    are booked at once as cash; there `ask_pressed` asks for `begin_payment`. `paid(Payment)` is
    what the customer agreed to.
    """

    pay_pressed = Signal()
    ask_pressed = Signal()
    paid = Signal(object)
    payment_left = Signal()
    discard_pressed = Signal()
    discount_pressed = Signal()
    park_pressed = Signal()

    def __init__(
        self, tape: Tape, currency: str, *, may_discount: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._tape = tape
        self._currency = currency
        self._busy = False
        self._is_paying = False
        self.is_direct = False
        self._head = DocumentHead(tape.kind)
        self._caption = label("", "quiet")
        self._total = label("", "figure")
        self._saved = label("", "caption", wrap=True)
        self._waiting = label("", "caption", wrap=True)
        self._payment = PaymentForm(currency)
        self._make_buttons()
        self._build_ui()
        self._discount.setVisible(may_discount)
        self._connect_signals()
        self._on_changed()
        self.end_payment()

    @property
    def total(self) -> str:
        """The large figure."""
        return self._total.text()

    def show_choices(self, choices: Choices) -> None:
        """The places that there are."""
        self._head.show_choices(choices)

    def begin_payment(self) -> None:
        """Asks how the sale is paid; the next scans still count."""
        if self._is_paying:
            return
        self._head.flush()
        self._show_stage(paying=True)
        self._payment.begin(sale_of(self._tape.lines, self._tape.discount).total)

    def pay_directly(self) -> None:
        """Exactly, in cash; not while it is being booked."""
        if self._pay.isEnabled():
            self._head.flush()
            total = sale_of(self._tape.lines, self._tape.discount).total
            self.paid.emit(exact_cash(total, self._currency))

    def show_direct(self, direct: bool) -> None:
        """Whether the large button books at once; then another one asks how the sale is paid."""
        if direct != self.is_direct:
            self.is_direct = direct
            self._show_stage(paying=self._is_paying)
            self._on_changed()

    def end_payment(self) -> None:
        """Back to what can be done to the sale."""
        self._show_stage(paying=False)

    def _make_buttons(self) -> None:
        self._discard = button(self.tr("&Discard"), "quiet", name="discardDraft")
        self._discount = button(self.tr("Discount"), shortcut="F11", name="discountSale")
        self._park = button("", shortcut="F10", name="parkSale")
        self._pay = button(self.tr("Pay"), "primary", shortcut="F9", name="paySale")
        self._ask = button(self.tr("Pay otherwise"), shortcut="Shift+F9", name="askPayment")
        post = words_of(self._tape.kind).post
        self._post = button(post, "primary", icon_name="check", shortcut="F9", name="postDocument")
        self._ask.hide()
        for large in (self._pay, self._post):
            large.setIconSize(QSize(24, 24))

    def _build_ui(self) -> None:
        for told, name in (
            (self._total, "documentTotal"),
            (self._saved, "saleSaved"),
            (self._waiting, "unknownCodes"),
        ):
            told.setObjectName(name)
        set_look(self._waiting, "tone", "amber")
        row = QHBoxLayout()
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self._caption)
        figures.addWidget(self._total)
        row.addLayout(figures, 1)
        row.addWidget(self._discard)
        self.body.addWidget(self._head)
        self.body.addLayout(row)
        for part in (self._saved, self._waiting, self._tools(), self._payment):
            self.body.addWidget(part)
        self.body.addWidget(self._ask)
        self.body.addWidget(self._pay)
        self.body.addWidget(self._post)

    def _tools(self) -> QWidget:
        self._before = QWidget()
        row = QHBoxLayout(self._before)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._discount, 1)
        row.addWidget(self._park, 1)
        return self._before

    def _connect_signals(self) -> None:
        self._tape.changed.connect(self._on_changed)
        self._tape.described.connect(self._head.show_draft)
        self._tape.posting.connect(lambda: self._set_busy(True))
        self._tape.posted.connect(self._on_posted)
        self._tape.post_refused.connect(self._on_post_refused)
        self._head.changed.connect(self._tape.describe)
        self._pay.clicked.connect(self.pay_pressed)
        self._ask.clicked.connect(self.ask_pressed)
        self._post.clicked.connect(self._payment.confirm)
        self._payment.left.connect(self.payment_left)
        self._payment.confirmed.connect(self._on_confirmed)
        self._discard.clicked.connect(self.discard_pressed)
        self._discount.clicked.connect(self.discount_pressed)
        self._park.clicked.connect(self.park_pressed)

    def _stage(self) -> tuple[list[QWidget], list[QWidget]]:
        asked = [self._ask] if self.is_direct else []
        tools: list[QWidget] = [self._head, self._discard, self._before, *asked, self._pay]
        return tools, [self._payment, self._post]

    def _show_stage(self, *, paying: bool) -> None:
        self._is_paying = paying
        for number, parts in enumerate(self._stage()):
            for part in parts:
                part.setVisible(paying == bool(number))

    def _on_confirmed(self, payment: object) -> None:
        if self._post.isEnabled():
            self.paid.emit(payment)

    def _on_posted(self) -> None:
        self._set_busy(False)
        self.end_payment()

    def _on_post_refused(self, error: LumbungError) -> None:
        """What has to be mended is on the tape, unless only the total is another one."""
        self._set_busy(False)
        if error.code != "total_changed":
            self.end_payment()

    def _set_busy(self, busy: bool) -> None:
        """While it is being booked it cannot be sent again."""
        self._busy = busy
        for press in (self._pay, self._ask, self._post, self._discount):
            press.setEnabled(not busy and bool(self._tape.counted))
        self._park.setEnabled(not busy and bool(self._tape.counted or self._tape.parked))

    def _on_changed(self) -> None:
        tape = self._tape
        lines = tape.known
        bill = sale_of(lines, tape.discount)
        self._caption.setText(self.tr("Total · lines: {count}").format(count=len(lines)))
        self._total.setText(money_of(bill.total, self._currency))
        self._payment.show_total(bill.total)
        self._show_pay(bill.total)
        self._show_saved(bill.saved)
        self._set_busy(self._busy)
        self._discard.setEnabled(bool(tape.lines))
        self._show_parked(len(tape.parked))
        unknown = self.tr("Unknown codes on the tape: {count}").format(count=len(tape.unknown))
        self._waiting.setText(unknown)
        self._waiting.setVisible(bool(tape.unknown))

    def _show_pay(self, total: int) -> None:
        """What is booked at once says what cash is due, where that is not the total."""
        due = cash_of(total, self._currency)
        text = self.tr("Paid in cash") if self.is_direct else self.tr("Pay")
        if self.is_direct and due != self.total:
            text = f"{text}: {due}"
        self._pay.setText(f"{text}  F9")
        self._pay.setAccessibleName(text)

    def _show_saved(self, saved: int) -> None:
        said = self.tr("You save {money}").format(money=money_of(saved, self._currency))
        if self._tape.discount != NONE:
            whole = self.tr("discount {discount}")
            said += " · " + whole.format(discount=text_of(self._tape.discount, self._currency))
        self._saved.setText(said)
        self._saved.setVisible(bool(saved) or self._tape.discount != NONE)

    def _show_parked(self, count: int) -> None:
        text = self.tr("Park") if not count else self.tr("Waiting ({count})").format(count=count)
        self._park.setText(f"{text}  F10")
        self._park.setAccessibleName(text)

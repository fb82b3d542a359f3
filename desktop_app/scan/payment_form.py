"""Takes a sale's payment: the way, the cash that is handed over, and the change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.rules.payment import CASH, PAYMENT_METHODS, due_in_cash, is_plausible, likely_cash
from desktop_app.scan.payment import Payment, name_of_method
from desktop_app.widgets.controls import button, label, set_look
from desktop_app.widgets.number_fields import MoneyField
from desktop_app.widgets.numbers import format_money, format_quantity
from desktop_app.widgets.tokens import GRID

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BUTTONS_A_ROW = 3
_ESC = "Esc"


class CashField(MoneyField):
    """What the customer hands over; so much above the total is a barcode or a slip."""

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(currency, required=False, parent=parent)
        self.total = 0
        self.setObjectName("cashGiven")
        self.setAccessibleName(self.tr("Cash received"))

    def problem(self) -> str:
        """As for every amount; far too much is asked about before it is taken."""
        value = self.value()
        if value is not None and not is_plausible(value, self.total, self._currency):
            return self.tr("That is far more than the total. Type it again.")
        return super().problem()


class PaymentForm(QWidget):
    """Enter in it confirms, Esc leaves. An empty field is the exact amount in cash."""

    confirmed = Signal(object)  # Payment
    left = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = currency
        self._total = self._due = 0
        self._method = CASH
        self._methods = QButtonGroup(self)
        self._cash = CashField(currency)
        self._exact = button(self.tr("E&xact"), name="exactCash")
        self._quick = [button("", name=f"quickCash{n}") for n in range(_BUTTONS_A_ROW)]
        self._back = button(_ESC, "quiet", icon_name="chevron-left", name="leavePayment")
        self._caption = label("", "strong")
        self._change = label("", "figure")
        self._reason = label("", "caption", wrap=True)
        self._build_ui()
        self._connect_signals()

    @property
    def payment(self) -> Payment:
        """What would be confirmed now."""
        if self._method != CASH:
            return Payment(self._method, self._total, self._total, self._total)
        given = self._cash.value()
        return Payment(CASH, self._total, self._due, self._due if given is None else given)

    def begin(self, total: int) -> None:
        """For another sale: exact cash, until something else is said."""
        self._cash.clear()
        self._methods.buttons()[0].setChecked(True)
        self.show_total(total)
        self._cash.setFocus()

    def show_total(self, total: int) -> None:
        """What is to be paid now; it may change while the customer looks for the money."""
        self._total = total
        due = self._due = self._cash.total = due_in_cash(total, self._currency)
        exact = self.tr("Exact: {total}").format(total=format_money(due, self._currency))
        self._cash.setPlaceholderText(exact)
        amounts = likely_cash(due, self._currency, len(self._quick))
        for quick, amount in zip(self._quick, [*amounts, *[0] * _BUTTONS_A_ROW], strict=False):
            quick.setText(format_quantity(amount // 10))
            quick.setAccessibleName(format_money(amount, self._currency))
            quick.setProperty("amount", str(amount))  # beyond 32 bits
            quick.setVisible(amount > 0)
        self._show_change()

    def confirm(self) -> None:
        """Takes what stands here, unless it is too little or no amount."""
        payment = self.payment
        if payment.method == CASH and (not self._cash.check() or payment.change < 0):
            self._cash.setFocus()
            self._cash.selectAll()
        else:
            self.confirmed.emit(payment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on an amount takes it, anywhere else it confirms; Esc leaves."""
        focused = self.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QPushButton) and not focused.isCheckable():
            focused.click()
        elif event.key() in _ENTER:
            self.confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addLayout(self._ways())
        self._cash_part = QWidget()
        policy = self._cash_part.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the ways to pay stay where the hand is
        self._cash_part.setSizePolicy(policy)
        cash = QVBoxLayout(self._cash_part)
        cash.setContentsMargins(0, 0, 0, 0)
        cash.setSpacing(GRID)
        typed = _row(self._cash, self._exact)
        typed.setStretch(0, 2)  # the exact amount is readable in it
        cash.addLayout(typed)
        cash.addLayout(_row(*self._quick))
        cash.addWidget(self._reason)
        cash.addLayout(_row(self._caption, self._change))
        rows.addWidget(self._cash_part)
        self._back.setAccessibleName(self.tr("Back to the sale"))
        self._back.setToolTip(self.tr("Back to the sale"))
        self._change.setObjectName("changeDue")
        self._caption.setObjectName("changeCaption")
        self._change.setAlignment(Qt.AlignmentFlag.AlignRight)
        set_look(self._reason, "tone", "red")
        self._reason.setMinimumHeight(self._change.sizeHint().height())
        self._reason.hide()

    def _ways(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(GRID)
        for number, method in enumerate(PAYMENT_METHODS):
            way = button(name_of_method(method), name=f"pay-{method}")
            way.setCheckable(True)
            way.setProperty("method", method)
            set_look(way, "choice", "true")
            self._methods.addButton(way)
            grid.addWidget(way, *divmod(number, _BUTTONS_A_ROW))
        grid.addWidget(self._back, *divmod(len(PAYMENT_METHODS), _BUTTONS_A_ROW))
        return grid

    def _connect_signals(self) -> None:
        self._methods.buttonToggled.connect(self._on_method)
        self._cash.value_changed.connect(self._show_change)
        self._cash.problem_changed.connect(self._on_problem)
        self._back.clicked.connect(self.left)
        self._exact.clicked.connect(lambda: self._take(self._due))
        for quick in self._quick:
            quick.clicked.connect(self._on_quick)

    def _on_method(self, way: QPushButton, checked: bool) -> None:
        if checked:
            self._method = str(way.property("method"))
            is_cash = self._method == CASH
            self._cash_part.setVisible(is_cash)
            self._show_change()
            (self._cash if is_cash else way).setFocus()

    def _on_quick(self) -> None:
        self._take(int(self.sender().property("amount")))

    def _take(self, amount: int) -> None:
        self._cash.set_value(amount)
        self._cash.setFocus()

    def _on_problem(self, sentence: str) -> None:
        """A reason takes the place of the change."""
        self._reason.setText(sentence)
        self._reason.setVisible(bool(sentence))
        for shown in (self._caption, self._change):
            shown.setVisible(not sentence)

    def _show_change(self) -> None:
        change = self.payment.change
        self._caption.setText(self.tr("Missing") if change < 0 else self.tr("Change due"))
        self._change.setText(format_money(abs(change), self._currency))
        for shown in (self._caption, self._change):
            set_look(shown, "tone", "amber" if change < 0 else "")


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for part in parts:
        row.addWidget(part, 1)
    return row

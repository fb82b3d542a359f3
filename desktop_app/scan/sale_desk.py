"""Selling: the scan desk with payment, discounts, and sales that wait."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from db.errors import Refused
from db.operations.documents import PostedDocument
from db.queries.drafts import TapeLine
from db.queries.shop import direct_sale
from db.rules.discounts import Discount
from desktop_app.scan.customer_display import CustomerDisplay
from desktop_app.scan.customer_face import face_of_sale, face_of_thanks
from desktop_app.scan.discount_dialog import DiscountDialog
from desktop_app.scan.parked_dialog import ParkedDialog
from desktop_app.scan.payment import Payment
from desktop_app.scan.sale_panel import SalePanel
from desktop_app.scan.scan_desk import ScanDesk
from desktop_app.scan.tape_lines import money_of, sale_of
from desktop_app.shell.messages import sentence_for
from desktop_app.widgets.controls import button

_DISPLAY_KEY = "Shift+F12"


@dataclass(frozen=True)
class Thanks:
    """What the customer's window says after a sale: its total, and how it was paid."""

    total: int
    payment: Payment | None


class SaleDesk(ScanDesk):
    """A till: what is being typed in the lines is kept before anything is done to the sale."""

    def _make_panel(self) -> SalePanel:
        may_discount = self._session.person.may("price.override")
        panel = SalePanel(self.tape, self._currency, may_discount=may_discount)
        panel.pay_pressed.connect(self._on_pay_pressed)
        panel.ask_pressed.connect(self._on_ask_pressed)
        panel.paid.connect(self._on_paid)
        panel.payment_left.connect(self._on_payment_left)
        panel.discount_pressed.connect(self._on_discount_pressed)
        panel.park_pressed.connect(self._on_park_pressed)
        self.tape.put_aside.connect(self._on_put_aside)
        self.tape.changed.connect(self._on_tape_changed)
        self.tape.posted.connect(self._on_sold)
        self.tape.discount_lapsed.connect(self._on_discount_lapsed)
        self._sale = panel
        self._payment: Payment | None = None
        self._thanks: Thanks | None = None
        self._display = CustomerDisplay(self._session.shop.name, self._session.settings, self)
        return panel

    def _build_ui(self) -> None:
        super()._build_ui()
        switch = button("", "quiet", icon_name="display", name="displaySwitch")
        name = self.tr("Customer display")
        switch.setAccessibleName(name)
        switch.setToolTip(f"{name} ({_DISPLAY_KEY})")
        switch.setCheckable(True)
        switch.setProperty("square", True)
        QShortcut(QKeySequence(_DISPLAY_KEY), switch, switch.click)
        switch.clicked.connect(self._on_display_pressed)
        self._display.shown.connect(switch.setChecked)
        self._tools.add(switch)

    def leave(self) -> None:
        """The customer's window closes with the page."""
        self._display.close()

    def carried(self) -> object:
        """Whether the customer's window is open, and whether it thanks."""
        told = (self._display.isVisible(), self._thanks)
        return told if any(told) else None

    def carry_on(self, carried: tuple[bool, Thanks | None]) -> None:
        """The customer reads on in the new language."""
        is_open, self._thanks = carried
        self._show_face()
        if is_open:
            self._display.open()

    def _on_display_pressed(self) -> None:
        if self._display.isVisible():
            self._display.close()
        else:
            self._display.open()
            self.activateWindow()  # where a new window takes the focus in spite of its wish
        self.finished.emit()

    def _on_tape_changed(self) -> None:
        """Thanks stay until the next customer's first item."""
        if self.tape.lines:
            self._thanks = None
        self._show_face()

    def _show_face(self) -> None:
        tape, thanks = self.tape, self._thanks
        if thanks is not None:
            face = face_of_thanks(thanks.total, thanks.payment, self._currency)
        else:
            face = face_of_sale(tape.lines, tape.discount, self._currency)
        self._display.show_face(face)

    def _on_discount_lapsed(self) -> None:
        """In amber, with the sound of what needs a look."""
        self._shown = None
        self._posting.on_action = None
        said = self.tr("There is no line left that it could be for.")
        if self.tape.counted:
            said = self.tr("It was given for other goods or another quantity. Ask for it again.")
        title = self.tr("Discount taken off")
        self._card.show_told("amber", title, said)
        self.line_kept.emit(False, f"{title}. {said}")

    def _on_sold(self, document: PostedDocument) -> None:
        self._thanks = Thanks(document.total, self._payment)
        self._show_face()

    def resume(self) -> None:
        """Also asks whether the shop books its sales at once."""
        super().resume()
        session = self._session
        job = partial(direct_sale, session.database, session.actor)
        session.background.read(job, self._sale.show_direct, owner=self)

    def _on_pay_pressed(self) -> None:
        panel = self._sale
        self._pay(panel.pay_directly if panel.is_direct else panel.begin_payment)

    def _on_ask_pressed(self) -> None:
        self._pay(self._sale.begin_payment)

    def _pay(self, begin: Callable[[], None]) -> None:
        """The total that is paid is of what is kept, not of what is still being written."""
        if self._is_settled():
            self.tape.when_kept(partial(self._begin_payment, begin))

    def _begin_payment(self, begin: Callable[[], None]) -> None:
        if self.tape.unknown:
            self._on_refused(Refused("unknown_codes", count=len(self.tape.unknown)))
        elif self.tape.archived:
            self._on_refused(self._archived())
        elif self.tape.counted and self.isVisible():
            begin()

    def _on_resumed(self, count: int) -> None:
        """What cannot be sold any more is told before the customer waits for the total."""
        super()._on_resumed(count)
        if self.tape.archived:
            title = self.tr("Lines from before are here: {count}").format(count=count)
            self._card.show_told("amber", title, sentence_for(self._archived()))

    def _archived(self) -> Refused:
        names = dict.fromkeys(line.name for line in reversed(self.tape.archived))
        return Refused("archived_unsold", names=tuple(names))

    def _on_paid(self, payment: Payment) -> None:
        if self._is_settled():
            self._payment = payment
            self._posting.post(payment)

    def _on_payment_left(self) -> None:
        self._sale.end_payment()
        self.finished.emit()

    def _on_discount_pressed(self) -> None:
        if self._is_settled():
            tape = self.tape
            told = (tape.discount, self._total_with, self._currency, self)
            given = DiscountDialog.ask(*told, changed=tape.changed)
            if given is not None and given != tape.discount:
                tape.discount_all(given)
            self.finished.emit()

    def _on_park_pressed(self) -> None:
        if self._is_settled():
            tape = self.tape
            shop = self._session.shop
            wish = ParkedDialog.ask(tape.parked, shop, self, can_park=bool(tape.counted))
            if wish is not None:
                wish(tape)
            self.finished.emit()

    def _on_put_aside(self, label: str) -> None:
        self._shown = None
        self._posting.on_action = None
        said = self.tr("F10 goes on with it. Ready for the next customer.")
        title = self.tr("{name} waits").format(name=label) if label else self.tr("The sale waits")
        self._card.show_told("info", title, said)

    def _is_settled(self) -> bool:
        return self._table.finish_typing() and not self._asking

    def _total_with(self, discount: Discount) -> str:
        return money_of(sale_of(self.tape.lines, discount).total, self._currency)

    def _worth(self, line: TapeLine) -> str:
        return "" if line.item is None else money_of(sale_of([line]).total, self._currency)

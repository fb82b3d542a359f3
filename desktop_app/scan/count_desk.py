"""The mode that counts: each scan is one more piece of the open stocktake, on disk at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.operations.counts import ClosedCount
from db.queries.count_tape import CountTapeRow
from db.queries.counted import CountGoods
from db.queries.items import ItemRow, item_of_scan
from desktop_app.capture.scan import Scan
from desktop_app.scan.close_count_dialog import CloseCountDialog, CountEnd
from desktop_app.scan.count_lot_dialog import CountLotDialog
from desktop_app.scan.count_panel import CountPanel
from desktop_app.scan.count_table import CountTable, details_of
from desktop_app.scan.count_tape import CountTape, Standing
from desktop_app.scan.desk import Desk
from desktop_app.scan.open_count import Goods
from desktop_app.scan.recount_dialog import RecountDialog
from desktop_app.scan.scan_card import ScanCard
from desktop_app.scan.start_count_dialog import StartCountDialog
from desktop_app.scan.uncounted_bar import UncountedBar
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.shell.signals import ToCount
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.controls import button
from desktop_app.widgets.elided_label import ElidedLabel
from desktop_app.widgets.numbers import format_quantity, signed_quantity
from desktop_app.widgets.tokens import GRID


class CountDesk(Desk):
    """What is scanned while it asks for a lot is counted at once, or asked for afterwards."""

    def __init__(
        self,
        session: Session,
        create_item: Callable[[str], bytes | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tape = CountTape(session, self)
        self._is_fresh = True
        self._waiting: list[Goods] = []
        self._is_asking = False
        self._again: Goods | None = None  # what has to be counted anew
        self._told: Goods | None = None  # the unknown code on the card
        self._card = ScanCard()
        self._table = CountTable(session.settings)
        self._uncounted = UncountedBar(session, self._tape, create_item)
        self._undo = button(
            self.tr("Undo"), "quiet", icon_name="undo", shortcut="Ctrl+Z", name="undoLine"
        )
        self._recount = button(
            self.tr("Count again"), "quiet", icon_name="edit", shortcut="F2", name="recountLine"
        )
        self.panel: CountPanel = CountPanel()
        self._build_ui()
        self._connect_signals()

    def take(self, scan: Scan, count: int) -> None:
        """One more pile of it, where one stands."""
        self._tape.keep(Goods(scan, count, self.panel.place))

    def enter(self) -> None:
        """Goes into the lines."""
        if self._table.rows:
            if self._table.current_row() is None:
                self._table.select_row(0)
            self._table.setFocus()

    def resume(self) -> None:
        """Goes on with the newest open count."""
        self._tape.refresh()

    def want(self, goods: ToCount) -> None:
        """In the stocktake that is open, else in one that begins with it."""
        self._tape.want(goods)

    def carried(self) -> object:
        """The codes that belong to no item yet."""
        return self._tape.waiting or None

    def carry_on(self, carried: dict[bytes, list[Goods]]) -> None:
        """They are in sight again."""
        self._tape.wait_for(carried)

    def refresh(self) -> None:
        """What others have counted meanwhile comes along, and what has an item by now."""
        self._tape.count_again(self.panel.place)
        self._tape.refresh()

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        hint = self.tr("↓ to the lines · Enter counts one again · Delete strikes it")
        for tool in (self._undo, self._recount):
            tools.addWidget(tool)
        tools.addWidget(ElidedLabel(hint, "caption"), 1)
        rows.addWidget(self._card)
        rows.addWidget(self._table, 1)
        rows.addLayout(tools)
        rows.addWidget(self._uncounted)
        self._show_possible()

    def _connect_signals(self) -> None:
        tape, panel = self._tape, self.panel
        tape.read.connect(self._on_read)
        tape.wanted.connect(self._on_wanted)
        tape.counted.connect(self._on_counted)
        tape.not_kept.connect(self._on_not_kept)
        tape.unknown.connect(self._on_unknown)
        tape.uncounted_changed.connect(self._on_uncounted_changed)
        tape.refused.connect(self._on_refused)
        tape.ended.connect(self._on_ended)
        panel.count_chosen.connect(lambda row: tape.choose(row.id))
        panel.start_pressed.connect(self._on_start)
        panel.close_pressed.connect(tape.ask_to_close)
        tape.progressed.connect(panel.show_progress)
        tape.closing.connect(self._on_closing)
        panel.cancel_pressed.connect(self._on_cancel)
        self._table.row_chosen.connect(self._ask_again)
        self._table.strike_wanted.connect(self._on_strike)
        self._table.left.connect(self.finished)
        self._undo.clicked.connect(tape.undo)
        self._recount.clicked.connect(self._on_recount)
        self._card.action_pressed.connect(self._on_card_action)
        self._uncounted.known.connect(self.refresh)
        self._uncounted.finished.connect(self.finished)
        for mended in (
            *(tape.struck, self._uncounted.finished),
            *(panel.place_chosen, panel.count_chosen),
        ):
            mended.connect(self._card.clear_refused)

    def _show_possible(self) -> None:
        self._undo.setEnabled(self._tape.can_undo)
        self._recount.setEnabled(bool(self._table.rows))

    def _on_read(self, standing: Standing) -> None:
        self.panel.show_counts(standing.counts, standing.chosen)
        self.panel.show_places(list(standing.places))
        self._table.model_of_rows.set_rows(standing.rows)
        if standing.end is not None:
            self.panel.show_progress(standing.end)
        elif self._is_fresh:
            title = self.tr("No stocktake is open")
            sentence = self.tr("Start one: then every scan counts one. The shop stays open.")
            self._card.show_told("info", title, sentence)
        self._is_fresh = False
        self._show_possible()

    def _on_counted(self, row: CountTapeRow) -> None:
        self._again = self._told = None
        self._table.put(row)
        quantity = f"{format_quantity(row.counted)} {row.goods.unit}"
        self._card.show_counted(row.goods.name, self._details(row), quantity)
        self._show_possible()
        said = self.tr("{name}: {quantity} counted.")
        self.line_kept.emit(True, said.format(name=row.goods.name, quantity=quantity))

    def _on_unknown(self, goods: Goods) -> None:
        self._again, self._told = None, goods
        action = self.tr("Create item") if self._uncounted.may_create else ""
        told = self.tr("{code} belongs to no item yet; it is not counted.")
        code = goods.barcode
        self._card.show_unknown(told.format(code=code), goods.count, action)
        said = self.tr("Unknown code: {code}. It is not counted; see the Scan page.")
        self.line_kept.emit(False, said.format(code=code))

    def _on_uncounted_changed(self) -> None:
        """A code that was removed or taken back has nothing left to be done about."""
        if self._told is not None and not self._tape.waits(self._told):
            self._told = None
            self._card.show_idle()
        self._show_possible()

    def _details(self, row: CountTapeRow) -> str:
        parts = [details_of(row)]
        if row.recorded is not None and row.difference is not None:
            said = self.tr("in the books {recorded}, difference {difference}")
            recorded = format_quantity(row.recorded)
            parts.append(said.format(recorded=recorded, difference=signed_quantity(row.difference)))
        return " · ".join(parts)

    def _on_not_kept(self, goods: Goods, error: LumbungError) -> None:
        if error.code == "count_lot_missing":
            self._waiting.append(goods)
            if not self._is_asking:
                self._ask_for_lots()
            return
        self._on_refused(error)
        if error.code == "count_moved":
            self._again = goods
            self._card.offer(self.tr("Count again"))

    def _ask_for_lots(self) -> None:
        """One question a scan, one after the other."""
        self._is_asking = True
        while self._waiting:
            goods = self._waiting.pop(0)
            lot = CountLotDialog.ask(self._session, goods.scan, self)
            if lot is not None:
                self._tape.keep(goods, lot)
        self._is_asking = False
        self.finished.emit()

    def _on_refused(self, error: LumbungError) -> None:
        self._again = self._told = None
        self._card.show_refused(sentence_for(error))
        self._show_possible()
        self.refused.emit(error)

    def _on_card_action(self) -> None:
        """All of what has moved is counted again: the row that the scan belongs to."""
        if self._again is None:
            self._uncounted.create_newest()
        else:
            scan, session = self._again.scan, self._session
            session.background.read(
                partial(
                    item_of_scan,
                    session.database,
                    session.actor,
                    scan.text,
                    scan.symbology,
                    scan.number,
                ),
                partial(self._on_item_found, self._again.place),
                self._on_refused,
                owner=self,
            )

    def _on_item_found(self, place: bytes | None, item: ItemRow | None) -> None:
        here = (row for row in self._table.rows if item and row.goods.item == item.id)
        row = next((row for row in here if place in (None, row.goods.location)), None)
        if row is not None:
            self._ask_again(row)

    def _on_recount(self) -> None:
        """The row with the cursor when one was chosen just now, else the newest."""
        is_chosen = self._table.hasFocus() or self._recount.hasFocus()
        row = self._table.current_row() if is_chosen else None
        if self._table.rows:
            self._ask_again(row or self._table.rows[0])

    def _ask_again(self, row: CountTapeRow) -> None:
        now = RecountDialog.ask(row, self)
        if now is not None:
            self._tape.recount(row, now)
        self.finished.emit()

    def _on_strike(self, row: CountTapeRow) -> None:
        title = self.tr("Strike {name}?").format(name=row.goods.name)
        sentence = self.tr("The {quantity} that were counted go; then it is not counted any more.")
        quantity = f"{format_quantity(row.counted)} {row.goods.unit}"
        said = sentence.format(quantity=quantity)
        if ConfirmDialog.ask(title, said, self.tr("&Strike"), self):
            self._tape.strike(row)
        self.finished.emit()

    def _on_start(self) -> None:
        self._start()
        self.finished.emit()

    def _start(self, goods: CountGoods | None = None) -> bool:
        """Whether one was started; it is called after `goods` where it is for their sake."""
        count = StartCountDialog.ask(self._session, self, goods)
        if count is not None:
            self._card.show_idle()
            self._tape.choose(count)
        return count is not None

    def _on_wanted(self, row: CountTapeRow) -> None:
        if self._tape.is_open or self._start(row.goods):
            counted = (shown for shown in self._table.rows if shown.key == row.key)
            self._ask_again(next(counted, row))
        self.finished.emit()

    def _on_closing(self, end: CountEnd) -> None:
        remaining = CloseCountDialog.ask(end, self._session.shop.currency, self)
        if remaining is not None:
            self._tape.close(remaining)
        self.finished.emit()

    def _on_cancel(self) -> None:
        title = self.tr("Cancel this stocktake?")
        sentence = self.tr("Nothing is booked; what was counted stays to be seen.")
        if ConfirmDialog.ask(title, sentence, self.tr("Cancel the &stocktake"), self):
            self._tape.cancel()
        self.finished.emit()

    def _on_ended(self, closed: ClosedCount | None) -> None:
        title, sentence = self.tr("Stocktake cancelled"), self.tr("Nothing was booked.")
        if closed is not None:
            title = self.tr("Stocktake closed")
            sentence = self.tr("Everything was as the books say.")
            if closed.number is not None:
                booked = self.tr("{number} · differences: {count}")
                sentence = booked.format(number=closed.number, count=closed.lines)
        self._told = None
        self._card.show_told("success" if closed else "info", title, sentence)

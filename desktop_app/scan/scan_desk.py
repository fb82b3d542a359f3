"""One mode's half of the page: the last scan, the tape, and what can be done to its lines."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import LumbungError
from db.queries.drafts import TapeLine, TapeLot
from desktop_app.capture.scan import Scan
from desktop_app.scan.add_to_item_dialog import AddToItemDialog
from desktop_app.scan.code_entry import ONE
from desktop_app.scan.desk import Choices, Desk
from desktop_app.scan.document_panel import DocumentPanel
from desktop_app.scan.hand_limit import HAND_LIMIT, LargeQuantityDialog
from desktop_app.scan.kind_words import words_of
from desktop_app.scan.lot_dialog import LotDialog
from desktop_app.scan.open_draft import Kind
from desktop_app.scan.posting import Posting
from desktop_app.scan.sale_panel import SalePanel
from desktop_app.scan.scan_card import ScanCard
from desktop_app.scan.tape import Tape
from desktop_app.scan.tape_columns import amount_for, columns_for
from desktop_app.scan.tape_lines import code_of, money_of, name_of, total_of
from desktop_app.scan.tape_table import TapeTable
from desktop_app.scan.tape_tools import TapeTools
from desktop_app.scan.unknown_bar import UnknownBar
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID


class ScanDesk(Desk):
    """Everything of one open draft; its `panel` stands beside it on the page.

    `create_item(code)` asks for a new item; None where the person may not make one.
    """

    _large_typed = Signal(object, object)  # TapeLine and its quantity
    can_step = True

    def __init__(
        self,
        session: Session,
        kind: Kind,
        create_item: Callable[[str], bytes | None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        currency = session.shop.currency
        self._session = session
        self._currency = currency
        self._create_item = create_item
        self._unit_amount = amount_for(kind, session.person)
        self._shown: bytes | None = None
        self._asking = False
        self.tape = Tape(session, kind, columns_for(kind, session.person, currency), self)
        self.panel: DocumentPanel | SalePanel = self._make_panel()
        self._card = ScanCard()
        self._table = TapeTable(self.tape, currency, session.settings)
        self._tools = TapeTools(self.tape)
        may_add = session.person.may("barcode.edit")
        self._unknown = UnknownBar(may_create=create_item is not None, may_add=may_add)
        self._posting = Posting(session, self.tape, self._card, self)
        self._build_ui()
        self._connect_signals()

    def _make_panel(self) -> DocumentPanel | SalePanel:
        panel = DocumentPanel(self.tape, self._unit_amount, self._currency)
        panel.costs_wanted.connect(self._on_costs_wanted)
        panel.post_pressed.connect(self._on_post_pressed)
        return panel

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._card)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._tools)
        rows.addWidget(self._unknown)
        self._unknown.show_count(0)

    def _connect_signals(self) -> None:
        tape = self.tape
        tape.changed.connect(self._on_changed)
        tape.line_kept.connect(self._on_line_kept)
        tape.resumed.connect(self._on_resumed)
        tape.not_kept.connect(self._on_not_kept)
        tape.done.connect(self._card.clear_refused)
        for source in (tape.refused, self._posting.refused):
            source.connect(self._on_refused)
        self._posting.finished.connect(self.finished)
        self._posting.costs_wanted.connect(self._on_costs_wanted)
        self._posting.lots_wanted.connect(self._on_lots_wanted)
        self._table.lot_pressed.connect(self._on_lot_pressed)
        self.panel.discard_pressed.connect(self._posting.ask_discard)
        self._card.action_pressed.connect(self._on_card_action)
        self._table.undo_pressed.connect(self._on_undo_pressed)
        self._table.row_chosen.connect(self._on_row_chosen)
        self._table.value_typed.connect(self._on_value_typed)
        self._large_typed.connect(
            self._on_large_typed,
            Qt.ConnectionType.QueuedConnection,  # asked once the field is closed
        )
        self._table.left.connect(self.finished)
        self._tools.edit_pressed.connect(self._on_edit)
        self._unknown.create_pressed.connect(self._on_create)
        self._unknown.add_pressed.connect(self._on_add)
        self._unknown.remove_pressed.connect(tape.take_back_unknown)

    def take(self, scan: Scan, count: int) -> None:
        """Keeps it on the tape."""
        self.tape.keep(scan, count)

    def resume(self) -> None:
        """Shows what was scanned before the program was closed or broke down."""
        self.tape.resume()

    def refresh(self) -> None:
        """Reads the tape anew."""
        self.tape.refresh()

    def show_choices(self, choices: Choices) -> None:
        """The places and suppliers that there are."""
        self.panel.show_choices(choices)

    def enter(self) -> None:
        """Goes into the lines, to the one that had the cursor or the newest."""
        if self.tape.lines:
            if self._table.current_row() is None:
                self._table.select_row(0)
            self._table.setFocus()

    def step(self, by: int) -> None:
        """Of a line that counts."""
        is_chosen = self._table.has_the_focus()
        if not self._table.finish_typing():
            return
        line = self._table.current_row() if is_chosen else next(iter(self.tape.counted), None)
        if line is not None and not line.undone:
            self.tape.step(line, by * ONE)

    def _on_edit(self) -> None:
        """The chosen line when it was chosen just now, else the newest."""
        is_chosen = self._table.hasFocus() or self._tools.has_the_focus()
        (self._table.edit_current if is_chosen else self._table.edit_newest)()

    def _on_value_typed(self, line: TapeLine, name: str, value: int) -> None:
        if name == "quantity" and value > HAND_LIMIT:
            self._asking = True
            self._large_typed.emit(line, value)
        else:
            self.tape.change(line, **{name: value})

    def _on_large_typed(self, line: TapeLine, quantity: int) -> None:
        agreed = LargeQuantityDialog.ask(quantity, line.unit, name_of(line), self)
        self._asking = False
        if agreed:
            self.tape.change(line, quantity=quantity)
        else:
            self._table.edit_cell(line.id, "quantity")

    def _on_post_pressed(self) -> None:
        """What is being typed is kept first; a question about it comes instead of posting."""
        if self._table.finish_typing() and not self._asking:
            self._posting.post()

    def _on_line_kept(self, line: TapeLine) -> None:
        self._posting.on_action = None
        self._shown = line.id
        self._show_line(line)
        is_fine = line.item is not None and not line.expired
        self.line_kept.emit(is_fine, self._said_of(line))

    def _said_of(self, line: TapeLine) -> str:
        said = self.tr("Unknown code: {code}. It waits on the Scan page.")
        if line.item is not None:
            said = words_of(self.tape.kind).added
        quantity = f"{format_quantity(line.quantity)} {line.unit}"
        return said.format(name=line.name, code=code_of(line), quantity=quantity)

    def _on_resumed(self, count: int) -> None:
        title = self.tr("Lines from before are here: {count}")
        self._card.show_told(
            "info", title.format(count=count), self.tr("Go on scanning, or post them.")
        )

    def _on_not_kept(self, _scan: Scan, _count: int, error: LumbungError) -> None:
        self._on_refused(error)

    def _on_refused(self, error: LumbungError) -> None:
        self._shown = None
        self._card.show_refused(sentence_for(error))
        self.refused.emit(error)

    def _on_changed(self) -> None:
        self._tools.show_possible()
        self._unknown.show_count(len(self.tape.unknown))
        line = next((line for line in self.tape.lines if line.id == self._shown), None)
        if line is not None:
            self._show_line(line)

    def _on_costs_wanted(self) -> None:
        if self._table.finish_typing() and self.tape.without_cost:
            self._table.edit_cell(self.tape.without_cost[0].id, "unit_cost")

    def _on_lots_wanted(self) -> None:
        """Leads to the first line that waits for its batch."""
        if self.tape.without_lot:
            self._table.edit_cell(self.tape.without_lot[-1].id, "lot_code")

    def _on_lot_pressed(self, line: TapeLine) -> None:
        self.tape.ask_lots(line, partial(self._on_lots_told, line))

    def _on_lots_told(self, line: TapeLine, lots: list[TapeLot]) -> None:
        chosen = LotDialog.ask(line, lots, self)
        if chosen is not None:
            self.tape.change(line, lot_code=chosen.code, expires_on=chosen.expires_on or "")
        self.finished.emit()

    def _on_card_action(self) -> None:
        if self._posting.on_action is not None:
            self._posting.on_action()
        else:
            self._on_create()

    def _on_undo_pressed(self, line: TapeLine) -> None:
        if line.undone:
            self.tape.bring_back(line)
        else:
            self.tape.take_back(line)

    def _on_row_chosen(self, line: TapeLine) -> None:
        if line.item is None and self._create_item is not None and not line.undone:
            self._ask_for_item(line)
        else:
            self._table.edit_current()

    def _on_create(self) -> None:
        if self.tape.unknown:
            self._ask_for_item(self._chosen_unknown())

    def _on_add(self) -> None:
        if self.tape.unknown:
            AddToItemDialog.ask(self._session, self._chosen_unknown().barcode, self)
        self.finished.emit()

    def _chosen_unknown(self) -> TapeLine:
        """The unknown line with the cursor, else the newest one."""
        chosen: TapeLine = self._table.current_row()
        return chosen if chosen in self.tape.unknown else self.tape.unknown[0]

    def _ask_for_item(self, line: TapeLine) -> None:
        if self._create_item is not None and self._create_item(line.barcode) is not None:
            self._shown = line.id
            self.tape.refresh()
        self.finished.emit()

    def _show_line(self, line: TapeLine) -> None:
        if line.undone:
            sentence = self.tr("Undone; Redo brings it back.")
            self._card.show_told("info", name_of(line), sentence)
            return
        money = self._worth(line)
        wants_item = line.item is None and self._create_item is not None
        self._card.show_line(line, money, self.tr("Create item") if wants_item else "")

    def _worth(self, line: TapeLine) -> str:
        """What a line adds to the total, for whom that is to be seen."""
        if self._unit_amount is None or self._unit_amount(line) is None:
            return ""
        return money_of(total_of([line], self._unit_amount), self._currency)

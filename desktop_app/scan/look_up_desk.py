"""The mode in which a scan books nothing: what is it, what does it cost, is there any left?"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import LumbungError
from desktop_app.capture.scan import Scan
from desktop_app.scan.desk import Desk
from desktop_app.scan.look_up_card import LookUpCard
from desktop_app.scan.looked_up import LookedUp, look_up
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import Panel, button, label
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.numbers import format_money, format_quantity
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.tokens import GRID

_KEPT = 10


class LookUpDesk(Desk):
    """A card of the newest, a list of the last ten; for who looks at another page the item is
    shown on the item page.
    """

    def __init__(
        self,
        session: Session,
        create_item: Callable[[str], bytes | None] | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._create_item = create_item
        self._asked = 0  # look-ups so far; a slower answer to an earlier one is not shown
        self._shown: LookedUp | None = None
        self._card = LookUpCard(session.shop.currency)
        self._table = DataTable("lookedUp", session.settings)
        self._model = RowsModel(self._columns(), self)
        self._open = button(self.tr("Show on the item &page"), icon_name="items", name="openItem")
        self._create = button(self.tr("Create &item"), icon_name="add", name="createItem")
        self.panel = self._panel()
        self._build_ui()
        self._connect_signals()

    def take(self, scan: Scan, count: int) -> None:
        """Reads, and shows what was found; nothing is written."""
        self._asked += 1
        self._session.background.read(
            partial(look_up, self._session, scan, count),
            partial(self._on_looked_up, self._asked),
            partial(self._on_failed, self._asked),
            owner=self,
        )

    def enter(self) -> None:
        """Goes into the list of the last ten."""
        if self._model.rows:
            self._table.select_row(0)
            self._table.setFocus()

    def refresh(self) -> None:
        """Reads what is shown anew; a code may have an item by now."""
        if self._shown is not None:
            self._read_again(self._shown)

    def _panel(self) -> Panel:
        panel = Panel()
        panel.body.addWidget(label(self.tr("A look-up books nothing."), "strong", wrap=True))
        hint = self.tr("Type 12 before a scan to see what 12 cost.")
        panel.body.addWidget(label(hint, "caption", wrap=True))
        panel.body.addWidget(self._open)
        panel.body.addWidget(self._create)
        return panel

    def _build_ui(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._card, 3)
        rows.addWidget(label(self.tr("Looked up before"), "strong"))
        rows.addWidget(self._table, 2)
        self._table.setAccessibleName(self.tr("Looked up before"))
        self._table.setMinimumHeight(14 * GRID)
        self._table.show_model(self._model)
        self._show_possible()

    def _columns(self) -> list[Column[LookedUp]]:
        currency = self._session.shop.currency
        return [
            Column("item", self.tr("Item"), self._name, stretch=True),
            Column(
                "code", self.tr("Code"), lambda found: found.scan.text, width=152, room=60 * GRID
            ),
            Column(
                "price",
                self.tr("Price"),
                lambda found: (
                    format_money(found.detail.row.sale_price, currency) if found.detail else "–"
                ),
                align="right",
            ),
            Column(
                "available",
                self.tr("Available"),
                lambda found: format_quantity(found.detail.row.available) if found.detail else "–",
                align="right",
                quiet=lambda found: found.detail.row.unit if found.detail else "",
            ),
        ]

    def _name(self, found: LookedUp) -> str:
        return found.detail.row.name if found.detail else self.tr("Unknown code")

    def _connect_signals(self) -> None:
        self._table.row_chosen.connect(self._read_again)
        self._open.clicked.connect(self._on_open)
        self._create.clicked.connect(self._on_create)
        self._session.signals.stock_changed.connect(self.refresh)

    def _read_again(self, found: LookedUp) -> None:
        self._asked += 1
        self._session.background.read(
            partial(look_up, self._session, found.scan, found.count),
            partial(self._on_read_again, self._asked),
            partial(self._on_not_read_again, self._asked),
            owner=self,
        )

    def _on_looked_up(self, number: int, found: LookedUp) -> None:
        self._remember(found)
        if number != self._asked:
            return
        self._show(found)
        if found.detail is None:
            self.line_kept.emit(False, self._unknown(found))
        elif self._is_seen():
            self.line_kept.emit(True, "")
        else:
            self._session.signals.item_page_wanted.emit(found.detail.row)

    def _on_read_again(self, number: int, found: LookedUp) -> None:
        self._remember(found)
        if number == self._asked:
            self._show(found)

    def _is_seen(self) -> bool:
        """Whether the page is in front, or in a window of its own."""
        around = self.parentWidget()
        return around is not None and around.isVisible()

    def _unknown(self, found: LookedUp) -> str:
        return self.tr("Code {code} is not known.").format(code=found.scan.text)

    def _remember(self, found: LookedUp) -> None:
        """The newest first, each code once."""
        others = [row for row in self._model.rows if row.scan.text != found.scan.text]
        self._model.set_rows([found, *others][:_KEPT])

    def _show(self, found: LookedUp) -> None:
        self._shown = found
        if found.detail is None:
            self._card.show_unknown(found.scan.text)
        else:
            self._card.show_found(found)
        self._show_possible()

    def _show_possible(self) -> None:
        is_known = self._shown is not None and self._shown.detail is not None
        is_unknown = self._shown is not None and not is_known
        self._open.setVisible(not is_unknown)
        self._open.setEnabled(is_known)
        self._create.setVisible(is_unknown and self._create_item is not None)

    def _on_failed(self, number: int, error: LumbungError) -> None:
        if number == self._asked:
            self._shown = None
            self._card.show_refused(sentence_for(error))
            self._show_possible()
        self.refused.emit(error)

    def _on_not_read_again(self, number: int, error: LumbungError) -> None:
        """What was shown is tried again with the next change."""
        if number == self._asked:
            self._card.show_refused(sentence_for(error))

    def _on_open(self) -> None:
        if self._shown is not None and self._shown.detail is not None:
            self._session.signals.item_page_wanted.emit(self._shown.detail.row)

    def _on_create(self) -> None:
        if self._create_item is not None and self._shown is not None:
            self._create_item(self._shown.barcode)
            self.refresh()
        self.finished.emit()

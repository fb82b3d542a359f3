"""The stock card of one item on the screen: pages of movements, or a word that there are none."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from db.queries.stock_card import CardRow, stock_card
from desktop_app.items.reverse_document import ReverseDocument
from desktop_app.items.stock_card_model import StockCardModel, second_line
from desktop_app.shell.session import Session
from desktop_app.widgets.action_button import action_button
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import EmptyState
from desktop_app.widgets.tokens import GRID
from desktop_app.widgets.two_line_delegate import TWO_LINE_HEIGHT, TwoLineDelegate

PAGE = 100


class StockCardView(QStackedWidget):
    """`newest_changed` tells of the newest movement, or None where there is none; `failed` carries
    the error of a reversal.
    """

    newest_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item: bytes | None = None
        self._model = StockCardModel(session, self)
        self._table = DataTable("stockCardTable", session.settings)
        self._empty = EmptyState(
            "history",
            self.tr("No movements yet"),
            self.tr("What is received and sold appears here, each with the balance after it."),
            width=36 * GRID,
        )
        self._reverse = (
            ReverseDocument(session, self) if session.person.may("document.reverse") else None
        )
        self._build_ui()
        self._connect_signals()

    def show_item(self, item: bytes) -> None:
        """Shows the newest movements of an item; of the same one again, whatever is new."""
        if item == self._item:
            self._read(max(PAGE, self._model.rowCount()), None, self._merge)
            return
        self._item = item
        self._read(PAGE, None, self._show)

    def forget(self) -> None:
        """Nothing is chosen any more; what is still being read is dropped."""
        self._item = None
        self._model.show_page([], complete=True)

    def _build_ui(self) -> None:
        self._table.setAccessibleName(self.tr("Stock card"))
        self._table.verticalHeader().setDefaultSectionSize(TWO_LINE_HEIGHT)
        self._table.show_model(self._model)
        self._table.setSortingEnabled(False)
        place = [column.key for column in self._model.columns].index("what")
        below = partial(second_line, self._session.shop.timezone)
        delegate = TwoLineDelegate(below, self._table)
        self._table.setItemDelegateForColumn(place, delegate)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._full = QWidget()
        rows = QVBoxLayout(self._full)
        rows.setContentsMargins(0, 0, 0, GRID if self._reverse else 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._table, 1)
        if self._reverse:
            rows.addWidget(action_button(self._reverse), 0, Qt.AlignmentFlag.AlignRight)
        self.addWidget(self._full)
        self.addWidget(self._empty)

    def _connect_signals(self) -> None:
        self._model.more_wanted.connect(self._on_more_wanted)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        if self._reverse:
            self._table.current_row_changed.connect(self._reverse.show_row)
            self._reverse.failed.connect(self.failed)

    def _read(
        self, limit: int, after: CardRow | None, show: Callable[[Sequence[CardRow], bool], None]
    ) -> None:
        session, item = self._session, self._item
        if item is None:
            return
        self._model.expect_page()

        def on_done(rows: list[CardRow]) -> None:
            if item == self._item:
                show(rows, len(rows) < limit)

        session.background.read(
            lambda: stock_card(
                session.database, session.actor, item=item, limit=limit, after=after
            ),
            on_done,
            owner=self,
            key="card",
        )

    def _show(self, rows: Sequence[CardRow], complete: bool) -> None:
        self._model.show_page(rows, complete=complete)
        self._table.scrollToTop()
        self._told()

    def _merge(self, rows: Sequence[CardRow], complete: bool) -> None:
        self._model.merge_rows(rows, complete=complete)
        self._told()

    def _append(self, rows: Sequence[CardRow], complete: bool) -> None:
        self._model.append_page(rows, complete=complete)

    def _told(self) -> None:
        rows = self._model.rows[:1]
        self.setCurrentWidget(self._full if rows else self._empty)
        if self._reverse:
            self._reverse.show_row(self._table.current_row())
        self.newest_changed.emit(rows[0] if rows else None)

    def _on_more_wanted(self) -> None:
        self._read(PAGE, self._model.rows[-1], self._append)

    def _on_menu_requested(self, place: QPoint) -> None:
        if not self._table.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("stockCardMenu")
        if self._reverse and self._reverse.isEnabled():
            menu.addAction(self._reverse)
        copy = self.tr("Copy")
        menu.addAction(f"{copy}\tCtrl+C", self._table.copy_selection)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.viewport().mapToGlobal(place))

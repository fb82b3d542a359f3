"""The list of items on the screen: pages of rows as they are scrolled to, or why there is none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from db.queries.items import ORDERS, ItemFilter, ItemRow, Sort, find_items
from desktop_app.items.items_model import ItemsModel, StockDelegate, second_line
from desktop_app.shell.newest import Newest
from desktop_app.shell.session import Session
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import EmptyState
from desktop_app.widgets.tokens import GRID
from desktop_app.widgets.two_line_delegate import TWO_LINE_HEIGHT, TwoLineDelegate

PAGE = 200


class ItemList(QStackedWidget):
    """`current_changed` tells of the row under the cursor, or None when there is no row.

    `new_wanted` and `clear_wanted` come from the empty list's button.
    """

    current_changed = Signal(object)
    new_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._newest = Newest(session.database)
        self._where = ItemFilter()
        self._sort: Sort = "name"
        self._descending = False
        self._to_select: bytes | None = None
        self._model = ItemsModel(session, self)
        self.table = DataTable("itemsTable", session.settings)
        self._nothing_yet = self._empty_shop()
        self._no_match = EmptyState(
            "search",
            self.tr("No item matches"),
            self.tr("Try fewer letters, or look among all items again."),
            self.tr("&Clear search"),
        )
        self._build_ui()
        self._connect_signals()

    def show_filter(self, where: ItemFilter) -> None:
        """Shows the first page of what matches."""
        self._where = where
        self._read(PAGE, 0, self._show)

    def refresh(self, select: bytes | None = None) -> None:
        """Reads the rows anew; cursor and place stay, or the cursor goes to an item."""
        self._to_select = select or self._to_select
        self._read(max(PAGE, self._model.rowCount()), 0, self._merge)

    def _build_ui(self) -> None:
        self.setContentsMargins(2 * GRID - 2, 0, 0, 0)  # so that names stand below the title
        self.table.setAccessibleName(self.tr("Items"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.verticalHeader().setDefaultSectionSize(TWO_LINE_HEIGHT)
        model, table = self._model, self.table
        table.setItemDelegateForColumn(model.column_of("name"), TwoLineDelegate(second_line, table))
        table.setItemDelegateForColumn(model.column_of("on_hand"), StockDelegate(table))
        for widget in (table, self._nothing_yet, self._no_match):
            self.addWidget(widget)

    def _connect_signals(self) -> None:
        self._model.more_wanted.connect(self._on_more_wanted)
        self._model.sort_wanted.connect(self._on_sort_wanted)
        self.table.show_model(self._model)
        self.table.current_row_changed.connect(self._on_current_changed)
        self._nothing_yet.pressed.connect(self.new_wanted)
        self._no_match.pressed.connect(self.clear_wanted)

    def _empty_shop(self) -> EmptyState:
        title = self.tr("No items yet")
        if not self._session.person.may("item.create"):
            sentence = self.tr("Items appear here as soon as somebody who may has added them.")
            return EmptyState("items", title, sentence)
        sentence = self.tr("Add the first one, or scan a product on the Scan page.")
        return EmptyState("items", title, sentence, self.tr("&New item"))

    def _read(
        self, limit: int, offset: int, show: Callable[[Sequence[ItemRow], bool], None]
    ) -> None:
        self._model.expect_page()
        session, where = self._session, self._where
        sort, descending = self._sort, self._descending
        session.background.read(
            self._newest.asked(
                lambda: find_items(
                    session.database,
                    session.actor,
                    where=where,
                    sort=sort,
                    descending=descending,
                    limit=limit,
                    offset=offset,
                )
            ),
            lambda rows: show(rows, len(rows) < limit),
            owner=self,
            key="rows",
        )

    def _show(self, rows: Sequence[ItemRow], complete: bool) -> None:
        self._model.show_page(rows, complete=complete)
        self.table.scrollToTop()
        self._shown()

    def _merge(self, rows: Sequence[ItemRow], complete: bool) -> None:
        self._model.merge_rows(rows, complete=complete)
        self._shown()

    def _append(self, rows: Sequence[ItemRow], complete: bool) -> None:
        self._model.append_page(rows, complete=complete)

    def _shown(self) -> None:
        """Something is always chosen where there is something."""
        wanted, self._to_select = self._to_select, None
        place = self._model.place_of(wanted) if wanted else None
        if not self._model.rowCount():
            everything = self._where == ItemFilter()
            self.setCurrentWidget(self._nothing_yet if everything else self._no_match)
            self.current_changed.emit(None)
            return
        self.setCurrentWidget(self.table)
        if wanted and place is None:  # filtered out, or on a later page: the pane alone shows it
            self.table.selectionModel().clear()
        elif place is not None or not self.table.currentIndex().isValid():
            self.table.select_row(place or 0)

    def _on_current_changed(self, row: ItemRow | None) -> None:
        if row is not None:
            self.current_changed.emit(row)

    def _on_more_wanted(self) -> None:
        self._read(PAGE, self._model.rowCount(), self._append)

    def _on_sort_wanted(self, key: str, descending: bool) -> None:
        self._sort = next((sort for sort in ORDERS if sort == key), "name")
        self._descending = descending
        self._read(PAGE, 0, self._show)

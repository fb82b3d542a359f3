"""A table model over rows that come in pages, sorted by whoever fetches them."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from desktop_app.widgets.rows_model import Column, Index, Row, RowsModel


class PagedRowsModel(RowsModel[Row], Generic[Row]):
    """Asks for the next page when the person scrolls to the end, and for another order.

    `identity` tells which row is which, so that `merge_rows` can keep the cursor on its row.
    """

    more_wanted = Signal()
    sort_wanted = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        identity: Callable[[Row], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._identity = identity
        self._complete = True
        self._waiting = False

    @property
    def sortable(self) -> bool:
        """Whoever brings the pages puts them in order."""
        return True

    def expect_page(self) -> None:
        """A first page or news are on their way: what is scrolled to now would be out of date."""
        self._waiting = True

    def show_page(self, rows: Sequence[Row], *, complete: bool) -> None:
        """Shows the first page of something else; `complete` when there is no second one."""
        self._arrived(complete)
        self.set_rows(rows)

    def append_page(self, rows: Sequence[Row], *, complete: bool) -> None:
        """Adds the page that `more_wanted` asked for."""
        self._arrived(complete)
        known = {self._identity(row) for row in self._rows}
        self._insert(len(self._rows), [row for row in rows if self._identity(row) not in known])

    def merge_rows(self, rows: Sequence[Row], *, complete: bool) -> None:
        """Shows the same rows anew: what stayed keeps cursor and place, and only what differs
        is painted again.
        """
        self._arrived(complete)
        wanted = {self._identity(row) for row in rows}
        for at in range(len(self._rows) - 1, -1, -1):
            if self._identity(self._rows[at]) not in wanted:
                self.remove_row(at)
        for at, row in enumerate(rows):
            place = self.place_of(self._identity(row), at)
            if place is None:
                self.insert_row(at, row)
                continue
            self._move(place, at)
            if self._rows[at] != row:
                self.replace_row(at, row)

    def place_of(self, identity: Hashable, start: int = 0) -> int | None:
        """Where a row stands now; None when it is not among the rows so far."""
        places = range(start, len(self._rows))
        return next((at for at in places if self._identity(self._rows[at]) == identity), None)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is another page that nobody has asked for yet."""
        return not (parent.isValid() or self._complete or self._waiting)

    def fetchMore(self, parent: Index) -> None:
        """Asks for the next page."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Asks for the rows in another order; -1 asks for the order of their own."""
        key = self.columns[column].key if column >= 0 else ""
        self.sort_wanted.emit(key, order == Qt.SortOrder.DescendingOrder)

    def _arrived(self, complete: bool) -> None:
        self._complete = complete
        self._waiting = False

    def _insert(self, at: int, rows: Sequence[Row]) -> None:
        if rows:
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()

    def _move(self, source: int, target: int) -> None:
        if source == target:
            return
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), target)
        self._rows.insert(target, self._rows.pop(source))
        self.endMoveRows()

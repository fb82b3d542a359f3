"""A table model over plain rows with declared columns; knows no database and no window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont

from desktop_app.widgets.controls import plain_tool_tip
from desktop_app.widgets.icons import icon
from desktop_app.widgets.tokens import tokens

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
QUIET_ROLE = Qt.ItemDataRole.UserRole + 2
SORT_ROLE = Qt.ItemDataRole.UserRole + 3

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


@dataclass(frozen=True)
class Column(Generic[Row]):
    """What one column shows of a row, and how.

    `key` names it in the kept column state. `sort_key` makes it sortable. `quiet` is written
    behind the value in the quiet colour (a unit). `tone` names a token ("amber", "red",
    "text_quiet") for the text, `icon` an icon before it. `stretch` takes the room that is left.
    A column with `room` is hidden while the table is narrower, unless the person wants it.
    `struck` writes the text struck through. Nobody can sort by an `unsorted` column. An `editable`
    column's new text is sent as `RowsModel.edited`.
    """

    key: str
    title: str
    display: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    align: Literal["left", "right", "center"] = "left"
    quiet: Callable[[Row], str] | None = None
    tone: Callable[[Row], str | None] | None = None
    icon: Callable[[Row], str | None] | None = None
    struck: Callable[[Row], bool] | None = None
    tooltip: Callable[[Row], str] | None = None
    width: int = 120
    stretch: bool = False
    hidden: bool = False
    room: int = 0
    editable: bool = False
    unsorted: bool = False


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in memory, sorted in Python; `edited(row, column key, text)` asks for a change."""

    edited = Signal(object, str, str)

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    @property
    def rows(self) -> list[Row]:
        """The rows as they are shown now (a copy)."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Shows these rows instead, in the order the person has chosen."""
        self.beginResetModel()
        self._rows = self._sorted(list(rows))
        self.endResetModel()

    def insert_row(self, at: int, row: Row) -> None:
        """Puts a row in at a place (0 is the top)."""
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row)
        self.endInsertRows()

    def replace_row(self, at: int, row: Row) -> None:
        """Shows a row anew in its place."""
        self._rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def remove_row(self, at: int) -> None:
        """Takes a row out."""
        self.beginRemoveRows(QModelIndex(), at, at)
        del self._rows[at]
        self.endRemoveRows()

    def row_at(self, index: Index) -> Row:
        """The row under an index of this model."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The number of rows; none below a cell."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The number of declared columns; none below a cell."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' titles, aligned as their cells are."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNMENTS[column.align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell has to say for a role."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        answer = _ANSWERS.get(role)
        return answer(self.columns[index.column()], self.row_at(index)) if answer else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Sends the wish to change; the row itself changes when whoever listens replaces it."""
        if role != Qt.ItemDataRole.EditRole or not self.columns[index.column()].editable:
            return False
        self.edited.emit(self.row_at(index), self.columns[index.column()].key, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Selectable, and editable where the column is."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @property
    def sortable(self) -> bool:
        """Whether any column has an order."""
        return any(column.sort_key for column in self.columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column that has a `sort_key`; -1 leaves the rows as they come."""
        self._sorting = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self.row_at(index), index.column()) for index in before]
        self._rows = self._sorted(self._rows)
        places = {id(row): number for number, row in enumerate(self._rows)}
        moved = [self.index(places[id(row)], column) for row, column in kept]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _sorted(self, rows: list[Row]) -> list[Row]:
        if self._sorting is None:
            return rows
        column, order = self._sorting
        key = self.columns[column].sort_key
        descending = order == Qt.SortOrder.DescendingOrder
        return sorted(rows, key=key, reverse=descending) if key else rows


def _spoken(column: Column[Any], row: Any) -> str:
    unit = column.quiet(row) if column.quiet else ""
    return f"{column.title}: {column.display(row)} {unit}".rstrip()


def _tone(column: Column[Any], row: Any) -> Any:
    role = column.tone(row) if column.tone else None
    return tokens().color(role) if role else None


def _font(column: Column[Any], row: Any) -> Any:
    if not (column.struck and column.struck(row)):
        return None
    font = QFont()
    font.setStrikeOut(True)
    return font


def _icon(column: Column[Any], row: Any) -> Any:
    name = column.icon(row) if column.icon else None
    role = (column.tone(row) if column.tone else None) or "text_quiet"
    return icon(name, role) if name else None


_ANSWERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.display(row),
    Qt.ItemDataRole.EditRole: lambda column, row: column.display(row),
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Qt.ItemDataRole.ForegroundRole: _tone,
    Qt.ItemDataRole.FontRole: _font,
    Qt.ItemDataRole.DecorationRole: _icon,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: (
        plain_tool_tip(column.tooltip(row)) if column.tooltip else None
    ),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: (
        _ALIGNMENTS[column.align] | Qt.AlignmentFlag.AlignVCenter
    ),
    ROW_ROLE: lambda _column, row: row,
    QUIET_ROLE: lambda column, row: column.quiet(row) if column.quiet else None,
    SORT_ROLE: lambda column, row: column.sort_key(row) if column.sort_key else None,
}

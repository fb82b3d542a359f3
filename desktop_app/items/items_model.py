"""The list of items: its columns, and how a cell shows a name with its SKU and a low stock."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from db.queries.items import ItemRow
from desktop_app.items import words
from desktop_app.shell.session import Session
from desktop_app.widgets.cell_delegate import CellDelegate
from desktop_app.widgets.icons import icon
from desktop_app.widgets.numbers import format_average, format_money, format_quantity
from desktop_app.widgets.paged_model import PagedRowsModel
from desktop_app.widgets.rows_model import ROW_ROLE, Column, Index
from desktop_app.widgets.tokens import GRID, tokens

LEVEL_LOOK = {"low": ("low-stock", "amber"), "out": ("error", "red")}
_MARK_SIZE = 16
_ROOM_FOR_COST = 80 * GRID  # beside the pane on a low screen the names need it more
_NUMBER_ROOM = 13 * GRID


class ItemsModel(PagedRowsModel[ItemRow]):
    """Pages of items; a column's key is the `sort` of `find_items`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(_columns(session), lambda row: row.id, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell has to say; a screen reader hears what the mark and the tip show."""
        said = super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and said is not None:
            row, key = self.row_at(index), self.columns[index.column()].key
            marks = (words.level_word(row.level), free(row)) if key == "on_hand" else ()
            return ", ".join([said, *filter(None, marks)])
        return said

    def column_of(self, key: str) -> int:
        """Where a column is declared."""
        return [column.key for column in self.columns].index(key)


class StockDelegate(CellDelegate):
    """Writes the mark of a low or empty stock before the number: an icon and a word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        super().paint(painter, option, index)
        level = index.data(ROW_ROLE).level
        if level not in LEVEL_LOOK:
            return
        name, role = LEVEL_LOOK[level]
        place = QRect(option.rect.left() + 10, 0, _MARK_SIZE, _MARK_SIZE)
        place.moveTop(option.rect.center().y() - _MARK_SIZE // 2)
        room = option.rect.adjusted(10 + _MARK_SIZE + 6, 0, -_NUMBER_ROOM, -2)
        painter.save()
        icon(name, role).paint(painter, place)
        painter.setPen(tokens().color(role))
        elide = Qt.TextElideMode.ElideRight
        word = painter.fontMetrics().elidedText(words.level_word(level), elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, word)
        painter.restore()


def second_line(row: ItemRow) -> str:
    """What stands quietly below an item's name."""
    archived = QCoreApplication.translate("Items", "Archived") if row.archived else None
    return " · ".join(part for part in (row.sku, row.category, archived) if part)


def free(row: ItemRow) -> str:
    """What can be sold where orders hold some of it; "" where none do."""
    if not row.reserved:
        return ""
    said = QCoreApplication.translate("Items", "{free} available, {n} reserved")
    return said.format(free=words.amount(row.available, row.unit), n=format_quantity(row.reserved))


def _columns(session: Session) -> list[Column[ItemRow]]:
    currency = session.shop.currency
    columns = [
        Column[ItemRow](
            "name",
            QCoreApplication.translate("Items", "Name"),
            lambda row: row.name,
            tone=lambda row: "text_quiet" if row.archived else None,
            tooltip=lambda row: row.name,
            width=240,
            stretch=True,
        ),
        Column[ItemRow](
            "sku",
            QCoreApplication.translate("Items", "SKU"),
            lambda row: row.sku,
            tooltip=lambda row: row.sku,
            hidden=True,
        ),
        Column[ItemRow](
            "category",
            QCoreApplication.translate("Items", "Category"),
            lambda row: row.category or "",
            tooltip=lambda row: row.category or "",
            hidden=True,
        ),
        Column[ItemRow](
            "on_hand",
            QCoreApplication.translate("Items", "On hand"),
            lambda row: format_quantity(row.on_hand),
            align="right",
            quiet=lambda row: row.unit,
            tooltip=free,
            width=192,
        ),
        Column[ItemRow](
            "sale_price",
            QCoreApplication.translate("Items", "Price"),
            lambda row: format_money(row.sale_price, currency),
            align="right",
            width=104,
        ),
    ]
    if session.person.may("cost.view"):
        columns.append(
            Column[ItemRow](
                "unit_cost",
                QCoreApplication.translate("Items", "Cost"),
                lambda row: cost(row, currency),
                align="right",
                tone=lambda _row: "text_quiet",
                width=108,
                room=_ROOM_FOR_COST,
            )
        )
    return columns


def cost(row: ItemRow, currency: str) -> str:
    """The average cost of one unit; "" before the first receipt and for who may not see it."""
    return "" if row.unit_cost is None else format_average(row.unit_cost, currency)

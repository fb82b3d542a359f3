"""Paints a value with its unit quiet behind it, so that the numbers of a column stand in line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop_app.widgets.rows_model import QUIET_ROLE, Index
from desktop_app.widgets.table_header import UNIT_WIDTH, TableHeader
from desktop_app.widgets.tokens import GRID, tokens

_PADDING = 10


class CellDelegate(QStyledItemDelegate):
    """The delegate of every DataTable; cells without a unit are painted as Qt does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        unit = index.data(QUIET_ROLE)
        if unit is None:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        value, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        header = cell.widget.horizontalHeader() if isinstance(cell.widget, QTableView) else None
        behind = header.unit_room(index.column()) if isinstance(header, TableHeader) else UNIT_WIDTH
        _write(painter, cell, value, str(unit), behind)


def _write(
    painter: QPainter, cell: QStyleOptionViewItem, value: str, unit: str, unit_room: int
) -> None:
    room = cell.rect.adjusted(_PADDING, 0, -_PADDING, -4)
    before = room.adjusted(0, 0, -unit_room, 0)
    behind = QRect(room)
    behind.setLeft(before.right() + 1 + GRID // 2)
    metrics = cell.fontMetrics
    middle = Qt.AlignmentFlag.AlignVCenter
    elide = Qt.TextElideMode.ElideRight
    painter.save()
    painter.setFont(cell.font)
    painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
    painter.drawText(
        before, middle | cell.displayAlignment, metrics.elidedText(value, elide, before.width())
    )
    painter.setPen(tokens().color("text_quiet"))
    painter.drawText(
        behind,
        middle | Qt.AlignmentFlag.AlignLeft,
        metrics.elidedText(unit, elide, behind.width()),
    )
    painter.restore()

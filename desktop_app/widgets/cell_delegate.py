"""Paints a value with its unit quiet behind it, so that the numbers of a column stand in line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop_app.widgets.rows_model import QUIET_ROLE, Index
from desktop_app.widgets.tokens import GRID, tokens

UNIT_WIDTH = 5 * GRID
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
        _write(painter, cell, value, str(unit))


def _write(painter: QPainter, cell: QStyleOptionViewItem, value: str, unit: str) -> None:
    room = cell.rect.adjusted(_PADDING, 0, -_PADDING, -2)
    behind = QRect(room.right() - UNIT_WIDTH + 1, room.top(), UNIT_WIDTH, room.height())
    before = room.adjusted(0, 0, -UNIT_WIDTH - GRID // 2, 0)
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

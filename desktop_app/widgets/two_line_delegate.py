"""Paints a cell's text with something quiet below it, such as a name with its number."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.widgets.rows_model import ROW_ROLE, Index
from desktop_app.widgets.tokens import CAPTION, GRID, tokens

TWO_LINE_HEIGHT = 6 * GRID
_PADDING = 10


class TwoLineDelegate(QStyledItemDelegate):
    """For one column of a DataTable; `second` gives a row's quiet line."""

    def __init__(self, second: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._second = second

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints one cell."""
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        first, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        small = QFont(cell.font)
        small.setPixelSize(CAPTION)
        room = cell.rect.adjusted(_PADDING, 6, -_PADDING, -6)
        half = room.height() // 2
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        ink = tone if isinstance(tone, QColor) else tokens().color("text")
        painter.save()
        _write(painter, room.adjusted(0, 0, 0, -half), cell.font, ink, first)
        quiet = tokens().color("text_quiet")
        second = self._second(index.data(ROW_ROLE))
        _write(painter, room.adjusted(0, half, 0, 0), small, quiet, second)
        painter.restore()


def _write(painter: QPainter, room: QRect, font: QFont, ink: QColor, text: str) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

"""The line under a table that holds the totals, each below its own column."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import ROW_HEIGHT, tokens

_PADDING = 10


class TotalsRow(QWidget):
    """Follows the columns of its table as they are moved, resized, hidden and scrolled."""

    def __init__(self, table: DataTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._totals: dict[str, str] = {}
        self._words = ""
        self.setFixedHeight(ROW_HEIGHT)
        header = table.horizontalHeader()
        for moved in (header.sectionResized, header.sectionMoved, header.geometriesChanged):
            moved.connect(self.update)
        table.horizontalScrollBar().valueChanged.connect(self.update)

    def show_totals(self, words: str, totals: Mapping[str, str]) -> None:
        """Shows words at the left and totals by the keys of their columns."""
        self._words = words
        self._totals = dict(totals)
        self.setAccessibleName(self.text())
        self.update()

    def text(self) -> str:
        """Everything that the line says."""
        return "  ".join([self._words, *self._totals.values()])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the words, and the totals where their columns are now."""
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), 1), tokens().color("line_strong"))
        middle = Qt.AlignmentFlag.AlignVCenter
        room = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        painter.setPen(tokens().color("text_quiet"))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, self._words)
        painter.setPen(tokens().color("text"))
        painter.setFont(_strong(self.font()))
        for rect, total in self._places():
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, total)

    def _places(self) -> list[tuple[QRect, str]]:
        model, header = self._table.model(), self._table.horizontalHeader()
        if not isinstance(model, RowsModel):
            return []
        return [
            (self._cell(header.sectionViewportPosition(number), header.sectionSize(number)), total)
            for number, column in enumerate(model.columns)
            if (total := self._totals.get(column.key)) and not header.isSectionHidden(number)
        ]

    def _cell(self, left: int, width: int) -> QRect:
        return QRect(left, 0, width, self.height()).adjusted(-width, 0, -_PADDING, 0)


def _strong(font: QFont) -> QFont:
    font.setWeight(QFont.Weight.DemiBold)
    return font

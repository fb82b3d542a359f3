"""The header of every table: a title over numbers with a unit ends where the numbers end."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyleOptionHeader, QWidget

from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import CAPTION, GRID

UNIT_WIDTH = 5 * GRID
_PADDING = 10  # as resources/styles/lumbung.qss says
_SPARE = 4


class TableHeader(QHeaderView):
    """Columns keep room for the widest unit that was told of, `UNIT_WIDTH` where none was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._unit_widths: dict[str, int] = {}
        self._is_bare = False
        self.setSectionsClickable(True)

    def unit_room(self, column: int) -> int:
        """What stands behind the numbers of a column, with the gap before it; 0 without units."""
        model = self.model()
        if not isinstance(model, RowsModel) or not 0 <= column < len(model.columns):
            return 0
        told = model.columns[column]
        if told.quiet is None:
            return 0
        return self._unit_widths.get(told.key, UNIT_WIDTH) + GRID // 2

    def keep_unit_width(self, key: str, width: int) -> None:
        """A column shows a unit that is so wide."""
        self._unit_widths[key] = max(width, self._unit_widths.get(key, 0))

    def title_width(self, column: int) -> int:
        """What a title needs to be read whole, with the room of the units beside it."""
        font = QFont(self.font())
        font.setPixelSize(CAPTION)
        font.setWeight(QFont.Weight.DemiBold)
        title = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        room = self.unit_room(column) + 2 * _PADDING + _SPARE
        return QFontMetrics(font).horizontalAdvance(title) + room

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Over numbers with a unit the title stands apart from its section, where it has room."""
        spare = rect.width() - self.title_width(section)
        room = max(0, self.unit_room(section) + min(spare, 0))
        if room:
            self._is_bare = True
            super().paintSection(painter, rect, section)
            self._is_bare = False
        super().paintSection(painter, rect.adjusted(0, 0, -room, 0), section)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """A bare section has neither title nor arrow."""
        super().initStyleOptionForIndex(option, section)
        if self._is_bare:
            bare: Any = option
            bare.text = ""
            bare.sortIndicator = QStyleOptionHeader.SortIndicator.None_

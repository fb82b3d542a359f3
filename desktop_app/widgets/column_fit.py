"""How wide the columns of a table have to be for what they show, and which of them give way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFontMetrics

from desktop_app.widgets.rows_model import Column
from desktop_app.widgets.table_header import TableHeader
from desktop_app.widgets.tokens import GRID

PADDING = 10
LEAST_STRETCH = 20 * GRID
WIDEST_GIVING = 28 * GRID
_ICON = 3 * GRID
_SPARE = 2  # text is not painted as exactly as it is measured


@dataclass(frozen=True)
class Need:
    """What a column would like and what it can do with, in pixels."""

    wanted: int
    least: int


class ColumnFit:
    """The widest cell of each column, as far as rows were measured."""

    def __init__(self, header: TableHeader, columns: Sequence[Column[Any]]) -> None:
        self._header = header
        self._columns = columns
        self._widest: dict[str, int] = {}

    def measure(self, rows: Sequence[Any], metrics: QFontMetrics) -> None:
        """Takes more rows into account."""
        for number, column in enumerate(self._columns):
            if column.quiet:
                units = {column.quiet(row) for row in rows}
                self._header.keep_unit_width(
                    column.key, max(map(metrics.horizontalAdvance, units), default=0) + _SPARE
                )
            room = self._header.unit_room(number)
            widths = [_cell_width(column, metrics, row, room) for row in rows]
            self._widest[column.key] = max([self._widest.get(column.key, 0), *widths])

    def widths(self, room: int, sized: frozenset[str]) -> dict[int, int]:
        """A width for each column that is shown and not `sized` by hand.

        The one that stretches gets what is left and none here, unless that is too little.
        """
        needs, left, stretched = {}, room - LEAST_STRETCH, []
        for number, column in enumerate(self._columns):
            if self._header.isSectionHidden(number):
                continue
            if column.stretch:
                stretched.append(number)
            elif column.key in sized:
                left -= self._header.sectionSize(number)
            else:
                title = self._header.title_width(number)
                needs[number] = need_of(column, title, self._widest.get(column.key, 0))
        widths = share_out(needs, left)
        is_tight = sum(widths.values()) > left
        return widths | (dict.fromkeys(stretched, LEAST_STRETCH) if is_tight else {})


def need_of(column: Column[Any], title: int, content: int) -> Need:
    """What a column needs whose title and whose widest cell are so wide."""
    if column.gives:
        return Need(max(title, min(content, WIDEST_GIVING)), title)
    return Need(max(title, content), max(title, content))


def share_out(needs: Mapping[int, Need], room: int) -> dict[int, int]:
    """A width for every column; where there is no room for all, those that can do with less do.

    Those give first that have most to give.
    """
    widths = {place: need.wanted for place, need in needs.items()}
    missing = max(sum(widths.values()) - room, 0)
    for place in sorted(needs, key=lambda place: needs[place].least - needs[place].wanted):
        given = min(missing, needs[place].wanted - needs[place].least)
        widths[place] -= given
        missing -= given
    return widths


def _cell_width(column: Column[Any], metrics: QFontMetrics, row: Any, unit_room: int) -> int:
    """What one cell needs to be read whole; an empty one needs nothing."""
    text = metrics.horizontalAdvance(column.display(row))
    icon = _ICON if column.icon and column.icon(row) else 0
    return text + icon + unit_room + 2 * PADDING + _SPARE if text else 0

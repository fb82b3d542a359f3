"""The tape of a stocktake: counted, recorded and the difference, to read from afar."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.queries.count_tape import CountTapeRow
from desktop_app.widgets.column_state import ColumnMemory
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.numbers import format_quantity, signed_quantity
from desktop_app.widgets.rows_model import ROW_ROLE, Column, RowsModel
from desktop_app.widgets.two_line_delegate import TWO_LINE_HEIGHT, TwoLineDelegate

NONE = "–"


class CountTable(DataTable):
    """`strike_wanted` comes from Delete and from a click on the arrow, `left` from Esc."""

    strike_wanted = Signal(object)
    left = Signal()

    def __init__(self, memory: ColumnMemory | None = None, parent: QWidget | None = None) -> None:
        super().__init__("countTape", memory, parent)
        self.model_of_rows = RowsModel(_columns(), self)
        self._names = TwoLineDelegate(details_of, self)
        self.verticalHeader().setDefaultSectionSize(TWO_LINE_HEIGHT)
        self.setAccessibleName(self.tr("Counted lines"))
        self.show_model(self.model_of_rows)
        self.setItemDelegateForColumn(0, self._names)
        self.clicked.connect(self._on_clicked)

    @property
    def rows(self) -> list[CountTapeRow]:
        """What is shown, what was counted last first."""
        return self.model_of_rows.rows

    def put(self, row: CountTapeRow) -> None:
        """Shows a row that was counted just now at the top, in the place of what it was."""
        for number, shown in enumerate(self.rows):
            if shown.key == row.key:
                self.model_of_rows.remove_row(number)
        self.model_of_rows.insert_row(0, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete strikes, Esc leaves."""
        row = self.current_row()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.strike_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model_of_rows.columns[index.column()].key == "strike":
            self.strike_wanted.emit(index.data(ROW_ROLE))


def details_of(row: CountTapeRow) -> str:
    """Place, lot and how many piles."""
    day = day_in_words(row.goods.expires_on) if row.goods.expires_on else ""
    parts = [row.goods.location_name, row.goods.lot_code, day]
    if row.piles > 1:
        said = QCoreApplication.translate("CountTable", "piles: {count}")
        parts.append(said.format(count=row.piles))
    return " · ".join(filter(None, (*parts, row.note)))


def _difference(row: CountTapeRow) -> str:
    return NONE if row.difference is None else signed_quantity(row.difference)


def _tone(row: CountTapeRow) -> str | None:
    return "amber" if row.difference else None


def _columns() -> Sequence[Column[CountTapeRow]]:
    return (
        Column(
            "item",
            QCoreApplication.translate("CountTable", "Item"),
            lambda row: row.goods.name,
            tooltip=lambda row: f"{row.goods.name} · {details_of(row)}",
            stretch=True,
        ),
        Column(
            "counted",
            QCoreApplication.translate("CountTable", "Counted"),
            lambda row: format_quantity(row.counted),
            align="right",
            quiet=lambda row: row.goods.unit,
            width=112,
        ),
        Column(
            "recorded",
            QCoreApplication.translate("CountTable", "In the books"),
            lambda row: NONE if row.recorded is None else format_quantity(row.recorded),
            align="right",
            width=112,
        ),
        Column(
            "difference",
            QCoreApplication.translate("CountTable", "Difference"),
            lambda row: _difference(row),
            align="right",
            tone=_tone,
            width=96,
        ),
        Column(
            "strike",
            "",
            lambda _: "",
            icon=lambda _: "undo",
            tooltip=lambda _: QCoreApplication.translate("CountTable", "Strike this (Delete)"),
            width=44,
        ),
    )

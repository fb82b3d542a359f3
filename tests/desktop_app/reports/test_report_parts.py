"""The parts of the page by themselves: the line of totals, the question where to save."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.reports.save_report_dialog import SaveReportDialog
from desktop_app.reports.totals_row import TotalsRow
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import Column, RowsModel


@pytest.fixture
def table() -> DataTable:
    """A table of two columns, 200 wide each."""
    table = DataTable("table")
    columns = [Column[int](key, key, str, width=200) for key in ("left", "right")]
    table.show_model(RowsModel(columns, table))
    return table


@pytest.fixture
def window(qtbot: QtBot, table: DataTable) -> QWidget:
    """The window that shows the table."""
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(table)
    window.resize(600, 300)
    window.show()
    return window


@pytest.fixture
def totals(window: QWidget, table: DataTable) -> TotalsRow:
    """The line of totals under the table."""
    totals = TotalsRow(table, window)
    totals.resize(600, totals.height())
    totals.show()
    return totals


def inked(totals: TotalsRow) -> list[int]:
    """The columns, 200 pixels each, in which something is written."""
    image = totals.grab(QRect(0, 2, 600, 36)).toImage()
    return [column for column in range(3) if is_inked(image, column * 200)]


def is_inked(image: QImage, left: int) -> bool:
    """Whether a part of a picture is of more than one colour."""
    part = image.copy(left, 0, 200, 36)
    colors = {QColor(part.pixel(x, y)).rgb() for x in range(200) for y in range(36)}
    return len(colors) > 1


def test_totals_stand_under_their_columns(table: DataTable, totals: TotalsRow) -> None:
    """A total follows its column when that is moved, and goes with it when it is hidden."""
    header = table.horizontalHeader()
    totals.show_totals("", {"right": "Rp12"})
    assert inked(totals) == [1]

    header.moveSection(1, 0)
    assert inked(totals) == [0]

    header.setSectionHidden(1, True)
    assert inked(totals) == []


def test_the_line_is_read_aloud(totals: TotalsRow) -> None:
    """A screen reader is told everything that the line says."""
    totals.show_totals("Rows: 2", {"left": "Rp1", "right": "Rp12"})

    assert totals.accessibleName() == totals.text() == "Rows: 2  Rp1  Rp12"


def test_the_name_of_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    """A name without an ending gets that of CSV."""
    parent = QWidget()
    qtbot.addWidget(parent)
    suggested: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        suggested.extend(dialog.selectedFiles())
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("laporan")
        dialog.accept()

    QTimer.singleShot(0, parent, answer)

    assert SaveReportDialog.ask(parent, "Stock on hand 2026-03-18.csv") == tmp_path / "laporan.csv"
    assert Path(suggested[0]).name == "Stock on hand 2026-03-18.csv"


def test_no_file(qtbot: QtBot) -> None:
    """Esc is no file."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(0, parent, leave)

    assert SaveReportDialog.ask(parent, "a.csv") is None

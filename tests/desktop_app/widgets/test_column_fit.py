"""Columns as wide as what they show, and which of them are cut short first."""

from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop_app.widgets.column_fit import LEAST_STRETCH, Need, share_out
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import Column, RowsModel
from desktop_app.widgets.table_header import TableHeader

NUMBER = Column[str]("number", "No.", str, align="right", quiet=lambda _row: "lembar")
COLUMNS = (
    Column[str]("name", "Name", lambda _row: "Beras Ramos 5 kg " * 9, stretch=True),
    Column[str]("supplier", "Supplier", lambda _row: "PT Sumber Rasa Nusantara", gives=True),
    NUMBER,
    Column[str]("long", "A title that is longer than its cells", str),
)
LARGE = "-1.234.567,125"


def table_of(qtbot: QtBot, width: int) -> DataTable:
    """A fitted table of one row with a large number."""
    table = DataTable("fitted")
    qtbot.addWidget(table)
    model = RowsModel(COLUMNS, table)
    model.set_rows([LARGE])
    table.resize(width, 200)
    table.show_model(model)
    table.show()
    table.fit_columns()
    return table


def header_of(table: DataTable) -> TableHeader:
    """Its header."""
    header = table.horizontalHeader()
    assert isinstance(header, TableHeader)
    return header


def test_what_is_missing_is_taken_of_what_can_give() -> None:
    """Of those first that have most to give, and of no other."""
    needs = {1: Need(200, 80), 2: Need(100, 100), 3: Need(120, 90)}

    assert share_out(needs, 500) == {1: 200, 2: 100, 3: 120}
    assert share_out(needs, 400) == {1: 180, 2: 100, 3: 120}
    assert share_out(needs, 100) == {1: 80, 2: 100, 3: 90}


def test_numbers_with_their_units_and_titles_are_never_cut(qtbot: QtBot) -> None:
    """In a wide table and in one that is too narrow for all."""
    for width in (1200, 500):
        table = table_of(qtbot, width)
        metrics, header = table.fontMetrics(), header_of(table)
        number = metrics.horizontalAdvance(LARGE) + metrics.horizontalAdvance("lembar")
        assert table.columnWidth(2) > number
        assert table.columnWidth(3) >= header.title_width(3)
        assert table.columnWidth(1) >= header.title_width(1)
        assert table.columnWidth(0) >= LEAST_STRETCH


def test_the_name_gives_way_first_and_then_what_can(qtbot: QtBot) -> None:
    """The supplier is whole as long as the name has what it needs least."""
    wide, narrow = table_of(qtbot, 1000), table_of(qtbot, 640)

    assert wide.columnWidth(0) > narrow.columnWidth(0)
    assert wide.columnWidth(1) > narrow.columnWidth(1)
    assert wide.columnWidth(2) == narrow.columnWidth(2)


def test_a_column_that_the_person_sized_stays(qtbot: QtBot) -> None:
    """Whatever it shows; "restore columns" fits it again."""
    table = table_of(qtbot, 1000)
    fitted = table.columnWidth(2)

    table.setColumnWidth(2, 60)
    table.fit_columns()
    assert table.columnWidth(2) == 60

    table.restore_columns()
    assert table.columnWidth(2) == fitted


def test_a_title_ends_where_its_numbers_end(qtbot: QtBot) -> None:
    """Nothing of it stands over the units."""
    table = table_of(qtbot, 1000)
    header = header_of(table)
    width, room = header.sectionSize(2), header.unit_room(2)

    image = QImage(width, header.height(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    header.paintSection(painter, QRect(0, 0, width, header.height()), 2)
    painter.end()

    middle = range(header.height() // 2 - 4, header.height() // 2 + 4)
    over_units = {image.pixel(x, y) for x in range(width - room, width - 2) for y in middle}
    over_numbers = {
        image.pixel(x, y) for x in range(width - room - 40, width - room) for y in middle
    }
    assert len(over_units) < len(over_numbers)


def test_a_table_that_is_not_fitted_keeps_its_widths(qtbot: QtBot) -> None:
    """Its columns say them."""
    table = DataTable("plain")
    qtbot.addWidget(table)
    table.show_model(RowsModel((COLUMNS[0], replace(NUMBER, width=77)), table))

    assert table.columnWidth(1) == 77

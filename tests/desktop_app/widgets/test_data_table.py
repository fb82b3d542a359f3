"""Tables: rows in declared columns, arranged and remembered as the person likes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.shell.theme import apply_theme
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.rows_model import ROW_ROLE, Column, RowsModel
from desktop_app.widgets.tokens import LIGHT


@dataclass(frozen=True)
class Goods:
    """A row of the tests."""

    name: str
    stock: int
    unit: str = "pcs"


RICE, TEA, SUGAR = Goods("Beras", 5, "kg"), Goods("Teh", 40), Goods("Gula", 0, "kg")
COLUMNS = [
    Column[Goods]("name", "Name", lambda row: row.name, lambda row: row.name, stretch=True),
    Column[Goods](
        "stock",
        "Stock",
        lambda row: str(row.stock),
        lambda row: row.stock,
        align="right",
        quiet=lambda row: row.unit,
        tone=lambda row: None if row.stock else "red",
        struck=lambda row: not row.stock,
        editable=True,
    ),
    Column[Goods]("unit", "Unit", lambda row: row.unit, hidden=True),
]


class Memory:
    """Keeps column states as the settings do."""

    def __init__(self) -> None:
        self.states: dict[str, str] = {}

    def column_state(self, table: str) -> str:
        """What was kept."""
        return self.states.get(table, "")

    def keep_column_state(self, table: str, state: str) -> None:
        """Keeps it."""
        self.states[table] = state


Open = Callable[..., DataTable]


@pytest.fixture
def open_table(qtbot: QtBot) -> Open:
    """Opens the table of the three goods."""

    def open_one(memory: Memory, columns: Sequence[Column[Goods]] = COLUMNS) -> DataTable:
        table = DataTable("goods", memory)
        qtbot.addWidget(table)
        model = RowsModel(columns, table)
        model.set_rows([RICE, TEA, SUGAR])
        table.show_model(model)
        table.resize(600, 300)
        table.show()
        qtbot.waitExposed(table)
        header = table.horizontalHeader()
        qtbot.waitUntil(lambda: header.length() >= table.viewport().width())
        return table

    return open_one


def names(table: DataTable) -> list[str]:
    """The first column from the top."""
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click_header(qtbot: QtBot, table: DataTable, section: int) -> None:
    """Clicks into a column's title."""
    header = table.horizontalHeader()
    at = header.viewport().rect().center()
    at.setX(header.sectionViewportPosition(section) + 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def open_menu(qtbot: QtBot, table: DataTable) -> QMenu:
    """Asks for the menu of the columns at the first title."""
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(10, 10))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(qtbot: QtBot, table: DataTable, text: str) -> None:
    """Chooses an entry of the menu of the columns with the mouse."""
    menu = open_menu(qtbot, table)
    action = next(action for action in menu.actions() if action.text() == text)
    with qtbot.waitSignal(menu.destroyed):
        place = menu.actionGeometry(action).center()
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def test_the_model_is_a_good_model(qtmodeltester: ModelTester) -> None:
    """Qt's own checks hold through every change."""
    model = RowsModel(COLUMNS)
    qtmodeltester.check(model)
    model.set_rows([RICE, TEA])
    model.insert_row(0, SUGAR)
    model.replace_row(1, TEA)
    model.sort(1)
    model.remove_row(0)
    assert model.rows == [TEA, TEA]


def test_a_cell_says_what_it_is() -> None:
    """Text, alignment, tone, row and the words for a screen reader."""
    model = RowsModel(COLUMNS)
    model.set_rows([SUGAR])
    cell = model.index(0, 1)
    assert cell.data() == "0"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Stock: 0 kg"
    assert cell.data(Qt.ItemDataRole.ForegroundRole).name() == LIGHT.red
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert cell.data(ROW_ROLE) is SUGAR
    assert cell.data(Qt.ItemDataRole.FontRole).strikeOut()


def test_a_click_on_a_title_sorts(open_table: Open, qtbot: QtBot) -> None:
    """Up, then down, by value and not by text; new rows fall into the same order."""
    table = open_table(Memory())
    click_header(qtbot, table, 1)
    assert names(table) == ["Gula", "Beras", "Teh"]
    click_header(qtbot, table, 1)
    assert names(table) == ["Teh", "Beras", "Gula"]
    model = table.model()
    assert isinstance(model, RowsModel)
    model.set_rows([Goods("Kopi", 9), Goods("Roti", 100)])
    assert names(table) == ["Roti", "Kopi"]


def test_the_cursor_stays_on_its_row_when_sorted(open_table: Open) -> None:
    """Sorting moves the selection with the row."""
    table = open_table(Memory())
    table.select_row(1)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.current_row() is TEA
    assert [index.data(ROW_ROLE) for index in table.selectionModel().selectedRows()] == [TEA]


def test_columns_are_remembered(open_table: Open, qtbot: QtBot) -> None:
    """Width, order, visibility and sort survive closing the window."""
    memory = Memory()
    table = open_table(memory)
    header = table.horizontalHeader()
    pick(qtbot, table, "Unit")
    header.resizeSection(1, 222)
    header.moveSection(1, 0)
    click_header(qtbot, table, 0)
    qtbot.waitUntil(lambda: '"sort": "name"' in memory.column_state("goods"))

    again = open_table(memory)

    header = again.horizontalHeader()
    assert (header.sectionSize(1), header.visualIndex(1)) == (222, 0)
    assert not header.isSectionHidden(2)
    assert names(again) == ["Beras", "Gula", "Teh"]


def test_columns_can_be_restored(open_table: Open, qtbot: QtBot) -> None:
    """The command "Restore columns" forgets what was arranged."""
    memory = Memory()
    table = open_table(memory)
    table.horizontalHeader().moveSection(1, 0)
    qtbot.waitUntil(lambda: bool(memory.column_state("goods")))
    pick(qtbot, table, "Restore columns")
    assert table.horizontalHeader().visualIndex(0) == 0
    assert memory.column_state("goods") == ""


@pytest.mark.parametrize(
    "state",
    [
        *("{", "[]", "3", "[" * 100_000, '{"order": ["gone"], "sized": {"gone": 5}}'),
        '{"order": 5, "sized": [200], "hidden": "name", "sort": 1, "descending": "no"}',
        '{"order": [1, null], "sized": {"stock": "wide"}, "hidden": {}, "sort": ["stock"]}',
        '{"sized": {"stock": 1e300, "name": null}, "chosen": 7, "sort": {}, "hidden": [[]]}',
        '{"sized": {"stock": 99999999999999999999}, "hidden": ["name", "stock", "unit"]}',
    ],
)
def test_a_strange_state_is_no_reason_to_stop(open_table: Open, state: str) -> None:
    """Columns of an older program, wrong types, or a damaged state are passed over."""
    memory = Memory()
    memory.states["goods"] = state
    table = open_table(memory)
    assert names(table) == ["Beras", "Teh", "Gula"]
    assert [table.isColumnHidden(column) for column in range(3)] == [False, False, True]
    assert table.columnWidth(1) == COLUMNS[1].width


def test_a_column_that_was_not_there_is_hidden_as_at_first(open_table: Open) -> None:
    """Somebody who may see less kept the state of this PC."""
    memory = Memory()
    memory.states["goods"] = '{"order": ["stock", "name"], "hidden": []}'
    table = open_table(memory)
    assert [table.isColumnHidden(column) for column in range(3)] == [False, False, True]


def test_what_is_right_of_a_strange_state_holds(open_table: Open) -> None:
    """One part that makes no sense does not take the others with it."""
    memory = Memory()
    memory.states["goods"] = '{"order": 5, "sized": {"stock": 222}, "sort": "stock"}'
    table = open_table(memory)
    assert table.columnWidth(1) == 222
    assert names(table) == ["Gula", "Beras", "Teh"]


def test_a_column_waits_for_a_wide_table(open_table: Open, qtbot: QtBot) -> None:
    """It comes and goes with the width, until the person shows or hides it, also next time."""
    memory = Memory()
    columns = [*COLUMNS[:2], replace(COLUMNS[2], hidden=False, room=500)]
    table = open_table(memory, columns)
    for width, hidden in ((600, False), (400, True), (600, False), (400, True)):
        table.resize(width, 300)
        assert table.isColumnHidden(2) is hidden
    pick(qtbot, table, "Unit")
    table.resize(390, 300)
    again = open_table(memory, columns)
    again.resize(400, 300)
    assert not table.isColumnHidden(2)
    assert not again.isColumnHidden(2)
    pick(qtbot, again, "Restore columns")
    assert again.isColumnHidden(2)


def test_the_menu_of_the_columns_goes_when_it_is_closed(open_table: Open, qtbot: QtBot) -> None:
    """However often it is opened, nothing of it stays behind."""
    table = open_table(Memory())
    for _ in range(3):
        menu = open_menu(qtbot, table)
        with qtbot.waitSignal(menu.destroyed):
            qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert table.findChildren(QMenu) == []


def test_the_last_column_cannot_be_hidden(open_table: Open) -> None:
    """A table always shows something."""
    table = open_table(Memory())
    table.horizontalHeader().setSectionHidden(1, True)
    enabled = {action.text(): action.isEnabled() for action in table.column_menu().actions()[:3]}
    assert enabled == {"Name": False, "Stock": True, "Unit": True}


def test_copying_takes_the_shown_cells(open_table: Open, qtbot: QtBot) -> None:
    """Ctrl+C puts the selected rows on the clipboard, parted by tabs."""
    table = open_table(Memory())
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Beras\t5\nTeh\t40\nGula\t0"


def test_enter_chooses_a_row(open_table: Open, qtbot: QtBot) -> None:
    """Enter on a row is the double click of the keyboard."""
    table = open_table(Memory())
    table.select_row(2)
    with qtbot.waitSignal(table.row_chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [SUGAR]


def test_an_edit_is_a_wish(open_table: Open, qtbot: QtBot) -> None:
    """A new text is sent on; the row changes when the listener says so."""
    table = open_table(Memory())
    model = table.model()
    assert isinstance(model, RowsModel)
    with qtbot.waitSignal(model.edited) as edited:
        assert model.setData(model.index(0, 1), "12")
    assert edited.args == [RICE, "stock", "12"]
    assert not model.setData(model.index(0, 0), "Ketan")
    assert names(table)[0] == "Beras"


def test_units_are_painted_in_line(open_table: Open, qapp: QApplication) -> None:
    """The unit is there, in the quiet colour."""
    apply_theme(qapp, "light")
    table = open_table(Memory())
    model = table.model()
    assert isinstance(model, RowsModel)
    model.set_rows([Goods("Kopi", 9, "█")])
    image = table.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(600) for y in range(40, 160)}
    assert LIGHT.text_quiet in seen

"""Lines on the tape are changed, taken back and brought back, by keys and by clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from desktop_app.scan.hand_limit import LargeQuantityDialog
from desktop_app.scan.tape_lines import pack_of
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, Counter, Open
from tests.shops import add_item

QUANTITIES = "SELECT quantity FROM draft_line ORDER BY id"
UNDONE = "SELECT code, undone_at IS NOT NULL FROM draft_line ORDER BY id"


def click(counter: Counter, row: int, key: str) -> None:
    """Clicks into a cell of the tape."""
    table = counter.table
    at = table.visualRect(table.model().index(row, counter.column(key))).center()
    counter.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)


def editor(counter: Counter) -> QLineEdit:
    """The field that is open in the tape."""
    return counter.find(QLineEdit, "tapeEditor")


def test_a_quantity_is_typed_in_place(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A click opens it, Enter keeps it."""
    counter = open_page(owner)
    counter.scan(RICE)
    click(counter, 0, "quantity")
    counter.qtbot.keyClicks(editor(counter), "24\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["24"])
    assert shop_database.rows(QUANTITIES) == [(24_000,)]
    assert "24 pcs" in counter.card


def test_a_digit_on_a_line_starts_a_new_quantity(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Arrow to the line, type the number, Enter: no mouse."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    counter.table.setFocus()
    counter.table.select_row(1)
    counter.qtbot.keyClicks(counter.table, "7")
    counter.qtbot.keyClicks(editor(counter), "5\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1", "75"])
    assert shop_database.rows(QUANTITIES) == [(75_000,), (1_000,)]


def test_esc_reverts(open_page: Open, owner: Actor, shop_database: ShopDatabase) -> None:
    """Esc closes the field and nothing has changed."""
    counter = open_page(owner)
    counter.scan(RICE)
    click(counter, 0, "quantity")
    counter.qtbot.keyClicks(editor(counter), "24")
    counter.qtbot.keyClick(editor(counter), Qt.Key.Key_Escape)
    assert not counter.table.isPersistentEditorOpen(counter.table.currentIndex())
    assert shop_database.rows(QUANTITIES) == [(1_000,)]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("-3", "At least 1."),
        ("1.5x", "not a number"),
        ("10000001", "barcode, not a quantity"),
        ("08991002101104", "barcode"),
    ],
)
def test_a_wrong_quantity_stays_with_its_reason(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, typed: str, reason: str
) -> None:
    """Neither Enter nor leaving the field throws it away or takes it."""
    counter = open_page(owner)
    counter.scan(RICE)
    click(counter, 0, "quantity")
    counter.qtbot.keyClicks(editor(counter), f"{typed}\r")
    counter.field.setFocus()
    assert editor(counter).text() == typed
    assert reason in counter.find(QLabel, "tapeReason").text()
    assert shop_database.rows(QUANTITIES) == [(1_000,)]


def test_a_scan_does_not_disturb_the_typing(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The field stays on its line while a new line comes in above it."""
    counter = open_page(owner)
    counter.scan(RICE)
    click(counter, 0, "quantity")
    counter.qtbot.keyClicks(editor(counter), "2")
    counter.scan(NOODLES)
    counter.qtbot.keyClicks(editor(counter), "4\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1", "24"])
    assert shop_database.rows(QUANTITIES) == [(24_000,), (1_000,)]


def test_a_cost_is_typed_while_receiving(
    open_page: Open, warehouse: Actor, shop_database: ShopDatabase
) -> None:
    """Who may see costs states what was paid, more than a 32-bit number of ten-thousandths."""
    counter = open_page(warehouse)
    counter.scan(RICE)
    assert counter.cells("unit_cost") == ["no cost"]
    click(counter, 0, "unit_cost")
    counter.qtbot.keyClicks(editor(counter), "1250000\r")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp1,250,000"])
    assert counter.find(QLabel, "documentTotal").text() == "Rp1,250,000"
    assert shop_database.rows("SELECT unit_cost FROM draft_line") == [(12_500_000_000,)]


def test_a_cashier_cannot_change_a_price(open_page: Open, cashier: Actor) -> None:
    """The price is shown, and a click into it opens nothing."""
    counter = open_page(cashier)
    counter.scan(RICE)
    click(counter, 0, "unit_price")
    assert counter.cells("unit_price") == ["Rp74,500"]
    assert not counter.table.findChildren(QLineEdit, "tapeEditor")


def test_an_owner_changes_a_price(open_page: Open, owner: Actor) -> None:
    """The amount and the total follow."""
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE)
    click(counter, 0, "unit_price")
    counter.qtbot.keyClicks(editor(counter), "70000\r")
    counter.qtbot.waitUntil(lambda: counter.cells("amount") == ["Rp70,000"])
    assert counter.find(QLabel, "documentTotal").text() == "Rp70,000"


def test_delete_takes_a_line_back_and_brings_it_back(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """It stays on the tape, struck through, and no longer counts."""
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(RICE, NOODLES)
    counter.table.setFocus()
    counter.table.select_row(1)
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Delete)
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Added", "Undone"])
    name = counter.table.model().index(1, counter.column("item"))
    assert name.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert counter.find(QLabel, "documentTotal").text() == "Rp3,500"
    assert shop_database.rows(UNDONE) == [(RICE, 1), (NOODLES, 0)]

    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Delete)
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Added", "Added"])
    assert shop_database.rows(UNDONE) == [(RICE, 0), (NOODLES, 0)]


def test_the_arrow_on_a_line_takes_it_back(open_page: Open, owner: Actor) -> None:
    """One click, no question; the lines around it stay."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES, CARTON)
    click(counter, 1, "undo")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Added", "Undone", "Added"])


def test_ctrl_z_goes_back_scan_by_scan(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Also from the code field; twice takes back two, and redo goes forward again."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES, CARTON)
    counter.field.setFocus()
    counter.keys("Ctrl+Z")
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone", "Undone", "Added"])
    counter.keys("Ctrl+Shift+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone", "Added", "Added"])
    assert shop_database.rows(UNDONE) == [(RICE, 0), (NOODLES, 0), (CARTON, 1)]


def test_ctrl_z_in_a_half_typed_code_is_the_fields_own(open_page: Open, owner: Actor) -> None:
    """Typing is undone first; the tape is not touched."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.field.setFocus()
    counter.qtbot.keyClicks(counter.field, "899")
    counter.keys("Ctrl+Z")
    assert counter.field.text() != "899"
    assert counter.cells("result") == ["Added"]


def test_the_keyboard_reaches_the_undo(open_page: Open, owner: Actor) -> None:
    """Undo is for what counts, redo for what was taken back; neither lies about it."""
    counter = open_page(owner)
    assert not counter.find(QPushButton, "undoLine").isEnabled()
    counter.scan(RICE)
    assert counter.find(QPushButton, "undoLine").isEnabled()
    assert not counter.find(QPushButton, "redoLine").isEnabled()
    counter.press("undoLine")
    counter.qtbot.waitUntil(lambda: counter.find(QPushButton, "redoLine").isEnabled())
    assert "Redo brings it back" in counter.card


def test_a_column_is_hidden_from_whom_it_is_not_for(open_page: Open, cashier: Actor) -> None:
    """A cashier's tape has no cost."""
    counter = open_page(cashier)
    titles = [column.title for column in counter.table.model().columns]  # type: ignore[attr-defined]  # a RowsModel
    assert titles == ["Scan", "Item", "Quantity", "Batch", "Price", "Discount", "Amount", ""]


def test_packs_are_told(open_page: Open, owner: Actor) -> None:
    """A carton line says how many cartons; a changed quantity that is none says the size."""
    counter = open_page(owner)
    counter.scan(CARTON)
    row = counter.table.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1)
    assert pack_of(row) == "1 dus × 12"
    click(counter, 0, "quantity")
    counter.qtbot.keyClicks(editor(counter), "13\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["13"])
    row = counter.table.model().index(0, 0).data(Qt.ItemDataRole.UserRole + 1)
    assert pack_of(row) == "dus × 12"
    assert counter.table.rowAt(QPoint(1, 1).y()) == 0


def test_a_quantity_that_the_new_item_cannot_have_is_mended_on_the_tape(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Half a piece of an unknown code: the line stays in sight, says why, and takes another one."""
    unknown = "8992696404441"
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "0.5*")
    counter.scan(unknown)
    item = add_item(shop_database, owner, "Teh celup", unknown)
    counter.session.signals.items_changed.emit(frozenset({item}))
    counter.qtbot.waitUntil(lambda: counter.card.startswith("Not done"))
    again = open_page(owner)
    again.qtbot.waitUntil(lambda: again.cells("item") == ["Unknown code"])
    again.table.select_row(0)
    again.qtbot.keyClicks(again.table, "2")
    editor = again.find(QLineEdit, "tapeEditor")
    again.qtbot.keyClick(editor, Qt.Key.Key_Return)
    again.qtbot.waitUntil(lambda: again.cells("item") == ["Teh celup"])
    assert again.cells("quantity") == ["2"]


def test_the_keys_reach_quantity_and_cost(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Down into the lines, right to the cost, digits and Enter: back to scanning, no mouse."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    counter.qtbot.keyClick(counter.field, Qt.Key.Key_Down)
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Right)
    assert counter.table.currentIndex().column() == counter.column("unit_cost")
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Right)
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Down)
    assert counter.table.currentIndex().column() == counter.column("unit_cost")
    counter.qtbot.keyClicks(counter.table, "7")
    counter.qtbot.keyClicks(editor(counter), "50\r")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["no cost", "Rp750"])
    assert counter.field.hasFocus()
    assert shop_database.rows(QUANTITIES) == [(1_000,), (1_000,)]


@pytest.mark.parametrize("on", [Qt.Key.Key_Tab, Qt.Key.Key_Right])
def test_f2_changes_the_newest_line(open_page: Open, owner: Actor, on: Qt.Key) -> None:
    """From the code field; Tab or the arrow goes on to the cost, Enter back to scanning."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.keys("F2")
    counter.qtbot.keyClicks(editor(counter), "24")
    counter.qtbot.keyClick(editor(counter), on)
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["24"])
    counter.qtbot.keyClicks(editor(counter), "500\r")
    counter.qtbot.waitUntil(lambda: counter.cells("amount") == ["Rp12,000"])
    assert counter.field.hasFocus()


def test_an_arrow_within_the_text_stays_in_it(open_page: Open, owner: Actor) -> None:
    """Left from the end goes through the digits; from the first one there is nothing before."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.keys("F2")
    counter.qtbot.keyClicks(editor(counter), "24")
    counter.qtbot.keyClick(editor(counter), Qt.Key.Key_Left)
    counter.qtbot.keyClicks(editor(counter), "0\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["204"])


def test_f2_changes_what_was_scanned_since(open_page: Open, owner: Actor) -> None:
    """From the code field not the line that was changed last, and not its cost."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.keys("F2")
    counter.qtbot.keyClick(editor(counter), Qt.Key.Key_Tab)
    counter.qtbot.keyClicks(editor(counter), "500\r")
    counter.qtbot.waitUntil(counter.field.hasFocus)
    counter.scan(NOODLES)
    counter.keys("F2")
    counter.qtbot.keyClicks(editor(counter), "7\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["7", "1"])
    assert counter.cells("item") == ["Mie Goreng", "Beras 5 kg"]


def test_f2_in_the_lines_changes_the_chosen_one(open_page: Open, owner: Actor) -> None:
    """Down to the older line."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    counter.keys("Down")
    counter.keys("Down")
    counter.keys("F2")
    counter.qtbot.keyClicks(editor(counter), "7\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1", "7"])


@pytest.mark.parametrize("from_lines", [False, True])
def test_f2_passes_over_what_was_undone(open_page: Open, owner: Actor, from_lines: bool) -> None:
    """The newest line that counts is opened, also with the cursor on the undone one."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone", "Added"])
    if from_lines:
        counter.keys("Down")
    counter.keys("F2")
    counter.qtbot.keyClicks(editor(counter), "7\r")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1", "7"])


def test_esc_leads_from_the_lines_to_scanning(open_page: Open, owner: Actor) -> None:
    """Nothing has changed."""
    counter = open_page(owner)
    counter.scan(RICE)
    counter.qtbot.keyClick(counter.field, Qt.Key.Key_Down)
    assert counter.table.hasFocus()
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Escape)
    assert counter.field.hasFocus()


def test_the_frame_is_seen(open_page: Open, owner: Actor) -> None:
    """Only while the keys go there."""
    counter = open_page(owner)
    counter.scan(RICE)
    before = counter.table.grab().toImage()
    counter.qtbot.keyClick(counter.field, Qt.Key.Key_Down)
    framed = counter.table.grab().toImage()
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Right)
    assert before != framed != counter.table.grab().toImage()


def test_a_large_quantity_is_asked_about(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line takes it after a yes; otherwise its field is open again."""
    asked: list[tuple[object, ...]] = []
    answers = [False, True]

    def ask(*said: object) -> bool:
        asked.append(said[:3])
        return answers.pop(0)

    monkeypatch.setattr(LargeQuantityDialog, "ask", ask)
    counter = open_page(owner)
    counter.scan(RICE)
    counter.keys("F2")
    for times in (1, 2):
        counter.qtbot.keyClicks(editor(counter), "15000\r")
        counter.qtbot.waitUntil(lambda times=times: len(asked) == times)  # type: ignore[misc]  # bound now
    assert asked == [(15_000_000, "pcs", "Beras 5 kg")] * 2
    counter.qtbot.waitUntil(lambda: shop_database.rows(QUANTITIES) == [(15_000_000,)])


def test_changing_is_the_safe_answer(qtbot: QtBot) -> None:
    """Enter changes; the question says how many of what."""
    dialog = LargeQuantityDialog(15_000_000, "pcs", "Gula <b>")
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "15,000 pcs of Gula <b>?"
    assert dialog.cancel.isDefault()
    assert dialog.primary.text() == "&Yes, 15,000"

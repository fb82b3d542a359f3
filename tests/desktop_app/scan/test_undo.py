"""Ctrl+Z on the tape: what was typed last is taken back before what was scanned earlier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, Counter, Open

LINES = "SELECT quantity, undone_at IS NOT NULL FROM draft_line ORDER BY id"
COSTS = "SELECT unit_cost FROM draft_line ORDER BY id"


def type_into(counter: Counter, row: int, key: str, text: str) -> None:
    """A click into a cell, a number, Enter."""
    table = counter.table
    at = table.visualRect(table.model().index(row, counter.column(key))).center()
    counter.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    counter.qtbot.keyClicks(counter.find(QLineEdit, "tapeEditor"), f"{text}\r")


def wait(counter: Counter, quantities: list[str], results: list[str]) -> None:
    """Until the tape shows this, the newest line first."""
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == quantities)
    counter.qtbot.waitUntil(lambda: counter.cells("result") == results)


def test_ctrl_z_after_an_edit_brings_the_former_quantity(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """Then it takes the scan back; redo goes the same way forward."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, 0, "quantity", "24")
    wait(counter, ["24"], ["Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["1"], ["Added"])
    assert "1 pcs" in counter.card
    counter.keys("Ctrl+Z")
    wait(counter, ["1"], ["Undone"])
    counter.keys("Ctrl+Shift+Z")
    wait(counter, ["1"], ["Added"])
    counter.keys("Ctrl+Shift+Z")
    wait(counter, ["24"], ["Added"])
    assert shop_database.rows(LINES) == [(24_000, 0)]
    assert not counter.find(QPushButton, "redoLine").isEnabled()


def test_two_edits_are_undone_one_by_one(open_page: Open, owner: Actor) -> None:
    """Each goes back to what stood there before it."""
    counter = open_page(owner)
    counter.scan(RICE)
    for quantity in ("12", "30"):
        type_into(counter, 0, "quantity", quantity)
        wait(counter, [quantity], ["Added"])
    for quantity in ("12", "1"):
        counter.keys("Ctrl+Z")
        wait(counter, [quantity], ["Added"])


def test_a_scan_after_an_edit_is_undone_first(open_page: Open, owner: Actor) -> None:
    """The order is that of the acts, not that of the lines."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    type_into(counter, 1, "quantity", "24")
    wait(counter, ["1", "24"], ["Added", "Added"])
    counter.scan(CARTON)
    counter.keys("Ctrl+Z")
    wait(counter, ["12", "1", "24"], ["Undone", "Added", "Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["12", "1", "1"], ["Undone", "Added", "Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["12", "1", "1"], ["Undone", "Undone", "Added"])


def test_the_edit_of_a_line_that_is_out_is_passed_over(open_page: Open, owner: Actor) -> None:
    """What nobody would see is not undone in place of what counts."""
    counter = open_page(owner)
    counter.scan(RICE, NOODLES)
    type_into(counter, 0, "quantity", "24")
    wait(counter, ["24", "1"], ["Added", "Added"])
    counter.table.setFocus()
    counter.table.select_row(0)
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Delete)
    wait(counter, ["24", "1"], ["Undone", "Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["24", "1"], ["Undone", "Undone"])


def test_a_cost_that_others_took_over_leaves_them_too(
    open_page: Open, warehouse: Actor, shop_database: ShopDatabase
) -> None:
    """A cost stated once is the item's on the whole tape; undone it is unknown on all of it."""
    counter = open_page(warehouse)
    counter.scan(NOODLES, NOODLES)
    type_into(counter, 0, "unit_cost", "2900")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp2,900", "Rp2,900"])
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["no cost", "no cost"])
    counter.keys("Ctrl+Shift+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("unit_cost") == ["Rp2,900", "Rp2,900"])
    assert shop_database.rows(COSTS) == [(29_000_000,), (29_000_000,)]


def test_a_cashier_undoes_a_quantity(open_page: Open, cashier: Actor) -> None:
    """It asks for no right to change prices."""
    counter = open_page(cashier)
    counter.scan(RICE)
    type_into(counter, 0, "quantity", "3")
    wait(counter, ["3"], ["Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["1"], ["Added"])


def test_a_new_edit_ends_what_could_be_redone(open_page: Open, owner: Actor) -> None:
    """Redo never types over what was typed later."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, 0, "quantity", "24")
    wait(counter, ["24"], ["Added"])
    counter.keys("Ctrl+Z")
    wait(counter, ["1"], ["Added"])
    type_into(counter, 0, "quantity", "5")
    wait(counter, ["5"], ["Added"])
    assert not counter.find(QPushButton, "redoLine").isEnabled()


@pytest.mark.parametrize("typed", ["1", "24"])
def test_after_a_restart_the_scan_is_undone(open_page: Open, owner: Actor, typed: str) -> None:
    """What was typed before is how the line is now."""
    counter = open_page(owner)
    counter.scan(RICE)
    type_into(counter, 0, "quantity", typed)
    wait(counter, [typed], ["Added"])
    again = open_page(owner)
    again.qtbot.waitUntil(lambda: again.cells("quantity") == [typed])
    again.keys("Ctrl+Z")
    wait(again, [typed], ["Undone"])


def test_ctrl_z_once_too_often_is_no_count(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The number that was typed before the last scan does not come back into the field."""
    counter = open_page(owner)
    counter.qtbot.keyClicks(counter.field, "15")
    counter.scan(RICE)
    counter.keys("Ctrl+Z")
    wait(counter, ["15"], ["Undone"])
    counter.settle()
    counter.keys("Ctrl+Z")
    assert counter.field.text() == ""
    counter.scan(NOODLES)
    assert shop_database.rows(LINES) == [(15_000, 1), (1_000, 0)]

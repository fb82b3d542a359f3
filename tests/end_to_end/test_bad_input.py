"""What goes wrong in a shop: told in the person's language, nothing lost, nothing half booked."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from desktop_app.capture.sample_video import write_video
from tests.crash_test import ROOT
from tests.end_to_end.bad_day import RICE, TEA, nothing_broke, write
from tests.end_to_end.program import OpenProgram, Program
from tests.shops import ONE, on_hand

HOSTILE = """Teh "Melati" 'x'); DROP TABLE item; --<img src=x onerror=alert(1)>"""
ABSURD = str(10**18)


def test_a_missing_camera(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Retry is offered, and a scanner goes on working."""
    program.guide.find(QComboBox, "cameraChoice").setEditText("/dev/video97")
    program.guide.press("startCamera")
    program.tells(says("no_camera"))
    assert program.guide.sees("retryCamera")
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)


def test_a_video_that_ends(
    program: Program, shop_database: ShopDatabase, tmp_path: Path, says: Callable[[str], str]
) -> None:
    """What was in it is on the tape, and it can be played again."""
    write_video(tmp_path / "one.avi", [(RICE, "EAN13")], 8, size=(960, 540))
    program.guide.find(QComboBox, "cameraChoice").setEditText(str(tmp_path / "one.avi"))
    program.guide.press("startCamera")
    program.tells(says("video_ended"))
    assert program.guide.sees("retryCamera")
    program.has_lines(3)
    nothing_broke(shop_database, 3)


@pytest.mark.parametrize(
    ("code", "sentence"), [("8991\x02002", "control"), ("9" * 5_000, "too_long")]
)
def test_a_code_that_cannot_be_kept(
    code: str,
    sentence: str,
    program: Program,
    shop_database: ShopDatabase,
    says: Callable[[str], str],
) -> None:
    """From a scanner; the tape stays as it is, and the next code is taken."""
    program.scan(code)
    program.tells(says(sentence))
    program.has_lines(2)
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)


def test_a_code_of_emoji(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """It is a code like any other that no item has."""
    program.scan("🍚🍜👩‍🌾")
    program.has_lines(3)
    program.tells(says("unknown"))
    nothing_broke(shop_database, 3)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-5", "not_below"),
        ("0", "not_below"),
        (ABSURD, "no_quantity"),
        ("99_999_999", "not_above"),
    ],
)
def test_a_quantity_that_cannot_be(
    typed: str,
    sentence: str,
    program: Program,
    shop_database: ShopDatabase,
    says: Callable[[str], str],
) -> None:
    """Typed on the tape: it stays with its reason, and what was there before is kept."""
    program.type_quantity(typed.replace("_", QLocale().groupSeparator()))
    program.tells(says(sentence))
    quantities = "SELECT DISTINCT quantity FROM draft_line"
    assert shop_database.rows(quantities) == [(ONE,)]
    nothing_broke(shop_database, 2)


@pytest.mark.parametrize("count", [f"{ABSURD}*", "-3*"])
def test_a_count_that_cannot_be(
    count: str, program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """Typed before a scan: the hint says what belongs there."""
    program.guide.fill("codeField", count)
    program.tells(says("star"))
    nothing_broke(shop_database, 2)


def test_one_barcode_for_two_items(
    program: Program, shop_database: ShopDatabase, says: Callable[[str], str]
) -> None:
    """The form names the item that has it, and makes no second one."""

    def fill() -> None:
        write(program, "item_name", "Beras palsu")
        program.guide.press("addBarcode")
        write(program, "barcodeCode", RICE)
        QTest.keyClick(program.guide.find(QLineEdit, "item_name"), Qt.Key.Key_Return)
        program.tells(says("taken"))

    program.guide.page("items")
    done = program.in_dialog("itemDialog", fill)
    program.guide.press("newItem")
    program.wait_for(done)
    assert shop_database.rows("SELECT name FROM item") == [("Beras",)]
    nothing_broke(shop_database, 2)


def test_a_name_of_quotes_sql_and_markup(
    program: Program, owner: Actor, shop_database: ShopDatabase
) -> None:
    """It is shown as it is written in tape, list and report, and does nothing."""

    def fill() -> None:
        write(program, "item_name", HOSTILE)
        program.guide.press("addBarcode")
        write(program, "barcodeCode", TEA)
        QTest.keyClick(program.guide.find(QLineEdit, "item_name"), Qt.Key.Key_Return)
        program.guide.wait(lambda: not program.guide.sees("item_name"), "the item to be saved")

    program.guide.page("items")
    done = program.in_dialog("itemDialog", fill)
    program.guide.press("newItem")
    program.wait_for(done)
    program.guide.page("scan")
    program.scan(TEA)
    program.has_lines(3)
    assert program.column("item")[0] == HOSTILE
    assert HOSTILE in program.sentences()
    program.guide.press("postDocument")
    program.has_lines(0)
    for page, table in (("items", "itemsTable"), ("reports", "reportTable")):
        program.guide.page(page)
        program.guide.wait(lambda table=table: shows(program, table, HOSTILE), table)  # type: ignore[misc]  # bound now
    labels = program.guide.window.findChildren(QLabel)
    assert {label.textFormat() for label in labels if "<img" in label.text()} <= {
        Qt.TextFormat.PlainText
    }
    nothing_broke(shop_database, 0)


def shows(program: Program, table: str, text: str) -> bool:
    """Whether a cell of a table has this text."""
    model: QAbstractItemModel | None = program.guide.find(QTableView, table).model()
    if model is None:
        return False
    cells = (
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    return text in cells


@pytest.mark.parametrize("login", ["owner", "kasir"])
def test_a_sale_of_more_than_is_there(
    login: str,
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """The dialog names it; going back books nothing and keeps every line."""
    program = open_program(home, language)
    program.sign_in(login)
    program.guide.page("scan")
    if login == "owner":
        program.guide.press("mode-sale")
    program.scan(*[RICE] * 4)
    program.has_lines(4, "sale")

    def read() -> None:
        program.tells(says("short"))
        assert {"Beras", "3", "4"} <= set(program.sentences())
        if login == "kasir":
            program.tells(says("short_cashier"))

    done = program.in_dialog("shortStockDialog", read)
    program.guide.press("paySale")
    program.guide.press("postDocument")
    program.wait_for(done)
    program.has_lines(4, "sale")
    assert on_hand(shop_database, rice) == 3 * ONE
    nothing_broke(shop_database, 4)


def test_a_window_that_is_closed_in_mid_scan(
    home: Home,
    rice: bytes,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """Every scan that was heard is there at the next start, which says so."""
    program = open_program(home, language)
    program.sign_in()
    program.guide.page("scan")
    program.scan(*[RICE] * 40)
    program.guide.window.close()
    program.desk.close()
    nothing_broke(shop_database, 40)

    again = open_program(home, language)
    again.sign_in()
    again.guide.page("scan")
    again.has_lines(40)
    again.tells(says("resumed"))


def test_a_second_window_program(
    program: Program,
    home: Home,
    shop_database: ShopDatabase,
    open_program: OpenProgram,
    language: str,
    says: Callable[[str], str],
) -> None:
    """It is refused in a sentence; the command line beside it works, and so does the first one."""
    open_program(home, language).tells(says("open_elsewhere"))
    done = subprocess.run(
        [sys.executable, "main.py", "check", "--home", str(home.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    program.scan(RICE)
    program.has_lines(3)
    nothing_broke(shop_database, 3)

"""Batches and last days on the tape: asked for where goods come in, proposed where they go out."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor, now
from db.connection import ShopDatabase
from db.operations.items import BarcodeFields
from db.operations.lots import set_lot_tracking
from db.queries.drafts import TapeLot
from db.queries.lots import item_lots
from db.rules.calendar import business_date
from desktop_app.capture.decoding import decode_frame
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.zxing import FORMATS
from desktop_app.scan.lot_dialog import LotDialog
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.rows_model import ROW_ROLE
from tests.db.books import Books, Scan
from tests.desktop_app.desks import child
from tests.desktop_app.scan.conftest import RICE, Counter, Open
from tests.shops import ONE, RUPIAH, add_item

MILK, BOX = "8992696404441", "18992696404448"
TODAY = business_date(now(), "Asia/Jakarta")
SOON, LATER, YESTERDAY = (TODAY + timedelta(days=days) for days in (5, 90, -1))


@pytest.fixture
def milk(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Kept by batches; a box of it counts twelve."""
    box = BarcodeFields(BOX, 12 * ONE, "dus")
    milk = add_item(shop_database, owner, "Susu", MILK, box, sale_price=9_000 * RUPIAH)
    set_lot_tracking(shop_database, owner, item=milk, tracked=True)
    return milk


def lots(database: ShopDatabase, actor: Actor, item: bytes) -> list[tuple[str, str | None, int]]:
    """What there is of an item: batch, last day, pieces."""
    rows = item_lots(database, actor, item=item)
    return [(row.code, row.expires_on, row.quantity // ONE) for row in rows]


def show(counter: Counter, text: str, symbology: str = "DataBarExp") -> None:
    """A label before the camera: made, drawn, read back by the decoders, counted."""
    label = np.array(zxingcpp.create_barcode(text, FORMATS[symbology]).to_image(scale=3))
    picture = cv2.copyMakeBorder(label, 90, 90, 90, 90, cv2.BORDER_CONSTANT, value=(150,))
    (code,) = decode_frame(np.asarray(picture))
    before = counter.seen()
    counter.session.signals.scanned.emit(code.scan("camera"))
    counter.qtbot.waitUntil(lambda: counter.seen() != before)


def type_value(counter: Counter, text: str, *keys: Qt.Key) -> None:
    """Into the value that is open."""
    editor = counter.find(QLineEdit, "tapeEditor")
    editor.selectAll()
    counter.qtbot.keyClicks(editor, text)
    for key in keys:
        counter.qtbot.keyClick(editor, key)


def test_a_label_fills_batch_and_last_day(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, milk: bytes
) -> None:
    """From the picture of a GS1 code to the batch on the shelf, with nothing typed."""
    counter = open_page(owner)
    show(counter, f"(01){BOX}(17){LATER:%y%m%d}(10)LOT-7")
    assert (counter.cells("lot_code"), counter.cells("expires_on")) == (
        ["LOT-7"],
        [day_in_words(LATER.isoformat())],
    )
    assert counter.cells("quantity") == ["12"]
    assert f"1 dus × 12 · {BOX} · batch LOT-7 · good until" in counter.card
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert lots(shop_database, owner, milk) == [("LOT-7", LATER.isoformat(), 12)]


def test_posting_leads_to_what_has_no_batch(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, milk: bytes
) -> None:
    """Typed by the keyboard alone; the item's other lines are given the same."""
    counter = open_page(owner)
    counter.scan(MILK, MILK, RICE)
    assert counter.cells("lot_code") == ["", "no batch", "no batch"]
    assert counter.find(QLabel, "documentCaption").text() == "Total · lines: 3 · no batch: 2"
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: bool(counter.page.findChildren(QLineEdit, "tapeEditor")))
    assert "Type the batch or the expiry date of “Susu”" in counter.card
    type_value(counter, "A1", Qt.Key.Key_Tab)
    type_value(counter, "33/1", Qt.Key.Key_Return)
    assert counter.find(QLabel, "tapeReason").text() == "Type a day such as 311226, or 12/26."
    type_value(counter, "02/28", Qt.Key.Key_Return)
    counter.qtbot.waitUntil(
        lambda: counter.cells("expires_on") == ["", "29 Feb 2028", "29 Feb 2028"]
    )
    assert counter.cells("lot_code") == ["", "A1", "A1"]
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    assert lots(shop_database, owner, milk) == [("A1", "2028-02-29", 2)]


def test_a_line_can_be_of_another_batch(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, milk: bytes
) -> None:
    """What says something already is left alone, and Ctrl+Z brings back what stood there."""
    counter = open_page(owner)
    counter.scan(MILK, MILK)
    counter.table.edit_cell(_line(counter, 0), "lot_code")
    type_value(counter, "A", Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["A", "A"])
    counter.table.edit_cell(_line(counter, 1), "lot_code")
    type_value(counter, "B", Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["A", "B"])
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["A", "A"])
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["no batch", "no batch"])


def test_redo_names_the_batch_of_what_it_was_typed_for(
    open_page: Open, owner: Actor, milk: bytes
) -> None:
    """What was scanned after the undo waits for a batch of its own."""
    counter = open_page(owner)
    counter.scan(MILK)
    counter.table.edit_cell(_line(counter, 0), "lot_code")
    type_value(counter, "A", Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["A"])
    counter.keys("Ctrl+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["no batch"])
    counter.scan(MILK)
    counter.keys("Ctrl+Shift+Z")
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["no batch", "A"])


def test_a_barcode_is_no_batch(open_page: Open, owner: Actor, milk: bytes) -> None:
    """A scanner that types into the field is told from a hand."""
    counter = open_page(owner)
    counter.scan(MILK)
    counter.table.edit_cell(_line(counter, 0), "lot_code")
    type_value(counter, MILK, Qt.Key.Key_Return)
    assert counter.find(QLabel, "tapeReason").text() == "This is a barcode, not a batch."


def test_without_batches_there_are_no_columns(open_page: Open, owner: Actor, milk: bytes) -> None:
    """They come with the first item that is kept by them."""
    counter = open_page(owner)
    counter.scan(RICE)
    columns = [counter.column(key) for key in ("lot_code", "expires_on")]
    assert all(counter.table.isColumnHidden(column) for column in columns)
    counter.scan(MILK)
    assert not any(counter.table.isColumnHidden(column) for column in columns)


def test_a_sale_shows_what_it_takes_and_takes_what_is_named(
    open_page: Open,
    owner: Actor,
    shop_database: ShopDatabase,
    milk: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """First expired first out, until the seller chooses another batch by the keyboard."""
    books = Books(shop_database, owner)
    for code, day in (("OLD", YESTERDAY), ("A", SOON), ("B", LATER)):
        books.post("receipt", Scan(milk, 2 * ONE, lot=code, expires_on=day))
    asked: list[str] = []

    def choose(_line: object, there: Sequence[TapeLot], _parent: object) -> TapeLot:
        asked.extend(lot.code for lot in there)
        return there[-1]

    monkeypatch.setattr(LotDialog, "ask", choose)
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(MILK)
    assert counter.cells("lot") == ["A"]
    counter.table.select_row(0)
    counter.table.setFocus()
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Right)
    counter.qtbot.keyClick(counter.table, Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: counter.cells("lot") == ["B"])
    assert asked == ["OLD", "A", "B"]
    counter.pay()
    counter.qtbot.waitUntil(lambda: "booked" in counter.card)
    left = [(code, count) for code, _, count in lots(shop_database, owner, milk)]
    assert left == [("OLD", 2), ("A", 2), ("B", 1)]


def test_only_good_batches_can_be_chosen(
    open_page: Open, owner: Actor, shop_database: ShopDatabase, milk: bytes, qtbot: QtBot
) -> None:
    """Goods without a batch and expired ones are seen, and not taken; Enter takes."""
    counter = open_page(owner)
    counter.switch_to("sale")
    counter.scan(MILK)
    line = counter.table.model().index(0, 0).data(ROW_ROLE)
    day = LATER.isoformat()
    there = [TapeLot("", None, ONE), TapeLot("OLD", YESTERDAY.isoformat(), ONE, expired=True)]
    dialog = LotDialog(line, [*there, TapeLot("A", None, ONE), TapeLot("", day, ONE)])
    qtbot.addWidget(dialog)
    dialog.show()
    table = child(dialog, DataTable, "lotTable")
    model = table.model()
    names = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    first = "As proposed: first to expire"
    assert names == [first, "without batch", "OLD (expired)", "A", "–"]
    takes = []
    for row in range(model.rowCount()):
        table.select_row(row)
        takes.append(dialog.primary.isEnabled())
    assert takes == [True, False, False, True, True]
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.chosen() == TapeLot("", day, ONE)


def test_expired_goods_are_refused_in_words(
    open_page: Open, cashier: Actor, owner: Actor, shop_database: ShopDatabase, milk: bytes
) -> None:
    """The card says so at the scan, and posting refuses them."""
    Books(shop_database, owner).post("receipt", Scan(milk, ONE, lot="A", expires_on=LATER))
    counter = open_page(cashier)
    show(counter, f"(01){MILK.zfill(14)}(17){YESTERDAY:%y%m%d}(10)A")
    assert counter.cells("lot") == ["expired"]
    assert f"expired since {day_in_words(YESTERDAY.isoformat())}" in counter.card
    assert counter.find(QWidget, "lastScan").property("banner") == "amber"
    counter.pay()
    counter.qtbot.waitUntil(lambda: "Not done" in counter.card)
    assert "What is left is expired and is not sold." in counter.card


def test_an_unknown_label_becomes_an_items_number(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The number alone is offered, and the batch comes with it all the same."""
    offered: list[str] = []

    def create(code: str, _parent: object) -> bytes:
        offered.append(code)
        item = add_item(shop_database, owner, "Susu", code)
        set_lot_tracking(shop_database, owner, item=item, tracked=True)
        return item

    counter = open_page(owner, create)
    show(counter, f"(01){BOX}(17){LATER:%y%m%d}(10)LOT-7")
    assert f"{BOX} belongs to no item yet" in counter.card
    counter.press("createItem")
    counter.qtbot.waitUntil(lambda: counter.cells("lot_code") == ["LOT-7"])
    assert offered == [BOX]


def _line(counter: Counter, row: int) -> bytes:
    line: bytes = counter.table.model().index(row, 0).data(ROW_ROLE).id
    return line

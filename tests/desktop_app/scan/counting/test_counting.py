"""Count: each scan is one more piece of the open stocktake."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import NO_LOT
from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.line_details import set_line_lot
from db.operations.lots import set_lot_tracking
from db.operations.places import add_location
from db.queries.count_tape import CountTapeRow
from desktop_app.scan.count_lot_dialog import CountLotDialog
from desktop_app.scan.open_count import Lot
from desktop_app.scan.recount_dialog import Recount, RecountDialog
from desktop_app.scan.start_count_dialog import StartCountDialog
from desktop_app.shell.signals import ToCount
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.form_dialog import FormDialog
from tests.desktop_app.scan.conftest import CARTON, NOODLES, RICE, SUGAR, Open
from tests.desktop_app.scan.counting.conftest import (
    MINUS_9,
    Goods,
    choose,
    counting,
    inside,
    place_of,
    scan,
    scan_from_wedge,
    settled,
    shown,
)
from tests.shops import ONE, sell

LINES = """
SELECT item.name, counted / 1000, adds, struck_at IS NOT NULL, reason
FROM count_line JOIN item ON item.id = item ORDER BY count_line.id
"""


def test_each_scan_is_one_more_on_disk(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Piles add up in one row, with what the books say; a number before a scan counts so many."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE, NOODLES, RICE)
    counter.qtbot.keyClicks(counter.field, "6")
    scan(counter, RICE)
    scan(counter, CARTON)
    assert shown(counter) == [
        ["Mie Goreng", "13", "20", "\N{MINUS SIGN}7"],
        ["Beras 5 kg", "8", "10", "\N{MINUS SIGN}2"],
    ]
    assert [row[:3] for row in shop_database.rows(LINES)] == [
        ("Beras 5 kg", 1, 0),
        ("Mie Goreng", 1, 0),
        ("Beras 5 kg", 1, 1),
        ("Beras 5 kg", 6, 1),
        ("Mie Goreng", 12, 1),
    ]
    assert "13 pcs" in counter.card
    assert "difference \N{MINUS SIGN}7" in counter.card


def test_a_scan_right_after_the_switch_is_counted(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Though the open counts are still being read."""
    open_count(shop_database, owner)
    counter = open_page(owner)
    counter.switch_to("count")
    counter.session.signals.scanned.emit(scan_from_wedge(RICE))
    counter.qtbot.waitUntil(lambda: shown(counter) == [["Beras 5 kg", "1", "10", MINUS_9]])


def test_a_blind_count_hides_the_books(
    open_page: Open, owner: Actor, warehouse: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """From whoever counts; an owner, who may approve it, sees them."""
    open_count(shop_database, owner, blind=True)
    counter = counting(open_page, warehouse)
    scan(counter, RICE)
    assert shown(counter) == [["Beras 5 kg", "1", "–", "–"]]
    assert "books" not in counter.card
    counter.qtbot.waitUntil(
        lambda: any("Blind" in part.text() for part in counter.page.findChildren(QLabel))
    )
    assert shown(counting(open_page, owner)) == [["Beras 5 kg", "1", "10", "\N{MINUS SIGN}9"]]


def test_a_count_is_started_here(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without one nothing is counted, and it is said what to do."""
    counter = counting(open_page, owner)
    assert counter.card.startswith("No stocktake is open")
    scan(counter, RICE)
    assert "Start one, or choose another mode" in counter.card

    def answer(dialog: FormDialog) -> bool:
        assert isinstance(dialog, StartCountDialog)
        places = inside(dialog, QComboBox, "countWhere")
        counter.qtbot.waitUntil(lambda: places.count() == 2)
        assert [places.itemText(n) for n in range(2)] == ["The whole shop", "Toko"]
        inside(dialog, QLineEdit, "countName").setText("Opname malam")
        inside(dialog, QCheckBox, "countBlind").setChecked(True)
        with counter.qtbot.waitSignal(dialog.accepted):
            dialog.primary.click()
        return True

    monkeypatch.setattr(FormDialog, "answered", answer)
    counter.press("startCount")
    settled(counter)
    assert counter.find(QComboBox, "whichCount").currentText() == "Opname malam"
    assert shop_database.rows("SELECT name, blind FROM stock_count") == [("Opname malam", 1)]
    scan(counter, RICE)
    assert len(shown(counter)) == 1


def test_where_one_stands_is_said_when_there_are_several_places(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Nothing is counted at a place that nobody has chosen."""
    add_location(shop_database, owner, name="Gudang")
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE)
    assert "Choose the location where you count, then scan again." in counter.card
    counter.find(QComboBox, "countPlace").setCurrentText("Gudang")
    scan(counter, RICE, RICE)
    assert shown(counter) == [["Beras 5 kg", "2", "0", "+2"]]
    counter.find(QComboBox, "countPlace").setCurrentText("Toko")
    scan(counter, RICE)
    assert [row[1] for row in shown(counter)] == ["1", "2"]


def test_what_moved_meanwhile_is_counted_again(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A pile cannot be added once something was sold; the card leads to counting all of it."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE)
    sell(shop_database, owner, goods["rice"], ONE)
    scan(counter, RICE)
    assert "Count all of it again." in counter.card
    monkeypatch.setattr(RecountDialog, "ask", lambda *_: Recount(9 * ONE, "", ""))
    counter.press("lastScanAction")
    counter.qtbot.waitUntil(lambda: shown(counter) == [["Beras 5 kg", "9", "9", "0"]])
    rows = shop_database.rows(LINES)
    assert [(counted, struck) for _, counted, _, struck, _ in rows] == [(1, 1), (9, 0)]


def test_a_quantity_is_counted_anew_with_its_reason(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """F2 asks for the newest, Enter for the row with the cursor; the dialog takes zero too."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE, NOODLES)

    def answer(dialog: FormDialog) -> bool:
        inside(dialog, QLineEdit, "recounted").setText("0")
        reasons = inside(dialog, QComboBox, "recountReason")
        reasons.setCurrentIndex(reasons.findText("Damaged"))
        dialog.primary.click()
        return bool(dialog.result())

    monkeypatch.setattr(FormDialog, "answered", answer)
    counter.keys("F2")
    settled(counter)
    assert shown(counter)[0] == ["Mie Goreng", "0", "20", "\N{MINUS SIGN}20"]
    assert shop_database.rows(LINES)[-1] == ("Mie Goreng", 0, 0, 0, "damage")
    counter.keys("Down")
    counter.keys("Down")
    counter.keys("Return")
    settled(counter)
    assert shown(counter)[0][:2] == ["Beras 5 kg", "0"]


def test_lines_are_struck_and_undone(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl+Z takes the last pile, Delete the whole row after a question."""
    asked: list[str] = []

    def ask(title: str, *_: object) -> bool:
        asked.append(title)
        return len(asked) > 1

    monkeypatch.setattr(ConfirmDialog, "ask", ask)
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    scan(counter, RICE, RICE, RICE)
    counter.keys("Ctrl+Z")
    settled(counter)
    assert shown(counter)[0][:2] == ["Beras 5 kg", "2"]
    for remaining in (1, 0):
        counter.field.setFocus()
        counter.keys("Down")
        counter.keys("Delete")
        settled(counter)
        assert len(shown(counter)) == remaining
    assert asked == ["Strike Beras 5 kg?"] * 2
    assert not counter.find(QPushButton, "undoLine").isEnabled()
    assert not counter.find(QPushButton, "closeCount").isEnabled()


def test_lots_are_asked_for(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The known ones first; what is scanned meanwhile is counted afterwards."""
    set_lot_tracking(shop_database, owner, item=goods["sugar"], tracked=True)
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code=SUGAR, count=4 * ONE).line
    set_line_lot(shop_database, owner, line=line, code="A1", expires_on=date(2027, 1, 31))
    post_draft(shop_database, owner, draft=draft)
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    offered: list[str] = []

    def answer(dialog: FormDialog) -> bool:
        box = inside(dialog, QComboBox, "countLot")
        counter.qtbot.waitUntil(lambda: box.count() == 3)
        offered.append(box.currentText())
        counter.session.signals.scanned.emit(scan_from_wedge(RICE))
        dialog.primary.click()
        return bool(dialog.result())

    monkeypatch.setattr(FormDialog, "answered", answer)
    scan(counter, SUGAR)
    counter.qtbot.waitUntil(lambda: len(shown(counter)) == 2)
    assert offered == ["A1 · 31 Jan 2027"]
    assert {row[0]: row[1:3] for row in shown(counter)} == {
        "Gula <img src=x>": ["1", "4"],
        "Beras 5 kg": ["1", "10"],
    }


def test_a_new_lot_needs_a_real_date(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Asked of the item by its name and SKU; what is no date stays with its reason."""
    counter = open_page(owner)
    dialog = CountLotDialog(counter.session, scan_from_wedge(SUGAR), counter.page)
    named = inside(dialog, QLabel, "countLotItem")
    counter.qtbot.waitUntil(lambda: bool(named.text()))
    assert named.text() == f"Gula <img src=x> · {_sku(shop_database)}"
    box = inside(dialog, QComboBox, "countLot")
    assert box.currentText() == "Another batch…"
    inside(dialog, QLineEdit, "countLotCode").setText("B2")
    day = inside(dialog, QLineEdit, "countLotDay")
    day.setText("33/01/2027")
    dialog.primary.click()
    assert dialog.lot() is None
    assert "Type a day" in day.accessibleDescription()
    day.setText("310127")
    assert dialog.lot() == Lot("B2", date(2027, 1, 31))
    box.setCurrentIndex(1)
    assert dialog.lot() == Lot()
    dialog.deleteLater()


def test_another_persons_lines_come_along(
    open_page: Open, owner: Actor, warehouse: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """One chooses among the open counts; what has ended is left."""
    first = open_count(shop_database, owner, name="Satu", location=place_of(shop_database))
    other = add_location(shop_database, owner, name="Gudang")
    second = open_count(shop_database, owner, name="Dua", location=other)
    count_line(shop_database, warehouse, count=first, counted=3 * ONE, code=RICE)
    counter = counting(open_page, owner)
    which = counter.find(QComboBox, "whichCount")
    assert [which.itemText(n) for n in range(which.count())] == ["Dua", "Satu"]
    assert shown(counter) == []
    choose(counter, "Satu")
    settled(counter)
    assert shown(counter) == [["Beras 5 kg", "3", "10", "\N{MINUS SIGN}7"]]
    assert second != first


def _sku(database: ShopDatabase) -> str:
    return str(database.rows("SELECT sku FROM item WHERE name LIKE 'Gula%'")[0][0])


def test_what_another_page_wants_counted_begins_a_stocktake(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of its place, called as it is; then how many there are is asked, in the open one too."""
    counter = open_page(owner)
    asked: list[tuple[str, str]] = []

    def start(self: StartCountDialog) -> bool:
        counter.qtbot.waitUntil(lambda: inside(self, QComboBox, "countWhere").currentIndex() > 0)
        asked.append(
            (
                inside(self, QComboBox, "countWhere").currentText(),
                inside(self, QLineEdit, "countName").text(),
            )
        )
        with counter.qtbot.waitSignal(self.accepted):
            self.submitted.emit()
        return True

    def recount(row: CountTapeRow, _parent: object) -> Recount:
        asked.append((row.goods.name, str(row.counted)))
        return Recount(8 * ONE, "", "")

    monkeypatch.setattr(StartCountDialog, "answered", start)
    monkeypatch.setattr(RecountDialog, "ask", recount)
    ((place,),) = shop_database.rows("SELECT id FROM location WHERE kind = 'internal'")
    for _ in range(2):
        counter.session.signals.count_wanted.emit(ToCount(goods["rice"], place, NO_LOT))
        settled(counter)
        counter.qtbot.waitUntil(lambda: shown(counter) != [])
    name = shown(counter)[0][0]
    assert asked == [("Toko", name), (name, "0"), (name, str(8 * ONE))]
    assert shown(counter) == [[name, "8", "10", "\N{MINUS SIGN}2"]]

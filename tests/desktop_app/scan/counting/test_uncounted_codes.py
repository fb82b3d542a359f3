"""Codes of no item wait beside a stocktake until somebody sees to them."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counts import open_count
from db.operations.lots import set_lot_tracking
from db.operations.places import add_location
from desktop_app.scan.close_count_dialog import CloseCountDialog
from desktop_app.scan.count_lot_dialog import CountLotDialog
from desktop_app.scan.open_count import Lot
from tests.desktop_app.scan.conftest import RICE, Open
from tests.desktop_app.scan.counting.conftest import (
    MINUS_9,
    Goods,
    choose,
    close,
    counting,
    place_of,
    scan,
    scan_from_wedge,
    settled,
    shown,
)
from tests.shops import add_item

NEW = "4006381333931"


def test_an_unknown_code_waits_until_it_is_seen_to(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """It is named above and stays below the tape; as soon as it has an item it is counted."""
    made: list[str] = []

    def create_item(code: str, _parent: object) -> bytes:
        made.append(code)
        return add_item(shop_database, owner, "Teh Celup", code)

    open_count(shop_database, owner)
    counter = counting(open_page, owner, create_item)
    scan(counter, NEW)
    counter.qtbot.keyClicks(counter.field, "4")
    scan(counter, NEW)
    assert counter.card.splitlines() == [
        "Unknown code",
        f"{NEW} belongs to no item yet; it is not counted.",
        "× 4",
    ]
    assert counter.find(QPushButton, "lastScanAction").text() == "Create item"
    scan(counter, RICE)
    assert shown(counter) == [["Beras 5 kg", "1", "10", "\N{MINUS SIGN}9"]]
    assert f"{NEW} × 5" in counter.find(QLabel, "uncountedCodes").text()

    counter.press("createItem")
    settled(counter)

    assert made == [NEW]
    assert shown(counter)[0] == ["Teh Celup", "5", "0", "+5"]
    assert not counter.has("createItem")


def test_unknown_codes_are_seen_to_before_a_count_is_closed(
    open_page: Open, warehouse: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Who may not create items removes them; other counts are none of theirs."""
    open_count(shop_database, warehouse)
    counter = counting(open_page, warehouse)
    scan(counter, RICE, NEW, "BOX-9")
    assert not counter.has("createItem")
    assert counter.has("addToItem")
    close(counter)
    settled(counter)
    assert "Unknown codes are still on the tape (2)." in counter.card
    counter.press("removeUnknown")
    assert not counter.has("removeUnknown")
    assert "uncountedCodes" not in [
        part.objectName() for part in counter.page.findChildren(QLabel) if part.isVisible()
    ]


def test_a_code_that_is_given_to_an_item_elsewhere_is_counted(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """With the place where it was scanned; what is still unknown stays."""
    place = place_of(shop_database)
    add_location(shop_database, owner, name="Gudang")
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    where = counter.find(QComboBox, "countPlace")
    where.setCurrentIndex(where.findText("Toko"))
    scan(counter, NEW, "BOX-9")
    where.setCurrentIndex(where.findText("Gudang"))
    item = add_item(shop_database, owner, "Teh Celup", NEW)
    counter.session.signals.items_changed.emit(frozenset({item}))
    settled(counter)
    assert shown(counter) == [["Teh Celup", "1", "0", "+1"]]
    assert shop_database.rows("SELECT location FROM count_line") == [(place,)]
    assert counter.find(QLabel, "uncountedCodes").text().endswith(": BOX-9 × 1")


def test_undo_takes_back_an_unknown_code(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """In the order of the scans; what was removed or counted since is passed over."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner, lambda *_: None)
    scan(counter, RICE, NEW, NEW, "BOX-9")
    counter.keys("Ctrl+Z")
    assert counter.card.startswith("Ready to scan")
    assert not counter.has("lastScanAction")
    assert counter.find(QLabel, "uncountedCodes").text().endswith(f": {NEW} × 2")
    counter.keys("Ctrl+Z")
    assert counter.find(QLabel, "uncountedCodes").text().endswith(f": {NEW} × 1")
    assert shown(counter) == [["Beras 5 kg", "1", "10", MINUS_9]]
    counter.press("removeUnknown")
    counter.keys("Ctrl+Z")
    settled(counter)
    assert shown(counter) == []
    scan(counter, "BOX-9")
    counter.press("removeUnknown")
    assert not counter.find(QPushButton, "undoLine").isEnabled()


def test_a_code_that_is_told_of_later_stays_with_its_count(
    open_page: Open, owner: Actor, goods: Goods, shop_database: ShopDatabase
) -> None:
    """Another one was chosen meanwhile; nothing of the first is undone there."""
    open_count(shop_database, owner, name="Satu", location=place_of(shop_database))
    open_count(
        shop_database, owner, name="Dua", location=add_location(shop_database, owner, name="Gudang")
    )
    counter = counting(open_page, owner)
    for code in (NEW, RICE):
        counter.session.signals.scanned.emit(scan_from_wedge(code))
    choose(counter, "Satu")
    settled(counter)
    assert not counter.has("removeUnknown")
    assert not counter.find(QPushButton, "undoLine").isEnabled()
    choose(counter, "Dua")
    settled(counter)
    assert f"{NEW} × 1" in counter.find(QLabel, "uncountedCodes").text()


def test_a_count_is_not_closed_with_a_code_that_is_scanned_meanwhile(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Just before F9, or while it is asked whether to close."""
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    asked: list[str] = []

    def ask(*_: object) -> str:
        asked.append("zero")
        counter.session.signals.scanned.emit(scan_from_wedge("BOX-9"))
        return "zero"

    monkeypatch.setattr(CloseCountDialog, "ask", ask)
    scan(counter, RICE)
    counter.qtbot.waitUntil(counter.find(QPushButton, "closeCount").isEnabled)
    counter.session.signals.scanned.emit(scan_from_wedge(NEW))
    counter.keys("F9")
    settled(counter)
    assert not asked
    assert "Unknown codes are still" in counter.card
    counter.press("removeUnknown")
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "BOX-9 × 1" in counter.find(QLabel, "uncountedCodes").text())
    settled(counter)
    assert asked
    assert "Unknown codes are still" in counter.card
    assert shop_database.rows("SELECT count(*) FROM document WHERE kind = 'stocktake'") == [(0,)]


def test_a_batch_is_counted_where_it_was_scanned(
    open_page: Open,
    owner: Actor,
    goods: Goods,
    shop_database: ShopDatabase,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also when its code gets an item once the person stands elsewhere."""
    monkeypatch.setattr(CountLotDialog, "ask", lambda *_: Lot("A1"))
    place = place_of(shop_database)
    add_location(shop_database, owner, name="Gudang")
    open_count(shop_database, owner)
    counter = counting(open_page, owner)
    where = counter.find(QComboBox, "countPlace")
    where.setCurrentIndex(where.findText("Toko"))
    scan(counter, NEW)
    where.setCurrentIndex(where.findText("Gudang"))
    item = add_item(shop_database, owner, "Susu", NEW)
    set_lot_tracking(shop_database, owner, item=item, tracked=True)
    counter.session.signals.items_changed.emit(frozenset({item}))
    counter.qtbot.waitUntil(lambda: len(shown(counter)) == 1)
    assert shop_database.rows("SELECT location FROM count_line") == [(place,)]

"""Codes that belong to no item: added to one, or removed all at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.operations.items import delete_item
from desktop_app.scan.add_to_item_dialog import AddToItemDialog
from desktop_app.widgets.data_table import DataTable
from tests.desktop_app.desks import child, says
from tests.desktop_app.scan.conftest import RICE, Counter, Open
from tests.shops import add_item

NEW, OTHER = "4006381333931", "4006381333948"
BARCODES = "SELECT code, pack_quantity FROM barcode JOIN item ON item.id = item WHERE name = ?"

OWNER = "SELECT item FROM barcode WHERE code = ?"


def in_dialog(counter: Counter, act: Callable[[AddToItemDialog], None]) -> None:
    """Presses "Add to an item" and acts in the dialog, which is closed in the end."""
    seen: list[AddToItemDialog] = []

    def act_inside() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddToItemDialog)
        try:
            act(dialog)
            seen.append(dialog)
        finally:
            dialog.done(0)

    QTimer.singleShot(0, act_inside)
    counter.press("addToItem")
    assert seen


def test_a_code_is_added_to_an_item(
    open_page: Open, warehouse: Actor, shop_database: ShopDatabase
) -> None:
    """Search, choose, twelve in a carton: the line is the item's, and so is the code."""
    counter = open_page(warehouse)
    counter.scan(NEW)

    def add(dialog: AddToItemDialog) -> None:
        search = child(dialog, QLineEdit, "addToItemSearch")
        table = child(dialog, DataTable, "addToItemTable")
        counter.qtbot.keyClicks(search, "goreng")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 1)
        counter.qtbot.keyClick(search, Qt.Key.Key_Down)
        count = child(dialog, QLineEdit, "addToItemCount")
        count.setFocus()
        counter.qtbot.keyClicks(count, "12")
        counter.qtbot.keyClick(count, Qt.Key.Key_Return)
        counter.qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(counter, add)
    counter.qtbot.waitUntil(lambda: counter.cells("item") == ["Mie Goreng"])
    assert counter.cells("quantity") == ["12"]
    assert (NEW, 12_000) in shop_database.rows(BARCODES, ("Mie Goreng",))
    assert len(shop_database.rows(BARCODES, ("Mie Goreng",))) == 3
    assert not counter.has("addToItem")


def test_enter_in_the_search_adds_nothing(
    open_page: Open, warehouse: Actor, shop_database: ShopDatabase
) -> None:
    """Not to the first item of the list before, nor to the one that is found."""
    counter = open_page(warehouse)
    counter.scan(NEW)

    def search(dialog: AddToItemDialog) -> None:
        field = child(dialog, QLineEdit, "addToItemSearch")
        table = child(dialog, DataTable, "addToItemTable")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 3)
        counter.qtbot.keyClicks(field, "goreng")
        assert not dialog.primary.isEnabled()
        counter.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert table.hasFocus()
        counter.qtbot.waitUntil(dialog.primary.isEnabled)
        assert table.model().rowCount() == 1
        field.setFocus()
        counter.qtbot.keyClick(field, Qt.Key.Key_Return)
        assert child(dialog, QLineEdit, "addToItemCount").hasFocus()
        counter.session.background.write(lambda: None, lambda _: dialog.done(0))
        counter.qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(counter, search)
    assert shop_database.rows(OWNER, (NEW,)) == []


def test_a_slow_scanner_in_the_dialog_adds_nothing(
    open_page: Open, warehouse: Actor, shop_database: ShopDatabase
) -> None:
    """Whichever field its digits and its Enter come into."""
    counter = open_page(warehouse)
    counter.scan(NEW)

    def scan_slowly(dialog: AddToItemDialog) -> None:
        table = child(dialog, DataTable, "addToItemTable")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 3)
        for _ in range(4):
            focus = dialog.focusWidget()
            assert focus is not None
            counter.qtbot.keyClicks(focus, f"{RICE}\r")
        assert child(dialog, QLineEdit, "addToItemCount").hasFocus()
        assert says(dialog, "barcode, not a quantity")

    in_dialog(counter, scan_slowly)
    assert shop_database.rows(OWNER, (NEW,)) == []


def test_what_is_found_while_it_adds_does_not_send_again(open_page: Open, warehouse: Actor) -> None:
    """The rows come, the button stays shut; without a row it stays shut afterwards too."""
    counter = open_page(warehouse)
    counter.scan(NEW)

    def search(dialog: AddToItemDialog) -> None:
        field = child(dialog, QLineEdit, "addToItemSearch")
        table = child(dialog, DataTable, "addToItemTable")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 3)
        dialog.set_busy(True)
        counter.qtbot.keyClicks(field, "gula")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 1)
        assert not dialog.primary.isEnabled()
        dialog.set_busy(False)
        assert dialog.primary.isEnabled()
        counter.qtbot.keyClicks(field, "zzz")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() == 0)
        dialog.set_busy(False)
        assert not dialog.primary.isEnabled()

    in_dialog(counter, search)


def test_a_code_that_is_taken_meanwhile_says_so(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """The dialog stays, with the name of the item that has it."""
    counter = open_page(owner)
    counter.scan(NEW)

    def add(dialog: AddToItemDialog) -> None:
        add_item(shop_database, owner, "Teh", NEW)
        table = child(dialog, DataTable, "addToItemTable")
        counter.qtbot.waitUntil(lambda: table.model().rowCount() > 1)
        table.select_row(0)
        dialog.primary.click()
        counter.qtbot.waitUntil(dialog.banner.isVisible)
        assert says(dialog, "“Teh”")

    in_dialog(counter, add)
    with pytest.raises(Refused, match="barcode_taken"):
        add_item(shop_database, owner, "Kopi", NEW)


def test_all_unknown_codes_go_at_once(open_page: Open, owner: Actor) -> None:
    """The known line stays; one redo brings them all back."""
    counter = open_page(owner)
    counter.scan(NEW, RICE, OTHER)
    assert counter.find(QPushButton, "removeUnknown").text().endswith("(2)")
    counter.press("removeUnknown")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone", "Added", "Undone"])
    assert not counter.has("removeUnknown")
    counter.press("redoLine")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Unknown", "Added", "Unknown"])
    assert not counter.find(QPushButton, "redoLine").isEnabled()


def test_redo_passes_over_what_is_gone(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """A removed code got an item, which was deleted with its line; the other code comes back."""
    counter = open_page(owner)
    counter.scan(NEW, OTHER)
    counter.press("removeUnknown")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone", "Undone"])
    item = add_item(shop_database, owner, "Teh", NEW)
    counter.session.signals.items_changed.emit(frozenset({item}))
    counter.qtbot.waitUntil(lambda: counter.cells("item") == ["Unknown code", "Teh"])
    delete_item(shop_database, owner, item=item)
    counter.press("redoLine")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Unknown"])
    assert "Not done" not in counter.card


def test_a_cashier_can_only_remove(open_page: Open, cashier: Actor) -> None:
    """No button for what is not theirs to do."""
    counter = open_page(cashier)
    counter.scan(NEW)
    assert counter.has("removeUnknown")
    assert not counter.has("addToItem")
    assert not counter.has("createItem")
    counter.press("removeUnknown")
    counter.qtbot.waitUntil(lambda: counter.cells("result") == ["Undone"])


@pytest.mark.parametrize(
    ("mode", "caption", "total"),
    [
        ("receipt", "Total · lines: 1", "Rp0"),
        ("sale", "Total · lines: 1", "Rp74,500"),
        ("transfer", "Lines", "1"),
    ],
)
def test_only_what_has_an_item_is_in_the_total(
    open_page: Open, owner: Actor, mode: str, caption: str, total: str
) -> None:
    """What is unknown is named apart."""
    counter = open_page(owner)
    counter.switch_to(mode)
    counter.scan(RICE, NEW, OTHER)
    figure = counter.find(QLabel, "documentTotal")
    assert figure.text() == total
    assert says(counter.page, caption)
    assert counter.find(QLabel, "unknownCodes").text() == "Unknown codes on the tape: 2"


def test_an_item_that_was_made_takes_the_place_of_the_refusal(
    open_page: Open, owner: Actor, shop_database: ShopDatabase
) -> None:
    """What kept the delivery from being posted is gone, and the card says so no more."""

    def create_item(code: str, _parent: object) -> bytes:
        return add_item(shop_database, owner, "Teh Botol", code)

    counter = open_page(owner, create_item)
    counter.scan(NEW)
    counter.keys("F9")
    counter.qtbot.waitUntil(lambda: "Not done" in counter.card)
    counter.press("createItem")
    counter.qtbot.waitUntil(lambda: counter.cells("item") == ["Teh Botol"])
    assert counter.card.startswith("Teh Botol")

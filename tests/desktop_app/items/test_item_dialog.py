"""The dialog of an item: what is typed or scanned is kept, what is refused says why beside it."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.items import ItemDetail, ItemFilter, count_items, find_items, item_detail
from db.queries.shop import categories
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.shell.session import Session
from tests.desktop_app.items.conftest import HOSTILE, OpenPage, OpenSession, names, part, table_of
from tests.shops import ONE, RUPIAH

Key = Qt.Key
OpenDialog = Callable[..., ItemDialog]


@pytest.fixture
def session(open_session: OpenSession, warehouse: Actor) -> Session:
    """The warehouse admin, signed in."""
    return open_session(warehouse)


@pytest.fixture
def open_dialog(session: Session, qtbot: QtBot) -> OpenDialog:
    """Opens the dialog and waits until it can be typed into."""

    def open_one(item: bytes | None = None, barcode: str = "") -> ItemDialog:
        dialog = ItemDialog(session, item, barcode)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(line(dialog, "item_name").isEnabled)
        codes = dialog.findChildren(QLineEdit, "barcodeCode")
        qtbot.waitUntil(lambda: all(code.isVisible() for code in codes))
        return dialog

    return open_one


def line(dialog: QWidget, name: str, at: int = 0) -> QLineEdit:
    """A field by its object name; `at` counts the rows of barcodes."""
    return dialog.findChildren(QLineEdit, name)[at]


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Types over what is in a field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def save(qtbot: QtBot, dialog: ItemDialog) -> None:
    """Goes into the first field and presses Enter."""
    name = line(dialog, "item_name")
    name.setFocus()
    qtbot.keyClick(name, Key.Key_Return)


def add_barcode(qtbot: QtBot, dialog: QWidget, text: str, at: int = 0) -> QLineEdit:
    """Adds a row for a code with the button and types the code."""
    qtbot.mouseClick(part(dialog, QPushButton, "addBarcode"), Qt.MouseButton.LeftButton)
    code = line(dialog, "barcodeCode", at)
    qtbot.waitUntil(lambda: code.isVisible() and code.hasFocus())
    qtbot.keyClicks(code, text)
    return code


def saved(qtbot: QtBot, dialog: ItemDialog, session: Session) -> ItemDetail:
    """Saves and reads what was saved."""
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)
    item = dialog.item()
    assert item is not None
    return item_detail(session.database, session.actor, item=item)


def problems(dialog: QWidget, tone: str = "red") -> list[str]:
    """The sentences in red (or amber) beside the fields."""
    return [
        text.text()
        for text in dialog.findChildren(QLabel)
        if text.property("tone") == tone and text.isVisible()
    ]


def id_of(session: Session, name: str) -> bytes:
    """An item's id by its name."""
    return find_items(session.database, session.actor, where=ItemFilter(name))[0].id


def test_a_new_item_is_made_with_all_its_fields(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """A new category and supplier are added; without a SKU the shop gives a number."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Gula Aren 500 g")
    for name, text in (("item_category", "Bumbu"), ("item_supplier", "Pak Aren")):
        box = part(dialog, QComboBox, name)
        edit = box.lineEdit()
        assert edit is not None
        write(qtbot, edit, text)
    write(qtbot, line(dialog, "item_sale_price"), "Rp12.500")
    write(qtbot, line(dialog, "item_reorder_point"), "5")
    write(qtbot, line(dialog, "item_reorder_quantity"), "24")
    detail = saved(qtbot, dialog, session)
    assert detail.row.name == "Gula Aren 500 g"
    assert detail.row.sku.startswith("K1-")
    assert (detail.row.category, detail.supplier_name) == ("Bumbu", "Pak Aren")
    assert detail.row.sale_price == 12_500 * RUPIAH
    assert (detail.row.reorder_point, detail.reorder_quantity) == (5 * ONE, 24 * ONE)


def test_a_refused_item_leaves_no_new_category(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """It is made together with the item, once that can be saved."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Teh tiruan")
    write(qtbot, line(dialog, "item_sku"), "TEH-1")
    edit = part(dialog, QComboBox, "item_category").lineEdit()
    assert edit is not None
    write(qtbot, edit, "Tiruan")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: bool(problems(dialog)))
    assert [c.name for c in categories(session.database, session.actor)] == ["Minuman"]
    write(qtbot, line(dialog, "item_sku"), "TEH-2")
    assert saved(qtbot, dialog, session).row.category == "Tiruan"


def test_what_there_is_can_be_chosen_by_typing_it(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """A known category in other letters is the known one, not a second."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Susu")
    edit = part(dialog, QComboBox, "item_category").lineEdit()
    assert edit is not None
    write(qtbot, edit, "minuman")
    assert saved(qtbot, dialog, session).row.category == "Minuman"
    assert len(categories(session.database, session.actor)) == 1


def test_editing_begins_with_the_item_as_it_is(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Only what was typed over changes, and the room hears of it."""
    item = id_of(session, "Teh Melati")
    before = item_detail(session.database, session.actor, item=item)
    dialog = open_dialog(item)
    assert line(dialog, "barcodeCode", 1).text() == "18991002101231"
    assert line(dialog, "barcodeCount", 1).text() == "12"
    write(qtbot, line(dialog, "item_sale_price"), "5500")
    with qtbot.waitSignal(session.signals.items_changed) as told:
        after = saved(qtbot, dialog, session)
    assert told.args == [frozenset({item})]
    assert after == replace(before, row=replace(before.row, sale_price=5_500 * RUPIAH))


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("item_name", "", "The name must not be empty"),
        ("item_name", "n" * 201, "too long"),
        ("item_sku", "TEH-1", "“TEH-1” belongs to another item"),
        ("item_sale_price", "dua ribu", "not a number"),
        ("item_reorder_point", "2,5", "whole numbers"),
    ],
)
def test_a_refused_value_stays_with_its_reason(
    field: str,
    text: str,
    reason: str,
    open_dialog: OpenDialog,
    stocked: ShopDatabase,
    owner: Actor,
    qtbot: QtBot,
) -> None:
    """The text is still there, the reason below it, the focus in it, and nothing was made."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Barang uji")
    line(dialog, field).setText(text)
    before = count_items(stocked, owner)
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: any(reason in said for said in problems(dialog)))
    assert line(dialog, field).text() == text
    qtbot.waitUntil(lambda: dialog.focusWidget() is line(dialog, field))
    assert count_items(stocked, owner) == before


def test_a_reason_stays_however_often_one_saves(open_dialog: OpenDialog, qtbot: QtBot) -> None:
    """Of everything that is wrong, and the first of it has the focus."""
    dialog = open_dialog(barcode="8990000000017")
    write(qtbot, line(dialog, "item_name"), "Barang uji")
    category = part(dialog, QComboBox, "item_category")
    category.setCurrentText("k" * 201)
    line(dialog, "item_sale_price").setText("dua ribu")
    line(dialog, "barcodeCount").setText("0")
    for _ in range(2):
        save(qtbot, dialog)
        qtbot.waitUntil(lambda: len(problems(dialog)) == 3)
        qtbot.waitUntil(lambda: dialog.focusWidget() is category)


def test_an_item_that_is_gone_cannot_be_saved(session: Session, qtbot: QtBot) -> None:
    """The dialog says so and offers nothing but to close it."""
    dialog = ItemDialog(session, bytes(16))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "does not exist" in dialog.banner.text())
    assert not part(dialog, QPushButton, "primary").isEnabled()


def test_a_taken_barcode_names_its_item(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """The reason stands at the barcode; mended, the item is saved."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Teh tiruan")
    add_barcode(qtbot, dialog, "8991002101234")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: any("Teh Melati" in text for text in problems(dialog)))
    write(qtbot, line(dialog, "barcodeCode"), "8991002109995")
    qtbot.waitUntil(lambda: not problems(dialog))
    assert [b.code for b in saved(qtbot, dialog, session).barcodes] == ["8991002109995"]


@pytest.mark.parametrize(
    ("code", "reason"),
    [("9" * 5_000, "too long"), ("12\N{RIGHT-TO-LEFT OVERRIDE}34\x07", "cannot be shown")],
)
def test_an_impossible_barcode_says_so(
    code: str, reason: str, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    """5,000 characters or control characters stay in their row with the reason."""
    dialog = open_dialog(barcode=code)
    write(qtbot, line(dialog, "item_name"), "Aneh")
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: any(reason in said for said in problems(dialog)))
    assert dialog.isVisible()


def test_a_wrong_check_digit_is_doubted(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """An amber word says which digit would fit; Enter does not pass it by, a second one does."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Rakitan sendiri")
    code = add_barcode(qtbot, dialog, "8991002109999")
    assert not problems(dialog, "amber")
    qtbot.keyClick(code, Key.Key_Return)
    qtbot.waitUntil(lambda: len(problems(dialog, "amber")) == 1)
    (said,) = problems(dialog, "amber")
    assert said.startswith("The last digit should be 5. Check the label.")
    assert (dialog.isVisible(), dialog.focusWidget(), problems(dialog)) == (True, code, [])
    assert [b.code for b in saved(qtbot, dialog, session).barcodes] == ["8991002109999"]


def test_a_press_on_save_does_not_pass_a_doubt_by(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """The warning comes with the press, so the press does not count; mended, it is gone."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Salah ketik")
    code = add_barcode(qtbot, dialog, "8991002109999")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(problems(dialog, "amber")))
    qtbot.keyClick(code, Key.Key_Backspace)
    qtbot.keyClicks(code, "5")
    assert not problems(dialog, "amber")
    assert [b.code for b in saved(qtbot, dialog, session).barcodes] == ["8991002109995"]


def test_a_doubt_that_was_seen_is_not_asked_again(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Who went on to the next field, or scanned it, saves at once; so does whoever edits later."""
    dialog = open_dialog(barcode="036000291450")
    qtbot.waitUntil(lambda: bool(problems(dialog, "amber")))
    assert problems(dialog, "amber")[0].startswith("The last digit should be 2.")
    write(qtbot, line(dialog, "item_name"), "Buatan sendiri")
    qtbot.keyClick(add_barcode(qtbot, dialog, "12345671", 1), Key.Key_Tab)
    qtbot.waitUntil(lambda: len(problems(dialog, "amber")) == 2)
    detail = saved(qtbot, dialog, session)
    assert {b.code for b in detail.barcodes} == {"036000291450", "12345671"}
    again = open_dialog(detail.row.id)
    assert not problems(again, "amber")
    saved(qtbot, again, session)


def test_a_scan_becomes_a_barcode(open_dialog: OpenDialog, session: Session, qtbot: QtBot) -> None:
    """It lands in a row of its own, never in the field with the focus, and never twice."""
    dialog = open_dialog(barcode="8990000000017")
    write(qtbot, line(dialog, "item_name"), "Kue")
    for code in ("18990000000014", "8990000000017"):
        session.signals.scanned.emit(SimpleNamespace(text=code))
    qtbot.waitUntil(line(dialog, "barcodeCode", 1).isVisible)
    write(qtbot, line(dialog, "barcodeCount", 1), "24")
    write(qtbot, line(dialog, "barcodePack", 1), "dus")
    assert line(dialog, "item_name").text() == "Kue"
    barcodes = saved(qtbot, dialog, session).barcodes
    assert [(b.code, b.pack_quantity, b.pack_name) for b in barcodes] == [
        ("8990000000017", ONE, ""),
        ("18990000000014", 24 * ONE, "dus"),
    ]


def test_a_scan_while_the_form_loads_is_kept(session: Session, qtbot: QtBot) -> None:
    """It becomes a barcode as soon as there is a form to put it into."""
    dialog = ItemDialog(session, id_of(session, "Kopi Tubruk"), "8990000000017")
    qtbot.addWidget(dialog)
    dialog.show()
    session.signals.scanned.emit(SimpleNamespace(text="18990000000014"))
    assert not line(dialog, "item_name").isEnabled()
    qtbot.waitUntil(line(dialog, "item_name").isEnabled)
    codes = [field.text() for field in dialog.findChildren(QLineEdit, "barcodeCode")]
    assert codes == ["8991002105676", "8990000000017", "18990000000014"]
    assert dialog.focusWidget() is line(dialog, "item_name")


def test_a_barcode_is_removed(open_dialog: OpenDialog, session: Session, qtbot: QtBot) -> None:
    """The row goes, and with saving the barcode."""
    dialog = open_dialog(id_of(session, "Teh Melati"))
    remove = dialog.findChildren(QPushButton, "removeBarcode")[0]
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [b.code for b in saved(qtbot, dialog, session).barcodes] == ["18991002101231"]


def test_a_unit_with_fractions_takes_them(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Of kilograms a half can be the reorder point; of pieces it cannot."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Bawang")
    unit = part(dialog, QComboBox, "item_unit")
    unit.setFocus()
    qtbot.keyClicks(unit, "kg")
    write(qtbot, line(dialog, "item_reorder_point"), "2,5")
    assert saved(qtbot, dialog, session).row.reorder_point == 2_500


def test_a_name_of_markup_and_sql_is_kept_as_it_is(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Nothing is read into it."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), HOSTILE)
    assert saved(qtbot, dialog, session).row.name == HOSTILE


def test_esc_changes_nothing(
    open_dialog: OpenDialog, session: Session, stocked: ShopDatabase, owner: Actor, qtbot: QtBot
) -> None:
    """What was typed is forgotten."""
    before = count_items(stocked, owner)
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Batal")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(line(dialog, "item_name"), Key.Key_Escape)
    assert dialog.item() is None
    assert count_items(stocked, owner) == before


def test_tab_goes_through_the_fields_in_reading_order(
    open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    """From the name to the barcodes, the note and the buttons."""
    dialog = open_dialog(barcode="8990000000017")
    visited = []
    for _ in range(15):
        focused = dialog.focusWidget()
        visited.append(focused.objectName())
        qtbot.keyClick(focused, Key.Key_Tab)
    assert visited == [
        *("item_name", "item_sku", "item_category", "item_unit", "item_sale_price"),
        *("item_reorder_point", "item_reorder_quantity", "item_supplier"),
        *("barcodeCode", "barcodeCount", "barcodePack", "removeBarcode", "addBarcode"),
        *("item_note", "cancel"),
    ]


def test_a_new_item_is_chosen_in_the_list(
    open_page: OpenPage, warehouse: Actor, qtbot: QtBot
) -> None:
    """Insert asks for it, and the cursor goes to what was made."""
    page = open_page(warehouse)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ItemDialog)
        qtbot.waitUntil(line(dialog, "item_name").isEnabled)
        write(qtbot, line(dialog, "item_name"), "Barang 100 A")
        save(qtbot, dialog)

    QTimer.singleShot(100, fill)
    qtbot.keyClick(page, Key.Key_Insert)
    table = table_of(page)
    qtbot.waitUntil(lambda: table.currentIndex().siblingAtColumn(0).data() == "Barang 100 A")
    assert "Barang 100" in names(page)

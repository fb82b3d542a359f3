"""The dialog of an item: what is typed or scanned is kept, what is refused says why beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.items import count_items, item_detail
from db.queries.shop import categories
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.shell.session import Session
from tests.desktop_app.items.conftest import HOSTILE, OpenPage, names, part, table_of
from tests.desktop_app.items.forms import Key, OpenDialog, id_of, line, problems, save, saved, write
from tests.shops import ONE, RUPIAH


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
    for _ in range(16):
        focused = dialog.focusWidget()
        visited.append(focused.objectName())
        qtbot.keyClick(focused, Key.Key_Tab)
    assert visited == [
        *("item_name", "item_sku", "item_category", "item_unit", "item_sale_price"),
        *("item_reorder_point", "item_reorder_quantity", "item_supplier", "item_track_lots"),
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


def test_an_item_is_kept_by_batches_from_its_form(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Ticked, kept, and shown ticked the next time; unticked again it is as before."""
    item = id_of(session, "Teh Melati")
    for tracked in (True, False):
        dialog = open_dialog(item)
        box = part(dialog, QCheckBox, "item_track_lots")
        assert box.isChecked() is not tracked
        box.click()
        assert saved(qtbot, dialog, session).has_lots is tracked

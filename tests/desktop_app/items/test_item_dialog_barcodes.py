"""Barcodes in the item form: doubted, taken, scanned, removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.operations.own_account import set_badge
from db.operations.settings import set_in_store_formats
from db.rules.in_store import InStoreFormat
from desktop_app.capture.scan import scan_of_text
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.shell.session import Session
from tests.desktop_app.items.conftest import part
from tests.desktop_app.items.forms import Key, OpenDialog, id_of, line, problems, save, saved, write
from tests.shops import ONE, PASSWORD


def add_barcode(qtbot: QtBot, dialog: QWidget, text: str, at: int = 0) -> QLineEdit:
    """Adds a row for a code with the button and types the code."""
    qtbot.mouseClick(part(dialog, QPushButton, "addBarcode"), Qt.MouseButton.LeftButton)
    code = line(dialog, "barcodeCode", at)
    qtbot.waitUntil(lambda: code.isVisible() and code.hasFocus())
    qtbot.keyClicks(code, text)
    return code


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
        session.signals.scanned.emit(scan_of_text(code, "wedge"))
        qtbot.waitUntil(lambda code=code: code in codes(dialog))  # type: ignore[misc]  # bound now
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
    session.signals.scanned.emit(scan_of_text("18990000000014", "wedge"))
    assert not line(dialog, "item_name").isEnabled()
    qtbot.waitUntil(line(dialog, "item_name").isEnabled)
    qtbot.waitUntil(lambda: len(codes(dialog)) == 3)
    assert codes(dialog) == ["8991002105676", "8990000000017", "18990000000014"]
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


def test_a_gs1_label_gives_its_number_alone(
    open_dialog: OpenDialog, session: Session, qtbot: QtBot
) -> None:
    """Another box has another batch, and the same number."""
    dialog = open_dialog()
    write(qtbot, line(dialog, "item_name"), "Susu")
    scan = scan_of_text("]C1011899269640444817270131\x1d10LOT-7", "wedge")
    session.signals.scanned.emit(scan)
    qtbot.waitUntil(lambda: "18992696404448" in codes(dialog))
    assert [code.code for code in saved(qtbot, dialog, session).barcodes] == ["18992696404448"]


def test_a_badge_is_no_barcode(
    open_dialog: OpenDialog,
    session: Session,
    owner: Actor,
    qtbot: QtBot,
) -> None:
    """Its code is not shown; a scale's label gives what all its labels share."""
    set_badge(session.database, owner, password=PASSWORD, badge="LUMBUNG-OWNER-1")
    set_in_store_formats(session.database, owner, formats=(InStoreFormat("21", "weight"),))
    dialog = open_dialog()
    for code in ("LUMBUNG-OWNER-1", "2112345012506"):
        session.signals.scanned.emit(scan_of_text(code, "wedge"))
    qtbot.waitUntil(lambda: "2112345000008" in codes(dialog))
    qtbot.waitUntil(lambda: "badge" in dialog.banner.text())
    assert [code for code in codes(dialog) if code] == ["2112345000008"]


def codes(dialog: ItemDialog) -> list[str]:
    """What stands in the fields for codes."""
    return [field.text() for field in dialog.findChildren(QLineEdit, "barcodeCode")]

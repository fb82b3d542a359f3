"""Fields, forms, dialogs and what a page says."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.widgets.controls import Panel, button, plain_tool_tip
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.messages import Banner, EmptyState, Toast
from desktop_app.widgets.number_fields import MoneyField, QuantityField
from desktop_app.widgets.search_field import SearchField


@pytest.fixture
def indonesian() -> None:
    """Numbers as an Indonesian shop writes them."""
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian))


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Presses the shown button of this text."""
    found = [b for b in parent.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_the_search_waits_for_a_pause(qtbot: QtBot) -> None:
    """Typing quickly asks once."""
    field = SearchField("Search")
    qtbot.addWidget(field)
    told: list[str] = []
    field.search_changed.connect(told.append)
    qtbot.keyClicks(field, "beras")
    assert told == []
    qtbot.waitUntil(lambda: told == ["beras"])


def test_enter_and_escape_do_not_wait(qtbot: QtBot) -> None:
    """Enter searches at once, Esc clears at once, and the same text is not told twice."""
    field = SearchField("Search")
    qtbot.addWidget(field)
    told: list[str] = []
    field.search_changed.connect(told.append)
    qtbot.keyClicks(field, "teh")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told == ["teh", ""]
    assert field.text() == ""


def test_the_shortcut_leads_to_the_search(qtbot: QtBot) -> None:
    """Ctrl+F focuses the field from anywhere in the window; the down arrow leaves it."""
    window = QWidget()
    qtbot.addWidget(window)
    field, other = SearchField("Search"), QLineEdit()
    rows = QVBoxLayout(window)
    rows.addWidget(other)
    rows.addWidget(field)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_a_quantity_field_tells_its_number(qtbot: QtBot) -> None:
    """The value follows the typing, in thousandths."""
    field = QuantityField(decimals=3)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1250.5")
    assert field.value() == 1_250_500
    assert field.problem() == ""
    field.clear()
    assert field.value() is None
    assert field.problem() == "A number is needed here."


def test_an_optional_field_may_be_empty(qtbot: QtBot) -> None:
    """Nothing is a fine answer where nothing has to be said."""
    field = MoneyField(required=False)
    qtbot.addWidget(field)
    assert field.check()
    assert field.value() is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("0", "At least 1."),
        ("101", "At most 100."),
        ("1.5", "Only whole numbers here."),
        ("many", "This is not a number."),
    ],
)
def test_a_wrong_number_stays_with_its_reason(qtbot: QtBot, text: str, sentence: str) -> None:
    """The text stays, the reason is beside it, and goes when the text is mended."""
    row = FormRow("&Quantity", QuantityField(minimum=1000, maximum=100_000))
    qtbot.addWidget(row)
    row.show()
    field = row.field
    assert isinstance(field, QuantityField)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert row.problem() == sentence
    assert field.text() == text
    assert field.accessibleDescription() == sentence
    assert not field.check()
    field.clear()
    qtbot.keyClicks(field, "7")
    assert row.problem() == ""
    assert field.check()


def test_an_ambiguous_number_is_asked_about(qtbot: QtBot, indonesian: None) -> None:
    """Both readings are offered; the one pressed is what the field holds from then on."""
    row = FormRow("Quantity", QuantityField(decimals=3))
    qtbot.addWidget(row)
    row.show()
    field = row.field
    assert isinstance(field, QuantityField)
    qtbot.keyClicks(field, "1.255")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert row.problem() == "Which number is meant?"
    press(qtbot, row, "1,255")
    assert field.value() == 1_255
    assert row.problem() == ""
    assert field.check()


def test_a_value_is_shown_to_be_edited(qtbot: QtBot, indonesian: None) -> None:
    """What was set is read back as it was, whatever it looks like."""
    field = QuantityField(decimals=3)
    qtbot.addWidget(field)
    field.set_value(1_255)
    assert (field.text(), field.value()) == ("1,255", 1_255)
    money = MoneyField()
    qtbot.addWidget(money)
    money.set_value(150_005_000)
    assert (money.text(), money.value()) == ("15000,50", 150_005_000)
    money.set_value(None)
    assert (money.text(), money.value()) == ("", None)


def test_another_unit_reads_the_text_anew(qtbot: QtBot) -> None:
    """Half a kilogram is none once the unit is pieces."""
    field = QuantityField(decimals=3)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1.5")
    field.set_decimals(0)
    assert field.value() is None


def test_a_refused_text_keeps_its_reason_until_typed(qtbot: QtBot) -> None:
    """What the shop refused is said beside the field until the person changes it."""
    row = FormRow("&Name", QLineEdit("Teh"), hint="As on the pack")
    qtbot.addWidget(row)
    row.show_problem("There is a “Teh” already.")
    assert row.problem() == "There is a “Teh” already."
    assert row.field.accessibleName() == "Name"
    qtbot.keyClicks(row.field, "h")
    assert row.problem() == ""


def test_a_dialog_is_submitted_by_enter_and_left_by_escape(qtbot: QtBot) -> None:
    """Enter does the work once, Esc does not stop it; a refusal is shown and what was typed stays;
    then Esc leaves.
    """
    dialog = FormDialog("New item", "&Save")
    qtbot.addWidget(dialog)
    name = QLineEdit()
    dialog.add_row("&Name", name)
    dialog.show()
    qtbot.keyClicks(name, "Teh")
    with qtbot.waitSignal(dialog.submitted):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    dialog.set_busy(True)
    with qtbot.assertNotEmitted(dialog.submitted):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.show_error("There is a Teh already.")
    assert (dialog.banner.text(), name.text()) == ("There is a Teh already.", "Teh")
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_safe_button_is_the_default_of_a_dangerous_dialog(qtbot: QtBot) -> None:
    """Enter by accident deletes nothing."""
    dialog = FormDialog("Delete Teh?", "&Delete", primary="danger")
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.rejected), qtbot.assertNotEmitted(dialog.submitted):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_a_banner_is_dismissed(qtbot: QtBot) -> None:
    """It shows the sentence as it is, until the person has read it."""
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.text() == ""
    banner.show_message("error", "<b>Teh</b>")
    assert banner.text() == "<b>Teh</b>"
    assert banner.findChildren(QLabel)[0].textFormat() == Qt.TextFormat.PlainText
    qtbot.mouseClick(banner.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert banner.text() == ""


def test_a_toast_offers_to_undo(qtbot: QtBot) -> None:
    """Its button does the one thing and takes it away."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(600, 400)
    page.show()
    toast = Toast(page)
    undone: list[bool] = []
    toast.show_message("Posted", "Undo", lambda: undone.append(True))
    assert toast.text() == "Posted"
    page.resize(500, 300)
    assert page.rect().contains(toast.geometry())
    press(qtbot, toast, "Undo")
    assert undone == [True]
    assert toast.text() == ""


def test_an_empty_page_offers_what_to_do(qtbot: QtBot) -> None:
    """Title, sentence, one button; a long sentence is not cut."""
    empty = EmptyState("items", "No items yet", "Scan the first one. " * 12, "&New item")
    qtbot.addWidget(empty)
    empty.resize(700, 500)
    empty.show()
    with qtbot.waitSignal(empty.pressed):
        press(qtbot, empty, "&New item")
    said = max(empty.findChildren(QLabel), key=lambda label: len(label.text()))
    assert said.height() >= said.heightForWidth(said.width())


def test_a_button_shows_its_key(qtbot: QtBot) -> None:
    """The F-key is on the button and presses it; the name for a reader is without marks."""
    window = Panel("Goods")
    qtbot.addWidget(window)
    receive = button("&Receive", "primary", icon_name="receive", shortcut="F8", name="receive")
    window.body.addWidget(receive)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    assert receive.text() == "&Receive  F8"
    assert receive.accessibleName() == "Receive"
    with qtbot.waitSignal(receive.clicked):
        qtbot.keyClick(window, Qt.Key.Key_F8)


def test_a_tool_tip_from_outside_is_plain() -> None:
    """A name with HTML in it loads nothing."""
    assert plain_tool_tip("<img src=x>") == "<span>&lt;img src=x&gt;</span>"
    assert plain_tool_tip("") == ""

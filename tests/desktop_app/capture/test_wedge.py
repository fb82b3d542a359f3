"""The keyboard scanner is heard everywhere and types nowhere; hands type as ever."""

import pytest
from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.wedge import WedgeFilter
from tests.desktop_app.capture.conftest import (
    CONTROL,
    RETURN,
    SHIFT,
    Form,
    handle,
    press,
    press_at,
    press_key,
    scan,
    shown,
)

GTIN = "8992696404441"


@pytest.mark.parametrize("end", [RETURN, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_scan_is_heard_and_leaves_no_trace(
    form: Form, scans: list[Scan], qtbot: QtBot, end: Qt.Key
) -> None:
    """Neither the field nor a shortcut nor the focus notices the scan."""
    scan(form, GTIN, end)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert (scans[0].text, scans[0].source, scans[0].symbology) == (GTIN, "wedge", "")
    assert scans[0].gtin == "0" + GTIN
    assert form.field.text() == ""
    assert form.presses == []
    assert QApplication.focusWidget() is form.field


@pytest.mark.parametrize("name", ["number", "choice", "button"])
def test_a_scan_changes_no_control(form: Form, scans: list[Scan], qtbot: QtBot, name: str) -> None:
    """A validated field, a combo box and a button stay as they are under a scan."""
    control = getattr(form, name)
    control.setFocus()
    scan(form, GTIN)
    scan(form, "BOX 9 8", Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(scans) == 2)
    assert [heard.text for heard in scans] == [GTIN, "BOX 9 8"]
    assert (form.number.text(), form.choice.currentIndex(), form.presses) == ("", 0, [])
    assert QApplication.focusWidget() is control


def test_a_scan_in_a_dialog_presses_no_default_button(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """A modal dialog stays open, its field empty."""
    dialog = QDialog(form, modal=True)
    field = QLineEdit(dialog)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, dialog)
    buttons.accepted.connect(dialog.accept)
    QVBoxLayout(dialog).addWidget(field)
    shown(dialog, qtbot)
    field.setFocus()
    scan(dialog, GTIN)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert dialog.isVisible()
    assert field.text() == ""


def test_an_open_list_of_a_combo_box_stays_open(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Keys of a scan neither choose nor close."""
    form.choice.showPopup()
    popup = form.choice.view().window()
    qtbot.waitUntil(popup.isVisible)
    scan(popup, GTIN)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert popup.isVisible()
    assert form.choice.currentIndex() == 0
    form.choice.hidePopup()


def test_ten_scans_in_a_row_are_ten(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Nothing is dropped and nothing is multiplied, also for one and the same code."""
    for number in range(10):
        scan(form, f"BOX-{number // 2:04}")
    qtbot.waitUntil(lambda: len(scans) == 10)
    assert [heard.text for heard in scans] == [f"BOX-{number // 2:04}" for number in range(10)]
    assert form.field.text() == ""


def test_a_busy_window_does_not_break_a_scan(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """The keyboard's time counts, not when the window got round to looking."""
    press_at(form, GTIN[:5], 3)
    QThread.msleep(80)  # the window is busy
    press_at(form, GTIN[5:] + "\r", 3, start=1015)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == GTIN
    assert form.field.text() == ""


def test_a_scan_in_the_middle_of_typing(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """What the hand typed before and after stands in the field, the scan does not."""
    press_at(form, "ab", 80)
    press_at(form, GTIN + "\r", 5, start=1160)
    press_at(form, "cd", 80, start=1400)
    qtbot.waitUntil(lambda: form.field.text() == "abcd")
    assert [heard.text for heard in scans] == [GTIN]


def test_scans_and_typing_keep_their_order(form: Form, wedge: WedgeFilter, qtbot: QtBot) -> None:
    """A busy window gets all keys at once: a number typed between two scans is the second's."""
    told: list[tuple[str, str]] = []
    wedge.scanned.connect(lambda scan: told.append((scan.text, form.field.text())))
    press_at(form, GTIN + "\r", 5)
    press_at(form, "12", 80, start=1500)
    press_at(form, "899269640\r", 5, start=2500)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(GTIN, ""), ("899269640", "12")]


def test_function_keys_within_a_scan_do_not_fire(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Some scanners press one before the code."""
    press_key(form, Qt.Key.Key_F2)
    scan(form, GTIN)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == GTIN
    assert form.presses == []


def test_capital_letters_numpad_and_separators(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Shift, the numpad and Ctrl+] as group separator belong to a code."""
    press(form, "AB", SHIFT)
    press(form, "12", Qt.KeyboardModifier.KeypadModifier)
    press_key(form, Qt.Key.Key_BracketRight, "]", CONTROL)
    scan(form, "x", Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == "AB12\x1dx"
    assert form.field.text() == ""


def test_prefix_suffix_and_minimum_are_settings(
    form: Form, qapp: QApplication, qtbot: QtBot
) -> None:
    """With a prefix only what begins with it is held back; both are cut off."""
    wedge = WedgeFilter(profile=ScannerProfile(prefix="~", suffix="#", minimum=2))
    heard: list[Scan] = []
    wedge.scanned.connect(heard.append)
    wedge.install(qapp)
    scan(form, "~12#")
    press(form, "abc")
    typed = form.field.text()
    scan(form, "12#")
    wedge.remove(qapp)
    qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard[0].text == "12"
    assert typed == "abc"
    assert form.field.text() == "abc12#"


def test_a_scan_survives_a_dialog_opening_in_its_middle(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """The keys before and after belong together, wherever they arrived."""
    dialog = QDialog(form, modal=True)
    field = QLineEdit(dialog)
    press(form, GTIN[:6])
    dialog.show()
    field.setFocus()
    scan(dialog, GTIN[6:])
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == GTIN
    assert form.field.text() + field.text() == ""


def test_a_shortcut_that_opens_a_dialog_does_not_deafen(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Inside the event loop of a dialog opened by a held key, scans are heard as everywhere."""
    dialog = QDialog(form)
    field = QLineEdit(dialog)

    def scan_and_close() -> None:
        scan(dialog, GTIN)
        qtbot.waitUntil(lambda: len(scans) == 1)
        dialog.reject()

    QShortcut(QKeySequence("F4"), form).activated.connect(
        lambda: (QTimer.singleShot(0, scan_and_close), dialog.exec())
    )
    QTest.keyClick(handle(form), Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Rejected and len(scans) == 1)
    assert field.text() == ""


def test_the_key_that_ended_a_scan_is_free_again(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """After scans, the same keys typed by hand press and release as ever."""
    form.button.setFocus()
    scan(form, "A B C D")
    press(form, " ")
    qtbot.waitUntil(lambda: form.presses == ["button"])
    assert not form.button.isDown()


def test_a_second_end_of_a_scan_is_part_of_it(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Enter right behind the Enter of a scanner (CR, LF) presses nothing; one by hand does."""
    form.button.setFocus()
    for text, start in ((GTIN + "\r\r", 1000), ("\r", 3000)):
        press_at(form, text, 5, start)
        qtbot.waitUntil(lambda: [scan.text for scan in scans] == [GTIN])
        assert form.presses == ([] if start == 1000 else ["Return"])


def test_a_removed_filter_passes_on_what_it_held(form: Form, qapp: QApplication) -> None:
    """Nothing typed is lost when the scanner is switched off."""
    wedge = WedgeFilter()
    wedge.install(qapp)
    press(form, "ab")
    wedge.remove(qapp)
    assert form.field.text() == "ab"

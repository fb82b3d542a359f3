"""What people type is never taken for a scan, and arrives as it was typed."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
)
from pytestqt.qtbot import QtBot

from desktop_app.capture.scan import Scan
from desktop_app.capture.wedge import WedgeFilter
from tests.desktop_app.capture.conftest import (
    CONTROL,
    NONE,
    RETURN,
    SHIFT,
    Form,
    handle,
    press,
    press_at,
    scan,
)


@pytest.mark.parametrize("gap", [51, 80, 120])
def test_typing_by_hand_is_no_scan(form: Form, scans: list[Scan], gap: int) -> None:
    """Keys at the pace of a hand arrive in order and once, before the Enter."""
    press_at(form, "Kopi 9\r", gap)
    assert (form.field.text(), form.presses) == ("Kopi 9", ["Return"])
    assert scans == []


def test_a_key_arrives_without_visible_delay(form: Form, wedge: WedgeFilter, qtbot: QtBot) -> None:
    """A single key is in the field within the gap and a little more."""
    press(form, "a")
    qtbot.waitUntil(lambda: form.field.text() == "a", timeout=150)


@pytest.mark.parametrize("typed", ["123", "2900", "15000"])
def test_a_few_quick_keys_and_enter_are_typing(form: Form, scans: list[Scan], typed: str) -> None:
    """Below the minimum length the keys arrive before the Enter: a price is no scan."""
    seen: list[str] = []
    form.field.returnPressed.connect(lambda: seen.append(form.field.text()))
    form.findChildren(QShortcut)[2].setEnabled(False)
    scan(form, typed)
    assert seen == [typed]
    assert scans == []


def test_quick_keys_without_an_end_are_typing(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """A burst that no Enter follows is passed on whole."""
    press(form, "abcdefgh")
    assert form.field.text() == ""
    qtbot.waitUntil(lambda: form.field.text() == "abcdefgh")
    assert scans == []


def test_shortcuts_of_hands_still_work(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """A function key and a letter shortcut fire once, though they were held back."""
    form.button.setFocus()
    QTest.keyClick(handle(form), Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: form.presses == ["F2"])
    press(form, "8")
    qtbot.waitUntil(lambda: form.presses == ["F2", "8"])
    press(form, " ")
    qtbot.waitUntil(lambda: form.presses == ["F2", "8", "button"])
    assert scans == []


def test_editing_keys_keep_their_order(form: Form, scans: list[Scan]) -> None:
    """A Backspace right after quick letters deletes the last of them."""
    press(form, "abc")
    QTest.keyClick(handle(form), Qt.Key.Key_Backspace)
    assert form.field.text() == "ab"
    assert scans == []


def test_capital_letters_by_hand(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Modifiers survive the waiting."""
    press(form, "A", SHIFT)
    press(form, "1", Qt.KeyboardModifier.KeypadModifier)
    qtbot.waitUntil(lambda: form.field.text() == "A1")


def test_letters_of_any_alphabet_arrive(form: Form, wedge: WedgeFilter, qtbot: QtBot) -> None:
    """Keys that have no name in Qt bring their text."""
    text = "Жбح語"
    for character in text:
        key = Qt.Key.Key_unknown
        QTest.sendKeyEvent(QTest.KeyAction.Click, handle(form), key, character, NONE)
    qtbot.waitUntil(lambda: form.field.text() == text)


def test_copy_and_paste_work(form: Form, wedge: WedgeFilter) -> None:
    """Commands with Ctrl are passed on at once."""
    form.field.setText("beras")
    for key in (Qt.Key.Key_A, Qt.Key.Key_X):
        QTest.keyClick(handle(form), key, CONTROL)
    assert form.field.text() == ""


def test_held_keys_are_no_scan(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Auto-repeat floods the field as ever, and its Enter is an Enter."""
    QTest.sendKeyEvent(QTest.KeyAction.Press, handle(form), Qt.Key.Key_0, "0", NONE)
    for _ in range(5):
        repeat(form, Qt.Key.Key_0, "0")
    QTest.keyClick(handle(form), RETURN)
    assert form.field.text() == "000000"
    assert form.presses == ["Return"]
    assert scans == []


def repeat(form: Form, key: Qt.Key, text: str) -> None:
    """One key event as the system repeats it while the key is held."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, text, True)
    QCoreApplication.sendEvent(form.field, event)


def test_what_was_typed_goes_where_it_was_typed(
    form: Form, wedge: WedgeFilter, qtbot: QtBot
) -> None:
    """A key held back while the focus moves still lands in its field."""
    press(form, "7")
    form.number.setFocus()
    qtbot.waitUntil(lambda: form.field.text() == "7")
    assert form.number.text() == ""


def test_a_password_is_no_scan_however_fast(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """A password manager types like a scanner; what it types stays in its field."""
    form.field.setEchoMode(QLineEdit.EchoMode.Password)
    form.field.setFocus()
    qtbot.keyClicks(form.field, "rahasia1")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.field.text() == "rahasia1")
    assert scans == []

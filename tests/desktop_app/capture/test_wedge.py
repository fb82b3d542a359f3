"""The keyboard scanner is heard everywhere and types nowhere; hands type as ever."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThread, QTimer
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.capture.scan import Scan
from desktop_app.capture.wedge import WedgeFilter

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return
GTIN = "8992696404441"


class Form(QWidget):
    """A window with the controls that a scan could disturb."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.number = QLineEdit(), QLineEdit()
        self.number.setValidator(QIntValidator(0, 999_999, self))
        self.choice = QComboBox()
        self.choice.addItems(["Rak A", "Rak B", "8 box", "9 box"])
        self.button = QPushButton("Save")
        layout = QVBoxLayout(self)
        for control in (self.field, self.number, self.choice, self.button):
            layout.addWidget(control)
        self.presses: list[str] = []
        self.button.clicked.connect(lambda: self.presses.append("button"))
        for key in ("F2", "8", "Return"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda key=key: self.presses.append(key))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """The window, shown and active, with the text field focused."""
    window = Form()
    qtbot.addWidget(window)
    shown(window, qtbot)
    window.field.setFocus()
    return window


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[WedgeFilter]:
    """The filter with its defaults, installed."""
    wedge = WedgeFilter()
    wedge.install(qapp)
    yield wedge
    wedge.remove(qapp)


@pytest.fixture
def scans(wedge: WedgeFilter) -> list[Scan]:
    """Everything that the filter heard."""
    heard: list[Scan] = []
    wedge.scanned.connect(heard.append)
    return heard


def shown(window: QWidget, qtbot: QtBot) -> None:
    """Shows a window and waits until it has the keyboard."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def handle(window: QWidget) -> QWindow:
    """The window as the window system addresses it, where real keys arrive."""
    found = window.windowHandle()
    assert found is not None
    return found


def press(window: QWidget, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Types a text as fast as keys come."""
    for character in text:
        QTest.keyClick(handle(window), ord(character), modifiers)


def scan(window: QWidget, code: str, end: Qt.Key = RETURN) -> None:
    """Types as a scanner does."""
    press(window, code)
    QTest.keyClick(handle(window), end)


def press_at(window: QWidget, text: str, gap: int, start: int = 1000) -> None:
    """Types keys that the keyboard stamped `gap` milliseconds apart."""
    for place, character in enumerate(text):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = RETURN if character == "\r" else ord(character.upper())
            event = QKeyEvent(kind, key, NONE, character)
            event.setTimestamp(start + place * gap)
            QCoreApplication.sendEvent(handle(window), event)


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


@pytest.mark.parametrize("gap", [51, 80, 120])
def test_typing_by_hand_is_no_scan(form: Form, scans: list[Scan], gap: int) -> None:
    """Keys at the pace of a hand arrive in order and once, before the Enter."""
    press_at(form, "Kopi 9\r", gap)
    assert (form.field.text(), form.presses) == ("Kopi 9", ["Return"])
    assert scans == []


def test_a_busy_window_does_not_break_a_scan(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """The keyboard's time counts, not when the window got round to looking."""
    press_at(form, GTIN[:5], 3)
    QThread.msleep(80)  # the window is busy
    press_at(form, GTIN[5:] + "\r", 3, start=1015)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == GTIN
    assert form.field.text() == ""


def test_a_key_arrives_without_visible_delay(form: Form, wedge: WedgeFilter, qtbot: QtBot) -> None:
    """A single key is in the field within the gap and a little more."""
    press(form, "a")
    qtbot.waitUntil(lambda: form.field.text() == "a", timeout=150)


def test_a_scan_in_the_middle_of_typing(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """What the hand typed before and after stands in the field, the scan does not."""
    press_at(form, "ab", 80)
    press_at(form, GTIN + "\r", 5, start=1160)
    press_at(form, "cd", 80, start=1400)
    qtbot.waitUntil(lambda: form.field.text() == "abcd")
    assert [heard.text for heard in scans] == [GTIN]


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


def test_function_keys_within_a_scan_do_not_fire(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Some scanners press one before the code."""
    QTest.keyClick(handle(form), Qt.Key.Key_F2)
    scan(form, GTIN)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == GTIN
    assert form.presses == []


def test_editing_keys_keep_their_order(form: Form, scans: list[Scan]) -> None:
    """A Backspace right after quick letters deletes the last of them."""
    press(form, "abc")
    QTest.keyClick(handle(form), Qt.Key.Key_Backspace)
    assert form.field.text() == "ab"
    assert scans == []


def test_capital_letters_numpad_and_separators(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Shift, the numpad and Ctrl+] as group separator belong to a code."""
    press(form, "AB", SHIFT)
    press(form, "12", Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(handle(form), Qt.Key.Key_BracketRight, CONTROL)
    scan(form, "x", Qt.Key.Key_Enter)
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == "AB12\x1dx"
    assert form.field.text() == ""


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


def test_prefix_suffix_and_minimum_are_settings(
    form: Form, qapp: QApplication, qtbot: QtBot
) -> None:
    """With a prefix only what begins with it is held back; both are cut off."""
    wedge = WedgeFilter(prefix="~", suffix="#", minimum=2)
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


def test_what_was_typed_goes_where_it_was_typed(
    form: Form, wedge: WedgeFilter, qtbot: QtBot
) -> None:
    """A key held back while the focus moves still lands in its field."""
    press(form, "7")
    form.number.setFocus()
    qtbot.waitUntil(lambda: form.field.text() == "7")
    assert form.number.text() == ""


def test_a_scan_survives_a_dialog_opening_in_its_middle(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """The keys before and after belong together, wherever they arrived."""
    dialog = QDialog(form, modal=True)
    field = QLineEdit(dialog)
    press(form, GTIN[:6])
    shown(dialog, qtbot)
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


def test_a_password_is_no_scan_however_fast(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """A password manager types like a scanner; what it types stays in its field."""
    form.field.setEchoMode(QLineEdit.EchoMode.Password)
    form.field.setFocus()
    qtbot.keyClicks(form.field, "rahasia1")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form.field.text() == "rahasia1")
    assert scans == []

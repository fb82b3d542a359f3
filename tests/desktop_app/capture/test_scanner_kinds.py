"""Scanners of many makes: their speed, their ends, how they make characters, in any layout."""

import random
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.rules.barcodes import GROUP_SEPARATOR
from desktop_app.capture import strokes
from desktop_app.capture.scan import Scan
from desktop_app.capture.scanner_profile import ScannerProfile, profile_of
from desktop_app.capture.wedge import WedgeFilter
from tests.desktop_app.capture.conftest import CONTROL, NONE, SHIFT, Form, handle, press_at

GTIN = "8992696404441"
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
CAPS = strokes._CAPS_LOCK

Hear = Callable[[ScannerProfile], list[Scan]]


@pytest.fixture
def hear(qapp: QApplication) -> Iterator[Hear]:
    """Starts a filter with a profile; what it hears."""
    started: list[WedgeFilter] = []

    def start(profile: ScannerProfile) -> list[Scan]:
        heard: list[Scan] = []
        started.append(WedgeFilter(profile=profile))
        started[-1].scanned.connect(heard.append)
        started[-1].install(qapp)
        return heard

    yield start
    for wedge in started:
        wedge.remove(qapp)


class Keyboard:
    """Sends whole key events with the keyboard's own times."""

    def __init__(self, form: Form, gap: int = 5) -> None:
        self._form, self._gap, self._at = form, gap, 1000

    def click(
        self,
        key: Qt.Key | int,
        text: str = "",
        modifiers: Qt.KeyboardModifier = NONE,
        *,
        scan_code: int = 0,
        native: int = 0,
    ) -> None:
        """One key down and up."""
        self._at += self._gap
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, int(key), modifiers, scan_code, 0, native, text)
            event.setTimestamp(self._at)
            QCoreApplication.sendEvent(handle(self._form), event)

    def rest(self, milliseconds: int, gap: int = 5) -> None:
        """Nothing for a while; then with another gap between the keys."""
        self._at += milliseconds
        self._gap = gap

    def type(self, text: str, native: int = 0) -> None:
        """Characters as a keyboard makes them, capitals with Shift."""
        for one in text:
            self.click(ord(one.upper()), one, SHIFT if one.isupper() else NONE, native=native)

    def enter(self) -> None:
        """The end of most scanners."""
        self.click(Qt.Key.Key_Return, "\r")

    def alt_number(self, digits: str, echo: str = "") -> None:
        """Alt held while digits of the keypad are typed; Windows then sends the character too."""
        self.click(Qt.Key.Key_Alt)
        for digit in digits:
            self.click(ord(digit), "", ALT | KEYPAD)
        if echo:
            self.click(0, echo)


def _plain(keyboard: Keyboard, code: str) -> None:
    keyboard.type(code)
    keyboard.enter()


def _with_tab(keyboard: Keyboard, code: str) -> None:
    keyboard.type(code)
    keyboard.click(Qt.Key.Key_Tab, "\t")


def _under_caps_lock(keyboard: Keyboard, code: str) -> None:
    for one in code:
        shift = SHIFT if one.isupper() else NONE
        keyboard.click(ord(one.upper()), one.swapcase(), shift, native=CAPS)
    keyboard.enter()


def _on_the_keypad(keyboard: Keyboard, code: str) -> None:
    for digit in code:
        keyboard.click(ord(digit), digit, KEYPAD)
    keyboard.click(Qt.Key.Key_Enter, "\r", KEYPAD)


def _with_separator(keyboard: Keyboard, code: str) -> None:
    before, after = code.split(GROUP_SEPARATOR)
    keyboard.type(before)
    keyboard.click(Qt.Key.Key_BracketRight, GROUP_SEPARATOR, CONTROL)
    keyboard.type(after)
    keyboard.enter()


MAKES = {
    GTIN: _plain,
    "8997007350110": _with_tab,
    "Lot-7a": _under_caps_lock,
    "899270": _on_the_keypad,
    f"1089{GROUP_SEPARATOR}21XY": _with_separator,
}


@pytest.mark.parametrize("gap", [5, 20])
def test_scans_between_hand_typing(form: Form, scans: list[Scan], qtbot: QtBot, gap: int) -> None:
    """At 5 and at 20 ms a key each scan is heard, and 80 ms a key beside it stays typing."""
    codes = [f"8992696{number:06}" for number in range(10)]
    start = 1000
    for code in codes:
        press_at(form, "k2", 80, start)
        press_at(form, code + "\r", gap, start + 300)
        start += 1000
    press_at(form, "899269640\r", 80, start)
    qtbot.waitUntil(lambda: len(scans) == 10)
    assert [heard.text for heard in scans] == codes
    assert form.field.text() == "k2" * 10 + "899269640"
    assert form.presses == ["Return"]


@pytest.mark.parametrize("seed", range(3))
def test_any_mixture_of_scanners_and_hands(
    form: Form, scans: list[Scan], qtbot: QtBot, seed: int
) -> None:
    """Sixty scans of five makes at 5 and 20 ms a key, with a hand between them at 80 ms."""
    dice, keyboard = random.Random(seed), Keyboard(form)
    codes, typed = [], ""
    for number in range(60):
        if dice.random() < 0.5:
            keyboard.rest(300, gap=80)
            keyboard.type("k2")
            typed += "k2"
        keyboard.rest(300, gap=dice.choice((5, 20)))
        code, scan = dice.choice(list(MAKES.items()))
        codes.append(f"{number:04}{code}")
        keyboard.type(codes[-1][:4])
        scan(keyboard, code)
    keyboard.rest(300, gap=80)
    keyboard.type("x")
    qtbot.waitUntil(lambda: form.field.text() == typed + "x")
    assert [heard.text for heard in scans] == codes
    assert form.presses == []


@pytest.mark.parametrize("end", ["\r", ""])
def test_ten_scans_a_second(form: Form, hear: Hear, qtbot: QtBot, end: str) -> None:
    """A hundred codes, one every 100 ms, are a hundred in order, also where a pause ends them."""
    heard = hear(ScannerProfile(gap=15, pause_ends=not end))
    codes = [f"{8992696000000 + number}" for number in range(100)]
    for place, code in enumerate(codes):
        press_at(form, code + end, 5, 1000 + 100 * place)
    qtbot.waitUntil(lambda: len(heard) == 100)
    assert [scan.text for scan in heard] == codes
    assert form.field.text() == ""


def test_a_pause_ends_only_what_is_quick_and_long_enough(
    form: Form, hear: Hear, qtbot: QtBot
) -> None:
    """Below the learnt minimum, or slower than the learnt speed, it is typing."""
    heard = hear(ScannerProfile(gap=20, minimum=8, pause_ends=True))
    press_at(form, "1234567", 5, 1000)
    press_at(form, "12345678", 30, 2000)
    qtbot.waitUntil(lambda: form.field.text() == "123456712345678")
    press_at(form, "12345678", 5, 4000)
    qtbot.waitUntil(lambda: [scan.text for scan in heard] == ["12345678"])
    assert form.field.text() == "123456712345678"


@pytest.mark.parametrize("echoed", [False, True])
def test_numbers_typed_with_alt(form: Form, scans: list[Scan], qtbot: QtBot, echoed: bool) -> None:
    """Alt+0NNN of a scanner is a character once, whether or not the system makes it as well."""
    keyboard = Keyboard(form)
    for one in "AB-19z":
        keyboard.alt_number(f"0{ord(one):03}", one if echoed else "")
    keyboard.enter()
    qtbot.waitUntil(lambda: len(scans) == 1)
    assert scans[0].text == "AB-19z"
    assert form.field.text() == ""


def test_an_end_typed_with_alt(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """Where the end is a number too, the pause behind it ends the scan."""
    keyboard = Keyboard(form)
    for one in "ABC123\r":
        keyboard.alt_number(f"0{ord(one):03}")
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == ["ABC123"])


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac's keypad has no Num Lock")
def test_the_keypad_without_num_lock(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """The scanner means digits where the keypad would move the cursor."""
    keyboard = Keyboard(form)
    for digit in "0123456789":
        keyboard.click(strokes._WITHOUT_NUM_LOCK[int(digit)], "", KEYPAD)
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == ["0123456789"])


def test_keypad_arrows_of_a_hand_still_move(form: Form, scans: list[Scan], qtbot: QtBot) -> None:
    """One of them alone reaches the field."""
    form.field.setText("ab")
    Keyboard(form).click(Qt.Key.Key_Left, "", KEYPAD)
    qtbot.waitUntil(lambda: form.field.cursorPosition() == 1)
    assert scans == []


def test_a_separator_comes_from_the_place_of_its_key(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Ctrl and the key where ] is on an American board, whatever it is called here."""
    keyboard = Keyboard(form)
    keyboard.type("01234567")
    keyboard.click(Qt.Key.Key_Plus, "", CONTROL, scan_code=strokes._RIGHT_BRACKET)
    keyboard.type("10ab")
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == ["01234567\x1d10ab"])


@pytest.mark.parametrize(("undone", "code"), [(True, "Lot-7a"), (False, "lOT-7A")])
def test_caps_lock_changes_no_code(
    form: Form, hear: Hear, qtbot: QtBot, undone: bool, code: str
) -> None:
    """Letters come swapped and are put right; a scanner that allows for it itself is believed."""
    heard = hear(ScannerProfile(undo_caps_lock=undone))
    keyboard = Keyboard(form)
    for one in "Lot-7a":
        modifiers = SHIFT if one.isupper() else NONE
        keyboard.click(ord(one.upper()), one.swapcase(), modifiers, native=CAPS)
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in heard] == [code])
    assert form.field.text() == ""


def test_a_scanner_that_presses_caps_lock_itself(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Its capitals come without Shift and are meant; those of a Caps Lock left on are not."""
    keyboard = Keyboard(form)
    keyboard.click(Qt.Key.Key_CapsLock)
    for one in "BOX-77":
        keyboard.click(ord(one), one, native=CAPS)
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == ["BOX-77"])
    keyboard.rest(500)
    for one in "BOX-77":
        keyboard.click(ord(one), one, native=CAPS)
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == ["BOX-77", "box-77"])


def test_an_input_method_hands_on_the_characters(
    form: Form, scans: list[Scan], qtbot: QtBot
) -> None:
    """Characters that come as committed texts are a scan as well; what is slow is typing."""
    for one in GTIN:
        commit(form, one)
    Keyboard(form).enter()
    qtbot.waitUntil(lambda: [scan.text for scan in scans] == [GTIN])
    assert form.field.text() == ""
    commit(form, "é")
    qtbot.waitUntil(lambda: form.field.text() == "é")


def test_what_an_input_method_composes_is_typing(form: Form, scans: list[Scan]) -> None:
    """A text that is still being composed stands in the field at once, after what was held."""
    commit(form, "a")
    QCoreApplication.sendEvent(form.field, QInputMethodEvent("ni", []))
    assert form.field.text() == "a"
    commit(form, "")
    assert scans == []


def test_another_layout_is_translated(form: Form, hear: Hear, qtbot: QtBot) -> None:
    """An American scanner on a French PC: what arrives is turned into what the label says."""
    french = dict(zip("&é\"'(-è_çàqaQA,?", "1234567890aqAQmM", strict=True))
    heard = hear(ScannerProfile(mapping=french, prefix="$", suffix="*"))
    keyboard = Keyboard(form)
    for one in '$çç_Q&é"*':
        keyboard.click(Qt.Key.Key_unknown, one)
    keyboard.enter()
    qtbot.waitUntil(lambda: [scan.text for scan in heard] == ["998A123"])


def test_an_identifier_before_the_code_is_cut_off() -> None:
    """Whatever kind of code it names; without one the code is whole."""
    profile = ScannerProfile(prefix="*", identifier=True)
    assert profile.understood("*]E08992696404441") == GTIN
    assert profile.understood("*]C1LOT-77") == "LOT-77"
    assert profile.understood("*LOT-77") == "LOT-77"
    assert profile.understood("LOT-77") is None


@pytest.mark.parametrize(
    "kept",
    [
        {"gap": 5000, "minimum": "6", "mapping": {"ab": "c"}, "prefix": 7},
        {"gap": True, "minimum": 0, "mapping": {"a": "\n"}, "pause_ends": "yes"},
        {"mapping": [1], "identifier": None, "unknown": 1},
    ],
)
def test_damaged_values_are_those_of_the_start(kept: dict[str, object]) -> None:
    """What cannot be right is left out."""
    assert profile_of(kept) == ScannerProfile()


def commit(form: Form, text: str) -> None:
    """What an input method sends to the field with the focus."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(form.field, event)

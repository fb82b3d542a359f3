"""What one key, or a text from an input method, adds to a code."""

import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from db.rules.barcodes import GROUP_SEPARATOR

Press = QKeyEvent | QInputMethodEvent

END_CHARACTERS = "\r\n\t"  # some scanners send them as Ctrl and a letter, or as Alt and a number
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_SHIFT, _KEYPAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
_RIGHT_BRACKET = 27 if sys.platform == "win32" else 35  # its place on the board, in any layout
_CAPS_LOCK = {"win32": 0x100, "darwin": 0x10000}.get(sys.platform, 0x2)  # in nativeModifiers
_INJECTED = 0xE7  # Windows: a character that another program sends, not a key (VK_PACKET)
_WITHOUT_NUM_LOCK = (
    Qt.Key.Key_Insert,
    Qt.Key.Key_End,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Left,
    Qt.Key.Key_Clear,
    Qt.Key.Key_Right,
    Qt.Key.Key_Home,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageUp,
)


@dataclass(frozen=True)
class Stroke:
    """One press that may belong to a code.

    `text` is what came; `keyed` the same with Caps Lock undone; `number` tells apart the times
    that Alt was held while digits were typed (0: it was not); `at` is in milliseconds of any clock.
    """

    text: str
    keyed: str
    number: int = 0
    at: float = 0.0
    is_echo: bool = False  # the character that Windows makes of Alt and digits


def stroke_of(event: Press, number: int = 0) -> Stroke:
    """What a press adds; `number` counts the presses of Alt so far."""
    if isinstance(event, QInputMethodEvent):
        return Stroke(event.commitString(), event.commitString(), at=_now())
    at = float(event.timestamp()) or _now()
    digit = keypad_digit(event)
    if digit and event.modifiers() & _ALT:
        return Stroke(digit, digit, number, at)
    text = digit or text_of_key(event)
    return Stroke(text, _without_caps_lock(event, text), 0, at, is_echo=event.key() == 0)


def text_of(strokes: Iterable[Stroke], *, undo_caps_lock: bool = True) -> str:
    """The characters that strokes make together, numbers typed with Alt made into theirs."""
    text, typed_number = "", False
    for number, group in groupby(strokes, key=lambda stroke: stroke.number):
        run = list(group)
        if number:
            text += _character("".join(stroke.text for stroke in run))
        else:
            echoes = typed_number and run[0].is_echo and run[0].text == text[-1:]
            rest = run[1:] if echoes else run
            text += "".join(stroke.keyed if undo_caps_lock else stroke.text for stroke in rest)
        typed_number = bool(number)
    return text


def text_of_key(event: QKeyEvent) -> str:
    """What a key adds to a code; a group separator comes as Ctrl and the right bracket's key."""
    commands = event.modifiers() & (_CONTROL | _ALT)
    if commands == _CONTROL and _is_right_bracket(event):
        return GROUP_SEPARATOR
    if commands == _ALT or event.modifiers() & Qt.KeyboardModifier.MetaModifier:
        return ""
    return "" if commands == _CONTROL and event.text().isprintable() else event.text()


def keypad_digit(event: Press) -> str:
    """The digit of a key of the keypad, also without Num Lock; "" for every other key."""
    if isinstance(event, QInputMethodEvent) or not event.modifiers() & _KEYPAD:
        return ""
    if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    if sys.platform == "darwin" or event.key() not in _WITHOUT_NUM_LOCK:  # no Num Lock there
        return ""
    return str(_WITHOUT_NUM_LOCK.index(Qt.Key(event.key())))


def is_end(event: Press) -> bool:
    """Whether a press ends a code: Enter or Tab."""
    if isinstance(event, QInputMethodEvent):
        return False
    return event.key() in _ENDS or (bool(event.text()) and event.text() in END_CHARACTERS)


def is_printed(text: str) -> bool:
    """Whether a text may stand in a code."""
    return bool(text) and (text.isprintable() or text == GROUP_SEPARATOR)


def is_function_key(event: Press) -> bool:
    """Whether a press is a function key alone."""
    if isinstance(event, QInputMethodEvent) or event.modifiers() & (_CONTROL | _ALT | _SHIFT):
        return False
    return Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


def is_press(event: Press) -> bool:
    """Whether it adds something; a release does not."""
    return event.type() != QEvent.Type.KeyRelease


def copy_of(event: Press) -> Press:
    """The same again, to be sent later."""
    if isinstance(event, QInputMethodEvent):
        commit = QInputMethodEvent()
        commit.setCommitString(event.commitString())
        return commit
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
    )


def _is_right_bracket(event: QKeyEvent) -> bool:
    by_place = event.nativeScanCode() == _RIGHT_BRACKET
    return by_place or event.key() == Qt.Key.Key_BracketRight


def _without_caps_lock(event: QKeyEvent, text: str) -> str:
    """The letter that the keys say where Caps Lock is on; some scanners allow for it themselves."""
    is_key = event.key() != 0 and event.nativeVirtualKey() != _INJECTED
    if not (is_key and event.nativeModifiers() & _CAPS_LOCK):
        return text
    return text.upper() if event.modifiers() & _SHIFT else text.lower()


def _character(digits: str) -> str:
    """What Alt and a number stand for: with a leading 0 in Windows' code page, else in DOS's."""
    number = int(digits)
    if number > 255:
        return chr(number) if number <= sys.maxunicode else ""
    page = "cp1252" if digits.startswith("0") else "cp437"
    return bytes([number]).decode(page, "replace")


def _now() -> float:
    return time.monotonic() * 1000

"""A keyboard that stamps its keys itself, so that no load makes typing out of a scan."""

from itertools import count
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

NONE: Final = Qt.KeyboardModifier.NoModifier
RETURN: Final = Qt.Key.Key_Return
_TEXTS = {RETURN: "\r", Qt.Key.Key_Enter: "\r", Qt.Key.Key_Tab: "\t"}
_times = count(1_000_000)  # one millisecond after the other


def handle(window: QWidget) -> QWindow:
    """The window as the window system addresses it, where real keys arrive."""
    found = window.windowHandle()
    assert found is not None
    return found


def press(window: QWidget, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Types a text as fast as a scanner, whatever the machine is doing meanwhile."""
    for character in text:
        press_key(window, Qt.Key(ord(character.upper())), character, modifiers)


def scan(window: QWidget, code: str, end: Qt.Key = RETURN) -> None:
    """Types as a scanner does."""
    press(window, code)
    press_key(window, end)


def press_key(
    window: QWidget, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = NONE
) -> None:
    """One key a millisecond after the last, first offered as a shortcut as real ones are.

    A key that nobody keeps from being one goes the window system's own way.
    """
    at, text = next(_times), text or _TEXTS.get(key, "")
    override = _stamped(QEvent.Type.ShortcutOverride, key, text, modifiers, at)
    QCoreApplication.sendEvent(handle(window), override)
    if not override.isAccepted():
        QTest.keyClick(handle(window), key, modifiers)
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(handle(window), _stamped(kind, key, text, modifiers, at))


def press_at(window: QWidget, text: str, gap: int, start: int = 1000) -> None:
    """Types keys that the keyboard stamped `gap` milliseconds apart."""
    for place, character in enumerate(text):
        key = RETURN if character == "\r" else Qt.Key(ord(character.upper()))
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = _stamped(kind, key, character, NONE, start + place * gap)
            QCoreApplication.sendEvent(handle(window), event)


def _stamped(
    kind: QEvent.Type, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier, at: int
) -> QKeyEvent:
    event = QKeyEvent(kind, key, modifiers, text)
    event.setTimestamp(at)
    return event

"""The presses that are kept back until it is known whether they are a scan."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.strokes import (
    END_CHARACTERS,
    Press,
    Stroke,
    copy_of,
    is_press,
    stroke_of,
    text_of,
)


class HeldPresses:
    """In order, with the text that they make together; knows what Alt and Caps Lock did."""

    def __init__(self) -> None:
        self._events: list[Press] = []
        self._strokes: list[Stroke] = []
        self._alt_presses = 0
        self._caps_lock_at = -math.inf

    def __bool__(self) -> bool:
        return bool(self._events)

    def add(self, event: Press) -> None:
        """Holds a copy of a press."""
        self._events.append(copy_of(event))
        self._strokes.append(stroke_of(event, self._alt_presses))

    def add_release(self, event: QKeyEvent) -> None:
        """Holds the release of a key whose press is held."""
        self._events.append(copy_of(event))

    def note_modifier(self, event: QKeyEvent) -> None:
        """Remembers a modifier's press; modifiers themselves are never held."""
        if event.key() == Qt.Key.Key_Alt:
            self._alt_presses += 1
        elif event.key() == Qt.Key.Key_CapsLock:
            self._caps_lock_at = stroke_of(event).at

    def take(self) -> list[Press]:
        """Lets everything go."""
        self._strokes = []
        events, self._events = self._events, []
        return events

    def keys_down(self) -> set[int]:
        """The keys that are still to come up."""
        down: set[int] = set()
        for held in self._events:
            if isinstance(held, QKeyEvent):
                (down.add if is_press(held) else down.discard)(held.key())
        return down

    def text(self, profile: ScannerProfile) -> str:
        """What was received; a scanner that pressed Caps Lock itself means what it got."""
        begin = self._strokes[0].at if self._strokes else 0.0
        by_scanner = self._caps_lock_at >= begin - profile.gap
        undo = profile.undo_caps_lock and not by_scanner
        return text_of(self._strokes, undo_caps_lock=undo)

    def code(self, profile: ScannerProfile) -> str | None:
        """What is held, as a code, where it is a complete one."""
        return profile.understood(self.text(profile).rstrip(END_CHARACTERS))

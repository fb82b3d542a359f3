"""Hears keyboard scanners wherever the focus is, and keeps what they type out of every field."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from shiboken6 import isValid

from desktop_app.capture.held_presses import HeldPresses
from desktop_app.capture.scan import scan_of_text
from desktop_app.capture.scanner_profile import ScannerProfile
from desktop_app.capture.strokes import (
    END_CHARACTERS,
    Press,
    is_end,
    is_function_key,
    is_printed,
    keypad_digit,
    stroke_of,
)

_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,  # some scanners press it around capital letters
)
_BY_HAND = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Backtab)


class WedgeFilter(QObject):
    """Tells scans of a keyboard scanner from typing by hand, in the whole application.

    What the profile calls a scan reaches no widget and no shortcut with any of its keys, nor does
    a second end (CR and LF) right behind the first. All other keys arrive in order where they were
    typed, at most about the profile's `gap` milliseconds late.
    """

    scanned = Signal(object)  # Scan

    def __init__(
        self, parent: QObject | None = None, profile: ScannerProfile | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile or ScannerProfile()
        self._held = HeldPresses()
        self._target: QObject | None = None
        self._focus: QObject | None = None
        self._last = (0, 0.0)  # the last key's own time stamp and our clock, in milliseconds
        self._scanned_keys: set[int] = set()  # they are still to come up again
        self._just_scanned = False  # no key has come since the last scan
        self._replay_level = -1
        self._silence = QTimer(self, singleShot=True, interval=self._profile.gap)
        self._grace = QTimer(self, singleShot=True, interval=0)
        self._connect_signals()

    def use(self, profile: ScannerProfile) -> None:
        """Goes by another profile from the next key on."""
        self._replay()
        self._profile = profile
        self._silence.setInterval(profile.gap)

    def install(self, application: QCoreApplication) -> None:
        """Starts to hear; once."""
        application.installEventFilter(self)

    def remove(self, application: QCoreApplication) -> None:
        """Hears no more; what was kept back is passed on."""
        application.removeEventFilter(self)
        self._replay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps back what may belong to a scan; Qt shows each key to the window first."""
        if self._replay_level == QThread.currentThread().loopLevel():
            return False
        if isinstance(event, QInputMethodEvent):
            return self._keeps_commit(watched, event)
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if watched.isWidgetType() and not event.spontaneous():
            return False  # from the program's own number pad: a keyboard's go to the window first
        if event.type() == QEvent.Type.KeyRelease:
            return self._keeps_release(event)
        if not self._keeps(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut now: the key itself follows
        elif is_end(event):
            self._finish(event)
        else:
            self._hold(watched, event)
        return True

    def _connect_signals(self) -> None:
        # After a silence, keys that waited while the window was busy are looked at first (grace).
        self._silence.timeout.connect(self._grace.start)
        self._grace.timeout.connect(self._pause)

    def _keeps_commit(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """An input method hands on the characters of a scanner; what it composes is a hand's."""
        if event.preeditString():
            self._replay()
        elif event.commitString() and self._keeps(event):
            self._hold(watched, event)
            return True
        return False

    def _keeps(self, event: Press) -> bool:
        """Whether this press may belong to a scan; if not, what was held goes before it."""
        if isinstance(event, QKeyEvent):
            if event.key() in _MODIFIERS:
                self._held.note_modifier(event)
                return False
            self._scanned_keys.discard(event.key())
        if self._held and self._milliseconds_since_last(event) > self._profile.gap:
            self._pause()
        if self._continues(event):
            return True
        self._just_scanned = False
        self._replay()
        return False

    def _continues(self, event: Press) -> bool:
        if isinstance(event, QKeyEvent) and (event.isAutoRepeat() or event.key() in _BY_HAND):
            return False
        if _types_a_secret():
            return False
        if is_end(event):
            return self._held.code(self._profile) is not None or self._ends_once_more(event)
        text = stroke_of(event).text
        if self._held:
            return bool(text) or is_function_key(event)
        if self._profile.prefix and not _is_part_of_a_number(event):
            return text[:1] == self._profile.prefix[0]
        return is_printed(text) or is_function_key(event)

    def _ends_once_more(self, event: Press) -> bool:
        """Some scanners end a code with two keys; no hand is that quick."""
        return self._just_scanned and self._milliseconds_since_last(event) <= self._profile.gap

    def _hold(self, watched: QObject, event: Press) -> None:
        self._just_scanned = False
        if not self._held:
            self._target, self._focus = watched, QGuiApplication.focusObject()
        self._held.add(event)
        self._note_time(event)
        self._grace.stop()
        self._silence.start()

    def _keeps_release(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in self._scanned_keys:
            self._scanned_keys.discard(key)
            return True
        if key in self._held.keys_down():
            self._held.add_release(event)
            return True
        return False

    def _pause(self) -> None:
        """Nothing came for a while: the end of a scan where its scanner ends it so, else typing."""
        code = self._held.code(self._profile)
        ended = self._profile.pause_ends or self._held.text(self._profile)[-1:] in tuple(
            END_CHARACTERS
        )
        if code is None or not ended:
            self._replay()
            return
        self._scanned_keys = self._held.keys_down()
        self._take(code)

    def _finish(self, event: QKeyEvent) -> None:
        code = self._held.code(self._profile)
        self._scanned_keys = self._held.keys_down() | {event.key()}
        self._note_time(event)
        self._take(code)

    def _take(self, code: str | None) -> None:
        """Told at once: a window that was busy gets many keys in one go, and those after it wait.

        A slot may open a dialog; everything here has been done by then.
        """
        self._let_go()
        self._just_scanned = True
        if code is not None:
            self.scanned.emit(scan_of_text(code, "wedge"))

    def _let_go(self) -> list[Press]:
        self._silence.stop()
        self._grace.stop()
        return self._held.take()

    def _replay(self) -> None:
        """Sends what was held as if typed now: shortcuts, focus keys and default buttons work.

        A shortcut may open a dialog that runs its own event loop: keys in there are new keys.
        """
        target = self._receiver() if self._held else None
        focus = self._focus  # input methods write where it was
        for held in self._let_go():
            receiver = focus if isinstance(held, QInputMethodEvent) else target
            if receiver is None or not isValid(receiver):
                return
            before, self._replay_level = self._replay_level, QThread.currentThread().loopLevel()
            try:
                QCoreApplication.sendEvent(receiver, held)
            finally:
                self._replay_level = before

    def _receiver(self) -> QObject | None:
        """The window, which gives keys to its focus; the old focus where that moved meanwhile."""
        target, focus = self._target, self._focus
        focus_moved = focus is not QGuiApplication.focusObject()
        if target and isValid(target) and not (target.isWindowType() and focus_moved):
            return target
        return focus if focus and isValid(focus) else target

    def _note_time(self, event: Press) -> None:
        self._last = _stamp(event), _milliseconds()

    def _milliseconds_since_last(self, event: Press) -> float:
        """By the keyboard's time where both keys have it, so that a busy window changes nothing."""
        stamp, (last_stamp, last) = _stamp(event), self._last
        if stamp and last_stamp and stamp >= last_stamp:
            return stamp - last_stamp
        return _milliseconds() - last


def _stamp(event: Press) -> int:
    """The keyboard's own time; an input method tells none."""
    return event.timestamp() if isinstance(event, QKeyEvent) else 0


def _milliseconds() -> float:
    return time.monotonic() * 1000


def _is_part_of_a_number(event: Press) -> bool:
    """A digit with Alt: which character it becomes is known at the number's end."""
    with_alt = isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.AltModifier
    return bool(with_alt) and bool(keypad_digit(event))


def _types_a_secret() -> bool:
    """Whether the focus is in a password field: password managers type as fast as scanners."""
    focus: QObject | None = QGuiApplication.focusObject()
    if focus is None:
        return False
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(focus, query)
    hints = query.value(Qt.InputMethodQuery.ImHints)
    return bool(hints and Qt.InputMethodHint.ImhHiddenText & Qt.InputMethodHint(hints))

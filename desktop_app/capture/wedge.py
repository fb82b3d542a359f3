"""Hears keyboard scanners wherever the focus is, and keeps what they type out of every field."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent, QKeyEvent
from shiboken6 import isValid

from db.rules.barcodes import GROUP_SEPARATOR
from desktop_app.capture.scan import scan_of_text

_KEY_EVENTS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,  # some scanners press it around capital letters
)
_BY_HAND = (Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Backtab)
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_END_CHARACTERS = ("\r", "\n", "\t")  # some scanners send them as Ctrl and a letter
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class WedgeFilter(QObject):
    """Tells scans of a keyboard scanner from typing by hand, in the whole application.

    At least `minimum` characters between `prefix` and `suffix`, at most `gap` milliseconds apart
    and ended by Enter or Tab, are one scan: no widget and no shortcut gets any of its keys, nor a
    second end (CR and LF) right behind the first. All other keys arrive in order where they were
    typed, at most about `gap` milliseconds late.
    """

    scanned = Signal(object)  # Scan
    _heard = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        gap: int = 50,
        minimum: int = 6,
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        super().__init__(parent)
        self._gap, self._minimum, self._prefix, self._suffix = gap, minimum, prefix, suffix
        self._held: list[QKeyEvent] = []
        self._target: QObject | None = None
        self._focus: QObject | None = None
        self._last = (0, 0.0)  # the last key's own time stamp and our clock, in milliseconds
        self._scanned_keys: set[int] = set()  # they are still to come up again
        self._just_scanned = False  # no key has come since the last scan
        self._replay_level = -1
        self._silence = QTimer(self, singleShot=True, interval=gap)
        self._grace = QTimer(self, singleShot=True, interval=0)
        self._connect_signals()

    def install(self, application: QCoreApplication) -> None:
        """Starts to hear; once."""
        application.installEventFilter(self)

    def remove(self, application: QCoreApplication) -> None:
        """Hears no more; what was kept back is passed on."""
        application.removeEventFilter(self)
        self._replay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps back what may belong to a scan; Qt shows each key to the window first."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent):
            return False
        if self._replay_level == QThread.currentThread().loopLevel():
            return False
        if event.type() == QEvent.Type.KeyRelease:
            return self._keeps_release(event)
        if not self._keeps(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut now: the key itself follows
        elif _is_end(event):
            self._finish(event)
        else:
            self._hold(watched, event)
        return True

    def _connect_signals(self) -> None:
        # After a silence, keys that waited while the window was busy are looked at first (grace).
        self._silence.timeout.connect(self._grace.start)
        self._grace.timeout.connect(self._replay)
        # A slot may open a dialog: not in the middle of a key's way.
        self._heard.connect(self.scanned, Qt.ConnectionType.QueuedConnection)

    def _keeps(self, event: QKeyEvent) -> bool:
        """Whether this key may belong to a scan; if not, what was held goes before it."""
        if event.key() in _MODIFIERS:
            return False
        self._scanned_keys.discard(event.key())
        if self._held and self._milliseconds_since_last(event) > self._gap:
            self._replay()
        if self._continues(event):
            return True
        self._just_scanned = False
        self._replay()
        return False

    def _continues(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat() or event.key() in _BY_HAND or _types_a_secret():
            return False
        if _is_end(event):
            return self._scanned_code() is not None or self._ends_once_more(event)
        text = _text(event)
        if self._held:
            return bool(text) or _is_function_key(event)
        if self._prefix:
            return text == self._prefix[0]
        return _is_printed(text) or _is_function_key(event)

    def _ends_once_more(self, event: QKeyEvent) -> bool:
        """Some scanners end a code with two keys; no hand is that quick."""
        return self._just_scanned and self._milliseconds_since_last(event) <= self._gap

    def _hold(self, watched: QObject, event: QKeyEvent) -> None:
        self._just_scanned = False
        if not self._held:
            self._target, self._focus = watched, QGuiApplication.focusObject()
        self._held.append(_copy(event))
        self._last = event.timestamp(), _milliseconds()
        self._grace.stop()
        self._silence.start()

    def _keeps_release(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in self._scanned_keys:
            self._scanned_keys.discard(key)
            return True
        if key in self._keys_down():
            self._held.append(_copy(event))
            return True
        return False

    def _finish(self, event: QKeyEvent) -> None:
        code = self._scanned_code()
        self._scanned_keys = self._keys_down() | {event.key()}
        self._let_go()
        self._just_scanned = True
        self._last = event.timestamp(), _milliseconds()
        if code is not None:
            self._heard.emit(scan_of_text(code, "wedge"))

    def _scanned_code(self) -> str | None:
        """What is held, as a code, where it is complete."""
        text = "".join(_text(key) for key in self._held if _is_press(key))
        if not (text.startswith(self._prefix) and text.endswith(self._suffix)):
            return None
        code = text[len(self._prefix) : len(text) - len(self._suffix)]
        return code if len(code) >= self._minimum else None

    def _keys_down(self) -> set[int]:
        down: set[int] = set()
        for held in self._held:
            (down.add if _is_press(held) else down.discard)(held.key())
        return down

    def _let_go(self) -> list[QKeyEvent]:
        self._silence.stop()
        self._grace.stop()
        held, self._held = self._held, []
        return held

    def _replay(self) -> None:
        """Sends what was held as if typed now: shortcuts, focus keys and default buttons work.

        A shortcut may open a dialog that runs its own event loop: keys in there are new keys.
        """
        target = self._receiver() if self._held else None
        for held in self._let_go():
            if target is None or not isValid(target):
                return
            before, self._replay_level = self._replay_level, QThread.currentThread().loopLevel()
            try:
                QCoreApplication.sendEvent(target, held)
            finally:
                self._replay_level = before

    def _receiver(self) -> QObject | None:
        """The window, which gives keys to its focus; the old focus where that moved meanwhile."""
        target, focus = self._target, self._focus
        focus_moved = focus is not QGuiApplication.focusObject()
        if target and isValid(target) and not (target.isWindowType() and focus_moved):
            return target
        return focus if focus and isValid(focus) else target

    def _milliseconds_since_last(self, event: QKeyEvent) -> float:
        """By the keyboard's time where both keys have it, so that a busy window changes nothing."""
        stamp, (last_stamp, last) = event.timestamp(), self._last
        if stamp and last_stamp and stamp >= last_stamp:
            return stamp - last_stamp
        return _milliseconds() - last


def _milliseconds() -> float:
    return time.monotonic() * 1000


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
    )


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress


def _text(event: QKeyEvent) -> str:
    """What the key adds to a code; a group separator comes as Ctrl and the right bracket."""
    commands = event.modifiers() & (_CONTROL | _ALT)
    if commands == _CONTROL and event.key() == Qt.Key.Key_BracketRight:
        return GROUP_SEPARATOR
    if commands == _ALT or event.modifiers() & Qt.KeyboardModifier.MetaModifier:
        return ""
    return "" if commands == _CONTROL and event.text().isprintable() else event.text()


def _is_end(event: QKeyEvent) -> bool:
    return event.key() in _ENDS or event.text() in _END_CHARACTERS


def _is_printed(text: str) -> bool:
    return bool(text) and (text.isprintable() or text == GROUP_SEPARATOR)


def _is_function_key(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & (_CONTROL | _ALT | Qt.KeyboardModifier.ShiftModifier)
    return plain and Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35


def _types_a_secret() -> bool:
    """Whether the focus is in a password field: password managers type as fast as scanners."""
    focus: QObject | None = QGuiApplication.focusObject()
    if focus is None:
        return False
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImHints)
    QCoreApplication.sendEvent(focus, query)
    hints = query.value(Qt.InputMethodQuery.ImHints)
    return bool(hints and Qt.InputMethodHint.ImhHiddenText & Qt.InputMethodHint(hints))

"""Writes down every key of one test scan, whatever scanner it is."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from desktop_app.capture.learning import End, RawScan
from desktop_app.capture.strokes import Press, Stroke, is_end, stroke_of

_SILENCE = 300  # milliseconds; then a scan without an end is over
_ECHO = 100  # milliseconds in which a second end belongs to the first
_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_OF_HANDS = (Qt.Key.Key_Escape, Qt.Key.Key_Backtab)


class KeyRecorder(QObject):
    """While `field` has the focus all its keys are written down and go nowhere else.

    Tab, Enter, Esc and commands of a hand work as ever, before a scan begins.
    """

    recorded = Signal(object)  # RawScan

    def __init__(self, field: QObject) -> None:
        super().__init__(field)
        self._field = field
        self._strokes: list[Stroke] = []
        self._alt_presses = 0
        self._silence = QTimer(self, singleShot=True, interval=_SILENCE)
        self._echo = QTimer(self, singleShot=True, interval=_ECHO)
        self._silence.timeout.connect(lambda: self._end("pause"))

    def install(self, application: QCoreApplication) -> None:
        """Begins; what was installed before does not hear the keys of the field any more."""
        application.installEventFilter(self)

    def remove(self, application: QCoreApplication) -> None:
        """Ends."""
        application.removeEventFilter(self)
        self._strokes = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Takes the keys of the field before anything else sees them."""
        if QGuiApplication.focusObject() is not self._field:
            return False
        if isinstance(event, QInputMethodEvent):
            return self._write(event) if event.commitString() else False
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        if not self._strokes and self._is_of_a_hand(event):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.type() == QEvent.Type.KeyRelease or self._write(event)

    def _is_of_a_hand(self, event: QKeyEvent) -> bool:
        if is_end(event):
            return not self._echo.isActive()
        return event.key() in _OF_HANDS or not stroke_of(event).text

    def _write(self, event: Press) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
            self._alt_presses += 1
        elif is_end(event):
            self._end("tab" if _is_tab(event) else "enter")
        elif stroke_of(event).text:
            self._strokes.append(stroke_of(event, self._alt_presses))
            self._silence.start()
        return True

    def _end(self, end: End) -> None:
        self._silence.stop()
        self._echo.start()
        strokes, self._strokes = tuple(self._strokes), []
        if strokes:
            self.recorded.emit(RawScan(strokes, end))


def _is_tab(event: Press) -> bool:
    return isinstance(event, QKeyEvent) and (event.key() == Qt.Key.Key_Tab or event.text() == "\t")

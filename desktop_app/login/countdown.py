"""The wait after wrong passwords, second by second."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 200
SECOND = 1_000_000


class Countdown(QObject):
    """`changed(seconds)` whenever another second is over; 0 comes once, at the end."""

    changed = Signal(int)

    def __init__(self, clock: Callable[[], int], parent: QObject | None = None) -> None:
        """`clock` gives microseconds."""
        super().__init__(parent)
        self._clock = clock
        self._end = 0
        self._shown = 0
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._on_look)

    def start(self, seconds: int) -> None:
        """Counts from `seconds`; starts anew when it was counting."""
        self._end = self._clock() + seconds * SECOND
        self._shown = 0
        self._timer.start()
        self._on_look()

    def stop(self) -> None:
        """Counts no more; nothing is told."""
        self._timer.stop()

    def _on_look(self) -> None:
        left = max(-(-(self._end - self._clock()) // SECOND), 0)
        if not left:
            self._timer.stop()
        if left != self._shown or not left:
            self._shown = left
            self.changed.emit(left)

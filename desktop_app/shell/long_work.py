"""Work that tells how far it is and can be stopped, from one thread to another."""

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal


class LongWork(QObject):
    """`told` and `unwanted` go to the work on its thread, `begin` and `stop` are for the window."""

    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unwanted = threading.Event()

    def begin(self) -> None:
        """Before the work is handed over."""
        self._unwanted.clear()

    def stop(self) -> None:
        """It is not wanted any more; it ends when it next asks."""
        self._unwanted.set()

    def told(self, done: int, whole: int) -> None:
        """So much is done of so much; nobody hears it once the window is gone."""
        with suppress(RuntimeError):  # Qt has deleted this
            self.progressed.emit(done, whole)

    def unwanted(self) -> bool:
        """Whether the work is to end."""
        return self._unwanted.is_set()

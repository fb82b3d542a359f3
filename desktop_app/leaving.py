"""A window that is left while its last acts are being written waits for them, and says so."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.shell.background import Background
from desktop_app.shell.saving_dialog import SavingDialog

_PATIENCE = 300  # milliseconds; what is on disk by then needs no word


class Leaving(QObject):
    """Keeps `window` open until everything that was asked for is on disk, then leaves it.

    It can be used meanwhile, and scans that still come are kept, too. Where something could not be
    kept the window stays: its page says why.
    """

    def __init__(self, window: QWidget, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._background = background
        self._leave: Callable[[], object] | None = None  # once all is on disk
        self._dialog = SavingDialog(window)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._tell)
        self._dialog.rejected.connect(self._stay)
        background.written.connect(self._on_written)
        window.installEventFilter(self)

    def after_all(self, leave: Callable[[], object]) -> None:
        """Calls `leave`, which takes the window away, once there is nothing left to be written."""
        if self._background.unwritten:
            self._leave = leave
            self._patience.start()
        else:
            leave()

    def stop(self) -> None:
        """From now on the window closes at once."""
        self._background.written.disconnect(self._on_written)
        self._window.removeEventFilter(self)
        self._stay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Puts the closing off while something is being written."""
        if event.type() != QEvent.Type.Close or not self._background.unwritten:
            return super().eventFilter(watched, event)
        event.ignore()
        self.after_all(self._window.close)
        return True

    def _on_written(self, well: bool) -> None:
        left = self._background.unwritten
        self._dialog.show_left(left)
        leave = self._leave
        if leave is None or (well and left):
            return
        is_asked = QApplication.activeModalWidget() not in (None, self._dialog)
        self._stay()
        if well and not is_asked:
            leave()

    def _tell(self) -> None:
        self._dialog.show_left(self._background.unwritten)
        self._dialog.open()

    def _stay(self) -> None:
        self._leave = None
        self._patience.stop()
        self._dialog.hide()

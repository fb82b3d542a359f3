"""The keyboard and serial scanners of this PC, while somebody is signed in."""

from PySide6.QtCore import QCoreApplication, QObject

from desktop_app.capture.serial import SerialScanner
from desktop_app.capture.wedge import WedgeFilter
from desktop_app.doctor.serial_words import serial_sentence
from desktop_app.shell.session import Session


class Scanners(QObject):
    """What they read goes out as `session.signals.scanned`; their settings are this PC's.

    A serial scanner that goes and comes back says so in a sentence; the rest goes on meanwhile.
    """

    def __init__(self, application: QCoreApplication, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._session = session
        self._wedge = WedgeFilter(self, session.settings.scanners.keyboard)
        self._serial = SerialScanner(self)
        self._was_gone = False
        self._connect_signals()
        self._wedge.install(application)
        self._listen()

    def stop(self) -> None:
        """Hears nothing any more."""
        self._wedge.remove(self._application)
        self._serial.stop()

    def _connect_signals(self) -> None:
        signals = self._session.signals
        for scanner in (self._wedge, self._serial):
            scanner.scanned.connect(signals.scanned)
        self._serial.state_changed.connect(self._on_serial_changed)
        signals.scanner_changed.connect(self._on_settings_changed)

    def _listen(self) -> None:
        setup = self._session.settings.scanners
        self._serial.listen(setup.serial_port, setup.serial_speed)

    def _on_settings_changed(self) -> None:
        self._wedge.use(self._session.settings.scanners.keyboard)
        self._listen()

    def _on_serial_changed(self, listening: bool, reason: str) -> None:
        """Each change is told once; that it listens is no news at the start."""
        is_news = bool(reason) or self._was_gone
        self._was_gone = not listening
        if is_news:
            said = serial_sentence(self._serial.port, listening, reason)
            self._session.signals.noticed.emit(said)

"""The serial scanner as the windows know it: listen to a port, and signals on the UI thread."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QThread, Signal
from PySide6.QtSerialPort import QSerialPortInfo

from desktop_app.capture.scan import scan_of_text
from desktop_app.capture.serial_reader import SerialReader

SPEEDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
_LETTING_GO = 2000  # milliseconds
_still_opening: list[
    tuple[QThread, SerialReader]
] = []  # a driver that gives no answer keeps its thread until it does


@dataclass(frozen=True)
class PortChoice:
    """A serial port of this PC: how it is addressed, and what is plugged in there."""

    name: str
    description: str


class SerialScanner(QObject):
    """Hears one serial scanner; a port that is missing, taken or unplugged is tried again.

    `state_changed(listening, reason)`: the reason is "" or serial_missing, serial_busy,
    serial_lost, serial_failed; serial_garbled while it listens. Opening never blocks the window.
    """

    scanned = Signal(object)  # Scan
    state_changed = Signal(bool, str)
    _port_chosen = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.port = ""
        self.is_listening = False
        self.reason = ""
        self._running: tuple[QThread, SerialReader] | None = None

    def listen(self, port: str, speed: int) -> None:
        """Hears this port from now on, a name or a device's path; "" for none."""
        if self._running is None and not port:
            return
        if self._running is None:
            self._start()
        self.port, self.is_listening, self.reason = port, False, ""
        self._port_chosen.emit(port, speed)

    def stop(self) -> None:
        """Hears no more; the port is free."""
        self.port, self.is_listening = "", False
        running, self._running = self._running, None
        if running is None:
            return
        self._port_chosen.disconnect()
        thread, _ = running
        thread.quit()
        if not thread.wait(_LETTING_GO):
            _still_opening.append(running)

    def _start(self) -> None:
        thread, reader = QThread(), SerialReader()
        reader.moveToThread(thread)
        self._port_chosen.connect(reader.listen)
        thread.finished.connect(reader.close, Qt.ConnectionType.DirectConnection)
        reader.read.connect(self._on_read)
        reader.told.connect(self._on_told)
        self._running = thread, reader
        thread.start()

    def _on_read(self, code: str) -> None:
        if self.port:
            self.scanned.emit(scan_of_text(code, "serial"))

    def _on_told(self, listening: bool, reason: str) -> None:
        if self.port and (listening, reason) != (self.is_listening, self.reason):
            self.is_listening, self.reason = listening, reason
            self.state_changed.emit(listening, reason)


def serial_ports() -> list[PortChoice]:
    """The serial ports of this PC, those with something known plugged in first."""
    found = sorted(
        QSerialPortInfo.availablePorts(),
        key=lambda info: (not info.hasVendorIdentifier(), info.portName()),
    )
    return [PortChoice(info.portName(), info.description()) for info in found]

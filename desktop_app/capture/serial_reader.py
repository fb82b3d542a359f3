"""Reads one serial port on a thread of its own, and opens it again and again when it is gone."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort

from desktop_app.capture.serial_frames import Garbled, SerialFrames, code_of

_PAUSE = 40  # milliseconds; the bytes of one code follow each other without
_PATIENCE = (500, 1000, 2000, 4000)  # milliseconds before each next try; the last one stays
_ERRORS = {
    QSerialPort.SerialPortError.DeviceNotFoundError: "serial_missing",
    QSerialPort.SerialPortError.PermissionError: "serial_busy",
    QSerialPort.SerialPortError.ResourceError: "serial_lost",
}


class SerialReader(QObject):
    """`told(listening, reason)` when that changes; all of it on the thread that it lives on."""

    read = Signal(str)
    told = Signal(bool, str)

    def __init__(self) -> None:
        super().__init__()
        self._port: QSerialPort | None = None
        self._name, self._speed = "", 0
        self._tries = 0
        self._frames = SerialFrames()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._retry = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._on_pause)
        self._retry.timeout.connect(self._open)

    def listen(self, name: str, speed: int) -> None:
        """Reads this port from now on; "" for none."""
        self.close()
        self._name, self._speed, self._tries = name, speed, 0
        if name:
            self._open()

    def close(self) -> None:
        """Lets the port go and tries no more."""
        self._retry.stop()
        self._pause.stop()
        self._drop()

    def _open(self) -> None:
        self._drop()
        self._frames = SerialFrames()
        port = self._port = QSerialPort(self)
        port.setPortName(self._name)
        port.setBaudRate(self._speed)
        port.readyRead.connect(self._on_ready)
        if not port.open(QSerialPort.OpenModeFlag.ReadWrite):
            self._fail(port.error(), "serial_failed")
            return
        if sys.platform == "win32":
            port.setDataTerminalReady(True)  # USB scanners wait for it; elsewhere opening does it
        port.errorOccurred.connect(self._on_error)
        self._tries = 0
        self.told.emit(True, "")

    def _on_ready(self) -> None:
        if self._port is not None:
            self._pass_on(self._frames.feed(bytes(self._port.readAll().data())))
            self._pause.start()

    def _on_pause(self) -> None:
        self._pass_on(self._frames.pause())

    def _pass_on(self, codes: list[bytes]) -> None:
        for code in codes:
            try:
                self.read.emit(code_of(code))
            except Garbled:
                self.told.emit(True, "serial_garbled")

    def _on_error(self, error: QSerialPort.SerialPortError) -> None:
        if error is not QSerialPort.SerialPortError.NoError:
            self._fail(error, "serial_lost")

    def _fail(self, error: QSerialPort.SerialPortError, otherwise: str) -> None:
        self._drop()
        self._pause.stop()
        self.told.emit(False, _ERRORS.get(error, otherwise))
        self._retry.start(_PATIENCE[min(self._tries, len(_PATIENCE) - 1)])
        self._tries += 1

    def _drop(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            port.blockSignals(True)  # closing a port that is gone is an error once more
            port.close()
            port.deleteLater()

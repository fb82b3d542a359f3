"""Chooses the port and the speed of a serial scanner."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop_app.capture.serial import SPEEDS, serial_ports
from desktop_app.widgets.controls import label
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import GRID


class SerialPage(QWidget):
    """`port` ("" for none; a name or a device's path) and `speed` are what is chosen now."""

    def __init__(self, port: str, speed: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ports = QComboBox()
        self._speeds = QComboBox()
        self._fill(port, speed)
        self._build_ui()

    @property
    def port(self) -> str:
        """The chosen or typed port."""
        text = self._ports.currentText().strip()
        number = self._ports.findText(text)
        return str(self._ports.itemData(number)) if number >= 0 else text

    @property
    def speed(self) -> int:
        """The chosen speed, in bits a second."""
        return int(self._speeds.currentData())

    def _fill(self, port: str, speed: int) -> None:
        self._ports.addItem(self.tr("No serial scanner"), "")
        for choice in serial_ports():
            said = f"{choice.name} ({choice.description})" if choice.description else choice.name
            self._ports.addItem(said, choice.name)
        for one in SPEEDS:
            self._speeds.addItem(str(one), one)
        self._speeds.setCurrentIndex(max(0, self._speeds.findData(speed)))
        self._ports.setEditable(True)
        number = self._ports.findData(port)
        self._ports.setCurrentIndex(number)
        if number < 0:
            self._ports.setEditText(port)

    def _build_ui(self) -> None:
        self._ports.setObjectName("serialPort")
        self._speeds.setObjectName("serialSpeed")
        rows = QVBoxLayout(self)
        rows.setSpacing(2 * GRID)
        said = self.tr(
            "For a scanner on a serial cable, or one that is set to “USB serial” or “COM port”."
            " The end of a code (CR, LF or none) is found by itself, and so is a scanner that was"
            " unplugged for a while."
        )
        rows.addWidget(label(said, "quiet", wrap=True))
        hint = self.tr("Not in the list? Type its name, such as COM3 or /dev/ttyUSB0.")
        rows.addWidget(FormRow(self.tr("Po&rt"), self._ports, hint))
        hint = self.tr("Most are set to 9600; a USB scanner takes any.")
        rows.addWidget(FormRow(self.tr("Sp&eed"), self._speeds, hint))
        rows.addStretch(1)

"""The scanner doctor's window."""

from PySide6.QtWidgets import QTabWidget, QWidget

from desktop_app.capture.scanner_profile import ScannerProfile, ScannerSetup
from desktop_app.doctor.camera_page import CameraPage
from desktop_app.doctor.keyboard_page import KeyboardPage
from desktop_app.doctor.serial_page import SerialPage
from desktop_app.shell.settings import Settings
from desktop_app.widgets.form_dialog import FormDialog
from desktop_app.widgets.tokens import GRID

_WIDTH = 104 * GRID


class DoctorDialog(FormDialog):
    """Learns how the scanners of a PC work; `setup` is what it knows now.

    Cameras are tried where there are settings: whose they are and how they are set up.
    """

    def __init__(
        self,
        setup: ScannerSetup,
        parent: QWidget | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(self.tr("Scanner doctor"), self.tr("&Save"), parent, width=_WIDTH)
        self.setObjectName("doctorDialog")
        self._learnt = setup.keyboard
        self._keyboard = KeyboardPage(setup.keyboard)
        self._serial = SerialPage(setup.serial_port, setup.serial_speed)
        self._tabs = QTabWidget()
        self._tabs.setObjectName("doctorTabs")
        self._tabs.addTab(self._keyboard, self.tr("&Keyboard scanner"))
        self._tabs.addTab(self._serial, self.tr("Serial sca&nner"))
        if settings:
            self._tabs.addTab(CameraPage(settings), self.tr("Ca&mera"))
        self.content.addWidget(self._tabs, 1)
        self._keyboard.learnt.connect(self._on_learnt)
        self.submitted.connect(self.accept)

    @classmethod
    def ask(
        cls,
        setup: ScannerSetup,
        parent: QWidget | None = None,
        settings: Settings | None = None,
    ) -> ScannerSetup | None:
        """Shows the doctor; the scanners as they are to be kept, None when nothing is."""
        dialog = cls(setup, parent, settings)
        return dialog.setup if dialog.answered() else None

    @property
    def setup(self) -> ScannerSetup:
        """What is known and chosen now."""
        return ScannerSetup(self._learnt, self._serial.port, self._serial.speed)

    def _on_learnt(self, profile: ScannerProfile) -> None:
        self._learnt = profile

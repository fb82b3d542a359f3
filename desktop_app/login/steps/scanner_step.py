"""Try your scanner: what a scan gives, before anything depends on it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit

from desktop_app.capture.scan import Scan
from desktop_app.capture.wedge import WedgeFilter
from desktop_app.login.answers import Answers
from desktop_app.login.steps.step import Step
from desktop_app.widgets.controls import button
from desktop_app.widgets.messages import Banner


class ScannerStep(Step):
    """Hears a keyboard scanner while it is in front; may be passed over."""

    def __init__(self, answers: Answers) -> None:
        super().__init__(
            answers,
            self.tr("Scanner"),
            self.tr("Try your scanner"),
            self.tr(
                "Scan any barcode now, or type its number and press Enter. Without a scanner just"
                " go on: a camera can do the same work."
            ),
        )
        self._wedge = WedgeFilter(self, answers.scanners.keyboard)
        self._field = _CodeField()
        self._banner = Banner()
        self._doctor = button(self.tr("Scanner &doctor…"), icon_name="scan", name="scannerDoctor")
        self.add_field(self.tr("&Barcode"), self._field, "tryScanner")
        self.body.addWidget(self._banner)
        self.body.addWidget(self._doctor, 0, Qt.AlignmentFlag.AlignLeft)
        self._wedge.scanned.connect(self._on_scanned)
        self._field.returnPressed.connect(self._on_typed)
        self._doctor.clicked.connect(self._on_doctor)

    def enter(self) -> None:
        """The field, for those who type."""
        self._field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Hears as long as it is seen."""
        super().showEvent(event)
        self._wedge.install(_application())

    def hideEvent(self, event: QHideEvent) -> None:
        """Hears no more."""
        super().hideEvent(event)
        self._wedge.remove(_application())

    def _on_scanned(self, scan: Scan) -> None:
        said = self.tr("Your scanner works. It read {code}.")
        self._banner.show_message("success", said.format(code=scan.text))

    def _on_doctor(self) -> None:
        from desktop_app.doctor.doctor_dialog import DoctorDialog  # with a printer's libraries

        setup = DoctorDialog.ask(self.answers.scanners, self)
        if setup is not None:
            self.answers.scanners = setup
            self._wedge.use(setup.keyboard)

    def _on_typed(self) -> None:
        code = self._field.text().strip()
        self._field.clear()
        if code:
            said = self.tr(
                "{code} came slowly, as if typed by hand. If it was a scanner, it works in the"
                " field for codes on the Scan page."
            )
            self._banner.show_message("info", said.format(code=code))


class _CodeField(QLineEdit):
    """Enter ends a code here; it does not press the window's default button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter with a code stays here; without one it goes on to the next step."""
        has_code = bool(self.text())
        super().keyPressEvent(event)
        if has_code:
            event.accept()


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101  (there is no widget without one)
    return application

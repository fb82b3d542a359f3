"""Tries a camera: its picture, live figures of how well codes can be read, and advice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.camera.camera_choice import CameraChoice
from desktop_app.camera.camera_screen import OFF, UNPLUGGED, WITH_PICTURE, CameraScreen
from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.capture.advice import advice
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.camera_list import CameraList
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.watchdog import CameraState
from desktop_app.doctor.camera_words import advice_words
from desktop_app.doctor.figure_list import FigureList
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import button, swap
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

if TYPE_CHECKING:
    from desktop_app.capture.figures import CameraFigures

_PICTURE_HEIGHT, _FIGURES_WIDTH = 34 * GRID, 34 * GRID
_PACE, _READING_TIME = 250, 1500  # milliseconds between figures, and before other advice


class CameraPage(QWidget):
    """Starts with the camera of the scan page; another is only tried, its set-up is kept."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._cameras, self._source = CameraList(self), CameraSource(self)
        self._opened, self._reason, self._advised = "", "", ""
        self._choice = CameraChoice(self._cameras, settings.camera_source, settings.camera_name)
        self._setup = button("", "quiet", icon_name="settings", name="cameraSetup")
        self._start = button(self.tr("Start"), icon_name="play", shortcut="F8", name="startCamera")
        self._stop = button(self.tr("Stop"), icon_name="stop", shortcut="F8", name="stopCamera")
        self._retry = button(self.tr("&Retry"), icon_name="refresh", name="retryCamera")
        self._screen, self._figures = CameraScreen(_PICTURE_HEIGHT), FigureList()
        self._advice = Banner()
        self._pace = QTimer(self, singleShot=True, interval=_PACE)
        self._reading = QTimer(self, singleShot=True, interval=_READING_TIME)
        self._build_ui()
        self._connect_signals()
        self._on_state_changed(CameraState.STOPPED, "")

    @property
    def state(self) -> CameraState:
        """How the camera stands."""
        return self._source.state

    def showEvent(self, event: QShowEvent) -> None:
        """The cameras' names come after the page is on the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self._cameras.look)

    def hideEvent(self, event: QHideEvent) -> None:
        """No camera is kept that nobody sees."""
        super().hideEvent(event)
        self._source.stop()

    def _build_ui(self) -> None:
        name = self.tr("Camera settings")
        self._setup.setAccessibleName(name)
        self._setup.setToolTip(name)
        self._setup.setProperty("square", True)
        self._figures.setFixedWidth(_FIGURES_WIDTH)
        tools, seen = QHBoxLayout(), QHBoxLayout()
        tools.setSpacing(GRID)
        tools.addWidget(self._choice, 1)
        for part in (self._setup, self._retry, self._start, self._stop):
            tools.addWidget(part)
        seen.setSpacing(3 * GRID)
        seen.addWidget(self._screen, 1)
        seen.addWidget(self._figures)
        rows = QVBoxLayout(self)
        rows.setSpacing(GRID)
        rows.addLayout(tools)
        rows.addLayout(seen, 1)
        rows.addWidget(self._advice)

    def _connect_signals(self) -> None:
        self._source.frame_ready.connect(self._screen.picture.show_frame)
        self._source.figures_changed.connect(self._on_figures_changed)
        self._source.state_changed.connect(self._on_state_changed)
        self._cameras.changed.connect(self._on_cameras_changed)
        self._choice.address_chosen.connect(self._on_start)
        self._choice.files_chosen.connect(self._on_files_chosen)
        self._setup.clicked.connect(self._on_setup)
        self._start.clicked.connect(self._on_start)
        self._stop.clicked.connect(self._source.stop)
        self._retry.clicked.connect(self._open)

    def _open(self) -> None:
        address, setup = self._cameras.address_of(self._opened), self._setup_of(self._opened)
        self._source.start(address, setup, examined=True, wanted=self._settings.wanted)

    def _setup_of(self, source: str) -> CameraSetup:
        return CameraSetup.of(self._settings.camera_setup(source))

    def _on_start(self) -> None:
        if self._choice.address:
            self._opened = self._choice.address
            self._open()

    def _on_files_chosen(self, files: Sequence[str]) -> None:
        self._choice.show_address(files[0])
        self._on_start()

    def _on_setup(self) -> None:
        source = self._choice.address
        is_live = source == self._opened and self.state in WITH_PICTURE
        live = self._source if is_live else None
        setup = CameraSetupDialog.ask(self._setup_of(source), live, self)
        if setup is not None:
            self._settings.keep_camera_setup(source, setup.values())

    def _on_cameras_changed(self) -> None:
        """A camera that was plugged in again goes on, as on the scan page."""
        was_lost = self.state is CameraState.FAILED and self._reason in UNPLUGGED
        if was_lost and self.isVisible() and self._cameras.camera(self._opened):
            self._open()

    def _on_state_changed(self, state: CameraState, reason: str) -> None:
        self._reason = reason
        words = self._screen.show_state(state, reason)
        self._retry.setVisible(words.can_retry)
        swap(*((self._stop, self._start) if state in OFF else (self._start, self._stop)))
        if state is CameraState.OPENING:
            self._figures.clear()
        if state is not CameraState.RUNNING:
            self._advised = ""
            self._advice.hide()

    def _on_figures_changed(self, figures: CameraFigures) -> None:
        if self.state is not CameraState.RUNNING or self._pace.isActive():
            return
        self._pace.start()
        self._figures.show_figures(figures)
        self._advise(advice(figures))

    def _advise(self, code: str) -> None:
        """Every piece of advice stays long enough to be read."""
        if code != self._advised and not self._reading.isActive():
            self._advised = code
            self._advice.show_message(*advice_words(code))
            self._reading.start()

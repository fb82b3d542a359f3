"""The camera of the scan page: its picture, how it stands, which one it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop_app.camera.camera_choice import CameraChoice
from desktop_app.camera.camera_screen import OFF, UNPLUGGED, WITH_PICTURE, CameraScreen
from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.capture.address import Address
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.camera_list import CameraList
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.watchdog import CameraState
from desktop_app.scan.picture_strip import PictureStrip
from desktop_app.scan.wanted_dialog import WantedDialog
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import Panel, button, swap
from desktop_app.widgets.tokens import GRID

KEY = "F8"
_PICTURE_HEIGHT = 13 * GRID


class CameraPanel(Panel):
    """`scanned` tells of every code that counts.

    The choice, and how each camera is set up, are remembered on this PC.
    """

    scanned = Signal(object)  # Scan

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._cameras = CameraList(self)
        self._source = CameraSource(self)
        self._opened, self._reason = "", ""
        self._screen = CameraScreen(_PICTURE_HEIGHT)
        self._choice = CameraChoice(self._cameras, settings.camera_source, settings.camera_name)
        self._setup = button("", "quiet", icon_name="settings", name="cameraSetup")
        self._pictures = PictureStrip()
        self._start = button(self.tr("Start"), icon_name="play", shortcut=KEY, name="startCamera")
        self._stop = button(self.tr("Stop"), icon_name="stop", shortcut=KEY, name="stopCamera")
        self._retry = button(self.tr("&Retry"), icon_name="refresh", name="retryCamera")
        self._count = button(self.tr("Count &all"), name="countSeen")
        self._codes = button("", "quiet", icon_name="labels", name="wantedCodes")
        self._build_ui()
        self._connect_signals()
        self._on_state_changed(CameraState.STOPPED, "")

    @property
    def state(self) -> CameraState:
        """How the camera stands."""
        return self._source.state

    def start(self) -> None:
        """Opens what is chosen, and remembers it; pictures are read at once."""
        address = self._choice.address
        if Address.typed(address).is_picture:
            self.open_files([address])
        elif address:
            self._settings.camera_source = address
            self._settings.camera_name = self._choice.name
            self._opened = address
            self._open()

    def open_files(self, paths: Sequence[str]) -> None:
        """Reads pictures for all their codes; plays the first of the videos."""
        addresses = [Address.typed(path) for path in paths]
        if pictures := [address.text for address in addresses if address.is_picture]:
            self._pictures.start(pictures, self._settings.wanted)
        if video := next((address for address in addresses if not address.is_picture), None):
            self._choice.show_address(video.text)
            self.start()

    def stop(self) -> None:
        """Lets the camera go."""
        self._source.stop()

    @contextmanager
    def lent(self) -> Iterator[None]:
        """Lets the camera go for a while; one that was on goes on afterwards."""
        was_on = self.state not in OFF
        self.stop()
        yield
        if was_on:
            self._open()

    def close_all(self) -> None:
        """Before the page goes: no device is kept and no picture read."""
        self._source.stop()
        self._pictures.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The cameras' names come after the page is on the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self._cameras.look)

    def _build_ui(self) -> None:
        self.body.addWidget(self._screen, 1)
        self.body.addWidget(self._pictures)
        self._count.setToolTip(self.tr("Count what you see: every code in the picture"))
        for tool, name in (
            (self._setup, self.tr("Camera settings")),
            (self._codes, self.tr("Codes to read")),
        ):
            tool.setAccessibleName(name)
            tool.setToolTip(name)
            tool.setProperty("square", True)
            tool.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tools = (self._setup, self._codes)
        for row in ((self._choice, *tools), (self._retry, self._start, self._stop, self._count)):
            line = QHBoxLayout()
            line.setSpacing(GRID)
            for part in row:
                line.addWidget(part, 0 if part in tools else 1)
            self.body.addLayout(line)

    def _connect_signals(self) -> None:
        self._source.frame_ready.connect(self._screen.picture.show_frame)
        self._source.scanned.connect(self.scanned)
        self._source.state_changed.connect(self._on_state_changed)
        self._pictures.scanned.connect(self.scanned)
        self._cameras.changed.connect(self._on_cameras_changed)
        self._choice.address_chosen.connect(self.start)
        self._choice.files_chosen.connect(self.open_files)
        self._setup.clicked.connect(self._on_setup)
        self._start.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self._retry.clicked.connect(self._open)
        self._count.clicked.connect(self._source.read_still)
        self._source.still_read.connect(self._on_still_read)
        self._codes.clicked.connect(self._on_codes_pressed)

    def _open(self) -> None:
        address = self._cameras.address_of(self._opened)
        wanted = self._settings.wanted
        self._source.start(address, self._setup_of(self._opened), wanted=wanted)

    def _setup_of(self, source: str) -> CameraSetup:
        return CameraSetup.of(self._settings.camera_setup(source))

    def _on_setup(self) -> None:
        source = self._choice.address
        before = self._setup_of(source)
        is_live = source == self._opened and self.state in WITH_PICTURE
        setup = CameraSetupDialog.ask(before, self._source if is_live else None, self)
        if setup is not None:
            self._settings.keep_camera_setup(source, setup.values())

    def _on_cameras_changed(self) -> None:
        """A camera that was plugged in again goes on."""
        was_lost = self.state is CameraState.FAILED and self._reason in UNPLUGGED
        if was_lost and self._cameras.camera(self._opened):
            self._open()

    def _on_state_changed(self, state: CameraState, reason: str) -> None:
        self._reason = reason
        words = self._screen.show_state(state, reason)
        self._retry.setVisible(words.can_retry)
        self._count.setVisible(state is CameraState.RUNNING)
        swap(*((self._stop, self._start) if state in OFF else (self._start, self._stop)))

    def _on_still_read(self, seen: int, counted: int) -> None:
        said = self.tr("In the picture: {seen}. New on the list: {counted}.")
        nothing = self.tr("No code was found in the picture.")
        self._screen.say(said.format(seen=seen, counted=counted) if seen else nothing)

    def _on_codes_pressed(self) -> None:
        if WantedDialog.ask(self._settings, self) and self.state not in OFF:
            self.start()

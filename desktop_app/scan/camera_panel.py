"""The camera of the scan page: its picture, how it stands, which one it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.capture.address import Address
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.camera_list import CameraList
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.watchdog import CameraState
from desktop_app.scan.camera_choice import CameraChoice
from desktop_app.scan.camera_setup_dialog import CameraSetupDialog
from desktop_app.scan.camera_words import CameraWords, words_for, words_of_running
from desktop_app.scan.picture_strip import PictureStrip
from desktop_app.scan.picture_view import PictureView
from desktop_app.scan.wanted_dialog import WantedDialog, wanted_of
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import Panel, button, label, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

_PICTURE_HEIGHT = 13 * GRID
_OFF = (CameraState.STOPPED, CameraState.FAILED, CameraState.ENDED)
_WITH_PICTURE = (CameraState.RUNNING, CameraState.FROZEN, CameraState.DARK)
_UNPLUGGED = ("camera_missing", "camera_lost")


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
        self._picture = PictureView()
        self._message = _Message()
        self._shown = QStackedWidget()
        self._choice = CameraChoice(self._cameras, settings.camera_source, settings.camera_name)
        self._setup = button("", "quiet", icon_name="settings", name="cameraSetup")
        self._pictures = PictureStrip()
        self._start = button(self.tr("Start"), icon_name="play", shortcut="F8", name="startCamera")
        self._stop = button(self.tr("Stop"), icon_name="stop", shortcut="F8", name="stopCamera")
        self._retry = button(self.tr("&Retry"), icon_name="refresh", name="retryCamera")
        self._count = button(self.tr("Count &all"), name="countSeen")
        self._codes = button("", "quiet", icon_name="labels", name="wantedCodes")
        self._state = label("", "caption", wrap=True)
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
            self._pictures.start(pictures, wanted_of(self._settings))
        if video := next((address for address in addresses if not address.is_picture), None):
            self._choice.show_address(video.text)
            self.start()

    def stop(self) -> None:
        """Lets the camera go."""
        self._source.stop()

    def close_all(self) -> None:
        """Before the page goes: no device is kept and no picture read."""
        self._source.stop()
        self._pictures.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """The cameras' names come after the page is on the screen."""
        super().showEvent(event)
        QTimer.singleShot(0, self._cameras.look)

    def _build_ui(self) -> None:
        self._shown.addWidget(self._message)
        self._shown.addWidget(self._picture)
        self._shown.setMinimumHeight(_PICTURE_HEIGHT)
        self._state.setObjectName("cameraState")
        self.body.addWidget(self._shown, 1)
        self.body.addWidget(self._state)
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
        self._source.frame_ready.connect(self._picture.show_frame)
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
        wanted = wanted_of(self._settings)
        self._source.start(address, self._setup_of(self._opened), wanted=wanted)

    def _setup_of(self, source: str) -> CameraSetup:
        return CameraSetup.of(self._settings.camera_setup(source))

    def _on_setup(self) -> None:
        source = self._choice.address
        before = self._setup_of(source)
        is_live = source == self._opened and self.state in _WITH_PICTURE
        dialog = CameraSetupDialog(before, is_live=is_live, parent=self)
        self._source.frame_ready.connect(dialog.picture.show_frame)
        self._source.controls_changed.connect(dialog.show_controls)
        if is_live:
            dialog.show_controls(self._source.controls)
            dialog.changed.connect(self._source.adjust)
        accepted = dialog.answered()
        if accepted and dialog.setup != before:
            self._settings.keep_camera_setup(source, dialog.setup.values())
        elif is_live and dialog.setup != before:
            self._source.adjust(before)

    def _on_cameras_changed(self) -> None:
        """A camera that was plugged in again goes on."""
        was_lost = self.state is CameraState.FAILED and self._reason in _UNPLUGGED
        if was_lost and self._cameras.camera(self._opened):
            self._open()

    def _on_state_changed(self, state: CameraState, reason: str) -> None:
        self._reason = reason
        words = words_for(state, reason)
        has_picture = state in _WITH_PICTURE
        self._message.take_room(not has_picture)  # while it is in front: hidden, it tells nobody
        self._shown.setCurrentWidget(self._picture if has_picture else self._message)
        self._message.show_words(words)
        more = words_of_running() if state is CameraState.RUNNING else ""
        said = f"{words.title}. {words.sentence} {more}".rstrip()
        self._state.setText(said if has_picture else "")
        self._state.setVisible(has_picture)
        set_look(
            self._state, "tone", "amber" if state in (CameraState.FROZEN, CameraState.DARK) else ""
        )
        self._retry.setVisible(words.can_retry)
        self._count.setVisible(state is CameraState.RUNNING)
        self._swap(*((self._stop, self._start) if state in _OFF else (self._start, self._stop)))

    def _on_still_read(self, seen: int, counted: int) -> None:
        said = self.tr("In the picture: {seen}. New on the list: {counted}.")
        nothing = self.tr("No code was found in the picture.")
        self._state.setText(said.format(seen=seen, counted=counted) if seen else nothing)

    def _on_codes_pressed(self) -> None:
        if WantedDialog.ask(self._settings, self) and self.state not in _OFF:
            self.start()

    def _swap(self, gone: QPushButton, shown: QPushButton) -> None:
        """One button takes the other's place and focus, which would else go on to the document."""
        had_focus = gone.hasFocus()
        shown.show()
        if had_focus:
            shown.setFocus()
        gone.hide()


class _Message(QWidget):
    """What stands in the picture's place while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconView("camera-off", "text_quiet", 40)
        self._title = label("", "lead", wrap=True)
        self._sentence = label("", "quiet", wrap=True)
        self._title.setObjectName("cameraTitle")
        rows = QVBoxLayout(self)
        rows.setSpacing(4)
        rows.addStretch(1)
        rows.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addSpacing(4)
        for text in (self._title, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(text)
        rows.addStretch(1)

    def take_room(self, shown: bool) -> None:
        """A stack is as high as its highest page, be it in front or not: this one gives way."""
        for part in (self._icon, self._title, self._sentence):
            part.setVisible(shown)

    def show_words(self, words: CameraWords) -> None:
        """Shows how the camera stands."""
        self._icon.show_icon(words.icon, words.tone)
        self._title.setText(words.title)
        self._sentence.setText(words.sentence)

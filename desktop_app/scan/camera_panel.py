"""The camera of the scan page: its picture, how it stands, which one it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.capture.camera import CameraSource
from desktop_app.capture.watchdog import CameraState
from desktop_app.scan.camera_choice import CameraChoice
from desktop_app.scan.camera_words import CameraWords, words_for, words_of_running
from desktop_app.scan.picture_view import PictureView
from desktop_app.scan.wanted_dialog import WantedDialog, wanted_of
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import Panel, button, label, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

_PICTURE_HEIGHT = 16 * GRID
_OFF = (CameraState.STOPPED, CameraState.FAILED, CameraState.ENDED)


class CameraPanel(Panel):
    """`scanned` tells of every code that counts; the choice is remembered on this PC."""

    scanned = Signal(object)  # Scan

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._source = CameraSource(self)
        self._picture = PictureView()
        self._message = _Message()
        self._shown = QStackedWidget()
        self._choice = CameraChoice(settings.camera_source)
        self._start = button(self.tr("Start"), icon_name="play", shortcut="F8", name="startCamera")
        self._stop = button(self.tr("Stop"), icon_name="stop", shortcut="F8", name="stopCamera")
        self._retry = button(self.tr("&Retry"), icon_name="refresh", name="retryCamera")
        self._count = button(self.tr("Count &what you see"), icon_name="scan", name="countSeen")
        self._codes = button("", "quiet", icon_name="settings", name="wantedCodes")
        self._state = label("", "caption", wrap=True)
        self._build_ui()
        self._connect_signals()
        self._on_state_changed(CameraState.STOPPED, "")

    @property
    def state(self) -> CameraState:
        """How the camera stands."""
        return self._source.state

    def start(self) -> None:
        """Opens what is chosen, and remembers it."""
        address = self._choice.address
        if address:
            self._settings.camera_source = address
            self._source.start(address, wanted=wanted_of(self._settings))

    def stop(self) -> None:
        """Lets the camera go."""
        self._source.stop()

    def _build_ui(self) -> None:
        self._shown.addWidget(self._message)
        self._shown.addWidget(self._picture)
        self._shown.setMinimumHeight(_PICTURE_HEIGHT)
        self._state.setObjectName("cameraState")
        self.body.addWidget(self._shown, 1)
        told = QHBoxLayout()
        told.addWidget(self._state, 1)
        told.addWidget(self._retry)
        self.body.addLayout(told)
        self.body.addWidget(self._count)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._choice, 1)
        row.addWidget(self._start)
        row.addWidget(self._stop)
        row.addWidget(self._codes)
        for describe in (self._codes.setAccessibleName, self._codes.setToolTip):
            describe(self.tr("Codes to read"))
        self.body.addLayout(row)

    def _connect_signals(self) -> None:
        self._source.frame_ready.connect(self._picture.show_frame)
        self._source.scanned.connect(self.scanned)
        self._source.state_changed.connect(self._on_state_changed)
        self._choice.address_chosen.connect(self.start)
        self._start.clicked.connect(self.start)
        self._stop.clicked.connect(self.stop)
        self._retry.clicked.connect(self._source.retry)
        self._count.clicked.connect(self._source.read_still)
        self._source.still_read.connect(self._on_still_read)
        self._codes.clicked.connect(self._on_codes_pressed)

    def _on_state_changed(self, state: CameraState, reason: str) -> None:
        words = words_for(state, reason)
        has_picture = state in (CameraState.RUNNING, CameraState.FROZEN)
        self._shown.setCurrentWidget(self._picture if has_picture else self._message)
        self._message.show_words(words)
        more = words_of_running() if state is CameraState.RUNNING else ""
        said = f"{words.title}. {words.sentence} {more}".rstrip()
        self._state.setText(said if has_picture else "")
        self._state.setVisible(has_picture)
        set_look(self._state, "tone", "amber" if state is CameraState.FROZEN else "")
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

    def show_words(self, words: CameraWords) -> None:
        """Shows how the camera stands."""
        self._icon.show_icon(words.icon, words.tone)
        self._title.setText(words.title)
        self._sentence.setText(words.sentence)

"""Where a camera's picture is shown, and in its place, while there is none, what is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_app.camera.camera_words import CameraWords, words_for, words_of_running
from desktop_app.camera.picture_view import PictureView
from desktop_app.capture.watchdog import CameraState
from desktop_app.widgets.controls import label, set_look
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.tokens import GRID

OFF = (CameraState.STOPPED, CameraState.FAILED, CameraState.ENDED)
UNPLUGGED = ("camera_missing", "camera_lost")  # reasons that a plug takes away
WITH_PICTURE = (CameraState.RUNNING, CameraState.FROZEN, CameraState.DARK)


class CameraScreen(QWidget):
    """Connect `picture.show_frame`; a line below the picture says how the camera stands."""

    def __init__(self, least_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureView()
        self._message = _Message()
        self._shown = QStackedWidget()
        self._state = label("", "caption", wrap=True)
        self._state.setObjectName("cameraState")
        self._shown.addWidget(self._message)
        self._shown.addWidget(self.picture)
        self._shown.setMinimumHeight(least_height)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._shown, 1)
        rows.addWidget(self._state)

    def show_state(self, state: CameraState, reason: str) -> CameraWords:
        """Shows how the camera stands, and returns it in words."""
        words = words_for(state, reason)
        has_picture = state in WITH_PICTURE
        self._message.take_room(not has_picture)  # while it is in front: hidden, it tells nobody
        self._shown.setCurrentWidget(self.picture if has_picture else self._message)
        self._message.show_words(words)
        more = words_of_running() if state is CameraState.RUNNING else ""
        said = f"{words.title}. {words.sentence} {more}".rstrip()
        self.say(said if has_picture else "")
        self._state.setVisible(has_picture)
        tone = "amber" if has_picture and state is not CameraState.RUNNING else ""
        set_look(self._state, "tone", tone)
        return words

    def say(self, sentence: str) -> None:
        """Says something else below the picture."""
        self._state.setText(sentence)


class _Message(QWidget):
    """What stands in the picture's place while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconView("camera-off", "text_quiet", 40)
        self._title = label("", "lead", wrap=True)
        self._sentence = label("", "quiet", wrap=True)
        self._title.setObjectName("cameraTitle")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(GRID, 0, GRID, 0)
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

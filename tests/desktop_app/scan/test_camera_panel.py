"""The camera of the scan page, on real video files that are really decoded."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
)

from db.access import Actor
from desktop_app.camera.camera_choice import CameraChoice
from desktop_app.camera.camera_words import words_for
from desktop_app.camera.picture_view import PictureView
from desktop_app.capture import zbar
from desktop_app.capture.sample_video import write_video
from desktop_app.capture.watchdog import CameraState
from desktop_app.doctor.doctor_dialog import DoctorDialog
from desktop_app.scan.camera_panel import CameraPanel
from desktop_app.widgets.tokens import tokens
from tests.desktop_app.scan.conftest import CARTON, RICE, Counter, Open


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rice, then a carton of noodles, held before a camera."""
    path = tmp_path_factory.mktemp("video") / "delivery.avi"
    write_video(path, [(RICE, "EAN13"), (CARTON, "ITF")], 12, size=(960, 540))
    return path


def play(counter: Counter, address: str) -> CameraPanel:
    """Types an address into the choice and presses Enter."""
    choice = counter.find(QComboBox, "cameraChoice")
    field = choice.lineEdit()
    assert field is not None
    field.selectAll()
    counter.qtbot.keyClicks(field, address)
    counter.qtbot.keyClick(field, Qt.Key.Key_Return)
    return counter.find(CameraPanel)


def test_a_video_is_received(open_page: Open, owner: Actor, video: Path) -> None:
    """Every label counts once, its outline is painted; at the end Retry is offered."""
    counter = open_page(owner)
    panel = play(counter, str(video))
    picture = panel.findChild(PictureView)
    assert picture is not None
    accent = tokens().color("accent").rgb()

    def outlined() -> bool:
        image = picture.grab().toImage()
        return any(
            image.pixel(x, y) == accent
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        )

    counter.qtbot.waitUntil(outlined, timeout=20_000)
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.ENDED, timeout=30_000)
    assert counter.cells("quantity") == ["12", "1"]
    assert counter.find(QLabel, "cameraTitle").text() == "The video has ended"
    assert counter.has("retryCamera")
    assert counter.session.settings.camera_source == str(video)


def test_f8_starts_and_stops(open_page: Open, owner: Actor, video: Path) -> None:
    """The same key; the button says which of both it will do."""
    counter = open_page(owner)
    panel = play(counter, str(video))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    counter.keys("F8")
    assert panel.state is CameraState.STOPPED
    assert counter.find(QLabel, "cameraTitle").text() == "No camera is running"
    counter.keys("F8")
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)


def test_the_buttons_hand_each_other_the_focus(open_page: Open, owner: Actor, video: Path) -> None:
    """What is typed after a click on Start does not end in the document's fields."""
    counter = open_page(owner)
    panel = play(counter, str(video))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    for pressed, other in (("stopCamera", "startCamera"), ("startCamera", "stopCamera")):
        counter.find(QPushButton, pressed).setFocus()
        counter.qtbot.mouseClick(counter.find(QPushButton, pressed), Qt.MouseButton.LeftButton)
        counter.qtbot.waitUntil(counter.find(QPushButton, other).hasFocus)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_missing_decoder_is_told(
    open_page: Open, owner: Actor, video: Path, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    """Where zbar cannot be loaded the camera works all the same, and says what that means."""
    monkeypatch.setattr(zbar, "zbar_available", lambda: is_there)
    counter = open_page(owner)
    panel = play(counter, str(video))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    assert ("zbar" in counter.find(QLabel, "cameraState").text()) is not is_there


def test_a_missing_file_says_so(open_page: Open, owner: Actor, tmp_path: Path) -> None:
    """A sentence and Retry, which works once the file is there."""
    counter = open_page(owner)
    panel = play(counter, str(tmp_path / "none.avi"))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.FAILED, timeout=20_000)
    assert counter.find(QLabel, "cameraTitle").text() == "There is no such file"
    write_video(tmp_path / "none.avi", [(RICE, "EAN13")], 8, size=(960, 540))
    counter.press("retryCamera")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1"], timeout=20_000)


def test_closing_in_mid_scan_lets_the_camera_go(open_page: Open, owner: Actor, video: Path) -> None:
    """The device is free at once, and what was scanned is there at the next start."""
    counter = open_page(owner)
    panel = play(counter, str(video))
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1"], timeout=20_000)
    counter.page.close()
    assert panel.state is CameraState.STOPPED
    again = open_page(owner)
    again.qtbot.waitUntil(lambda: again.cells("item") == ["Beras 5 kg"])


def test_a_video_file_is_chosen_from_the_list(open_page: Open, owner: Actor, video: Path) -> None:
    """The last entry asks for a file; choosing none leaves what was there."""
    counter = open_page(owner)
    choice = counter.find(CameraChoice, "cameraChoice")
    before = choice.address
    choice.activated.emit(_choose_last(choice))
    _file_dialog().reject()
    assert choice.address == before
    choice.activated.emit(_choose_last(choice))
    dialog = _file_dialog()
    dialog.setDirectory(str(video.parent))
    dialog.selectFile(video.name)
    dialog.accept()
    assert choice.address == str(video)
    panel = counter.find(CameraPanel)
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)


def test_the_message_takes_no_room_from_the_picture(
    open_page: Open, owner: Actor, video: Path
) -> None:
    """The page need not be scrolled for words that are not shown while the camera runs."""
    counter = open_page(owner)
    panel = counter.find(CameraPanel)
    shown = panel.findChild(QStackedWidget)
    assert shown is not None
    with_message = shown.sizeHint().height()
    play(counter, str(video))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    assert shown.sizeHint().height() < with_message


@pytest.mark.parametrize("state", list(CameraState))
@pytest.mark.parametrize(
    "reason",
    [
        *("", "camera_missing", "camera_busy", "camera_forbidden", "camera_lost"),
        *("camera_silent", "stream_unreachable", "video_missing", "video_unreadable"),
        *("stream_silent", "stream_ended", "video_ended", "decoder_failed"),
    ],
)
def test_every_state_has_words(state: CameraState, reason: str) -> None:
    """Whatever happens is told in a title and a sentence; failures offer Retry."""
    words = words_for(state, reason)
    assert words.title
    assert words.sentence
    failed = state in (CameraState.FAILED, CameraState.ENDED, CameraState.FROZEN, CameraState.DARK)
    assert words.can_retry == failed


def _file_dialog() -> QFileDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    return dialog


def _choose_last(choice: CameraChoice) -> int:
    choice.setCurrentIndex(choice.count() - 1)
    return choice.count() - 1


def test_the_doctor_gets_the_camera(
    open_page: Open, owner: Actor, video: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is open the page holds no camera; one that was on goes on afterwards."""
    counter = open_page(owner)
    panel = play(counter, str(video))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    states: list[CameraState] = []
    monkeypatch.setattr(DoctorDialog, "ask", lambda *_: states.append(panel.state))
    button = next(w for w in counter.page.header_actions() if w.objectName() == "scannerDoctor")
    button.click()  # type: ignore[attr-defined]  # it is a button
    assert states == [CameraState.STOPPED]
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    counter.press("stopCamera")
    button.click()  # type: ignore[attr-defined]  # it is a button
    assert panel.state is CameraState.STOPPED


def test_the_choice_is_remembered(open_page: Open, owner: Actor, tmp_path: Path) -> None:
    """An address of one's own is there again after a restart."""
    counter = open_page(owner)
    play(counter, "rtsp://192.0.2.1/stream")
    counter.press("stopCamera")
    counter.page.close()
    again = open_page(owner)
    edit = again.find(QComboBox, "cameraChoice").findChild(QLineEdit)
    assert edit is not None
    assert edit.text() == "rtsp://192.0.2.1/stream"
    assert again.find(QPushButton, "startCamera").isEnabled()

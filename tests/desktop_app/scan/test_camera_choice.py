"""Which camera, how it is set up, and files: what the panel of the scan page remembers and does."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from desktop_app.camera.camera_choice import CameraChoice
from desktop_app.camera.camera_setup_dialog import CameraSetupDialog
from desktop_app.camera.picture_view import PictureView
from desktop_app.capture import camera_list
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label, write_video
from desktop_app.capture.watchdog import CameraState
from desktop_app.scan.camera_panel import CameraPanel
from tests.desktop_app.capture.test_camera_list import FakeDevices
from tests.desktop_app.scan.conftest import CARTON, RICE, Counter, Open
from tests.desktop_app.scan.test_camera_panel import play

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="cameras are paths in these tests")


@pytest.fixture
def devices(monkeypatch: pytest.MonkeyPatch, qapp: object) -> FakeDevices:
    """What Qt says is plugged in."""
    devices = FakeDevices(("/dev/video97", "Lid camera"), ("/dev/video98", "USB scanner"))
    monkeypatch.setattr(camera_list, "media_devices", lambda: devices)
    return devices


def choice_of(counter: Counter) -> CameraChoice:
    """The list, once it knows the cameras."""
    choice = counter.find(CameraChoice, "cameraChoice")
    counter.qtbot.waitUntil(lambda: choice.findText("First camera") < 0)
    return choice


def texts(choice: QComboBox) -> list[str]:
    """What the list shows."""
    return [choice.itemText(number) for number in range(choice.count())]


def test_cameras_have_their_names(open_page: Open, owner: Actor, devices: FakeDevices) -> None:
    """The first is chosen; they come and go in the list as they are plugged."""
    choice = choice_of(open_page(owner))
    assert texts(choice) == ["Lid camera", "USB scanner", "Choose files…"]
    assert choice.currentText() == "Lid camera"
    devices.plug(("/dev/video97", "Lid camera"))
    assert texts(choice) == ["Lid camera", "Choose files…"]


def test_the_camera_of_last_time_is_chosen_again(
    open_page: Open, owner: Actor, devices: FakeDevices
) -> None:
    """By what it is, not by its place; when it is not plugged in the list says so."""
    counter = open_page(owner)
    choice = choice_of(counter)
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    panel = counter.find(CameraPanel)
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.FAILED, timeout=20_000)
    assert counter.session.settings.camera_source == "device:/dev/video98"
    counter.page.close()
    devices.plug(("/dev/video98", "USB scanner"), ("/dev/video97", "Lid camera"))
    assert choice_of(open_page(owner)).currentText() == "USB scanner"
    devices.plug(("/dev/video97", "Lid camera"))
    again = choice_of(open_page(owner))
    again_shown = ["Lid camera", "USB scanner (not plugged in)", "Choose files…"]
    assert texts(again) == again_shown
    assert again.currentText() == "USB scanner (not plugged in)"


def test_a_camera_that_is_plugged_in_again_goes_on(
    open_page: Open, owner: Actor, devices: FakeDevices, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to press Retry; another camera does not start by itself."""
    counter = open_page(owner)
    choice_of(counter)
    panel = counter.find(CameraPanel)
    counter.press("startCamera")
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.FAILED, timeout=20_000)
    assert counter.find(QLabel, "cameraTitle").text() == "There is no such camera"
    devices.plug(("/dev/video98", "USB scanner"))
    states = [panel.state]
    devices.plug(("/dev/video97", "Lid camera"))
    states.append(panel.state)
    assert states == [CameraState.FAILED, CameraState.OPENING]
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.FAILED, timeout=20_000)


def test_a_forbidden_camera_says_what_to_do(
    open_page: Open,
    owner: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On Linux devices belong to a group; whoever runs the tests may be allowed everything."""
    device = tmp_path / "video0"
    device.touch(mode=0o000)
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != device)
    monkeypatch.setattr(
        camera_list, "media_devices", lambda: FakeDevices((str(device), "Lid camera"))
    )
    monkeypatch.setattr(
        "desktop_app.capture.address.Address.device_path", property(lambda _: device)
    )
    counter = open_page(owner)
    panel = play(counter, "/dev/video0")
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.FAILED, timeout=20_000)
    assert counter.find(QLabel, "cameraTitle").text() == "The camera may not be used"
    said = " ".join(part.text() for part in panel.findChildren(QLabel))
    assert "group video" in said
    assert counter.has("retryCamera")


def test_a_set_up_is_shown_at_once_and_kept(open_page: Open, owner: Actor, tmp_path: Path) -> None:
    """By keys alone; for this source and no other, and Esc takes it back."""
    path = tmp_path / "shelf.avi"
    write_video(path, [(RICE, "EAN13")], 200, size=(640, 480), fps=20)
    counter = open_page(owner)
    panel = play(counter, str(path))
    counter.qtbot.waitUntil(lambda: panel.state is CameraState.RUNNING, timeout=20_000)
    picture = panel.findChild(PictureView)
    assert picture is not None

    def turn_and(end: Qt.Key) -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CameraSetupDialog)
        turn = dialog.findChild(QComboBox, "cameraTurn")
        mirror = dialog.findChild(QCheckBox, "cameraMirror")
        assert turn
        assert mirror
        counter.qtbot.keyClick(turn, Qt.Key.Key_Down)
        counter.qtbot.keyClick(mirror, Qt.Key.Key_Space)
        counter.qtbot.waitUntil(lambda: shown_size(dialog.picture) == (480, 640))
        counter.qtbot.keyClick(dialog, end)

    kept = counter.session.settings
    QTimer.singleShot(0, lambda: turn_and(Qt.Key.Key_Escape))
    counter.press("cameraSetup")
    assert kept.camera_setup(str(path)) == {}
    counter.qtbot.waitUntil(lambda: shown_size(picture) == (640, 480))
    QTimer.singleShot(0, lambda: turn_and(Qt.Key.Key_Return))
    counter.press("cameraSetup")
    assert kept.camera_setup(str(path)) == {
        "width": 1280,
        "height": 720,
        "mirror": True,
        "turn": 90,
        "controls": {},
    }
    assert kept.camera_setup("0") == {}
    panel.stop()
    panel.start()
    counter.qtbot.waitUntil(lambda: shown_size(picture) == (480, 640), timeout=20_000)


def shown_size(picture: PictureView) -> tuple[int, int]:
    """Of the picture that is on the screen."""
    return picture.image_size.width(), picture.image_size.height()


def drop(page: QWidget, paths: list[Path]) -> None:
    """Lets files go over a page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, let_go)


def test_dropped_pictures_are_booked(open_page: Open, owner: Actor, tmp_path: Path) -> None:
    """Every code of every picture once; a broken one is named, and the others count."""
    picture = np.full((900, 1200, 3), 120, np.uint8)
    for label, top in ((make_label(RICE, "EAN13"), 40), (make_label(CARTON, "ITF"), 480)):
        picture[top : top + label.shape[0], 80 : 80 + label.shape[1]] = label
    shelf, broken = tmp_path / "rak.png", tmp_path / "rusak.jpg"
    shelf.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
    broken.write_bytes(b"rusak")
    counter = open_page(owner)
    drop(counter.page, [shelf, broken])
    said = counter.find(QLabel, "picturesSaid")
    assert said.text() == "Reading pictures: 0 of 2…"
    counter.qtbot.waitUntil(lambda: said.text().startswith("Codes read: 2."), timeout=30_000)
    assert said.text() == "Codes read: 2. No picture, or damaged: rusak.jpg."
    counter.qtbot.waitUntil(lambda: sorted(counter.cells("quantity")) == ["1", "12"])
    counter.press("closePictures")
    assert not said.isVisible()
    assert counter.field.hasFocus()


def test_pictures_are_read_for_what_the_shop_wants(
    open_page: Open, owner: Actor, tmp_path: Path
) -> None:
    """What is passed over before the camera is passed over in a file."""
    shelf = tmp_path / "rak.png"
    shelf.write_bytes(cv2.imencode(".png", make_label(RICE, "EAN13"))[1].tobytes())
    counter = open_page(owner)
    counter.session.settings.unread_symbologies = "EAN13"
    drop(counter.page, [shelf])
    said = counter.find(QLabel, "picturesSaid")
    counter.qtbot.waitUntil(lambda: "rak.png" in said.text(), timeout=30_000)
    assert said.text() == "Codes read: 0. No code found: rak.png."


def test_pictures_are_chosen_in_the_list_of_cameras(
    open_page: Open, owner: Actor, tmp_path: Path
) -> None:
    """The last entry asks for files and waits for nothing; the camera stays chosen."""
    shelf = tmp_path / "rak.png"
    shelf.write_bytes(cv2.imencode(".png", make_label(RICE, "EAN13"))[1].tobytes())
    counter = open_page(owner)
    choice = counter.find(CameraChoice, "cameraChoice")
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    assert choice.address == "0"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("rak.png")
    dialog.accept()
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1"], timeout=30_000)


def test_a_dropped_video_is_played(open_page: Open, owner: Actor, tmp_path: Path) -> None:
    """As if its path had been typed."""
    path = tmp_path / "delivery.avi"
    write_video(path, [(RICE, "EAN13")], 12, size=(960, 540))
    counter = open_page(owner)
    drop(counter.page, [path])
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1"], timeout=30_000)
    assert counter.find(CameraChoice, "cameraChoice").address == str(path)


def test_the_path_of_a_picture_is_read_not_played(
    open_page: Open, owner: Actor, tmp_path: Path, qtbot: QtBot
) -> None:
    """Typed into the choice; the camera of this PC stays what it was."""
    counter = open_page(owner)
    play(counter, str(tmp_path / "none.png"))
    said = counter.find(QLabel, "picturesSaid")
    qtbot.waitUntil(lambda: "none.png" in said.text(), timeout=30_000)
    assert said.text() == "Codes read: 0. Cannot be opened: none.png."
    assert counter.session.settings.camera_source == "0"

"""The cameras by their names, and what OpenCV calls them on each system."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QObject, Signal
from pytestqt.qtbot import QtBot

from desktop_app.capture import camera_list
from desktop_app.capture.address import Address, Kind
from desktop_app.capture.camera_list import CameraList, named

LID, DESK = ("usb#vid_b", "HD Webcam"), ("usb#vid_a", "HD Webcam")


class FakeCamera:
    """A camera as Qt tells of it."""

    def __init__(self, identity: str, name: str) -> None:
        self.identity, self.name = identity, name

    def id(self) -> QByteArray:
        """What Qt calls it."""
        return QByteArray(self.identity.encode())

    def description(self) -> str:
        """What people call it."""
        return self.name


class FakeDevices(QObject):
    """Qt's list, with cameras that a test plugs in and out."""

    videoInputsChanged = Signal()  # noqa: N815  (Qt's name)

    def __init__(self, *cameras: tuple[str, str]) -> None:
        super().__init__()
        self.plug(*cameras)

    def plug(self, *cameras: tuple[str, str]) -> None:
        """These and no others are plugged in from now on."""
        self.cameras = [FakeCamera(*camera) for camera in cameras]
        self.videoInputsChanged.emit()

    def videoInputs(self) -> list[FakeCamera]:
        """The cameras of now."""
        return self.cameras


@pytest.mark.parametrize(("platform", "addresses"), [("win32", ["0", "1"]), ("darwin", ["1", "0"])])
def test_indexes_follow_the_order_of_the_system(platform: str, addresses: list[str]) -> None:
    """Media Foundation counts as Qt does, AVFoundation by id; equal names are numbered."""
    cameras = named([LID, DESK], platform)
    assert [camera.name for camera in cameras] == ["HD Webcam", "HD Webcam (2)"]
    assert [camera.address for camera in cameras] == addresses
    assert [camera.source for camera in cameras] == ["device:usb#vid_b", "device:usb#vid_a"]


def test_linux_remembers_the_link_that_lasts(tmp_path: Path) -> None:
    """/dev/video0 may be another camera tomorrow; where udev made no link it has to do."""
    device, other = tmp_path / "video0", tmp_path / "video2"
    device.touch()
    other.touch()
    (tmp_path / "by-id").mkdir()
    link = tmp_path / "by-id" / "usb-Logitech-video-index0"
    link.symlink_to(device)
    inputs = [(str(device), "C270"), (str(other), "Lid")]
    cameras = named(inputs, "linux", [tmp_path / "none", tmp_path / "by-id"])
    assert [camera.address for camera in cameras] == [str(link), str(other)]
    assert cameras[0].source == f"device:{link}"


def test_the_list_follows_what_is_plugged_in(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A camera keeps its source while its index changes; one that is gone finds nothing."""
    monkeypatch.setattr(sys, "platform", "win32")
    devices = FakeDevices(LID)
    monkeypatch.setattr(camera_list, "media_devices", lambda: devices)
    cameras = CameraList()
    assert not cameras.is_known
    cameras.look()
    source = cameras.cameras[0].source
    assert cameras.address_of(source) == "0"
    with qtbot.waitSignal(cameras.changed):
        devices.plug(DESK, LID)
    assert cameras.address_of(source) == "1"
    devices.plug()
    assert cameras.camera(source) is None
    assert Address(cameras.address_of(source)).kind is Kind.DEVICE
    assert cameras.address_of("rtsp://192.0.2.1/1") == "rtsp://192.0.2.1/1"


def test_without_qt_multimedia_a_path_is_opened_all_the_same(
    qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system without a sound library has no names, but its cameras."""
    monkeypatch.setattr(camera_list, "media_devices", lambda: None)
    cameras = CameraList()
    cameras.look()
    assert not cameras.is_known
    assert cameras.address_of("device:/dev/video0") == "/dev/video0"

"""The cameras of this PC by their names, and what OpenCV calls each of them now."""

import logging
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

DEVICE = "device:"  # before what a system calls a camera, so that it is taken for no file or index
_LINKS = (Path("/dev/v4l/by-id"), Path("/dev/v4l/by-path"))

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class CameraDevice:
    """`source` stays the same however cameras come and go; `address` is what OpenCV opens now."""

    source: str
    name: str
    address: str


class CameraList(QObject):
    """`changed` when a camera came or went. Empty until `look`, which loads Qt Multimedia."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cameras: Sequence[CameraDevice] = ()
        self.is_known = False
        self._devices: Any = None

    def look(self) -> None:
        """Asks the system, and follows it from then on; the first time takes some 30 ms."""
        if self.is_known:
            return
        self._devices = media_devices()
        if self._devices is not None:
            self._devices.videoInputsChanged.connect(self._on_inputs_changed)
            self.is_known = True
            self._on_inputs_changed()

    def address_of(self, source: str) -> str:
        """What to open; of a camera that is not plugged in what finds none."""
        if not source.startswith(DEVICE):
            return source
        if camera := self.camera(source):
            return camera.address
        path = source.removeprefix(DEVICE)  # of a camera that Qt has not seen: the path decides
        return path if path.startswith("/dev/") else source

    def camera(self, source: str) -> CameraDevice | None:
        """The camera, if it is plugged in."""
        return next((camera for camera in self.cameras if camera.source == source), None)

    def _on_inputs_changed(self) -> None:
        inputs = [
            (bytes(device.id().data()).decode(errors="replace"), device.description())
            for device in self._devices.videoInputs()
        ]
        self.cameras = named(inputs, sys.platform)
        if isValid(self):  # the window may have gone while the system was asked
            self.changed.emit()


def media_devices() -> Any:
    """Qt's list of devices, or None where Qt Multimedia cannot be loaded."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        log.info("no names of cameras: %s", error)
        return None
    return QMediaDevices()


def named(
    inputs: Iterable[tuple[str, str]], platform: str, links: Iterable[Path] = _LINKS
) -> list[CameraDevice]:
    """The cameras of (id, name) as Qt tells them; of the same name the second is numbered.

    Linux: the id is a device's path, and a link of udev is what lasts. Windows: Qt and OpenCV's
    MSMF both count what Media Foundation enumerates. macOS: OpenCV's AVFoundation sorts by id.
    """
    found = list(inputs)
    order = [identity for identity, _ in found]
    if platform == "darwin":
        order.sort()
    cameras: list[CameraDevice] = []
    for place, (identity, name) in enumerate(found):
        same = sum(other == name for _, other in found[:place])
        shown = f"{name} ({same + 1})" if same else name
        if platform == "linux":
            lasting = _lasting(identity, links)
            cameras.append(CameraDevice(DEVICE + lasting, shown, lasting))
        else:
            index = str(order.index(identity))
            cameras.append(CameraDevice(DEVICE + identity, shown, index))
    return cameras


def _lasting(path: str, links: Iterable[Path]) -> str:
    """The link that names the camera itself or its plug; /dev/video0 may be another tomorrow."""
    device = Path(path).resolve()
    for folder in links:
        for link in sorted(folder.glob("*")):
            if link.resolve() == device:
                return str(link)
    return path

"""Opens cameras, streams and video files, and says by a code why one cannot be opened."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from db.errors import LumbungError
from desktop_app.capture.address import Address, Kind
from desktop_app.capture.camera_list import DEVICE
from desktop_app.capture.controls import Control, set_controls
from desktop_app.capture.opencv import Picture, cv2
from desktop_app.capture.permission import is_forbidden
from desktop_app.capture.setup import CameraSetup

_OPEN_TIMEOUT = 5_000  # milliseconds, of streams; OpenCV's own is half a minute
_BACKENDS = {
    "win32": (cv2.CAP_MSMF, cv2.CAP_DSHOW),  # some drivers work with the older one only
    "linux": (cv2.CAP_V4L2,),
    "darwin": (cv2.CAP_AVFOUNDATION,),
}


_AS_AT_FIRST = CameraSetup()


class CannotCapture(LumbungError):
    """No pictures: camera_missing, camera_busy, camera_forbidden, stream_unreachable,
    video_missing or video_unreadable.
    """


class VideoInput:
    """An open source of pictures. Opening and reading may block: never on the UI thread."""

    def __init__(self, address: Address, setup: CameraSetup = _AS_AT_FIRST) -> None:
        """Opens it; a camera is asked for the set-up's size. Raises CannotCapture."""
        self.address = address
        self._capture = _opened(address, setup.size)
        self._frames = 0
        self._rate = self._capture.get(cv2.CAP_PROP_FPS) or 25.0

    def read(self) -> tuple[Picture, float] | None:
        """The next picture in BGR and, in a file, its seconds from the start; None at the end."""
        good, picture = self._capture.read()
        if not good:
            return None
        seconds = self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000 or self._frames / self._rate
        self._frames += 1
        return picture, seconds

    def set_controls(self, wanted: Mapping[str, float]) -> list[Control]:
        """Sets focus and exposure, or leaves them to the camera; what it has, as read back."""
        return set_controls(self._capture, wanted) if self.address.kind is Kind.DEVICE else []

    def why_it_ended(self) -> str:
        """The code for `read` having given None."""
        if self.address.kind is Kind.FILE:
            return "video_ended" if self._frames else "video_unreadable"
        if self.address.kind is Kind.STREAM:
            return "stream_ended" if self._frames else "stream_silent"
        return "camera_lost" if self._frames else "camera_busy"

    def close(self) -> None:
        """Gives the device back."""
        self._capture.release()


def _opened(address: Address, size: tuple[int, int]) -> cv2.VideoCapture:
    if address.kind is Kind.DEVICE:
        return _opened_device(address, size)
    if address.kind is Kind.FILE and not Path(address.text).is_file():
        raise CannotCapture("video_missing")
    limits = (cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, cv2.CAP_PROP_READ_TIMEOUT_MSEC)
    settings = [number for limit in limits for number in (limit, _OPEN_TIMEOUT)]
    capture = cv2.VideoCapture(address.text, cv2.CAP_FFMPEG, settings)
    if not capture.isOpened():
        is_file = address.kind is Kind.FILE
        raise CannotCapture("video_unreadable" if is_file else "stream_unreachable")
    return capture


def _opened_device(address: Address, size: tuple[int, int]) -> cv2.VideoCapture:
    path = address.device_path
    if address.text.startswith(DEVICE) or (path and not path.exists()):
        raise CannotCapture("camera_missing")
    if path and not os.access(path, os.R_OK | os.W_OK):
        raise CannotCapture("camera_forbidden")
    name = int(address.text) if address.text.isdecimal() else address.text
    for backend in _BACKENDS.get(sys.platform, (cv2.CAP_ANY,)):
        capture = cv2.VideoCapture(name, backend)
        if capture.isOpened():
            _ask_for_frames(capture, size)
            return capture
    if is_forbidden():
        raise CannotCapture("camera_forbidden")
    raise CannotCapture("camera_busy" if path else "camera_missing")


def _ask_for_frames(capture: cv2.VideoCapture, size: tuple[int, int]) -> None:
    """Packed (MJPG) before the size, or many cameras deliver 10 frames a second."""
    wishes: Sequence[tuple[int, float]] = (
        (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
        (cv2.CAP_PROP_FRAME_WIDTH, size[0]),
        (cv2.CAP_PROP_FRAME_HEIGHT, size[1]),
        (cv2.CAP_PROP_BUFFERSIZE, 1),
    )
    for name, value in wishes:
        capture.set(name, value)

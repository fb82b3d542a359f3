"""A live camera, as far as a test has one: a real stream over HTTP, which may stop or hang."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.capture import watchdog
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.scan import Scan
from desktop_app.capture.watchdog import CameraState
from tests.desktop_app.capture.pictures import SOY

BOUNDARY = "--frame"


class NetworkCamera(ThreadingHTTPServer):
    """Sends a label with changing noise, `frames` times, then hangs until `released`, then ends."""

    daemon_threads = True

    def __init__(self, frames: int) -> None:
        super().__init__(("127.0.0.1", 0), _Stream)
        self.frames = frames
        self.released = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where to look at it."""
        return f"http://127.0.0.1:{self.server_address[1]}/video"


class _Stream(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, NetworkCamera)
        self.send_response(200)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={BOUNDARY[2:]}")
        self.end_headers()
        try:
            for number in range(server.frames):
                self.wfile.write(_part(number))
            server.released.wait(60)
        except ConnectionError:
            return  # the viewer left

    def log_message(self, *args: object) -> None:
        """Keeps quiet."""


def _part(number: int) -> bytes:
    picture = np.full((540, 960, 3), 120, np.uint8)
    label = make_label(SOY, "EAN13")
    picture[60 : 60 + label.shape[0], 60 : 60 + label.shape[1]] = label
    picture[::16, ::16] = number % 250
    _, jpeg = cv2.imencode(".jpg", picture)
    head = f"{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    return head.encode() + jpeg.tobytes() + b"\r\n"


@pytest.fixture
def network_camera() -> Iterator[NetworkCamera]:
    """A camera that sends a few seconds of pictures."""
    server = NetworkCamera(frames=60)
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def camera(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[CameraSource]:
    """A camera whose watchdog loses patience sooner."""
    monkeypatch.setattr(watchdog, "PATIENCE", 0.5)
    camera = CameraSource()
    yield camera
    camera.stop()
    assert camera.wait(20)


def test_a_stream_is_scanned_and_its_loss_is_told(
    camera: CameraSource, network_camera: NetworkCamera, qtbot: QtBot
) -> None:
    """The label counts once; a hanging stream is frozen, an ended one lost."""
    scans: list[Scan] = []
    reasons: list[tuple[CameraState, str]] = []
    camera.scanned.connect(scans.append)
    camera.state_changed.connect(lambda state, reason: reasons.append((state, reason)))
    camera.start(network_camera.address)
    qtbot.waitUntil(lambda: camera.state is CameraState.FROZEN, timeout=30_000)
    network_camera.released.set()
    qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
    assert [(scan.text, scan.source) for scan in scans] == [(SOY, "camera")]
    assert reasons[-1] == (CameraState.FAILED, "camera_lost")


def test_a_stream_that_hangs_stops_at_once(
    camera: CameraSource, network_camera: NetworkCamera, qtbot: QtBot
) -> None:
    """Even while the driver waits for a picture that never comes."""
    camera.start(network_camera.address)
    qtbot.waitUntil(lambda: camera.state is CameraState.FROZEN, timeout=30_000)
    start = time.monotonic()
    camera.stop()
    assert time.monotonic() - start < 1
    assert camera.state is CameraState.STOPPED

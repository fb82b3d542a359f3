"""Live cameras over the network: lost, hanging, black, silent, unreachable."""

import socket
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.capture import watchdog
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.scan import Scan
from desktop_app.capture.watchdog import CameraState
from tests.desktop_app.capture.network_camera import (
    NetworkCamera,
    Pictures,
    black,
    labels,
    paced,
    the_same,
)
from tests.desktop_app.capture.pictures import SOY

Serve = Callable[[Pictures], NetworkCamera]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Puts cameras on the network."""
    cameras: list[NetworkCamera] = []

    def one(pictures: Pictures) -> NetworkCamera:
        cameras.append(NetworkCamera(pictures))
        return cameras[-1]

    yield one
    for camera in cameras:
        camera.leave()


@pytest.fixture
def camera(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[CameraSource]:
    """A camera whose watchdog loses patience sooner."""
    monkeypatch.setattr(watchdog, "PATIENCE", 0.5)
    camera = CameraSource()
    yield camera
    camera.stop()
    assert camera.wait(20)


@pytest.fixture
def reasons(camera: CameraSource) -> list[tuple[CameraState, str]]:
    """How the camera stood, one after the other."""
    told: list[tuple[CameraState, str]] = []
    camera.state_changed.connect(lambda state, reason: told.append((state, reason)))
    return told


def test_a_stream_is_scanned_and_its_loss_is_told(
    camera: CameraSource,
    serve: Serve,
    qtbot: QtBot,
    reasons: list[tuple[CameraState, str]],
) -> None:
    """The label counts once; a hanging stream is frozen, an ended one lost."""
    network_camera = serve(lambda: labels(60))
    scans: list[Scan] = []
    camera.scanned.connect(scans.append)
    camera.start(network_camera.address)
    qtbot.waitUntil(lambda: camera.state is CameraState.FROZEN, timeout=30_000)
    network_camera.released.set()
    qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
    assert [(scan.text, scan.source) for scan in scans] == [(SOY, "camera")]
    assert reasons[-1] == (CameraState.FAILED, "stream_ended")


def test_a_stream_that_hangs_stops_at_once(
    camera: CameraSource, serve: Serve, qtbot: QtBot
) -> None:
    """Even while the driver waits for a picture that never comes."""
    camera.start(serve(lambda: labels(60)).address)
    qtbot.waitUntil(lambda: camera.state is CameraState.FROZEN, timeout=30_000)
    start = time.monotonic()
    camera.stop()
    assert time.monotonic() - start < 1
    assert camera.state is CameraState.STOPPED


@pytest.mark.parametrize(
    ("pictures", "state"), [(the_same, CameraState.FROZEN), (black, CameraState.DARK)]
)
def test_pictures_that_show_nothing_new_are_told(
    camera: CameraSource, serve: Serve, qtbot: QtBot, pictures: Pictures, state: CameraState
) -> None:
    """The same picture again and again, or a black one; it may get better by itself."""
    camera.start(serve(pictures).address)
    qtbot.waitUntil(lambda: camera.state is state, timeout=30_000)


def test_light_ends_the_darkness(camera: CameraSource, serve: Serve, qtbot: QtBot) -> None:
    """Nobody has to press Retry after opening the cover."""
    dark = black()
    gone: list[bool] = []

    def pictures() -> Iterator[object]:
        for picture in dark:
            yield picture
            if gone:
                break
        yield from paced(labels(1_000))

    camera.start(serve(pictures).address)  # type: ignore[arg-type]  # arrays, whatever their sizes
    qtbot.waitUntil(lambda: camera.state is CameraState.DARK, timeout=30_000)
    gone.append(True)
    qtbot.waitUntil(lambda: camera.state is CameraState.RUNNING, timeout=30_000)


def test_retry_finds_a_camera_that_is_back(
    camera: CameraSource,
    serve: Serve,
    qtbot: QtBot,
    reasons: list[tuple[CameraState, str]],
) -> None:
    """Unplugged is told, and while it is away Retry says that too."""
    network_camera = serve(lambda: paced(labels(1_000)))
    address = network_camera.address
    camera.start(address)
    qtbot.waitUntil(lambda: camera.state is CameraState.RUNNING, timeout=30_000)
    network_camera.leave()
    qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
    assert reasons[-1] == (CameraState.FAILED, "stream_ended")
    camera.retry()
    qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
    assert reasons[-1] == (CameraState.FAILED, "stream_unreachable")
    camera.start(serve(lambda: paced(labels(1_000))).address)
    qtbot.waitUntil(lambda: camera.state is CameraState.RUNNING, timeout=30_000)


def test_a_phone_is_found_by_the_address_on_its_screen(
    camera: CameraSource, serve: Serve, qtbot: QtBot
) -> None:
    """Which has no http:// before it."""
    address = serve(lambda: paced(labels(1_000))).address
    camera.start(address.removeprefix("http://"))
    qtbot.waitUntil(lambda: camera.state is CameraState.RUNNING, timeout=30_000)


def test_an_open_that_hangs_never_blocks_the_window(
    camera: CameraSource,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    reasons: list[tuple[CameraState, str]],
) -> None:
    """Somebody accepts and says nothing: the window goes on, and says so after its patience."""
    monkeypatch.setattr(watchdog, "OPENING_PATIENCE", 1.5)
    gaps: list[float] = []
    last = [time.monotonic()]

    def tick() -> None:
        now = time.monotonic()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(10)
    with socket.create_server(("127.0.0.1", 0)) as server:
        camera.start(f"http://127.0.0.1:{server.getsockname()[1]}/video")
        qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=10_000)
        camera.stop()
    assert reasons[1] == (CameraState.FAILED, "stream_silent")
    assert len(gaps) > 20
    assert sorted(gaps)[-3] < 0.2

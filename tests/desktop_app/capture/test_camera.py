"""The camera on real video files, and on what is no camera."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.capture import reader
from desktop_app.capture.address import Address
from desktop_app.capture.camera import CameraSource
from desktop_app.capture.mailbox import Mailbox
from desktop_app.capture.recording import read_video
from desktop_app.capture.sample_video import write_video
from desktop_app.capture.scan import DecodedCode, Scan
from desktop_app.capture.video_input import CannotCapture
from desktop_app.capture.watchdog import CameraState
from tests.desktop_app.capture.pictures import CARTON, SOY

DELIVERY = [(SOY, "EAN13"), (SOY, "EAN13"), (CARTON, "ITF"), ("036000291452", "UPCA")]


class Watch:
    """Everything that a camera told."""

    def __init__(self, camera: CameraSource) -> None:
        self.states: list[tuple[CameraState, str]] = []
        self.scans: list[Scan] = []
        self.frames: list[tuple[QImage, list[object]]] = []
        self.threads: set[int] = set()
        camera.state_changed.connect(lambda state, reason: self.states.append((state, reason)))
        camera.scanned.connect(self.scans.append)
        camera.frame_ready.connect(self._on_frame_ready)

    def _on_frame_ready(self, image: QImage, polygons: list[object]) -> None:
        self.threads.add(threading.get_ident())
        self.frames.append((image, polygons))


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A video in which four labels are held before the camera, one after the other."""
    path = tmp_path_factory.mktemp("video") / "barang masuk ☕.avi"
    write_video(path, DELIVERY, frames_per_code=4, size=(960, 540), fps=10)
    return path


@pytest.fixture
def camera(qapp: object) -> Iterator[CameraSource]:
    """A camera that is off, and lets go of everything in the end."""
    camera = CameraSource()
    yield camera
    camera.stop()
    assert camera.wait(10)


@pytest.fixture
def watch(camera: CameraSource) -> Watch:
    """What the camera tells from now on."""
    return Watch(camera)


def test_every_label_of_a_video_counts_once(
    camera: CameraSource, watch: Watch, qtbot: QtBot, delivery: Path
) -> None:
    """Read as fast as decoded, without leaving a frame out, the scans are always the same."""
    camera.start(str(delivery), every_frame=True)
    qtbot.waitUntil(lambda: camera.state is CameraState.ENDED, timeout=60_000)
    assert [scan.text for scan in watch.scans] == [text for text, _ in DELIVERY]
    assert {scan.source for scan in watch.scans} == {"video"}
    assert watch.scans[0].gtin == "0" + SOY
    assert abs(watch.scans[0].at / 1_000_000 - time.time()) < 300
    assert watch.states == [
        (CameraState.OPENING, ""),
        (CameraState.RUNNING, ""),
        (CameraState.ENDED, "video_ended"),
    ]


def test_pictures_arrive_on_the_ui_thread_with_outlines(
    camera: CameraSource, watch: Watch, qtbot: QtBot, delivery: Path
) -> None:
    """Played at its own speed, the picture is in colour and the code outlined in it."""
    camera.start(str(delivery))
    qtbot.waitUntil(lambda: any(polygons for _, polygons in watch.frames), timeout=30_000)
    image, codes = next(frame for frame in watch.frames if frame[1])
    assert watch.threads == {threading.get_ident()}
    assert (image.width(), image.height()) == (960, 540)
    corner = image.pixelColor(5, 5)
    assert corner.red() > corner.blue() + 20
    assert isinstance(codes[0], DecodedCode)
    assert codes[0].polygon
    assert all(0 <= x < 960 and 0 <= y < 540 for x, y in codes[0].polygon)


def test_a_busy_window_finds_one_picture_not_a_queue(
    camera: CameraSource, watch: Watch, qtbot: QtBot, delivery: Path
) -> None:
    """While the UI thread does not look, frames are left out and scans are not."""
    camera.start(str(delivery), every_frame=True)
    decoder = next(thread for thread in threading.enumerate() if thread.name == "decoder")
    decoder.join(60)  # the UI thread is busy until the video is over
    assert watch.frames == []
    qtbot.waitUntil(lambda: camera.state is CameraState.ENDED)
    assert len(watch.frames) == 1
    assert len(watch.scans) == len(DELIVERY)


def test_a_video_plays_at_its_own_speed(
    camera: CameraSource, watch: Watch, qtbot: QtBot, tmp_path: Path
) -> None:
    """A short clip lasts as long as it lasts."""
    path = tmp_path / "short.avi"
    write_video(path, [], frames_per_code=0, size=(320, 240), fps=20)
    camera.start(str(path))
    qtbot.waitUntil(lambda: camera.state is CameraState.RUNNING, timeout=30_000)
    start = time.monotonic()
    qtbot.waitUntil(lambda: camera.state is CameraState.ENDED, timeout=30_000)
    assert 0.8 < time.monotonic() - start < 5


def test_stopping_is_quick_and_final(
    camera: CameraSource, watch: Watch, qtbot: QtBot, delivery: Path
) -> None:
    """In the middle of a video, no thread stays and nothing more is told."""
    before = threading.active_count()
    camera.start(str(delivery))
    qtbot.waitUntil(lambda: len(watch.frames) > 2, timeout=30_000)
    start = time.monotonic()
    camera.stop()
    assert time.monotonic() - start < 1
    told = len(watch.frames), len(watch.states)
    assert camera.wait(5)
    qtbot.waitUntil(lambda: threading.active_count() <= before)
    assert (len(watch.frames), len(watch.states)) == told
    assert camera.state is CameraState.STOPPED


def test_stopping_while_opening(camera: CameraSource, watch: Watch, delivery: Path) -> None:
    """Started and stopped at once, ten times over, no thread stays."""
    for _ in range(10):
        camera.start(str(delivery))
        camera.stop()
    assert camera.wait(10)
    assert watch.scans == []


def test_retry_reads_again_from_the_start(
    camera: CameraSource, watch: Watch, qtbot: QtBot, delivery: Path
) -> None:
    """After the end, the same labels count again."""
    camera.start(str(delivery), every_frame=True)
    qtbot.waitUntil(lambda: camera.state is CameraState.ENDED, timeout=60_000)
    camera.retry()
    assert camera.state is CameraState.OPENING
    qtbot.waitUntil(lambda: camera.state is CameraState.ENDED, timeout=60_000)
    assert len(watch.scans) == 2 * len(DELIVERY)


@pytest.mark.skipif(sys.platform != "linux", reason="devices are files on Linux alone")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("97", "camera_missing"),
        ("/dev/video97", "camera_missing"),
        ("/dev/null", "camera_busy"),
        ("http://127.0.0.1:9/stream", "stream_unreachable"),
        ("/nowhere/video.mp4", "video_missing"),
        ("", "video_missing"),
    ],
)
def test_what_is_no_camera_fails_with_its_reason(
    camera: CameraSource, qtbot: QtBot, address: str, reason: str
) -> None:
    """Every failure has a code, and Retry fails the same way instead of hanging."""
    watch = Watch(camera)
    for attempt in (1, 2):
        camera.start(address) if attempt == 1 else camera.retry()
        qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
        assert watch.states[-1] == (CameraState.FAILED, reason)


def test_a_damaged_video_is_unreadable(camera: CameraSource, qtbot: QtBot, tmp_path: Path) -> None:
    """A file that is no video is told as such."""
    path = tmp_path / "rusak.mp4"
    path.write_bytes(b"not a video" * 1000)
    watch = Watch(camera)
    camera.start(str(path))
    qtbot.waitUntil(lambda: camera.state is CameraState.FAILED, timeout=30_000)
    assert watch.states[-1] == (CameraState.FAILED, "video_unreadable")


def test_read_video_tells_when_each_scan_was(delivery: Path) -> None:
    """Seconds from the start of the video, in order: 1.2 s of shelf before each label."""
    found = list(read_video(str(delivery)))
    assert [scan.text for scan, _ in found] == [text for text, _ in DELIVERY]
    assert [seconds for _, seconds in found] == pytest.approx([1.3, 2.9, 4.5, 6.1], abs=0.25)


def test_a_label_seen_in_one_frame_does_not_count(tmp_path: Path) -> None:
    """One frame is no agreement."""
    path = tmp_path / "flash.avi"
    write_video(path, [(SOY, "EAN13")], frames_per_code=1, size=(960, 540), fps=10)
    assert list(read_video(str(path))) == []


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("none.avi", None, "video_missing"), ("bad.avi", b"RIFF....", "video_unreadable")],
)
def test_read_video_refuses_what_is_no_video(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    """Missing and damaged files have their codes."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CannotCapture) as refused:
        list(read_video(str(tmp_path / name)))
    assert refused.value.code == code


def test_a_missing_camera_is_quiet_and_nothing_heavy_is_loaded() -> None:
    """No line of noise on the terminal, and no OpenCV before the first start of a camera."""
    program = """
import sys
from desktop_app.capture import camera, wedge
assert not {"cv2", "numpy", "zxingcpp", "pyzbar"} & set(sys.modules)
from desktop_app.capture.address import Address
from desktop_app.capture.video_input import CannotCapture, VideoInput
for address in ("97", "/dev/null", "/dev/zero"):
    try:
        VideoInput(Address(address))
    except CannotCapture as problem:
        print(problem.code)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0


def test_a_device_is_opened_once_it_is_free(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Another window's camera, which was told to stop, may still be in its driver."""
    released = threading.Event()
    opened: list[str] = []

    def read(mailbox: Mailbox, address: Address, *_: object, **__: object) -> None:
        opened.append(address.text)
        released.wait(10)
        mailbox.finish("camera_lost")

    monkeypatch.setattr(reader, "read_into", read)
    one, other = CameraSource(), CameraSource()
    one.start("97")
    qtbot.waitUntil(lambda: opened == ["97"])
    one.stop()
    other.start("97")
    assert not other.wait(0.3)
    assert opened == ["97"]
    released.set()
    qtbot.waitUntil(lambda: opened == ["97", "97"])
    other.stop()
    assert one.wait(10)
    assert other.wait(10)

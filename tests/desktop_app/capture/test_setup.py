"""How a camera is set up: turned and mirrored pictures, for looking and reading alike."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.capture.camera import CameraSource
from desktop_app.capture.opencv import np
from desktop_app.capture.sample_video import write_video
from desktop_app.capture.scan import DecodedCode, Scan
from desktop_app.capture.setup import SIZES, CameraSetup
from desktop_app.capture.watchdog import CameraState
from tests.desktop_app.capture.pictures import SOY

TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT = (0, 0), (0, -1), (-1, 0), (-1, -1)


@pytest.mark.parametrize(
    ("turn", "mirror", "corner"),
    [
        (0, False, TOP_LEFT),
        (90, False, TOP_RIGHT),
        (180, False, BOTTOM_RIGHT),
        (270, False, BOTTOM_LEFT),
        (0, True, TOP_RIGHT),
        (90, True, TOP_LEFT),
    ],
)
def test_pictures_are_turned_clockwise_then_mirrored(
    turn: int, mirror: bool, corner: tuple[int, int]
) -> None:
    """Where the top left corner goes."""
    picture = np.zeros((2, 3, 3), np.uint8)
    picture[0, 0] = 255
    shaped = CameraSetup(turn=turn, mirror=mirror).shaped(picture)
    assert shaped.shape[:2] == ((3, 2) if turn in (90, 270) else (2, 3))
    assert shaped[corner].all()
    assert shaped.sum() == 3 * 255


@pytest.mark.parametrize(
    ("values", "setup"),
    [
        ({}, CameraSetup()),
        ({"width": 1920, "height": 1080, "turn": 270, "mirror": True}, None),
        ({"width": 5, "height": "x", "turn": 45, "mirror": "yes"}, CameraSetup()),
    ],
)
def test_what_was_kept_comes_back(values: dict[str, object], setup: CameraSetup | None) -> None:
    """And what makes no sense is as at first."""
    found = CameraSetup.of(values)
    assert found == (setup or CameraSetup(1920, 1080, mirror=True, turn=270))
    assert CameraSetup.of(found.values()) == found
    assert found.size in SIZES


def test_outlines_fit_the_turned_picture(qapp: object, qtbot: QtBot, tmp_path: Path) -> None:
    """The code is read, and its corners lie on its bars, while the picture is turned live."""
    path = tmp_path / "shelf.avi"
    write_video(path, [(SOY, "EAN13")], 60, size=(960, 540), fps=20)
    camera = CameraSource()
    frames: list[tuple[QImage, list[DecodedCode]]] = []
    scans: list[Scan] = []
    camera.frame_ready.connect(lambda image, codes: frames.append((image, codes)))
    camera.scanned.connect(scans.append)
    camera.start(str(path), CameraSetup(mirror=True, turn=180))
    qtbot.waitUntil(lambda: any(codes for _, codes in frames), timeout=30_000)
    camera.adjust(CameraSetup(turn=90))
    qtbot.waitUntil(lambda: frames[-1][0].width() == 540 and bool(frames[-1][1]), timeout=30_000)
    for image, codes in frames:
        for code in codes:
            assert _contrast(image, code) > 100
    assert [scan.text for scan in scans] == [SOY]
    assert camera.state is CameraState.RUNNING
    camera.stop()
    assert camera.wait(10)


def _contrast(image: QImage, code: DecodedCode) -> int:
    """Between the darkest and the lightest pixel on the lines through the outline's middle."""
    assert code.polygon
    xs, ys = zip(*code.polygon, strict=True)
    x, y = sum(xs) // len(xs), sum(ys) // len(ys)
    across = [image.pixelColor(place, y).lightness() for place in range(min(xs), max(xs) + 1)]
    down = [image.pixelColor(x, place).lightness() for place in range(min(ys), max(ys) + 1)]
    return max(max(line) - min(line) for line in (across, down) if line)

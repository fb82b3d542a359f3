"""Picture files: all codes of each, in order, and what is no picture."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.capture import pictures
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.pictures import PictureRead, PictureReader, read_file
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.wanted import Wanted
from tests.desktop_app.capture.pictures import CARTON, SOY


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A photo of two labels, with a name that OpenCV alone cannot open everywhere."""
    path = tmp_path / "rak ☕.png"
    picture = np.full((900, 1200, 3), 120, np.uint8)
    for label, top in ((make_label(SOY, "EAN13"), 40), (make_label(CARTON, "ITF"), 480)):
        picture[top : top + label.shape[0], 80 : 80 + label.shape[1]] = label
    path.write_bytes(cv2.imencode(".png", picture)[1].tobytes())
    return path


def test_every_code_of_a_picture_is_read(shelf: Path) -> None:
    """Not only the first, and they are marked as a picture's."""
    found = read_file(shelf)
    assert {(scan.text, scan.source) for scan in found.scans} == {
        (SOY, "picture"),
        (CARTON, "picture"),
    }
    assert (found.name, found.problem) == ("rak ☕.png", "")


def test_only_what_is_wanted_is_read(shelf: Path) -> None:
    """Kinds and lengths hold for pictures as they do for the camera."""
    assert [scan.text for scan in read_file(shelf, Wanted.of_texts("ITF")).scans] == [SOY]
    assert [scan.text for scan in read_file(shelf, Wanted.of_texts("", itf="6")).scans] == [SOY]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_no_picture_says_so(tmp_path: Path, content: bytes) -> None:
    """Empty, of another kind, or cut off."""
    path = tmp_path / "rusak.png"
    path.write_bytes(content)
    assert read_file(path) == PictureRead("rusak.png", [], "picture_unreadable")


def test_a_missing_or_monstrous_file_says_so(
    tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder and a missing file cannot be opened; what is too large is not even loaded."""
    assert read_file(tmp_path / "none.png").problem == "picture_missing"
    monkeypatch.setattr(pictures, "LARGEST", 100)
    assert read_file(shelf).problem == "picture_unreadable"


def test_files_are_read_in_their_order(qapp: object, qtbot: QtBot, shelf: Path) -> None:
    """Off the UI thread, told on it, a broken one among them."""
    broken = shelf.with_name("rusak.jpg")
    broken.write_bytes(b"rusak")
    reader = PictureReader()
    told: list[PictureRead] = []
    threads: set[int] = set()
    reader.read.connect(told.append)
    reader.read.connect(lambda _: threads.add(threading.get_ident()))
    with qtbot.waitSignal(reader.finished, timeout=30_000):
        reader.start([str(shelf), str(broken)])
        reader.start([str(shelf)])
    assert [(len(picture.scans), picture.problem) for picture in told] == [
        (2, ""),
        (0, "picture_unreadable"),
        (2, ""),
    ]
    assert threads == {threading.get_ident()}
    reader.stop()


def test_what_is_cancelled_is_not_told(qapp: object, qtbot: QtBot, shelf: Path) -> None:
    """And the next files are read all the same."""
    reader = PictureReader()
    told: list[str] = []
    reader.read.connect(lambda picture: told.append(picture.name))
    reader.start([str(shelf)] * 5)
    reader.stop()
    missing = shelf.with_name("none.png")
    with qtbot.waitSignal(reader.finished, timeout=30_000):
        reader.start([str(missing)])
    assert told == ["none.png"]
    reader.stop()

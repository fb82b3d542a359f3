"""Cameras that are unplugged, taken, forbidden, frozen or black: what the page says, and Retry."""

import socket
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel

from db.access import Actor
from desktop_app.capture import video_input, watchdog
from tests.desktop_app.capture.network_camera import (
    NetworkCamera,
    Pictures,
    black,
    labels,
    paced,
    the_same,
)
from tests.desktop_app.scan.conftest import Counter, Open

Serve = Callable[..., NetworkCamera]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Puts cameras on the network."""
    cameras: list[NetworkCamera] = []

    def one(pictures: Pictures, port: int = 0) -> NetworkCamera:
        cameras.append(NetworkCamera(pictures, port))
        return cameras[-1]

    yield one
    for camera in cameras:
        camera.leave()


@pytest.fixture
def counter(open_page: Open, owner: Actor, monkeypatch: pytest.MonkeyPatch) -> Counter:
    """The owner at the page, with a watchdog that loses patience sooner."""
    monkeypatch.setattr(watchdog, "PATIENCE", 0.5)
    return open_page(owner)


def look(counter: Counter, address: str) -> None:
    """Chooses an address and starts."""
    counter.find(QComboBox, "cameraChoice").setEditText(address)
    counter.press("startCamera")


def says(counter: Counter, sentence: str) -> None:
    """Waits for words about the camera."""

    def is_said() -> bool:
        names = ("cameraTitle", "cameraState")
        parts = [counter.page.findChild(QLabel, name) for name in names]
        return any(part and part.isVisible() and sentence in part.text() for part in parts)

    counter.qtbot.waitUntil(is_said)


def live() -> Iterator[object]:
    """A camera that looks at one label as long as anybody wants."""
    yield from paced(labels(1_000))


def test_an_unplugged_camera_goes_on_after_retry(counter: Counter, serve: Serve) -> None:
    """The label counts; the server goes away and that is told; once back, Retry finds it."""
    camera = serve(live)
    port = camera.server_address[1]
    look(counter, camera.address)
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1"])
    assert not counter.has("retryCamera")
    camera.leave()
    says(counter, "The stream has broken off")
    counter.press("retryCamera")
    says(counter, "The stream cannot be reached")
    serve(live, port)
    counter.press("retryCamera")
    counter.qtbot.waitUntil(lambda: counter.cells("quantity") == ["1", "1"])
    assert not counter.has("retryCamera")


@pytest.mark.parametrize(
    ("pictures", "sentence"),
    [(the_same, "The picture stands still"), (black, "The picture is black")],
)
def test_pictures_that_show_nothing_new(
    counter: Counter, serve: Serve, pictures: Pictures, sentence: str
) -> None:
    """The picture stays, with words under it; Retry opens the camera anew."""
    look(counter, serve(pictures).address)
    says(counter, sentence)
    counter.press("retryCamera")
    says(counter, "Opening the camera")
    says(counter, sentence)


def test_a_stream_that_says_nothing(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody accepts and sends no picture."""
    monkeypatch.setattr(watchdog, "OPENING_PATIENCE", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        look(counter, f"http://127.0.0.1:{server.getsockname()[1]}/video")
        says(counter, "The stream sends no picture")
    assert counter.has("retryCamera")
    counter.page.close()


@pytest.mark.parametrize(
    ("address", "is_forbidden", "sentence"),
    [
        ("/dev/video97", False, "There is no such camera"),
        ("/dev/null", False, "The camera is taken"),
        ("/dev/null", True, "The camera may not be used"),
    ],
)
def test_a_camera_that_gives_nothing(
    counter: Counter,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    is_forbidden: bool,
    sentence: str,
) -> None:
    """Missing, in another program's hands, or forbidden: and the same again after Retry."""
    monkeypatch.setattr(video_input, "is_forbidden", lambda: is_forbidden)
    look(counter, address)
    says(counter, sentence)
    counter.press("retryCamera")
    says(counter, "Opening the camera")
    says(counter, sentence)

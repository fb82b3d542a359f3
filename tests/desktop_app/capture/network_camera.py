"""A live camera, as far as a test has one: a real stream over HTTP, which may stop or hang."""

import itertools
import threading
from collections.abc import Callable, Iterable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.sample_video import make_label
from tests.desktop_app.capture.pictures import SOY

BOUNDARY = "frame"
Pictures = Callable[[], Iterable[Picture]]


class NetworkCamera(ThreadingHTTPServer):
    """Sends pictures as MJPEG, then hangs until `released`, then ends."""

    daemon_threads = True

    def __init__(self, pictures: Pictures, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Stream)
        self.pictures = pictures
        self.released = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where to look at it."""
        return f"http://127.0.0.1:{self.server_address[1]}/video"

    def leave(self) -> None:
        """Pulls the plug."""
        self.released.set()
        self.shutdown()
        self.server_close()


class _Stream(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, NetworkCamera)
        self.send_response(200)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={BOUNDARY}")
        self.end_headers()
        try:
            for picture in server.pictures():
                if server.released.is_set():
                    return
                self.wfile.write(_part(picture))
            server.released.wait(60)
        except ConnectionError:
            return  # the viewer left

    def log_message(self, *args: object) -> None:
        """Keeps quiet."""


def labels(count: int) -> Iterator[Picture]:
    """A label with noise that changes."""
    picture = np.full((540, 960, 3), 120, np.uint8)
    label = make_label(SOY, "EAN13")
    picture[60 : 60 + label.shape[0], 60 : 60 + label.shape[1]] = label
    for number in range(count):
        picture[::16, ::16] = 100 + number % 150
        yield picture


def paced(pictures: Iterable[Picture], gap: float = 0.05) -> Iterator[Picture]:
    """No faster than a camera does."""
    pause = threading.Event()
    for picture in pictures:
        pause.wait(gap)
        yield picture


def the_same() -> Iterator[Picture]:
    """What a driver that hangs sends, again and again."""
    return paced(itertools.repeat(next(labels(1))))


def black() -> Iterator[Picture]:
    """A covered lens: nothing but noise."""
    noise = np.random.default_rng(3)
    return paced(noise.integers(0, 14, (240, 320, 3), np.uint8) for _ in itertools.count())


def _part(picture: Picture) -> bytes:
    _, jpeg = cv2.imencode(".jpg", picture)
    head = f"--{BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    return head.encode() + jpeg.tobytes() + b"\r\n"

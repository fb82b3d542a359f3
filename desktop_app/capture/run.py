"""One run of a camera or video: a thread that reads, a thread that decodes, and what they tell."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from desktop_app.capture.address import Address, Kind
from desktop_app.capture.mailbox import Frame, Mailbox
from desktop_app.capture.scan import DecodedCode, Scan
from desktop_app.capture.setup import CameraSetup
from desktop_app.capture.wanted import EVERYTHING, Wanted
from desktop_app.capture.watchdog import OPENING_PATIENCE, CameraState, Watchdog

if TYPE_CHECKING:
    from desktop_app.capture.controls import Control
    from desktop_app.capture.decoding import FrameDecoder
    from desktop_app.capture.figures import CameraFigures, Examiner

_IN_USE: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)  # by address


@dataclass(frozen=True)
class View:
    """A picture to show, with the codes that were seen in it and, when asked, how reading goes."""

    image: QImage
    codes: list[DecodedCode]
    figures: CameraFigures | None = None


@dataclass(frozen=True)
class Listener:
    """Whom a run tells; called on its threads, so signals are what to put here."""

    state_changed: Callable[[CaptureRun, CameraState, str], object]
    view_waiting: Callable[[CaptureRun], object]
    scanned: Callable[[Scan], object]
    controls_set: Callable[[CaptureRun, Sequence[Control]], object]
    still_read: Callable[[int, int], object]


class CaptureRun:
    """Works until it failed, ended or was closed.

    OpenCV and the decoders are loaded by its threads, not at the start of the program. A camera
    or stream that another run of this program still reads is waited for.
    """

    def __init__(
        self,
        address: Address,
        listener: Listener,
        setup: CameraSetup,
        *,
        every_frame: bool,
        examined: bool = False,
        wanted: Wanted = EVERYTHING,
    ) -> None:
        self._address = address
        self._listener = listener
        self.setup = setup  # may change while it runs, but for the size
        self._wanted = wanted
        self._is_examined = examined
        self._examiner: Examiner | None = None
        self._every_frame = every_frame and address.kind is Kind.FILE
        self._mailbox = Mailbox(keep_all=self._every_frame)
        self._watchdog = Watchdog(address.kind)
        self._told: CameraState | None = None
        self._views = ViewSlot()
        self._still_wanted = threading.Event()
        self.reader = threading.Thread(target=self._read, name="camera", daemon=True)
        self._decoder = threading.Thread(target=self._decode, name="decoder", daemon=True)

    def start(self) -> None:
        """Opens the source; everything else is told to the listener."""
        self.reader.start()
        self._decoder.start()

    def close(self) -> None:
        """Lets go; a driver that blocks keeps its own thread only until it gives an answer."""
        self._mailbox.close()

    def wait_for_silence(self, seconds: float) -> None:
        """Waits until nothing more will be told: at most the decoding of one frame."""
        self._decoder.join(seconds)

    def wait_for_device(self, seconds: float) -> bool:
        """Waits until the device is free again; whether it is."""
        self.reader.join(seconds)
        return not self.reader.is_alive()

    def read_still(self) -> None:
        """Reads every code of the next frame, and tells how many it saw and how many count."""
        self._still_wanted.set()

    def take_view(self) -> View | None:
        """The newest picture that was not taken yet."""
        return self._views.take()

    def controls_set(self, controls: Sequence[Control]) -> None:
        """From the reader: what the driver lets be set."""
        if not self._mailbox.is_closed:
            self._listener.controls_set(self, controls)

    def _read(self) -> None:
        lock = threading.Lock() if self._address.kind is Kind.FILE else _IN_USE[self._address.text]
        is_mine = lock.acquire(timeout=OPENING_PATIENCE)
        try:
            from desktop_app.capture.reader import read_into

            every_frame = self._every_frame
            read_into(self._mailbox, self._address, self, every_frame=every_frame)
        finally:
            self._mailbox.finish("camera_lost")
            if is_mine:
                lock.release()

    def _decode(self) -> None:
        try:
            self._tell_state()
            from desktop_app.capture.decoding import FrameDecoder

            decoder = FrameDecoder(self._wanted)
            self._examiner = _examiner() if self._is_examined else None
            while not (self._mailbox.is_closed or self._watchdog.is_over):
                self._take(decoder)
        except Exception:
            self._watchdog.saw_end("decoder_failed")
            self._tell_state()
            raise
        finally:
            self._mailbox.close()

    def _take(self, decoder: FrameDecoder) -> None:
        arrived = self._mailbox.take(self._watchdog.patience)
        if self._mailbox.is_closed:
            return
        if isinstance(arrived, Frame):
            self._watchdog.saw(arrived)
            self._show(arrived, decoder)
        elif arrived:
            self._watchdog.saw_end(arrived)
        else:
            self._watchdog.saw_nothing()
        self._tell_state()

    def _show(self, frame: Frame, decoder: FrameDecoder) -> None:
        is_still = self._still_wanted.is_set()
        self._still_wanted.clear()
        read = decoder.read_all if is_still else decoder.read
        started = time.thread_time()
        seen, counted = read(frame.picture, frame.seconds)
        cpu = 1000 * (time.thread_time() - started)
        figures = self._examiner.saw(frame, seen, counted, cpu) if self._examiner else None
        view = View(_image(frame), seen, figures)
        if self._views.leave(view):
            self._listener.view_waiting(self)
        for code in counted:
            self._listener.scanned(code.scan(self._address.source))
        if is_still:
            self._listener.still_read(len(seen), len(counted))

    def _tell_state(self) -> None:
        if self._watchdog.state is not self._told and not self._mailbox.is_closed:
            self._told = self._watchdog.state
            self._listener.state_changed(self, self._watchdog.state, self._watchdog.reason)


class ViewSlot:
    """Holds the newest view only, so that a busy window finds one and not a queue of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._view: View | None = None

    def leave(self, view: View) -> bool:
        """Puts the view there; whether the last one had been taken."""
        with self._lock:
            was_taken, self._view = self._view is None, view
            return was_taken

    def take(self) -> View | None:
        """The view, once."""
        with self._lock:
            view, self._view = self._view, None
            return view


def _examiner() -> Examiner:
    from desktop_app.capture.figures import Examiner  # with OpenCV

    return Examiner()


def _image(frame: Frame) -> QImage:
    height, width = frame.picture.shape[:2]
    pixels = frame.picture.data
    return QImage(pixels, width, height, 3 * width, QImage.Format.Format_BGR888).copy()

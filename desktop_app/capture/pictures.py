"""Reads picture files for all the codes in them, one after the other, on a thread of its own."""

import queue
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from desktop_app.capture.scan import Scan
from desktop_app.capture.wanted import EVERYTHING, Wanted

LARGEST = 64 * 1024 * 1024  # bytes; a phone's photo has a tenth of it
_Files: TypeAlias = queue.SimpleQueue[tuple[int, Path, Wanted] | None]


@dataclass(frozen=True)
class PictureRead:
    """What came of one file; `problem` is picture_missing, picture_unreadable, or "" ."""

    name: str
    scans: list[Scan]
    problem: str = ""


class PictureReader(QObject):
    """`read` comes once for each file, in the order they were given; `finished` after the last.

    Lives as long as its page; `stop` forgets what was not begun.
    """

    read = Signal(object)  # PictureRead
    finished = Signal()
    _done = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting = 0
        self._round = 0
        self._files: _Files = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._done.connect(self._on_done)

    def start(self, paths: Iterable[str], wanted: Wanted = EVERYTHING) -> None:
        """Takes files behind those that wait, and looks in them for what is wanted."""
        for path in paths:
            self.waiting += 1
            self._files.put((self._round, Path(path), wanted))
        if self.waiting and self._thread is None:
            work = threading.Thread(target=self._work, args=(self._files,), daemon=True)
            self._thread = work
            self._thread.start()

    def stop(self) -> None:
        """Nothing more is told of the files given so far."""
        self._round += 1
        self.waiting = 0
        if self._thread:
            self._files.put(None)
            self._files, self._thread = queue.SimpleQueue(), None

    def _work(self, files: _Files) -> None:
        while task := files.get():
            number, path, wanted = task
            result = read_file(path, wanted) if number == self._round else None
            if number == self._round:  # else whoever asked may be gone
                self._done.emit(number, result)

    def _on_done(self, number: int, result: PictureRead) -> None:
        if number != self._round:
            return
        self.waiting -= 1
        self.read.emit(result)
        if not self.waiting:
            self.finished.emit()


def read_file(path: Path, wanted: Wanted = EVERYTHING) -> PictureRead:
    """Every code of a picture that is wanted, read by all stages."""
    from desktop_app.capture.decoding import decode_still, read_picture
    from desktop_app.capture.opencv import cv2

    try:
        if path.stat().st_size > LARGEST:
            return PictureRead(path.name, [], "picture_unreadable")
        picture = read_picture(path)
    except OSError:
        return PictureRead(path.name, [], "picture_missing")
    except cv2.error:  # a picture of more pixels than OpenCV takes
        picture = None
    if picture is None:
        return PictureRead(path.name, [], "picture_unreadable")
    codes = decode_still(picture, wanted)
    return PictureRead(path.name, [code.scan("picture") for code in codes])

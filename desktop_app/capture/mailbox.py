"""One frame wide: what the thread that reads a camera hands to the thread that decodes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.capture.opencv import Picture


@dataclass(frozen=True)
class Frame:
    """A picture in BGR and when it was taken: seconds on any clock that never goes back."""

    picture: Picture
    seconds: float


class Mailbox:
    """Holds the newest frame, or with `keep_all` makes the sender wait until it was taken."""

    def __init__(self, *, keep_all: bool) -> None:
        self._keep_all = keep_all
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._end = ""
        self._closed = False

    @property
    def is_closed(self) -> bool:
        """Whether nobody will take another frame."""
        return self._closed

    def put(self, frame: Frame) -> bool:
        """Leaves a frame; False where nobody wants another one."""
        with self._changed:
            if self._keep_all:
                self._changed.wait_for(lambda: self._frame is None or self._closed)
            self._frame = frame
            self._changed.notify_all()
            return not self._closed

    def finish(self, reason: str) -> None:
        """Says why no frame will follow; the first reason stands."""
        with self._changed:
            self._end = self._end or reason
            self._changed.notify_all()

    def take(self, patience: float) -> Frame | str | None:
        """The frame, after the last one the reason of the end; None after `patience` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame or self._end or self._closed, patience)
            frame, self._frame = self._frame, None
            self._changed.notify_all()
            return frame or self._end or None

    def pause(self, seconds: float) -> None:
        """Waits, but not longer than until `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed, seconds)

    def close(self) -> None:
        """Lets both sides go at once."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

"""Judges from what arrives, and what does not, how a camera stands."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.capture.mailbox import Frame
    from desktop_app.capture.opencv import Picture

OPENING_PATIENCE = 10.0  # seconds until the first frame
PATIENCE = 3.0  # seconds without a new picture


class CameraState(Enum):
    """How a camera or video stands; FAILED and ENDED are final."""

    STOPPED = "stopped"
    OPENING = "opening"
    RUNNING = "running"
    FROZEN = "frozen"
    FAILED = "failed"
    ENDED = "ended"


class Watchdog:
    """Keeps the state of one run and the code of the reason for it ("" where there is none)."""

    def __init__(self, *, live: bool) -> None:
        self._live = live
        self._sample: Picture | None = None
        self._changed_at = 0.0
        self.state = CameraState.OPENING
        self.reason = ""

    @property
    def patience(self) -> float:
        """Seconds to wait for the next frame before `saw_nothing`."""
        return OPENING_PATIENCE if self.state is CameraState.OPENING else PATIENCE

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be expected."""
        return self.state in (CameraState.FAILED, CameraState.ENDED)

    def saw(self, frame: Frame) -> None:
        """A frame came; the very same picture for seconds means that the camera hangs."""
        self.state = CameraState.FROZEN if self._stands_still(frame) else CameraState.RUNNING

    def saw_nothing(self) -> None:
        """No frame came for `patience` seconds."""
        if self.state is CameraState.OPENING:
            self.state, self.reason = CameraState.FAILED, "camera_silent"
        else:
            self.state = CameraState.FROZEN

    def saw_end(self, reason: str) -> None:
        """The reader gave up for a reason."""
        self.state = CameraState.ENDED if reason == "video_ended" else CameraState.FAILED
        self.reason = reason

    def _stands_still(self, frame: Frame) -> bool:
        """A working camera differs from frame to frame at least by its noise; files need not."""
        if not self._live:
            return False
        sample = frame.picture[::16, ::16].copy()
        if self._sample is None or (sample != self._sample).any():
            self._sample, self._changed_at = sample, frame.seconds
        return frame.seconds - self._changed_at > PATIENCE

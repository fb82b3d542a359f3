"""Judges from what arrives, and what does not, how a camera stands."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.capture.address import Kind

if TYPE_CHECKING:
    from desktop_app.capture.mailbox import Frame
    from desktop_app.capture.opencv import Picture

OPENING_PATIENCE = 10.0  # seconds until the first frame
PATIENCE = 3.0  # seconds without a new picture, or with nothing but black ones
_DARK = 40  # of 255: what a covered lens stays below, noise and all
_BRIGHT_PART = 0.005  # of a picture that may be brighter: dead pixels, a stamped-on clock


class CameraState(Enum):
    """How a camera or video stands; FAILED and ENDED are final.

    FROZEN: nothing new comes. DARK: pictures come, and they are black.
    """

    STOPPED = "stopped"
    OPENING = "opening"
    RUNNING = "running"
    FROZEN = "frozen"
    DARK = "dark"
    FAILED = "failed"
    ENDED = "ended"


class Watchdog:
    """Keeps the state of one run and the code of the reason for it ("" where there is none)."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._sample: Picture | None = None
        self._changed_at = 0.0
        self._bright_at: float | None = None
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
        if self._kind is Kind.FILE:  # it may show a still or dark scene
            self.state = CameraState.RUNNING
            return
        sample = frame.picture[::16, ::16].copy()
        still = self._stands_still(sample, frame.seconds)
        self.state = CameraState.FROZEN if still else CameraState.RUNNING
        if self._is_dark(sample, frame.seconds):
            self.state = CameraState.DARK

    def saw_nothing(self) -> None:
        """No frame came for `patience` seconds."""
        if self.state is CameraState.OPENING:
            is_stream = self._kind is Kind.STREAM
            self.reason = "stream_silent" if is_stream else "camera_silent"
            self.state = CameraState.FAILED
        else:
            self.state = CameraState.FROZEN

    def saw_end(self, reason: str) -> None:
        """The reader gave up for a reason."""
        self.state = CameraState.ENDED if reason == "video_ended" else CameraState.FAILED
        self.reason = reason

    def _stands_still(self, sample: Picture, seconds: float) -> bool:
        """A working camera differs from frame to frame at least by its noise."""
        last, self._sample = self._sample, sample
        if last is None or last.shape != sample.shape or (sample != last).any():
            self._changed_at = seconds
        return seconds - self._changed_at > PATIENCE

    def _is_dark(self, sample: Picture, seconds: float) -> bool:
        """A covered lens gives no bright spot for seconds; lights that flicker do."""
        if self._bright_at is None or (sample > _DARK).mean() > _BRIGHT_PART:
            self._bright_at = seconds
        return seconds - self._bright_at > PATIENCE

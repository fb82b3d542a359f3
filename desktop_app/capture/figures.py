"""How a camera does, over the last pictures: what the scanner doctor shows."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean, median

from desktop_app.capture.agreement import ABSENCE
from desktop_app.capture.mailbox import Frame
from desktop_app.capture.opencv import cv2
from desktop_app.capture.quality import Quality, judged
from desktop_app.capture.scan import DecodedCode

WINDOW = 2.0  # seconds: short enough to follow a hand, long enough for a figure to be read
_FEWEST = 3  # frames of the window, however slow the camera is
_OFTEN = 1 / 3  # of the frames must show a code before they alone are judged


@dataclass(frozen=True)
class CameraFigures:
    """Medians of the last two seconds; `light`, `glare`, `sharpness`, `module` as in `Quality`.

    `shown`: percent of the frames in which there is a code or something like it; `read`: percent
    of those that were read. `first_read`: seconds from when the last code that counted came into
    the picture until it did. `sway`: how far a code is from its middle place half of the time, in
    parts of the picture's longer side. `rate`: frames a second; `cpu`: milliseconds a frame, the
    mean, of reading alone.
    """

    light: float
    glare: float
    sharpness: float
    module: float | None
    size: float | None
    sway: float
    shown: float
    read: float
    first_read: float | None
    rate: float
    cpu: float


@dataclass(frozen=True)
class _Judged:
    seconds: float
    cpu: float
    is_read: bool
    quality: Quality


class Examiner:
    """Judges the frames of one run in their order; belongs to one thread, knows no clock."""

    def __init__(self) -> None:
        self._frames: deque[_Judged] = deque()
        self._came: float | None = None
        self._there = 0.0
        self._has_counted = False
        self._first_read: float | None = None

    def saw(
        self,
        picture: Frame,
        seen: Sequence[DecodedCode],
        counted: Sequence[DecodedCode],
        cpu: float,
    ) -> CameraFigures:
        """A picture was read in `cpu` milliseconds: `seen` in it, `counted` of them."""
        grey, seconds = cv2.cvtColor(picture.picture, cv2.COLOR_BGR2GRAY), picture.seconds
        frame = _Judged(seconds, cpu, bool(seen), judged(grey, seen))
        self._frames.append(frame)
        while len(self._frames) > _FEWEST and seconds - self._frames[0].seconds > WINDOW:
            self._frames.popleft()
        self._time(seconds, shown=frame.quality.middle is not None, counted=bool(counted))
        return _figures(self._frames, self._first_read)

    def _time(self, seconds: float, *, shown: bool, counted: bool) -> None:
        if shown:
            self._there = seconds
            self._came = seconds if self._came is None else self._came
        elif seconds - self._there > ABSENCE:
            self._came, self._has_counted = None, False
        if counted and self._came is not None and not self._has_counted:
            self._first_read, self._has_counted = seconds - self._came, True


def _figures(frames: Sequence[_Judged], first_read: float | None) -> CameraFigures:
    with_code = [frame for frame in frames if frame.quality.middle]
    is_often = len(with_code) >= _OFTEN * len(frames)
    judged_by = [frame.quality for frame in (with_code if is_often and with_code else frames)]
    modules = [quality.module for quality in judged_by if quality.module]
    sizes = [quality.size for quality in judged_by if quality.size]
    return CameraFigures(
        light=median(quality.light for quality in judged_by),
        glare=median(quality.glare for quality in judged_by),
        sharpness=median(quality.sharpness for quality in judged_by),
        module=median(modules) if modules else None,
        size=median(sizes) if sizes else None,
        sway=_sway(judged_by),
        shown=100 * len(with_code) / len(frames),
        read=100 * sum(f.is_read for f in with_code) / len(with_code) if with_code else 0.0,
        first_read=first_read,
        rate=_rate(frames),
        cpu=mean(frame.cpu for frame in frames),  # Windows counts in steps of 16 ms
    )


def _sway(qualities: Sequence[Quality]) -> float:
    middles = [quality.middle for quality in qualities if quality.middle]
    return max((_spread(axis) for axis in zip(*middles, strict=True)), default=0.0)


def _spread(values: Sequence[float]) -> float:
    middle = median(values)
    return median(abs(value - middle) for value in values)


def _rate(frames: Sequence[_Judged]) -> float:
    passed = frames[-1].seconds - frames[0].seconds
    return (len(frames) - 1) / passed if passed > 0 else 0.0

"""Focus and exposure of a camera, as far as its driver answers; belongs to the thread that reads.

A torch is not here: no driver of a desktop that OpenCV speaks to has one.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop_app.capture.opencv import cv2

_ABSENT = -1.0  # what OpenCV gives for what a driver does not have
_NAMES = {
    "focus": (cv2.CAP_PROP_FOCUS, cv2.CAP_PROP_AUTOFOCUS),
    "exposure": (cv2.CAP_PROP_EXPOSURE, cv2.CAP_PROP_AUTO_EXPOSURE),
}
_V4L2_EXPOSURE = (3.0, 1.0)  # its menu: aperture priority is automatic, manual is 1
_SWITCH = (1.0, 0.0)


class Driver(Protocol):
    """The part of cv2.VideoCapture that is needed."""

    def get(self, prop: int, /) -> float:
        """The value, or -1."""

    def set(self, prop: int, value: float, /) -> bool:
        """Whether the driver has it; not whether it took the value."""


@dataclass(frozen=True)
class Control:
    """One thing that a driver lets be set, as read back from it, in the driver's own units."""

    name: str
    value: float
    has_automatic: bool

    def stepped(self, direction: int) -> float:
        """One step up or down; exposure in V4L2 is a time, in Windows its logarithm."""
        is_time = self.name == "exposure" and sys.platform == "linux"
        step = max(1.0, round(self.value / 4)) if is_time else 5.0 if self.name == "focus" else 1.0
        return self.value + direction * step


def set_controls(driver: Driver, wanted: Mapping[str, float]) -> list[Control]:
    """Sets what is wanted by name, the rest to automatic; returns what the driver has."""
    controls = []
    for name, (value, automatic) in _NAMES.items():
        if driver.get(value) == _ABSENT:
            continue
        has_automatic = driver.get(automatic) != _ABSENT
        is_menu = name == "exposure" and sys.platform == "linux"
        on, off = _V4L2_EXPOSURE if is_menu else _SWITCH
        if has_automatic:
            driver.set(automatic, off if name in wanted else on)
        if name in wanted:
            driver.set(value, wanted[name])
        controls.append(Control(name, driver.get(value), has_automatic))
    return controls

"""Where pictures come from, told from what a person typed."""

import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from desktop_app.capture.scan import Source


class Kind(Enum):
    """What an address leads to."""

    DEVICE = "device"
    STREAM = "stream"
    FILE = "file"


@dataclass(frozen=True)
class Address:
    """Where pictures come from: a camera's index or device path, a stream's URL or a video file."""

    text: str

    @property
    def kind(self) -> Kind:
        """Told from the spelling alone."""
        if self.text.isdecimal() or self.text.startswith("/dev/"):
            return Kind.DEVICE
        return Kind.STREAM if "://" in self.text else Kind.FILE

    @property
    def source(self) -> Source:
        """What its scans are marked with."""
        return "video" if self.kind is Kind.FILE else "camera"

    @property
    def device_path(self) -> Path | None:
        """The device's file, where the system shows one."""
        if self.kind is not Kind.DEVICE or sys.platform != "linux":
            return None
        return Path(f"/dev/video{self.text}" if self.text.isdecimal() else self.text)

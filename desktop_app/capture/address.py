"""Where pictures come from, told from what a person typed."""

import re
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import unquote, urlsplit

from desktop_app.capture.camera_list import DEVICE
from desktop_app.capture.scan import Source

PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".gif")
_HOST = re.compile(r"(\d{1,3}(\.\d{1,3}){3}(:\d{1,5})?|[\w-]+(\.[\w-]+)*:\d{2,5})(/.*)?")


class Kind(Enum):
    """What an address leads to."""

    DEVICE = "device"
    STREAM = "stream"
    FILE = "file"


@dataclass(frozen=True)
class Address:
    """Where pictures come from: a camera's index or device path, a stream's URL or a video file."""

    text: str

    @classmethod
    def typed(cls, text: str) -> "Address":
        """Spelt as people do: in quotes, a file as a URL, a phone's address without http://."""
        text = text.strip().strip("\"'")
        if text.startswith("file://"):
            path = unquote(urlsplit(text).path)
            return cls(path[1:] if re.match("/[A-Za-z]:", path) else path)
        return cls(f"http://{text}" if _HOST.fullmatch(text) else text)

    @property
    def kind(self) -> Kind:
        """Told from the spelling alone."""
        if self.text.isdecimal() or self.text.startswith(("/dev/", DEVICE)):
            return Kind.DEVICE
        return Kind.STREAM if "://" in self.text else Kind.FILE

    @property
    def is_picture(self) -> bool:
        """Whether it is a still picture's file, by its name."""
        return self.kind is Kind.FILE and self.text.lower().endswith(PICTURES)

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

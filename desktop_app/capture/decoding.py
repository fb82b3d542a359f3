"""The two chains of decoders: quick for frames of a camera, thorough for a still picture."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.capture import zxing
from desktop_app.capture.agreement import Agreement
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import DecodedCode, Polygon
from desktop_app.capture.views import (
    Matrix,
    View,
    brought_back,
    contrasted,
    scaled,
    softened,
    turned,
    whole,
)
from desktop_app.capture.zbar import ZbarDecoder

FRAME_SIZE = (1280, 720)  # width, height: frames above are shrunk before they are read
_STILL_LIMIT = (2560, 1920)  # a phone's photo holds nothing that would be lost by this
_NEIGHBOURHOOD = 8  # pixels by which two readers differ about one code's place


@dataclass(frozen=True)
class Stage:
    """One way to look at a picture and one way to read it."""

    view: View
    read: Callable[[Picture], list[DecodedCode]]

    def __call__(self, grey: Picture) -> list[DecodedCode]:
        """The codes found, with their places in the pixels of `grey`."""
        picture, back = self.view(grey)
        return [_moved(code, back) for code in self.read(picture)]


class LiveChain:
    """Reads one frame after the other; belongs to one thread.

    The quick stages see every frame; the heavy ones take turns, one a frame, so that a hard code is
    read within a few frames and an empty picture costs little. The one that helped stays in turn.
    """

    def __init__(self) -> None:
        every_fourth, every_second = ZbarDecoder(density=4).read, ZbarDecoder(density=2).read
        self._quick = [Stage(whole, zxing.read_fast), Stage(whole, every_fourth)]
        self._heavy = [
            Stage(turned(-20, 1), every_fourth),
            Stage(turned(45, 1), zxing.read_fast),
            Stage(whole, zxing.read_level),
            Stage(turned(20, 1), every_fourth),
            Stage(scaled(2), zxing.read_fast),
            Stage(contrasted, every_fourth),
            Stage(scaled(0.5), every_second),
            Stage(softened, zxing.read_fast),
        ]

    def read(self, grey: Picture) -> list[DecodedCode]:
        """What is sure after the first successful stage of this frame."""
        found: list[DecodedCode] = []
        for stage in (*self._quick, self._heavy[0]):
            found += _distinct(stage(grey))
            if codes := _sure(found):
                return codes
        self._heavy.append(self._heavy.pop(0))
        return []


class FrameDecoder:
    """Reads the frames of one run in their order and says which codes count."""

    def __init__(self) -> None:
        self._chain = LiveChain()
        self._agreement = Agreement()

    def read(self, picture: Picture, seconds: float) -> tuple[list[DecodedCode], list[DecodedCode]]:
        """The codes seen in the frame taken at `seconds`, and those of them that count now."""
        grey, back = as_grey(picture)
        seen = [_moved(code, back) for code in self._chain.read(grey)]
        return seen, self._agreement.counted(seen, seconds)


def decode_still(picture: Picture) -> list[DecodedCode]:
    """Every different code in a picture (grey or BGR, of any size), read by all stages."""
    grey, back = as_grey(picture, _STILL_LIMIT)
    codes = _sure([code for stage in _still_stages() for code in _distinct(stage(grey))])
    return [_moved(code, back) for code in codes]


def as_grey(picture: Picture, limit: tuple[int, int] = FRAME_SIZE) -> tuple[Picture, Matrix]:
    """The picture in grey, at most `limit` (width, height), and the way back to its pixels."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture
    factor = min(limit[0] / grey.shape[1], limit[1] / grey.shape[0])
    return scaled(factor)(grey) if factor < 1 else whole(grey)


def read_picture(path: Path) -> Picture | None:
    """The picture of a file in BGR, or None where it is none (OpenCV alone fails on odd names)."""
    data = np.fromfile(path, np.uint8)
    return cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None


def _still_stages() -> list[Stage]:
    every_line, every_second = ZbarDecoder(density=1).read, ZbarDecoder(density=2).read
    return [
        Stage(whole, zxing.read_thorough),
        Stage(whole, every_line),
        Stage(contrasted, every_line),
        Stage(turned(45, 1), zxing.read_fast),
        Stage(turned(20, 1), every_line),
        Stage(turned(-20, 1), every_line),
        Stage(scaled(2), zxing.read_thorough),
        Stage(scaled(0.5), every_second),
        Stage(softened, zxing.read_thorough),
    ]


def _distinct(codes: Iterable[DecodedCode]) -> list[DecodedCode]:
    first: dict[str, DecodedCode] = {}
    for code in codes:
        first.setdefault(code.key, code)
    return list(first.values())


def _sure(found: list[DecodedCode]) -> list[DecodedCode]:
    """The codes to believe of what several stages read in one picture.

    A weak code needs two stages that agree; of two readings of one place the stronger, then the one
    that more stages saw, is kept (turned pictures show parts of an ITF as a shorter one).
    """
    votes = Counter(code.key for code in found)
    codes = [code for code in _distinct(found) if not _is_weak(code) or votes[code.key] > 1]
    codes.sort(key=lambda code: (_is_weak(code), -votes[code.key]))
    kept: list[DecodedCode] = []
    for code in codes:
        if not any(_same_place(code.polygon, other.polygon) for other in kept):
            kept.append(code)
    return kept


def _is_weak(code: DecodedCode) -> bool:
    """ITF has no check digit of its own and UPC-E none in its bars: stripes can look like them."""
    return code.symbology == "UPCE" or (code.symbology == "ITF" and not code.gtin)


def _moved(code: DecodedCode, back: Matrix) -> DecodedCode:
    return replace(code, polygon=brought_back(code.polygon, back))


def _same_place(one: Polygon | None, other: Polygon | None) -> bool:
    if one is None or other is None:
        return False
    return _holds(one, other) or _holds(other, one)


def _holds(polygon: Polygon, other: Polygon) -> bool:
    """Whether the middle of `other` lies in the polygon."""
    middle = np.mean(other, axis=0)
    corners = np.array(polygon, np.int32)
    distance = cv2.pointPolygonTest(corners, (float(middle[0]), float(middle[1])), True)
    return distance > -_NEIGHBOURHOOD

"""Whether a code that cannot be read now is still held where it was, or has left the picture.

A lens that hunts for its focus loses the bars, not the label: seen so small that blur no longer
matters, its place looks as it did.
"""

from dataclasses import dataclass, replace

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import DecodedCode, Polygon

_LONGER_SIDE = 80  # pixels of a glance
_LEAST = 4  # pixels across a place: fewer look like anything
_MARGIN = 0.3  # parts of the code's longer side: the paper around bars, which alone are one grey
_ALIKE = 0.65  # correlation: held labels had 0.87 and more, what stood behind them 0.35 and less
_BLACK = 12  # brightest pixel of a frame that shows nothing


class Glance:
    """A grey frame, shrunk until focus does not matter."""

    def __init__(self, grey: Picture) -> None:
        self.factor = min(1.0, _LONGER_SIDE / max(grey.shape))
        size = [max(1, round(side * self.factor)) for side in grey.shape[1::-1]]
        self.picture: Picture = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
        self.is_black = int(self.picture.max()) < _BLACK


@dataclass(frozen=True)
class Place:
    """How the place of a code looked when it was read, and where it was seen last, in a glance."""

    patch: Picture
    left: int
    top: int

    @classmethod
    def of(cls, polygon: Polygon, glance: Glance) -> "Place":
        """The place inside a polygon, which is in the frame's pixels."""
        corners = np.array(polygon, np.float64) * glance.factor
        low, high = corners.min(axis=0), corners.max(axis=0)
        room = _MARGIN * (high - low).max()
        last = np.array(glance.picture.shape[::-1]) - _LEAST  # a label may hang out of the picture
        left, top = np.clip(low - room, 0, last).astype(int).tolist()
        right, bottom = np.maximum(high + room, (left + _LEAST, top + _LEAST)).astype(int).tolist()
        return cls(glance.picture[top:bottom, left:right], left, top)

    def found_in(self, glance: Glance) -> "Place | None":
        """The same place near where it was; None where nothing looks like it.

        A black frame (light off, lens covered) takes nothing away.
        """
        if glance.is_black:
            return self
        (height, width), room = self.patch.shape, max(self.patch.shape) // 3
        left, top = max(0, self.left - room), max(0, self.top - room)
        bottom, right = self.top + height + room, self.left + width + room
        part = glance.picture[top:bottom, left:right]
        if part.shape[0] < height or part.shape[1] < width:  # another size of frames
            return None
        alike = cv2.matchTemplate(part, self.patch, cv2.TM_CCOEFF_NORMED)
        _, best, _, (x, y) = cv2.minMaxLoc(alike)
        return replace(self, left=left + x, top=top + y) if best > _ALIKE else None

    def holds(self, code: DecodedCode, glance: Glance) -> bool:
        """Whether the middle of a code lies here."""
        if code.polygon is None:
            return False
        x, y = np.mean(code.polygon, axis=0) * glance.factor
        height, width = self.patch.shape
        return bool(self.left <= x <= self.left + width and self.top <= y <= self.top + height)

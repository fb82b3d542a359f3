"""Finds where bars stand side by side in a picture, whatever they say, and turns them upright.

Bars change the brightness in one direction only, and much; text and things do so in all directions.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy.typing as npt

from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.views import Matrix, View

Grid = npt.NDArray[np.float32]

_CELL = 8  # pixels that are judged as one
_FAINTEST = 3.0  # mean change between neighbours in a cell with bars
_COHERENCE = 0.45  # how much one direction outweighs the one across; bars alone have nearly 1
_SECTORS = 6  # directions that are told apart
_FEWEST_CELLS = 8
_WIDEST, _TALLEST = 1000, 128  # pixels of an upright crop: more rows say nothing new
_NARROWEST = 500  # below it a crop is enlarged: bars of a pixel each are told apart by no decoder
_SAME_TURN = 0.12  # radians
_SAME_ROW = 0.1  # parts of the height by which parts of one row may differ
_WIDEST_GAP = 0.25  # parts of the width, between parts of one row that are wider than it
_MARGIN = 0.2  # parts of the bars' width: the quiet zone, and faint bars that were not found


@dataclass(frozen=True)
class Bars:
    """Where bars stand: middle, extent across and along them in pixels, direction across them."""

    x: float
    y: float
    width: float
    height: float
    angle: float  # radians
    weight: float

    def enlarged(self, factor: float) -> "Bars":
        """The same place in a larger picture."""
        x, y, width, height = (factor * size for size in (self.x, self.y, self.width, self.height))
        return Bars(x, y, width, height, self.angle, self.weight)

    def goes_on_in(self, other: "Bars") -> bool:
        """Whether both are parts of one row of bars, with a wide stretch of paper between.

        The edge of a label has too few bars to be a part.
        """
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        right, down = other.x - self.x, other.y - self.y
        across, along = right * cosine + down * sine, down * cosine - right * sine
        gap = abs(across) - (self.width + other.width) / 2
        uneven = abs(along) + abs(self.height - other.height) / 2
        return (
            self._turn(other) < _SAME_TURN
            and uneven < _SAME_ROW * self.height + _CELL / 2
            and gap < _WIDEST_GAP * self.width < other.width
        )

    def joined(self, other: "Bars") -> "Bars":
        """Both as one."""
        cosine, sine = math.cos(self.angle), math.sin(self.angle)
        off = (other.x - self.x) * cosine + (other.y - self.y) * sine
        low = min(-self.width, 2 * off - other.width) / 2
        high = max(self.width, 2 * off + other.width) / 2
        shift = (low + high) / 2
        return replace(
            self,
            x=self.x + shift * cosine,
            y=self.y + shift * sine,
            width=high - low,
            weight=self.weight + other.weight,
        )

    def is_like(self, other: "Bars") -> bool:
        """Whether both are the same place seen twice."""
        near = math.hypot(self.x - other.x, self.y - other.y) < 0.3 * max(self.width, other.width)
        return near and self._turn(other) < 0.3

    def _turn(self, other: "Bars") -> float:
        return abs((self.angle - other.angle + math.pi / 2) % math.pi - math.pi / 2)


def find_bars(small: Picture, back: Matrix, most: int = 3) -> list[Bars]:
    """The most striking places with bars, the best first, in the pixels that `back` leads to.

    `small` is a grey picture of some 640 x 360 pixels: finer bars than it shows need no finding.
    """
    if min(small.shape) <= _CELL:
        return []
    found: list[Bars] = []
    for bars in sorted(_places(*_directions(small)), key=lambda bars: -bars.weight):
        if any(bars.is_like(other) for other in found):
            continue
        begun = [n for n, other in enumerate(found) if other.goes_on_in(bars)]
        if begun:
            found[begun[0]] = found[begun[0]].joined(bars)
        elif len(found) < most:
            found.append(bars)
    return [bars.enlarged(float(back[0, 0])) for bars in found]


def upright(bars: Bars, margin: float = _MARGIN) -> View:
    """The bars turned so that they stand, with a margin on both sides."""
    width, height = bars.width * (1 + 2 * margin) + 16, bars.height
    factor = min(_WIDEST / width, max(1.0, min(2.0, _NARROWEST / width)))
    squeeze = min(factor, _TALLEST / height)
    size = max(8, round(width * factor)), max(8, round(height * squeeze))
    cosine, sine = math.cos(bars.angle), math.sin(bars.angle)
    back = np.array([[cosine / factor, -sine / squeeze, 0], [sine / factor, cosine / squeeze, 0]])
    back[:, 2] = (bars.x, bars.y) - back[:, :2] @ (size[0] / 2, size[1] / 2)

    def view(picture: Picture) -> tuple[Picture, Matrix]:
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        return cv2.warpAffine(
            picture, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE
        ), back

    return view


def _directions(small: Picture) -> tuple[npt.NDArray[np.complex64], Grid]:
    """For every cell: the direction of change as a vector of twice its angle, and how much."""
    rows, columns = ((side - 1) // _CELL * _CELL for side in small.shape)
    small = small[: rows + 1, : columns + 1]
    corner = small[:-1, :-1]
    level = _mean(cv2.absdiff(small[:-1, 1:], corner))
    steep = _mean(cv2.absdiff(small[1:, :-1], corner))
    falling = _mean(cv2.absdiff(small[1:, 1:], corner))
    rising = _mean(cv2.absdiff(small[1:, :-1], small[:-1, 1:]))
    change = level + steep
    return (level - steep + 1j * (falling - rising)).astype(np.complex64), change


def _mean(change: Picture) -> Grid:
    """The mean of every cell, softened by its neighbours."""
    size = change.shape[1] // _CELL, change.shape[0] // _CELL
    cells = cv2.resize(change, size, interpolation=cv2.INTER_AREA)
    soft: Grid = cv2.blur(cells.astype(np.float32), (3, 3)).astype(np.float32)
    return soft


def _places(across: npt.NDArray[np.complex64], change: Grid) -> Iterator[Bars]:
    """Cells that hang together and agree about their direction."""
    barred = (np.abs(across) > _COHERENCE * change) & (change > _FAINTEST)
    turn = (np.angle(across) * (127 / math.pi)).astype(np.int8)  # wraps where half a turn is full
    for sector in range(_SECTORS):
        off = (turn - np.int8(sector * 256 // _SECTORS - 128)).astype(np.int16)
        mask = (barred & (np.abs(off) < 0.8 * 256 / _SECTORS)).astype(np.uint8)
        if np.count_nonzero(mask) < _FEWEST_CELLS:
            continue
        count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
        for label in range(1, count):
            left, top, width, height, cells = stats[label]
            if cells >= _FEWEST_CELLS:
                box = np.s_[top : top + height, left : left + width]
                yield _outline(labels[box] == label, across[box], left, top)


def _outline(
    mask: npt.NDArray[np.bool_],
    across: npt.NDArray[np.complex64],
    left: int,
    top: int,
) -> Bars:
    rows, columns = np.nonzero(mask)
    angle = float(np.angle(across[mask].sum())) / 2
    cosine, sine = math.cos(angle), math.sin(angle)
    x, y = columns + left + 0.5, rows + top + 0.5
    low, high = _extent(x * cosine + y * sine)
    upper, lower = _extent(y * cosine - x * sine)
    middle, level = (low + high) / 2, (upper + lower) / 2
    return Bars(
        x=_CELL * (middle * cosine - level * sine),
        y=_CELL * (middle * sine + level * cosine),
        width=_CELL * (high - low + 1.0),
        height=_CELL * (lower - upper + 1.0),
        angle=angle,
        weight=float(np.sqrt(np.abs(across[mask])).sum()) * min(1.0, (high - low + 1) / 4),
    )


def _extent(places: npt.NDArray[np.float64]) -> tuple[float, float]:
    """From where to where all but a few stand."""
    places.sort()
    few = len(places) // 40
    return float(places[few]), float(places[-1 - few])

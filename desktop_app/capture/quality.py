"""How good one picture is for reading: sharpness, light, glare and size of the code in it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy.typing as npt

from desktop_app.capture.bars import Bars
from desktop_app.capture.look import Look
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import DecodedCode, Polygon
from desktop_app.capture.wanted import TWO_DIMENSIONAL

Profile = npt.NDArray[np.float64]

_ROWS, _BAND = 60, 12  # of a code that are looked at; averaged: grain goes, leaning bars stay apart
_FLATTEST = 12.0  # contrast of 255 below which there are no bars
_SWING = 0.2  # parts of the contrast from light to dark and back: what is less is grain
_FEWEST_SWINGS = 8
_SHARPEST = 0.5  # parts of the contrast from one pixel to the next: what a good lens and chip give
_ELEMENT = 1.65  # modules of a mean bar or gap: EAN-13 has 59 in 95, Code 128 has 6 in 11
_RUN = 2.0  # modules of a mean run in a matrix code
_WHITE = 250.0  # of 255: a chip that has had too much light
_WIDEST_GAP = 4.0  # elements: more white than any code has in one piece is a reflection


@dataclass(frozen=True)
class Quality:
    """What a picture is like where a code is, else as a whole.

    `light` (of the paper), `glare` and `sharpness` in percent; `module`: pixels of the narrowest
    bar; `size`: parts of the picture's longer side that the code takes; `middle`: where it is, in
    parts of that side. These are None where nothing in the picture looks like a code.
    """

    light: float
    glare: float
    sharpness: float
    module: float | None = None
    size: float | None = None
    middle: tuple[float, float] | None = None


@dataclass(frozen=True)
class _Edges:
    """Of a few rows across the bars."""

    steepest: float  # parts of the contrast from one pixel to the next
    element: float  # pixels of a mean bar or gap
    white: float  # parts of the width


def judged(grey: Picture, codes: Sequence[DecodedCode]) -> Quality:
    """The quality of a grey frame in which `codes` were read (their places in its pixels)."""
    code = next((code for code in codes if code.polygon), None)
    if code and code.polygon:
        place: Bars | None = _place_of(grey, code.polygon, code.symbology)
        modules = _RUN if code.symbology in TWO_DIMENSIONAL else _ELEMENT
    else:
        place, modules = next(iter(Look(grey, places=1).places), None), _ELEMENT
    return (place and _at(grey, place, modules)) or _of_whole(grey)


def _at(grey: Picture, place: Bars, modules: float) -> Quality | None:
    strip = _strip(grey, place)
    edges = [found for rows in _bands(strip) if (found := _edges(rows))]
    if not edges:
        return None
    steepest, element, white = np.median([(e.steepest, e.element, e.white) for e in edges], axis=0)
    longer = max(grey.shape)
    return Quality(
        light=_percent(float(np.percentile(strip, 90)) / 255),
        glare=_percent(float(white)),
        sharpness=_percent(float(steepest) / _SHARPEST),
        module=float(element) / modules,
        size=place.width / longer,
        middle=(place.x / longer, place.y / longer),
    )


def _of_whole(grey: Picture) -> Quality:
    """By the steepest edges that are anywhere: something in every picture has sharp ones."""
    soft = cv2.blur(grey, (1, 5))
    steps = np.bincount(cv2.absdiff(soft[:, 1:], soft[:, :-1]).ravel(), minlength=256)
    levels = np.bincount(grey.ravel(), minlength=256)
    contrast = _level(levels, 0.99) - _level(levels, 0.01)
    steepest = _level(steps, 0.999) / contrast if contrast >= _FLATTEST else 0.0
    return Quality(
        light=_percent(_level(levels, 0.9) / 255),
        glare=_percent(float(levels[int(_WHITE) :].sum() / grey.size)),
        sharpness=_percent(steepest / _SHARPEST),
    )


def _level(counts: npt.NDArray[np.int64], part: float) -> int:
    """The value below which a part of what was counted is."""
    return int(np.searchsorted(np.cumsum(counts), part * counts.sum()))


def _percent(part: float) -> float:
    return 100 * min(1.0, max(0.0, part))


def _place_of(grey: Picture, polygon: Polygon, symbology: str) -> Bars:
    """Where a code lies that was read; readers differ about the order of its corners."""
    corners = np.array(polygon, np.float64)
    middle = corners.mean(axis=0)
    angle = _across(grey, polygon)
    if symbology in TWO_DIMENSIONAL:
        angle = math.atan2(*(corners[1] - corners[0])[::-1])
    axes = np.array(((math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))))
    width, height = np.ptp((corners - middle) @ axes.T, axis=0)
    x, y = middle.tolist()
    return Bars(x, y, max(width, 2.0), max(height, float(_BAND)), angle, weight=1.0)


def _across(grey: Picture, polygon: Polygon) -> float:
    """The direction across the bars: that in which brightness changes."""
    left, top, width, height = cv2.boundingRect(np.array(polygon, np.int32))
    part = grey[max(0, top) : top + max(height, 3), max(0, left) : left + max(width, 3)]
    level, steep = (cv2.Sobel(part, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    mixed, apart = float((level * steep).sum()), float((level**2 - steep**2).sum())
    return math.atan2(2 * mixed, apart) / 2


def _strip(grey: Picture, place: Bars) -> Picture:
    """The middle rows of a code with its bars upright, in the picture's own pixels."""
    size = max(2, round(place.width)), max(_BAND, min(_ROWS, round(place.height)))
    cosine, sine = math.cos(place.angle), math.sin(place.angle)
    back = np.array([[cosine, -sine, 0], [sine, cosine, 0]])
    back[:, 2] = (place.x, place.y) - back[:, :2] @ ((size[0] - 1) / 2, (size[1] - 1) / 2)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(grey, back, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _bands(strip: Picture) -> Iterator[Profile]:
    """The brightness along a few rows, averaged, again and again."""
    for top in range(0, len(strip) - _BAND + 1, _BAND):
        yield strip[top : top + _BAND].mean(axis=0)


def _edges(rows: Profile) -> _Edges | None:
    contrast = float(np.percentile(rows, 95) - np.percentile(rows, 5))
    if contrast < _FLATTEST:
        return None
    ends = _swings(rows, _SWING * contrast)
    if len(ends) < _FEWEST_SWINGS:
        return None
    steps = np.abs(np.diff(rows))
    steepest = [steps[start:end].max() for start, end in pairwise(ends)]
    first, last = ends[1], ends[-2]  # outside them is paper
    element = (last - first) / (len(ends) - 3)
    white = _longest_white(rows[first:last])
    glare = white / (last - first) if white > _WIDEST_GAP * element else 0.0
    return _Edges(float(np.percentile(steepest, 75)) / contrast, element, glare)


def _swings(rows: Profile, least: float) -> list[int]:
    """Where brightness turns, if it has changed by `least` at least."""
    slopes = np.signbit(np.diff(rows))
    turns = [0, *(np.flatnonzero(slopes[1:] != slopes[:-1]) + 1).tolist(), len(rows) - 1]
    ends, rising = [0], 0.0
    for turn in turns[1:]:
        change = rows[turn] - rows[ends[-1]]
        if rising and change * rising >= 0:
            ends[-1] = turn  # further in the same direction
        elif abs(change) >= least:
            ends.append(turn)
            rising = change
    return ends


def _longest_white(rows: Profile) -> int:
    """Pixels of the longest stretch without a bar that a chip had too much light for."""
    dark = np.flatnonzero(rows < _WHITE)
    limits = np.concatenate(([-1], dark, [len(rows)]))
    return int(np.diff(limits).max()) - 1

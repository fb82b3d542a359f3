"""Puts paper beside upright bars, where other print or an edge stands too near to them."""

import numpy.typing as npt

from desktop_app.capture.opencv import Picture, cv2, np

_MARGIN = 1 / 7  # part of an upright crop beside the place where bars were found
_LIGHT = 0.7  # from ink (0) to paper (1)


def papered(picture: Picture) -> Picture:
    """The bars with the paper nearest to where they were found to end going on to the edges.

    Decoders take for the end of a code what has paper beside it, as the standards ask for.
    """
    line = cv2.reduce(picture, 0, cv2.REDUCE_AVG)[0]
    side = round(len(line) * _MARGIN)
    bars = np.sort(line[side:-side]).astype(int)
    few = len(bars) // 20
    ink, paper = bars[few], bars[-1 - few]
    light = line > ink + _LIGHT * (paper - ink)
    picture = picture.copy()
    if left := _nearest(light[: 2 * side], side):
        picture[:, :left] = picture[:, [left]]
    if right := _nearest(light[: -2 * side - 1 : -1], side):
        picture[:, -right:] = picture[:, [-right - 1]]
    return picture


def _nearest(light: npt.NDArray[np.bool_], place: int) -> int:
    """The middle of the light stretch that lies nearest to a place; 0 where there is none."""
    steps = np.flatnonzero(np.diff(light, prepend=False, append=False))
    middles = (steps[::2] + steps[1::2]) // 2
    return int(middles[np.abs(middles - place).argmin()]) if len(middles) else 0

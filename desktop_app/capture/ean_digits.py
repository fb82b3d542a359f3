"""The digits that explain smeared bars best, and how much worse the next best would be.

Viterbi's way through the digits, once for each first digit (it chooses the parities) and each
remainder of the check sum, so that only numbers with a right check digit compete.
"""

from dataclasses import dataclass
from functools import cache

import numpy.typing as npt

from desktop_app.capture.ean_bars import PARITIES, Costs, Values
from desktop_app.capture.opencv import np

_TEN = np.arange(10)
_NEVER = np.float32(1e9)
_EVENS = np.array([[10 * (p == "G") for p in parity] for parity in PARITIES])
_OF_PARITY = _EVENS[:, :, None] + _TEN  # first digit, place, digit -> row of a left cost


@dataclass(frozen=True)
class Digits:
    """A number of 13 digits, what it leaves unexplained, and what the next best number leaves."""

    text: str
    unexplained: float
    next_best: float

    @property
    def margin(self) -> float:
        """How many times more the next best leaves unexplained."""
        return self.next_best / max(self.unexplained, 1e-6)


def least(found: Costs) -> Values:
    """What the best digits of each hypothesis leave unexplained, with a check digit or without."""
    best = found.start[:, :10]  # the first digit's parity is always odd
    best = (best[:, :, None] + found.lefts[:, 0, :10]).min(axis=1)
    for place in range(1, 5):
        best = (best[:, :, None] + found.lefts[:, place]).min(axis=1)
    best = (best[:, :, None] + found.middle).min(axis=1)
    for place in range(5):
        best = (best[:, :, None] + found.rights[:, place]).min(axis=1)
    return np.asarray((best + found.end).min(axis=1))


def digits(found: Costs) -> Digits:
    """The best number of the only hypothesis."""
    steps = _steps(found)
    forth = _forth(_started(found.start[0]), steps)
    back = _back(found.end[0], steps)
    tables = [one + other for one, other in zip(forth, back, strict=True)]
    firsts = tables[0].min(axis=(1, 2))
    table = np.vstack([firsts, *(whole.min(axis=(0, 1)) for whole in tables)])
    chosen = table.argmin(axis=1)
    unexplained = float(firsts.min())
    table[np.arange(13), chosen] = _NEVER
    return Digits("".join(map(str, chosen)), unexplained, float(table.min()))


def _steps(found: Costs) -> list[Values]:
    """Costs of (first digit, digit, next digit) at each of the 11 steps."""
    place = np.arange(5)
    rows, columns = _OF_PARITY[:, :5, :, None], _OF_PARITY[:, 1:, None, :]
    lefts = found.lefts[0][place[:, None, None], rows, columns]
    middle = found.middle[0][_OF_PARITY[:, 5]]
    return [*lefts.swapaxes(0, 1), middle, *found.rights[0][:, None]]


def _started(start: Values) -> Values:
    """Costs of (first digit, check sum, digit)."""
    table = np.full((10, 10, 10), _NEVER, np.float32)
    table[_TEN[:, None], (_TEN[:, None] + 3 * _TEN) % 10, _TEN] = start[_OF_PARITY[:, 0]]
    return table


def _forth(table: Values, steps: list[Values]) -> list[Values]:
    tables = [table]
    for place, step in enumerate(steps, start=1):
        reached = (tables[-1][:, :, :, None] + step[:, None]).min(axis=2)
        tables.append(reached[:, _sum_before(place), _TEN])
    return tables


def _back(end: Values, steps: list[Values]) -> list[Values]:
    table = np.full((1, 10, 10), _NEVER, np.float32)
    table[:, 0] = end
    tables = [table]
    for place in range(len(steps), 0, -1):
        ahead = tables[-1][:, _sum_after(place), _TEN]
        tables.append((ahead[:, :, None] + steps[place - 1][:, None]).min(axis=3))
    return tables[::-1]


@cache
def _sum_before(place: int) -> npt.NDArray[np.int64]:
    """(check sum, digit) -> the check sum before the digit at this place from the left."""
    return np.asarray((_TEN[:, None] - _weight(place) * _TEN) % 10)


@cache
def _sum_after(place: int) -> npt.NDArray[np.int64]:
    return np.asarray((_TEN[:, None] + _weight(place) * _TEN) % 10)


def _weight(place: int) -> int:
    return 1 if place % 2 else 3

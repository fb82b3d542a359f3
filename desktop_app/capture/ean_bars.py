"""What the bars of an EAN-13 look like behind a lens that smears them; nothing is read here.

Source of the bars: GS1 General Specifications 5.2.1. A lens out of focus smears a line into the
shadow of a disc, grain and the steps of pixels round its corners: of several kernels that one left
the least unexplained on photos.
"""

from dataclasses import dataclass
from functools import cache

import numpy.typing as npt

from desktop_app.capture.opencv import np

Values = npt.NDArray[np.float32]

PER_MODULE = 2  # samples: smeared bars hold nothing finer
PARITIES = (
    *("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG"),
    *("LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL"),
)
MODULES = 95
SMEARS = (
    0.4,
    1.9,
)  # modules, as a standard deviation: beyond it digits reach over their neighbours
_ROUGHEST = 0.05  # modules: smears nearer than this look alike
_QUIET = 4  # modules of paper beside the bars
_DIGIT = 7
_DISC, _ROUND = 0.9, 0.43  # parts of the smear that disc and rounding have
_FINE = 64  # steps of a kernel's table to a standard deviation
_FIRST = ("0001101", "0011001", "0010011", "0111101", "0100011")
_SECOND = ("0110001", "0101111", "0111011", "0110111", "0001011")

ODD = np.array([[int(bit) for bit in digit] for digit in (*_FIRST, *_SECOND)], np.float32)
RIGHT = 1 - ODD
EVEN = RIGHT[:, ::-1]
LEFT = np.vstack([ODD, EVEN])

# The code is judged from one module of paper before it to one behind it.
PLACES = (np.arange((MODULES + 2) * PER_MODULE) + 0.5) / PER_MODULE - 1  # modules
_HALF = _DIGIT * PER_MODULE // 2
_EDGE = 4 * PER_MODULE + _HALF  # paper, guard and half a digit
_CENTRE = (_DIGIT + 5) * PER_MODULE
_BETWEEN = _DIGIT * PER_MODULE  # from the middle of a digit to the middle of the next
_LEFTS = _EDGE + np.arange(5)[:, None] * _BETWEEN + np.arange(_BETWEEN)
_RIGHTS = _LEFTS + 5 * _BETWEEN + _CENTRE


@dataclass(frozen=True)
class Costs:
    """Squared differences for every hypothesis, of the digits at both ends of a stretch.

    A stretch reaches from the middle of one digit to the middle of the next: no other digit is
    smeared into it. `left` are 20 (digit in both parities), `right` 10.
    """

    start: Values  # hypothesis, left
    lefts: Values  # hypothesis, 5, left, left
    middle: Values  # hypothesis, left, right
    rights: Values  # hypothesis, 5, right, right
    end: Values  # hypothesis, right


def costs(samples: Values, smear: float, spread: float = 0.0) -> Costs:
    """Of samples (hypothesis, PLACES), dark 1 and paper 0; `spread` is how far ink has run."""
    alone = np.einsum("ij,ij->i", samples, samples)[:, None]  # the squares' part without templates
    start, left, middle, right, end = _templates(smear, spread)
    return Costs(
        _costs(samples[:, :_EDGE], start) + alone,
        _costs(samples[:, _LEFTS], left),
        _costs(samples[:, _LEFTS[-1, -1] + 1 : _RIGHTS[0, 0]], middle),
        _costs(samples[:, _RIGHTS], right),
        _costs(samples[:, -_EDGE:], end),
    )


def appearance(text: str, smear: float) -> tuple[Values, Values]:
    """How a code of 13 digits looks at PLACES, and what running ink would add to it."""
    paper = np.zeros(_QUIET, np.float32)
    bits = np.concatenate([paper, bars_of(text), paper])
    low = (_QUIET - 1) * PER_MODULE
    look, edges = _smeared(bits, smear)
    return look[low:-low], edges[low:-low]


def bars_of(text: str) -> Values:
    """The modules of a code of 13 digits; 1 is dark."""
    digits = [int(digit) for digit in text[1:]]
    evens = [10 * (parity == "G") for parity in PARITIES[int(text[0])]]
    lefts = [LEFT[digit + even] for digit, even in zip(digits[:6], evens, strict=True)]
    rights = [RIGHT[digit] for digit in digits[6:]]
    return np.concatenate([_GUARD, *lefts, _MIDDLE, *rights, _GUARD])


_GUARD = np.array((1, 0, 1), np.float32)
_MIDDLE = np.array((0, 1, 0, 1, 0), np.float32)
_BEFORE = np.concatenate([np.zeros(_QUIET, np.float32), _GUARD])


def _between(one: Values, guard: Values, other: Values) -> Values:
    """The modules of every pair of digits; (one, other, module)."""
    pairs = [np.concatenate([a, guard, b]) for a in one for b in other]
    return np.array(pairs).reshape(len(one), len(other), -1)


_STRETCHES = (
    np.hstack([np.tile(_BEFORE, (20, 1)), LEFT]),
    _between(LEFT, _MIDDLE[:0], LEFT),
    _between(LEFT, _MIDDLE, RIGHT),
    _between(RIGHT, _MIDDLE[:0], RIGHT),
    np.hstack([RIGHT, np.tile(_BEFORE[::-1], (10, 1))]),
)


def _costs(samples: Values, templates: Values) -> Values:
    flat = templates.reshape(-1, templates.shape[-1])
    likeness = samples.reshape(-1, samples.shape[-1]) @ (-2 * flat.T)
    likeness += np.einsum("ij,ij->i", flat, flat)
    return likeness.reshape(samples.shape[:-1] + templates.shape[:-1])


def _templates(smear: float, spread: float) -> list[Values]:
    return [look + np.float32(spread) * edges for look, edges in _both(smear)]


@cache
def _both(smear: float) -> list[tuple[Values, Values]]:
    """How every stretch looks, and what running ink would add to it."""
    low = (_QUIET - 1) * PER_MODULE
    cuts = (slice(low, -_HALF), *3 * (slice(_HALF, -_HALF),), slice(_HALF, -low))
    return [
        (look[..., cut], edges[..., cut])
        for cut, bits in zip(cuts, _STRETCHES, strict=True)
        for look, edges in [_smeared(bits, smear)]
    ]


def _smeared(bits: Values, smear: float) -> tuple[Values, Values]:
    """Rows of modules as samples, going on as they end; and the same of their edges."""
    weights, lines = _weights(bits.shape[-1], smear)
    return bits @ weights, np.abs(np.diff(bits, axis=-1)) @ lines


@cache
def _weights(count: int, smear: float) -> tuple[Values, Values]:
    places = (np.arange(count * PER_MODULE) + 0.5) / PER_MODULE
    away = (places - np.arange(1, count)[:, None]) / smear
    reach, kernel = _kernel()
    passed = np.interp(away, reach, np.cumsum(kernel) / kernel.sum())
    ones = np.ones((1, len(places)))
    weights = np.vstack([ones, passed]) - np.vstack([passed, 0 * ones])
    lines = np.interp(away, reach, kernel / kernel.sum() * _FINE / smear)
    return weights.astype(np.float32), lines.astype(np.float32)


@cache
def _kernel() -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    reach = np.arange(-6 * _FINE, 6 * _FINE + 1) / _FINE
    disc = np.sqrt(np.maximum(0, (2 * _DISC) ** 2 - reach**2))
    rounding = np.exp(-((reach / _ROUND) ** 2) / 2)
    return reach, np.convolve(disc, rounding, "same")


def nearest_smear(smear: float) -> float:
    """One of the few smears that are told apart."""
    low, high = SMEARS
    return round(round(min(high, max(low, smear)) / _ROUGHEST) * _ROUGHEST, 2)

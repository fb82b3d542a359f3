"""Reads an EAN-13 or UPC-A whose bars are smeared into each other, which other decoders cannot.

They look for edges, and bars that are smeared by more than their width have none. Here the
brightness is compared with what every number would look like behind the lens; the rigid pattern of
95 modules and the check digit leave few in question. What is found is believed only where the next
best number explains much less and several strips of the code say the same: explanations of other
things, whatever they looked like, left the next best nearly as good.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from desktop_app.capture.ean_bars import MODULES, Values, costs
from desktop_app.capture.ean_digits import digits, least
from desktop_app.capture.ean_fit import Explained, Fit, darkness, evened, explained, read
from desktop_app.capture.opencv import Picture, cv2, np

MARGIN = 1.5  # wrong numbers had up to 1.25 in photos, right ones from 1.54
AGREEING = 4  # strips
SMEAR = 1.5  # modules; right numbers had up to 1.45, what is no number takes what it can get
SHARE = 0.9  # of the changes in brightness that a believed number explains
_BENT = 1.02  # times what the best digits leave unexplained, without regard to the check digit
_STRIPS = 8
_PROMISING = 1.12  # a strip's margin that is worth to look at the others
_HOPELESS = 0.6  # share that a right number soon exceeds
_NEAR = 0.85  # share at which a strip is laid on the others

_STEEPEST = 1.2  # of the contrast in a module
_GUESSED = 1.2  # modules of smear
_UNLIKELY = 0.55  # share that is left unexplained by any digits: these bars are no EAN-13
_GUESSES, _ROUNDS = 2, 3
_OFF = (-0.7, 0.0, 0.7)  # modules by which the ends of a code may have been missed
_BENDS = np.linspace(-2.4, 2.4, 9).tolist()  # modules: a can, a pack leaning back

_PAPER, _BARS = 0.8, 0.6  # brightness between the code's mean (0) and its paper (1)
_FAINTEST = 8  # grey levels between both
_WIDTHS = (0.6, 2.2)  # of a code, in parts of the width in which bars were found
_PART, _SAME, _PAIRS = 1.6, 0.1, 2


@dataclass(frozen=True)
class Smeared:
    """A number of 13 digits, and where it begins and ends in the picture from left to right."""

    text: str
    left: float
    right: float


def read_smeared(picture: Picture, width: float) -> Smeared | None:
    """The number in a picture of upright bars, which were found in its middle, `width` wide.

    The picture shows at least as much again on either side. None where nothing is sure.
    """
    size = picture.shape[1], min(_STRIPS, len(picture))
    lines = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    line = lines[len(lines) // 2]
    if _is_sharp(line, width):
        return None
    for ends in _pairs(line, width):
        for fit in _likely(line, list(_around(*ends))):
            found = _found(line, fit)
            if found and (text := _agreed(lines, *found)):
                return Smeared(text, *ends)
    return None


def _is_sharp(line: Values, width: float) -> bool:
    """Whether bars this wide end too steeply to be smeared into each other."""
    middle = len(line) / 2
    bars = line[round(max(0, middle - width / 2)) : round(middle + width / 2)]
    contrast = max(_FAINTEST, float(np.ptp(bars)))
    return float(np.abs(np.diff(bars)).max()) * width / MODULES > _STEEPEST * contrast


def _pairs(line: Values, width: float) -> list[tuple[float, float]]:
    """Where a code may begin and end; where it is smeared most, only a part of it was found."""
    pairs: list[tuple[float, float]] = []
    for pair in (*_ends(line, width), *_ends(line, _PART * width)):
        if all(abs(a - c) + abs(b - d) > _SAME * width for a, b in pairs for c, d in [pair]):
            pairs.append(pair)
    return pairs[:_PAIRS]


def _ends(line: Values, width: float) -> list[tuple[float, float]]:
    """Where paper ends and begins again, as far apart as a code may be wide.

    Inside a code no five modules hold more than four of paper, however they are smeared.
    """
    module, middle = width / MODULES, len(line) / 2
    soft = cv2.blur(line[None], (max(3, round(5 * module)), 1))[0]
    paper = cv2.dilate(soft[None], np.ones((1, round(80 * module) + 1)))[0]
    inside = float(line[round(max(0, middle - width / 3)) : round(middle + width / 3) + 1].mean())
    rise = (soft - inside) / np.maximum(paper - inside, _FAINTEST)
    pairs = []
    for before, after in pairwise(np.flatnonzero(rise > _PAPER).tolist()):
        bars = before + np.flatnonzero(rise[before:after] < _BARS)
        if len(bars) and _WIDTHS[0] * width < after - before < _WIDTHS[1] * width:
            pairs.append((float(bars[0]) + module / 2, float(bars[-1]) - module / 2))
    return sorted(pairs, key=lambda pair: abs(sum(pair) / 2 - middle))


def _around(left: float, right: float) -> Iterator[Fit]:
    """Places near to these ends, from either side."""
    module = (right - left) / MODULES
    for low, high, bend in product(_OFF, _OFF, _BENDS):
        start, end, off = left + low * module, right + high * module, bend * module
        for one, other in ((start, end), (end, start)):
            yield Fit(one - off, (other - one) / MODULES, off, _GUESSED)


def _likely(line: Values, fits: list[Fit]) -> list[Fit]:
    """The likeliest of them, no two from the same side and bent alike."""
    samples = evened(darkness(line, fits), _GUESSED)
    left = least(costs(samples, _GUESSED)) / (np.var(samples, axis=1).max() * samples.shape[1])
    best: dict[tuple[bool, int], Fit] = {}
    for index in np.argsort(left).tolist():
        if left[index] < _UNLIKELY:
            fit = fits[index]
            best.setdefault((fit.module > 0, round(2 * fit.bend / fit.module)), fit)
    return list(best.values())[:_GUESSES]


def _found(line: Values, fit: Fit) -> tuple[str, Fit] | None:
    """A promising number on one line, after its place and its light were made to fit."""
    samples = evened(darkness(line, [fit]), fit.smear)[0]
    number = read(samples, fit)
    for _ in range(_ROUNDS):
        result = explained(line, number.text, fit, 2)
        fit, before = result.fit, number.text
        if result.share < _HOPELESS:
            return None
        number = read(result.evened, fit)
        if number.text == before:
            break
    return (number.text, fit) if number.margin > _PROMISING else None


def _agreed(lines: Values, text: str, fit: Fit) -> str | None:
    """What all strips say together, each laid on the others as the code lies in it.

    The digits that explain them best must have a right check digit by themselves: a number is not
    bent to fit.
    """
    middle = len(lines) // 2
    results = [explained(lines[middle], text, fit)]
    for way in (range(middle + 1, len(lines)), range(middle - 1, -1, -1)):
        results += _followed(lines[way], text, fit)
    whole = np.mean([result.evened for result in results], axis=0).astype(np.float32)
    found = costs(whole[None], fit.smear, fit.spread)
    number = digits(found)
    share = float(np.median([result.share for result in results]))
    is_bent = number.unexplained > _BENT * float(least(found)[0])
    if is_bent or number.margin < MARGIN or share < SHARE or fit.smear > SMEAR:
        return None
    agreeing = sum(read(result.evened, result.fit).text == number.text for result in results)
    return number.text if agreeing >= AGREEING else None


def _followed(lines: Values, text: str, fit: Fit) -> Iterator[Explained]:
    """The code from strip to strip: it leans, and ends somewhere."""
    for line in lines:
        result = explained(line, text, fit, 2)
        if result.share > _NEAR:
            fit = result.fit
            yield result

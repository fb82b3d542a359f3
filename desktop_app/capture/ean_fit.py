"""Where the modules of an EAN-13 lie on a line of brightness, and how the lens has smeared them."""

from dataclasses import dataclass, replace

from desktop_app.capture.ean_bars import (
    MODULES,
    PLACES,
    SMEARS,
    Values,
    appearance,
    costs,
    nearest_smear,
)
from desktop_app.capture.ean_digits import Digits, digits
from desktop_app.capture.opencv import np

_STEP = 0.05  # modules of smear between two looks whose difference tells what a change would do
_FURTHEST = 1.0  # modules that a round may move a place: beyond it the bars are others
_FAINTEST = 1.0  # grey levels between paper and ink
_CALM = 1e-5  # keeps parts that cannot be told apart from growing against each other
_RAN = 0.15  # modules that ink may have run, or light have eaten
_ALONG = ((PLACES - MODULES / 2) / (MODULES / 2)).astype(np.float32)  # -1 to 1
_PLACES = PLACES.astype(np.float32)
_PAPER = np.array((-3.5, -3, -2.5, 97.5, 98, 98.5), np.float32)  # modules
_POWERS = np.stack([np.ones_like(_ALONG), _ALONG, _ALONG**2], axis=1)


@dataclass(frozen=True)
class Fit:
    """`start` and `module` in pixels; `bend`: pixels by which both ends lie off a straight ruler
    (a label on a bottle, or leaning back). Smear and spread of the ink are in modules.
    """

    start: float
    module: float
    bend: float = 0.0
    smear: float = 1.2
    spread: float = 0.0

    def samples(self, line: Values) -> Values:
        """The brightness at PLACES."""
        return np.asarray(_seen(line, [self], _PLACES)[0])


@dataclass(frozen=True)
class Explained:
    """How a number explains a line: the line as dark 1 and paper 0, and the share of its changes
    that is explained, 0 where paper would be darker than ink.
    """

    fit: Fit
    evened: Values
    share: float


def darkness(line: Values, fits: list[Fit]) -> Values:
    """How much darker PLACES of each fit are than the paper beside, as a share of its light."""
    beside = _seen(line, fits, _PAPER).reshape(len(fits), 2, -1).mean(axis=2)
    left, right = beside[:, :1], beside[:, 1:]
    paper = left + (_ALONG + 1) / 2 * (right - left)
    return np.asarray(1 - _seen(line, fits, _PLACES) / np.maximum(paper, 1))


def explained(line: Values, text: str, fit: Fit, rounds: int = 1) -> Explained:
    """The place, smear and light that explain a line best as this number, near to a first guess.

    Gauss and Newton's way: what is left over is laid to the light (as it changes along the code),
    the places of the bars, the smear and the ink, all at once.
    """
    for _ in range(rounds):
        fit = _improved(fit, _solved(fit.samples(line), _columns(text, fit)))
    seen, columns = fit.samples(line), _columns(text, fit)
    parts = _solved(seen, columns)
    light, contrast = _POWERS @ parts[:3], _POWERS @ parts[3:6]
    left = seen - columns @ parts
    change = float(np.var(seen)) * len(seen) + 1
    share = 1 - float(left @ left) / change if contrast.max() < -_FAINTEST else 0.0
    return Explained(fit, (seen - light) / np.minimum(contrast, -_FAINTEST), share)


def evened(darkness: Values, smear: float) -> Values:
    """A first guess of lines (hypothesis, PLACES) as dark 1 and paper 0, no digit being known."""
    middle, stray = _usual(smear)
    off = darkness - darkness.mean(axis=1, keepdims=True)
    return np.asarray(middle + off * (stray / (off.std(axis=1, keepdims=True) + 1e-6)))


def read(samples: Values, fit: Fit) -> Digits:
    """The best number for samples that are evened."""
    return digits(costs(samples[None], fit.smear, fit.spread))


def _usual(smear: float) -> tuple[float, float]:
    """The mean of an evened code, and how far it strays."""
    look = appearance("5901234123457", smear)[0]
    return float(look.mean()), float(look.std())


def _seen(line: Values, fits: list[Fit], places: Values) -> Values:
    shapes = np.array([(fit.start, fit.module, fit.bend) for fit in fits])
    start, module, bend = shapes.T[:, :, None]
    x = start + module * places + bend * (places / (MODULES / 2) - 1) ** 2
    return np.asarray(np.interp(x, np.arange(len(line)), line), np.float32)


def _columns(text: str, fit: Fit) -> Values:
    look, edges = appearance(text, fit.smear)
    more = appearance(text, nearest_smear(fit.smear + _STEP))[0]
    less = appearance(text, nearest_smear(fit.smear - _STEP))[0]
    steps = np.gradient(look, PLACES[1] - PLACES[0])
    inked = look + np.float32(fit.spread) * edges
    powers = [_POWERS, inked[:, None] * _POWERS, steps[:, None] * _POWERS]
    return np.hstack([*powers, (more - less)[:, None], edges[:, None]])


def _solved(seen: Values, columns: Values) -> Values:
    square = columns.T @ columns
    square += _CALM * np.trace(square) * np.eye(len(square), dtype=np.float32)
    return np.asarray(np.linalg.solve(square, columns.T @ seen))


def _improved(fit: Fit, parts: Values) -> Fit:
    contrast = min(float(parts[3]), -_FAINTEST)  # ink is darker than paper
    off, stretch, bend = np.clip(parts[6:9] / contrast, -_FURTHEST, _FURTHEST).tolist()
    smear = fit.smear + 2 * _STEP * float(np.clip(parts[9] / contrast, -3, 3))
    spread = float(np.clip(fit.spread + parts[10] / contrast, -_RAN, _RAN))
    return replace(
        fit,
        start=fit.start - fit.module * (off - stretch),
        module=fit.module * (1 - stretch / (MODULES / 2)),
        bend=fit.bend - fit.module * bend,
        smear=nearest_smear(min(SMEARS[1], smear)),
        spread=round(spread / _STEP) * _STEP,
    )

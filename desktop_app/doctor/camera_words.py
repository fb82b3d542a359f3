"""What the doctor says of a camera: each figure with its meaning, and one piece of advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.capture.advice import BLURRED, CLOSE, DARK, DAZZLED, FINE, WELL
from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.widgets.messages import Tone

if TYPE_CHECKING:
    from desktop_app.capture.figures import CameraFigures

translate = QCoreApplication.translate
_CRISP = 60.0  # percent of sharpness; half of the photos that are read have less
_SLUGGISH = 10.0  # pictures a second, below which a hand waits for the camera

FIGURES = (
    ("sharpness", QT_TRANSLATE_NOOP("CameraFigureWords", "Sharpness")),
    ("light", QT_TRANSLATE_NOOP("CameraFigureWords", "Light")),
    ("size", QT_TRANSLATE_NOOP("CameraFigureWords", "Narrowest bar")),
    ("read", QT_TRANSLATE_NOOP("CameraFigureWords", "Read")),
    ("first", QT_TRANSLATE_NOOP("CameraFigureWords", "First read")),
    ("rate", QT_TRANSLATE_NOOP("CameraFigureWords", "Pictures a second")),
    ("cpu", QT_TRANSLATE_NOOP("CameraFigureWords", "Work for a picture")),
)
_ADVICE = {
    "too_dark": QT_TRANSLATE_NOOP("CameraAdvice", "Too dark: more light, or switch on the lamp."),
    "glare": QT_TRANSLATE_NOOP("CameraAdvice", "Glare: tilt the code a little."),
    "keep_still": QT_TRANSLATE_NOOP(
        "CameraAdvice", "The code moves: hold it still, or give it more light."
    ),
    "not_sharp": QT_TRANSLATE_NOOP(
        "CameraAdvice",
        "The picture is not sharp: 15 to 20 cm distance, or a camera with autofocus.",
    ),
    "closer": QT_TRANSLATE_NOOP("CameraAdvice", "Hold the code closer."),
    "farther": QT_TRANSLATE_NOOP("CameraAdvice", "Hold the code farther away."),
    "turn": QT_TRANSLATE_NOOP(
        "CameraAdvice", "Light and sharpness are good. Turn the code a little and hold it flat."
    ),
    "show_code": QT_TRANSLATE_NOOP("CameraAdvice", "Hold a barcode 15 to 20 cm before the camera."),
    "reads_well": QT_TRANSLATE_NOOP("CameraAdvice", "Reads well."),
}
_TONES: dict[str, Tone] = {"reads_well": "success", "show_code": "info"}


class Told(NamedTuple):
    """A figure with its unit, and what it means."""

    value: str
    meaning: str


def advice_words(code: str) -> tuple[Tone, str]:
    """The advice that `capture.advice` gave, as a sentence and the tone of it."""
    return _TONES.get(code, "amber"), translate("CameraAdvice", _ADVICE[code])


def figure_words(figures: CameraFigures) -> dict[str, Told]:
    """Every one of FIGURES in words."""
    return {
        "sharpness": Told(_percent(figures.sharpness), _sharpness(figures)),
        "light": Told(_percent(figures.light), _light(figures)),
        "size": _size(figures),
        "read": Told(_percent(figures.read), _read(figures)),
        "first": _first(figures),
        "rate": Told(_number(figures.rate, 0), _rate(figures)),
        "cpu": Told(
            translate("CameraFigureWords", "{number} ms").format(number=_number(figures.cpu, 0)),
            translate("CameraFigureWords", "of one processor's time"),
        ),
    }


def _sharpness(figures: CameraFigures) -> str:
    if figures.sharpness < BLURRED:
        return translate("CameraFigureWords", "blurred")
    if figures.sharpness < _CRISP:
        return translate("CameraFigureWords", "a little soft, enough to read")
    return translate("CameraFigureWords", "sharp")


def _light(figures: CameraFigures) -> str:
    if figures.light < DARK:
        return translate("CameraFigureWords", "too dark")
    if figures.module and figures.glare > DAZZLED:
        said = translate("CameraFigureWords", "{percent} of the code is hidden by glare")
        return said.format(percent=_percent(figures.glare))
    return translate("CameraFigureWords", "bright enough")


def _size(figures: CameraFigures) -> Told:
    if figures.module is None or figures.size is None:
        return Told("–", translate("CameraFigureWords", "no code in the picture"))
    if figures.sharpness < BLURRED:
        return Told("–", translate("CameraFigureWords", "not to be told: the bars run together"))
    said = translate("CameraFigureWords", "{number} pixels")
    value = said.format(number=_number(figures.module, 1))
    if figures.size > CLOSE:
        return Told(value, translate("CameraFigureWords", "the code is larger than the picture"))
    if figures.module < FINE:
        return Told(value, translate("CameraFigureWords", "small; 3 and more read at once"))
    return Told(value, translate("CameraFigureWords", "large enough"))


def _read(figures: CameraFigures) -> str:
    if not figures.shown:
        return translate("CameraFigureWords", "no code in the picture")
    if figures.read >= WELL:
        return translate("CameraFigureWords", "of the last pictures: well")
    return translate("CameraFigureWords", "of the last pictures with a code")


def _first(figures: CameraFigures) -> Told:
    meaning = translate("CameraFigureWords", "from showing a code to counting it")
    if figures.first_read is None:
        return Told("–", meaning)
    said = translate("CameraFigureWords", "{number} s")
    return Told(said.format(number=_number(figures.first_read, 1)), meaning)


def _rate(figures: CameraFigures) -> str:
    if 0 < figures.rate < _SLUGGISH:
        return translate("CameraFigureWords", "slow: a smaller size, or more light")
    return translate("CameraFigureWords", "fast enough")


def _percent(value: float) -> str:
    return f"{_number(value, 0)} %"


def _number(value: float, places: int) -> str:
    return QLocale().toString(float(value), "f", places)

"""What to do so that a camera reads better: from figures to the codes of sentences.

The limits are what was measured on real photos (269, each as a frame of 1280 x 720) and on clips
of labels that were made darker, smaller and less sharp until nothing was read.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.capture.figures import CameraFigures

WELL, SOMETIMES = 80.0, 50.0  # percent of the pictures; a hand is never still in all of them
DARK = 25.0  # percent: paper of 12 was read, of 8 no more, of 50 on the darkest photo
DAZZLED = 5.0  # percent of a code's width; one of 240 photos that are read has so much
WASHED_OUT = 40.0  # percent of a whole picture
BLURRED = 35.0  # percent: photos that are read have 50 in the middle, half of the others less
FINE = 2.3  # pixels a bar: below 1.3 nothing is read, and what is finer still looks like 2
CLOSE = 0.9  # parts of the picture: the paper beside the bars must be seen too
RESTLESS = 0.012  # parts of the picture; a hand that holds has 0.003, a moving one 0.02
_SELDOM = 100 / 3  # percent of the pictures that show a code


def advice(figures: "CameraFigures") -> str:
    """The one thing that would help most; reads_well where nothing is needed.

    too_dark, glare, not_sharp, closer, farther, keep_still, turn, show_code, reads_well.
    """
    if figures.shown < _SELDOM:
        return _without_code(figures)
    if figures.read >= WELL:
        return "reads_well"
    for code, is_so in (
        ("too_dark", figures.light < DARK),
        ("glare", figures.glare > DAZZLED),
        ("keep_still", figures.sharpness < BLURRED and figures.sway > RESTLESS),
        ("not_sharp", figures.sharpness < BLURRED),
        ("closer", (figures.module or FINE) < FINE),
        ("farther", (figures.size or 0.0) > CLOSE),
        ("reads_well", figures.read >= SOMETIMES),
    ):
        if is_so:
            return code
    return "turn"


def _without_code(figures: "CameraFigures") -> str:
    if figures.light < DARK:
        return "too_dark"
    if figures.glare > WASHED_OUT:
        return "glare"
    return "not_sharp" if figures.sharpness < BLURRED else "show_code"

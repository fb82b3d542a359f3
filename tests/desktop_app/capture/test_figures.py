"""The figures of a camera over its last pictures, and the advice that follows from them."""

from dataclasses import replace
from functools import cache

import pytest

from benchmarks.clips import CODES, Clip, empty_frames
from desktop_app.capture.advice import advice
from desktop_app.capture.decoding import FrameDecoder
from desktop_app.capture.figures import CameraFigures, Examiner
from desktop_app.capture.mailbox import Frame
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import DecodedCode

PACE = 0.1  # seconds between frames, as on a slow PC
EAN = CODES[0]
SHELF = ("LBG-2026-000123", "Code128")
GOOD = CameraFigures(
    light=80,
    glare=0,
    sharpness=80,
    module=3,
    size=0.3,
    sway=0.003,
    shown=100,
    read=100,
    first_read=0.2,
    rate=30,
    cpu=10,
)
UNREAD = replace(GOOD, read=0)


@cache
def label() -> tuple[Picture, tuple[DecodedCode, ...]]:
    """A good picture and what is read in it."""
    *_, picture = Clip("good", *EAN, seed=200).frames(12)
    return picture, tuple(FrameDecoder().read(picture, 0)[0])


def examined(kind: str, code: tuple[str, str] = EAN) -> CameraFigures:
    """The figures at the end of three seconds of a clip, read as a camera's frames are."""
    decoder, examiner = FrameDecoder(), Examiner()
    figures = GOOD
    for number, picture in enumerate(Clip(kind, *code, seed=200).frames(90)):
        if number % 3 == 0:
            seen, counted = decoder.read(picture, number / 30)
            figures = examiner.saw(Frame(picture, number / 30), seen, counted, 10)
    return figures


@pytest.mark.parametrize(
    ("kind", "code", "told"),
    [
        ("good", EAN, "reads_well"),
        ("low light", EAN, "reads_well"),
        ("small", EAN, "reads_well"),
        ("tilted", EAN, "reads_well"),
        ("motion", EAN, "keep_still"),
        ("focus", EAN, "reads_well"),  # a smeared EAN-13 is read all the same
        ("focus", SHELF, "not_sharp"),
    ],
)
def test_the_clips_are_advised(kind: str, code: tuple[str, str], told: str) -> None:
    """What is read well needs nothing; what is not is told why."""
    assert advice(examined(kind, code)) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (GOOD, "reads_well"),
        (replace(UNREAD, light=10, sharpness=10, module=1.5), "too_dark"),
        (replace(UNREAD, glare=20, sharpness=10), "glare"),
        (replace(UNREAD, sharpness=20, sway=0.02), "keep_still"),
        (replace(UNREAD, sharpness=20), "not_sharp"),
        (replace(UNREAD, module=1.8), "closer"),
        (replace(UNREAD, size=0.95), "farther"),
        (replace(GOOD, read=60), "reads_well"),
        (UNREAD, "turn"),
        (replace(GOOD, light=10), "reads_well"),  # what is read needs no advice
        (replace(UNREAD, shown=10), "show_code"),
        (replace(UNREAD, shown=0, light=10), "too_dark"),
        (replace(UNREAD, shown=0, glare=60), "glare"),
        (replace(UNREAD, shown=0, glare=10), "show_code"),  # a lamp or a window in the picture
        (replace(UNREAD, shown=0, sharpness=20), "not_sharp"),
    ],
)
def test_the_most_important_comes_first(figures: CameraFigures, told: str) -> None:
    """Light before sharpness before size."""
    assert advice(figures) == told


def test_how_often_and_how_soon() -> None:
    """Half of the frames that show a code were read; it counted half a second after it came."""
    picture, codes = label()
    examiner, figures = Examiner(), GOOD
    for number in range(10):
        seen = codes if number % 2 else ()
        counted = codes if number == 5 else ()
        figures = examiner.saw(Frame(picture, number * PACE), seen, counted, 8 + number % 3)
    assert figures.shown == 100
    assert figures.read == 50
    assert figures.first_read == pytest.approx(0.5)
    assert figures.rate == pytest.approx(10)
    assert figures.cpu == pytest.approx(8.9)


def test_the_time_is_taken_anew_for_the_next_code() -> None:
    """Only once the last one was gone for a second."""
    picture, codes = label()
    examiner, nothing = Examiner(), np.full_like(picture, 90)
    examiner.saw(Frame(picture, 0), codes, codes, 5)
    again = examiner.saw(Frame(picture, 0.5), codes, codes, 5)
    assert again.first_read == 0
    for seconds in (0.6, 1.0, 1.7):
        examiner.saw(Frame(nothing, seconds), (), (), 5)
    examiner.saw(Frame(picture, 2.0), (), (), 5)
    figures = examiner.saw(Frame(picture, 2.4), codes, codes, 5)
    assert figures.first_read == pytest.approx(0.4)


def test_only_the_last_two_seconds_count() -> None:
    """A hand that found the right place sees it in the figures at once."""
    picture, codes = label()
    examiner = Examiner()
    blurred = cv2.GaussianBlur(picture, (0, 0), 5)
    for number in range(10):
        examiner.saw(Frame(blurred, number * PACE), (), (), 5)
    figures = GOOD
    for number in range(10, 40):
        figures = examiner.saw(Frame(picture, number * PACE), codes, (), 5)
    assert figures.read == 100
    assert figures.sharpness > 60


def test_a_table_without_a_code_reads_nothing() -> None:
    """Nothing was read, so nothing is said to read well."""
    examiner, figures = Examiner(), GOOD
    for number, picture in enumerate(empty_frames(5)):
        figures = examiner.saw(Frame(picture, number * PACE), (), (), 5)
    assert figures.read == 0
    assert figures.first_read is None
    assert advice(figures) != "reads_well"

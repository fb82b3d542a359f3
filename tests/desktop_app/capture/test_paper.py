"""Codes with other print too near to them, on cans, and what must not come of it."""

import numpy.typing as npt
import pytest
import zxingcpp

from db.rules.barcodes import check_digit
from desktop_app.capture.decoding import decode_frame
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.paper import papered
from desktop_app.capture.zxing import FORMATS

Bars = npt.NDArray[np.uint8]


def bars(text: str, symbology: str) -> Bars:
    """A code's bars without the paper beside them, a pixel a module."""
    made = np.array(zxingcpp.create_barcode(text, FORMATS[symbology]).to_image(scale=1))
    row = made[len(made) // 2]
    dark = np.flatnonzero(row < 128)
    return np.asarray(row[dark[0] : dark[-1] + 1])


def before_camera(row: Bars, quiet: int, ground: int, module: int = 5) -> Picture:
    """The bars on a strip of paper that ends `quiet` modules beside them."""
    paper = np.repeat(np.pad(row, quiet, constant_values=255), module)
    frame = np.full((720, 1280), ground, np.uint8)
    left = (1280 - len(paper)) // 2
    frame[240:480, left : left + len(paper)] = paper
    return np.asarray(cv2.GaussianBlur(frame, (0, 0), 1.2))


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("8992696404441", "EAN13"),
        ("96385074", "EAN8"),
        ("LBG-2026-000123", "Code128"),
        ("1234567890", "Code93"),
    ],
)
def test_a_code_is_read_without_its_quiet_zone(text: str, symbology: str) -> None:
    """Two modules of paper are left beside it, then the dark of a pack."""
    frame = before_camera(bars(text, symbology), quiet=2, ground=90, module=4)
    assert [code.text for code in decode_frame(frame)] == [text]


def test_light_bars_on_a_can_are_read() -> None:
    """The can is the ground, shines, and its edge is near."""
    frame = 255 - before_camera(bars("049000042566", "UPCA"), quiet=6, ground=128)
    dull = np.asarray(cv2.convertScaleAbs(frame, alpha=0.25, beta=120))
    assert [code.text for code in decode_frame(dull)] == ["049000042566"]


def test_paper_goes_on_to_the_edges() -> None:
    """Print beside the bars is gone, the bars stay."""
    row = np.pad(bars("96385074", "EAN8").repeat(6), 30, constant_values=255)
    picture = np.tile(np.pad(row, 60, constant_values=20), (40, 1))
    assert (papered(picture)[:, [0, -1]] == 255).all()
    assert (papered(picture)[:, 100:-100] == picture[:, 100:-100]).all()


@pytest.mark.parametrize("ground", [30, 110, 255])
def test_of_a_covered_code_nothing_is_made_up(ground: int) -> None:
    """What is left of 60 codes looks like no shorter one, whatever covers the rest."""
    random = np.random.default_rng(3)
    for _ in range(20):
        number = "".join(map(str, random.integers(0, 10, 12)))
        row = bars(number + check_digit(number), "EAN13")
        part = row[: int(random.integers(40, 90))]
        assert decode_frame(before_camera(part, quiet=1, ground=ground)) == []


def test_of_a_misprinted_code_nothing_is_made_up() -> None:
    """A digit's bars are another's: the check digit is wrong, with paper beside it or without."""
    random = np.random.default_rng(4)
    for _ in range(20):
        body = "".join(map(str, random.integers(0, 10, 12)))
        right, wrong = body + check_digit(body), f"{body[:11]}{(int(body[11]) + 1) % 10}"
        other = bars(wrong + check_digit(wrong), "EAN13")
        row = bars(right, "EAN13").copy()
        row[78:85] = other[78:85]  # the last but one digit
        assert decode_frame(before_camera(row, quiet=2, ground=100)) == []

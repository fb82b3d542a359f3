"""How good a picture is for reading, on the benchmark's clips and on real photos."""

import csv
from itertools import islice

import pytest

from benchmarks.clips import CODES, Clip
from desktop_app.capture.decoding import LiveChain, as_grey, decode_frame, read_picture
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.quality import Quality, judged
from tests.desktop_app.capture.pictures import PHOTOS

EAN, QR = CODES[0], CODES[5]
HELD = 12  # the frame at which the hand holds still


def frame_of(kind: str, code: tuple[str, str] = EAN, number: int = HELD) -> Picture:
    """A grey frame of a clip."""
    frames = Clip(kind, *code, seed=200).frames()
    return as_grey(next(islice(frames, number, None)))[0]


def quality_of(grey: Picture) -> Quality:
    """Judged with what is read in it."""
    return judged(grey, LiveChain().read(grey))


@pytest.mark.parametrize("code", CODES, ids=[symbology for _, symbology in CODES])
def test_a_good_picture_is_sharp_and_bright(code: tuple[str, str]) -> None:
    """The label's bars are 3 pixels wide, the squares of the QR code 4."""
    quality = quality_of(frame_of("good", code))
    assert quality.sharpness > 60
    assert quality.light > 90
    assert quality.glare == 0
    assert quality.module == pytest.approx(4 if code[1] == "QR" else 3, rel=0.15)
    assert quality.middle == pytest.approx((0.5, 0.28), abs=0.02)


def test_a_small_code_has_narrow_bars() -> None:
    """Half as large, and just as sharp."""
    quality = quality_of(frame_of("small"))
    assert quality.module == pytest.approx(1.5, rel=0.1)
    assert quality.sharpness > 60


def test_a_code_that_leans_is_measured_along_its_bars() -> None:
    """Turned by 33 degrees its bars are as wide as before."""
    quality = quality_of(frame_of("tilted"))
    assert quality.module == pytest.approx(2.8, rel=0.1)
    assert quality.sharpness > 60


def test_low_light_is_dark_and_not_blurred() -> None:
    """Grain is not taken for sharpness, nor darkness for blur."""
    quality = quality_of(frame_of("low light"))
    assert quality.light < 25
    assert quality.sharpness > 60


@pytest.mark.parametrize("code", [EAN, QR], ids=["bars", "matrix"])
def test_a_picture_out_of_focus_is_not_sharp(code: tuple[str, str]) -> None:
    """Whether there is still something like bars in it or nothing at all."""
    blurred = cv2.GaussianBlur(frame_of("good", code), (0, 0), 4)
    assert judged(blurred, []).sharpness < 35


def test_a_reflection_over_the_bars_is_glare() -> None:
    """A lamp that hides a fifth of the code; the paper beside the bars is none."""
    grey = frame_of("good")
    codes = LiveChain().read(grey)
    assert codes[0].polygon
    middle = np.mean(codes[0].polygon, axis=0).astype(int)
    cv2.ellipse(grey, (int(middle[0]), int(middle[1])), (30, 50), 0, 0, 360, 255, -1)
    quality = judged(grey, codes)
    assert 15 < quality.glare < 30


@pytest.mark.parametrize("level", [0, 128, 255])
def test_a_picture_of_nothing(level: int) -> None:
    """One grey everywhere has neither code nor edge."""
    quality = judged(np.full((480, 640), level, np.uint8), [])
    assert quality.module is None
    assert quality.sharpness == 0
    assert quality.glare == (100 if level == 255 else 0)


def photos() -> list[str]:
    """Every fifteenth photo that holds a code."""
    if not PHOTOS.is_dir():
        return []
    with (PHOTOS / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        return [row["file"] for row in csv.DictReader(manifest) if row["symbology"] != "NEG"][::15]


@pytest.mark.parametrize("name", photos())
def test_photos_that_are_read_are_blamed_for_nothing(name: str) -> None:
    """Neither dark nor glaring; their bars can be measured."""
    picture = read_picture(PHOTOS / name)
    assert picture is not None
    grey, _ = as_grey(picture)
    codes = decode_frame(grey)
    quality = judged(grey, codes)
    assert quality.light > 25
    if codes and quality.module:
        assert quality.glare <= 5

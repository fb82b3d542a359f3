"""Codes behind a lens out of focus: what is read, and that nothing else is."""

import barcode
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.barcodes import check_digit
from desktop_app.capture.decoding import decode_frame
from desktop_app.capture.ean_bars import appearance, bars_of, costs
from desktop_app.capture.ean_digits import digits, least
from desktop_app.capture.ean_smeared import read_smeared
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.zxing import ZxingDecoder
from tests.desktop_app.capture.pictures import SOY

numbers = st.text("0123456789", min_size=12, max_size=12).map(lambda text: text + check_digit(text))
seeds = st.integers(0, 1000)


def modules(kind: str, text: str) -> Picture:
    """The bars as another library draws them, one row, dark 1."""
    pattern = barcode.get(kind, text).build()[0]
    return np.asarray([int(module) for module in pattern], np.float32)


def photo(
    bars: Picture, module: float, smear: float, *, seed: int = 0, lean: float = 0.0
) -> Picture:
    """Bars printed on paper, a module so many pixels wide, smeared by so many modules."""
    fine = np.kron(np.pad(bars, 40), np.ones(8, np.float32))
    rows = np.tile(fine, (96, 1))
    radius = round(2 * smear * 8)
    disc = np.sqrt(np.maximum(0, radius**2 - np.arange(-radius, radius + 1) ** 2.0))
    soft = cv2.filter2D(rows, -1, (disc / disc.sum())[None], borderType=cv2.BORDER_REPLICATE)
    width = round(rows.shape[1] * module / 8)
    small = cv2.resize(soft, (width, 96), interpolation=cv2.INTER_AREA)
    turn = np.array([[1, lean, -48 * lean], [0, 1, 0]])
    small = cv2.warpAffine(small, turn, (width, 96), borderMode=cv2.BORDER_REPLICATE)
    grain = np.random.default_rng(seed).normal(0, 3, small.shape)
    return np.asarray(np.clip(190 - 130 * small + grain, 0, 255).astype(np.uint8))


def read(picture: Picture, bars: Picture, module: float) -> str:
    """What is read where bars of this size were found; "" for nothing."""
    found = read_smeared(picture, len(bars) * module)
    return found.text if found else ""


@given(numbers)
def test_the_bars_are_those_that_another_library_draws(number: str) -> None:
    """All first digits, all parities."""
    np.testing.assert_array_equal(bars_of(number), modules("ean13", number))


@given(numbers, st.sampled_from([0.5, 1.0, 1.5]))
@settings(deadline=None)
def test_the_best_digits_are_the_number(number: str, smear: float) -> None:
    """Nothing is left unexplained of a number's own looks, much is by any other."""
    found = costs(appearance(number, smear)[0][None], smear)
    best = digits(found)
    assert best.text == number
    assert best.unexplained == pytest.approx(0, abs=1e-3)
    assert float(least(found)[0]) == pytest.approx(0, abs=1e-3)
    assert best.next_best > 0.01


@given(numbers, st.floats(2.3, 5.5), st.floats(0.8, 1.3), st.floats(-0.08, 0.08), seeds)
@settings(max_examples=25, deadline=None)
def test_smeared_numbers_are_never_wrong(
    number: str, module: float, smear: float, lean: float, seed: int
) -> None:
    """Whatever their size and however they lean: the number, or nothing."""
    bars = modules("ean13", number)
    picture = photo(bars, module, smear, seed=seed, lean=lean)
    assert read(picture, bars, module) in ("", number)


@pytest.mark.parametrize("smear", [0.7, 1.0, 1.3])
@pytest.mark.parametrize("turned", [False, True], ids=["upright", "upside down"])
def test_a_number_that_no_other_decoder_reads_is_read(smear: float, turned: bool) -> None:
    """Smeared by about a module, from either side, in a picture of its own size."""
    bars = modules("ean13", SOY)
    picture = photo(bars, 3.3, smear, lean=0.05)
    picture = cv2.rotate(picture, cv2.ROTATE_180) if turned else picture
    assert smear < 1 or ZxingDecoder(sideways=True, everywhere=True).read(picture) == []
    assert read(picture, bars, 3.3) == SOY


@pytest.mark.parametrize("width", [0.55, 0.8, 1.3])
def test_a_number_of_which_a_part_was_found_is_read(width: float) -> None:
    """Where bars are smeared most, they are not found as bars; or with those beside them."""
    bars = modules("ean13", SOY)
    assert read(photo(bars, 3.3, 1.1), bars, 3.3 * width) == SOY


def test_a_number_with_a_wrong_check_digit_is_not_bent_to_fit() -> None:
    """One digit printed as another: no number is read, not even the nearest."""
    for place in range(7, 13):
        wrong = SOY[:place] + str((int(SOY[place]) + 3) % 10) + SOY[place + 1 :]
        bars = bars_of(wrong)
        assert read(photo(bars, 3.3, 0.8), bars, 3.3) == ""


@given(st.sampled_from(["code128", "code39", "ean8"]), st.integers(1_000_000, 9_999_999), seeds)
@settings(max_examples=25, deadline=None)
def test_other_codes_are_no_number(kind: str, value: int, seed: int) -> None:
    """Smeared bars of another kind, however many modules they have."""
    bars = modules(kind, str(value))
    assert read(photo(bars, 3.3, 1.2, seed=seed), bars, 3.3) == ""


@given(st.lists(st.integers(1, 4), min_size=59, max_size=59), seeds)
@settings(max_examples=25, deadline=None)
def test_stripes_are_no_number(widths: list[int], seed: int) -> None:
    """As many bars as a number has, of widths that mean nothing."""
    bars = np.repeat(np.arange(59) % 2 == 0, widths).astype(np.float32)
    assert read(photo(bars, 3.3, 1.2, seed=seed), bars, 3.3) == ""


def test_flat_pictures_and_slivers_hold_nothing() -> None:
    """No contrast, no rows, no width: None, and no error."""
    assert read_smeared(np.full((96, 400), 128, np.uint8), 200) is None
    assert read_smeared(np.zeros((1, 8), np.uint8), 3) is None
    assert read_smeared(np.full((8, 2), 255, np.uint8), 90) is None


def test_a_frame_out_of_focus_is_read_by_the_chain() -> None:
    """The place is told as well."""
    frame = np.full((720, 1280), 120, np.uint8)
    label = photo(modules("ean13", SOY), 3.3, 1.15)
    label = cv2.resize(label, (label.shape[1], 200))
    frame[200:400, 300 : 300 + label.shape[1]] = label
    (code,) = decode_frame(frame)
    assert (code.text, code.symbology) == (SOY, "EAN13")
    assert code.polygon is not None
    left, top, width, height = cv2.boundingRect(np.array(code.polygon, np.int32))
    assert abs(left - (300 + 40 * 3.3)) < 12
    assert abs(width - 95 * 3.3) < 24
    assert 180 < top + height / 2 < 420

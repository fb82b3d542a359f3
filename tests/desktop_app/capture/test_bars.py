"""Bars are found wherever they stand, and stand upright in the crop."""

import math

import pytest

from desktop_app.capture.bars import find_bars, upright
from desktop_app.capture.look import Look
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.views import whole
from desktop_app.capture.zxing import ZxingDecoder
from tests.desktop_app.capture.pictures import SOY


def lying(angle: float, middle: tuple[float, float] = (600, 350)) -> Picture:
    """A grey table with a label that is turned by some degrees."""
    label = cv2.cvtColor(make_label(SOY, "EAN13"), cv2.COLOR_BGR2GRAY)
    turn = cv2.getRotationMatrix2D((label.shape[1] / 2, label.shape[0] / 2), angle, 1)
    turn[:, 2] += np.array(middle) - (label.shape[1] / 2, label.shape[0] / 2)
    return np.asarray(cv2.warpAffine(label, turn, (1280, 720), borderValue=(110,)))


@pytest.mark.parametrize("angle", [0, 17, 33, 45, 60, 90, 120, 160])
def test_bars_are_found_and_turned_upright(angle: int) -> None:
    """Whatever the angle, a decoder that only reads level codes reads the crop."""
    grey = lying(angle)
    look = Look(grey)
    best = look.places[0]
    assert math.hypot(best.x - 600, best.y - 350) < 60
    picture, _ = look.uprights[0]
    assert [code.text for code in ZxingDecoder().read(picture)] == [SOY]


def test_the_way_back_leads_to_the_label() -> None:
    """What is in the middle of the crop is in the middle of the bars."""
    grey = lying(33)
    best = Look(grey).places[0]
    crop, back = upright(best)(grey)
    middle = back[:, :2] @ (crop.shape[1] / 2, crop.shape[0] / 2) + back[:, 2]
    assert np.abs(middle - (best.x, best.y)).max() < 1


def test_bars_with_a_wide_gap_are_one_place() -> None:
    """Seen from near, a wide space of a DataBar is wider than what hangs together."""
    bars = np.repeat(np.tile((0, 255), 12), 6).astype(np.uint8)
    gap = np.full(60, 255, np.uint8)
    frame = np.full((360, 640), 255, np.uint8)
    row = np.concatenate([bars, gap, bars])
    frame[100:220, 100 : 100 + len(row)] = row
    places = find_bars(*whole(frame))
    assert places[0].width > 0.9 * len(row)


def test_the_edge_of_a_label_is_no_part_of_its_bars() -> None:
    """It runs as the bars do and is as high, but it is no bar."""
    bars = np.repeat(np.tile((0, 255), 24), 6).astype(np.uint8)
    frame = np.full((360, 640), 60, np.uint8)
    frame[100:220, 60:520] = 255
    frame[100:220, 120 : 120 + len(bars)] = bars
    assert find_bars(*whole(frame))[0].width < 1.15 * len(bars)


def test_where_nothing_is_nothing_is_found() -> None:
    """A white wall, noise and a picture of one pixel have no bars."""
    noise = np.random.default_rng(3).integers(0, 255, (360, 640), np.uint8)
    for picture in (np.full((360, 640), 255, np.uint8), noise, np.zeros((1, 1), np.uint8)):
        assert find_bars(*whole(picture)) == []

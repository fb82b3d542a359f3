"""A label that is held, lost from sight, taken away and shown again: frames, as a camera sees."""

from collections.abc import Iterator

import pytest

from desktop_app.capture.decoding import FrameDecoder
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.presence import Glance, Place
from desktop_app.capture.sample_video import make_label
from tests.desktop_app.capture.pictures import SOY

OTHER = "8992696404458"
RATE = 15


def table() -> Picture:
    """Wood with its grain in BGR, darker to one side."""
    grain = np.random.default_rng(5).normal(0, 12, (60, 640, 1))
    wood = (80, 110, 140) * np.linspace(1.2, 0.7, 640)[None, :, None] + np.repeat(grain, 8, axis=0)
    return np.clip(wood, 0, 255).astype(np.uint8)


def shown(code: str, left: int = 60, blur: float = 0, light: float = 1) -> Picture:
    """A label on the table, out of focus by `blur` pixels."""
    picture = table()
    label = cv2.resize(make_label(code, "EAN13", code), None, fx=0.75, fy=0.75)
    picture[80 : 80 + label.shape[0], left : left + label.shape[1]] = label
    if blur:
        picture = cv2.GaussianBlur(picture, (0, 0), blur)
    return np.asarray(cv2.convertScaleAbs(picture, alpha=light))


def lasting(picture: Picture, seconds: float) -> Iterator[Picture]:
    """One picture for some time."""
    return (picture for _ in range(round(seconds * RATE)))


def counted(*scenes: tuple[Picture, float]) -> list[str]:
    """What counts while each picture is seen for its seconds."""
    decoder = FrameDecoder()
    frames = (frame for picture, seconds in scenes for frame in lasting(picture, seconds))
    return [
        code.text
        for number, frame in enumerate(frames)
        for code in decoder.read(frame, number / RATE)[1]
    ]


def test_a_held_label_out_of_focus_counts_once() -> None:
    """The lens loses the bars for three seconds, not the label; the hand moves meanwhile."""
    sharp, blurred = shown(SOY), [shown(SOY, 60 + 12 * step, blur=7) for step in range(4)]
    assert counted(*((picture, 0.8) for picture in blurred)) == []
    assert counted((sharp, 0.4), *((one, 0.8) for one in blurred), (sharp, 0.4)) == [SOY]


def test_a_held_label_in_the_dark_counts_once() -> None:
    """The lamp goes out and comes back."""
    dim, dark = shown(SOY, blur=7, light=0.2), shown(SOY, light=0.02)
    assert counted((shown(SOY), 0.4), (dim, 1.5), (dark, 1.5), (shown(SOY), 0.4)) == [SOY]


def test_a_label_taken_away_and_shown_again_counts_twice() -> None:
    """A moment without it is enough."""
    held, away = (shown(SOY), 0.4), (table(), 1.2)
    assert counted(held, away, held) == [SOY, SOY]
    assert counted(held, (table(), 0.6), held) == [SOY]


def test_an_equal_label_in_its_place_counts_after_a_moment() -> None:
    """The next bottle of the same, held a little aside and out of focus at first."""
    held, away = (shown(SOY), 0.4), (table(), 1.2)
    coming, following = (shown(SOY, left=90, blur=7), 0.6), (shown(SOY, left=90), 0.4)
    assert counted(held, away, coming, following) == [SOY, SOY]


def test_another_code_in_its_place_ends_it() -> None:
    """Labels of two goods look alike from afar; each counts whenever it comes back."""
    one, other = (shown(SOY), 1.4), (shown(OTHER), 1.4)
    assert counted(one, other, one, other) == [SOY, OTHER, SOY, OTHER]


def test_what_cannot_be_read_for_long_is_not_held_for_ever() -> None:
    """After ten seconds it is believed to be another one."""
    sharp, blurred = (shown(SOY), 0.4), (shown(SOY, blur=7), 12)
    assert counted(sharp, blurred, sharp) == [SOY, SOY]


@pytest.mark.parametrize("left", [-4000, -40, 600, 4000])
def test_a_place_outside_the_picture_is_none_to_look_at(left: int) -> None:
    """A code's outline may hang out of the frame, or lie outside."""
    glance = Glance(table()[:, :, 0])
    place = Place.of(((left, -90), (left + 100, -90), (left + 100, 10), (left, 10)), glance)
    assert min(place.patch.shape) > 0
    assert place.found_in(glance) is not None
    assert place.found_in(Glance(np.full((40, 640), 90, np.uint8))) is None

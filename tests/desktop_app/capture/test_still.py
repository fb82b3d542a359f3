"""Reading all codes of one picture at once, while a camera runs."""

import pytest

from desktop_app.capture.decoding import FrameDecoder
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.wanted import Wanted, lengths_of, text_of
from tests.desktop_app.capture.pictures import CARTON, SOY

FIVE = [
    (SOY, "EAN13"),
    ("8991002101104", "EAN13"),
    ("036000291452", "UPCA"),
    ("LBG-000123", "Code128"),
    (CARTON, "ITF"),
]


def shelf(labels: list[tuple[str, str]]) -> Picture:
    """Labels in two columns, in BGR."""
    picture = np.full((1080, 1500, 3), (90, 110, 130), np.uint8)
    for place, (text, symbology) in enumerate(labels):
        label = cv2.resize(make_label(text, symbology, text), None, fx=0.8, fy=0.8)
        top, left = 40 + 340 * (place // 2), 60 + 720 * (place % 2)
        picture[top : top + label.shape[0], left : left + label.shape[1]] = label
    return picture


def test_all_five_count_at_once() -> None:
    """One picture is enough, and a second one adds nothing."""
    decoder, picture = FrameDecoder(), shelf(FIVE)
    seen, counted = decoder.read_all(picture, 0.0)
    assert {code.text for code in counted} == {text for text, _ in FIVE} == {c.text for c in seen}
    assert decoder.read_all(picture, 0.2)[1] == []
    assert decoder.read(picture, 0.3)[1] == []


def test_what_was_counted_is_not_counted_again() -> None:
    """Of five held labels those count that the live camera had not counted yet."""
    decoder = FrameDecoder()
    before = [c.text for k in range(3) for c in decoder.read(shelf(FIVE[:1]), k / 10)[1]]
    assert before == [SOY]
    counted = {code.text for code in decoder.read_all(shelf(FIVE), 0.4)[1]}
    assert counted == {text for text, _ in FIVE[1:]}


def test_only_what_is_wanted_is_read() -> None:
    """A shop that reads no ITF passes over the carton."""
    decoder = FrameDecoder(Wanted.of_texts("ITF Code128"))
    counted = {code.text for code in decoder.read_all(shelf(FIVE), 0.0)[1]}
    assert counted == {text for text, symbology in FIVE if symbology not in ("ITF", "Code128")}


@pytest.mark.parametrize(
    ("text", "lengths"),
    [("", []), ("6", [6]), ("6, 12-14", [6, 12, 13, 14]), ("0 x 8;10", [8, 10]), ("9-7", [])],
)
def test_lengths_are_typed_as_people_do(text: str, lengths: list[int]) -> None:
    """Numbers and spans; what is neither is passed over, and what is shown is understood again."""
    assert sorted(lengths_of(text)) == lengths
    assert lengths_of(text_of(lengths)) == frozenset(lengths)


def test_lengths_are_shown_in_spans() -> None:
    """What lies side by side is said from where to where."""
    assert text_of((14, 6, 8, 13, 12)) == "6, 8, 12-14"


def test_damaged_preferences_mean_the_usual() -> None:
    """Unknown names and lengths of nothing leave what a shop reads at first."""
    assert Wanted.of_texts("Klingon", "many", "-") == Wanted()


def test_codes_that_check_themselves_are_told_apart() -> None:
    """What smeared bars are too easily taken for is left out, the shop's choice stays."""
    wanted = Wanted(frozenset(("QR", "UPCE", "EAN13", "DataBarExp")), lengths_of("6"))
    assert wanted.checked().symbologies == {"QR", "DataBarExp"}
    assert wanted.linear().symbologies == {"UPCE", "EAN13", "DataBarExp"}
    assert wanted.checked().itf_lengths == wanted.linear().itf_lengths == {6}

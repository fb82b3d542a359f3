"""When a code counts, told by frames with times and no camera."""

from desktop_app.capture.agreement import Agreement
from desktop_app.capture.scan import DecodedCode
from tests.desktop_app.capture.pictures import CARTON, SOY, code


def counted(agreement: Agreement, *frames: tuple[float, list[DecodedCode]]) -> list[str]:
    """The texts that counted over a row of frames."""
    return [found.text for at, codes in frames for found in agreement.counted(codes, at)]


def test_a_linear_code_needs_two_frames() -> None:
    """A single read, however clear, may be stripes on a box."""
    assert counted(Agreement(), (0.0, [code(SOY)])) == []
    assert counted(Agreement(), (0.0, [code(SOY)]), (0.04, [code(SOY)])) == [SOY]


def test_a_code_that_one_look_reads_needs_three_frames() -> None:
    """What one decoder sees in a picture that stands still may be the same error twice."""
    frames = [(number / 30, [code(SOY, looks=1)]) for number in range(3)]
    assert counted(Agreement(), *frames[:2]) == []
    assert counted(Agreement(), *frames) == [SOY]


def test_two_different_reads_do_not_agree() -> None:
    """Both frames must say the same."""
    assert counted(Agreement(), (0.0, [code("123456", "Code39")]), (0.1, [code(SOY)])) == []


def test_a_matrix_code_needs_one_frame() -> None:
    """QR, DataMatrix and PDF417 correct their own errors."""
    for symbology in ("QR", "DataMatrix", "PDF417"):
        assert counted(Agreement(), (0.0, [code("LBG-1", symbology)])) == ["LBG-1"]


def test_a_held_code_counts_once() -> None:
    """Ten seconds before the camera are one scan, with gaps shorter than the absence too."""
    frames = [(number * 0.3, [code(SOY)] if number % 3 else []) for number in range(33)]
    assert counted(Agreement(), *frames) == [SOY]


def test_a_code_that_left_counts_again() -> None:
    """Away for the absence, then two frames."""
    held = [(0.0, [code(SOY)]), (0.1, [code(SOY)])]
    soon = [(1.0, [code(SOY)]), (1.05, [code(SOY)])]
    later = [(2.1, [code(SOY)]), (2.2, [code(SOY)])]
    assert counted(Agreement(), *held, *soon, *later) == [SOY, SOY]


def test_frames_too_far_apart_do_not_agree() -> None:
    """A stray read now and one a while later are two strays."""
    assert counted(Agreement(), (0.0, [code(SOY)]), (1.5, [code(SOY)])) == []


def test_all_codes_of_a_picture_count() -> None:
    """A box with a carton's code beside a single one, and a matrix code."""
    picture = [code(SOY), code(CARTON, "ITF"), code("LBG-1", "QR")]
    assert counted(Agreement(), (0.0, picture), (0.1, picture)) == ["LBG-1", SOY, CARTON]


def test_a_part_of_a_held_code_does_not_count() -> None:
    """A scan line through the corner of a carton's ITF ends in its last digits."""
    whole, part = [code(CARTON, "ITF")], [code(CARTON[-6:], "ITF")]
    frames = [(0.0, whole), (0.1, whole), (0.2, part), (0.3, part), (0.4, part)]
    assert counted(Agreement(), *frames) == [CARTON]


def test_spellings_of_one_number_agree() -> None:
    """UPC-A and the EAN-13 with a 0 before it are one product number."""
    frames = [(0.0, [code("036000291452", "UPCA")]), (0.1, [code("0036000291452")])]
    assert counted(Agreement(), *frames) == ["036000291452"]


def test_two_labels_with_one_code_are_one() -> None:
    """Two equal boxes in one picture cannot be told from one label read twice."""
    picture = [code(SOY), code(SOY)]
    assert counted(Agreement(), (0.0, picture)) == []
    assert counted(Agreement(), (0.0, picture), (0.1, picture)) == [SOY]

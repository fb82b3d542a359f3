"""Real pictures, read by the real decoders."""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from db.rules.barcodes import normalise_gtin
from desktop_app.capture import zbar
from desktop_app.capture.decoding import (
    FrameDecoder,
    LiveChain,
    as_grey,
    decode_frame,
    decode_still,
    read_picture,
)
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.scan import DecodedCode, believed
from desktop_app.capture.views import cut
from desktop_app.capture.zbar import ZbarDecoder, zbar_available
from tests.desktop_app.capture.pictures import CARTON, PHOTOS, SOY

RETAIL = ("EAN13", "EAN8", "UPCA", "UPCE", "DataBar")


@pytest.fixture
def no_zbar(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose zbar library cannot be loaded."""
    monkeypatch.setitem(sys.modules, "pyzbar", None)
    zbar.load_library.cache_clear()
    yield
    zbar.load_library.cache_clear()


def on_table(*labels: Picture) -> Picture:
    """A picture in BGR with labels one below the other."""
    height = sum(label.shape[0] + 60 for label in labels) + 60
    width = max(label.shape[1] for label in labels) + 120
    table = np.full((height, width, 3), (90, 110, 130), np.uint8)
    top = 60
    for label in labels:
        table[top : top + label.shape[0], 60 : 60 + label.shape[1]] = label
        top += label.shape[0] + 60
    return table


def live(picture: Picture, frames: int = 8) -> list[DecodedCode]:
    """What the live chain reads of a held picture within some frames."""
    chain, (grey, _) = LiveChain(), as_grey(picture)
    return next((codes for _ in range(frames) if (codes := chain.read(grey))), [])


@pytest.mark.parametrize(
    ("text", "symbology", "gtin"),
    [
        (SOY, "EAN13", "0" + SOY),
        ("12345670", "EAN8", "00000012345670"),
        ("036000291452", "UPCA", "00036000291452"),
        (CARTON, "ITF", CARTON),
        ("LBG-000123", "Code128", None),
    ],
)
def test_a_label_is_read(text: str, symbology: str, gtin: str | None) -> None:
    """Text, symbology and GTIN-14 are the same from every chain."""
    picture = on_table(make_label(text, symbology))
    for codes in (decode_frame(picture), decode_still(picture), live(picture)):
        assert [(c.text, c.symbology, c.gtin) for c in codes] == [(text, symbology, gtin)]


def test_all_labels_of_a_picture_are_found_with_their_places() -> None:
    """Each code lies inside its own label."""
    labels = [make_label(SOY, "EAN13"), make_label(CARTON, "ITF"), make_label("A1B2", "Code128")]
    codes = decode_still(on_table(*labels))
    assert {found.text for found in codes} == {SOY, CARTON, "A1B2"}
    tops = [min(y for _, y in found.polygon or ()) for found in codes]
    order = [found.text for _, found in sorted(zip(tops, codes, strict=True), key=lambda p: p[0])]
    assert order == [SOY, CARTON, "A1B2"]


@pytest.mark.parametrize("angle", [0, 20, 45, 90, 160, 180, 270])
def test_a_label_is_read_at_any_angle(angle: int) -> None:
    """The live chain needs no straight hand, and outlines the code where it is."""
    label = on_table(make_label(SOY, "EAN13"))
    size = 900
    turn = cv2.getRotationMatrix2D((label.shape[1] / 2, label.shape[0] / 2), angle, 1)
    turn[:, 2] += (size - label.shape[1]) / 2, (size - label.shape[0]) / 2
    picture = cv2.warpAffine(label, turn, (size, size), borderValue=(90, 110, 130))
    (found,) = live(picture)
    assert found.text == SOY
    assert found.polygon is not None
    middle = np.mean(found.polygon, axis=0)
    grey, _ = as_grey(picture)
    assert np.abs(middle - (grey.shape[1] / 2, grey.shape[0] / 2)).max() < 90


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (900, 900)])
def test_a_turned_frame_keeps_its_pixels(size: tuple[int, int]) -> None:
    """The limit goes by the longer side: a camera on its side sees as much as an upright one."""
    assert as_grey(np.zeros(size, np.uint8))[0].shape == size
    larger = np.zeros((size[0] * 2, size[1] * 2), np.uint8)
    assert max(as_grey(larger)[0].shape) <= 1920
    assert min(as_grey(larger)[0].shape) <= 1080


@pytest.mark.parametrize("left", [-4000, -40, 900, 4000])
def test_a_part_is_never_empty(left: int) -> None:
    """The place of the last code may hang out of the next picture, or lie outside."""
    place = ((left, -900), (left + 100, -900), (left + 100, -800), (left, -800))
    part, back = cut(place)(np.zeros((720, 1280), np.uint8))
    assert min(part.shape) > 0
    assert 0 <= back[0, 2] < 1280


def test_a_wide_label_is_followed() -> None:
    """A code that nearly fills the picture counts, though its outline may leave it."""
    label = make_label(CARTON, "ITF")
    decoder = FrameDecoder()
    counted = []
    for number in range(12):
        turn = cv2.getRotationMatrix2D((label.shape[1] / 2, 160), 2 * np.sin(number / 5), 1)
        frame = cv2.warpAffine(label, turn, label.shape[1::-1], borderValue=(90, 110, 130))
        frame = cv2.GaussianBlur(frame, (0, 0), 0.5 + number % 4)
        counted += decoder.read(frame, number / 30)[1]
    assert [code.text for code in counted] == [CARTON]


def test_a_huge_picture_is_shrunk_and_its_places_are_not() -> None:
    """Corners are in the pixels of the picture that was given."""
    picture = cv2.resize(on_table(make_label(SOY, "EAN13")), None, fx=8, fy=8)
    (found,) = decode_still(picture)
    assert found.polygon is not None
    assert max(x for x, _ in found.polygon) > 2560


def test_matrix_codes_keep_emoji_and_separators() -> None:
    """QR text is taken as it is."""
    text = "Gudang ☕\x1d10A"
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    picture = np.array(zxingcpp.write_barcode_to_image(made, scale=6))
    (found,) = decode_still(picture)
    assert (found.text, found.symbology) == (text, "QR")


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("8992696404442", "EAN13"),
        ("036000291453", "UPCA"),
        ("12345671", "EAN8"),
        ("14963406", "UPCE"),
        ("0704", "ITF"),
        ("0704295", "ITF"),
        ("A12B", "Codabar"),
        ("T", "Code39"),
    ],
)
def test_a_doubtful_read_is_not_believed(text: str, symbology: str) -> None:
    """Wrong check digits and codes too short to be meant never come out."""
    assert believed(text, symbology, None) is None


def test_without_zbar_the_program_goes_on(no_zbar: None, caplog: pytest.LogCaptureFixture) -> None:
    """The missing library is told once, and zxing-cpp reads alone."""
    assert not zbar_available()
    assert not zbar_available()
    assert [("pyzbar" in told.getMessage(), told.levelname) for told in caplog.records] == [
        (True, "WARNING")
    ]
    picture = on_table(make_label(SOY, "EAN13"))
    assert ZbarDecoder(density=1).read(as_grey(picture)[0]) == []
    assert [found.text for found in decode_still(picture)] == [SOY]


def test_zbar_is_there() -> None:
    """The machine that runs the tests has both decoders, and zbar alone reads a label too."""
    assert zbar_available()
    grey, _ = as_grey(on_table(make_label(SOY, "EAN13")))
    assert [found.text for found in ZbarDecoder(density=4).read(grey)] == [SOY]


def test_a_file_that_is_no_picture(tmp_path: Path) -> None:
    """Empty files and other files give no picture."""
    for content in (b"", b"%PDF-1.7 ..."):
        path = tmp_path / "kopi ☕.png"
        path.write_bytes(content)
        assert read_picture(path) is None


def test_an_empty_picture_has_no_code() -> None:
    """Nothing is invented on a white wall or in noise."""
    noise = np.random.default_rng(3).integers(0, 255, (480, 640), np.uint8)
    for picture in (np.full((480, 640), 255, np.uint8), noise, np.zeros((1, 1), np.uint8)):
        assert decode_still(picture) == []


@pytest.mark.corpus
@pytest.mark.skipif(not PHOTOS.is_dir(), reason="the photos are not beside this checkout")
def test_real_photos() -> None:
    """The recognition rate does not fall, and pictures without a code give none."""
    with (PHOTOS / "manifest.csv").open(encoding="utf-8", newline="") as manifest:
        rows = list(csv.DictReader(manifest))
    invented = [row["file"] for row in rows if row["symbology"] == "NEG" and _read(row)]
    wanted = [row for row in rows if row["symbology"] != "NEG"]
    right = [row for row in wanted if _expected(row) in _read(row)]
    assert invented == []
    assert len(right) / len(wanted) >= 0.92


def _read(row: dict[str, str]) -> set[str]:
    picture = read_picture(PHOTOS / row["file"])
    assert picture is not None
    picture = as_grey(picture, (1280, 720))[0]
    return {_compared(found.text, found.symbology) for found in decode_frame(picture)}


def _expected(row: dict[str, str]) -> str:
    text = re.sub(r"\((\d{2,4})\)", r"\1", row["expected"])
    return _compared(text, row["symbology"])


def _compared(text: str, symbology: str) -> str:
    """As the manifest's notes say: retail as GTIN-14, GS1 without separators."""
    if symbology == "Codabar":
        return text.strip("ABCD")
    number = normalise_gtin(text, symbology) or normalise_gtin(text)
    is_retail = symbology in RETAIL and number is not None
    return number if is_retail and number else text.replace("\x1d", "").replace("\r\n", "\n")

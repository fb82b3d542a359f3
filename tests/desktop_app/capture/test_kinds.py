"""Every symbology is read from every chain, and nothing that is not wanted."""

import pytest
import zxingcpp

from db.rules.barcodes import vehicle_number
from desktop_app.capture.decoding import LiveChain, as_grey, decode_frame, decode_still
from desktop_app.capture.opencv import Picture, cv2, np
from desktop_app.capture.scan import believed
from desktop_app.capture.wanted import SYMBOLOGIES, Wanted
from desktop_app.capture.zbar import ZbarDecoder
from desktop_app.capture.zxing import FORMATS, ZxingDecoder
from tests.desktop_app.capture.pictures import CARTON, SOY

GTIN = "08992696404441"
TEXTS = {
    "EAN13": (SOY, SOY),
    "EAN8": ("96385074", "96385074"),
    "UPCA": ("036000291452", "036000291452"),
    "UPCE": ("04963406", "04963406"),
    "Code128": ("LBG-000123", "LBG-000123"),
    "Code39": ("LBG-123", "LBG-123"),
    "Code93": ("LBG-123", "LBG-123"),
    "ITF": (CARTON, CARTON),
    "Codabar": ("A12345B", "12345"),
    "DataBar": (f"01{GTIN}", f"01{GTIN}"),
    "DataBarLtd": (f"01{GTIN}", f"01{GTIN}"),
    "DataBarExp": (f"(01){GTIN}(10)A7", f"01{GTIN}10A7"),
    "DataBarExpStk": (f"(01){GTIN}(10)A7", f"01{GTIN}10A7"),
    "QR": ("Gudang ☕", "Gudang ☕"),
    "DataMatrix": ("LBG-1", "LBG-1"),
    "PDF417": ("LBG-1", "LBG-1"),
}


def printed(text: str, symbology: str) -> Picture:
    """A label with a code on a grey table."""
    made = zxingcpp.create_barcode(text, FORMATS[symbology])
    label = np.array(made.to_image(scale=3))
    return np.asarray(cv2.copyMakeBorder(label, 90, 90, 90, 90, cv2.BORDER_CONSTANT, value=(150,)))


@pytest.mark.parametrize("symbology", SYMBOLOGIES)
def test_every_symbology_is_read(symbology: str) -> None:
    """At a glance, by all stages and live."""
    text, expected = TEXTS[symbology]
    picture = printed(text, symbology)
    live = LiveChain().read(as_grey(picture)[0])
    for codes in (decode_frame(picture), decode_still(picture), live):
        assert [(code.text, code.symbology) for code in codes] == [(expected, symbology)]


@pytest.mark.parametrize("symbology", ["EAN13", "UPCA", "Code128", "QR"])
def test_what_is_not_wanted_is_not_read(symbology: str) -> None:
    """The formats are a setting; with none of them nothing is read."""
    picture = printed(TEXTS[symbology][0], symbology)
    others = Wanted(frozenset(SYMBOLOGIES) - {symbology})
    assert decode_still(picture, others) == []
    assert decode_still(picture, Wanted(frozenset())) == []
    assert len(decode_still(picture, Wanted(frozenset((symbology,))))) == 1


def test_only_expected_lengths_of_itf_and_codabar() -> None:
    """Both are settings."""
    wanted = Wanted(itf_lengths=frozenset((14,)), codabar_lengths=frozenset((10,)))
    assert believed("070429", "ITF", None, wanted=wanted) is None
    assert believed(CARTON, "ITF", None, wanted=wanted)
    assert believed("A12345B", "Codabar", None, wanted=wanted) is None
    assert believed("A1234567890B", "Codabar", None, wanted=wanted)


def test_gs1_fields_come_with_the_code() -> None:
    """DataBar Expanded: the number as GTIN-14, the lot as a field."""
    (code,) = decode_frame(printed(*TEXTS["DataBarExp"][:1], "DataBarExp"))
    assert (code.gtin, code.elements.lot, code.scan("camera").elements.lot) == (GTIN, "A7", "A7")


def test_add_ons_are_told_apart_from_the_number() -> None:
    """A book's price or an issue's number stands in a symbol of its own."""
    (code,) = decode_frame(printed("9780201310054 51299", "EAN13"))
    assert (code.text, code.addon, code.gtin) == ("9780201310054", "51299", "09780201310054")


@pytest.mark.parametrize("payload", [bytes(range(32)), b"\0", b"\0" * 20, bytes(range(256))])
def test_control_characters_in_a_qr_code(payload: bytes) -> None:
    """They are text like any other; zbar, whose QR reader can end the process, never sees them."""
    made = zxingcpp.create_barcode(payload, FORMATS["QR"])
    picture = np.array(made.to_image(scale=4))
    (code,) = decode_still(picture)
    assert len(code.text) == len(payload)
    assert ZbarDecoder(1).read(picture) == []


def test_light_bars_on_dark_are_read() -> None:
    """As they are printed on cans and bottles."""
    label = cv2.bitwise_not(printed(SOY, "EAN13"))
    assert [code.text for code in decode_frame(label)] == [SOY]


@pytest.mark.parametrize("blur", [1.5, 2.0])
def test_a_blurred_code_is_read(blur: float) -> None:
    """A lens out of focus by two thirds of a bar's width."""
    picture = cv2.GaussianBlur(printed(SOY, "EAN13"), (0, 0), blur)
    assert [code.text for code in decode_frame(picture)] == [SOY]


def test_a_reader_for_nothing_reads_nothing() -> None:
    """An empty list of formats does not mean all."""
    assert ZxingDecoder(Wanted(frozenset())).read(printed(SOY, "EAN13")) == []


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("I1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
        ("I1M8GDM9A1KP042788", None),
        ("1M8GDM9AXKP042788", None),
        ("I1M8GDM9AXKP04278Q", None),
        ("INVOICE", None),
        ("", None),
    ],
)
def test_a_vehicle_number_loses_its_mark(code: str, number: str | None) -> None:
    """The letter in the bars is not printed; the check digit says whether it is that letter."""
    assert vehicle_number(code) == number
    read = believed(code, "Code39", None)
    assert read is None or read.text == (number or code)

"""What the treatments of upright bars make readable."""

import zxingcpp

from desktop_app.capture.decoding import as_grey, decode_still
from desktop_app.capture.opencv import cv2, np
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.stages import focused
from desktop_app.capture.zxing import FORMATS, ZxingDecoder
from tests.desktop_app.capture.pictures import SOY


def test_bars_out_of_focus_are_focused() -> None:
    """Smeared by as much as a bar is wide, no decoder tells them apart before."""
    label, _ = as_grey(make_label(SOY, "EAN13"))
    smeared = cv2.GaussianBlur(label, (0, 0), sigmaX=2.4, sigmaY=0.1)
    decoder = ZxingDecoder()
    assert decoder.read(smeared) == []
    assert [code.text for code in decoder.read(focused(3)(smeared))] == [SOY]


def test_a_smeared_matrix_code_is_sharpened() -> None:
    """Squares run into each other; no stage reads the picture as it is."""
    made = zxingcpp.create_barcode("https://lumbung.example/barang/123", FORMATS["QR"])
    picture = cv2.copyMakeBorder(np.array(made.to_image(scale=6)), *4 * (40,), 0, value=255)
    smeared = cv2.GaussianBlur(picture, (0, 0), 3.6)
    assert ZxingDecoder(everywhere=True).read(smeared) == []
    assert [code.symbology for code in decode_still(smeared)] == ["QR"]

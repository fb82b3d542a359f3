"""What the treatments of upright bars make readable."""

from desktop_app.capture.decoding import as_grey
from desktop_app.capture.opencv import cv2
from desktop_app.capture.sample_video import make_label
from desktop_app.capture.stages import focused
from desktop_app.capture.zxing import ZxingDecoder
from tests.desktop_app.capture.pictures import SOY


def test_bars_out_of_focus_are_focused() -> None:
    """Smeared by as much as a bar is wide, no decoder tells them apart before."""
    label, _ = as_grey(make_label(SOY, "EAN13"))
    smeared = cv2.GaussianBlur(label, (0, 0), sigmaX=2.4, sigmaY=0.1)
    decoder = ZxingDecoder()
    assert decoder.read(smeared) == []
    assert [code.text for code in decoder.read(focused(3)(smeared))] == [SOY]

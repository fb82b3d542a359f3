"""What others offer to read codes with, beside ours: each takes a colour picture, gives texts."""

from collections.abc import Callable, Iterable

import zxingcpp
from pyzbar import pyzbar

from desktop_app.capture.decoding import decode_frame
from desktop_app.capture.opencv import Picture, cv2

Reader = Callable[[Picture], list[str]]


def read_pyzbar(picture: Picture) -> list[str]:
    """`pyzbar.decode` as its manual shows it."""
    return [found.data.decode("utf-8", "replace") for found in pyzbar.decode(picture)]


def read_zxing(picture: Picture) -> list[str]:
    """zxing-cpp's default call, with plain text."""
    found = zxingcpp.read_barcodes(picture, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]


def read_opencv(picture: Picture) -> list[str]:
    """OpenCV's detectors of bars and of QR codes; the latter fails on some pictures."""
    _, bars, _, _ = _BARS.detectAndDecodeWithType(picture)
    try:
        _, squares, _, _ = _SQUARES.detectAndDecodeMulti(picture)
    except cv2.error:
        squares = ()
    return [text for text in (*_texts(bars), *_texts(squares)) if text]


def read_ours(picture: Picture) -> list[str]:
    """What `main.py decode` does."""
    return [code.text for code in decode_frame(picture)]


def _texts(found: Iterable[str] | None) -> Iterable[str]:
    return found or ()


_BARS, _SQUARES = cv2.barcode.BarcodeDetector(), cv2.QRCodeDetector()
READERS: dict[str, Reader] = {
    "pyzbar": read_pyzbar,
    "zxing-cpp": read_zxing,
    "OpenCV": read_opencv,
    "ours": read_ours,
}

"""The zxing-cpp decoder: every symbology, in one fast and one thorough way."""

import zxingcpp

from desktop_app.capture.opencv import Picture
from desktop_app.capture.scan import DecodedCode, Polygon, believed

_FORMATS = {
    zxingcpp.BarcodeFormat.EAN13: "EAN13",
    zxingcpp.BarcodeFormat.EAN8: "EAN8",
    zxingcpp.BarcodeFormat.UPCA: "UPCA",
    zxingcpp.BarcodeFormat.UPCE: "UPCE",
    zxingcpp.BarcodeFormat.Code128: "Code128",
    zxingcpp.BarcodeFormat.Code39: "Code39",
    zxingcpp.BarcodeFormat.Code93: "Code93",
    zxingcpp.BarcodeFormat.ITF: "ITF",
    zxingcpp.BarcodeFormat.Codabar: "Codabar",
    zxingcpp.BarcodeFormat.DataBarOmni: "DataBar",
    zxingcpp.BarcodeFormat.DataBarStk: "DataBar",
    zxingcpp.BarcodeFormat.DataBarStkOmni: "DataBar",
    zxingcpp.BarcodeFormat.DataBarExp: "DataBarExp",
    zxingcpp.BarcodeFormat.DataBarExpStk: "DataBarExpStk",
    zxingcpp.BarcodeFormat.QRCode: "QR",
    zxingcpp.BarcodeFormat.DataMatrix: "DataMatrix",
    zxingcpp.BarcodeFormat.PDF417: "PDF417",
}
_WANTED = zxingcpp.BarcodeFormats(list(_FORMATS))


def read_fast(picture: Picture) -> list[DecodedCode]:
    """The codes that stand level and sharp in a grey picture."""
    return _read(picture, everywhere=False, sideways=False)


def read_level(picture: Picture) -> list[DecodedCode]:
    """Looks also at smaller sizes and for light bars on dark."""
    return _read(picture, everywhere=True, sideways=False)


def read_thorough(picture: Picture) -> list[DecodedCode]:
    """Looks also for codes that lie sideways."""
    return _read(picture, everywhere=True, sideways=True)


def _read(picture: Picture, *, everywhere: bool, sideways: bool) -> list[DecodedCode]:
    found = zxingcpp.read_barcodes(
        picture,
        formats=_WANTED,
        try_rotate=sideways,
        try_downscale=everywhere,
        try_invert=everywhere,
        text_mode=zxingcpp.TextMode.Plain,
    )
    codes = (believed(_text(code), _symbology(code), _polygon(code)) for code in found)
    return [code for code in codes if code]


def _text(code: zxingcpp.Barcode) -> str:
    extra = code.extra
    printed = extra.get("UPCE") if isinstance(extra, dict) else None
    return printed or code.text


def _symbology(code: zxingcpp.Barcode) -> str:
    return _FORMATS.get(code.format) or _FORMATS.get(code.symbology, str(code.format))


def _polygon(code: zxingcpp.Barcode) -> Polygon:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((corner.x, corner.y) for corner in corners)

"""The zxing-cpp decoder: every symbology, in a fast and in a thorough way."""

import zxingcpp

from desktop_app.capture.opencv import Picture
from desktop_app.capture.scan import DecodedCode, Polygon, believed
from desktop_app.capture.wanted import EVERYTHING, Wanted

_NAMES = {
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
    zxingcpp.BarcodeFormat.DataBarLtd: "DataBarLtd",
    zxingcpp.BarcodeFormat.DataBarExp: "DataBarExp",
    zxingcpp.BarcodeFormat.DataBarExpStk: "DataBarExpStk",
    zxingcpp.BarcodeFormat.QRCode: "QR",
    zxingcpp.BarcodeFormat.DataMatrix: "DataMatrix",
    zxingcpp.BarcodeFormat.PDF417: "PDF417",
}
FORMATS = {name: code for code, name in reversed(_NAMES.items())}


class ZxingDecoder:
    """Reads all kinds of codes in grey pictures.

    `sideways` looks for codes that stand upright, `everywhere` also at smaller sizes and for light
    bars on dark, `plain` tells dark from light by one limit for the whole picture.
    """

    def __init__(
        self,
        wanted: Wanted = EVERYTHING,
        *,
        sideways: bool = False,
        everywhere: bool = False,
        plain: bool = False,
    ) -> None:
        self._wanted = wanted
        formats = [code for code, name in _NAMES.items() if name in wanted.symbologies]
        self._formats = zxingcpp.BarcodeFormats(formats)
        self._sideways, self._everywhere = sideways, everywhere
        limits = zxingcpp.Binarizer
        self._limits = limits.GlobalHistogram if plain else limits.LocalAverage

    def read(self, picture: Picture) -> list[DecodedCode]:
        """The codes in the picture."""
        if not len(self._formats):  # an empty list would stand for all
            return []
        found = zxingcpp.read_barcodes(
            picture,
            formats=self._formats,
            try_rotate=self._sideways,
            try_downscale=self._everywhere,
            try_invert=self._everywhere,
            binarizer=self._limits,
            text_mode=zxingcpp.TextMode.Plain,
            ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Read,
        )
        codes = (self._believed(code) for code in found)
        return [code for code in codes if code]

    def _believed(self, code: zxingcpp.Barcode) -> DecodedCode | None:
        symbology = _NAMES.get(code.format) or _NAMES.get(code.symbology, str(code.format))
        text, addon = _printed(code)
        is_gs1 = code.content_type == zxingcpp.ContentType.GS1
        return believed(
            text, symbology, _polygon(code), wanted=self._wanted, addon=addon, is_gs1=is_gs1
        )


def _printed(code: zxingcpp.Barcode) -> tuple[str, str]:
    """The code as it is printed, and the digits of the small symbol beside it."""
    extra = code.extra if isinstance(code.extra, dict) else {}
    addon = str(extra.get("EanAddOn", ""))
    text = code.text.removesuffix(addon).rstrip() if addon else code.text
    return extra.get("UPCE") or text, addon


def _polygon(code: zxingcpp.Barcode) -> Polygon:
    place = code.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    return tuple((corner.x, corner.y) for corner in corners)

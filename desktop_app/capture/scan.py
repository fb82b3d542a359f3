"""What capture hands on: a decoded code, and the scan that counts; with the names of symbologies.

Symbologies are spelt EAN13, EAN8, UPCA, UPCE, Code128, Code39, Code93, ITF, Codabar, DataBar,
DataBarExp, DataBarExpStk, QR, DataMatrix, PDF417; "" where a source does not tell.
"""

import time
from dataclasses import dataclass
from typing import Literal

from db.rules.barcodes import normalise_gtin

Polygon = tuple[tuple[int, int], ...]
Source = Literal["camera", "video", "picture", "wedge", "serial", "typed"]

RETAIL = ("EAN13", "EAN8", "UPCA", "UPCE", "DataBar")
TWO_DIMENSIONAL = ("QR", "DataMatrix", "PDF417")  # error correction: one read is enough
_SHORTEST = {"ITF": 6, "Codabar": 4, "Code39": 3, "Code93": 2}


@dataclass(frozen=True)
class Scan:
    """One code that counts. `at` is in microseconds UTC; `polygon`: 4 corners in picture pixels."""

    text: str
    symbology: str
    source: Source
    at: int
    gtin: str | None = None
    polygon: Polygon | None = None


@dataclass(frozen=True)
class DecodedCode:
    """One code as read in one picture, with its GTIN-14 where it has one."""

    text: str
    symbology: str
    gtin: str | None
    polygon: Polygon | None = None

    @property
    def key(self) -> str:
        """The same for every spelling of one product number; weights and dates are told apart."""
        return self.text if self.symbology.startswith("DataBarExp") else self.gtin or self.text

    def scan(self, source: Source) -> Scan:
        """This code as a scan of now."""
        return Scan(self.text, self.symbology, source, _now(), self.gtin, self.polygon)


def scan_of_text(text: str, source: Source) -> Scan:
    """A scan of now from keys: no symbology, so a GTIN only where length and check digit fit."""
    return Scan(text, "", source, _now(), normalise_gtin(text))


def believed(text: str, symbology: str, polygon: Polygon | None) -> DecodedCode | None:
    """What a decoder read, spelt in one way; None for what is too likely a stripe pattern.

    EAN-13 with a leading 0 is the UPC-A that is printed; start and stop letters of Codabar go.
    Retail codes need a right check digit, ITF an even length, unchecked codes a minimum length.
    """
    if symbology == "EAN13" and text.startswith("0"):
        symbology, text = "UPCA", text[1:]
    elif symbology == "Codabar":
        text = text.strip("ABCDabcd")
    gtin = normalise_gtin(text, symbology)
    if not gtin and symbology in RETAIL:
        return None
    if len(text) < _SHORTEST.get(symbology, 1) or (symbology == "ITF" and len(text) % 2):
        return None
    return DecodedCode(text, symbology, gtin, polygon)


def _now() -> int:
    return time.time_ns() // 1000

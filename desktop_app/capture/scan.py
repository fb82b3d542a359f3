"""What capture hands on: a decoded code, and the scan that counts; with the names of symbologies.

Symbologies are spelt as in `wanted.SYMBOLOGIES`; "" where a source does not tell.
"""

import time
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from db.rules.barcodes import normalise_gtin, printed_gtin, vehicle_number
from desktop_app.capture.wanted import EVERYTHING, Wanted

if TYPE_CHECKING:
    from desktop_app.capture.gs1 import Elements

Polygon = tuple[tuple[int, int], ...]
Source = Literal["camera", "video", "picture", "wedge", "serial", "typed"]

RETAIL = ("EAN13", "EAN8", "UPCA", "UPCE", "DataBar", "DataBarLtd")
_SHORTEST = {"Code39": 3, "Code93": 2}


@dataclass(frozen=True)
class Scan:
    """One code that counts. `at` is in microseconds UTC; `polygon`: 4 corners in picture pixels.

    `addon` holds the two or five digits beside a retail code.
    """

    text: str
    symbology: str
    source: Source
    at: int
    gtin: str | None = None
    polygon: Polygon | None = None
    addon: str = ""
    is_gs1: bool = False

    @cached_property
    def elements(self) -> "Elements":
        """What a GS1 code says beside its number: lot, expiry, count, weight, serial.

        Most keyboard scanners are not set to mark such codes; their elements tell all the same.
        """
        from desktop_app.capture.gs1 import elements_of, is_keyed_gs1

        keyed = not self.symbology and is_keyed_gs1(self.text)
        return elements_of(self.text, is_gs1=self.is_gs1 or keyed)

    @property
    def number(self) -> str:
        """The GTIN-14 that a GS1 code holds; "" for other codes."""
        return self.elements.gtin or ""

    @property
    def barcode(self) -> str:
        """What an item keeps of it: of a GS1 code the number alone, without lot or weight."""
        return printed_gtin(self.number) or self.text


@dataclass(frozen=True)
class DecodedCode:
    """One code as read in one picture, with its GTIN-14 where it has one.

    `looks` is how many ways of looking at the picture read it, `addon` the two or five digits
    beside a retail code (an issue of a magazine, the price of a book).
    """

    text: str
    symbology: str
    gtin: str | None
    polygon: Polygon | None = None
    addon: str = ""
    is_gs1: bool = False
    looks: int = 1

    @cached_property
    def elements(self) -> "Elements":
        """What a GS1 code says beside its number: lot, expiry, count, weight, serial."""
        from desktop_app.capture.gs1 import elements_of

        return elements_of(self.text, is_gs1=self.is_gs1)

    @property
    def key(self) -> str:
        """The same for every spelling of one product number; weights and dates are told apart."""
        says_more = self.is_gs1 and self.symbology not in RETAIL
        return self.text if says_more else self.gtin or self.text

    def scan(self, source: Source) -> Scan:
        """This code as a scan of now."""
        place, known = self.polygon, (self.addon, self.is_gs1)
        return Scan(self.text, self.symbology, source, _now(), self.gtin, place, *known)


def scan_of_text(text: str, source: Source) -> Scan:
    """A scan of now from keys: no symbology, so a GTIN only where length and check digit fit."""
    return Scan(text, "", source, _now(), normalise_gtin(text))


def believed(
    text: str,
    symbology: str,
    polygon: Polygon | None,
    *,
    wanted: Wanted = EVERYTHING,
    addon: str = "",
    is_gs1: bool = False,
) -> DecodedCode | None:
    """What a decoder read, spelt in one way; None for what is too likely a stripe pattern.

    EAN-13 with a leading 0 is the UPC-A that is printed; start and stop letters of Codabar and the
    letter that marks a vehicle's number go. Retail codes need a right check digit, ITF and Codabar
    an expected length, unchecked codes a minimum length.
    """
    if symbology == "EAN13" and text.startswith("0"):
        symbology, text = "UPCA", text[1:]
    elif symbology == "Codabar":
        text = text.strip("ABCDabcd")
    elif symbology == "Code39":
        text = vehicle_number(text) or text
    gtin = normalise_gtin(text, symbology)
    if not gtin and symbology in RETAIL:
        return None
    if is_gs1 and not gtin:
        gtin = _contained_gtin(text)
    if len(text) < _SHORTEST.get(symbology, 1) or not wanted.takes(text, symbology):
        return None
    return DecodedCode(text, symbology, gtin, polygon, addon, is_gs1)


def _contained_gtin(text: str) -> str | None:
    from desktop_app.capture.gs1 import elements_of

    return elements_of(text, is_gs1=True).gtin


def _now() -> int:
    return time.time_ns() // 1000

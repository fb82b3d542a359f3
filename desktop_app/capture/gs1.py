"""What a GS1 code says beside the item's number, read by biip: lot, expiry, count, weight, serial.

Source: GS1 General Specifications, section 3 (application identifiers).
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from biip import ParseConfig, ParseError
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from biip.gs1_element_strings import GS1ElementStrings
from biip.gs1_messages import GS1Message

from db.rules.barcodes import has_valid_check_digit, normalise_gtin

_MARKED = re.compile(r"\](C1|e0|d2|Q3|J1)")  # a keyboard scanner's mark of a GS1 code
_KEYED = re.compile(r"0[12]([0-9]{14})[0-9]{2}.+", re.DOTALL)  # a number, and more behind it
_CONFIG = ParseConfig(gs1_element_strings_verify_date=False)  # 000000 is printed for "no date"
_LINK = re.compile(r"https?://[^?#]+/0[12]/\d{8,14}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Elements:
    """The fields of a GS1 code; None where it does not say. `weight` is the net weight in kg.

    With `contained` the number is that of the goods inside, and `count` says how many of those.
    """

    gtin: str | None = None
    lot: str | None = None
    expires_on: date | None = None
    best_before: date | None = None
    count: int | None = None
    weight: Decimal | None = None
    serial: str | None = None
    sell_by: date | None = None
    contained: bool | None = None

    @property
    def last_day(self) -> date | None:
        """Until when it is good: as it expires, is to be sold, or is at its best."""
        return self.expires_on or self.sell_by or self.best_before


NOTHING = Elements()


def is_keyed_gs1(text: str) -> bool:
    """Whether keys without a mark are a GS1 code: a checked number, and elements behind it."""
    found = _KEYED.fullmatch(text)
    return bool(found and has_valid_check_digit(found[1]))


def elements_of(text: str, *, is_gs1: bool = False) -> Elements:
    """The fields of a code as a decoder or a keyboard scanner gives it; NOTHING where it has none.

    A day that no calendar has says none, and the rest still counts; 00 is the last of its month.
    Without `is_gs1` only a scanner's mark (]C1 ...) or a GS1 Digital Link tell that it is one.
    """
    mark = _MARKED.match(text)
    try:
        if mark or is_gs1:
            said = text[mark.end() if mark else 0 :]
            return _elements(GS1Message.parse(said, config=_CONFIG).element_strings)
        if _LINK.match(text):
            return _elements(GS1DigitalLinkURI.parse(text, config=_CONFIG).element_strings)
    except ParseError:
        return NOTHING
    return NOTHING


def _elements(found: GS1ElementStrings) -> Elements:
    values = {element.ai.ai: element for element in found}
    text = {ai: element.value for ai, element in values.items()}
    dates = {ai: element.date for ai, element in values.items()}
    weights = [element.decimal for ai, element in values.items() if ai.startswith("310")]
    count = text.get("37") or text.get("30")
    return Elements(
        gtin=normalise_gtin(text.get("01") or text.get("02") or ""),
        lot=text.get("10"),
        expires_on=dates.get("17"),
        best_before=dates.get("15"),
        sell_by=dates.get("16"),
        count=int(count) if count else None,
        weight=weights[0] if weights else None,
        serial=text.get("21"),
        contained=("01" not in text and "02" in text) or None,
    )

"""What a scan's GS1 elements say of the goods, in the plain values that a draft keeps."""

from decimal import ROUND_HALF_UP, Decimal

from db.rules.code_contents import NOTHING, CodeContents
from db.rules.money import THOUSANDTHS
from desktop_app.capture.gs1 import NOTHING as NO_ELEMENTS
from desktop_app.capture.scan import Scan

_GRAM = Decimal("0.001")  # of a kilogram


def contents_of(scan: Scan) -> CodeContents:
    """The number, lot, last day, count and weight; a count of what is inside is told by `times`."""
    said = scan.elements
    if said == NO_ELEMENTS:
        return NOTHING
    counted = None if said.contained or said.count is None else said.count * THOUSANDTHS
    return CodeContents(
        gtin14=scan.number,
        lot_code=said.lot or "",
        expires_on=said.last_day,
        quantity=counted,
        grams=None if said.weight is None else _grams(said.weight),
    )


def times(scan: Scan) -> int:
    """How often the code stands for the goods that it names: a pallet for all that is on it."""
    said = scan.elements
    return said.count if said.contained and said.count else 1


def _grams(weight: Decimal) -> int:
    return int(weight.quantize(_GRAM, ROUND_HALF_UP) / _GRAM)

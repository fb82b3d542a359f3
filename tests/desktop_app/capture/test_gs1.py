"""GS1 codes say more than a number."""

from datetime import date
from decimal import Decimal

import pytest

from desktop_app.capture.gs1 import NOTHING, Elements, elements_of

GTIN = "08992696404441"


def test_the_fields_of_a_code() -> None:
    """GTIN, expiry, lot ended by a separator, serial, count."""
    text = f"01{GTIN}1727013110LOT-7\x1d21SN9\x1d3712"
    assert elements_of(text, is_gs1=True) == Elements(
        gtin=GTIN, lot="LOT-7", expires_on=date(2027, 1, 31), count=12, serial="SN9"
    )


def test_a_weight_and_a_best_before_date() -> None:
    """A weighed cheese; a day of 00 is the last one of its month."""
    found = elements_of(f"01{GTIN}3103001250" + "15270200", is_gs1=True)
    assert (found.weight, found.best_before) == (Decimal("1.250"), date(2027, 2, 28))


@pytest.mark.parametrize(
    "text",
    [f"]C101{GTIN}10A", f"]d201{GTIN}10A", f"https://id.gs1.org/01/{GTIN}/10/A"],
)
def test_what_tells_itself_as_gs1(text: str) -> None:
    """A keyboard scanner's mark or a Digital Link."""
    assert elements_of(text) == Elements(gtin=GTIN, lot="A")


@pytest.mark.parametrize("text", [f"01{GTIN}10A", "", "https://toko.example/01/kopi", "LBG-1"])
def test_what_does_not(text: str) -> None:
    """Plain codes have no fields, even where their digits look like some."""
    assert elements_of(text) == NOTHING


@pytest.mark.parametrize("text", ["", "01123", "99", "\x1d", "0112345678901230", "17279999"])
def test_broken_fields_are_nothing(text: str) -> None:
    """No error, no guess, and no number with a wrong check digit."""
    assert elements_of(text, is_gs1=True) == NOTHING

"""What a scan says of the goods, in the plain values that a draft keeps."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.code_contents import NOTHING, CodeContents, rounded, said_quantity
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.scan_contents import contents_of, times
from tests.shops import ONE

GTIN = "08992696404441"


@pytest.mark.parametrize(
    ("elements", "contents", "how_often"),
    [
        ("10A", CodeContents(GTIN, "A"), 1),
        ("17270200", CodeContents(GTIN, expires_on=date(2027, 2, 28)), 1),
        ("15270115", CodeContents(GTIN, expires_on=date(2027, 1, 15)), 1),
        ("3012", CodeContents(GTIN, quantity=12 * ONE), 1),
        ("3712", CodeContents(GTIN, quantity=12 * ONE), 1),
        ("3103001250", CodeContents(GTIN, grams=1_250), 1),
        ("3105012345", CodeContents(GTIN, grams=123), 1),
        ("3100000012", CodeContents(GTIN, grams=12_000), 1),
        ("21SERIAL", CodeContents(GTIN), 1),
    ],
)
def test_elements_are_contents(elements: str, contents: CodeContents, how_often: int) -> None:
    """Kilograms become grams, pieces thousandths."""
    scan = scan_of_text(f"]C101{GTIN}{elements}", "wedge")
    assert (contents_of(scan), times(scan)) == (contents, how_often)


def test_a_pallet_is_all_that_is_on_it() -> None:
    """Its code says which goods are inside, and how many."""
    scan = scan_of_text(f"]C102{GTIN}3724", "wedge")
    assert (contents_of(scan), times(scan)) == (CodeContents(GTIN), 24)


def test_other_codes_say_nothing() -> None:
    """Nor cost anything to ask."""
    assert contents_of(scan_of_text("8992696404441", "wedge")) == NOTHING


@given(st.integers(1, 10**7), st.sampled_from([("kg", 1), ("g", 1_000), ("ons", 10), ("KG", 1)]))
def test_a_weight_in_the_items_unit(grams: int, unit: tuple[str, int]) -> None:
    """To the gram, whatever the unit is called."""
    name, thousandths_a_gram = unit
    assert said_quantity(CodeContents(grams=grams), name, 3) == grams * thousandths_a_gram


@given(st.integers(1, 10**9), st.integers(0, 3))
def test_rounding_keeps_something_of_everything(quantity: int, decimals: int) -> None:
    """As fine as the unit goes, half a step away at most, never nothing."""
    step = 10 ** (3 - decimals)
    near = rounded(quantity, decimals)
    assert near % step == 0
    assert near >= step
    assert abs(near - quantity) <= step / 2 or near == step

"""GS1 codes say more than a number."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.days import read_day
from desktop_app.capture.gs1 import NOTHING, Elements, elements_of
from desktop_app.capture.scan import Scan, scan_of_text

GTIN = "08992696404441"
END = date(2027, 1, 31)


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


def test_the_last_day_is_the_strictest_that_is_said() -> None:
    """It expires, else it is to be sold by, else it is at its best."""
    text = f"01{GTIN}152701311627011517270101"
    assert elements_of(text, is_gs1=True).last_day == date(2027, 1, 1)
    assert elements_of(text[:-8], is_gs1=True).last_day == date(2027, 1, 15)
    assert elements_of(text[:-16], is_gs1=True).last_day == date(2027, 1, 31)


@given(st.integers(0, 99), st.integers(1, 12))
def test_day_00_is_the_end_of_the_month_in_the_nearer_century(year: int, month: int) -> None:
    """GS1 General Specifications 7.12; the same century that a typed year has."""
    expires = elements_of(f"01{GTIN}17{year:02}{month:02}00", is_gs1=True).expires_on
    this_year = datetime.now(UTC).year
    assert expires == read_day(f"{month:02}/{year:02}", this_year)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"01{GTIN}17270131\x1d10LOT-7", Elements(gtin=GTIN, lot="LOT-7", expires_on=END)),
        (f"02{GTIN}3712", Elements(gtin=GTIN, count=12, contained=True)),
        (f"01{GTIN[:-1]}217270131", NOTHING),  # a wrong check digit
        (f"01{GTIN}", NOTHING),
        (f"01{GTIN}99", NOTHING),
        ("LBG-0108992696404441", NOTHING),
    ],
)
def test_keys_without_a_mark(text: str, said: Elements) -> None:
    """Most keyboard scanners are not set to mark GS1 codes; a camera says what it read."""
    assert scan_of_text(text, "wedge").elements == said
    assert Scan(text, "Code128", "camera", 0).elements == NOTHING


def test_an_item_keeps_the_number_alone() -> None:
    """Whatever else the code says; another code whole."""
    assert scan_of_text(f"]C101{GTIN}10A", "wedge").barcode == "8992696404441"
    assert scan_of_text("LBG-1", "wedge").barcode == "LBG-1"


@pytest.mark.parametrize("day", ["000000", "260230"])
def test_a_day_that_is_none_takes_nothing_else_along(day: str) -> None:
    """As 000000 is printed for none: number and lot are as good as ever."""
    said = elements_of(f"]C1010899276113401317{day}10LOT-7")
    assert (said.gtin, said.lot, said.last_day) == ("08992761134013", "LOT-7", None)


def test_day_00_is_the_last_of_its_month() -> None:
    """GS1 General Specifications 3.4.6: goods with it may be used until then."""
    said = elements_of("]C101089927611340131728020010LOT-7")
    assert said.last_day == date(2028, 2, 29)

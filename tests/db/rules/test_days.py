"""Days as they are typed."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.errors import InvalidInput
from db.rules.days import full_year, read_day

THIS_YEAR = 2026
DAYS = st.dates(date(2000, 1, 1), date(2076, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("311226", date(2026, 12, 31)),
        ("31122026", date(2026, 12, 31)),
        ("31/12/2026", date(2026, 12, 31)),
        ("31-12-26", date(2026, 12, 31)),
        ("1.2.27", date(2027, 2, 1)),
        ("2026-12-31", date(2026, 12, 31)),
        ("12/26", date(2026, 12, 31)),
        ("2/2028", date(2028, 2, 29)),
        ("2028-02", date(2028, 2, 29)),
        ("1226", date(2026, 12, 31)),
        (" 31/12/2026 ", date(2026, 12, 31)),
    ],
)
def test_how_a_day_is_typed(text: str, day: date) -> None:
    """Day before month; a month alone is its last day."""
    assert read_day(text, THIS_YEAR) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "31", "3112", "310226", "29/2/2027", "0/26", "13/26", "1/1/1", "1/1/226"),
        *("12/226", "8992696404441", "2026-12-31T00:00", "31/12/0000", "0000-01-01"),
        "\u0663\u0661/12/2026",
    ],
)
def test_what_is_no_day(text: str) -> None:
    """Nothing is guessed."""
    with pytest.raises(InvalidInput, match="day_unreadable"):
        read_day(text, THIS_YEAR)


@given(DAYS, st.sampled_from(["%d%m%y", "%d/%m/%y", "%d%m%Y", "%d.%m.%Y", "%Y-%m-%d"]))
def test_every_day_comes_back(day: date, spelling: str) -> None:
    """In each spelling, fifty years ahead."""
    assert read_day(day.strftime(spelling), THIS_YEAR) == day


@given(st.text(max_size=12))
def test_nothing_else_happens(text: str) -> None:
    """A day, or the reason."""
    with suppress(InvalidInput):
        assert isinstance(read_day(text, THIS_YEAR), date)


@given(st.integers(0, 99), st.integers(1950, 2150))
def test_the_century_is_the_nearer_one(year: int, this_year: int) -> None:
    """At most 49 years past and 50 years to come, and exactly one of them."""
    whole = full_year(year, this_year)
    assert whole % 100 == year
    assert -49 <= whole - this_year <= 50

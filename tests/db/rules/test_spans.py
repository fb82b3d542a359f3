"""Any span of days, put together from years and days, is exactly those days."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.rules.spans import Piece, pieces

DATES = st.dates(date(2020, 1, 1), date(2026, 12, 31))


def days(first: date, last: date) -> list[date]:
    """Every day of a span."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@given(DATES, DATES, DATES, DATES)
def test_pieces_add_up_to_the_span(a: date, b: date, c: date, d: date) -> None:
    """Each known day of the span counts once, every other known day not at all."""
    known = min(c, d), max(c, d)
    counted: Counter[date] = Counter()

    for piece in pieces(a, b, known):
        for day in days(piece.first, piece.last):
            counted[day] += piece.sign

    expected = {day: 1 for day in days(a, b) if known[0] <= day <= known[1]}
    assert {day: n for day, n in counted.items() if n and known[0] <= day <= known[1]} == expected


@given(DATES, DATES)
def test_at_most_half_of_the_first_and_last_year_is_read_by_day(a: date, b: date) -> None:
    """Years in between cost nothing."""
    known = date(2020, 1, 1), date(2026, 12, 31)

    assert sum(piece.days for piece in pieces(min(a, b), max(a, b), known)) <= 366


def test_a_whole_year_is_one_piece() -> None:
    """Also when nothing is known of its end yet."""
    known = date(2025, 3, 1), date(2026, 4, 5)

    found = list(pieces(date(2026, 1, 1), date(2026, 12, 31), known))

    assert found == [Piece(date(2026, 1, 1), date(2026, 12, 31), is_year=True)]

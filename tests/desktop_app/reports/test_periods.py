"""What "this week" and the like mean."""

from datetime import date

import pytest

from desktop_app.reports.periods import PRESETS, days_of

WEDNESDAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("preset", "first", "last"),
    [
        ("today", "2026-03-18", "2026-03-18"),
        ("yesterday", "2026-03-17", "2026-03-17"),
        ("this_week", "2026-03-16", "2026-03-18"),
        ("this_month", "2026-03-01", "2026-03-18"),
        ("last_month", "2026-02-01", "2026-02-28"),
    ],
)
def test_presets(preset: str, first: str, last: str) -> None:
    """Weeks begin on Monday, months on the first."""
    assert days_of(preset, WEDNESDAY) == (date.fromisoformat(first), date.fromisoformat(last))


def test_the_turn_of_the_year() -> None:
    """Yesterday and last month of New Year's Day are in the old year."""
    new_year = date(2027, 1, 1)

    assert days_of("yesterday", new_year) == (date(2026, 12, 31), date(2026, 12, 31))
    assert days_of("last_month", new_year) == (date(2026, 12, 1), date(2026, 12, 31))


def test_all_days_have_no_ends() -> None:
    """Every preset but one's own days is known."""
    assert days_of("all", WEDNESDAY) == (None, None)
    assert {preset for preset in PRESETS if preset != "custom"} == {
        *("today", "yesterday", "this_week", "this_month", "last_month", "all")
    }

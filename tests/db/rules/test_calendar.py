"""The shop's day around midnight, in the time zones of Indonesia."""

from datetime import UTC, date, datetime

import pytest

from db.rules.calendar import business_date, local_time


def moment(*parts: int) -> int:
    """Microseconds UTC."""
    return int(datetime(*parts, tzinfo=UTC).timestamp()) * 1_000_000  # type: ignore[misc,arg-type]  # datetime's own parts


@pytest.mark.parametrize(
    ("at", "timezone", "day"),
    [
        (moment(2026, 3, 9, 16, 59, 59) + 999_999, "Asia/Jakarta", date(2026, 3, 9)),
        (moment(2026, 3, 9, 17), "Asia/Jakarta", date(2026, 3, 10)),
        (moment(2026, 3, 9, 15, 59, 59), "Asia/Makassar", date(2026, 3, 9)),
        (moment(2026, 3, 9, 16), "Asia/Makassar", date(2026, 3, 10)),
        (moment(2026, 3, 9, 14, 59, 59), "Asia/Jayapura", date(2026, 3, 9)),
        (moment(2026, 3, 9, 15), "Asia/Jayapura", date(2026, 3, 10)),
        (moment(2025, 12, 31, 17), "Asia/Jakarta", date(2026, 1, 1)),
        (moment(2024, 2, 28, 17), "Asia/Jakarta", date(2024, 2, 29)),
    ],
)
def test_the_day_begins_at_the_shops_midnight(at: int, timezone: str, day: date) -> None:
    """WIB is seven, WITA eight, WIT nine hours ahead of UTC."""
    assert business_date(at, timezone) == day


def test_one_moment_is_two_days() -> None:
    """At 15:30 UTC it is tomorrow in Jayapura and still today in Jakarta."""
    at = moment(2026, 3, 9, 15, 30)
    assert business_date(at, "Asia/Jayapura") > business_date(at, "Asia/Jakarta")


def test_the_shops_clock() -> None:
    """Half past three UTC is half past ten at night in Jakarta, to the microsecond."""
    shown = local_time(moment(2026, 3, 9, 15, 30) + 123_456, "Asia/Jakarta")
    assert shown.isoformat() == "2026-03-09T22:30:00.123456+07:00"

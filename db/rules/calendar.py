"""The shop's day: microseconds UTC in the database, dates of the shop's time zone on paper."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

MICROSECONDS = 1_000_000


def business_date(at: int, timezone: str) -> date:
    """The day on which a moment (microseconds UTC) falls in the shop's time zone."""
    return datetime.fromtimestamp(at // MICROSECONDS, UTC).astimezone(ZoneInfo(timezone)).date()


def local_time(at: int, timezone: str) -> datetime:
    """A moment (microseconds UTC) on the shop's clock."""
    return datetime.fromtimestamp(at / MICROSECONDS, UTC).astimezone(ZoneInfo(timezone))


def day_begins(day: date, timezone: str) -> int:
    """The first moment (microseconds UTC) of a day in the shop's time zone."""
    return int(datetime.combine(day, time(), ZoneInfo(timezone)).timestamp()) * MICROSECONDS

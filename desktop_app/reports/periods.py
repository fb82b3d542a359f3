"""The days that a report covers: what "this week" and the like mean on a given day. No Qt."""

from datetime import date, timedelta
from typing import Final

PRESETS: Final = ("today", "yesterday", "this_week", "this_month", "last_month", "all", "custom")
DAY: Final = timedelta(days=1)

Days = tuple[date | None, date | None]


def days_of(preset: str, today: date) -> Days:
    """The first and the last day of a preset; weeks begin on Monday (ISO 8601).

    "all" has no ends; "custom" is whatever the person says, so `KeyError` here.
    """
    month = today.replace(day=1)
    days: dict[str, Days] = {
        "today": (today, today),
        "yesterday": (today - DAY, today - DAY),
        "this_week": (today - today.weekday() * DAY, today),
        "this_month": (month, today),
        "last_month": ((month - DAY).replace(day=1), month - DAY),
        "all": (None, None),
    }
    return days[preset]

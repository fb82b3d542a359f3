"""Moments as people write them, on the shop's clock."""

from PySide6.QtCore import QLocale, QTime

from db.rules.calendar import local_time
from desktop_app.widgets.days import day_in_words


def when(at: int, timezone: str) -> str:
    """Day and time of a moment (microseconds UTC)."""
    told = local_time(at, timezone)
    time = QLocale().toString(QTime(told.hour, told.minute), QLocale.FormatType.ShortFormat)
    return f"{day_in_words(told.date())} {time}"

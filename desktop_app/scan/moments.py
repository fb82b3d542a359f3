"""Moments as people write them on the shop's clock."""

from PySide6.QtCore import QDate, QLocale, QTime

from db.rules.calendar import local_time


def when(at: int, timezone: str) -> str:
    """Day and time of a moment (microseconds UTC)."""
    told = local_time(at, timezone)
    day = QLocale().toString(QDate(told.year, told.month, told.day), "d MMM yyyy")
    time = QLocale().toString(QTime(told.hour, told.minute), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"

"""Moments and days as people write them, on the shop's clock."""

from PySide6.QtCore import QDate, QLocale, Qt, QTime

from db.rules.calendar import local_time


def day_of(iso: str) -> str:
    """A day given as YYYY-MM-DD."""
    return _day(QDate.fromString(iso, Qt.DateFormat.ISODate))


def when(at: int, timezone: str) -> str:
    """Day and time of a moment (microseconds UTC)."""
    told = local_time(at, timezone)
    day = _day(QDate(told.year, told.month, told.day))
    time = QLocale().toString(QTime(told.hour, told.minute), QLocale.FormatType.ShortFormat)
    return f"{day} {time}"


def _day(day: QDate) -> str:
    return QLocale().toString(day, "d MMM yyyy")

"""Days as people write them: in the person's language to be read, in figures to be typed."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

DATE_FORMAT: Final = "d MMM yyyy"


def day_in_words(day: date | str) -> str:
    """`22 Nov 2026`, the month in the person's language; `day` may be ISO text."""
    there = date.fromisoformat(day) if isinstance(day, str) else day
    return QLocale().toString(QDate(there.year, there.month, there.day), DATE_FORMAT)


def plain_day(iso: str) -> str:
    """31/12/2026, as it can be typed: day, month and year, as on labels of goods."""
    return date.fromisoformat(iso).strftime("%d/%m/%Y")

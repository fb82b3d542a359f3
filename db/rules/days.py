"""Days as hands type them, day before month, and the century of years that have two digits."""

import calendar
import re
from datetime import date
from typing import Final

from db.errors import InvalidInput

_PARTS: Final = re.compile(r"(\d{1,4})[-/. ](\d{1,4})(?:[-/. ](\d{1,4}))?")
_TOGETHER: Final = {
    4: re.compile(r"(\d\d)(\d\d)"),  # 1226: a month
    6: re.compile(r"(\d\d)(\d\d)(\d\d)"),  # 311226
    8: re.compile(r"(\d\d)(\d\d)(\d{4})"),  # 31122026
}


def read_day(text: str, this_year: int) -> date:
    """A day such as 31/12/2026, 311226 or 2026-12-31; 12/26 is the last day of that month.

    `InvalidInput("day_unreadable")` for everything else.
    """
    try:
        return _day(text.strip(), this_year)
    except ValueError:
        raise InvalidInput("day_unreadable", "expires_on", text=text[:40]) from None


def full_year(year: int, this_year: int) -> int:
    """The year of two digits that is at most 49 years past and 50 years to come.

    Source: GS1 General Specifications 7.12, "Determination of century in dates".
    """
    century = this_year - this_year % 100
    ahead = year - this_year % 100
    if ahead > 50:
        return century - 100 + year
    return century + 100 + year if ahead < -49 else century + year


def _day(text: str, this_year: int) -> date:
    pattern = _TOGETHER.get(len(text), _PARTS) if text.isdecimal() else _PARTS
    found = pattern.fullmatch(text) if text.isascii() else None
    if not found:
        raise ValueError(text)
    parts = [part for part in found.groups() if part]
    if len(parts) == 2:
        month, year = parts if len(parts[0]) < 4 else reversed(parts)
        return _end_of_month(month, year, this_year)
    if len(parts[0]) == 4:
        parts.reverse()
    day, month, year = parts
    return date(_year(year, this_year), int(month), int(day))


def _end_of_month(month: str, year: str, this_year: int) -> date:
    whole = _year(year, this_year)
    if not 1 <= int(month) <= 12:
        raise ValueError(month)
    return date(whole, int(month), calendar.monthrange(whole, int(month))[1])


def _year(digits: str, this_year: int) -> int:
    if len(digits) == 2:
        return full_year(int(digits), this_year)
    if len(digits) != 4:
        raise ValueError(digits)
    return int(digits)

"""What a cell says: numbers with either decimal mark, days in either order, codes, yes and no.

Nothing is rounded, and what can be read in two ways is read as its whole column is.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from db.exchange.cells import Exact

Mark = Literal[".", ","]
Order = Literal["dmy", "mdy", "ymd"]

CURRENCY: Final = r"(?:rp\.?|idr|usd|us\$|s\$|sgd|rm|myr|eur|gbp|[$€£¥])?"
NUMBER: Final = re.compile(
    rf"(?P<sign>[-+\u2212(]?)\s*{CURRENCY}\s*(?P<minus>[-\u2212]?)\s*"
    rf"(?P<body>[0-9][0-9.,'\s]*|[.,][0-9]+)(?:[.,]-)?\s*{CURRENCY}\s*(?P<closing>\)?)",
    re.IGNORECASE,
)
LONGEST: Final = 60  # characters of a number or a day
GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[.,' \u00a0\u202f][0-9]{3})*")
DAMAGED: Final = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?e[-+]?[0-9]+", re.IGNORECASE)
BROKEN: Final = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)")
FLOATED: Final = re.compile(r"([0-9]{6,14})\.0")
NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r\n]")
DAY: Final = re.compile(
    r"([0-9]{1,4})[-/. ]([0-9]{1,2}|[a-z]{3,10})\.?[-/. ,]\s?([0-9]{1,4})(?:[t ,].*)?",
    re.IGNORECASE,
)
COMPACT: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
MONTHS: Final = {
    "jan": 1,
    "feb": 2,
    "peb": 2,
    "mar": 3,
    "apr": 4,
    "mei": 5,
    "may": 5,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "aug": 8,
    "sep": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "nop": 11,
    "des": 12,
    "dec": 12,
}
YES: Final = {"1", "true", "yes", "y", "ya", "benar", "x", "✓", "aktif", "active", "enabled"}
NO: Final = {"", "0", "false", "no", "n", "tidak", "tdk", "salah", "nonaktif", "inactive"}


class Unreadable(ValueError):
    """A cell that does not say what its column says; `code` is the problem's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Evidence:
    """What the cells of a column show of how they are written."""

    marks: dict[str, int] = field(default_factory=lambda: {".": 0, ",": 0})
    unclear: int = 0
    orders: dict[str, int] = field(default_factory=lambda: {"dmy": 0, "mdy": 0, "ymd": 0})
    unclear_days: int = 0

    def mark(self) -> Mark | None:
        """The decimal mark, None where nothing shows it."""
        if self.marks["."] == self.marks[","]:
            return None
        return "." if self.marks["."] > self.marks[","] else ","

    def order(self) -> Order | None:
        """The order of day and month, None where nothing shows it."""
        if self.orders["dmy"] != self.orders["mdy"]:
            return "dmy" if self.orders["dmy"] > self.orders["mdy"] else "mdy"
        return "ymd" if self.orders["ymd"] and not self.unclear_days else None


def look_at(cells: Iterable[str], evidence: Evidence) -> Evidence:
    """Adds what these cells show."""
    for cell in cells:
        if not cell or len(cell) > LONGEST or isinstance(cell, Exact) or cell.isdigit():
            continue
        if day := DAY.fullmatch(cell):
            _weigh_day(day, evidence)
        elif number := NUMBER.fullmatch(cell):
            mark = _decimal_mark(number["body"].strip())
            if mark is None:
                evidence.unclear += 1
            elif mark:
                evidence.marks[mark] += 1
    return evidence


def read_number(cell: str, mark: Mark | None = None, *, strict: bool = False) -> Decimal:
    """The exact number of a cell; `Rp 1.250,00`, `(5)`, `1 250.5` and `5.000,-` are numbers.

    `mark` decides what could be read either way (without one: groups of three). `strict`: the mark
    is known for certain, and a number that contradicts it is `Unreadable`.
    """
    if len(cell) > LONGEST:
        raise Unreadable("cell_no_number")
    if cell.isascii() and cell.isdigit():
        return Decimal(cell)
    if isinstance(cell, Exact):
        return Decimal(cell)
    found = NUMBER.fullmatch(cell.strip())
    if not found or (found["sign"] == "(") != (found["closing"] == ")"):
        raise Unreadable("cell_no_number")
    body = found["body"].strip()
    seen = _decimal_mark(body)
    if seen is None:
        seen = mark if mark and mark in body else ""
    elif strict and mark and seen and seen != mark:
        raise Unreadable("cell_number_unclear")
    whole, _, fraction = body.rpartition(seen) if seen else (body, "", "")
    if not fraction.isdigit() and fraction:
        raise Unreadable("cell_no_number")
    if whole and not whole.isdigit() and not GROUPED.fullmatch(whole):
        raise Unreadable("cell_number_unclear")
    digits = re.sub(r"[^0-9]", "", whole) or "0"
    value = Decimal(f"{digits}.{fraction}" if fraction else digits)
    negative = (found["sign"] in ("-", "\u2212", "(")) != bool(found["minus"])
    return -value if negative else value


def read_quantity(cell: str, mark: Mark | None = None, *, strict: bool = False) -> int:
    """Thousandths of the unit; an amount that is finer is `Unreadable`, never rounded."""
    thousandths = read_number(cell, mark, strict=strict).scaleb(3)
    whole = thousandths.to_integral_value()
    noise = Decimal("1e-6") if isinstance(cell, Exact) else Decimal(0)  # 0.30000000000000004
    if abs(thousandths - whole) > noise:
        raise Unreadable("cell_too_fine")
    return int(whole)


def read_money(cell: str, mark: Mark | None = None, *, strict: bool = False) -> int:
    """Ten-thousandths of the currency; what is finer goes to the nearest."""
    ten_thousandths = read_number(cell, mark, strict=strict).scaleb(4)
    return int(ten_thousandths.to_integral_value(ROUND_HALF_UP))


def read_day(cell: str, order: Order | None = None) -> date:
    """A day in either order, with a month's name or in ISO 8601; a time after it is left out."""
    text = cell.strip()
    if len(text) > LONGEST:
        raise Unreadable("cell_no_date")
    if compact := COMPACT.fullmatch(text):
        return _day(int(compact[1]), int(compact[2]), int(compact[3]))
    found = DAY.fullmatch(text)
    if not found:
        raise Unreadable("cell_no_date")
    first, middle, last = found.groups()
    if not middle.isdigit():
        month = MONTHS.get(middle[:3].lower())
        if month is None:
            raise Unreadable("cell_no_date")
        year, day = (first, last) if len(first) == 4 else (last, first)
        return _day(_year(year), month, int(day))
    if len(first) == 4:
        return _day(int(first), int(middle), int(last))
    day, month = (int(middle), int(first)) if order == "mdy" else (int(first), int(middle))
    return _day(_year(last), month, day)


def read_code(cell: str) -> str:
    """A code as it is printed, zeros in front and all.

    A spreadsheet that took it for a number may have cut it: what it shows then is no code.
    """
    if cell.isalnum() and not (cell.isdigit() or "e" in cell.lower()):
        return cell
    if (
        len(cell) <= LONGEST
        and DAMAGED.fullmatch(cell)
        and ("+" in cell or "." in cell or "," in cell)
    ):
        raise Unreadable("code_damaged")
    floated = FLOATED.fullmatch(cell)
    return floated[1] if floated else read_text(cell)


def read_text(cell: str) -> str:
    """Text; the apostrophe that keeps a spreadsheet from running it goes."""
    if cell.startswith("#") and BROKEN.fullmatch(cell):
        raise Unreadable("cell_broken")
    return as_written(cell)


def as_written(cell: str) -> str:
    """Text without the apostrophe that an export put in front."""
    return cell[1:] if cell.startswith("'") and NEUTRALISED.match(cell) else cell


def read_flag(cell: str) -> bool:
    """Yes or no, in words or signs."""
    word = cell.strip().lower()
    if word in YES:
        return True
    if word in NO:
        return False
    raise Unreadable("cell_no_flag")


def _decimal_mark(body: str) -> Mark | Literal[""] | None:
    """The mark that can only be a decimal one, "" where there is none, None where it is unclear."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        return "." if body.rfind(".") > body.rfind(",") else ","
    if not points and not commas:
        return ""
    mark: Mark = "." if points else ","
    if points + commas > 1:
        return ""
    whole, _, fraction = body.partition(mark)
    if len(fraction) != 3 or len(whole) > 3 or whole in ("", "0") or whole.startswith("0"):
        return mark
    return None


def _weigh_day(found: re.Match[str], evidence: Evidence) -> None:
    first, middle, _last = found.groups()
    if len(first) == 4 or not middle.isdigit():
        evidence.orders["ymd"] += 1
    elif int(first) > 12:
        evidence.orders["dmy"] += 1
    elif int(middle) > 12:
        evidence.orders["mdy"] += 1
    elif int(first) != int(middle):  # 05/05 is the same day in both orders
        evidence.unclear_days += 1


def _year(text: str) -> int:
    return int(text) + 2000 if len(text) <= 2 else int(text)


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unreadable("cell_no_date") from None
    if not 1900 <= year <= 2200:
        raise Unreadable("cell_no_date")
    return found

"""Numbers as people type and read them: quantities in thousandths, money in ten-thousandths.

Pure functions; a number is never rounded on its way in. Which mark is the decimal one follows from
the text alone: every reading that makes sense is tried, and two different ones are refused.
"""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from PySide6.QtCore import QLocale

QUANTITY_BOUND = 10**10
MONEY_BOUND = 10**14
SYMBOLS = {"IDR": "Rp", "USD": "$", "EUR": "€", "GBP": "£", "MYR": "RM", "SGD": "S$", "PHP": "₱"}
_HUNDREDTH = 100
_MONEY_WITHOUT_CENTS = ("IDR",)
_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_SIGNS = re.compile(r"rp|s\$|rm|[$€£₱]", re.IGNORECASE)


class NumberRefused(ValueError):
    """A text that is no number for this field.

    `code` is one of empty, not_a_number, ambiguous, too_fine, too_large; `details` hold for
    ambiguous the two `readings` (texts of plain numbers), for too_fine the `decimals` allowed.
    """

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


def parse_quantity(text: str, decimals: int = 3) -> int:
    """The thousandths of a quantity of a unit that is counted to `decimals` places (0 to 3).

    Pieces (0) have no fractions, so `1.250` is read as 1250; of kilograms it is refused as
    ambiguous. Raises NumberRefused.
    """
    return _scaled(_number(text, decimals, 3 if decimals else 0), 3, QUANTITY_BOUND)


def parse_money(text: str, decimals: int = 2) -> int:
    """The ten-thousandths of an amount, with or without its currency sign. Raises NumberRefused.

    With two places `15.000` and `15,000` can only be fifteen thousand.
    """
    return _scaled(_number(_SIGNS.sub("", text, count=1), decimals, decimals), 4, MONEY_BOUND)


def format_quantity(thousandths: int, locale: QLocale | None = None) -> str:
    """`1.250,5` in Indonesian, `1,250.5` in English: without zeros that say nothing."""
    return _written(Decimal(thousandths).scaleb(-3), locale or QLocale(), 0)


def signed_quantity(thousandths: int) -> str:
    """A change or a difference with its sign, in the language of the interface."""
    return f"{'+' if thousandths > 0 else ''}{format_quantity(thousandths)}"


def plain_quantity(thousandths: int, locale: QLocale | None = None) -> str:
    """`1250,5`: a quantity as it is put into a field to be edited, as keyboards write it."""
    return _ungrouped(format_quantity(thousandths, locale), locale)


def format_money(
    ten_thousandths: int,
    currency: str = "IDR",
    locale: QLocale | None = None,
    places: int | None = None,
) -> str:
    """`Rp15.000`, `Rp15.000,50`; English `Rp15,000`. `places` rounds for showing (averages)."""
    amount = Decimal(ten_thousandths).scaleb(-4)
    if places is not None:
        amount = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
    whole = amount == amount.to_integral_value()
    least = 0 if whole and currency in _MONEY_WITHOUT_CENTS else 2
    least = least if places is None else min(least, places)
    symbol = SYMBOLS.get(currency, currency + _SPACE)
    minus = _MINUS if amount < 0 else ""
    return f"{minus}{symbol}{_written(abs(amount), locale or QLocale(), least)}"


def format_average(
    ten_thousandths: int, currency: str = "IDR", locale: QLocale | None = None
) -> str:
    """`Rp3.228` for what comes from an average: rounded to what the currency counts in.

    What is exact to the hundredth, as prices are that people typed, stays as it is.
    """
    if ten_thousandths % _HUNDREDTH == 0:
        return format_money(ten_thousandths, currency, locale)
    places = 0 if currency in _MONEY_WITHOUT_CENTS else 2
    return format_money(ten_thousandths, currency, locale, places)


def format_amount(ten_thousandths: int, locale: QLocale | None = None) -> str:
    """`15.000`, `15.000,50`: money for whoever does not know the shop's currency."""
    return format_money(ten_thousandths, "IDR", locale).replace(SYMBOLS["IDR"], "")


def plain_money(ten_thousandths: int, locale: QLocale | None = None) -> str:
    """`15000,50`: an amount as it is put into a field to be edited, without sign or grouping."""
    return _ungrouped(format_amount(ten_thousandths, locale), locale)


def _number(text: str, decimals: int, plausible: int) -> Decimal:
    """The one number that the text can mean; `plausible` places make a second reading of it."""
    text = text.strip().replace(_SPACE, "").replace(_MINUS, "-")
    if not text:
        raise NumberRefused("empty")
    readings = {
        reading
        for decimal, group in ((",", "."), (".", ","))
        if (reading := _reading(text, decimal, group)) is not None
    }
    places = {reading: _places(reading, plausible) for reading in readings}
    likely = {reading for reading in readings if places[reading] <= plausible}
    if not readings:
        raise NumberRefused("not_a_number")
    if len({Decimal(reading) for reading in likely}) > 1:
        raise NumberRefused("ambiguous", readings=sorted(likely, key=Decimal))
    if not likely or min(places[reading] for reading in likely) > decimals:
        raise NumberRefused("too_fine", decimals=decimals)
    return Decimal(min(likely, key=places.__getitem__))


def _reading(text: str, decimal: str, group: str) -> str | None:
    """The text as a plain number with a dot, if these marks can be meant."""
    d, g = re.escape(decimal), re.escape(group)
    shape = rf"([+-]?)([1-9][0-9]{{0,2}}(?:{g}[0-9]{{3}})+|[0-9]+)?(?:{d}([0-9]*))?"
    match = re.fullmatch(shape, text)
    if match is None or not (match[2] or match[3]):
        return None
    return f"{match[1]}{(match[2] or '0').replace(group, '')}.{match[3] or ''}".rstrip(".")


def _places(reading: str, plausible: int) -> int:
    """The places after the mark; a zero behind a thousandth (`1,2550`) shows that it is one."""
    fraction = reading.partition(".")[2]
    return len(fraction.rstrip("0") if plausible == 3 != len(fraction) else fraction)


def _ungrouped(written: str, locale: QLocale | None) -> str:
    return written.replace((locale or QLocale()).groupSeparator(), "").replace(_MINUS, "-")


def _scaled(number: Decimal, places: int, bound: int) -> int:
    scaled = number.scaleb(places) if len(number.as_tuple().digits) < 25 else Decimal(bound + 1)
    if abs(scaled) > bound:
        raise NumberRefused("too_large")
    if scaled != scaled.to_integral_value():
        raise NumberRefused("too_fine", decimals=places)
    return int(scaled)


def _written(number: Decimal, locale: QLocale, least: int) -> str:
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0").ljust(least, "0")
    minus = _MINUS if number < 0 else ""
    shown = locale.toString(int(whole))
    return f"{minus}{shown}{locale.decimalPoint()}{fraction}" if fraction else f"{minus}{shown}"

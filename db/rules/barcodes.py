"""Rules of barcode numbers: check digits, one GTIN-14 for every spelling, what a code may be.

Source: GS1 General Specifications: "Standard check digit calculations for GS1 data structures"
(section 7.9.1), "UPC-E barcode" (zero suppression) and AI (01), which right-aligns GTINs in 14.
"""

import unicodedata
from functools import lru_cache

from db.errors import InvalidInput

LONGEST_CODE = 200
GROUP_SEPARATOR = "\x1d"  # ends a field inside GS1 codes, therefore part of what is printed
_LENGTHS = {
    "EAN13": (13,),
    "EAN8": (8,),
    "UPCA": (12, 13),  # some readers put the 0 of EAN-13 in front
    "UPCE": (12, 13),  # ... or expand it themselves
    "ITF": (14,),
    "": (12, 13, 14),
}
_TRADE_LENGTHS = (8, 12, 13, 14)
_ELEMENT_STRINGS = ("DataBar", "DataBarLtd", "DataBarExp", "DataBarExpStk")
_VEHICLE_LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
_VEHICLE_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_REFUSED_CATEGORIES = ("Cc", "Cs", "Zl", "Zp")


def check_digit(body: str) -> str:
    """The check digit that follows the digits `body`: weights 3, 1, 3 ... from the right."""
    threes, ones = body[::-2], body[-2::-2]
    return str(-(3 * sum(map(int, threes)) + sum(map(int, ones))) % 10)


def has_valid_check_digit(code: str) -> bool:
    """Whether `code` is digits alone and its last one is their check digit."""
    return _is_number(code) and len(code) > 1 and check_digit(code[:-1]) == code[-1]


@lru_cache(1_000)  # an import asks twice: for all codes of a chunk, then for each
def normalise_gtin(code: str, symbology: str = "") -> str | None:
    """The GTIN-14 that a code stands for, or None where it is no valid trade item number.

    `symbology` is a name as in `desktop_app.capture` (EAN13, UPCE, ITF ...); without one (typed, or
    from a keyboard scanner) 8, 12, 13 and 14 digits with a right check digit count as retail codes.
    """
    if symbology in _ELEMENT_STRINGS:
        return _checked(code[2:16]) if code.startswith("01") and len(code) >= 16 else None
    if len(code) == 8 and symbology in ("", "UPCE"):
        return _zero_suppressed(code) if symbology else _eight_digits(code)
    return _checked(code) if len(code) in _LENGTHS.get(symbology, ()) else None


def printed_gtin(gtin14: str) -> str:
    """The shortest spelling that stands for a GTIN-14: 8, 12, 13 or 14 digits; "" for none."""
    spellings = (gtin14[-length:] for length in _TRADE_LENGTHS)
    return next((short for short in spellings if normalise_gtin(short) == gtin14), "")


def expand_upc_e(code: str) -> str:
    """The UPC-A behind a UPC-E (0, six digits, check digit), "" if it is none."""
    if not _is_number(code) or len(code) != 8 or code[0] != "0":
        return ""
    six, last = code[1:7], code[6]
    if last in "012":
        body = f"{six[:2]}{last}0000{six[2:5]}"
    elif last == "3":
        body = f"{six[:3]}00000{six[3:5]}"
    elif last == "4":
        body = f"{six[:4]}00000{six[4]}"
    else:
        body = f"{six[:5]}0000{last}"
    return f"0{body}{code[7]}"


def fitting_check_digit(code: str) -> str | None:
    """The last digit that would make a trade item number of a code that looks like one, but fails
    its check; None for every other code.
    """
    if not _is_number(code) or len(code) not in _TRADE_LENGTHS or normalise_gtin(code):
        return None
    whole = expand_upc_e(code) or code
    digit = check_digit(whole[:-1])
    return None if digit == whole[-1] else digit


def vehicle_number(code: str) -> str | None:
    """The vehicle identification number in a Code 39 on its door, None where it is none.

    Source: ANSI MH10.8.2: data identifier I, which nobody prints; 49 CFR 565.15: its check digit.
    """
    number = code[1:]
    if len(number) != 17 or code[0] != "I":
        return None
    digits = [_VEHICLE_LETTERS.get(letter, letter) for letter in number]
    if not _is_number("".join(digits[:8] + digits[9:])):
        return None
    others = [(w, d) for w, d in zip(_VEHICLE_WEIGHTS, digits, strict=True) if w]
    check = sum(weight * int(digit) for weight, digit in others) % 11
    return number if number[8] == "0123456789X"[check] else None


def clean_code(text: str) -> str:
    """A code fit to be kept: without blanks around it, else as printed (any script, emoji, GS).

    Raises InvalidInput `barcode_empty`, `barcode_too_long` or `barcode_control_characters`.
    """
    code = text.strip(" \t\r\n")
    if not code:
        raise InvalidInput("barcode_empty", "code")
    if len(code) > LONGEST_CODE:
        raise InvalidInput("barcode_too_long", "code", length=len(code), limit=LONGEST_CODE)
    if not code.isprintable() and any(map(_is_refused, code)):
        raise InvalidInput("barcode_control_characters", "code")
    return code


def _eight_digits(code: str) -> str | None:
    """EAN-8 or UPC-E? A GTIN-8 in trade never starts with 0 (those are in-store), UPC-E does."""
    if code[0] == "0":
        return _zero_suppressed(code) or _checked(code)
    return _checked(code) or _zero_suppressed(code)


def _zero_suppressed(code: str) -> str | None:
    return _checked(expand_upc_e(code))


def _checked(code: str) -> str | None:
    return code.zfill(14) if has_valid_check_digit(code) and int(code) else None


def _is_number(code: str) -> bool:
    return code.isascii() and code.isdigit()


def _is_refused(character: str) -> bool:
    return character != GROUP_SEPARATOR and unicodedata.category(character) in _REFUSED_CATEGORIES

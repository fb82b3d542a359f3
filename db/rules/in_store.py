"""Codes that a shop's scale prints: an item and its weight or price in one EAN-13.

Source: GS1 General Specifications 2.1.12 (restricted circulation numbers, prefixes 20 to 29); what
the digits between prefix and check digit mean is each shop's own setting.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from db.errors import InvalidInput
from db.rules.barcodes import check_digit, has_valid_check_digit

MOST_FORMATS: Final = 20
_RESTRICTED = re.compile(r"2[0-9]{11,12}|02[0-9]{11}")
_PREFIX = re.compile(r"0?2[0-9]{0,4}")
_WRITTEN = re.compile(
    r"(?P<prefix>[0-9]+):(?P<kind>weight|price)"
    r"(:(?P<item_digits>[0-9]))?(:(?P<skipped_digits>[0-9]))?(:(?P<decimals>[0-9]))?"
)
_NUMBERS = ("item_digits", "skipped_digits", "decimals")
_BODY = 12  # digits before the check digit


@dataclass(frozen=True)
class InStoreFormat:
    """How a shop's scale spells its codes: prefix, item, perhaps a digit to skip, value, check.

    `decimals` are the value's digits behind the point: 3 for kilograms in grams, 0 for rupiah.
    """

    prefix: str
    kind: Literal["weight", "price"]
    item_digits: int = 5
    skipped_digits: int = 0
    decimals: int = 3


@dataclass(frozen=True)
class InStoreCode:
    """What such a code says. `item_code` is the EAN-13 of the item with a value of zero.

    One of `quantity` (thousandths of the unit) and `price` (ten-thousandths) is None. `plu` are the
    digits by which the scale calls the item.
    """

    item_code: str
    quantity: int | None
    price: int | None
    plu: str = field(default="", compare=False)


def is_restricted(code: str) -> bool:
    """Whether a code is of the numbers that every shop gives out by itself, check digit aside."""
    return _RESTRICTED.fullmatch(code) is not None


def checked_formats(formats: Iterable[InStoreFormat]) -> tuple[InStoreFormat, ...]:
    """The formats, when each leaves room for a value and no prefix hides another.

    `InvalidInput` with `in_store_prefix`, `in_store_digits`, `in_store_decimals`,
    `in_store_prefix_twice` or `in_store_too_many`.
    """
    checked = tuple(formats)
    if len(checked) > MOST_FORMATS:
        raise InvalidInput("in_store_too_many", "formats", limit=MOST_FORMATS)
    for place, spelling in enumerate(checked):
        _check(spelling)
        for other in checked[:place]:
            if _hides(spelling.prefix, other.prefix):
                raise InvalidInput("in_store_prefix_twice", "formats", prefix=spelling.prefix)
    return checked


def text_of(formats: Sequence[InStoreFormat]) -> str:
    """The formats in a line, such as `21:weight:5:0:3 22:price:4:1:0`."""
    return " ".join(
        f"{one.prefix}:{one.kind}:{one.item_digits}:{one.skipped_digits}:{one.decimals}"
        for one in formats
    )


def formats_of(text: str) -> tuple[InStoreFormat, ...]:
    """The formats of a line; what is left out at the end of one is as it usually is.

    `InvalidInput("in_store_unreadable")`, or what `checked_formats` raises.
    """
    return checked_formats(map(_format_of, text.split()))


def read_in_store(code: str, formats: Iterable[InStoreFormat]) -> InStoreCode | None:
    """The item and value in a code, by the first format whose prefix it has; None for others."""
    code = f"0{code}" if len(code) == 12 else code
    if len(code) != 13 or not has_valid_check_digit(code):
        return None
    fitting = (one for one in formats if one.prefix and code.startswith(one.prefix))
    found = next(fitting, None)
    return _read(code, found) if found else None


def _format_of(text: str) -> InStoreFormat:
    found = _WRITTEN.fullmatch(text)
    if not found:
        raise InvalidInput("in_store_unreadable", "formats", text=text[:40])
    prefix, kind, *numbers = found.group("prefix", "kind", *_NUMBERS)
    given = {name: int(value) for name, value in zip(_NUMBERS, numbers, strict=True) if value}
    return InStoreFormat(prefix, "weight" if kind == "weight" else "price", **given)


def _check(spelling: InStoreFormat) -> None:
    prefix = spelling.prefix
    if not _PREFIX.fullmatch(prefix):
        raise InvalidInput("in_store_prefix", "formats", prefix=prefix[:20])
    digits = len(prefix) + spelling.item_digits + spelling.skipped_digits
    if spelling.item_digits < 1 or spelling.skipped_digits < 0 or digits >= _BODY:
        raise InvalidInput("in_store_digits", "formats", prefix=prefix, left=_BODY - len(prefix))
    if not 0 <= spelling.decimals <= 4:
        raise InvalidInput("in_store_decimals", "formats", prefix=prefix)


def _hides(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _read(code: str, spelling: InStoreFormat) -> InStoreCode:
    end = len(spelling.prefix) + spelling.item_digits
    value = int(code[end + spelling.skipped_digits : -1] or 0)
    body = code[:end].ljust(12, "0")
    item_code, plu = body + check_digit(body), code[len(spelling.prefix) : end]
    if spelling.kind == "weight":
        return InStoreCode(item_code, _scaled(value, 3, spelling.decimals), None, plu)
    return InStoreCode(item_code, None, _scaled(value, 4, spelling.decimals), plu)


def _scaled(value: int, digits: int, decimals: int) -> int:
    """A value with some digits behind the point as an integer with `digits` of them, half up."""
    scale, whole = int(10**digits), int(10**decimals)
    return (2 * value * scale + whole) // (2 * whole)

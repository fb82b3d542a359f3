"""Codes that a shop's scale prints: an item and its weight or price in one EAN-13.

Source: GS1 General Specifications 2.1.12 (restricted circulation numbers, prefixes 20 to 29); what
the digits between prefix and check digit mean is each shop's own setting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from db.rules.barcodes import check_digit, has_valid_check_digit


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

    One of `quantity` (thousandths of the unit) and `price` (ten-thousandths) is None.
    """

    item_code: str
    quantity: int | None
    price: int | None


def read_in_store(code: str, formats: Iterable[InStoreFormat]) -> InStoreCode | None:
    """The item and value in a code, by the first format whose prefix it has; None for others."""
    code = f"0{code}" if len(code) == 12 else code
    if len(code) != 13 or not has_valid_check_digit(code):
        return None
    fitting = (one for one in formats if one.prefix and code.startswith(one.prefix))
    found = next(fitting, None)
    return _read(code, found) if found else None


def _read(code: str, spelling: InStoreFormat) -> InStoreCode:
    end = len(spelling.prefix) + spelling.item_digits
    value = int(code[end + spelling.skipped_digits : -1] or 0)
    body = code[:end].ljust(12, "0")
    item_code = body + check_digit(body)
    if spelling.kind == "weight":
        return InStoreCode(item_code, _scaled(value, 3, spelling.decimals), None)
    return InStoreCode(item_code, None, _scaled(value, 4, spelling.decimals))


def _scaled(value: int, digits: int, decimals: int) -> int:
    """A value with some digits behind the point as an integer with `digits` of them, half up."""
    scale, whole = int(10**digits), int(10**decimals)
    return (2 * value * scale + whole) // (2 * whole)

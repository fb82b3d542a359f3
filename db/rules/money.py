"""Money and quantities as whole numbers: ten-thousandths of the currency, thousandths of a unit."""

from collections.abc import Iterable, Sequence
from typing import Final

from db.errors import InvalidInput

THOUSANDTHS: Final = 1_000
MAX_QUANTITY: Final = 10**10
MAX_PRICE: Final = 10**14
MAX_AMOUNT: Final = 10**16
MAX_TOTAL: Final = 10**18


def divide_rounded(dividend: int, divisor: int) -> int:
    """A whole quotient, halves away from zero; the divisor is positive."""
    quotient = (2 * abs(dividend) + divisor) // (2 * divisor)
    return quotient if dividend >= 0 else -quotient


def line_amount(quantity: int, unit_price: int) -> int:
    """What a quantity costs at a price a unit; beyond the bounds raises `amount_too_large`."""
    amount = divide_rounded(quantity * unit_price, THOUSANDTHS)
    if amount > MAX_AMOUNT:
        raise InvalidInput("amount_too_large", "amount")
    return amount


def total_amount(amounts: Iterable[int]) -> int:
    """The sum of a document's amounts; beyond the bounds raises `amount_too_large`."""
    total = sum(amounts)
    if total > MAX_TOTAL:
        raise InvalidInput("amount_too_large", "amount")
    return total


def share_out(total: int, parts: Sequence[int]) -> list[int]:
    """A total over parts (zero or more), in proportion; the last takes the remainder.

    A total that is no larger than all parts gives none more than itself.
    """
    rest, left, shares = total, sum(parts), []
    for part in parts:
        share = divide_rounded(rest * part, left) if left else rest
        shares.append(share)
        rest, left = rest - share, left - part
    return shares


def checked_quantity(quantity: int, decimals: int = 3) -> int:
    """The quantity, when it is positive, within bounds and no finer than the unit allows."""
    if quantity <= 0:
        raise InvalidInput("quantity_not_positive", "quantity")
    if quantity > MAX_QUANTITY:
        raise InvalidInput("quantity_too_large", "quantity", limit=MAX_QUANTITY)
    if quantity % 10 ** (3 - decimals):
        raise InvalidInput("quantity_too_fine", "quantity", decimals=decimals)
    return quantity


def checked_level(quantity: int, field: str, decimals: int = 3) -> int:
    """A stock level such as the reorder point: zero or more, within bounds, not too fine."""
    if quantity < 0:
        raise InvalidInput("quantity_negative", field)
    if quantity > MAX_QUANTITY:
        raise InvalidInput("quantity_too_large", field, limit=MAX_QUANTITY)
    if quantity % 10 ** (3 - decimals):
        raise InvalidInput("quantity_too_fine", field, decimals=decimals)
    return quantity


def checked_price(price: int, field: str = "sale_price") -> int:
    """The price, when it is zero or more and within bounds."""
    if price < 0:
        raise InvalidInput("price_negative", field)
    if price > MAX_PRICE:
        raise InvalidInput("price_too_large", field, limit=MAX_PRICE)
    return price

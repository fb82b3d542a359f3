"""Discounts of lines and of whole sales, and what is then left to pay."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from db.errors import InvalidInput
from db.rules.money import MAX_AMOUNT, divide_rounded, line_amount, share_out, total_amount

FULL_RATE: Final = 10_000  # hundredths of a percent


@dataclass(frozen=True)
class Discount:
    """A rate (hundredths of a percent) or an amount (ten-thousandths of the currency).

    With neither it says nothing; a rate of 0 says that nothing is to be taken off.
    """

    rate: int | None = None
    amount: int | None = None

    @property
    def is_said(self) -> bool:
        """Whether it says anything."""
        return self.rate is not None or self.amount is not None


NONE: Final = Discount()


@dataclass(frozen=True)
class Priced:
    """What becomes one line of a sale: thousandths at a price a unit, less its own discount.

    `printed_amount` is what the goods' own labels ask for.
    """

    quantity: int
    unit_price: int
    discount: Discount = NONE
    printed_amount: int | None = None

    @property
    def gross(self) -> int:
        """Without any discount; beyond the bounds raises `amount_too_large`."""
        if self.printed_amount is not None:
            return self.printed_amount
        return line_amount(self.quantity, self.unit_price)

    def joined(self, other: "Priced") -> "Priced":
        """Both together, of the same price; either both or none have printed amounts."""
        printed = self.printed_amount
        if printed is not None and other.printed_amount is not None:
            printed += other.printed_amount
        return replace(self, quantity=self.quantity + other.quantity, printed_amount=printed)


@dataclass(frozen=True)
class Bill:
    """What is to be paid, and what it would have been; in ten-thousandths of the currency."""

    gross: int
    total: int

    @property
    def saved(self) -> int:
        """What the discounts take off altogether."""
        return self.gross - self.total


def checked_discount(discount: Discount) -> Discount:
    """The discount, when it can be taken off anything.

    Raises `InvalidInput` with `discount_doubled`, `discount_rate_wrong` or `discount_amount_wrong`.
    """
    if discount.rate is not None and discount.amount is not None:
        raise InvalidInput("discount_doubled", "discount")
    if not 0 <= (discount.rate or 0) <= FULL_RATE:
        raise InvalidInput("discount_rate_wrong", "discount")
    if not 0 <= (discount.amount or 0) <= MAX_AMOUNT:
        raise InvalidInput("discount_amount_wrong", "discount")
    return discount


def taken_off(amount: int, discount: Discount) -> int:
    """What a discount takes off an amount: half a ten-thousandth rounds up, never more than all."""
    if discount.rate is not None:
        return divide_rounded(amount * discount.rate, FULL_RATE)
    return min(discount.amount or 0, amount)


def amounts(lines: Sequence[Priced], whole: Discount = NONE) -> list[int]:
    """What each line of a sale comes to.

    The whole sale's rate is for lines without a discount of their own. Its amount is shared out
    over what the lines come to, in proportion; the last takes the remainder.
    """
    rest = Discount(rate=whole.rate)
    own = [_reduced(line, rest) for line in lines]
    off = share_out(min(whole.amount or 0, sum(own)), own)
    return [amount - part for amount, part in zip(own, off, strict=True)]


def bill(lines: Sequence[Priced], whole: Discount = NONE) -> Bill:
    """What the lines of a sale come to together; beyond the bounds raises `amount_too_large`."""
    return Bill(sum(line.gross for line in lines), total_amount(amounts(lines, whole)))


def base(lines: Sequence[Priced], whole: Discount) -> int:
    """What a whole sale's discount is taken off: see `amounts`."""
    if whole.rate is not None:
        return sum(line.gross for line in lines if not line.discount.is_said)
    return sum(_reduced(line, NONE) for line in lines)


def outgrows(discount: Discount, given_for: int, amount: int) -> bool:
    """Whether a discount would be more of an amount than of the one that it was given for.

    It would take more money off, or the same money off less.
    """
    if taken_off(amount, discount) > taken_off(given_for, discount):
        return True
    return bool(discount.amount) and amount < given_for


def _reduced(line: Priced, otherwise: Discount) -> int:
    gross = line.gross
    return gross - taken_off(gross, line.discount if line.discount.is_said else otherwise)

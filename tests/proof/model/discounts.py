"""What is taken off a sale, as one would reckon it on paper."""

from collections.abc import Sequence
from fractions import Fraction

from tests.proof.model.lines import RATE, Off, Wish
from tests.proof.model.pool import amount_of, parts_of, rounded

WHOLE = 10_000  # hundredths of a percent


def due_of(wishes: Sequence[Wish], off: Off | None) -> list[int]:
    """What each line of a sale comes to.

    A rate on the whole sale is for lines without a discount of their own; an amount is shared out.
    """
    rate = off if off and off[0] == RATE else None
    due = [_less(amount_of(x.quantity, x.item.price), x.off or rate) for x in wishes]
    if off and not rate:
        shares = iter(parts_of(min(off[1], sum(due)), [each for each in due if each]))
        due = [each - next(shares) if each else 0 for each in due]
    return due


def _less(amount: int, off: Off | None) -> int:
    if off and off[0] == RATE:
        return amount - rounded(Fraction(amount * off[1], WHOLE))
    return max(amount - off[1], 0) if off else amount

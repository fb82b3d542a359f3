"""What an item's goods are worth together: the moving average, in exact fractions."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

UNIT = 1000  # thousandths of a whole unit


def rounded(value: Fraction) -> int:
    """The nearest whole number, halves away from zero."""
    whole = int(abs(value) + Fraction(1, 2))
    return whole if value >= 0 else -whole


def amount_of(quantity: int, unit_price: int) -> int:
    """What so many thousandths come to."""
    return rounded(Fraction(quantity * unit_price, UNIT))


def share_of(amount: int, quantity: int, left: int) -> int:
    """The part of an amount that goes with so much of what is left."""
    return rounded(Fraction(amount * quantity, left))


def parts_of(amount: int, quantities: Sequence[int]) -> list[int]:
    """An amount over quantities in proportion; the last one takes what is left."""
    rest, left, parts = amount, sum(quantities), []
    for quantity in quantities:
        parts.append(rounded(Fraction(rest * quantity, left)))
        rest, left = rest - parts[-1], left - quantity
    return parts


@dataclass
class Pool:
    """How much there is, what it cost, and the last known cost of one whole unit."""

    quantity: int = 0
    cost: int = 0
    last: int = 0

    def come(self, quantity: int, cost: int) -> None:
        """Goods come in: those that fill a deficit settle what it was estimated at."""
        filled = min(quantity, max(-self.quantity, 0))
        if filled:
            estimate = rounded(Fraction(self.cost * filled, self.quantity))
            self.cost += estimate - rounded(Fraction(cost * filled, quantity))
        self._become(quantity, cost, stated=Fraction(cost * UNIT, quantity))

    def leave(self, quantity: int) -> int:
        """Goods leave at the average, the last with all that is left; returns their cost."""
        if quantity < self.quantity:
            cost = rounded(Fraction(self.cost * quantity, self.quantity))
        else:
            there = max(self.quantity, 0)
            cost = (self.cost if there else 0) + amount_of(quantity - there, self.last)
        self._become(-quantity, -cost)
        return cost

    def _become(self, quantity: int, cost: int, stated: Fraction | None = None) -> None:
        self.quantity += quantity
        self.cost += cost
        if self.quantity > 0:
            self.last = max(rounded(Fraction(self.cost * UNIT, self.quantity)), 0)
        elif stated is not None:
            self.last = max(rounded(stated), 0)

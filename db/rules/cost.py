"""Moving-average cost (HPP rata-rata): what a pool of goods is worth as they come and go.

Quantities are thousandths of the unit, costs ten-thousandths of the currency for a whole quantity.
A pool below zero (sold before it was received) carries the estimate at which it was issued; the
receipt that fills it up posts the difference as a variance, so that in every pool
`cost = costs in - costs out - variances`.
"""

from dataclasses import dataclass

from db.rules.money import THOUSANDTHS, divide_rounded


@dataclass(frozen=True)
class Pool:
    """All of one item in the shop: how much, what it cost, and the last known cost of one unit."""

    quantity: int = 0
    cost: int = 0
    unit_cost: int = 0


@dataclass(frozen=True)
class Costed:
    """A movement's cost and variance, and the pool after it."""

    cost: int
    variance: int
    pool: Pool


def receive(pool: Pool, quantity: int, cost: int, worth: int | None = None) -> Costed:
    """Goods that come in at a stated cost; a deficit is filled first.

    Goods that come back are `worth` what they left with, which their document's cost may not say:
    the difference is a variance, the opposite of the one with which they left.
    """
    worth = cost if worth is None else worth
    deficit = max(-pool.quantity, 0)
    filled = min(deficit, quantity)
    actual = divide_rounded(worth * filled, quantity)
    estimate = divide_rounded(-pool.cost * filled, deficit) if deficit else 0
    settled = actual - estimate
    latest = max(divide_rounded(worth * THOUSANDTHS, quantity), 0)
    after = _pool(pool, quantity, worth - settled, latest)
    return Costed(cost, cost - worth + settled, after)


def issue(pool: Pool, quantity: int) -> Costed:
    """Goods that leave at the average; the last piece takes the remainder."""
    if quantity < pool.quantity:
        cost = divide_rounded(pool.cost * quantity, pool.quantity)
    else:
        available = max(pool.quantity, 0)
        worth = pool.cost if available else 0
        cost = worth + divide_rounded((quantity - available) * pool.unit_cost, THOUSANDTHS)
    return Costed(cost, 0, _pool(pool, -quantity, -cost, pool.unit_cost))


def take_back(pool: Pool, quantity: int, cost: int) -> Costed:
    """The reversal of goods that came in at `cost`: they leave at today's average.

    The document still says what it reversed; the difference is a variance.
    """
    left = issue(pool, quantity)
    return Costed(cost, left.cost - cost, left.pool)


def _pool(pool: Pool, quantity: int, cost: int, unit_cost: int) -> Pool:
    """The pool after a change; `unit_cost` stands in where nothing is left to average."""
    new_quantity, new_cost = pool.quantity + quantity, pool.cost + cost
    if new_quantity > 0:
        unit_cost = max(divide_rounded(new_cost * THOUSANDTHS, new_quantity), 0)
    return Pool(new_quantity, new_cost, unit_cost)

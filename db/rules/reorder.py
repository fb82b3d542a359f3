"""How much to order: pure arithmetic over stock, what is on the way, and how fast goods are sold.

Quantities are thousandths of the unit. A velocity is never a number of its own, always `sold` in
`days`, so that nothing is rounded before the end.
"""

from typing import Final

from db.rules.money import THOUSANDTHS

WINDOW_DAYS: Final = 60  # sales of so many days say how fast goods are sold
LEAST_DAYS: Final = 7  # fewer say little: two pieces on the first day are not sixty a month
LEAD_DAYS: Final = 7  # what is on hand and on the way has to last so long at least


def order_need(
    position: int, reorder_point: int, reorder_quantity: int, sold: int, days: int, cover: int
) -> int:
    """How much of an item that is due is missing, before packs; 0 where nothing is.

    `position` is what is available and on the way, below zero where more is sold than there is.
    The goods then last `cover` days, stand above the reorder point by a unit at least, and are no
    fewer than the reorder quantity.
    """
    for_sales = -(-max(sold, 0) * cover // days) - position
    above_point = reorder_point + (THOUSANDTHS if reorder_point else 0) - position
    return max(reorder_quantity, for_sales, above_point, 0)


def whole_packs(need: int, pack: int | None, decimals: int) -> int:
    """A need rounded up to whole packs, or to what the unit can count where there are none."""
    step = pack or 10 ** (3 - decimals)
    return -(-need // step) * step


def days_of_cover(position: int, sold: int, days: int) -> int | None:
    """For how many whole days the goods last at the velocity; None where nothing is sold."""
    return max(position, 0) * days // sold if sold > 0 else None

"""What a code says of the goods beside its own text, and what quantity that makes of them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.errors import InvalidInput
from db.rules.money import THOUSANDTHS, checked_quantity, divide_rounded

MEASURED: Final = ("g", "ml")  # in whole ones, by a scale or a jug
GRAMS: Final = {"kg": 1_000, "kilo": 1_000, "ons": 100, "g": 1, "gr": 1, "gram": 1}


@dataclass(frozen=True)
class CodeContents:
    """The elements of a GS1 code. `gtin14` is the item's or its pack's number.

    `quantity` counts pieces (thousandths), `grams` is the net weight.
    """

    gtin14: str = ""
    lot_code: str = ""
    expires_on: date | None = None
    quantity: int | None = None
    grams: int | None = None


NOTHING: Final = CodeContents()


def said_quantity(contents: CodeContents, unit: str, decimals: int) -> int | None:
    """How much of an item a code says it is (thousandths of its unit); None where it does not.

    A weight is for goods that are weighed, a count for those that are counted: else
    `InvalidInput("weight_unfit")` or `count_unfit`.
    """
    weighed = GRAMS.get(unit.casefold())
    if weighed and contents.grams is not None:
        return rounded(divide_rounded(contents.grams * THOUSANDTHS, weighed), decimals)
    if contents.quantity is not None:
        if weighed or decimals:
            raise InvalidInput("count_unfit", "quantity", count=contents.quantity, unit=unit)
        return contents.quantity
    if contents.grams is not None:
        raise InvalidInput("weight_unfit", "quantity", weight=contents.grams, unit=unit)
    return None


def label_fits(amount: int, *, quantity: int, price: int, decimals: int, unit: str) -> bool:
    """Whether labels ask for no less than the goods cost, but for what a scale has to round.

    `amount` and `price` (of one unit) are money. Half a step of the unit at most, of no less than
    20 steps, the least that scales for trade weigh (OIML R 76); goods that are counted have no such
    step. The hub of a shared shop asks the same (`is_rounded`).
    """
    due = quantity * price  # thousandths of the money, as are the others
    short = due - amount * THOUSANDTHS
    if short <= THOUSANDTHS // 2:
        return True
    is_measured = decimals > 0 or unit in MEASURED
    return is_measured and (40 * short <= due or 2 * 10**decimals * short <= THOUSANDTHS * price)


def rounded(quantity: int, decimals: int) -> int:
    """A quantity no finer than a unit allows, halves up, and never nothing of something."""
    step: int = 10 ** (3 - decimals)
    nearest = divide_rounded(quantity, step) * step
    return nearest or (step if quantity > 0 else 0)


def checked_contents(contents: CodeContents) -> CodeContents:
    """The contents, when count and weight are positive and within bounds.

    Nothing of something is `InvalidInput("count_zero")` or `weight_zero`.
    """
    for said, zero in ((contents.quantity, "count_zero"), (contents.grams, "weight_zero")):
        if said == 0:
            raise InvalidInput(zero, "quantity")
        if said is not None:
            checked_quantity(said)
    return contents

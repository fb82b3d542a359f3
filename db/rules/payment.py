"""How sales are paid, and which notes a customer is likely to hand over."""

from collections.abc import Mapping
from typing import Final

from db.errors import InvalidInput
from db.rules.money import divide_rounded

CASH: Final = "cash"
PAYMENT_METHODS: Final = (CASH, "qris", "card", "transfer", "other")
ONE: Final = 10_000  # ten-thousandths of the currency

# The notes that are in use, in whole units; the issuers' own lists (Bank Indonesia, the Federal
# Reserve, ECB, Bank of England, Bank Negara Malaysia, MAS, BSP).
NOTES: Final[Mapping[str, tuple[int, ...]]] = {
    "IDR": (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000),
    "USD": (1, 5, 10, 20, 50, 100),
    "EUR": (5, 10, 20, 50, 100, 200),
    "GBP": (5, 10, 20, 50),
    "MYR": (1, 5, 10, 20, 50, 100),
    "SGD": (2, 5, 10, 50, 100),
    "PHP": (20, 50, 100, 200, 500, 1_000),
}

CENT: Final = ONE // 100
SMALLEST: Final[Mapping[str, int]] = {"IDR": ONE}  # where it is not the hundredth


def checked_method(method: str) -> str:
    """The method, when there is such a one; `InvalidInput("payment_method_unknown")`."""
    if method not in PAYMENT_METHODS:
        known = ", ".join(PAYMENT_METHODS)
        raise InvalidInput("payment_method_unknown", "payment_method", method=method, known=known)
    return method


def due_in_cash(total: int, currency: str) -> int:
    """What a customer hands over for a total: no finer than the currency is counted, halves up."""
    smallest = SMALLEST.get(currency, CENT)
    return divide_rounded(total, smallest) * smallest


def likely_cash(total: int, currency: str, count: int = 3) -> list[int]:
    """The round amounts above a total that take the fewest notes, the smallest first."""
    notes = NOTES.get(currency, NOTES["USD"])
    whole = -(-total // ONE)
    rounded = {-(-whole // note) * note for note in notes} if total > 0 else set()
    above = sorted(amount for amount in rounded if amount * ONE > total)
    fewest = sorted(above, key=lambda amount: _notes(amount, notes))[:count]
    return sorted(amount * ONE for amount in fewest)


def is_plausible(given: int, total: int, currency: str) -> bool:
    """Whether so much cash may be meant for a total: not twenty of the largest notes above it."""
    largest = max(NOTES.get(currency, NOTES["USD"]))
    return given <= total + 20 * largest * ONE


def _notes(amount: int, notes: tuple[int, ...]) -> int:
    """How many notes an amount takes, the largest first."""
    count = 0
    for note in reversed(notes):
        count, amount = count + amount // note, amount % note
    return count + amount

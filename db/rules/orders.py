"""Which orders a receipt fulfils: pure, without knowing who ordered or received."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """A received line and an open line of an order that it may be for; in thousandths."""

    received: bytes
    received_quantity: int
    ordered: bytes
    open_quantity: int


def fulfilled(matches: Iterable[Match]) -> Iterator[tuple[bytes, bytes, int]]:
    """(received line, order's line, quantity), each quantity used once, in the order given.

    What came beyond the orders fulfils nothing, what did not come stays open.
    """
    came: dict[bytes, int] = {}
    to_come: dict[bytes, int] = {}
    for match in matches:
        left = came.setdefault(match.received, match.received_quantity)
        wanted = to_come.setdefault(match.ordered, match.open_quantity)
        quantity = min(left, wanted)
        if quantity > 0:
            came[match.received] -= quantity
            to_come[match.ordered] -= quantity
            yield match.received, match.ordered, quantity

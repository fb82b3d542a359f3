"""Which lots goods are taken from: those that were named, in the order in which they are given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass
class LotLeft:
    """What a place still has of a lot (thousandths), while it is being taken from."""

    id: bytes
    left: int
    code: str = ""
    expires_on: str | None = None


def named(lots: Iterable[LotLeft], code: str, expires_on: str | None) -> list[LotLeft]:
    """Those of a code and a date, as far as they were said, that have something left."""
    return [
        lot
        for lot in lots
        if lot.left > 0 and code in ("", lot.code) and expires_on in (None, lot.expires_on)
    ]


def take(lots: Sequence[LotLeft], quantity: int) -> list[tuple[LotLeft, int]]:
    """Takes so much from the first lots that have it; the parts may add up to less."""
    parts = []
    for lot in lots:
        taken = min(lot.left, quantity)
        if taken > 0:
            lot.left -= taken
            quantity -= taken
            parts.append((lot, taken))
    return parts

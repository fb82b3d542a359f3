"""What each kind of document does with goods, and the reasons for which stock is adjusted."""

from dataclasses import dataclass
from typing import Final, Literal

Way = Literal["in", "out", "either"]

REASONS: Final[dict[str, Way]] = {
    "damage": "out",
    "loss": "out",
    "expired": "out",
    "own_use": "out",
    "found": "in",
    "correction": "either",
}

MERGE: Final = "merge"  # the reason of the adjustments that merge two items; nobody can choose it


@dataclass(frozen=True)
class Kind:
    """A kind of document. `place` is the virtual one at the other end; None: another of ours.

    `has_price` takes the line's price, `has_cost` the stated cost of what comes in; `returns` is
    the kind whose lines it gives back, which it must name when `must_name`.
    """

    way: Way
    place: Literal["supplier", "customer", "loss", "opening"] | None
    has_price: bool = False
    has_cost: bool = False
    returns: str | None = None
    must_name: bool = False


KINDS: Final = {
    "receipt": Kind("in", "supplier", has_cost=True),
    "sale": Kind("out", "customer", has_price=True),
    "customer_return": Kind("in", "customer", returns="sale", must_name=True),
    "supplier_return": Kind("out", "supplier", returns="receipt"),
    "transfer": Kind("out", None),
    "adjustment": Kind("either", "loss", has_cost=True),
    "stocktake": Kind("either", "loss", has_cost=True),
    "opening": Kind("in", "opening", has_cost=True),
}


def comes_in(kind: str, reason: str, line_comes_in: bool) -> bool:
    """Whether a line of such a document brings goods into our places."""
    way = KINDS[kind].way
    if way == "either":
        way = REASONS.get(reason, "either")
    return line_comes_in if way == "either" else way == "in"


def states_cost(reason: str, note: str, *, comes_in: bool) -> bool:
    """Whether a line that neither returns nor reverses another says what its goods cost.

    What comes in does; and what the second of the two adjustments of a merge (its note names the
    first) takes out, at just what the first one brought in.
    """
    return comes_in or (reason == MERGE and bool(note))


def has_expired(expires_on: str | None, day: str) -> bool:
    """Whether a lot is past its last day (ISO 8601); on that day it is still good."""
    return expires_on is not None and expires_on < day

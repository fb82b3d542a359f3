"""How long somebody may work on a PC that the hub has not seen, and what they still may then."""

from dataclasses import dataclass
from typing import Final

HOUR: Final = 60 * 60 * 1_000_000  # microseconds
DAY: Final = 24 * HOUR
WARNING_DAYS: Final = 7
LEASE_DAYS: Final = 30
LEASE: Final = LEASE_DAYS * DAY
ENDED: Final = 10_000 * LEASE  # what has passed of a lease that the hub has taken back
AFTER_LEASE: Final = frozenset(
    {"item.view", "stock.view", "stock.sell", "stock.customer_return", "stock.receive"}
)


@dataclass(frozen=True)
class Lease:
    """When the hub last let somebody in on this PC (its clock, microseconds UTC), and how many
    microseconds have passed since.
    """

    confirmed_at: int
    elapsed: int

    @property
    def days(self) -> int:
        """The whole days that have passed."""
        return self.elapsed // DAY

    @property
    def left(self) -> int:
        """The days that are left, the begun one among them."""
        return max(-((self.elapsed - LEASE) // DAY), 0)

    @property
    def warns(self) -> bool:
        """Whether it is time for a word of warning."""
        return self.days >= WARNING_DAYS

    @property
    def is_over(self) -> bool:
        """Whether all rights but those of `AFTER_LEASE` rest."""
        return self.elapsed >= LEASE

    @property
    def is_ended(self) -> bool:
        """Whether the hub has said that it lets the person in no more."""
        return self.elapsed >= ENDED


def elapsed(confirmed_at: int, local_at: int, before: int, now: int) -> int:
    """What has passed of a lease (microseconds), of which `before` was known already.

    `local_at` is what this PC's clock said when the hub's said `confirmed_at`. A clock that was
    set back counts from the hub's moment, and nothing that has passed comes back.
    """
    since = local_at if now >= local_at else confirmed_at
    return max(before, now - since)

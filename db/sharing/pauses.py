"""How long a link waits before it tries again, by what has failed and how often."""

import time
from collections.abc import Callable
from typing import Final

FIRST_SECONDS: Final = 1.0
LONGEST_SECONDS: Final = 30.0
SHORT_SECONDS: Final = 3.0  # at most, for a hub that was there just now
JUST_NOW_SECONDS: Final = 300.0


class Pauses:
    """They grow while the same thing fails again and again.

    A hub that cannot be reached is not burdened by whoever knocks: as long as it was there just
    now they knock often, to agree again soon after it is back. One that is busy is spared, but not
    for having been away before.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.met()

    def met(self) -> None:
        """The hub was there, and all was exchanged."""
        self._code, self._failures, self._met_at = "", 0, self._clock()

    def failed(self, code: str) -> None:
        """Once more, or for the first time since something else did."""
        self._failures = self._failures + 1 if code == self._code else 1
        self._code = code

    def longest(self) -> float:
        """How many seconds to wait at most before the next try."""
        grown = FIRST_SECONDS * 2.0 ** min(self._failures - 1, 10)
        was_near = self._clock() - self._met_at < JUST_NOW_SECONDS
        is_quick = self._code == "hub_unreachable" and was_near
        return min(grown, SHORT_SECONDS if is_quick else LONGEST_SECONDS)

"""This PC's copy as the link to the hub needs it: one signed-in person's, on the link's thread."""

import time
from collections.abc import Callable
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase, storage_errors
from db.rules.leases import Lease
from db.sharing.digest import state_digest
from db.sharing.leases import begin_lease, end_lease, lease_of
from db.sharing.line import Line
from db.sharing.link import InTime, Stepped
from db.sharing.link_state import require_link
from db.sharing.outbox import count_waiting
from db.sharing.protocol import Hub
from db.sharing.step import Pace, meet, step

COMPARE_SECONDS: Final = 600.0  # from one comparison of all books to the next
LOOK_SECONDS: Final = 60.0  # while other PCs have not told of theirs
BREATH_SECONDS: Final = 0.002
WAITING: Final = """
SELECT count(*) FILTER (WHERE kind = 'document_posted'), count(*)
FROM journal WHERE hub_seq IS NULL
"""


class Called(Exception):
    """Something else is to be done first."""


class ShopCopy:
    """Every call is made on one thread, which has a connection of its own to the database."""

    def __init__(self, database: ShopDatabase, actor: Actor) -> None:
        self._database, self._actor, self._pace = database, actor, Pace()
        self._due, self._told = 0.0, (-1, "")

    def step(self, hub: Hub) -> Stepped:
        """Offers what waits and takes what is next."""
        progress = step(self._database, hub, pace=self._pace)
        return Stepped(progress.tables, progress.more)

    def compare(self, line: Line, is_called: Callable[[], bool], in_time: InTime) -> bool | None:
        """See `Copy`: at most every ten minutes, every minute while not all PCs are known.

        It reads one moment of the copy in small bites and holds nobody up; what was reckoned is
        good as long as nothing comes.
        """
        if time.monotonic() < self._due:
            return None

        def breathe() -> None:
            if is_called():
                raise Called
            time.sleep(BREATH_SECONDS)

        try:
            with storage_errors(), self._database.atomic("DEFERRED"):
                told = self._own_books(breathe)
        except Called:
            return None
        if told is None:
            return None
        with in_time():
            agrees = line.report(*told).agrees
        self._due = time.monotonic() + (COMPARE_SECONDS if agrees is not None else LOOK_SECONDS)
        return agrees

    def _own_books(self, breathe: Callable[[], None]) -> tuple[int, int, str] | None:
        """How far this copy is and what it comes to; None while something waits to go."""
        cursor = require_link(self._database).cursor
        if count_waiting(self._database):
            return None
        if self._told[0] != cursor:
            self._told = cursor, state_digest(self._database, breathe)
        return cursor, 0, self._told[1]

    def waiting(self) -> int:
        """How many documents the hub does not have yet; where there are none, other changes."""
        with storage_errors():
            ((documents, rows),) = self._database.rows(WAITING)
        return int(documents or rows)

    def confirm(self, hub: Hub) -> None:
        """The hub has let the person in: their lease begins anew, what it has is compared."""
        epoch = hub.epoch()
        with storage_errors():
            account, now = self._actor.account, self._actor.clock()
            begin_lease(self._database, account, hub_clock=epoch.clock, now=now)
        meet(self._database, hub, epoch)

    def revoked(self) -> None:
        """The hub lets the person in no more."""
        with storage_errors():
            end_lease(self._database, self._actor.account)

    def lease(self) -> Lease | None:
        """How it stands with their lease now."""
        with storage_errors():
            return lease_of(self._database, self._actor.account, self._actor.clock())

    def leave(self) -> None:
        """Closes this thread's connection to the database."""
        self._database.close()

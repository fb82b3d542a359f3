"""This PC's copy as the link to the hub needs it: one signed-in person's, on the link's thread."""

from typing import Final

from db.access import Actor
from db.connection import ShopDatabase, storage_errors
from db.rules.leases import Lease
from db.sharing.leases import begin_lease, end_lease, lease_of
from db.sharing.link import Stepped
from db.sharing.protocol import Hub
from db.sharing.step import Pace, meet, step

WAITING: Final = """
SELECT count(*) FILTER (WHERE kind = 'document_posted'), count(*)
FROM journal WHERE hub_seq IS NULL
"""


class ShopCopy:
    """Every call is made on one thread, which has a connection of its own to the database."""

    def __init__(self, database: ShopDatabase, actor: Actor) -> None:
        self._database, self._actor, self._pace = database, actor, Pace()

    def step(self, hub: Hub) -> Stepped:
        """Offers what waits and takes what is next."""
        progress = step(self._database, hub, pace=self._pace)
        return Stepped(progress.tables, progress.more)

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

"""A PC whose disk was cloned or restored: its rows go on a fork, and it begins a new life."""

from collections.abc import Callable
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import HubError
from db.ids import NOBODY
from db.models.shop import Device
from db.operations.master import change_row
from db.operations.work import writing_unasked
from db.sharing.entries import Entry
from db.sharing.link_state import rearranging

TAKEN: Final = """
SELECT id, hub_seq FROM journal
WHERE device = ? AND incarnation = ? AND device_seq = ? AND fork = ?
"""
MOVE: Final = """
UPDATE journal SET fork = ?
WHERE device = ? AND incarnation = ? AND device_seq >= ? AND fork = ? AND hub_seq IS NULL
"""
LOWEST: Final = "SELECT min(0, coalesce(min(fork), 0)) FROM journal WHERE hub_seq IS NULL"
LOSE: Final = "UPDATE journal SET fork = ? - fork WHERE hub_seq IS NULL AND fork > 0"


def make_room(database: ShopDatabase, entry: Entry, fork: int) -> None:
    """Puts rows that wait on a fork without a number, where the hub has another one in their place.

    `fork` is where the hub has the entry.
    """
    place = (*entry.chain, entry.device_seq)
    taken, seq = database.row(TAKEN, (*place, fork)) or (entry.id, None)
    if taken == entry.id:
        return
    if seq is not None:
        raise HubError("feed_differs", row=entry.id.hex())
    with rearranging(database):
        database.execute_sql(MOVE, (_lowest(database) - 1, *place, fork))


def lose_forks(database: ShopDatabase) -> None:
    """Forks of rows that wait have no number any more: another life of the hub gives others.

    Inside `rearranging`. What one fork was stays one.
    """
    database.execute_sql(LOSE, (_lowest(database),))


def _lowest(database: ShopDatabase) -> int:
    """The newest of the forks without a number; they go down from -1."""
    return int(database.rows(LOWEST)[0][0])


def begin_life(database: ShopDatabase, clock: Callable[[], int], given: int) -> None:
    """The life that the hub gave to this PC, unless it is in it already, or in a later one."""
    with writing_unasked(database, Actor(NOBODY, clock)) as work:
        is_begun = work.device().incarnation >= given
    if not is_begun:
        new_life(database, clock, given)


def new_life(database: ShopDatabase, clock: Callable[[], int], at_least: int = 0) -> None:
    """Whatever this PC writes from now on is in a chain of its own; by the clock, not by counting.

    Two copies of one disk must not come to the same number.
    """
    with writing_unasked(database, Actor(NOBODY, clock)) as work:
        device = work.device()
        life = max(work.at, device.incarnation + 1, at_least)
        change_row(work, Device, device.id, incarnation=life)

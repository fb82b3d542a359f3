"""A PC whose disk was cloned or restored: its rows go on a fork, and it begins a new life."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import HubError
from db.ids import NOBODY
from db.models.shop import Device
from db.operations.master import change_row
from db.operations.work import writing_unasked
from db.sharing.link_state import rearranging

TAKEN: Final = """
SELECT hub_seq FROM journal WHERE device = ? AND incarnation = ? AND device_seq = ? AND fork = ?
"""
NEXT_FORK: Final = """
SELECT min(fork, 0) - 1 FROM journal WHERE device = ? AND incarnation = ?
ORDER BY fork LIMIT 1
"""
MOVE: Final = """
UPDATE journal SET fork = ?
WHERE device = ? AND incarnation = ? AND device_seq >= ? AND fork = ? AND hub_seq IS NULL
"""


def make_room(database: ShopDatabase, row: Sequence[Any]) -> None:
    """Puts rows that wait on a fork without a number, where the hub has others in their place.

    `row` is one of the journal: id, device, incarnation, device_seq ... and its fork at the end.
    """
    (_, *place), fork = row[:4], row[-1]
    taken = database.row(TAKEN, (*place, fork))
    if taken is None:
        return
    if taken[0] is not None:
        raise HubError("feed_differs", row=bytes(row[0]).hex())
    (free,) = database.rows(NEXT_FORK, place[:2])[0]
    with rearranging(database):
        database.execute_sql(MOVE, (free, *place, fork))


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

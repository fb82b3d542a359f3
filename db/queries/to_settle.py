"""How much of what several PCs left is to be settled by somebody."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.queries.conflicts import doubles, field_conflicts
from db.queries.left_behind import left_behind
from db.queries.sharing import refusals, reviews
from db.queries.sharing_tasks import oversold, rechecks
from db.rules.permission_table import QUERIES

LISTS: Final[dict[str, Callable[[ShopDatabase, Actor], Sequence[Any]]]] = {
    "sharing.refusals": partial(refusals, unseen=True),
    "conflicts.field_conflicts": field_conflicts,
    "conflicts.doubles": doubles,
    "left_behind.left_behind": left_behind,
    "sharing_tasks.oversold": oversold,
    "sharing_tasks.rechecks": rechecks,
    "sharing.reviews": reviews,
}


def count_to_settle(database: ShopDatabase, actor: Actor) -> int:
    """The rows of all the lists that the person may see."""
    with reading(database, actor):
        return sum(
            len(read(database, actor))
            for name, read in LISTS.items()
            if not QUERIES[name] or any(may(database, actor, right) for right in QUERIES[name])
        )

"""How much of what several PCs left is to be settled by somebody, as the window counts it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from db.access import Actor, may
from db.connection import ShopDatabase
from db.queries.conflicts import doubles, field_conflicts
from db.queries.left_behind import left_behind
from db.queries.sharing import refusals, reviews
from db.queries.sharing_tasks import oversold, rechecks
from db.rules.sharing import CONFLICT_RIGHTS

LISTS: Final[tuple[tuple[Callable[[ShopDatabase, Actor], Sequence[Any]], tuple[str, ...]], ...]] = (
    (partial(refusals, unseen=True), ()),
    (field_conflicts, CONFLICT_RIGHTS),
    (doubles, CONFLICT_RIGHTS),
    (left_behind, ("item.edit",)),
    (oversold, ("stock.adjust", "stock.count")),
    (rechecks, ("stock.count",)),
    (reviews, ("sharing.manage",)),
)
"""Each with the rights of which one is needed; without any it is for everybody."""


def count_to_settle(database: ShopDatabase, actor: Actor) -> int:
    """Of the lists that the person has; the server is not asked."""
    return sum(
        len(read(database, actor))
        for read, rights in LISTS
        if not rights or any(may(database, actor, right) for right in rights)
    )


def print_to_settle(database: ShopDatabase, actor: Actor) -> None:
    """One line, also where there is nothing."""
    said = QCoreApplication.translate("Commands", "To be settled on the Sharing page: {count}")
    print(said.format(count=count_to_settle(database, actor)))

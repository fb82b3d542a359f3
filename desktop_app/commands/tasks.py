"""What several PCs left to be settled, by the names that people see of it."""

from collections.abc import Callable, Iterator
from typing import Final

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.queries.left_behind import left_behind
from db.queries.sharing_tasks import oversold
from db.rules.texts import folded

Named = Iterator[tuple[bytes, tuple[str, ...]]]


def find_task(
    database: ShopDatabase, actor: Actor, operation: str, parameter: str, name: str
) -> bytes | None:
    """The id among what is to be settled, where that alone has the name.

    Raises `Refused("reference_ambiguous")`.
    """
    named = NAMED.get((operation, parameter))
    if named is None:
        return None
    wanted = folded(name.strip())
    found = {row for row, names in named(database, actor) if wanted in map(folded, names)}
    if len(found) > 1:
        raise Refused("reference_ambiguous", kind=parameter, name=name)
    return next(iter(found), None)


def _merged(database: ShopDatabase, actor: Actor) -> Named:
    for row in left_behind(database, actor):
        yield row.item, (row.item_name, *row.codes)


def _lots(database: ShopDatabase, actor: Actor) -> Named:
    for row in oversold(database, actor):
        yield row.lot, (row.lot_code,)


NAMED: Final[dict[tuple[str, str], Callable[[ShopDatabase, Actor], Named]]] = {
    ("finish_merge", "item"): _merged,
    ("accept_oversold", "lot"): _lots,
}

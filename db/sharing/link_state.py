"""Which hub a copy shares with, in which life it saw it, and how far it is: the row of hub_link."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from db.connection import ShopDatabase
from db.errors import Refused
from db.sharing.costs import estimate_all
from db.sharing.protocol import Epoch

LINK: Final = """
SELECT state, hub, system, timeline, device_key, cursor, cost_cursor FROM hub_link
"""
BEGIN: Final = """
INSERT INTO hub_link (one, state, hub, system, timeline, device_key)
VALUES (1, 'joining', ?, ?, ?, ?)
"""
FORGET_VERSIONS: Final = """
DELETE FROM field_version WHERE subject IN (
    SELECT subject FROM journal WHERE kind = 'row_deleted')
"""
REARRANGE: Final = "UPDATE hub_link SET rearranges = ?"


@dataclass(frozen=True)
class LinkRow:
    """What a copy knows of its hub: `cursor` and `cost_cursor` are numbers of the feed."""

    state: str
    hub: str
    system: str
    timeline: str
    device_key: bytes = field(repr=False)
    cursor: int
    cost_cursor: int

    @property
    def life(self) -> tuple[str, str, str]:
        """The life of the hub in which it was seen last, as `Epoch.life`."""
        return self.hub, self.system, self.timeline


def link_of(database: ShopDatabase) -> LinkRow | None:
    """The copy's hub, None for a shop on its own."""
    found = database.row(LINK)
    return LinkRow(*found) if found else None


def require_link(database: ShopDatabase) -> LinkRow:
    """The copy's hub; `Refused("not_shared")` for a shop on its own."""
    link = link_of(database)
    if link is None:
        raise Refused("not_shared")
    return link


def begin_sharing(database: ShopDatabase, epoch: Epoch, device_key: bytes) -> None:
    """From now on rows are for a hub; `finish_joining` once it has all that were there."""
    with database.atomic():
        database.execute_sql(BEGIN, (*epoch.life, device_key))
        database.execute_sql(FORGET_VERSIONS)


def finish_joining(database: ShopDatabase) -> None:
    """The hub has every row that was there, and this copy every cost that the hub made of them."""
    with database.atomic():
        set_link(database, state="joined")
        estimate_all(database)


def set_link(database: ShopDatabase, **values: object) -> None:
    """Changes columns of the row, inside a transaction."""
    sets = ", ".join(f"{name} = ?" for name in values)
    database.execute_sql(f"UPDATE hub_link SET {sets}", (*values.values(),))  # noqa: S608  (our own columns)


@contextmanager
def rearranging(database: ShopDatabase) -> Iterator[None]:
    """Inside a transaction: numbers may be taken back and rows put on a fork."""
    database.execute_sql(REARRANGE, (1,))
    yield
    database.execute_sql(REARRANGE, (0,))

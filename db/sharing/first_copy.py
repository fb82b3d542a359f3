"""A new PC gets its copy of a shop that is there already: all of the feed, in a file of its own."""

import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from db import keys
from db.access import Actor, now
from db.connection import ShopDatabase
from db.errors import CannotOpen, HubError
from db.home import Home
from db.ids import new_id
from db.models.shop import Device
from db.operations.setup import appearing
from db.operations.tries import hash_password
from db.operations.work import writing_unasked
from db.rules.texts import clean_line
from db.sharing.address import Address, keep_address
from db.sharing.leases import begin_lease
from db.sharing.line import Line
from db.sharing.link_state import begin_sharing, finish_joining, require_link
from db.sharing.protocol import Epoch
from db.sharing.step import Pace, step
from db.sharing.way import Way, key_of

Told = Callable[[int, int], None]

KEEP_HASH: Final = "UPDATE account SET password_hash = ? WHERE id = ?"
THIS: Final = "INSERT INTO this_device VALUES (1, ?)"
PACE: Final = Pace(rows=500, aim=None, breathe=lambda: None)


@dataclass(frozen=True)
class JoinedShop:
    """A copy that is there: its code at the hub (K2 ...), who made it, how many rows it has."""

    code: str
    account: bytes
    rows: int


def join_shop(
    home: Home,
    recovery_key: str,
    *,
    address: Address,
    login: str,
    password: str,
    device_name: str = "",
    told: Told = lambda _done, _all: None,
    unwanted: Callable[[], bool] = lambda: False,
    clock: Callable[[], int] = now,
) -> JoinedShop:
    """Makes this PC one of the shop at `address`: it is enrolled there and gets all that is there.

    Whoever joins holds `sharing.manage`; `recovery_key` is a new one (`db.operations.setup`), for
    the new file's key is its own. `told(done, all)` counts the feed's rows; once both are equal the
    copy is put in order and proved, which takes a while too. The copy appears whole under its name
    or not at all: once `unwanted` (looked at several times a second) it ends with
    `CannotOpen("interrupted")`. Everybody of the shop signs in here through the hub.

    For a thread that nobody waits for. Raises `InvalidInput` for the recovery key or the name,
    `Refused("shop_exists")`, `CannotOpen` when the disk refuses, and `HubError`: what a connection
    raises, `right_missing`, `hub_empty` where no shop has been uploaded.
    """
    key, name = keys.key_from_recovery(recovery_key), _named(device_name)
    way = Way(address, login.strip(), password, new_id(), secrets.token_bytes(32))
    with appearing(home, key) as database, closing(way.open()) as line:
        code = line.join(name)
        person, epoch = line.whoami(), line.epoch()
        if person.state != "open":
            raise HubError("hub_empty")
        begin_sharing(database, epoch, way.device_key)
        _copy(database, line, epoch, told, unwanted)
        actor = Actor(
            person.account, clock, signing_key=key_of(person.account, password, way.device)
        )
        _settle_in(database, actor, way, epoch, code, name)
        return JoinedShop(code, person.account, require_link(database).cursor)


def _named(device_name: str) -> str:
    return clean_line(device_name, "device_name", required=False)


def _copy(
    database: ShopDatabase, line: Line, epoch: Epoch, told: Told, unwanted: Callable[[], bool]
) -> None:
    more = True
    while more:
        if unwanted():
            raise CannotOpen("interrupted")
        more = step(database, line, pace=PACE).more
        cursor = require_link(database).cursor
        told(cursor, max(cursor, epoch.last_seq))


def _settle_in(
    database: ShopDatabase, actor: Actor, way: Way, epoch: Epoch, code: str, name: str
) -> None:
    """From now on the copy is this PC's: it has a chain, and whoever made it may sign in."""
    hashed = hash_password(way.password)
    with writing_unasked(database, actor) as work:
        values = {"id": way.device, "incarnation": 1, "code": code, "name": name}
        Device.insert(**values).execute(database)
        database.execute_sql(THIS, (way.device,))
        work.record("row_created", way.device, {"table": "device", "fields": values})
        finish_joining(database)
        keep_address(database, way.address)
        database.execute_sql(KEEP_HASH, (hashed, actor.account))
        begin_lease(database, actor.account, hub_clock=epoch.clock, now=actor.clock())

"""A shop begins to be shared: all of it goes to an empty hub; and a copy that leaves its hub."""

import platform
import secrets
from collections.abc import Callable
from contextlib import closing
from typing import Final

from db.access import Actor, require, require_account, require_recovery_key
from db.connection import ShopDatabase, storage_errors
from db.errors import CannotOpen, HubError, Refused
from db.sharing.address import Address, keep_address
from db.sharing.digest import state_digest
from db.sharing.forks import lose_forks
from db.sharing.leases import begin_leases, forget_leases
from db.sharing.line import Line
from db.sharing.link_state import (
    LinkRow,
    begin_sharing,
    finish_joining,
    link_of,
    rearranging,
    require_link,
    set_link,
)
from db.sharing.outbox import count_waiting
from db.sharing.protocol import Epoch
from db.sharing.step import Pace, step
from db.sharing.way import Way, at_hub, is_shared

Told = Callable[[int, int], None]

THIS: Final = """
SELECT device.id, device.name, device.code, account.login
FROM this_device JOIN device ON device.id = this_device.device
JOIN account ON account.id = ?
"""
TAKE_BACK: Final = """
UPDATE journal
SET lost_seq = coalesce(hub_seq, lost_seq + (SELECT cursor FROM hub_link)), hub_seq = NULL
WHERE hub_seq IS NOT NULL OR lost_seq IS NOT NULL
"""
FORGET: Final = "DELETE FROM hub_link"
FORGET_POOLS: Final = "DELETE FROM shared_cost"
WAITING: Final = "SELECT count(*) FROM journal WHERE hub_seq IS NULL"
STUCK: Final = """
SELECT journal.kind, device_seq, coalesce(code, '?')
FROM journal LEFT JOIN device ON device.id = journal.device
WHERE hub_seq IS NULL ORDER BY lost_seq IS NULL, lost_seq, journal.incarnation, device_seq LIMIT 1
"""


def share_shop(
    database: ShopDatabase,
    actor: Actor,
    *,
    address: Address,
    password: str,
    told: Told = lambda _done, _all: None,
    unwanted: Callable[[], bool] = lambda: False,
) -> None:
    """Brings all of the shop to the empty hub at `address`, whose founder the actor is.

    `told(done, all)` counts journal rows. Once `unwanted` it ends with `CannotOpen("interrupted")`
    and the shop is as before; asked again it goes on where it was. People go on working meanwhile;
    whoever is signed in signs in anew afterwards. Raises `Refused("already_shared")`, `HubError`;
    `HubError("upload_stuck")` names the row at which nothing moves any more.
    """
    require(database, actor, "sharing.manage")
    link = link_of(database)
    if link is not None and link.state == "joined":
        raise Refused("already_shared")
    with storage_errors():
        way, name, code = _founders_way(database, actor, address, password, link)
        with closing(way.open()) as line:
            code = line.join(name, code)
            epoch = line.epoch()
            _begin(database, line, link, epoch, way)
            _upload(database, line, told, unwanted)
            digest = state_digest(database)
            line.end_upload(digest)
            _finish(database, actor, address, line)
            line.report(require_link(database).cursor, count_waiting(database), digest)


def leave_hub(database: ShopDatabase, actor: Actor, *, recovery_key: str | None = None) -> None:
    """Makes this copy a shop of its own, with all that is in it; what waits stays here.

    The owner allows it, and the hub shuts this PC out. Where there is no hub any more, this copy's
    recovery key is asked for instead: it opens all of it anyway, and needs no lease. Whoever never
    signed in here gets a new password from the owner.

    Raises `Refused("not_shared")`, `Refused("hub_needed")` where the hub cannot be told, and what
    `require_recovery_key` raises.
    """
    if recovery_key is not None:
        require_account(database, actor)
        require_recovery_key(database, recovery_key)
        if not is_shared(database):
            raise Refused("not_shared")
        _leave(database)
        return
    require(database, actor, "sharing.manage")
    with at_hub(database, actor) as line:
        if line is None or actor.way is None:
            raise Refused("not_shared")
        line.revoke_device(actor.way.device)
        _leave(database)


def _leave(database: ShopDatabase) -> None:
    with storage_errors(), database.atomic():
        set_link(database, state="left")
        forget_leases(database)


def _founders_way(
    database: ShopDatabase, actor: Actor, address: Address, password: str, link: LinkRow | None
) -> tuple[Way, str, str]:
    """With the key of a broken upload, or a fresh one; and this PC's name and code.

    A shop's only PC was never asked for its name: then it is what the network knows it by.
    """
    ((device, name, code, login),) = database.rows(THIS, (actor.account,))
    is_broken = link is not None and link.state == "joining"
    key = link.device_key if link is not None and is_broken else secrets.token_bytes(32)
    return Way(address, login, password, device, key), name or platform.node(), code


def _begin(
    database: ShopDatabase, line: Line, link: LinkRow | None, epoch: Epoch, way: Way
) -> None:
    line.begin_upload()
    if link is not None and link.state == "joining" and link.hub == epoch.hub:
        return
    with database.atomic():
        if link is not None:
            with rearranging(database):
                database.execute_sql(TAKE_BACK)
                lose_forks(database)
            database.execute_sql(FORGET)
            database.execute_sql(FORGET_POOLS)  # the new hub makes its own
        begin_sharing(database, epoch, way.device_key)


def _upload(database: ShopDatabase, line: Line, told: Told, unwanted: Callable[[], bool]) -> None:
    pace = Pace(rows=500)
    whole = done = 0
    before = _stand(database)
    while True:
        if unwanted():
            raise CannotOpen("interrupted")
        waiting = before[0]
        whole = max(whole, done + waiting)
        done = whole - waiting
        told(done, whole)
        progress = step(database, line, pace=pace)
        after = _stand(database)
        if not progress.more and not after[0]:
            return
        if after == before:
            raise _stuck(database)
        before = after


def _stand(database: ShopDatabase) -> tuple[int, int, int]:
    """How many rows wait, others' too, and how far the feed and its costs are here."""
    link = require_link(database)
    return int(database.rows(WAITING)[0][0]), link.cursor, link.cost_cursor


def _stuck(database: ShopDatabase) -> HubError:
    ((kind, number, code),) = database.rows(STUCK)
    return HubError("upload_stuck", kind=kind, number=number, device=code)


def _finish(database: ShopDatabase, actor: Actor, address: Address, line: Line) -> None:
    with database.atomic():
        finish_joining(database)
        keep_address(database, address)
        begin_leases(database, hub_clock=line.epoch().clock, now=actor.clock())

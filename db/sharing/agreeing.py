"""Exchanges everything now, and compares this copy's books with those of the other PCs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from db.access import Actor, may, require_account
from db.connection import ShopDatabase, storage_errors
from db.errors import Refused
from db.sharing.digest import state_digest
from db.sharing.line import Line
from db.sharing.link_state import require_link
from db.sharing.outbox import count_waiting
from db.sharing.step import step
from db.sharing.way import at_hub


@dataclass(frozen=True)
class DeviceRow:
    """A PC as the hub knows it; moments in microseconds UTC.

    `agrees`: whether its books, when it last told of them, came to the same as ours at the same
    point of the feed; None when they cannot be compared, or it was shut out.
    """

    id: bytes
    code: str
    name: str
    seen_at: int
    revoked_at: int | None
    waiting: int | None
    reported_at: int | None
    agrees: bool | None
    is_this: bool


@dataclass(frozen=True)
class Agreement:
    """What a comparison came to: the feed's number that it holds for, and the PCs.

    `devices` is empty for somebody without `sharing.manage`.
    """

    seq: int
    devices: tuple[DeviceRow, ...]

    @property
    def is_whole(self) -> bool:
        """Whether no PC's books differ from ours."""
        return all(device.agrees is not False for device in self.devices)


def compare_now(database: ShopDatabase, actor: Actor) -> Agreement:
    """Sends what waits, takes what is new, tells the hub our digest and compares the others'.

    Raises `Refused("not_shared")`, `Refused("hub_needed")`, `HubError`. Takes a while in a large
    shop: the digest is of every row.
    """
    require_account(database, actor)
    with storage_errors(), at_hub(database, actor) as line:
        if line is None:
            raise Refused("not_shared")
        while step(database, line).more:
            pass
        with database.atomic("DEFERRED"):  # all three of one moment
            cursor, waits = require_link(database).cursor, count_waiting(database)
            digest = state_digest(database)
        line.report(cursor, waits, digest)
        return Agreement(cursor, _devices(database, actor, line, cursor, digest))


def devices_now(database: ShopDatabase, actor: Actor) -> tuple[DeviceRow, ...]:
    """The PCs of the shop, as the hub last heard of them; none without `sharing.manage`."""
    require_account(database, actor)
    with storage_errors(), at_hub(database, actor) as line:
        if line is None:
            raise Refused("not_shared")
        return _devices(database, actor, line, -1, "")


def _devices(
    database: ShopDatabase, actor: Actor, line: Line, cursor: int, digest: str
) -> tuple[DeviceRow, ...]:
    if not may(database, actor, "sharing.manage") or actor.way is None:
        return ()
    own = actor.way.device.hex()
    return tuple(_device(given, own, cursor, digest) for given in line.status()["devices"])


def _device(given: Mapping[str, Any], own: str, cursor: int, digest: str) -> DeviceRow:
    is_there = given["digest"] and given["cursor"] == cursor and not given["waiting"]
    comparable = is_there and given["revoked_at"] is None
    return DeviceRow(
        bytes.fromhex(given["id"]),
        *(given["code"], given["name"], given["seen_at"], given["revoked_at"]),
        *(given["waiting"], given["reported_at"]),
        given["digest"] == digest if comparable else None,
        given["id"] == own,
    )

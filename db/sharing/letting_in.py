"""Asks the hub to let somebody in whom this PC does not know by their password (yet)."""

from collections.abc import Callable
from contextlib import closing

from db.connection import ShopDatabase
from db.errors import HubError, Refused
from db.operations.tries import hash_password
from db.sharing.leases import begin_lease
from db.sharing.way import OFFLINE, Way

KEEP = "UPDATE account SET password_hash = ? WHERE id = ?"


def hub_lets_in(
    database: ShopDatabase,
    way: Way,
    account: bytes,
    *,
    was_here: bool,
    clock: Callable[[], int],
) -> bool | None:
    """Whether the hub takes the password; if so this PC keeps a hash of it of its own. None where
    it could not be asked.

    Where the hub cannot be reached nobody is let in who `was_here` never:
    `Refused("hub_first_sign_in")`. Raises `HubError` for whom the hub knows and refuses.
    """
    try:
        with closing(way.open()) as hub:
            hub_clock = hub.epoch().clock
    except HubError as error:
        return _refused(error, was_here=was_here)
    hashed = hash_password(way.password)
    with database.atomic():
        database.execute_sql(KEEP, (hashed, account))
        begin_lease(database, account, hub_clock=hub_clock, now=clock())
    return True


def catch_up(database: ShopDatabase, way: Way) -> None:
    """Takes what is new, for somebody of whom this PC has not heard yet, if the hub knows them.

    Raises `HubError` for whom the hub knows and refuses.
    """
    from db.sharing.step import step  # it knows operations, which know this

    try:
        with closing(way.open()) as hub:
            while step(database, hub).more:
                pass  # until everything is here
    except HubError as error:
        _refused(error, was_here=True)


def _refused(error: HubError, *, was_here: bool) -> bool | None:
    if error.code == "hub_login_refused":
        return False
    if error.code not in OFFLINE:
        raise error
    if not was_here:
        raise Refused("hub_first_sign_in") from error
    return None

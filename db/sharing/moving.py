"""The hub is found somewhere else from now on: another name, another authority, a second server."""

from contextlib import closing
from dataclasses import replace

from db.access import Actor, require, require_account, require_recovery_key
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError, Refused
from db.sharing.address import Address, keep_address
from db.sharing.link_state import require_link


def change_address(
    database: ShopDatabase,
    actor: Actor,
    *,
    address: Address,
    password: str,
    recovery_key: str | None = None,
) -> None:
    """Keeps where this copy finds its hub, which has to be there; people sign in anew to go there.

    `password` is the actor's at the hub. Whose lease is over names this copy's recovery key: the
    hub that could give them their rights back is where they cannot reach it.

    Raises `Refused("not_shared")`, `HubError("hub_other")` for the hub of another shop, and what
    `require_recovery_key` and `Way.open` raise; the old address stays then.
    """
    if recovery_key is None:
        require(database, actor, "sharing.manage")
    else:
        require_account(database, actor)
        require_recovery_key(database, recovery_key)
    if actor.way is None:
        raise Refused("not_shared")
    way = replace(actor.way, address=address, password=password)
    with storage_errors(), closing(way.open()) as hub:
        if hub.epoch().hub != require_link(database).hub:
            raise HubError("hub_other")
        keep_address(database, address)

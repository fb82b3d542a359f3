"""The hub is found somewhere else from now on: another name, another authority, a second server."""

from contextlib import closing
from dataclasses import replace

from db.access import Actor, require, require_account, require_recovery_key
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError, Refused
from db.sharing.address import Address, keep_address
from db.sharing.link_state import require_link
from db.sharing.way import is_shared


def change_address(
    database: ShopDatabase, actor: Actor, *, address: Address, recovery_key: str | None = None
) -> None:
    """Keeps where this copy finds its hub, which has to be there; people sign in anew to go there.

    Whose lease is over names this copy's recovery key: the hub that could give them their rights
    back is where they cannot reach it. The password that is proved there is the one of the
    sign-in, so that a false hub would have to know it.

    Raises `Refused("not_shared")`, `HubError("hub_other")` for the hub of another shop, and what
    `require_recovery_key` and `Way.open` raise; the old address stays then.
    """
    if recovery_key is None:
        require(database, actor, "sharing.manage")
    else:
        require_account(database, actor)
        require_recovery_key(database, recovery_key)
    if actor.way is None or not is_shared(database):
        raise Refused("not_shared")
    with storage_errors(), closing(replace(actor.way, address=address).open()) as hub:
        if hub.epoch().hub != require_link(database).hub:
            raise HubError("hub_other")
        keep_address(database, address)

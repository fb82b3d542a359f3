"""The hub is found somewhere else from now on: another name, another authority, a second server."""

from contextlib import closing
from dataclasses import replace

from db.access import Actor, require
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError, Refused
from db.sharing.address import Address, keep_address
from db.sharing.link_state import require_link


def change_address(database: ShopDatabase, actor: Actor, *, address: Address) -> None:
    """Keeps where this copy finds its hub, which has to be there; people sign in anew to go there.

    Raises `Refused("not_shared")`, `HubError("hub_other")` for the hub of another shop, and what
    `Way.open` raises; the old address stays then.
    """
    require(database, actor, "sharing.manage")
    if actor.way is None:
        raise Refused("not_shared")
    with storage_errors(), closing(replace(actor.way, address=address).open()) as hub:
        if hub.epoch().hub != require_link(database).hub:
            raise HubError("hub_other")
        keep_address(database, address)

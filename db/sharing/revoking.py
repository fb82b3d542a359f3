"""Shuts people and PCs out of a shared shop, at the hub at once."""

from db.access import Actor, require
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.operations.accounts import disable_account
from db.sharing.way import at_hub


def revoke_person(database: ShopDatabase, actor: Actor, *, account: bytes) -> None:
    """Nobody comes in as this person any more, and whoever is in is sent away.

    Raises what `disable_account` raises, and `Refused("not_shared")`.
    """
    disable_account(database, actor, account=account)
    with at_hub(database, actor) as line:
        if line is None:
            raise Refused("not_shared")
        line.revoke_person(account)


def revoke_device(database: ShopDatabase, actor: Actor, *, code: str) -> None:
    """The hub takes nothing of that PC any more, and tells it nothing.

    Raises `NotFound("device_code_unknown")`, `Refused("not_shared")`.
    """
    require(database, actor, "sharing.manage")
    with at_hub(database, actor) as line:
        if line is None:
            raise Refused("not_shared")
        devices = line.status()["devices"]
        wanted = code.strip().upper()
        found = [device["id"] for device in devices if device["code"] == wanted]
        if not found:
            raise NotFound("device_code_unknown", device=wanted)
        line.revoke_device(bytes.fromhex(found[0]))

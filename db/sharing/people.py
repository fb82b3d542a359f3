"""People's passwords at the hub: what it is told is a verifier, never the password."""

from typing import TYPE_CHECKING

from db.connection import ShopDatabase
from db.errors import HubError, Refused
from db.rules.signatures import salted_password, scram_verifier

if TYPE_CHECKING:
    from db.sharing.line import Line


def give_password(
    database: ShopDatabase, hub: "Line", account: bytes, *, login: str, password: str
) -> None:
    """Somebody signs in with this password from now on, on every PC; who was unknown is known.

    What waits here goes first: the account may be among it.
    """
    from db.sharing.step import step  # it knows operations, which know this

    while step(database, hub).more:
        pass  # until nothing waits
    hub.add_person(account, login, scram_verifier(account, salted_password(account, password)))


def introduce(
    database: ShopDatabase, hub: "Line", account: bytes, *, login: str, password: str
) -> None:
    """As `give_password`, of somebody who has just been added here.

    `Refused("hub_password_not_set")` if it breaks off.
    """
    try:
        give_password(database, hub, account, login=login, password=password)
    except HubError as error:
        raise Refused("hub_password_not_set", login=login) from error


def change_password(hub: "Line", account: bytes, password: str) -> None:
    """Another password for oneself."""
    hub.rotate(scram_verifier(account, salted_password(account, password)))

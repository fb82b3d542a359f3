"""People's passwords at the hub: what it is told is a verifier, never the password."""

from typing import TYPE_CHECKING

from db.connection import ShopDatabase
from db.errors import HubError, Refused
from db.rules.signatures import salted_password, scram_verifier

if TYPE_CHECKING:
    from db.sharing.line import Line


def give_password(hub: "Line", account: bytes, *, login: str, password: str) -> None:
    """Somebody signs in with this password from now on, on every PC; who was unknown is known."""
    hub.add_person(account, login, scram_verifier(account, salted_password(account, password)))


def introduce(
    database: ShopDatabase, hub: "Line", account: bytes, *, login: str, password: str
) -> None:
    """Somebody who has just been added here: the hub hears of the account first, then of its login.

    `Refused("hub_password_not_set")` if it breaks off.
    """
    from db.sharing.step import step  # it knows operations, which know this

    try:
        while step(database, hub).more:
            pass  # what waited before is first
        give_password(hub, account, login=login, password=password)
    except HubError as error:
        raise Refused("hub_password_not_set", login=login) from error


def change_password(hub: "Line", account: bytes, password: str) -> None:
    """Another password for oneself."""
    hub.rotate(scram_verifier(account, salted_password(account, password)))

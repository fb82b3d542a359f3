"""People's passwords at the hub: what it is told is a verifier, never the password."""

from typing import TYPE_CHECKING

from db.errors import HubError, Refused
from db.rules.signatures import salted_password, scram_verifier

if TYPE_CHECKING:
    from db.sharing.line import PeopleLine


def give_password(hub: "PeopleLine", account: bytes, *, login: str, password: str) -> None:
    """Somebody signs in with this password from now on, on every PC; who was unknown is known."""
    hub.keep_person(account, login, scram_verifier(account, salted_password(account, password)))


def introduce(hub: "PeopleLine", account: bytes, *, login: str, password: str) -> None:
    """Somebody who has just been added here; `Refused("hub_password_not_set")` if it breaks off."""
    try:
        give_password(hub, account, login=login, password=password)
    except HubError as error:
        raise Refused("hub_password_not_set", login=login) from error


def change_password(hub: "PeopleLine", account: bytes, password: str) -> None:
    """Another password for oneself."""
    hub.keep_own_password(scram_verifier(account, salted_password(account, password)))

"""How one signed-in person reaches the hub from this PC; their password is in memory alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from db.connection import ShopDatabase
from db.errors import HubError, Refused
from db.rules.signatures import salted_password, server_key, signing_key
from db.sharing.address import Address, kept_address
from db.sharing.leases import begin_lease

if TYPE_CHECKING:
    from db.access import Actor
    from db.sharing.line import Line

OFFLINE = frozenset({"hub_unreachable", "hub_busy"})
DEVICE = """
SELECT this_device.device, hub_link.device_key
FROM this_device JOIN hub_link ON hub_link.state = 'joined'
"""


@dataclass(frozen=True)
class Way:
    """Where the hub is, who asks, and from which PC."""

    address: Address
    login: str
    password: str = field(repr=False)
    device: bytes
    device_key: bytes = field(repr=False)

    def open(self) -> "Line":
        """A connection of one's own to the hub; takes up to 5 s a host, so never on a thread that
        anybody waits for. Raises what `db.sharing.protocol.Hub` may raise.
        """
        from db.sharing.hub.server_line import open_line  # with psycopg: only where there is a hub

        return open_line(self)


def way_of(database: ShopDatabase, login: str, password: str) -> Way | None:
    """A person's way from this PC; None in a shop of one PC."""
    address = kept_address(database)
    if address is None:
        return None
    ((device, key),) = database.rows(DEVICE)
    return Way(address, login.strip(), password, device, key)


def key_of(account: bytes, password: str, device: bytes) -> bytes:
    """A person's key on a PC (about 0.1 s)."""
    return signing_key(server_key(salted_password(account, password)), device)


def with_password(actor: "Actor", password: str) -> "Actor":
    """Whoever has another password at the hub from now on: their rows are signed with it."""
    if actor.way is None:
        return actor
    way = replace(actor.way, password=password)
    return replace(actor, way=way, signing_key=key_of(actor.account, password, way.device))


def is_shared(database: ShopDatabase) -> bool:
    """Whether several PCs share this shop."""
    return kept_address(database) is not None


@contextmanager
def at_hub(database: ShopDatabase, actor: "Actor") -> Iterator["Line | None"]:
    """For what all PCs must agree on at once: a connection, or None in a shop of one PC.

    Raises `Refused("hub_needed")` where the hub cannot be reached.
    """
    if not is_shared(database):
        yield None
        return
    if actor.way is None:
        raise Refused("hub_needed")
    with closing(_opened(database, actor, actor.way)) as hub:
        yield hub


def _opened(database: ShopDatabase, actor: "Actor", way: Way) -> "Line":
    """A connection that has been heard of just now: the person's lease begins anew."""
    try:
        hub = way.open()
        try:
            hub_clock = hub.epoch().clock
            begin_lease(database, actor.account, hub_clock=hub_clock, now=actor.clock())
        except BaseException:
            hub.close()
            raise
    except HubError as error:
        if error.code in OFFLINE:
            raise Refused("hub_needed") from error
        raise
    return hub

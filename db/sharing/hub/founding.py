"""What whoever owns the server does: makes a database a hub, names its first person."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Final

from db.access import Actor, require
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError, InvalidInput
from db.rules.signatures import salted_password, scram_verifier

if TYPE_CHECKING:
    import psycopg

SECONDS_TO_CONNECT: Final = 10
LOGIN: Final = "SELECT login FROM account WHERE id = ?"
FOUND: Final = "SELECT hub.found(%s, %s, %s)"
PERSON: Final = "SELECT account FROM hub.person WHERE lower(login) = lower(%s)"
KEEP: Final = "SELECT hub.keep_person(%s, login, %s) FROM hub.person WHERE account = %s"


@dataclass(frozen=True)
class Ticket:
    """An owner as the server is to know them; holds no password, but is nobody else's business."""

    account: str
    login: str
    verifier: str = field(repr=False)

    def to_line(self) -> str:
        """One line to carry to the server."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_line(cls, line: str) -> "Ticket":
        """Raises `InvalidInput("ticket_unreadable")`."""
        try:
            ticket = cls(**json.loads(line))
            bytes.fromhex(ticket.account)
        except (ValueError, TypeError):
            raise InvalidInput("ticket_unreadable", "ticket") from None
        return ticket


@contextmanager
def superuser(connection: str) -> Iterator["psycopg.Connection[Any]"]:
    """A connection as libpq spells it; what it leaves out comes from PGHOST, PGUSER ...

    Whoever looks after the server is told in libpq's own words why there is none, without its
    hints: they would have the server's certificate not looked at.
    """
    import psycopg

    from db.sharing.hub.errors import hub_errors

    try:
        server = psycopg.connect(connection, connect_timeout=SECONDS_TO_CONNECT)
    except psycopg.Error as error:
        reason = str(error).strip().partition("\n")[0].rstrip(".")
        raise HubError("database_unopened", reason=reason) from error
    with hub_errors(), server:
        yield server


def make_ticket(database: ShopDatabase, actor: Actor, *, password: str) -> Ticket:
    """The ticket of an owner, whose password it is (0.1 s)."""
    require(database, actor, "sharing.manage")
    with storage_errors():
        ((login,),) = database.rows(LOGIN, (actor.account,))
    verifier = scram_verifier(actor.account, salted_password(actor.account, password))
    return Ticket(actor.account.hex(), login, verifier)


def init_hub(connection: str, ticket: Ticket | None = None) -> int:
    """Makes or upgrades a hub as a superuser, and lets its founder in; returns the schema's number.

    `connection` is libpq's own spelling; what it leaves out comes from the environment (PGHOST
    ...). Raises what `db.sharing.hub.schema.init` raises, and `HubError` of the connection.
    """
    from db.sharing.hub.schema import init

    with superuser(connection) as server:
        schema = init(server)
        if ticket is not None:
            server.execute(FOUND, (ticket.account, ticket.login, ticket.verifier))
    return schema


def set_password(connection: str, login: str, password: str) -> None:
    """Gives somebody another password, as a superuser: for an owner who has forgotten theirs."""
    with superuser(connection) as server:
        found = server.execute(PERSON, (login,)).fetchone()
        if found is None:
            raise HubError("account_unknown")
        account = found[0].bytes
        verifier = scram_verifier(account, salted_password(account, password))
        server.execute("SET search_path = hub, pg_catalog")
        server.execute(KEEP, (account.hex(), verifier, account.hex()))

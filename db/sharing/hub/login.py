"""Signing in at a hub: TLS with the server's name checked, timeouts so that nothing hangs."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg

from db.errors import HubError, InvalidInput
from db.rules.hub_names import role_name
from db.sharing.address import is_this_machine, split_host
from db.sharing.hub.errors import LOGIN, NO_HUB, code_of

CONNECT_SECONDS: Final = 5
STATEMENT: Final = "30s"
LOCK: Final = "5s"
TORN: Final = "unexpected eof"  # how OpenSSL calls it that a server ended amid the handshake
NOT_TRUSTED: Final = (  # a server that wants the password itself is none that knows it
    *("certificate", "SSL error", "does not support SSL"),
    *("authentication method requirement", "server did not complete authentication"),
)
WRONG: Final = "password authentication failed"
SHUT: Final = ("no pg_hba.conf entry", "pg_hba.conf rejects")  # before a password is asked for


@dataclass(frozen=True)
class HubAddress:
    """Where a hub is. `hosts` are `host` or `host:port`; several are servers of one cluster.

    `authority` is the file of the certificate that the servers' are checked against (None: the
    system's). `is_plain` leaves TLS out, which is taken for this very machine alone: loopback or a
    socket's folder.
    """

    hosts: tuple[str, ...]
    database: str
    authority: Path | None = None
    is_plain: bool = False


def connect(address: HubAddress, login: str, password: str) -> psycopg.Connection[Any]:
    """A person's connection to the server that takes writes; every statement commits by itself.

    Raises `HubError`: `hub_unreachable`, `hub_not_trusted` (its certificate or name is not what it
    must be), `hub_login_refused`, `person_revoked`, `hub_not_there`, `hub_busy` (no connection is
    free). A login is refused alike for a wrong name, password or database and for a database that
    is no hub yet: PostgreSQL tells nobody which. Only of whom it does not even ask for a password
    a `cause` says why: `hub_needs_encryption`, `hub_door_shut`.
    """
    return sign_in(address, role_name(address.database, login), password)


def sign_in(address: HubAddress, role: str, password: str) -> psycopg.Connection[Any]:
    """As `connect`, under the very name of a role: for whoever owns the server."""
    try:
        connection: psycopg.Connection[Any] = psycopg.connect(
            **parameters(address), user=role, password=password, autocommit=True
        )
    except psycopg.Error as error:
        raise HubError(why_not(error), database=address.database, **_cause(error)) from error
    connection.prepare_threshold = None  # PgBouncer hands statements to any session
    return connection


def parameters(address: HubAddress) -> dict[str, Any]:
    """What libpq is told of an address; `InvalidInput` for one that cannot be."""
    if not address.hosts or not address.database:
        raise InvalidInput("hub_address_missing", "hosts")
    hosts, ports = zip(*(split_host(host) for host in address.hosts), strict=True)
    if address.is_plain and not all(is_this_machine(host) for host in hosts):
        raise InvalidInput("hub_needs_tls", "hosts")
    return {
        "host": ",".join(hosts),
        "port": ",".join(ports),
        "dbname": address.database,
        "target_session_attrs": "read-write",
        "connect_timeout": CONNECT_SECONDS,
        "keepalives": 1,
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 20_000,
        "application_name": "lumbung",
        "options": f"-c statement_timeout={STATEMENT} -c lock_timeout={LOCK}",
        "channel_binding": "prefer",
        "require_auth": "scram-sha-256",  # who took the port of a server that is down hears nothing
        **_encryption(address),
    }


def _encryption(address: HubAddress) -> dict[str, str]:
    """Settings of the environment (PGSSLMODE ...) have no say."""
    if address.is_plain:
        return {"sslmode": "disable", "gssencmode": "disable"}
    authority = str(address.authority) if address.authority else "system"
    return {
        "sslmode": "verify-full",
        "sslrootcert": authority,
        "gssencmode": "disable",
        "ssl_min_protocol_version": "TLSv1.2",
    }


def why_not(error: psycopg.Error) -> str:
    """Why a connection was not made: it has no SQLSTATE, libpq says it in words alone."""
    said = "\n".join(line for line in str(error).splitlines() if TORN not in line)
    if any(word in said for word in NOT_TRUSTED):
        return "hub_not_trusted"
    if "is not permitted to log in" in said:  # the server says so to the right password alone
        return "person_revoked"
    if WRONG in said:
        return "hub_login_refused"
    if any(words in said for words in SHUT):
        return "hub_login_refused"
    if "permission denied for database" in said:
        return "hub_login_refused"
    if "too many connections" in said or "remaining connection slots" in said:
        return "hub_busy"
    if 'database "' in said and "does not exist" in said:
        return "hub_not_there"
    return code_of(error) if error.sqlstate in LOGIN | NO_HUB else "hub_unreachable"


def _cause(error: psycopg.Error) -> dict[str, str]:
    """What more a server says that lets nobody in on this way, whoever it is; of several servers
    where none has asked for the password.
    """
    said = str(error)
    is_shut = any(words in said for words in SHUT) and WRONG not in said
    if why_not(error) != "hub_login_refused" or not is_shut:
        return {}
    return {"cause": "hub_needs_encryption" if "no encryption" in said else "hub_door_shut"}

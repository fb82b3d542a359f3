"""Opens a connection to the hub with a person's own login; says in a code why it does not."""

from typing import Any, Final

import psycopg

from db.errors import HubError
from db.sharing.address import Address, certificate_file

SECONDS_TO_CONNECT: Final = 5
OPTIONS: Final[dict[str, Any]] = {
    "autocommit": True,
    "connect_timeout": SECONDS_TO_CONNECT,
    "application_name": "lumbung",
    "target_session_attrs": "read-write",  # a replica is passed over
    "require_auth": "scram-sha-256",  # no server is told a password
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,  # milliseconds, where the system has it
}
BUSY: Final = ("too many connections", "connection slots", "starting up", "shutting down")


def open_connection(address: Address, login: str, password: str) -> psycopg.Connection[Any]:
    """A connection to the hub that writes, as `login` of the server; takes up to 5 s a host.

    Raises `HubError`: `hub_unreachable`, `hub_busy`, `hub_login_refused`,
    `hub_certificate_wrong`, `hub_without_encryption`, `hub_database_missing`.
    """
    with certificate_file(address) as file:
        tls: dict[str, Any] = {"sslmode": "verify-full", "sslrootcert": str(file)} if file else {}
        try:
            return psycopg.connect(
                host=",".join(address.hosts),
                port=address.port,
                dbname=address.name,
                user=login,
                password=password,
                **OPTIONS,
                **tls,
            )
        except psycopg.Error as error:
            raise refusal(error) from None  # the error knows the password


def refusal(error: psycopg.Error) -> HubError:
    """Why a connection was not made. The server's own words may be in any language; libpq's and
    OpenSSL's are English, and it is known whether a password was asked for.
    """
    said = str(error)
    if "certificate" in said:
        return HubError("hub_certificate_wrong")
    if "does not support SSL" in said:
        return HubError("hub_without_encryption")
    if any(word in said for word in BUSY):
        return HubError("hub_busy")
    if error.pgconn is None or not error.pgconn.used_password:
        return HubError("hub_unreachable", reason=said.strip().splitlines()[-1])
    if "does not exist" in said and "database" in said:
        return HubError("hub_database_missing")
    return HubError("hub_login_refused")

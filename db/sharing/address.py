"""Where the hub is, and how a PC keeps that: in the encrypted database, never with a password."""

import ipaddress
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.rules.texts import clean_line

if TYPE_CHECKING:  # it loads psycopg, which would delay every sign-in
    from db.sharing.hub.login import HubAddress

PORT: Final = 5432
DATABASE: Final = "lumbung"
PLAIN_HOSTS: Final = ("localhost",)
CERTIFICATE_LIMIT: Final = 256 * 1024
FIND: Final = "SELECT connection FROM hub_link WHERE state = 'joined' AND connection <> '{}'"
KEEP: Final = "UPDATE hub_link SET connection = ?"


@dataclass(frozen=True)
class Address:
    """Where the hub is: `hosts` are `host` or `host:port`, several are servers of one cluster.

    `certificate` is the authority that signed the servers' certificates (PEM). Without one a
    server is believed on this very PC alone.
    """

    hosts: tuple[str, ...]
    database: str = DATABASE
    certificate: str = ""


def checked_address(
    *,
    hosts: str,
    port: str | int = PORT,
    database: str = DATABASE,
    certificate: str = "",
    known: str = "",
) -> Address:
    """An address as it was typed: hosts with commas between them, `certificate` the text of a file.

    `port` is that of the hosts that name none; `known` the certificate where none was named, unless
    all hosts are this very PC. Raises `InvalidInput`: `hub_host_missing`, `hub_port_wrong`,
    `hub_certificate_unreadable`, `hub_certificate_missing`.
    """
    given = list(filter(None, (host.strip() for host in clean_line(hosts, "hosts").split(","))))
    if not given:
        raise InvalidInput("hub_host_missing", "hosts")
    typed = tuple(_with_port(host, str(port).strip()) for host in given)
    if certificate and "-----BEGIN CERTIFICATE-----" not in certificate:
        raise InvalidInput("hub_certificate_unreadable", "certificate")
    if not certificate and not all(is_this_machine(split_host(host)[0]) for host in typed):
        certificate = known
        if not known:
            raise InvalidInput("hub_certificate_missing", "certificate")
    return Address(typed, clean_line(database, "hub_database"), certificate)


def read_certificate(file: Path) -> str:
    """The text of a certificate's file; `InvalidInput("hub_certificate_unreadable")`."""
    with suppress(OSError, UnicodeDecodeError):
        if file.stat().st_size <= CERTIFICATE_LIMIT:
            return file.read_text(encoding="ascii")
    raise InvalidInput("hub_certificate_unreadable", "certificate", file=str(file))


def keep_address(database: ShopDatabase, address: Address) -> None:
    """Where the hub is from now on that this copy has joined."""
    database.execute_sql(KEEP, (json.dumps(asdict(address)),))


def kept_address(database: ShopDatabase) -> Address | None:
    """Where the hub is; None for a shop of one PC."""
    found = database.row(FIND)
    if not found:
        return None
    kept = json.loads(found[0])
    return Address(**{**kept, "hosts": tuple(kept["hosts"])})


@contextmanager
def reached(address: Address) -> Iterator["HubAddress"]:
    """The address for as long as a connection is made: libpq reads a certificate from a file."""
    from tempfile import TemporaryDirectory

    from db.sharing.hub.login import HubAddress

    if not address.certificate:
        yield HubAddress(address.hosts, address.database, is_plain=True)
        return
    with TemporaryDirectory(prefix="lumbung-") as folder:
        file = Path(folder) / "authority.crt"
        file.write_text(address.certificate, encoding="ascii")
        yield HubAddress(address.hosts, address.database, file)


def is_this_machine(host: str) -> bool:
    """Whether a host is reached without a network: loopback, or a socket's folder."""
    if host.startswith(("/", "@")) or host in PLAIN_HOSTS:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def split_host(host: str) -> tuple[str, str]:
    """Host and port of `host:port`, `[address]:port`, a socket's folder or a bare host."""
    if host.startswith("["):
        name, _, rest = host[1:].partition("]")
        return name, rest.removeprefix(":") or str(PORT)
    name, separator, port = host.rpartition(":")
    if separator and port.isdecimal() and ":" not in name:
        return name, port
    return host, str(PORT)


def _with_port(host: str, port: str) -> str:
    """`host:port`, the port its own where it names one."""
    name, own = split_host(host)
    if (own, name) != (str(PORT), host):
        port = own
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise InvalidInput("hub_port_wrong", "port", port=port)
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"

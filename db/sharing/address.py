"""Where the hub is, and how a PC keeps that: in the encrypted database, never with a password."""

import ipaddress
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.rules.texts import clean_line

PORT: Final = 5432
CERTIFICATE_LIMIT: Final = 256 * 1024
FIND: Final = "SELECT connection FROM hub_link WHERE state = 'joined'"
KEEP: Final = "UPDATE hub_link SET connection = ?"


@dataclass(frozen=True)
class Address:
    """Where the hub is: one host or several (a server and its replicas), port and database.

    `certificate` is the authority that signed the servers' certificates (PEM). Without one a
    server is believed on this very PC alone.
    """

    hosts: tuple[str, ...]
    port: int = PORT
    name: str = "lumbung"
    certificate: str = ""

    @property
    def is_here(self) -> bool:
        """Whether every host is this PC itself, which nobody can listen to on the way."""
        return all(map(_is_loopback, self.hosts))


def checked_address(
    *, hosts: str, port: str | int = PORT, name: str = "lumbung", certificate: str = ""
) -> Address:
    """An address as it was typed: hosts with commas between them, `certificate` the text of a file.

    Raises `InvalidInput`: `hub_host_missing`, `hub_port_wrong`, `hub_certificate_unreadable`,
    `hub_certificate_missing` (also a plain connection stays on this PC).
    """
    given = tuple(filter(None, (host.strip() for host in clean_line(hosts, "hosts").split(","))))
    if not given:
        raise InvalidInput("hub_host_missing", "hosts")
    if not str(port).isascii() or not str(port).isdigit() or not 0 < int(port) < 65536:
        raise InvalidInput("hub_port_wrong", "port", port=str(port))
    if certificate and "-----BEGIN CERTIFICATE-----" not in certificate:
        raise InvalidInput("hub_certificate_unreadable", "certificate")
    address = Address(given, int(port), clean_line(name, "hub_name"), certificate)
    if not certificate and not address.is_here:
        raise InvalidInput("hub_certificate_missing", "certificate")
    return address


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
def certificate_file(address: Address) -> Iterator[Path | None]:
    """The certificate as a file, for as long as a connection is made: libpq reads no text."""
    if not address.certificate:
        yield None
        return
    from tempfile import TemporaryDirectory  # only then: it would delay every sign-in

    with TemporaryDirectory(prefix="lumbung-") as folder:
        file = Path(folder) / "authority.crt"
        file.write_text(address.certificate, encoding="ascii")
        yield file


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.startswith("/"):  # a folder of sockets is on this PC too
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False

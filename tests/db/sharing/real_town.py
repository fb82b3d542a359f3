"""The same town around a hub on a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from db.access import now
from db.keys import load_key
from db.rules import signatures
from db.sharing.hub.login import HubAddress
from db.sharing.hub.server import PostgresHub
from db.sharing.protocol import Hub
from tests.db.sharing.shared import DEVICE_KEY
from tests.db.sharing.town import Pc, Town, build_town
from tests.postgres import HOST, Server
from tests.shops import ShopTemplate

PASSWORD = "rahasia-toko"


@dataclass
class RealOffice:
    """A hub in a database of its own; the owner connects from every PC."""

    server: Server
    database: str
    stack: ExitStack
    lines: dict[bytes, PostgresHub] = field(default_factory=dict)

    @property
    def address(self) -> HubAddress:
        """Where it is."""
        hosts = (f"{HOST}:{self.server.port}",)
        return HubAddress(hosts, self.database, self.server.authority.certificate)

    def enrol(self, pc: Pc) -> None:
        """The first enrolment founds the hub."""
        owner = pc.people["owner"].account
        if not self.lines:
            salted = signatures.salted_password(owner, PASSWORD)
            verifier = signatures.scram_verifier(owner, salted)
            with self.server.admin(self.database) as connection:
                found = "SELECT hub.found(%s, %s, %s)"
                connection.execute(found, (owner.hex(), "owner", verifier))
        if pc.device not in self.lines:
            self._connect(pc.device).join(pc.name, pc.name)

    def reconnect(self) -> None:
        """All PCs, after the server was away."""
        for device in self.lines:
            self._connect(device)

    def _connect(self, device: bytes) -> PostgresHub:
        line = PostgresHub.connect(self.address, "owner", PASSWORD, device, DEVICE_KEY)
        self.stack.callback(line.close)
        self.lines[device] = line
        return line

    def line(self, pc: Pc) -> Hub:
        """The owner's connection from a PC."""
        return self.lines[pc.device]

    def begin_upload(self, first: Pc) -> None:
        """See `Office`."""
        self.lines[first.device].begin_upload()

    def end_upload(self, first: Pc) -> None:
        """Then everybody has a login."""
        line = self.lines[first.device]
        line.end_upload("digest")
        for login, actor in first.people.items():
            if login != "owner":
                salted = signatures.salted_password(actor.account, PASSWORD)
                line.add_person(
                    actor.account, login, signatures.scram_verifier(actor.account, salted)
                )


@pytest.fixture
def real_office(
    postgres: Server, hub_database: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[RealOffice]:
    """An empty hub."""
    monkeypatch.setattr(signatures, "ROUNDS", 10_000)
    with ExitStack() as stack:
        yield RealOffice(postgres, hub_database, stack)


def build_real_town(office: RealOffice, shop: ShopTemplate, folder: Path, *, pcs: int) -> Town:
    """PCs that agree, around that hub."""

    @cache
    def key_of(account: bytes) -> bytes:
        return signatures.server_key(signatures.salted_password(account, PASSWORD))

    return build_town(
        *(shop.home.database, load_key(shop.home), shop.people, folder),
        pcs=pcs,
        seed=1,
        office=office,
        key_of=key_of,
        began=now(),
    )

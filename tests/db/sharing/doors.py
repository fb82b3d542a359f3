"""Shops that share through a hub which is not there: for tests of what a PC does by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from db.connection import ShopDatabase
from db.errors import HubError
from db.sharing.address import Address, keep_address
from db.sharing.protocol import Epoch
from db.sharing.way import Way
from tests.db.sharing.fake_hub import FakeLine

DEVICE_KEY = b"k" * 32
JOINED = """
INSERT INTO hub_link (one, state, hub, system, timeline, device_key)
VALUES (1, 'joined', 'hub', 'system', '1', ?)
"""


@dataclass
class FakeDoor:
    """What stands in for every connection: `passwords` by login, or a `refusal` for all."""

    passwords: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    clock: int = 1_800_000_000_000_000
    opened: list[Way] = field(default_factory=list)
    verifiers: dict[bytes | str, str] = field(default_factory=dict)
    breaks: bool = False  # after the connection was made

    def open(self, way: Way) -> "FakePeopleLine":
        """As `Way.open` does."""
        self.opened.append(way)
        if self.refusal:
            raise HubError(self.refusal)
        if self.passwords.get(way.login) != way.password:
            raise HubError("hub_login_refused")
        return FakePeopleLine(self, way)


class FakePeopleLine(FakeLine):
    """A line that keeps what it is told of people."""

    def __init__(self, door: FakeDoor, way: Way) -> None:
        super().__init__()
        self._door, self._way = door, way

    def epoch(self) -> Epoch:
        """By the hub's clock."""
        return Epoch("hub", "system", "1", 0, self._door.clock)

    def add_person(self, account: bytes, login: str, verifier: str) -> str:
        """Kept by account."""
        if self._door.breaks:
            raise HubError("hub_unreachable")
        self._door.verifiers[account] = verifier
        return login

    def rotate(self, verifier: str) -> None:
        """Kept by login."""
        self._door.verifiers[self._way.login] = verifier


@pytest.fixture
def door(shop_database: ShopDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeDoor]:
    """The shop of the test is shared, and this is what its hub does."""
    share(shop_database)
    door = FakeDoor()
    monkeypatch.setattr(Way, "open", lambda way: door.open(way))
    yield door
    for verifier in door.verifiers.values():
        assert verifier.startswith("SCRAM-SHA-256$")


def share(database: ShopDatabase) -> None:
    """The shop has joined a hub on this very PC."""
    database.execute_sql(JOINED, (DEVICE_KEY,))
    keep_address(database, Address(("127.0.0.1",)))

"""A shop around a real hub, and a PC that joins it."""

from pathlib import Path

import pytest

from db.home import Home
from db.operations.setup import new_recovery_key
from db.sharing.address import Address
from db.sharing.first_copy import JoinedShop, join_shop
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import Town


@pytest.fixture
def town(real_town: Town) -> Town:
    """Two PCs that agree, around a real hub."""
    return real_town


@pytest.fixture
def address(real_office: RealOffice) -> Address:
    """Where the town's hub is."""
    there = real_office.address
    assert there.authority is not None
    return Address(there.hosts, there.database, there.authority.read_text())


@pytest.fixture
def new_home(tmp_path: Path) -> Home:
    """A PC on which there is no shop."""
    return Home(tmp_path / "new")


def join(home: Home, address: Address, **named: object) -> JoinedShop:
    """As the owner."""
    asked = {"login": "owner", "password": PASSWORD, **named}
    return join_shop(home, new_recovery_key(), address=address, **asked)  # type: ignore[arg-type]  # what a test says


def nothing_is_left(home: Home, office: RealOffice) -> None:
    """Neither on the disk nor at the hub, where the next code is free again."""
    assert not home.folder.exists() or [*home.folder.iterdir()] == []
    with office.server.admin(office.database) as connection:
        sql = "SELECT number FROM hub.device ORDER BY number"
        assert connection.execute(sql).fetchall() == [(1,), (2,)]

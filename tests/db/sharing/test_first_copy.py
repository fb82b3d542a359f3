"""A new PC gets its copy of a shop that is there: whole, or nothing of it."""

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from db.access import now
from db.connection import ShopDatabase
from db.home import Home
from db.keys import load_key
from db.operations.setup import new_recovery_key
from db.queries.check import check
from db.rules import signatures
from db.sharing.address import Address
from db.sharing.digest import state_digest, table_digests
from db.sharing.first_copy import JoinedShop, join_shop
from tests.db.sharing.days import days_apart
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import Pc, Town, build_town
from tests.shops import ShopTemplate, open_shop


@pytest.fixture
def town(real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs that agree, around a real hub."""

    @cache
    def key_of(account: bytes) -> bytes:
        return signatures.server_key(signatures.salted_password(account, PASSWORD))

    home = shop_template.home
    people, folder = shop_template.people, tmp_path / "town"
    built = build_town(
        *(home.database, load_key(home), people, folder),
        pcs=2,
        seed=1,
        office=real_office,
        key_of=key_of,
        began=now(),
    )
    yield built
    for pc in built.pcs:
        pc.database.close()


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


def without_own_device(database: ShopDatabase) -> str:
    """What the books come to but for the row of this PC, of which the others have not heard yet."""
    with database.atomic() as transaction:
        database.execute_sql("DELETE FROM device WHERE id = (SELECT device FROM this_device)")
        digest = state_digest(database)
        transaction.rollback()
    return digest


@pytest.mark.parametrize("seed", range(3))
def test_a_copy_is_as_the_others_are(
    town: Town, address: Address, new_home: Home, seed: int
) -> None:
    """With every kind of row, refused ones and conflicts too; costs and journal to the last."""
    for pc in town.pcs:
        pc.dice.seed(f"{seed}/{pc.name}")
    days_apart(town, seed)
    joined = join(new_home, address)
    first = town.pcs[0].database
    with closing(open_shop(new_home)) as copy:
        assert check(copy, deep=True) == []
        copy.execute_sql("PRAGMA foreign_keys = 0")
        assert without_own_device(copy) == state_digest(first), table_digests(copy)

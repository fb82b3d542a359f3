"""Several PCs around a real hub: whatever each does, all agree."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from db.access import now
from db.keys import load_key
from db.rules import signatures
from tests.db.sharing.contract import HubContract
from tests.db.sharing.days import days_apart
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import Town, build_town
from tests.shops import ShopTemplate


@pytest.fixture
def real_town(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path
) -> Iterator[Town]:
    """Three PCs that agree."""

    @cache
    def key_of(account: bytes) -> bytes:
        return signatures.server_key(signatures.salted_password(account, PASSWORD))

    home = shop_template.home
    people, folder = shop_template.people, tmp_path / "town"
    built = build_town(
        *(home.database, load_key(home), people, folder),
        pcs=3,
        seed=1,
        office=real_office,
        key_of=key_of,
        began=now(),
    )
    yield built
    for pc in built.pcs:
        pc.database.close()


class TestPostgresHub(HubContract):
    """The cases of any hub."""

    @pytest.fixture
    def town(self, real_town: Town) -> Town:
        """Around PostgreSQL."""
        return real_town


@pytest.mark.parametrize("seed", range(3))
def test_days_apart(real_town: Town, seed: int) -> None:
    """The same as with the model."""
    for pc in real_town.pcs:
        pc.dice.seed(f"{seed}/{pc.name}")
    days_apart(real_town, seed)
    assert real_town.disagreements() == []

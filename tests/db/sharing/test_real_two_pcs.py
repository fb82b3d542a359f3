"""Several PCs around a real hub: whatever each does, all agree."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.sharing.contract import HubContract
from tests.db.sharing.days import days_apart
from tests.db.sharing.real_town import RealOffice, build_real_town
from tests.db.sharing.town import Town
from tests.shops import ShopTemplate


@pytest.fixture
def real_town(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path
) -> Iterator[Town]:
    """Three PCs that agree."""

    built = build_real_town(real_office, shop_template, tmp_path / "town", pcs=3)
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

"""What tests of sharing share: a town of two PCs, around the model and around PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.keys import load_key
from tests.db.sharing.real_town import RealOffice, build_real_town
from tests.db.sharing.town import Town, build_town
from tests.shops import ShopTemplate


@pytest.fixture
def town(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs that agree, also when a test is over."""
    home, people = shop_template.home, shop_template.people
    shop = (home.database, load_key(home), people, tmp_path / "town")
    with closing(build_town(*shop, pcs=2, seed=1)) as built:
        yield built
        built.settle()
        assert built.disagreements() == []


@pytest.fixture
def real_town(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path
) -> Iterator[Town]:
    """The same around PostgreSQL; its tests say themselves when all agree."""
    with closing(build_real_town(real_office, shop_template, tmp_path / "town", pcs=2)) as built:
        yield built

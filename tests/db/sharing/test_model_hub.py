"""The hub in memory does what any hub must."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.keys import load_key
from tests.db.sharing.contract import HubContract
from tests.db.sharing.town import Town, build_town
from tests.shops import ShopTemplate


class TestModelHub(HubContract):
    """All cases."""

    @pytest.fixture
    def town(self, shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
        """Two PCs that agree."""
        home = shop_template.home
        folder = tmp_path / "town"
        built = build_town(
            home.database, load_key(home), shop_template.people, folder, pcs=2, seed=1
        )
        yield built
        for pc in built.pcs:
            pc.database.close()

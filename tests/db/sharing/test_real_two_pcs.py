"""Several PCs around a real hub: whatever each does, all agree."""

from functools import cache
from pathlib import Path

import pytest

from db.keys import load_key
from db.rules import signatures
from tests.db.sharing.days import days_apart
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.town import build_town
from tests.shops import ShopTemplate


@pytest.mark.parametrize("seed", range(3))
def test_days_apart(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path, seed: int
) -> None:
    """The same as with the model."""

    @cache
    def key_of(account: bytes) -> bytes:
        return signatures.server_key(signatures.salted_password(account, PASSWORD))

    home = shop_template.home
    town = build_town(
        *(home.database, load_key(home), shop_template.people, tmp_path / "town"),
        pcs=3,
        seed=seed,
        office=real_office,
        key_of=key_of,
    )
    days_apart(town, seed)
    assert town.disagreements() == []
    for pc in town.pcs:
        pc.database.close()

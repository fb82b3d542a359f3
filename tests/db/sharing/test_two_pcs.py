"""What one PC does, the others have, whatever it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.keys import load_key
from tests.db.sharing.days import days_apart
from tests.db.sharing.town import Town, build_town
from tests.shops import ONE, ShopTemplate, add_item, on_hand, receive, sell


@pytest.fixture
def town(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs that agree."""
    home = shop_template.home
    built = build_town(
        home.database, load_key(home), shop_template.people, tmp_path / "town", pcs=2, seed=1
    )
    yield built
    assert built.disagreements() == []
    for pc in built.pcs:
        pc.database.close()


def test_a_sale_on_one_is_seen_on_the_other(town: Town) -> None:
    """With its goods, and what it cost."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 10 * ONE, 500)
    town.settle()
    sell(right.database, right.cashier, tea, 3 * ONE)
    town.settle()
    assert on_hand(left.database, tea) == on_hand(right.database, tea) == 7 * ONE
    costs = "SELECT cost, estimated FROM movement_cost ORDER BY movement"
    assert left.database.rows(costs) == right.database.rows(costs) == [(5000, 0), (1500, 0)]
    assert left.database.rows("SELECT * FROM item_cost") == right.database.rows(
        "SELECT * FROM item_cost"
    )


@pytest.mark.parametrize("seed", range(6))
def test_days_apart(shop_template: ShopTemplate, tmp_path: Path, seed: int) -> None:
    """All do what comes to their minds, apart and together."""
    home = shop_template.home
    town = build_town(
        home.database, load_key(home), shop_template.people, tmp_path / "town", pcs=3, seed=seed
    )
    days_apart(town, seed)
    assert town.disagreements() == []
    for pc in town.pcs:
        pc.database.close()

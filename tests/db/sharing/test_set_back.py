"""A hub whose server was set back to a copy of itself, which tells of no other life."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.keys import load_key
from db.sharing.link_state import require_link
from db.sharing.step import meet
from tests.db.sharing.real_town import RealOffice, build_real_town
from tests.db.sharing.town import Town, build_town
from tests.shops import ONE, ShopTemplate, add_item, on_hand, receive, sell

SOLD_BEFORE, SOLD_AFTER = 3, 5


@pytest.fixture
def town(shop_template: ShopTemplate, tmp_path: Path) -> Iterator[Town]:
    """Two PCs that agree, around the model."""
    home = shop_template.home
    built = build_town(
        home.database, load_key(home), shop_template.people, tmp_path / "town", pcs=2, seed=1
    )
    yield built
    for pc in built.pcs:
        pc.database.close()


@pytest.fixture
def real_town(
    real_office: RealOffice, shop_template: ShopTemplate, tmp_path: Path
) -> Iterator[Town]:
    """The same around PostgreSQL."""
    built = build_real_town(real_office, shop_template, tmp_path / "town", pcs=2)
    yield built
    for pc in built.pcs:
        pc.database.close()


def lose_unseen(town: Town, keep: Callable[[], None], set_back: Callable[[], None]) -> None:
    """One PC's sales vanish at the hub, and the other's come to more; all sales stand at last."""
    left, right = town.pcs
    tea = add_item(left.database, left.owner, "Teh")
    receive(left.database, left.owner, tea, 20 * ONE, 500)
    town.settle()
    keep()
    for _ in range(SOLD_BEFORE):
        sell(left.database, left.owner, tea, ONE)
    left.settle(town.office.line(left))
    set_back()
    for _ in range(SOLD_AFTER):
        sell(right.database, right.owner, tea, ONE)
    right.settle(town.office.line(right))
    line = town.office.line(left)
    epoch, known = line.epoch(), require_link(left.database)
    assert epoch.life == known.life
    assert epoch.last_seq >= known.cursor
    assert meet(left.database, line, epoch)
    assert not meet(right.database, town.office.line(right), epoch)
    town.settle()
    assert on_hand(left.database, tea) == (20 - SOLD_BEFORE - SOLD_AFTER) * ONE
    assert town.disagreements() == []


def test_a_server_set_back_is_noticed(town: Town) -> None:
    """By the newest rows, at the beginning of a connection."""
    kept: list[int] = []
    lose_unseen(
        town,
        lambda: kept.append(len(town.hub.rows)),
        lambda: town.hub.set_back(len(town.hub.rows) - kept[0]),
    )


def test_a_copy_restored_into_the_same_cluster_is_noticed(
    real_town: Town, real_office: RealOffice
) -> None:
    """Its identifier and its timeline are what they were."""
    name, kept = real_office.database, f"{real_office.database}_kept"

    def run(*statements: str) -> None:
        for line in real_office.lines.values():
            line.close()
        with real_office.server.admin() as connection:
            for statement in statements:
                connection.execute(statement)
        real_office.reconnect()

    lose_unseen(
        real_town,
        lambda: run(f"CREATE DATABASE {kept} TEMPLATE {name}"),
        lambda: run(f"DROP DATABASE {name}", f"ALTER DATABASE {kept} RENAME TO {name}"),
    )

"""A hub whose server was set back to a copy of itself."""

from collections.abc import Callable
from dataclasses import replace

from db.operations.places import add_category
from db.sharing.link_state import require_link
from db.sharing.outbox import count_waiting
from db.sharing.step import meet, step
from tests.db.sharing.real_town import RealOffice
from tests.db.sharing.town import BRISK, Town
from tests.shops import ONE, add_item, on_hand, receive, sell

SOLD_BEFORE, SOLD_AFTER = 3, 5


def lose_unseen(
    town: Town, keep: Callable[[], None], set_back: Callable[[], None], *, tells: bool
) -> None:
    """One PC's sales vanish at the hub, and the other's come to more; all sales stand at last.

    `tells`: the hub says that it is another one.
    """
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
    assert (epoch.life != known.life) is tells
    assert epoch.last_seq >= known.cursor
    noticed = step(left.database, line).set_back if tells else meet(left.database, line, epoch)
    assert noticed
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
        tells=False,
    )


def test_what_is_lost_twice_comes_back_in_its_order(town: Town) -> None:
    """What the hub had taken again in between was before what still waited."""
    left, right = town.pcs
    for number in range(3):
        add_category(left.database, left.owner, name=f"Rak {number}")
    left.settle(town.office.line(left))
    town.hub.fail_over(lost=3)
    for number in range(4):
        add_category(right.database, right.owner, name=f"Laci {number}")
    right.settle(town.office.line(right))
    one = replace(BRISK, offers=1)
    while count_waiting(left.database) != 2:
        step(left.database, town.office.line(left), clock=left.clock, pace=one)
        one.offers = 1
    town.hub.fail_over(lost=1)
    town.settle()
    assert town.disagreements() == []


def test_a_copy_restored_into_the_same_cluster_is_noticed(
    real_town: Town, real_office: RealOffice
) -> None:
    """Without a new connection too, as through a pooler: it is another database."""
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
        tells=True,
    )

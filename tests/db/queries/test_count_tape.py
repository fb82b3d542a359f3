"""The tape of a stocktake: piles added up, what was counted last first, the books as one may."""

from functools import partial

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied
from db.operations.counting import count_line, strike_line
from db.operations.counts import open_count
from db.queries.count_tape import count_tape, count_tape_row
from tests.shops import ONE, add_item, receive


@pytest.fixture
def two(shop_database: ShopDatabase, owner: Actor) -> tuple[bytes, bytes]:
    """Ten of tea and of rice."""
    items = [add_item(shop_database, owner, name) for name in ("Teh", "Beras")]
    for item in items:
        receive(shop_database, owner, item, 10 * ONE)
    return items[0], items[1]


def test_piles_are_one_row(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, two: tuple[bytes, bytes]
) -> None:
    """With who counted last and the reason of the first; struck lines are left out."""
    tea, rice = two
    count = open_count(shop_database, owner)
    of_tea = partial(count_line, shop_database, owner, count=count, item=tea)
    first = of_tea(counted=2 * ONE, reason="damage", note="basah")
    count_line(shop_database, owner, count=count, item=rice, counted=ONE)
    pile = count_line(shop_database, warehouse, count=count, item=tea, counted=3 * ONE, adds=True)

    rows = count_tape(shop_database, owner, count=count)
    assert [(row.goods.name, row.counted, row.difference, row.piles) for row in rows] == [
        ("Teh", 5 * ONE, -5 * ONE, 2),
        ("Beras", ONE, -9 * ONE, 1),
    ]
    assert (rows[0].first, rows[0].newest) == (first.line, pile.line)
    assert (rows[0].reason, rows[0].note, rows[0].counted_by) == ("damage", "basah", "Gudang")
    assert count_tape_row(shop_database, owner, line=first.line) == rows[0]
    assert count_tape(shop_database, owner, count=count, limit=1) == rows[:1]
    strike_line(shop_database, owner, line=first.line)
    assert [row.goods.name for row in count_tape(shop_database, owner, count=count)] == ["Beras"]
    with pytest.raises(NotFound, match="line_unknown"):
        count_tape_row(shop_database, owner, line=pile.line)
    with pytest.raises(NotFound, match="line_unknown"):
        count_tape_row(shop_database, owner, line=count)


def test_blind_counters_are_not_told(
    shop_database: ShopDatabase,
    owner: Actor,
    warehouse: Actor,
    cashier: Actor,
    two: tuple[bytes, bytes],
) -> None:
    """What the books say is for who may approve; others count nothing at all."""
    count = open_count(shop_database, owner, blind=True)
    line = count_line(shop_database, warehouse, count=count, item=two[0], counted=ONE).line
    (row,) = count_tape(shop_database, warehouse, count=count)
    assert (row.counted, row.recorded, row.difference) == (ONE, None, None)
    assert count_tape_row(shop_database, owner, line=line).recorded == 10 * ONE
    with pytest.raises(PermissionDenied):
        count_tape(shop_database, cashier, count=count)

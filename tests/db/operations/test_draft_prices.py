"""What a tape proposes and takes as costs and prices."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied, Refused
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import (
    LAST_STATED_COST,
    add_line,
    change_line,
    open_draft,
)
from db.queries.drafts import tape, tape_line
from tests.db.operations.conftest import only_line
from tests.shops import ONE, RUPIAH, add_item, receive

EAN = "8991234567897"


@pytest.fixture
def item(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Tea at Rp 5.000."""
    return add_item(shop_database, owner, "Teh", EAN, sale_price=5_000 * RUPIAH)


@pytest.fixture
def sale(shop_database: ShopDatabase, cashier: Actor, item: bytes) -> bytes:
    """The cashier's open sale."""
    return open_draft(shop_database, cashier, kind="sale")


def test_a_receipts_cost_is_bounded_too(shop_database: ShopDatabase, owner: Actor) -> None:
    """A cost that cannot be, and one that makes the line too dear."""
    add_item(shop_database, owner, "Teh", EAN)
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code=EAN, count=10**9).line
    for cost, error in ((-1, "price_negative"), (10**18, "price_too"), (10**14, "amount_too")):
        with pytest.raises(InvalidInput, match=error):
            change_line(shop_database, owner, line=line, unit_cost=cost)
    change_line(shop_database, owner, line=line, unit_cost=10**10)
    assert tape_line(shop_database, owner, line=line).unit_cost == 10**10


def test_a_price_is_changed_by_those_who_may(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, sale: bytes
) -> None:
    """A cashier changes the quantity, not the price; nothing of a refused change stays."""
    line = add_line(shop_database, cashier, draft=sale, code=EAN).line
    with pytest.raises(PermissionDenied) as denied:
        change_line(shop_database, cashier, line=line, quantity=2 * ONE, unit_price=RUPIAH)
    assert denied.value.permission == "price.override"
    assert tape_line(shop_database, cashier, line=line).quantity == ONE
    change_line(shop_database, cashier, line=line, quantity=2 * ONE)
    assert tape_line(shop_database, cashier, line=line).quantity == 2 * ONE
    own = open_draft(shop_database, owner, kind="sale")
    line = add_line(shop_database, owner, draft=own, code=EAN).line
    change_line(shop_database, owner, line=line, unit_price=RUPIAH)
    assert only_line(shop_database, owner, own).unit_price == RUPIAH


def test_the_tape_offers_the_last_known_cost(
    shop_database: ShopDatabase, warehouse: Actor, item: bytes
) -> None:
    """A new receipt starts from what the item cost last."""
    receive(shop_database, warehouse, item, 2 * ONE, 3_000 * RUPIAH)
    draft = open_draft(shop_database, warehouse, kind="receipt")
    add_line(shop_database, warehouse, draft=draft, code=EAN)
    assert only_line(shop_database, warehouse, draft).unit_cost == 3_000 * RUPIAH


def test_a_cost_of_nothing_is_not_offered_again(
    shop_database: ShopDatabase, warehouse: Actor, item: bytes
) -> None:
    """Neither a gift, nor goods booked without a cost, nor a reversed receipt is what it costs."""
    receive(shop_database, warehouse, item, 2 * ONE, 3_000 * RUPIAH)
    receive(shop_database, warehouse, item, ONE, 0)
    wrong = receive(shop_database, warehouse, item, ONE, 9_000 * RUPIAH)
    reverse_document(shop_database, warehouse, document=wrong.id, reason="")
    draft = open_draft(shop_database, warehouse, kind="receipt")
    line = add_line(shop_database, warehouse, draft=draft, code=EAN).line
    assert only_line(shop_database, warehouse, draft).unit_cost == 3_000 * RUPIAH
    change_line(shop_database, warehouse, line=line, no_cost=True)
    assert only_line(shop_database, warehouse, draft).unit_cost is None
    with pytest.raises(Refused, match="costs_missing"):
        post_draft(shop_database, warehouse, draft=draft, costs_needed=True)
    assert post_draft(shop_database, warehouse, draft=draft).lines == 1


def test_a_gift_leaves_the_other_lines_open(
    shop_database: ShopDatabase, warehouse: Actor, item: bytes
) -> None:
    """A cost of nothing is this line's alone; one above zero is the item's."""
    assert item
    draft = open_draft(shop_database, warehouse, kind="receipt")
    lines = [add_line(shop_database, warehouse, draft=draft, code=EAN).line for _ in range(3)]
    change_line(shop_database, warehouse, line=lines[0], unit_cost=0)
    change_line(shop_database, warehouse, line=lines[1], unit_cost=RUPIAH)
    shown = tape(shop_database, warehouse, draft=draft)
    assert [line.unit_cost for line in shown] == [RUPIAH, RUPIAH, 0]


def test_the_last_cost_is_found_without_reading_the_sales(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """What sells best has the most movements after its last receipt."""
    plan = shop_database.rows(f"EXPLAIN QUERY PLAN {LAST_STATED_COST}", (bytes(16),))
    assert "movement USING INDEX movement_received (item=?)" in " ".join(step[3] for step in plan)

"""What to order and why, worked out by hand from a few days of sales."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.documents import reverse_document
from db.operations.items import BarcodeFields
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_partner
from db.queries.report_summary import summarise_report
from db.queries.reports import (
    ReportRequest,
)
from db.rules.money import line_amount
from db.rules.reorder import order_need, whole_packs
from tests.db.queries.supply.conftest import NOON, by_key, day, made, open_the_shop, read, to_order
from tests.shops import ONE, add_item, at, receive, sell


def test_at_the_reorder_point(shop_database: ShopDatabase, owner: Actor) -> None:
    """At 5 the fixed 12, at 6 nothing; without a fixed quantity just above the point."""
    for name, stock, point, quantity in (
        ("at", 5, 5, 12),
        ("above", 6, 5, 12),
        ("bare", 3, 5, 0),
        ("out", 0, 0, 7),
        ("never", 0, 0, 0),
    ):
        item = made(
            *(shop_database, owner, name),
            reorder_point=point * ONE,
            reorder_quantity=quantity * ONE,
        )
        if stock:
            receive(shop_database, owner, item, stock * ONE)
    assert to_order(shop_database, owner) == {"at": 12 * ONE, "bare": 3 * ONE, "out": 7 * ONE}


def test_by_velocity(shop_database: ShopDatabase, owner: Actor) -> None:
    """60 sold in 60 days is one a day: 6 left last no week; for 30 days 24 are missing."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 66 * ONE, day=day(90))
    for ago in (59, 40, 20, 1):
        sell(shop_database, owner, tea, 15 * ONE, day=day(ago))
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["per_day"], row["cover"]) == (6 * ONE, ONE, 6)
    assert row["to_order"] == 24 * ONE
    assert to_order(shop_database, owner, days=90) == {"T": 84 * ONE}
    receive(shop_database, owner, tea, ONE)
    assert to_order(shop_database, owner) == {}  # seven days are enough


def test_older_sales_do_not_count(shop_database: ShopDatabase, owner: Actor) -> None:
    """What was sold more than sixty days ago says nothing of today."""
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 61 * ONE, day=day(90))
    sell(shop_database, owner, tea, 60 * ONE, day=day(60))
    assert to_order(shop_database, owner) == {}


def test_returns_and_reversals_lower_the_velocity(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A sale that was a mistake sold nothing."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 61 * ONE, day=day(90))
    sold = sell(shop_database, owner, tea, 60 * ONE, day=day(5))
    assert to_order(shop_database, owner) == {"T": 29 * ONE}
    reverse_document(shop_database, owner, document=sold.id, reason="")
    assert to_order(shop_database, owner) == {}


def test_a_new_item_is_measured_since_it_is_there(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """20 in its ten days is two a day; what is there since yesterday counts a week at least."""
    open_the_shop(shop_database, owner)
    for name, since in (("ten", 9), ("new", 1)):
        begun = at(owner, NOON - since * 24 * 3600 * 1_000_000)
        item = add_item(shop_database, begun, name, sku=name)
        receive(shop_database, owner, item, 22 * ONE)
        sell(shop_database, owner, item, 20 * ONE)
    assert to_order(shop_database, owner) == {"ten": 58 * ONE, "new": (86 - 2) * ONE}


def test_days_since_it_ran_out_do_not_dilute(shop_database: ShopDatabase, owner: Actor) -> None:
    """20 sold in ten days, then out for fifty: two a day, so 60 for 30 days."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 20 * ONE, day=day(60))
    for ago in (59, 50):
        sell(shop_database, owner, tea, 10 * ONE, day=day(ago))
    assert to_order(shop_database, owner) == {"T": 60 * ONE}


def test_the_cost_of_an_order_adds_up(shop_database: ShopDatabase, owner: Actor) -> None:
    """Every line at the item's cost, rounded as amounts are; the total is their sum."""
    for number, cost in enumerate((10_003, 25_555)):
        item = add_item(shop_database, owner, f"Kopi {number}", reorder_point=7 * ONE)
        receive(shop_database, owner, item, 3 * ONE, cost)

    summary = summarise_report(shop_database, owner, request=ReportRequest("reorder"))

    rows = by_key(summary.report)
    costs = [int(str(row["order_cost"])) for row in rows]
    wanted = [int(str(row["to_order"])) for row in rows]
    assert costs == [line_amount(wanted[0], 10_003), line_amount(wanted[1], 25_555)]
    assert summary.totals == {"order_cost": sum(costs)}


SOLD = st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=6)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sold=SOLD,
    stock=st.integers(0, 80),
    ordered=st.integers(0, 20),
    point=st.integers(0, 40),
    quantity=st.integers(0, 40),
    pack=st.integers(1, 12),
    cover=st.integers(1, 90),
)
def test_the_report_is_the_rule(
    shop_database: ShopDatabase,
    owner: Actor,
    sold: list[tuple[int, int]],
    stock: int,
    ordered: int,
    point: int,
    quantity: int,
    pack: int,
    cover: int,
) -> None:
    """Whatever was sold, ordered and is there: it suggests what the rule says."""
    with shop_database.atomic() as transaction:
        open_the_shop(shop_database, owner)
        levels = {"reorder_point": point * ONE, "reorder_quantity": quantity * ONE}
        codes = [BarcodeFields("77", pack * ONE)]
        item = made(shop_database, owner, "T", *codes, **levels)
        total = stock + sum(pieces for _, pieces in sold)
        if total:
            receive(shop_database, owner, item, total * ONE, day=day(100))
        for ago, pieces in sold:
            sell(shop_database, owner, item, pieces * ONE, day=day(ago))
        if ordered:
            supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
            order_stock(
                shop_database, owner, supplier=supplier, lines=[Wanted(item, ordered * ONE)]
            )
        recent = [(ago, pieces) for ago, pieces in sold if ago < 60]
        out = min((ago for ago, _ in recent), default=0) if stock == 0 else 0
        days, speed = max(7, 60 - out), sum(pieces for _, pieces in recent) * ONE
        position = (stock + ordered) * ONE
        expected = {}
        if position <= point * ONE or position * days < speed * 7:
            need = order_need(position, point * ONE, quantity * ONE, speed, days, cover)
            if need:
                expected = {"T": whole_packs(need, pack * ONE if pack > 1 else None, 0)}
        found = to_order(shop_database, owner, days=cover)
        transaction.rollback()
    assert {sku: many for sku, many in found.items() if sku == "T"} == expected

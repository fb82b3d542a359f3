"""Which goods are ordered: packs, what comes, is reserved, merged or archived."""

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import fixed_id
from db.operations.documents import post_draft
from db.operations.drafts import add_line, open_draft
from db.operations.items import BarcodeFields, archive_item
from db.operations.merge import merge_items
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_partner
from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.db.queries.supply.conftest import (
    SUPPLY,
    day,
    history,
    made,
    open_the_shop,
    read,
    to_order,
)
from tests.shops import ONE, add_item, receive, sell


def test_below_zero(shop_database: ShopDatabase, owner: Actor) -> None:
    """What is owed comes on top: 4 owed and one a day for 30 days."""
    open_the_shop(shop_database, owner)
    tea = made(shop_database, owner, "T")
    receive(shop_database, owner, tea, 56 * ONE, day=day(90))
    draft = open_draft(shop_database, owner, kind="sale")
    add_line(shop_database, owner, draft=draft, code="T", count=60 * ONE)
    post_draft(shop_database, owner, draft=draft, oversell=True)
    assert to_order(shop_database, owner) == {"T": 34 * ONE}


def test_decimals_and_packs(shop_database: ShopDatabase, owner: Actor) -> None:
    """Kilograms to the gram; of a box of 10 and a carton of 24 the box, which leaves least over."""
    packs = (BarcodeFields("100", 10 * ONE, "box"), BarcodeFields("240", 24 * ONE, "dus"))
    pieces = made(
        shop_database, owner, "pcs", *packs, reorder_point=5 * ONE, reorder_quantity=11_000
    )
    kilos = made(shop_database, owner, "kg", unit=fixed_id("unit/kg"))
    receive(shop_database, owner, pieces, ONE)
    receive(shop_database, owner, kilos, 10 * ONE, day=day(90))
    sell(shop_database, owner, kilos, 10 * ONE, day=day(59))
    open_the_shop(shop_database, owner)
    rows = {row["sku"]: row for row in read(shop_database, owner, "reorder", days=1)}
    assert (rows["pcs"]["to_order"], rows["pcs"]["packs"]) == (20 * ONE, 2)
    assert (rows["kg"]["to_order"], rows["kg"]["packs"]) == (1_429, None)  # 10 kg in a week of days


def test_what_is_on_the_way_counts(shop_database: ShopDatabase, owner: Actor) -> None:
    """Nothing is ordered twice."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE, reorder_quantity=12 * ONE)
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, 5 * ONE)])
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["coming"], row["to_order"]) == (0, 5 * ONE, 12 * ONE)
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, ONE)])
    assert to_order(shop_database, owner) == {}


def test_reserved_goods_are_not_available(shop_database: ShopDatabase, owner: Actor) -> None:
    """8 there, 3 of them promised: 5 are at the reorder point; once released they are enough."""
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE, reorder_quantity=12 * ONE)
    receive(shop_database, owner, tea, 8 * ONE)
    assert to_order(shop_database, owner) == {}
    reserve_stock(shop_database, owner, reference="WEB-1", goods=[Goods(tea, 3 * ONE)])
    (row,) = read(shop_database, owner, "reorder")
    assert (row["available"], row["to_order"]) == (5 * ONE, 12 * ONE)
    (low,) = read(shop_database, owner, "low_stock")
    assert low["available"] == 5 * ONE
    reserve_stock(shop_database, owner, reference="WEB-2", goods=[Goods(tea, 5 * ONE)])
    assert [row["sku"] for row in read(shop_database, owner, "out_of_stock")] == ["T"]
    release_reservation(shop_database, owner, reference="WEB-1")
    release_reservation(shop_database, owner, reference="WEB-2")
    assert to_order(shop_database, owner) == {}


def test_sales_of_another_program_until_the_first_of_our_own(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """A new shop with 20 days of history: 40 sold there in 20 days; later ones were ours too."""
    tea = add_item(shop_database, owner, "Teh", sku="T")
    receive(shop_database, owner, tea, 5 * ONE, day=day(3))
    history(shop_database, tea, day(19), 30)
    history(shop_database, tea, day(4), 10)
    assert to_order(shop_database, owner) == {"T": 55 * ONE}
    sell(shop_database, owner, tea, 2 * ONE, day=day(2))
    history(shop_database, tea, day(1), 500)
    assert to_order(shop_database, owner) == {"T": 60 * ONE}  # 42 in 20 days: 63, 3 are there


def test_sales_of_a_merged_item_are_of_the_one_that_stays(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Booked and imported ones; the item that went is suggested no more."""
    keep, drop = made(shop_database, owner, "K"), made(shop_database, owner, "D")
    receive(shop_database, owner, drop, 36 * ONE, day=day(90))
    history(shop_database, drop, day(50), 24)
    sell(shop_database, owner, drop, 36 * ONE, day=day(40))
    merge_items(shop_database, owner, keep=keep, drop=drop)
    assert read(shop_database, owner, "dead_stock") == []
    assert to_order(shop_database, owner) == {"K": 164 * ONE}  # 60 in the 11 days before it ran out


def test_by_supplier(shop_database: ShopDatabase, owner: Actor) -> None:
    """Grouped by name, those without one last; the filter leaves one."""
    names = {"b": "Zulu", "a": "Alfa", "d": None, "c": "alfa dua"}
    ids: dict[str, bytes] = {}
    for sku, name in names.items():
        if name:
            ids[name] = add_partner(shop_database, owner, name=name, kind="supplier")
        made(shop_database, owner, sku, reorder_point=ONE, supplier=ids.get(name or ""))
    rows = read(shop_database, owner, "reorder")
    assert [row["supplier"] for row in rows] == ["Alfa", "alfa dua", "Zulu", ""]
    assert list(to_order(shop_database, owner, supplier=ids["Zulu"])) == ["b"]


def test_archived_items_are_left_out(shop_database: ShopDatabase, owner: Actor) -> None:
    """Of every report on supply but what is on the way."""
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    tea = made(shop_database, owner, "T", reorder_point=5 * ONE)
    receive(shop_database, owner, tea, ONE, day=day(200))
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, ONE)])
    found = {name for name in SUPPLY if read(shop_database, owner, name)}
    assert found == {"reorder", "low_stock", "dead_stock", "on_the_way"}
    archive_item(shop_database, owner, item=tea)
    assert {name for name in SUPPLY if read(shop_database, owner, name)} == {"on_the_way"}

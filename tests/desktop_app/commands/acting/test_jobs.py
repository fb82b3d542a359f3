"""Whole jobs without a window, in the words that people know."""

import json
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import fixed_id
from db.queries.check import check
from tests.desktop_app.commands.acting.conftest import CODE
from tests.shops import ONE, RUPIAH, add_item, on_hand, receive


def test_the_whole_main_job_without_a_window(
    run: Any, shop_database: ShopDatabase, owner: Actor
) -> None:
    """An item with its barcode, a receipt, a sale, its reversal: names instead of ids."""
    run("add_category", name="Minuman")
    fields = {"name": "Teh", "sku": "TEH", "category": "minuman", "sale_price": 5000}
    item = run("create_item", fields=fields, barcodes=[{"code": CODE}])
    run("open_draft", "gudang", kind="receipt")
    kept = run("add_line", "gudang", draft="receipt", code=CODE, count=12)
    assert kept["quantity"] == 12
    run("change_line", "gudang", line=kept["line"], unit_cost=3500.5)
    received = run("post_draft", "gudang", draft="receipt")
    run("open_draft", "kasir", kind="sale")
    run("add_line", "kasir", draft="sale", code="TEH", count="2")
    sold = run("post_draft", "kasir", draft="sale")
    assert (sold["total"], sold["lines"]) == (10_000, 1)
    run("reverse_document", "kasir", document=sold["number"], reason="salah")
    assert run("edit_item", item="TEH", fields=fields | {"name": "Teh Hijau"}) is None
    assert on_hand(shop_database, bytes.fromhex(item)) == 12 * ONE
    assert received["number"] == "RCV-K1-000001"
    sql = "SELECT item.name, category.name FROM item JOIN category ON category.id = item.category"
    assert shop_database.rows(sql) == [("Teh Hijau", "Minuman")]
    assert shop_database.rows("SELECT unit_cost FROM item_cost") == [(35_005_000,)]
    assert check(shop_database) == []


def test_an_order_without_a_window(run: Any, shop_database: ShopDatabase, owner: Actor) -> None:
    """Goods by SKU, quantities of the unit, an expiry on the shop's clock; sold for the order."""
    tea = add_item(shop_database, owner, "Teh", sku="TEH")
    receive(shop_database, owner, tea, 7 * ONE)
    goods = [{"item": "TEH", "quantity": 5}]
    said = {"reference": "WEB-17", "goods": goods, "expires_at": "2090-01-31T17:00"}
    assert run("reserve_stock", "kasir", **said) == run("reserve_stock", **said)
    run("open_draft", "kasir", kind="sale")
    run("add_line", "kasir", draft="sale", code="TEH", count=4)
    sentence = "There is too little in stock. Teh: 2 available (7 there, 5 reserved), 4 wanted."
    assert run("post_draft", "kasir", draft="sale") == (1, sentence)
    run("describe_draft", "kasir", draft="sale", reservation="WEB-17")
    run("post_draft", "kasir", draft="sale")
    released = run("release_reservation", "kasir", reference="WEB-17")
    assert released == [{"item": tea.hex(), "quantity": 1}]
    assert check(shop_database) == []


def test_a_stocktake_without_a_window(run: Any, shop_database: ShopDatabase, owner: Actor) -> None:
    """By the count's name; the report tells what differed."""
    item = add_item(shop_database, owner, "Teh", CODE)
    receive(shop_database, owner, item, 10 * ONE, 500 * RUPIAH)
    run("set_count_limit", amount=5_000)
    run("open_count", "gudang", location="Toko")
    kept = run("count_line", "gudang", count="toko", code=CODE, counted=9)
    assert (kept["counted"], kept["recorded"]) == (9, 10)
    closed = run("close_count", "gudang", count="Toko", uncounted="leave")
    assert (closed["number"], closed["lines"]) == ("CNT-K1-000001", 1)
    assert on_hand(shop_database, item) == 9 * ONE
    assert run("cancel_count", count="Toko")[0] == 1
    assert check(shop_database) == []


def test_a_customer_return_without_a_window(
    run: Any, shop_database: ShopDatabase, owner: Actor
) -> None:
    """The sale's lines go by its number with item or position; two items of one name are none."""
    for name, sku in (("Teh Botol", "TEH"), ("Kopi", "KOPI/1")):
        item = add_item(shop_database, owner, name, sku=sku, sale_price=5 * RUPIAH)
        receive(shop_database, owner, item, 5 * ONE)
    run("open_draft", "kasir", kind="sale")
    for sku in ("TEH", "KOPI/1"):
        run("add_line", "kasir", draft="sale", code=sku, count=3)
    number = run("post_draft", "kasir", draft="sale")["number"]
    run("open_draft", "kasir", kind="customer_return")
    for booked in (f"{number}/TEH", f"{number}/teh botol", f"{number}/1", f"{number}/KOPI/1"):
        assert len(run("add_return", "kasir", draft="customer_return", booked=booked, quantity=1))
    line = run("add_line", "kasir", draft="customer_return", code="KOPI/1")["line"]
    assert run("name_return", "kasir", line=line, booked=f"{number}/2") is None
    for booked in (number, f"{number}/3", "TEH"):
        status, told = run("add_return", "kasir", draft="customer_return", booked=booked)
        assert (status, "such as SAL-K1-000001/TEH or" in told) == (1, True)
    assert run("post_draft", "kasir", draft="customer_return")["total"] == 25
    assert on_hand(shop_database, item) == 4 * ONE
    assert check(shop_database) == []


def test_items_go_by_name_too(run: Any, shop_database: ShopDatabase, owner: Actor) -> None:
    """A code comes before a name; both ends of a merge are items."""
    keep = add_item(shop_database, owner, "Teh Botol", sku="TB-350")
    add_item(shop_database, owner, "Es Krim", sku="TB-X")
    add_item(shop_database, owner, "TB-350", sku="LAIN")
    run("archive_item", item="es krim")
    run("restore_item", item="TB-X")
    run("merge_items", keep="TB-350", drop="ES KRIM")
    merged = "SELECT merged_into FROM item WHERE sku = 'TB-X'"
    assert shop_database.rows(merged) == [(keep,)]


def test_people_without_a_window(run: Any, shop_database: ShopDatabase) -> None:
    """A role with its scopes, given by name; read from standard input."""
    permissions = {"item.view": "all", "report.view": "own"}
    run("create_role", stdin=json.dumps({"name": "Magang", "permissions": permissions}))
    assert run("change_role", account="KASIR", role="magang") is None
    for given in (["stock.sell"], {"stock.sell": True, "item.view": False}):
        assert run("edit_role", role="Magang", name="Magang", permissions=given) is None
        held = "SELECT permission, scope FROM role_permission JOIN role ON role.id = role"
        assert shop_database.rows(f"{held} AND name = 'Magang'") == [("stock.sell", "all")]
    assert run("delete_role", role="Magang") == (
        1,
        "“Magang” is the role of 1 people. Give them another one first.",
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Admin gudang", "warehouse"),
        ("Warehouse admin", "warehouse"),
        ("PEMILIK", "owner"),
        ("viewer", "viewer"),
        ("Kasir", "own"),
    ],
)
def test_roles_go_by_what_the_screen_calls_them(
    run: Any, shop_database: ShopDatabase, cashier: Actor, name: str, code: str
) -> None:
    """In both languages, whichever is spoken; one of the shop's own comes first."""
    own = run("create_role", name="Kasir", permissions=["stock.sell"])
    run("change_role", account="kasir", role=name)
    role = bytes.fromhex(own) if code == "own" else fixed_id(f"role/{code}")
    sql = "SELECT role FROM account WHERE id = ?"
    assert shop_database.rows(sql, (cashier.account,)) == [(role,)]
    assert run("change_role", account="kasir", role="Kasur")[0] == 1

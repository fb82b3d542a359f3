"""What is wrong is a sentence that says what to do."""

from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.lots import set_lot_tracking
from db.operations.places import add_partner
from tests.shops import ONE, RUPIAH, add_item, digest, receive


@pytest.mark.parametrize(
    ("operation", "arguments", "sentences"),
    [
        (
            "add_line",
            {"draft": "sale", "code": "x", "count": "1,5"},
            (
                '“count” cannot be "1,5". Give a number with at most 3 decimals after a point,',
                '“count” tidak bisa berisi "1,5". Berikan angka dengan titik dan paling banyak 3',
            ),
        ),
        (
            "set_count_limit",
            {"amount": "1.23456"},
            ("Give a number with at most 4 decimals", "Berikan angka dengan titik dan paling"),
        ),
        (
            "order_stock",
            {"supplier": "PT", "lines": [], "expected_on": "besok"},
            (
                '“expected_on” cannot be "besok". Give a date, such as 2026-01-31.',
                '“expected_on” tidak bisa berisi "besok". Berikan tanggal, misalnya 2026-01-31.',
            ),
        ),
        (
            "count_line",
            {"count": "Toko", "code": "TEH", "counted": 1},
            ('For pieces without a lot say so: "lot_code": "".', "Untuk barang tanpa lot,"),
        ),
    ],
)
def test_what_is_wrong_is_a_sentence_in_both_languages(
    run: Any,
    shop_database: ShopDatabase,
    owner: Actor,
    operation: str,
    arguments: dict[str, Any],
    sentences: tuple[str, str],
) -> None:
    """It names what was given, and what is wanted instead."""
    tea = add_item(shop_database, owner, "Teh", sku="TEH")
    receive(shop_database, owner, tea, ONE)
    set_lot_tracking(shop_database, owner, item=tea, tracked=True)
    add_partner(shop_database, owner, name="PT", kind="supplier")
    run("open_count", location="Toko")
    run("open_draft", kind="sale")
    for language, sentence in zip(("en", "id"), sentences, strict=True):
        status, told = run(operation, language=language, **arguments)
        assert (status, sentence in told) == (1, True), told


def test_a_count_beyond_the_limit_says_who_can_help(
    run: Any, shop_database: ShopDatabase, owner: Actor
) -> None:
    """And how they do; the limit is for those who see costs."""
    add_item(shop_database, owner, "Teh", sku="TEH", sale_price=9 * RUPIAH)
    run("set_count_limit", amount=5)
    run("open_count", "gudang", location="Toko")
    run("count_line", "gudang", count="Toko", code="TEH", counted=1)
    for language, worth, way in (
        ("en", "alone (5). Ask somebody who may approve a stocktake.", "They allow it with"),
        ("id", "sendiri (5). Mintalah orang yang boleh", "PIN: tambahkan"),
    ):
        status, told = run("close_count", "gudang", language=language, count="Toko")
        assert (status, worth in told, way in told) == (1, True, True), told
        assert "--permission count.approve" in told


@pytest.mark.parametrize(
    ("operation", "arguments", "sentence"),
    [
        ("drop_tables", {}, "There is no operation “drop_tables”. “act --list” shows them."),
        ("add_category", {}, "“add_category” needs “name”."),
        ("add_category", {"name": 5}, "“name” cannot be 5. Give a text in quotation marks."),
        (
            "add_category",
            {"name": "x", "colour": "red"},
            "“add_category” takes no “colour”. It takes: name.",
        ),
        (
            "open_draft",
            {"kind": "masuk"},
            '“kind” cannot be "masuk". Give receipt or sale or customer_return or',
        ),
        (
            "create_role",
            {"name": "x", "permissions": ["stock.buy"]},
            "There is no permission “stock.buy”. There are: item.view, stock.view, stock.sell,",
        ),
        (
            "create_role",
            {"name": "x", "permissions": {"report.view": "own_same_day"}},
            "“report.view” cannot reach “own_same_day”. It reaches: all, own.",
        ),
        ("archive_item", {"item": "KOPI"}, "There is no “KOPI”. Check the name."),
        ("archive_item", {"item": "ff" * 16}, "This item does not exist any more."),
        ("rename_category", {"category": "Kembar", "name": "x"}, "several “Kembar”"),
        ("add_category", {"name": "Kembar"}, "There is a “Kembar” already."),
        (
            "set_idle_lock",
            {"minutes": 1.5},
            "“minutes” cannot be 1.5. Give a whole number, such as 5.",
        ),
    ],
)
def test_what_cannot_be_done_is_a_sentence(
    run: Any,
    shop_database: ShopDatabase,
    operation: str,
    arguments: dict[str, Any],
    sentence: str,
) -> None:
    """And nothing is written."""
    for number in (1, 2):
        shop_database.execute_sql(
            "INSERT INTO category (id, name) VALUES (?, 'Kembar')", (bytes([number] * 16),)
        )
    before = digest(shop_database)
    status, told = run(operation, **arguments)
    assert status == 1
    assert sentence in told
    assert digest(shop_database) == before

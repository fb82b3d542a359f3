"""Lists of goods become items: made, changed, refused by the row."""

from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.locations import archive_location
from db.queries.check import check
from tests.db.exchange.files import GOODS, bring, codes, counts
from tests.shops import RUPIAH, add_item, digest, on_hand


def item_of(database: ShopDatabase, sku: str) -> dict[str, Any]:
    """An item's row by its SKU."""
    names = ("id", "name", "sale_price", "reorder_point", "note", "archived_at", "track_lots")
    sql = f"SELECT {', '.join(names)} FROM item WHERE sku = ?"
    return dict(zip(names, database.rows(sql, (sku,))[0], strict=True))


def test_a_shops_list_becomes_items_with_stock(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Codes keep their zeros; categories, suppliers and units are made; stock is booked."""
    result = bring(shop_database, owner, tmp_path, GOODS)
    assert counts(result) == (2, 2, 0, 0)
    assert result.problems == []
    rice, sugar = item_of(shop_database, "001"), item_of(shop_database, "002")
    assert (rice["name"], rice["sale_price"]) == ("Beras 5 kg", 76_000 * RUPIAH)
    assert sugar["sale_price"] == 175_005_000
    assert on_hand(shop_database, sugar["id"]) == 2_500
    costs = dict(shop_database.rows("SELECT item, cost FROM item_cost"))
    assert costs == {rice["id"]: 4 * 69_500 * RUPIAH, sugar["id"]: 37_500 * RUPIAH}
    assert shop_database.rows("SELECT name FROM partner") == [("CV Padi",)]
    assert shop_database.rows("SELECT kind FROM document") == [("opening",)]
    assert check(shop_database) == []


def test_a_dry_run_says_the_same_and_changes_nothing(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The digest of every row of every table stays."""
    before = digest(shop_database)
    text = GOODS + "003;8.99E+12;Teh;;;1;;;\n004;;;;;;;;\n"
    tried = bring(shop_database, owner, tmp_path, text, dry_run=True)
    assert digest(shop_database) == before
    assert tried.batch is None
    done = bring(shop_database, owner, tmp_path, text)
    assert counts(tried) == counts(done) == (4, 2, 0, 2)
    assert codes(tried) == codes(done) == [(4, "code_damaged"), (5, "row_without_item")]


def test_rows_update_by_sku_and_by_barcode(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Only what a row says is changed; what it says again is skipped."""
    first = add_item(shop_database, owner, "Kopi", "8999000100013", sku="K1", note="keep")
    second = add_item(shop_database, owner, "Teh", "8999000100020", sku="K2")
    text = "Kode,Barcode,Nama,Harga\nK1,,Kopi Bubuk,5\n,8999000100020,,7\nK1,,,\n"
    result = bring(shop_database, owner, tmp_path, text)
    assert counts(result) == (3, 0, 2, 1)
    assert item_of(shop_database, "K1")["name"] == "Kopi Bubuk"
    assert item_of(shop_database, "K1")["note"] == "keep"
    assert item_of(shop_database, "K2")["sale_price"] == 7 * RUPIAH
    assert {first, second} == {row[0] for row in shop_database.rows("SELECT id FROM item")}


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ("A;Kopi;5\nA;Teh;5\n", [(3, "row_repeats")]),
        ("A;Kopi;lima\n", [(2, "cell_no_number")]),
        ("A;Kopi;-5\n", [(2, "price_negative")]),
        (f"{'A' * 65};Kopi;5\n", [(2, "text_too_long")]),
        ("A;Ko\x00pi;5\n", [(2, "text_unprintable")]),
        ("8,99E+12;Kopi;5\n", [(2, "code_damaged")]),
        ("A;Kopi;5;x;y\n", [(2, "row_too_wide")]),
        ("A;#REF!;5\n", [(2, "cell_broken")]),
        ("A;;5\n", [(2, "row_without_item")]),
        ("A;Kopi;99999999999999\n", [(2, "price_too_large")]),
    ],
)
def test_a_bad_row_is_told_and_the_others_come_in(
    shop_database: ShopDatabase,
    owner: Actor,
    tmp_path: Path,
    rows: str,
    problems: list[tuple[int, str]],
) -> None:
    """With its number and reason."""
    result = bring(shop_database, owner, tmp_path, f"Kode;Nama;Harga\n{rows}Z;Gula;1\n")
    assert codes(result) == problems
    assert item_of(shop_database, "Z")["name"] == "Gula"
    assert result.rows == result.created + result.updated + result.skipped


def test_a_level_is_no_finer_than_the_unit(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Of pieces one and a half is no reorder point; of kilograms it is."""
    add_item(shop_database, owner, "Teh", sku="K2")
    text = "Kode,Nama,Satuan,Stok minimum\nK1,Kopi,pcs,1.5\nK2,,,1.5\nK3,Gula,kg,1.5\n"
    result = bring(shop_database, owner, tmp_path, text)
    assert codes(result) == [(2, "quantity_too_fine"), (3, "quantity_too_fine")]
    assert item_of(shop_database, "K3")["reorder_point"] == 1_500


@pytest.mark.parametrize(("cost", "found"), [("5", "no_location"), ("9" * 10, "amount_too_large")])
def test_a_row_whose_stock_cannot_be_booked_does_nothing(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path, cost: str, found: str
) -> None:
    """Neither a new item nor another name: what is told as skipped was skipped."""
    add_item(shop_database, owner, "Teh", sku="002")
    if found == "no_location":
        (place,) = shop_database.rows("SELECT id FROM location WHERE kind = 'internal'")[0]
        archive_location(shop_database, owner, location=place)
    stock = "9000000" if found == "amount_too_large" else "1"
    text = f"Kode,Nama,Harga Beli,Stok\n001,Kopi,{cost},{stock}\n002,Teh Hijau,{cost},{stock}\n"
    result = bring(shop_database, owner, tmp_path, text)
    assert codes(result) == [(2, found), (3, found)]
    assert counts(result) == (2, 0, 0, 2)
    assert shop_database.rows("SELECT sku, name FROM item") == [("002", "Teh")]


def test_a_barcode_belongs_to_one_item(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Whether the shop or the file has given it away; UPC-A and EAN-13 are one."""
    add_item(shop_database, owner, "Kopi", "0036000291452", sku="K")
    add_item(shop_database, owner, "Teh", sku="A")
    text = (
        "Kode,Barcode,Nama\nA,036000291452,Teh\nB,8999000100013,Gula\nC,,Garam\n"
        "C,8999000100013,Garam\nB,8999000100020,Gula\n"
    )
    result = bring(shop_database, owner, tmp_path, text)
    assert codes(result) == [(2, "barcode_taken"), (5, "barcode_repeats")]
    barcodes = shop_database.rows(
        "SELECT code FROM barcode JOIN item ON item.id = barcode.item WHERE sku = 'B' ORDER BY 1"
    )
    assert barcodes == [("8999000100013",), ("8999000100020",)]


def test_variants_on_several_rows_become_items(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The later rows take name and category from the first; a further picture is no item."""
    text = (
        "Handle,Title,Type,Option1 Value,Variant Price,Variant Inventory Qty,Image Src\n"
        "top,Varsity Top,Shirt,Small,60,1,a\ntop,,,Large,65,2,b\ntop,,,,,,c\n"
        "hat,Hat,,Default Title,9,,\n"
    )
    result = bring(shop_database, owner, tmp_path, text)
    assert counts(result) == (4, 3, 0, 1)
    names = shop_database.rows("SELECT name, sale_price FROM item ORDER BY id")
    assert names == [
        ("Varsity Top - Small", 60 * RUPIAH),
        ("Varsity Top - Large", 65 * RUPIAH),
        ("Hat", 9 * RUPIAH),
    ]
    again = bring(shop_database, owner, tmp_path, text + "\n")
    assert counts(again) == (4, 0, 0, 4)

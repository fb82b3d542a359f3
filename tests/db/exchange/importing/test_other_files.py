"""Sales, people's own lists, files that came in before or can be read in two ways."""

from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.exchange.undoing import undo_import
from tests.db.exchange.files import GOODS, bring, codes, counts
from tests.shops import add_item, digest


def test_a_sales_history_moves_no_stock(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Days in the column's order, items by their code where we have them."""
    item = add_item(shop_database, owner, sku="BRG1")
    text = (
        "tanggal,id_invoice,id_barang,jumlah,harga\n01-20-2022,I1,BRG1,2,1169.91\n"
        "01-05-2022,I2,BRG9,1,10\n01-20-2199,I3,BRG1,1,1\n"
    )
    result = bring(shop_database, owner, tmp_path, text)
    assert (result.layout.kind, counts(result)) == ("sales", (3, 2, 0, 1))
    assert codes(result) == [(4, "date_in_future")]
    sql = "SELECT day, item, item_text, quantity, amount, reference FROM sales_history ORDER BY id"
    assert shop_database.rows(sql) == [
        ("2022-01-20", item, "BRG1", 2_000, 23_398_200, "I1"),
        ("2022-01-05", None, "BRG9", 1_000, 100_000, "I2"),
    ]
    assert shop_database.rows("SELECT count(*) FROM movement") == [(0,)]


@pytest.mark.parametrize(
    ("text", "sql", "found"),
    [
        (
            "Nama Pelanggan,No HP\nBudi,0812\nbudi,0812\n",
            "SELECT name, kind, phone FROM partner",
            [("Budi", "customer", "0812")],
        ),
        ("Kategori\nMakanan\nMAKANAN\n", "SELECT name FROM category", [("Makanan",)]),
        (
            "Lokasi\nGudang / Rak 9\n",
            "SELECT name FROM location WHERE kind = 'internal' AND name <> 'Toko'",
            [("Gudang",), ("Rak 9",)],
        ),
    ],
)
def test_peoples_own_lists(
    shop_database: ShopDatabase,
    owner: Actor,
    tmp_path: Path,
    text: str,
    sql: str,
    found: list[tuple[str, ...]],
) -> None:
    """Each name once, however it is written."""
    bring(shop_database, owner, tmp_path, text)
    assert sorted(shop_database.rows(sql)) == found


def test_the_same_file_is_noticed(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """It changes nothing, unless somebody insists."""
    first = bring(shop_database, owner, tmp_path, GOODS)
    before = digest(shop_database)
    second = bring(shop_database, owner, tmp_path, GOODS)
    assert (second.same_as, codes(second)) == (first.batch, [(0, "file_imported_before")])
    assert digest(shop_database) == before
    third = bring(shop_database, owner, tmp_path, GOODS, again=True)
    assert (counts(third), third.batch is None) == ((2, 0, 0, 2), False)


def test_sales_come_in_once(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """Whoever insists is sent to undo them first: they would count twice."""
    text = "tanggal,nama,qty\n2022-01-01,Kopi,1\n"
    first = bring(shop_database, owner, tmp_path, text)
    assert codes(bring(shop_database, owner, tmp_path, text)) == [(0, "sales_imported_before")]
    for dry_run in (True, False):
        with pytest.raises(Refused, match="sales_imported_before"):
            bring(shop_database, owner, tmp_path, text, again=True, dry_run=dry_run)
    assert first.batch is not None
    undo_import(shop_database, owner, batch=first.batch)
    assert bring(shop_database, owner, tmp_path, text, again=True).created == 1
    assert shop_database.rows("SELECT count(*) FROM sales_history") == [(1,)]


def test_what_can_be_read_in_two_ways_is_not_brought_in(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """A dry run says so; one word of a person is enough."""
    text = "tanggal,nama,qty\n01-02-2022,Kopi,1\n"
    tried = bring(shop_database, owner, tmp_path, text, dry_run=True)
    assert tried.layout.unclear == ["day"]
    before = digest(shop_database)
    with pytest.raises(Refused, match="days_unclear") as error:
        bring(shop_database, owner, tmp_path, text)
    assert error.value.details == {"column": "tanggal"}
    assert digest(shop_database) == before
    bring(shop_database, owner, tmp_path, text, order="mdy")
    assert shop_database.rows("SELECT day FROM sales_history") == [("2022-01-02",)]

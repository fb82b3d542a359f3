"""Bringing files in: what rows become, what is refused, and that nothing is done by halves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import CannotOpen, PermissionDenied, Refused
from db.exchange import pace
from db.exchange.importing import import_file
from db.operations.accounts import disable_account
from db.operations.locations import archive_location
from db.operations.places import add_location
from db.queries.check import check
from tests.db.exchange.files import bring, codes, counts, written
from tests.shops import ONE, RUPIAH, add_item, digest, on_hand, receive

GOODS = (
    "Kode;Barcode;Nama;Kategori;Satuan;Harga Jual;Harga Beli;Stok;Pemasok\n"
    "001;8999000100013;Beras 5 kg;Beras;Sak;Rp 76.000,00;69.500;4;CV Padi\n"
    "002;8999000100020;Gula;Sembako;kg;17.500,50;15.000;2,5;CV Padi\n"
)


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


def test_opening_stock_goes_to_its_places_and_lots(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Nested places are made; two rows of one item at one place add up."""
    item = add_item(shop_database, owner, sku="A")
    text = (
        "sku,lokasi,batch,exp,qty\nA,Gudang / Rak 1,B1,31/12/2027,2\nA,Gudang / Rak 1,B1,"
        "31/12/2027,3\nA,Toko,,,1\nX,Toko,,,1\n"
    )
    result = bring(shop_database, owner, tmp_path, text)
    assert (result.layout.kind, counts(result)) == ("stock", (4, 3, 0, 1))
    assert codes(result) == [(5, "row_without_item")]
    assert on_hand(shop_database, item) == 6 * ONE
    assert shop_database.rows("SELECT code, expires_on FROM lot WHERE item IS NOT NULL") == [
        ("B1", "2027-12-31")
    ]
    assert check(shop_database) == []


def test_stock_that_is_there_is_left_to_counting(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """An opening on top of what is booked would be a lie; the same amount is fine."""
    item = add_item(shop_database, owner, sku="A")
    receive(shop_database, owner, item, 5 * ONE, 100)
    assert codes(bring(shop_database, owner, tmp_path, "sku,qty\nA,7\n")) == [(2, "stock_there")]
    assert codes(bring(shop_database, owner, tmp_path, "sku,qty\nA,5\n")) == []
    assert on_hand(shop_database, item) == 5 * ONE


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


def test_who_may_not_see_costs_brings_none_in(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, tmp_path: Path
) -> None:
    """The column is left out, as it is everywhere else."""
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = 'cost.view'")
    result = bring(shop_database, warehouse, tmp_path, GOODS)
    assert "Harga Beli" in result.layout.left_out
    assert shop_database.rows("SELECT sum(cost) FROM item_cost") == [(0,)]


@pytest.mark.parametrize(
    "permission", ["data.import", "item.create", "barcode.edit", "partner.edit", "stock.adjust"]
)
def test_every_right_that_the_columns_need_is_asked_for(
    shop_database: ShopDatabase, warehouse: Actor, tmp_path: Path, permission: str
) -> None:
    """Before anything is read or written."""
    shop_database.execute_sql("DELETE FROM role_permission WHERE permission = ?", (permission,))
    before = digest(shop_database)
    with pytest.raises(PermissionDenied, match=permission):
        bring(shop_database, warehouse, tmp_path, GOODS)
    assert digest(shop_database) == before


def test_a_right_that_goes_meanwhile_ends_the_import(
    shop_database: ShopDatabase, owner: Actor, warehouse: Actor, tmp_path: Path
) -> None:
    """Each chunk asks again; what came before it stays under its batch."""
    rows = "".join(f"K{n};Barang {n}\n" for n in range(200))
    file = written(tmp_path, f"Kode;Nama\n{rows}")

    def dismiss(_rows: int) -> None:
        disable_account(shop_database, owner, account=warehouse.account)

    with pytest.raises(PermissionDenied):
        import_file(shop_database, warehouse, file=file, progress=dismiss)
    assert shop_database.rows("SELECT state FROM import_batch") == [("running",)]
    resumed = import_file(shop_database, owner, file=file)
    assert (resumed.resumed, counts(resumed)) == (True, (200, 200, 0, 0))


def failing_at(monkeypatch: pytest.MonkeyPatch, statement: int) -> None:
    """Lets the n-th statement from now on fail."""
    ran = 0
    real, real_many = ShopDatabase.execute_sql, ShopDatabase.execute_many

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def run(self: ShopDatabase, *arguments: Any) -> Any:
            nonlocal ran
            ran += 1
            if ran == statement:
                raise CannotOpen("disk_failed")
            return act(self, *arguments)

        return run

    monkeypatch.setattr(ShopDatabase, "execute_sql", counted(real))
    monkeypatch.setattr(ShopDatabase, "execute_many", counted(real_many))


def test_a_crash_at_any_statement_leaves_a_batch_to_go_on_with(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """At statement k for every k: afterwards the same file makes the shop whole, once."""
    goods = "".join(f"K{n};Barang {n};;{n + 1}\n" for n in range(6))
    statement, ended = 0, False
    while not ended:
        statement += 1
        mark = f"N{statement:03d}"
        text = f"Kode;Nama;Kategori;Stok\n{goods.replace('K', mark)}{mark}X;Teh;Cat {mark};1\n"
        file = written(tmp_path, text, name=f"{mark}.csv")
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(pace, "SMALLEST_CHUNK", 3)
            failing_at(patched, statement)
            try:
                import_file(shop_database, owner, file=file)
                ended = True
            except CannotOpen:
                shop_database.close()
        whole = import_file(shop_database, owner, file=file)
        if not ended:
            assert whole.rows == 7
        sql = "SELECT count(*), sum(quantity) FROM item JOIN movement ON movement.item = item.id"
        assert shop_database.rows(f"{sql} WHERE sku LIKE '{mark}%'") == [(7, 22_000)]
    assert statement > 40
    assert check(shop_database) == []


def test_two_imports_of_one_file_do_it_once(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """The second one, begun while the first runs, takes over; the first one ends with a word."""
    rows = "".join(f"K{n};Barang {n}\n" for n in range(300))
    file = written(tmp_path, f"Kode;Nama\n{rows}")
    seen: list[int] = []

    def meanwhile(done: int) -> None:
        if not seen:
            seen.append(done)
            seen.append(import_file(shop_database, owner, file=file).created)

    with pytest.raises(Refused, match="import_running_elsewhere"):
        import_file(shop_database, owner, file=file, progress=meanwhile)
    assert seen[1] == 300
    assert shop_database.rows("SELECT count(*) FROM item") == [(300,)]


def test_work_goes_on_meanwhile(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """What somebody else adds between two chunks is found by the rows after it."""
    rows = "".join(f"K{n};Barang {n};Kategori\n" for n in range(200))
    file = written(tmp_path, f"Kode;Nama;Lini\n{rows}LATE;Terlambat;Baru\n")
    made: list[bytes] = []

    def meanwhile(_done: int) -> None:
        if not made:
            made.append(add_item(shop_database, owner, "Terlambat", sku="LATE"))
            add_location(shop_database, owner, name="Rak baru")

    result = import_file(shop_database, owner, file=file, progress=meanwhile)
    assert counts(result) == (201, 200, 1, 0)
    assert shop_database.rows("SELECT count(*) FROM item WHERE sku = 'LATE'") == [(1,)]

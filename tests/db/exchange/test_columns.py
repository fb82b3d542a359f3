"""What a file is: its kind, its header rows, its columns, how its numbers and days are written."""

from pathlib import Path
from typing import Any

import pytest

from db.errors import LumbungError
from tests.db.exchange.files import understood


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("Kode;Nama Barang;Harga Jual;Stok\nA;Kopi;1;2\n", "items", "sku name sale_price quantity"),
        ("SKU,Title,Price\nA,Kopi,1\n", "items", "sku name sale_price"),
        ("sku\tqty\n001\t5\n", "stock", "sku quantity"),
        ("Kode,Rak,Jumlah,Exp\nA,R1,2,31/12/2027\n", "stock", "sku location quantity expires_on"),
        ("Nama Pelanggan,No HP,Alamat\nBudi,08,x\n", "partners", "name phone note"),
        ("Supplier,Telp\nCV A,08\n", "partners", "name phone"),
        ("Kategori\nMakanan\n", "categories", "name"),
        ("Lokasi\nGudang / Rak 1\n", "locations", "name"),
        (
            "Tgl,No Nota,Nama Barang,Qty,Harga\n1/2/26,N1,Kopi,1,1\n",
            "sales",
            "day reference name quantity unit_price",
        ),
        (
            "8999000100013,Beras 5 kg,76000,4\n8999000100020,Beras 10 kg,149000,8\n",
            "items",
            "barcode name sale_price quantity",
        ),
    ],
)
def test_kind_and_columns_are_guessed(tmp_path: Path, text: str, kind: str, fields: str) -> None:
    """By names in two languages, and by content where there are none."""
    layout = understood(tmp_path, text)
    assert (layout.kind, sorted(layout.fields)) == (kind, sorted(fields.split()))


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("8999000100013,Beras 5 kg,76000\n8999000100020,Beras 10 kg,9\n", 0),
        ("Kode,Nama\n1,A\n", 1),
        ("Item Name,Rate\nItem.name,Item.rate\nBall,30\n", 2),
        ("Laporan stok\nPer 1 Januari\nKode,Nama,Stok\n1,A,3\n", 3),
    ],
)
def test_header_rows_are_found(tmp_path: Path, text: str, headers: int) -> None:
    """None, one, two, or below a heading."""
    assert understood(tmp_path, text).headers == headers


@pytest.mark.parametrize(
    "columns",
    [
        {"Kolom X": "sale_price"},
        {"B": "sale_price"},
        {"2": "sale_price"},
        {"kolom_x": "sale_price"},
    ],
)
def test_columns_can_be_named(tmp_path: Path, columns: dict[str, str]) -> None:
    """By title, letter or number."""
    layout = understood(tmp_path, "Nama,Kolom X,Harga\nKopi,1,2\n", columns=columns)
    assert layout.fields == {"name": 0, "sale_price": 1}
    assert layout.left_out == ["Harga"]


def test_a_column_can_be_left_out(tmp_path: Path) -> None:
    """An empty field takes it out of the guessing."""
    layout = understood(tmp_path, "Nama,Harga,Stok\nKopi,1,2\n", columns={"Stok": ""})
    assert sorted(layout.fields) == ["name", "sale_price"]


def test_one_column_tells_the_mark_of_another(tmp_path: Path) -> None:
    """A file has one way to write numbers, unless a column shows another."""
    layout = understood(tmp_path, "Nama;Harga;Stok\nA;1.250;2,5\nB;15.000;1\n")
    assert layout.marks == {"sale_price": ",", "quantity": ","}
    assert layout.unclear == []


def test_what_could_be_either_is_said(tmp_path: Path) -> None:
    """Numbers and days that nothing decides; a person may."""
    text = "Tanggal,Nama,Harga,Total\n01/02/2026,A,1.250,2.500\n"
    assert set(understood(tmp_path, text).unclear) == {"day", "unit_price", "amount"}
    assert understood(tmp_path, text.replace("01/02", "02/02")).undecided() is None
    decided = understood(tmp_path, text, mark=".", order="mdy")
    assert (decided.unclear, decided.orders) == ([], {"day": "mdy"})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Tgl,Nama,Qty,Harga\n01/02/2026,A,1,15.000\n", "days_unclear"),
        ("Kode,Nama,Stok\nA,Kopi,1.250\n", "numbers_unclear"),
        ("Kode,Nama,Harga\nA,Kopi,15.000\n", None),
        ("Tgl,Nama,Qty\n01/02/2026,A,1\n01/13/2026,A,1\n", None),
    ],
)
def test_only_what_is_in_doubt_has_to_be_decided(
    tmp_path: Path, text: str, code: str | None
) -> None:
    """One row that settles the order settles it for its column; no price has three decimals."""
    error = understood(tmp_path, text).undecided()
    assert (error.code if error else None) == code


def test_what_only_stock_can_have_is_named(tmp_path: Path) -> None:
    """A cost without a quantity, also where somebody asked for it."""
    asked = understood(tmp_path, "Kode,Nama,X,Rak\nA,B,5,R\n", columns={"X": "unit_cost"})
    assert (asked.needs_stock, asked.left_out) == (["Rak", "X"], ["X", "Rak"])
    assert understood(tmp_path, "Kode,Nama,Modal,Stok\nA,B,5,1\n").needs_stock == []


@pytest.mark.parametrize(
    ("text", "wishes", "code"),
    [
        ("", {}, "file_empty"),
        ("\n \n# note\n", {}, "file_empty"),
        ("once upon a time\nthere was a barn\n", {}, "file_not_understood"),
        ("Nama\nA\n", {"kind": "cars"}, "import_kind_unknown"),
        ("Nama\nA\n", {"columns": {"Nama": "colour"}}, "import_field_unknown"),
        ("Nama\nA\n", {"columns": {"Warna": "name"}}, "import_column_unknown"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    tmp_path: Path, text: str, wishes: dict[str, Any], code: str
) -> None:
    """With the reason."""
    with pytest.raises(LumbungError) as error:
        understood(tmp_path, text, **wishes)
    assert error.value.code == code

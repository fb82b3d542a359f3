"""Files as rows: encodings, delimiters, quoting, comments; spreadsheets and their bombs."""

import os
import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from db.errors import LumbungError
from db.exchange import spreadsheet
from db.exchange.cells import Exact
from db.exchange.reading import read_table
from db.exchange.values import Unreadable, read_code
from tests.db.exchange.files import written

TEXT = "Kode;Nama\n001;Kopi Café\n"


def cells(file: Path) -> list[list[str]]:
    """Every row's cells."""
    return [row.cells for row in read_table(file).rows()]


def refusal(file: Path) -> str:
    """The code with which a file is refused."""
    with pytest.raises(LumbungError) as error:
        list(read_table(file).rows())
    return error.value.code


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"),
    ],
)
def test_every_encoding_is_found(tmp_path: Path, encoding: str) -> None:
    """With and without its mark."""
    assert cells(written(tmp_path, TEXT, encoding)) == [["Kode", "Nama"], ["001", "Kopi Café"]]


def test_a_cyrillic_file_is_not_taken_for_western(tmp_path: Path) -> None:
    """Where the letters speak for another alphabet."""
    text = "Название;Цена\nХлеб ржаной;12\nМолоко топлёное;30\nСметана деревенская;50\n" * 5
    assert cells(written(tmp_path, text, "cp1251"))[1] == ["Хлеб ржаной", "12"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    """Also where cells hold the others."""
    rows = [["Kode", "Nama"], ["1", "a b"], ["2", "c.d"], ["3", "e/f"]]
    text = "\n".join(delimiter.join(row) for row in rows)
    assert cells(written(tmp_path, text)) == rows


def test_semicolons_and_line_ends_stay_in_their_cells(tmp_path: Path) -> None:
    """Quoted cells, blanks around them, blank lines, a ragged end."""
    text = '# by hand\nname,tags,note\n\n A 1 ,"L1 ; L2","two\nlines"\n"say ""hi""",x;y,,,\n'
    file = written(tmp_path, text)
    rows = list(read_table(file).rows())
    assert [row.cells for row in rows] == [
        ["name", "tags", "note"],
        ["A 1", "L1 ; L2", "two\nlines"],
        ['say "hi"', "x;y"],
    ]
    assert [row.number for row in rows] == [2, 4, 6]


def test_excels_line_names_the_delimiter(tmp_path: Path) -> None:
    """`sep=` is no row."""
    assert cells(written(tmp_path, "sep=|\nKode|Nama\n1|A,B\n")) == [["Kode", "Nama"], ["1", "A,B"]]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    """A picture, a folder, nothing at all."""
    (tmp_path / "picture").write_bytes(
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40
    )
    assert refusal(tmp_path / "picture") == "file_not_text"
    assert refusal(tmp_path) == "import_file_unreadable"
    assert refusal(tmp_path / "missing") == "import_file_missing"


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    """It would swallow the file: the row where it stands is named."""
    text = 'a,b\n1,"open\n' + "x,y\n" * 1_500_000
    assert refusal(written(tmp_path, text)) == "file_quotes_open"


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    """Instead of reading it into memory."""
    assert refusal(written(tmp_path, "a" * (5 * 2**20))) == "file_line_too_long"


def test_spreadsheets_keep_numbers_exact(tmp_path: Path) -> None:
    """Numbers are numbers whatever the column's mark; codes lose no digit."""
    file = tmp_path / "stock.xlsx"
    with xlsxwriter.Workbook(file, {"default_date_format": "dd/mm/yyyy"}) as book:
        book.add_worksheet("Empty")
        sheet = book.add_worksheet("Stok")
        sheet.write_row(1, 0, ["Kode", "Stok", "Tanggal"])
        sheet.write_row(2, 0, [8991234567897, 1.125])
        sheet.write_datetime(2, 2, datetime(2026, 1, 31))
        sheet.write_row(3, 0, [12345678901234567890, True])
    rows = list(read_table(file).rows())
    assert [row.number for row in rows] == [2, 3, 4]
    assert rows[1].cells == ["8991234567897", "1.125", "2026-01-31"]
    assert isinstance(rows[1].cells[1], Exact)
    with pytest.raises(Unreadable, match="code_damaged"):
        read_code(rows[2].cells[0])


def test_a_sheet_that_says_it_is_enormous(tmp_path: Path) -> None:
    """Two cells, billions of empty ones between them."""
    file = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Kode")
        sheet.write(1_048_575, 16_383, "x")
    assert refusal(file) == "file_too_large_or_damaged"


def test_a_zip_bomb_is_refused_by_what_it_says(tmp_path: Path) -> None:
    """Before anything is unpacked."""
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for number in range(5):
            parts.writestr(f"xl/{number}.xml", bytes(100 * 2**20))
    assert refusal(file) == "file_too_large"


def test_a_zip_bomb_that_lies_is_refused(tmp_path: Path) -> None:
    """Its directory says little; its unpacking ends at the bound."""
    file = tmp_path / "liar.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "x" * 30_000)
    data = bytearray(file.read_bytes())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into("<I", data, place + 24, 2**31)
        place = data.find(b"PK\x01\x02", place + 4)
    file.write_bytes(data)
    assert refusal(file) == "file_too_large"


@pytest.mark.parametrize("head", [b"PK\x03\x04", spreadsheet.COMPOUND])
def test_a_damaged_spreadsheet_is_refused(tmp_path: Path, head: bytes) -> None:
    """Whatever comes after a right beginning."""
    file = tmp_path / "damaged.xls"
    file.write_bytes(head + os.urandom(4_000))
    assert refusal(file) in ("file_damaged", "file_too_large_or_damaged")


def test_a_spreadsheet_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its process is ended."""
    file = tmp_path / "slow.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet().write(0, 0, "x")
    monkeypatch.setattr(spreadsheet, "PATIENCE", 0.000_1)
    assert refusal(file) == "file_too_large"

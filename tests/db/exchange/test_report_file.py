"""Reports as files: exact numbers, no formulas, whole or not there, for those who may."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, PermissionDenied
from db.exchange.report_file import (
    Format,
    Wording,
    csv_cell,
    export_report,
    json_cell,
    plain_number,
    write_csv,
    write_json,
)
from db.operations.places import add_category
from db.queries.reports import Column, Kind, Report, ReportFilter, ReportRequest
from tests.shops import ONE, RUPIAH, add_item, receive, sell

COLUMNS = (Column("name"), Column("on_hand", "quantity"), Column("value", "money"))
DAY = date(2026, 3, 2)
NUMBERS = st.integers(-(2**63), 2**63 - 1)


@pytest.fixture
def shop(shop_database: ShopDatabase, owner: Actor) -> ShopDatabase:
    """A shop with rice at a broken cost and tea whose name is a formula."""
    rice = add_item(
        shop_database,
        owner,
        sku="00042",
        sale_price=15_000 * RUPIAH,
        category=add_category(shop_database, owner, name="Sembako"),
    )
    tea = add_item(shop_database, owner, "=cmd|'/c calc'!A1", sku="T-1", sale_price=5 * RUPIAH)
    receive(shop_database, owner, rice, 3 * ONE, 12_500 * RUPIAH, day=DAY)
    receive(shop_database, owner, tea, ONE, 2 * RUPIAH + 1, day=DAY)
    sell(shop_database, owner, rice, ONE, day=DAY)
    return shop_database


def exported(
    shop: ShopDatabase,
    actor: Actor,
    name: str = "stock_on_hand",
    format: Format = "csv",
    where: ReportFilter | None = None,
) -> str:
    """A report as the text of a stream."""
    stream = io.StringIO(newline="")
    export_report(
        shop,
        actor,
        request=ReportRequest(name, where=where or ReportFilter()),
        format=format,
        file=stream,
    )
    return stream.getvalue()


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        (12_000, "quantity", "12"),
        (250, "quantity", "0.25"),
        (-1_500, "quantity", "-1.5"),
        (0, "quantity", "0"),
        (150_000_000, "money", "15000"),
        (1, "money", "0.0001"),
        (100_000, "money", "10"),
        (-10_000_000_000_000_001, "money", "-1000000000000.0001"),
    ],
)
def test_numbers_are_exact(value: int, kind: Kind, shown: str) -> None:
    """Thousandths and ten-thousandths become decimals with a dot, whatever the language."""
    assert plain_number(value, kind) == csv_cell(value, kind) == json_cell(value, kind) == shown


@given(NUMBERS, st.sampled_from([("quantity", 3), ("money", 4)]))
def test_no_number_is_ever_rounded(value: int, kind: tuple[Kind, int]) -> None:
    """What is read back is what was there."""
    assert Decimal(plain_number(value, kind[0])).scaleb(kind[1]) == value


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_is_never_a_formula(text: str) -> None:
    """A spreadsheet program that opens the file shows the text and runs nothing."""
    assert csv_cell(text, "text") == "'" + text


@pytest.mark.parametrize("text", ["00042", "Beras", "a=b", "", "'=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """Leading zeros live."""
    assert csv_cell(text, "text") == text


@given(st.lists(st.tuples(st.text(), NUMBERS, st.none() | NUMBERS)))
def test_csv_is_read_back(rows: list[tuple[str | int | None, ...]]) -> None:
    """Any text comes back through a reader of CSV cell by cell, quotes and line ends included."""
    stream = io.StringIO(newline="")
    write_csv(Report("any", COLUMNS, rows), stream, Wording())
    stream.seek(0)

    header, *read = csv.reader(stream)

    assert header == ["name", "on_hand", "value"]
    kinds = [column.kind for column in COLUMNS]
    assert read == [[csv_cell(*cell) for cell in zip(row, kinds, strict=True)] for row in rows]


@given(st.lists(st.tuples(st.text(), NUMBERS, st.none() | NUMBERS)))
def test_json_is_read_back(rows: list[tuple[str | int | None, ...]]) -> None:
    """Any text and any number come back as they were."""
    stream = io.StringIO()
    write_json(Report("any", COLUMNS, rows), {"kind": None}, stream)

    read = json.loads(stream.getvalue(), parse_float=Decimal)

    assert read["report"] == "any"
    assert read["filters"] == {"kind": None}
    assert read["columns"][1] == {"key": "on_hand", "kind": "quantity"}
    assert [
        (row["name"], row["on_hand"] * 1000, row["value"] and row["value"] * 10_000)
        for row in read["rows"]
    ] == rows


def test_stock_as_csv(shop: ShopDatabase, owner: Actor) -> None:
    """Stable keys in the first line, CRLF at the ends, cost for those who may see it."""
    assert exported(shop, owner) == (
        "sku,name,category,location,on_hand,unit,sale_price,value_at_price,unit_cost,value\r\n"
        "T-1,'=cmd|'/c calc'!A1,,Toko,1,pcs,5,5,2.0001,2.0001\r\n"
        "00042,Beras Ramos 5 kg,Sembako,Toko,2,pcs,15000,30000,12500,25000\r\n"
    )


def test_json_says_what_it_covers(shop: ShopDatabase, owner: Actor) -> None:
    """The filters stand in the file, by name."""
    (category,) = shop.rows("SELECT id FROM category")[0]
    where = ReportFilter(first=DAY, last=DAY, kind="sale", category=category)

    read = json.loads(exported(shop, owner, "movements", "json", where))

    assert read["filters"] == {
        "first": "2026-03-02",
        "last": "2026-03-02",
        "kind": "sale",
        "category": "Sembako",
        "location": None,
        "sku": None,
        "supplier": None,
        "days": None,
    }
    assert [(row["sku"], row["quantity"], row["amount"]) for row in read["rows"]] == [
        ("00042", -1, 15000)
    ]


def test_one_item_alone(shop: ShopDatabase, owner: Actor) -> None:
    """A report can be narrowed to one item by its SKU."""
    read = csv.DictReader(exported(shop, owner, where=ReportFilter(sku="T-1")).splitlines())

    assert [row["sku"] for row in read] == ["T-1"]


def test_a_file_for_people_speaks_their_words(
    shop: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Heading, titles and words replace codes, never names; spreadsheets know it for UTF-8."""
    file = tmp_path / "laporan.csv"
    wording = Wording(
        heading=[("Laporan", "Mutasi – semua")],
        titles={"sku": "Kode", "kind": "Jenis"},
        words={"kind": {"receipt": "=Masuk"}, "to": {"Toko": "no"}, "quantity": {"3": "three"}},
    )

    export_report(
        shop, owner, request=ReportRequest("movements"), format="csv", file=file, wording=wording
    )

    assert file.read_bytes().startswith(b"\xef\xbb\xbfLaporan,")
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[:2] == ["Laporan,Mutasi – semua", ""]
    assert lines[2].startswith("date,number,Jenis,Kode,name,quantity")
    row = "2026-03-02,RCV-K1-000001,'=Masuk,00042,Beras Ramos 5 kg,3,pcs,supplier,Toko,"
    assert lines[3].startswith(row)


@pytest.mark.parametrize("format", ["csv", "json"])
def test_only_who_may_export_exports(
    shop: ShopDatabase, cashier: Actor, viewer: Actor, tmp_path: Path, format: Format
) -> None:
    """Whoever may look but not export gets a refusal and no file."""
    for person in (cashier, viewer):
        file = tmp_path / "report"
        with pytest.raises(PermissionDenied) as refusal:
            export_report(
                shop, person, request=ReportRequest("movements"), format=format, file=file
            )
        assert refusal.value.permission == "report.export"
        assert not file.exists()


def test_a_file_is_replaced_as_a_whole(shop: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """The new report stands in the place of the old one; nothing else is left in the folder."""
    file = tmp_path / "report.json"
    file.write_text("old")

    export_report(shop, owner, request=ReportRequest("stock_on_hand"), format="json", file=file)

    assert json.loads(file.read_text(encoding="utf-8"))["report"] == "stock_on_hand"
    assert set(tmp_path.iterdir()) == {tmp_path / "home", file}


def test_a_full_disk(shop: ShopDatabase, owner: Actor) -> None:
    """A disk that takes no more is told of by its code."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")

    with pytest.raises(LumbungError) as failure:
        export_report(shop, owner, request=ReportRequest("stock_on_hand"), format="csv", file=full)

    assert failure.value.code == "export_failed_disk_full"
    assert full.is_char_device()


def test_no_such_folder(shop: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """A folder that is not there, or is a file, is told of with the name that was asked for."""
    (tmp_path / "file").touch()
    for folder in ("missing", "file"):
        with pytest.raises(LumbungError) as failure:
            export_report(
                shop,
                owner,
                request=ReportRequest("movements"),
                format="csv",
                file=tmp_path / folder / "a.csv",
            )
        assert failure.value.code == "export_failed_no_folder"
        assert failure.value.details == {"file": str(tmp_path / folder / "a.csv")}


def test_a_folder_in_the_place_of_the_file(
    shop: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """What cannot be written for another reason has a code too; nothing is left of the try."""
    (tmp_path / "a.csv").mkdir()

    with pytest.raises(LumbungError) as failure:
        export_report(
            shop, owner, request=ReportRequest("movements"), format="csv", file=tmp_path / "a.csv"
        )

    assert failure.value.code == "export_failed"
    assert set(tmp_path.iterdir()) == {tmp_path / "home", tmp_path / "a.csv"}


def test_a_read_only_place(shop: ShopDatabase, owner: Actor) -> None:
    """The kernel's own files cannot be added to, by nobody."""
    place = Path("/proc/self/report.csv")
    if not place.parent.exists():
        pytest.skip("this system has no folder that nobody can write to")

    with pytest.raises(LumbungError) as failure:
        export_report(shop, owner, request=ReportRequest("movements"), format="csv", file=place)

    assert failure.value.code.startswith("export_failed")
    assert not place.exists()

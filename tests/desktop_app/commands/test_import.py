"""`main.py import` and `main.py export`: one JSON object, and sentences for what is refused."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.connection import ShopDatabase
from db.home import Home
from tests.desktop_app.commands.program import run, type_in
from tests.shops import PASSWORD, digest

GOODS = "Kode;Nama;Kolom;Stok\n001;Kopi;1.250,5;2\n8,99E+12;Teh;3;1\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A shop's list."""
    path = tmp_path / "barang.csv"
    path.write_text(GOODS, encoding="utf-8")
    return path


def told(
    home: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *arguments: str,
    login: str = "owner",
) -> dict[str, Any]:
    """What the command prints for somebody."""
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(home, *arguments, "--as", login, "--password-stdin") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_import_and_undo_print_one_object(
    home: Home,
    shop_database: ShopDatabase,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rows, what became of them, problems with their reasons, the batch; and the way back."""
    options = ("import", str(file), "--map", "Kolom=sale_price")
    before = digest(shop_database)
    tried = told(home, capsys, monkeypatch, *options, "--dry-run")
    assert digest(shop_database) == before
    assert tried["batch"] is None
    done = told(home, capsys, monkeypatch, *options)
    assert (done["rows"], done["created"], done["updated"], done["skipped"]) == (2, 1, 0, 1)
    (problem,) = done["problems"]
    assert (problem["row"], problem["column"], problem["code"]) == (3, "Kode", "code_damaged")
    assert "its last digits are lost" in problem["reason"]
    assert shop_database.rows("SELECT sku, sale_price FROM item") == [("001", 12_505_000)]
    same = told(home, capsys, monkeypatch, *options)
    assert (same["same_as"], same["created"]) == (done["batch"], 0)
    undone = told(home, capsys, monkeypatch, "import", "--undo", done["batch"])
    assert [kept["code"] for kept in undone["kept"]] == ["item_archived"]


def test_export_writes_what_import_reads(
    home: Home,
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Into a file, or printed."""
    told(home, capsys, monkeypatch, "import", str(file))
    for what in ("items", "stock", "movements", "documents"):
        target = tmp_path / f"{what}.csv"
        type_in(monkeypatch, f"{PASSWORD}\n")
        arguments = ("export", what, "-o", str(target), "--as", "owner", "--password-stdin")
        assert run(home, *arguments) == 0
        with target.open(encoding="utf-8-sig", newline="") as stream:
            assert len(list(csv.reader(stream))) == 2
    again = told(home, capsys, monkeypatch, "import", str(tmp_path / "items.csv"))
    assert (again["created"], again["updated"], again["problems"]) == (0, 0, [])


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("import", "missing.csv"), 1, "There is no file missing.csv."),
        (("import", "--undo", "0123456789"), 1, "There is no such import."),
        (("import", "x.csv", "--map", "oops"), 2, "“oops” is no COLUMN=FIELD."),
        (("import", "x.csv", "--undo", "y"), 2, "Name either a file or --undo BATCH."),
        (("import",), 2, "Name either a file or --undo BATCH."),
        (("export", "people"), 2, "there is no 'people'"),
        (("import", "x.csv", "--kind", "cars"), 2, "there is no 'cars'"),
    ],
)
def test_what_is_wrong_is_said(
    home: Home,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    status: int,
    sentence: str,
) -> None:
    """In a sentence, never a traceback."""
    type_in(monkeypatch, f"{PASSWORD}\n")
    assert run(home, *arguments, "--as", "owner", "--password-stdin") == status
    assert sentence in capsys.readouterr().err


def test_a_cashier_imports_and_exports_nothing(
    home: Home,
    file: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    qapp: QCoreApplication,
) -> None:
    """Refused by the data layer."""
    for arguments in (("import", str(file)), ("export", "items")):
        type_in(monkeypatch, f"{PASSWORD}\n")
        assert run(home, *arguments, "--as", "kasir", "--password-stdin") == 1
        assert "You may not" in capsys.readouterr().err

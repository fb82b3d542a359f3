"""`main.py report`, and how it finds out who asks for it."""

import csv
import getpass
import io
import json
import subprocess
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.places import add_partner
from tests.desktop_app.commands.program import process, run, type_in
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive, sell


def test_report_prints_csv_for_who_may(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Numbers are exact; the password is the first line of standard input."""
    item = add_item(shop_database, owner, "Beras", sale_price=15_000 * RUPIAH)
    receive(shop_database, owner, item, 5 * ONE)
    type_in(monkeypatch, f"{PASSWORD}\nnot this")

    status = run(home, "report", "stock_on_hand", "--as", "gudang", "--password-stdin")

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert status == 0
    assert (row["name"], row["on_hand"], row["sale_price"]) == ("Beras", "5", "15000")


def test_orders_and_what_to_order(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Everything without a window: ordered by names, suggested no more, cancelled by its number."""
    add_partner(shop_database, owner, name="PT Sumber", kind="supplier")
    add_item(shop_database, owner, "Teh", sku="T", reorder_point=5 * ONE)
    who = ("--as", "owner", "--password-stdin")

    def printed(*arguments: str) -> str:
        type_in(monkeypatch, PASSWORD)
        assert run(home, *arguments, *who) == 0
        return capsys.readouterr().out

    lines = [{"item": "T", "quantity": "24"}]
    wanted = {"supplier": "PT Sumber", "lines": lines, "expected_on": "2026-12-01"}
    assert "\nT,Teh," in printed("report", "reorder", "--days", "14").replace("\r", "")
    placed = json.loads(printed("act", "order_stock", json.dumps(wanted)))
    assert placed["number"] == "PO-K1-000001"
    assert "\nT,Teh," not in printed("report", "reorder").replace("\r", "")
    (row,) = csv.DictReader(io.StringIO(printed("report", "on_the_way")))
    assert (row["coming"], row["expected_on"]) == ("24", "2026-12-01")
    printed("act", "cancel_order", json.dumps({"order": placed["number"]}))
    assert list(csv.DictReader(io.StringIO(printed("report", "on_the_way")))) == []


def test_report_filters_and_writes_json_into_a_file(
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Kind and days limit what is written."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE)
    sell(shop_database, owner, item, 2 * ONE)
    file = tmp_path / "out.json"
    arguments = ("--kind", "sale", "--from", "2020-01-31", "--format", "json", "-o", str(file))
    type_in(monkeypatch, PASSWORD)

    status = run(home, "report", "movements", *arguments, "--as", "owner", "--password-stdin")

    report = json.loads(file.read_text(encoding="utf-8"))
    assert status == 0
    assert [row["quantity"] for row in report["rows"]] == [-2]
    assert report["filters"]["first"] == "2020-01-31"


def test_report_is_no_way_around_a_role(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A viewer may not export here either."""
    type_in(monkeypatch, PASSWORD)

    assert run(home, "report", "movements", "--as", "pengamat", "--password-stdin") == 1

    output, errors = capsys.readouterr()
    assert output == ""
    assert "export reports" in errors


def test_an_unknown_report_is_told_with_those_that_exist(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names them."""
    type_in(monkeypatch, PASSWORD)

    assert run(home, "report", "profit", "--as", "owner", "--password-stdin") == 1

    assert "stock_on_hand, movements" in capsys.readouterr().err


def test_wrong_passwords_count_and_delay(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The third wrong one makes even the right one wait."""
    said = []
    for password in ("wrong", "wrong", "wrong", PASSWORD):
        type_in(monkeypatch, password)
        assert run(home, "report", "movements", "--as", "kasir", "--password-stdin") == 1
        said.append(capsys.readouterr().err)

    assert "password is wrong" in said[0]
    assert "Wait" in said[3]


def test_the_password_is_asked_for_at_a_terminal(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without showing it; the question names the person."""
    asked: list[str] = []

    def type_password(prompt: str) -> str:
        asked.append(prompt)
        return PASSWORD

    monkeypatch.setattr(getpass, "getpass", type_password)

    assert run(home, "report", "movements", "--as", "owner") == 0

    assert asked == ["Password of owner: "]


@pytest.mark.parametrize("text", ["", "\n"])
def test_a_password_that_is_not_there_is_told(
    home: Home, text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty standard input counts as no try."""
    type_in(monkeypatch, text)

    assert run(home, "report", "movements", "--as", "owner", "--password-stdin") == 1

    assert "Standard input has no password" in capsys.readouterr().err


def test_no_terminal_and_no_password_is_told(home: Home) -> None:
    """The password is never asked for where what is typed would be seen."""
    asking = process(
        *("report", "movements", "--as", "owner", "--home", str(home.folder), "--language", "en"),
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )

    _output, errors = asking.communicate(timeout=60)

    assert asking.returncode == 1
    assert errors == "There is no terminal to ask for the password. Use --password-stdin.\n"

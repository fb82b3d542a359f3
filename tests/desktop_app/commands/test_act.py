"""`act` runs any one operation: reachable, by name, refused in sentences, nothing slips past."""

import inspect
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.accounts import force_new_password
from db.queries.check import check
from db.rules.permission_table import OPERATIONS
from desktop_app.command_line import main
from desktop_app.commands import act as act_command
from desktop_app.commands.act import needs_person, operations
from desktop_app.commands.arguments import Parameter, Reader, kind_of
from tests.end_to_end.without_window import NO_WINDOW_YET
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, digest, on_hand, receive
from tests.writes import WRITES

CODE = "8992696404441"
COMMANDS = Path(act_command.__file__).parent


@pytest.fixture
def run(
    qapp: QCoreApplication,
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Any:
    """Runs one operation as somebody; gives the answer, or status and sentence."""

    def act(operation: str, person: str = "owner", stdin: str = "", **arguments: Any) -> Any:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n{stdin}"))
        given = "-" if stdin else json.dumps(arguments)
        options = ["--home", str(home.folder), "--language", "en"]
        status = main(["act", operation, given, "--as", person, "--password-stdin", *options])
        out, err = capsys.readouterr()
        return json.loads(out) if status == 0 else (status, err.strip())

    return act


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


def test_people_without_a_window(run: Any, shop_database: ShopDatabase) -> None:
    """A role with its scopes, given by name; read from standard input."""
    permissions = {"item.view": "all", "report.view": "own"}
    run("create_role", stdin=json.dumps({"name": "Magang", "permissions": permissions}))
    assert run("change_role", account="KASIR", role="magang") is None
    assert run("delete_role", role="Magang") == (
        1,
        "“Magang” is the role of 1 people. Give them another one first.",
    )


def test_somebody_who_is_not_signed_in_asks_for_an_account(
    run: Any,
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    cashier: Actor,
    qapp: QCoreApplication,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And chooses a new password where one is due; nothing else goes without `--as`."""
    options = ["--home", str(home.folder), "--language", "en"]
    asked = {"name": "Ani", "login": "ani", "password": PASSWORD}
    assert main(["act", "request_account", json.dumps(asked), *options]) == 0
    capsys.readouterr()
    run("approve_account", request="ani", role="viewer")
    force_new_password(shop_database, owner, account=cashier.account)
    status, sentence = run("open_draft", "kasir", kind="sale")
    assert (status, "act choose_new_password" in sentence) == (1, True)
    chosen = {"login": "kasir", "password": PASSWORD, "new_password": "yang-baru-sekali"}
    capsys.readouterr()
    assert main(["act", "choose_new_password", json.dumps(chosen), *options]) == 0
    assert json.loads(capsys.readouterr().out)["account"] == cashier.account.hex()
    assert main(["act", "add_category", '{"name": "x"}', *options]) == 2
    assert main(["act", *options]) == 2


@pytest.mark.parametrize(
    ("operation", "arguments", "sentence"),
    [
        ("drop_tables", {}, "There is no operation “drop_tables”. “act --list” shows them."),
        ("add_category", {}, "“add_category” needs “name”."),
        ("add_category", {"name": 5}, "“name” cannot be 5. It takes text."),
        (
            "add_category",
            {"name": "x", "colour": "red"},
            "“add_category” takes no “colour”. It takes: name.",
        ),
        ("archive_item", {"item": "KOPI"}, "There is no “KOPI”. Check the name."),
        ("archive_item", {"item": "ff" * 16}, "This item does not exist any more."),
        ("rename_category", {"category": "Kembar", "name": "x"}, "several “Kembar”"),
        ("add_category", {"name": "Kembar"}, "There is a “Kembar” already."),
        ("set_idle_lock", {"minutes": 1.5}, "“minutes” cannot be 1.5. It takes number."),
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


def test_it_is_no_way_around_a_role(run: Any, shop_database: ShopDatabase, viewer: Actor) -> None:
    """Refused as in the windows; the try stays in the journal, without what was typed."""
    status, told = run("add_category", "pengamat", name="Rahasia")
    assert (status, told) == (1, "You may not edit categories. Ask someone who may.")
    kind, actor, payload = shop_database.rows(
        "SELECT kind, actor, payload FROM journal ORDER BY device_seq DESC LIMIT 1"
    )[0]
    assert (kind, actor) == ("refused", viewer.account)
    assert json.loads(payload) == {"operation": "add_category", "permission": "category.edit"}
    assert shop_database.rows("SELECT count(*) FROM category") == [(0,)]


def test_somebody_who_may_allows_one_act(
    run: Any,
    home: Home,
    shop_database: ShopDatabase,
    owner: Actor,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """By PIN, on the line after the password; both are in the books. A wrong one does nothing."""
    add_item(shop_database, owner, "Teh", CODE, sale_price=RUPIAH)
    run("set_pin", password=PASSWORD, pin="583904")
    run("open_draft", "kasir", kind="sale")
    run("add_line", "kasir", draft="sale", code=CODE)
    arguments = json.dumps({"draft": "sale", "oversell": True})
    options = ["--approved-by", "owner", "--permission", "stock.oversell", "--password-stdin"]
    options += ["--as", "kasir", "--home", str(home.folder), "--language", "en"]
    for pin, status in (("739105", 1), ("583904", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n{pin}\n"))
        capsys.readouterr()
        assert main(["act", "post_draft", arguments, *options]) == status
    assert json.loads(capsys.readouterr().out)["total"] == 1
    assert shop_database.rows("SELECT approved_by FROM document") == [(owner.account,)]


def test_names_are_looked_up_by_those_who_may_see_them(
    run: Any, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Whether an account exists is for those who manage people."""
    for account in ("kasir", "hantu"):
        status, told = run("disable_account", "gudang", account=account)
        assert (status, told) == (1, "You may not manage people. Ask someone who may.")


def test_ambiguous_barcodes_are_no_guess(
    run: Any, shop_database: ShopDatabase, owner: Actor
) -> None:
    """A SKU that is another item's barcode names two."""
    add_item(shop_database, owner, "Teh", CODE)
    kopi = add_item(shop_database, owner, "Kopi", sku=CODE)
    receive(shop_database, owner, kopi, ONE, RUPIAH)
    status, told = run("archive_item", item=CODE)
    assert (status, told) == (1, f"There are several “{CODE}”. Give the id instead.")


def test_the_list_names_everything(
    qapp: QCoreApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    """With arguments and permissions; it needs no shop."""
    assert main(["act", "--list", "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(operations())
    assert "rename_category(category: id/name, name: text)  [category.edit]" in lines
    assert "unlock(password: text)  [everybody]" in lines


def test_every_operation_has_a_name_of_its_own() -> None:
    """Two modules with an operation of one name would hide one of them."""
    names = [row.rpartition(".")[2] for row in OPERATIONS]
    assert len(names) == len(set(names))
    assert set(names) <= set(operations())


def test_every_write_can_be_reached() -> None:
    """Those without a window above all, by `act` or a command of their own; these names exist."""
    reached = {operation.call for operation in operations().values()}
    commands = "".join(path.read_text(encoding="utf-8") for path in COMMANDS.glob("*.py"))
    unreached = {name for name, write in WRITES.items() if write not in reached}
    assert {name for name in unreached if name.rpartition(".")[2] not in commands} == set()
    assert set(WRITES) >= NO_WINDOW_YET


def example(hint_of: Parameter) -> Any:
    """Something to give for a parameter, by the word that the list shows for it."""
    kind = kind_of(hint_of.name, hint_of.hint) or ""
    samples = {"text": "x", "number": 1, "decimal": 1, "true/false": True, "file": "x"}
    samples |= {"2026-01-31": "2026-01-31", "id/name": "00" * 16, "{...}": {}}
    if kind.startswith("["):
        return []
    if kind.startswith("{") and kind not in samples:
        fields = [part.partition(": ") for part in kind[1:-1].split(", ")]
        needed = [(name, word) for name, _, word in fields if not name.endswith("?")]
        return {name: samples[word] for name, word in needed if word in samples}
    return samples.get(kind.split(" | ")[0], kind.split("|")[0])


@pytest.mark.parametrize("name", sorted(operations()))
def test_everything_that_an_operation_takes_can_be_given(name: str) -> None:
    """Every parameter that has to be given has a form in JSON, and is read from it."""
    operation = operations()[name]
    given = {parameter.name: example(parameter) for parameter in operation.parameters}
    read = Reader(name, lambda _kind, _name: bytes(16)).arguments(operation.parameters, given)
    assert set(read) == set(given)
    assert needs_person(name) == (operation.permissions is not None)


def test_nothing_that_must_be_given_is_left_out() -> None:
    """What has no form in JSON has a default."""
    for operation in operations().values():
        known = {parameter.name for parameter in operation.parameters}
        for name, parameter in inspect.signature(operation.call).parameters.items():
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                assert name in known or parameter.default is not inspect.Parameter.empty

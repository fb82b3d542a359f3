"""The command is no way around a role."""

import io
import json
import sys
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.accounts import force_new_password
from desktop_app.command_line import main
from tests.desktop_app.commands.acting.conftest import CODE
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive


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

"""`ask` runs any one query: reachable, by name, as exact numbers, nothing that a role hides."""

import inspect
import json
from collections.abc import Callable
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.account_requests import request_account
from db.operations.lots import set_lot_tracking
from db.rules.permission_table import QUERIES
from desktop_app.command_line import main
from desktop_app.commands.ask import OF_REPORTS, queries
from tests.desktop_app.commands.program import run, type_in
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive, sell

Ask = Callable[..., Any]


@pytest.fixture
def ask(home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Runs one command as somebody; gives the answer, or status and sentence."""

    def asked(query: str, person: str = "owner", command: str = "ask", **arguments: Any) -> Any:
        type_in(monkeypatch, f"{PASSWORD}\n{json.dumps(arguments)}")
        status = run(home, command, query, "-", "--as", person, "--password-stdin")
        out, err = capsys.readouterr()
        return json.loads(out) if status == 0 else (status, err.strip())

    return asked


def test_every_query_is_reachable() -> None:
    """But for the rows of reports, which `report` writes for those who may export."""
    reached = {name for name in QUERIES if name.rpartition(".")[2] in queries()}
    assert reached == QUERIES.keys() - set(OF_REPORTS)
    assert len(queries()) == len(reached)


@pytest.mark.parametrize("name", sorted(queries()))
def test_everything_that_a_query_needs_can_be_given(name: str) -> None:
    """What has no form in JSON has a default."""
    query = queries()[name]
    known = {parameter.name for parameter in query.parameters}
    needed = [
        each.name
        for each in list(inspect.signature(query.call).parameters.values())[2:]
        if each.default is inspect.Parameter.empty
    ]
    assert set(needed) <= known


def test_what_waits_is_listed(ask: Ask, shop_database: ShopDatabase, owner: Actor) -> None:
    """Open drafts, counts, reservations, requests and approvals: what their acts need."""
    tea = add_item(shop_database, owner, "Teh", sku="TEH", sale_price=5 * RUPIAH)
    receive(shop_database, owner, tea, 9 * ONE)
    draft = ask("open_draft", "kasir", "act", kind="sale")
    assert ask("open_draft_of", "kasir", kind="sale")["id"] == draft
    ask("add_line", "kasir", "act", draft="sale", code="TEH", count=2)
    (line,) = ask("tape", "kasir", draft="sale")
    assert (line["quantity"], line["unit_price"]) == (2, 5)
    ask("open_count", "gudang", "act", location="Toko", name="Opname")
    (count,) = ask("stock_counts", "gudang")
    assert (count["name"], count["opened_at"][-6:]) == ("Opname", "+00:00")
    goods = [{"item": "TEH", "quantity": 3}]
    ask("reserve_stock", "kasir", "act", reference="WEB-1", goods=goods)
    (held,) = ask("reservations", "kasir", state="open", item="TEH")
    assert (held["reference"], held["quantity"], held["left"]) == ("WEB-1", 3, 3)
    request_account(shop_database, name="Ani", login="ani", password=PASSWORD)
    assert [each["login"] for each in ask("account_requests")] == ["ani"]
    assert ask("unconfirmed_approvals") == []
    (found,) = ask("find_items", where={"text": "teh"})
    assert (found["on_hand"], found["reserved"], found["sale_price"]) == (9, 3, 5)


def test_a_document_with_the_names_of_its_lines(
    ask: Ask, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Those that `booked` takes; quantities and money as decimals, the moment in UTC."""
    tea = add_item(shop_database, owner, "Teh", sku="TEH", sale_price=5 * RUPIAH)
    receive(shop_database, owner, tea, 9 * ONE)
    number = sell(shop_database, owner, tea, ONE + ONE).number
    shown = ask("document_numbered", number=number)
    assert (shown["total"], shown["at"][-6:]) == (10, "+00:00")
    (line,) = shown["lines"]
    assert (line["reference"], line["quantity"], line["returned"]) == (f"{number}/1", 2, 0)
    ask("open_draft", "kasir", "act", kind="customer_return")
    ask("add_return", "kasir", "act", draft="customer_return", booked=line["reference"])
    ask("post_draft", "kasir", "act", draft="customer_return")
    assert ask("document_numbered", number=number)["lines"][0]["returned"] == 2
    assert ask("stock_story", item="TEH")["sale"] == -2
    assert [(row["change"], row["balance"]) for row in ask("stock_card", item="TEH")] == [
        (2, 9),
        (-2, 7),
        (9, 9),
    ]


def test_numbers_of_a_count_and_of_places(
    ask: Ask, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Whatever they are called: lines stay lines, goods and money are exact."""
    tea = add_item(shop_database, owner, "Teh", sku="TEH")
    receive(shop_database, owner, tea, 9 * ONE, 2 * RUPIAH)
    set_lot_tracking(shop_database, owner, item=tea, tracked=True)
    ask("open_count", command="act", name="Opname")
    ask("count_line", command="act", count="Opname", code="TEH", counted="8", lot_code="")
    summary = ask("count_summary", count="Opname")
    assert (summary["counted"], summary["missing"], summary["count"]["lines"]) == (1, 2, 1)
    (tally,) = ask("count_tallies", count="Opname")
    assert (tally["counted"], tally["difference"], tally["value"]) == (8, -1, -2)
    (place,) = ask("stock_by_location", item="TEH")
    assert (place["own"], place["total"], place["total_reserved"]) == (9, 9, 0)
    ask("set_count_limit", command="act", amount=500)
    assert ask("count_limit") == 500


def test_it_is_no_way_around_a_role(ask: Ask, shop_database: ShopDatabase, owner: Actor) -> None:
    """Queries ask for their own permission; costs stay hidden, and reports with `report`."""
    receive(shop_database, owner, add_item(shop_database, owner, "Teh"), ONE, 7 * RUPIAH)
    assert ask("accounts", "pengamat") == (1, "You may not manage people. Ask someone who may.")
    (row,) = ask("find_items", "pengamat")
    assert row["unit_cost"] is None
    sentence = "There is no query “run_report”. “ask --list” shows them."
    assert ask("run_report", request={"name": "valuation"}) == (1, sentence)


def test_the_list_of_queries(qapp: object, capsys: pytest.CaptureFixture[str]) -> None:
    """As of operations; it needs no shop, and a query must be named otherwise."""
    assert main(["ask", "--list", "--language", "id"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(queries())
    assert "accounts()  [people.manage]" in lines
    assert main(["ask", "--language", "id"]) == 2
    assert "Sebutkan pertanyaannya" in capsys.readouterr().err
    assert main(["ask", "accounts", "--language", "en"]) == 2
    assert "Say who you are" in capsys.readouterr().err

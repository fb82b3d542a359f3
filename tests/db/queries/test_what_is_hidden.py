"""Nobody without `cost.view` gets a cost from any query: found by looking at the code."""

import dataclasses
import inspect
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied
from db.exchange.exporting import EXPORTS, export_data
from db.ids import NO_LOT
from db.operations.accounts import add_account
from db.operations.counting import count_line
from db.operations.counts import open_count
from db.operations.drafts import add_line, open_draft
from db.operations.roles import create_role
from db.queries.reports import REPORTS, Report, ReportRequest
from db.rules.permissions import PERMISSIONS
from tests.shops import ONE, PASSWORD, add_item, receive, sell
from tests.writes import READS

UNIT_COST = 7_654_321
QUANTITY = 3
SECRETS = {UNIT_COST, UNIT_COST * QUANTITY}
QUERIES = READS
OF_COUNTS = "db.queries.counts."  # who count together see who counted what
TELLING_NUMBERS = {"db.queries.stock_card.stock_card", "db.queries.reports.run_report"}


@pytest.fixture
def known(shop_database: ShopDatabase, owner: Actor, warehouse: Actor) -> list[dict[str, object]]:
    """Values for the parameters that queries ask for; every combination that makes sense."""
    item = add_item(shop_database, owner, "Teh", "111", sale_price=5)
    receive(shop_database, owner, item, QUANTITY * ONE, UNIT_COST)
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code="111").line
    count = open_count(shop_database, warehouse)  # whoever counts is told who counted before
    count_line(shop_database, warehouse, count=count, counted=(QUANTITY + 1) * ONE, item=item)
    values: dict[str, object] = {
        "count": count,
        "item": item,
        "draft": draft,
        "line": line,
        "kind": "receipt",
        "code": "111",
        "location": shop_database.rows("SELECT location FROM draft")[0][0],
        "lot": NO_LOT,
        "document": shop_database.rows("SELECT id FROM document")[0][0],
        "number": "RCV-K1-000001",
        "days": 30,
        "first": date(2020, 1, 1),
        "last": date(2100, 1, 1),
    }
    return [values | {"name": name, "request": ReportRequest(name)} for name in REPORTS]


@pytest.fixture
def clerk(shop_database: ShopDatabase, owner: Actor) -> Actor:
    """Somebody with a role of the shop's own: every permission but the one to see costs."""
    permissions = dict.fromkeys(PERMISSIONS, "all")
    del permissions["cost.view"]
    role = create_role(shop_database, owner, name="Juru tulis", permissions=permissions)
    return Actor(
        add_account(shop_database, owner, login="juru", name="Juru", role=role, password=PASSWORD)
    )


@pytest.fixture
def seller(shop_database: ShopDatabase, owner: Actor) -> Actor:
    """Somebody with a role of the shop's own: of sales their own alone, costs and exports too."""
    permissions = dict.fromkeys(PERMISSIONS, "all") | {"report.view": "own"}
    for of_all in ("journal.view", "people.manage"):
        del permissions[of_all]
    role = create_role(shop_database, owner, name="Penjual", permissions=permissions)
    return Actor(
        add_account(shop_database, owner, login="jual", name="Jual", role=role, password=PASSWORD)
    )


def plain(value: Any) -> Iterator[tuple[str, object]]:
    """Every plain value in a result, with the name of its field or column."""
    if isinstance(value, Report):
        for row in value.rows:
            yield from zip([column.key for column in value.columns], row, strict=True)
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            yield from ((n or entry.name, v) for n, v in plain(getattr(value, entry.name)))
    elif isinstance(value, dict):
        yield from plain(list(value.values()))
    elif isinstance(value, list | tuple | set):
        for part in value:
            yield from plain(part)
    else:
        yield "", value


def results(
    query: Callable[..., object],
    database: ShopDatabase,
    actor: Actor,
    known: list[dict[str, object]],
) -> Iterator[tuple[str, object]]:
    """What a query gives a person, for every known combination of what it asks for."""
    wanted = [
        name
        for name, parameter in list(inspect.signature(query).parameters.items())[2:]
        if parameter.default is inspect.Parameter.empty
    ]
    for values in known:
        try:
            yield from plain(query(database, actor, **{name: values[name] for name in wanted}))
        except (PermissionDenied, NotFound):
            continue


def test_the_walk_finds_the_queries_and_their_costs(
    shop_database: ShopDatabase, owner: Actor, known: list[dict[str, object]]
) -> None:
    """As owner the walk sees costs in the list, the card, the tape and both reports."""
    showing = {
        name
        for name, query in QUERIES.items()
        if SECRETS & {v for _, v in results(query, shop_database, owner, known)}
    }
    assert len(QUERIES) >= 12
    assert {name.rpartition(".")[2] for name in showing} >= {
        *("find_items", "item_detail", "stock_card", "tape", "tape_line", "run_report"),
        *("count_tallies", "count_summary"),
    }


@pytest.mark.parametrize("name", sorted(QUERIES))
@pytest.mark.parametrize("person", ["viewer", "cashier", "clerk"])
def test_no_query_tells_a_cost(
    shop_database: ShopDatabase,
    known: list[dict[str, object]],
    request: pytest.FixtureRequest,
    person: str,
    name: str,
) -> None:
    """Neither as a value under any name, nor in a field that is called so."""
    actor = request.getfixturevalue(person)
    for field, value in results(QUERIES[name], shop_database, actor, known):
        assert value not in SECRETS, field
        assert "cost" not in field or value is None


def test_a_cashiers_own_tape_tells_no_cost(
    shop_database: ShopDatabase, cashier: Actor, known: list[dict[str, object]]
) -> None:
    """Their own scans carry a price and no cost."""
    draft = open_draft(shop_database, cashier, kind="sale")
    add_line(shop_database, cashier, draft=draft, code="111")
    own = [known[0] | {"draft": draft}]
    shown = dict(results(QUERIES["db.queries.drafts.tape"], shop_database, cashier, own))
    assert shown["unit_price"] == 5
    assert shown["unit_cost"] is None


@pytest.mark.parametrize("name", sorted(QUERIES))
@pytest.mark.parametrize("person", ["cashier", "seller"])
def test_no_query_tells_of_other_peoples_sales(
    shop_database: ShopDatabase,
    owner: Actor,
    known: list[dict[str, object]],
    request: pytest.FixtureRequest,
    person: str,
    name: str,
) -> None:
    """Their own have a number; somebody else's have none anywhere, and no author."""
    item, actor = known[0]["item"], request.getfixturevalue(person)
    assert isinstance(item, bytes)
    others = sell(shop_database, owner, item, ONE).number
    own = sell(shop_database, actor, item, ONE).number
    seen = {value for _, value in results(QUERIES[name], shop_database, actor, known)}
    everything = {value for _, value in results(QUERIES[name], shop_database, owner, known)}
    assert others not in seen
    assert "Ibu Sri" not in seen or name.startswith(OF_COUNTS)
    if own in everything:
        assert {own, others} <= everything
        assert own in seen or name not in TELLING_NUMBERS


@pytest.mark.parametrize("what", sorted(EXPORTS))
@pytest.mark.parametrize("person", ["clerk", "seller", "warehouse"])
def test_no_export_tells_what_its_person_may_not_see(
    shop_database: ShopDatabase,
    owner: Actor,
    known: list[dict[str, object]],
    request: pytest.FixtureRequest,
    tmp_path: Path,
    person: str,
    what: str,
) -> None:
    """No cost for the clerk, nobody else's sale for the seller; all of it for the warehouse."""
    item, actor = known[0]["item"], request.getfixturevalue(person)
    assert isinstance(item, bytes)
    others = sell(shop_database, owner, item, ONE).number
    own = sell(shop_database, actor, item, ONE).number
    file, whole = tmp_path / "seen.csv", tmp_path / "whole.csv"
    export_data(shop_database, actor, what=what, file=file)
    export_data(shop_database, owner, what=what, file=whole)
    seen, everything = file.read_text(), whole.read_text()
    if person == "clerk":
        assert "765.4321" not in seen
        assert what not in ("stock", "movements") or "765.4321" in everything
    if person == "seller":
        assert others not in seen
        assert own in seen or own not in everything
    if person == "warehouse":
        assert seen == everything

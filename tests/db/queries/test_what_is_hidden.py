"""Nobody without `cost.view` gets a cost from any query: found by looking at the code."""

import dataclasses
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import db.queries
from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied
from db.operations.drafts import add_line, open_draft
from db.queries.reports import REPORTS, Report
from tests.shops import ONE, add_item, receive

UNIT_COST = 7_654_321
QUANTITY = 3
SECRETS = {UNIT_COST, UNIT_COST * QUANTITY}
QUERIES = {
    f"{module.__name__}.{name}": function
    for module in (
        importlib.import_module(f"db.queries.{found.name}")
        for found in pkgutil.iter_modules(db.queries.__path__)
    )
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__
    and not name.startswith("_")
    and list(inspect.signature(function).parameters)[:2] == ["database", "actor"]
}


@pytest.fixture
def known(shop_database: ShopDatabase, owner: Actor, viewer: Actor) -> list[dict[str, object]]:
    """Values for the parameters that queries ask for; every combination that makes sense."""
    item = add_item(shop_database, owner, "Teh", "111", sale_price=5)
    receive(shop_database, owner, item, QUANTITY * ONE, UNIT_COST)
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code="111").line
    values: dict[str, object] = {
        "item": item,
        "draft": draft,
        "line": line,
        "kind": "receipt",
        "code": "111",
    }
    return [values | {"name": name} for name in REPORTS]


def plain(value: Any) -> Iterator[tuple[str, object]]:
    """Every plain value in a result, with the name of its field or column."""
    if isinstance(value, Report):
        for row in value.rows:
            yield from zip([column.key for column in value.columns], row, strict=True)
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            yield from ((n or entry.name, v) for n, v in plain(getattr(value, entry.name)))
    elif isinstance(value, dict):
        yield from (("", v) for v in value.values())
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
        *("find_items", "item_detail", "stock_card", "tape", "tape_line", "run_report")
    }


@pytest.mark.parametrize("name", sorted(QUERIES))
@pytest.mark.parametrize("person", ["viewer", "cashier"])
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

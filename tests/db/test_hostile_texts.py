"""Every text of every operation and query: kept as it is or refused in words, never run.

The places are found by looking at the code; an operation whose other arguments nobody has told
here fails for lack of a recipe.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.ids import PIECES, VIEWER
from db.operations.account_requests import request_account
from db.operations.accounts import add_account
from db.operations.counts import open_count
from db.operations.drafts import add_line, open_draft
from db.operations.items import BarcodeFields, ItemFields
from db.operations.lots import set_lot_tracking
from db.operations.orders import Wanted
from db.operations.places import add_category, add_location, add_partner
from db.operations.reservations import Goods, reserve_stock
from db.operations.roles import create_role
from db.operations.tries import hash_password
from db.queries.check import check
from db.queries.reports import ReportRequest
from desktop_app.commands.arguments import parameters_of
from tests.db import hostile
from tests.db.hostile import MARK, TEXTS
from tests.shops import PASSWORD, add_item, receive
from tests.writes import READS, WRITES

CALLS = {**WRITES, **READS}
SPOTS = {name: hostile.spots(call) for name, call in CALLS.items()}
KEEPING = 30  # at least so many places keep what they are given
BY_TYPE: Mapping[Any, object] = {bool: True, int: 1, date: date(2026, 1, 1)}

pytestmark = pytest.mark.usefixtures("light_hashes")


@pytest.fixture
def recipes(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> dict[str, object]:
    """What to give for the other arguments, by their names (or `operation.name`)."""
    shop_database.execute_sql("UPDATE account SET password_hash = ?", (hash_password(PASSWORD),))
    item = add_item(shop_database, owner, "Teh", "111")
    booked = receive(shop_database, owner, item, 5_000, 100)
    set_lot_tracking(shop_database, owner, item=item, tracked=True)
    draft = open_draft(shop_database, owner, kind="receipt")
    reserve_stock(shop_database, owner, reference="WEB-1", goods=[Goods(item, 1_000)])
    file = tmp_path / "file.csv"
    file.write_text("sku,name,price\nA1,Kopi,5\n")
    return {
        "item": item,
        "draft": draft,
        "line": add_line(shop_database, owner, draft=draft, code="111").line,
        "document": booked.id,
        "category": add_category(shop_database, owner, name="Minuman"),
        "location": add_location(shop_database, owner, name="Rak"),
        "partner": add_partner(shop_database, owner, name="CV Maju"),
        "role": create_role(shop_database, owner, name="Juru", permissions={"item.view": "all"}),
        "account": add_account(
            shop_database, owner, login="baru", name="Baru", role=VIEWER, password=PASSWORD
        ),
        "request": request_account(shop_database, login="minta", name="Minta", password=PASSWORD),
        "unit": PIECES,
        "reorder_point": 0,
        "reorder_quantity": 0,
        "pack_quantity": 1_000,
        "supplier": None,
        "file": file,
        "permissions": {"item.view": "all"},
        "permission": "stock.oversell",
        "kind": "receipt",
        "name": "Nama",
        "code": "C-1",
        "login": "orang",
        "password": PASSWORD,
        "new_password": f"{PASSWORD} baru",
        "pin": "7391",
        "badge": "BADGE-0001",
        "reason": "salah",
        "what": "items",
        "format": "csv",
        "order": None,
        "fields": ItemFields("Kopi"),
        "barcode": BarcodeFields("C-2"),
        "goods": [Goods(item, 1_000)],
        "count": open_count(shop_database, owner, name="Opname"),
        "reference": "WEB-1",
        "number": booked.number,
        "report_file.export_report.request": ReportRequest("movements"),
        "reports.run_report.request": ReportRequest("movements"),
        "report_summary.summarise_report.request": ReportRequest("movements"),
        "orders.order_stock.supplier": add_partner(shop_database, owner, name="CV Jaya"),
        "orders.order_stock.lines": [Wanted(item, 1_000)],
        "report_file.export_report.file": tmp_path / "out.csv",
        "exporting.export_data.file": tmp_path / "out.csv",
    }


def arguments(
    name: str, spot: hostile.Path, text: str, recipes: Mapping[str, object]
) -> dict[str, object]:
    """What a call needs, with the text in its place."""
    given: dict[str, object] = {}
    short = name.split(".", 2)[2]
    for parameter in parameters_of(CALLS[name]):
        if parameter.name == spot[0]:
            given[parameter.name] = hostile.filled(parameter.hint, spot[1:], text, recipes)
        elif not parameter.optional:
            told = recipes.get(f"{short}.{parameter.name}", recipes.get(parameter.name))
            told = BY_TYPE.get(parameter.hint) if told is None else told
            assert told is not None or parameter.name in recipes, f"no recipe: {name} {parameter}"
            given[parameter.name] = told
    return given


def texts_in(database: ShopDatabase) -> Iterator[str]:
    """Every text of every table; those inside JSON each on its own."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    for (table,) in tables:
        for row in database.rows(f'SELECT * FROM "{table}"'):
            for cell in row:
                if isinstance(cell, str):
                    yield from _inside(cell)


def _inside(cell: str) -> Iterator[str]:
    value: object = cell
    if cell.startswith(("{", "[")):
        try:
            value = json.loads(cell)
        except ValueError:
            value = cell
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += [*part.keys(), *part.values()]
        elif isinstance(part, list):
            waiting += part
        elif isinstance(part, str):
            yield part


def is_marked(text: str) -> bool:
    """Whether it came with a call; the hash of a password may have the mark's letters by chance."""
    return MARK.lower() in text.lower() and not text.startswith("$argon2")


def kept(
    call: Callable[..., object], database: ShopDatabase, actor: Actor, given: dict[str, object]
) -> list[str]:
    """The marked texts that are in the shop after the call; nothing of it stays."""
    with database.atomic() as transaction:
        try:
            call(database, actor, **given)
            return [text for text in texts_in(database) if is_marked(text)]
        except LumbungError:
            return []
        finally:
            transaction.rollback()


@pytest.mark.parametrize("name", sorted(name for name, found in SPOTS.items() if found))
def test_a_hostile_text_is_kept_as_it_is_or_refused(
    shop_database: ShopDatabase, owner: Actor, recipes: dict[str, object], name: str
) -> None:
    """Whatever it is, wherever it is given: no other error, nothing else is changed by it."""
    schema = shop_database.rows("SELECT sql FROM sqlite_master ORDER BY name")
    for spot in SPOTS[name]:
        for text in TEXTS.values():
            given = arguments(name, spot, text, recipes)
            for found in kept(CALLS[name], shop_database, owner, given):
                assert hostile.is_kept(found, text), (spot, found[:80])
    assert shop_database.rows("SELECT sql FROM sqlite_master ORDER BY name") == schema
    assert check(shop_database) == []


def test_the_walk_finds_what_is_kept(
    shop_database: ShopDatabase, owner: Actor, recipes: dict[str, object]
) -> None:
    """The test above would pass where everything is refused; this one would not."""
    keeping = [
        (name, spot)
        for name in WRITES
        for spot in SPOTS[name]
        for given in [arguments(name, spot, TEXTS["plain"], recipes)]
        if kept(CALLS[name], shop_database, owner, given)
    ]
    assert len(keeping) >= KEEPING, keeping

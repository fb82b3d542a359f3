"""Real encrypted shops in temporary folders: made once a run, copied for every test that asks."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.home import Home
from db.ids import CASHIER, VIEWER, WAREHOUSE
from db.keys import load_key
from db.operations import accounts
from db.operations.documents import PostedDocument, post_draft
from db.operations.drafts import add_line, change_line, open_draft
from db.operations.items import BarcodeFields, ItemFields, create_item
from db.operations.setup import NewShop, make_shop, new_recovery_key

PASSWORD = "rahasia-toko"
SHOP = NewShop("Toko Lumbung", "Ibu Sri", "owner", PASSWORD, "Toko")
STAFF = {"gudang": WAREHOUSE, "kasir": CASHIER, "pengamat": VIEWER}
ONE = 1_000
RUPIAH = 10_000


@dataclass(frozen=True)
class ShopTemplate:
    """A closed shop to copy, its recovery key, and its people by sign-in name."""

    home: Home
    recovery_key: str
    people: dict[str, Actor]


@pytest.fixture(scope="session")
def shop_template(tmp_path_factory: pytest.TempPathFactory) -> ShopTemplate:
    """A shop with an owner, a warehouse worker, a cashier and a viewer, all with `PASSWORD`."""
    home = Home(tmp_path_factory.mktemp("template"))
    people: dict[str, Actor] = {}

    def add_staff(database: ShopDatabase, owner: Actor) -> None:
        people["owner"] = owner
        for login, role in STAFF.items():
            account = accounts.add_account(
                database, owner, login=login, name=login.title(), role=role, password=PASSWORD
            )
            people[login] = Actor(account)

    key = new_recovery_key()
    with pytest.MonkeyPatch.context() as patched:  # one Argon2 hash instead of four
        patched.setattr(accounts, "hash_password", cache(accounts.hash_password))
        make_shop(home, SHOP, key, fill=add_staff)
    return ShopTemplate(home, key, people)


@pytest.fixture
def home(shop_template: ShopTemplate, tmp_path: Path) -> Home:
    """The data folder of a shop of this test's own; nobody has opened it yet."""
    folder = tmp_path / "home"
    shutil.copytree(shop_template.home.folder, folder)
    return Home(folder)


@pytest.fixture
def shop_database(home: Home) -> Iterator[ShopDatabase]:
    """The open database of `home`."""
    database = open_shop(home)
    yield database
    database.close()


@pytest.fixture
def recovery_key(shop_template: ShopTemplate) -> str:
    """The recovery key of `home`."""
    return shop_template.recovery_key


@pytest.fixture
def owner(shop_template: ShopTemplate) -> Actor:
    """May do everything; signs in as `owner`."""
    return shop_template.people["owner"]


@pytest.fixture
def warehouse(shop_template: ShopTemplate) -> Actor:
    """Receives, sells, edits items and sees costs; signs in as `gudang`."""
    return shop_template.people["gudang"]


@pytest.fixture
def cashier(shop_template: ShopTemplate) -> Actor:
    """Sells; signs in as `kasir`."""
    return shop_template.people["kasir"]


@pytest.fixture
def viewer(shop_template: ShopTemplate) -> Actor:
    """Looks and changes nothing; signs in as `pengamat`."""
    return shop_template.people["pengamat"]


def open_shop(home: Home) -> ShopDatabase:
    """Opens the database of a data folder as the program does; the caller closes it."""
    return open_database(home.database, load_key(home), home.backups)


def at(actor: Actor, moment: int) -> Actor:
    """The same person at another moment (microseconds UTC)."""
    return replace(actor, clock=lambda: moment)


def add_item(
    database: ShopDatabase,
    actor: Actor,
    name: str = "Beras Ramos 5 kg",
    *barcodes: str | BarcodeFields,
    **fields: object,
) -> bytes:
    """A new item; barcodes count one piece unless given as `BarcodeFields`."""
    codes = [BarcodeFields(code) if isinstance(code, str) else code for code in barcodes]
    given = replace(ItemFields(name), **fields)  # type: ignore[arg-type]  # fields by their names
    return create_item(database, actor, fields=given, barcodes=codes)


def receive(
    database: ShopDatabase,
    actor: Actor,
    item: bytes,
    quantity: int,
    unit_cost: int | None = None,
    *,
    day: date | None = None,
    location: bytes | None = None,
) -> PostedDocument:
    """Books a receipt of one line: thousandths, at a cost a unit in ten-thousandths."""
    draft, line = _scan(database, actor, "receipt", item, quantity, location)
    change_line(database, actor, line=line, unit_cost=unit_cost)
    return post_draft(database, actor, draft=draft, day=day)


def sell(
    database: ShopDatabase,
    actor: Actor,
    item: bytes,
    quantity: int,
    *,
    day: date | None = None,
    oversell: bool = False,
    location: bytes | None = None,
) -> PostedDocument:
    """Books a sale of one line (thousandths) at the item's price."""
    draft, _line = _scan(database, actor, "sale", item, quantity, location)
    return post_draft(database, actor, draft=draft, day=day, oversell=oversell)


def on_hand(database: ShopDatabase, item: bytes) -> int:
    """How much of an item our own places hold (thousandths), by the balances."""
    (quantity,) = database.rows(
        "SELECT coalesce(sum(quantity), 0) FROM balance "
        "JOIN location ON location.id = balance.location AND kind = 'internal' WHERE item = ?",
        (item,),
    )[0]
    return int(quantity)


def digest(database: ShopDatabase) -> str:
    """A SHA-256 over every row of every table: equal when nothing at all was changed."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    summary = hashlib.sha256()
    for (table,) in tables:
        rows = sorted(map(repr, database.rows(f'SELECT * FROM "{table}"')))
        summary.update(repr((table, rows)).encode())
    return summary.hexdigest()


def _scan(
    database: ShopDatabase,
    actor: Actor,
    kind: str,
    item: bytes,
    quantity: int,
    location: bytes | None = None,
) -> tuple[bytes, bytes]:
    (sku,) = database.rows("SELECT sku FROM item WHERE id = ?", (item,))[0]
    draft = open_draft(database, actor, kind=kind, location=location)
    return draft, add_line(database, actor, draft=draft, code=sku, count=quantity).line

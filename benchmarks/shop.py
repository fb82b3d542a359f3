"""Throwaway encrypted shops to measure in."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.demo.goods import Goods, read_goods
from db.home import Home
from db.keys import load_key
from db.operations.documents import post_draft
from db.operations.drafts import add_line, change_line, open_draft
from db.operations.items import BarcodeFields, ItemFields, create_item
from db.operations.places import add_category, add_partner
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.rules.barcodes import check_digit

UNIT_COST = 50_000_000
BIG_SHOP = "LUMBUNG_BIG_SHOP"
NO_COPIES = shutil.ignore_patterns("backups", "logs", "*.lock")
PRICED = """
SELECT item.id, item.sale_price FROM barcode JOIN item ON item.id = barcode.item
WHERE barcode.code = ?
"""
OWNER_OF = """
SELECT account.id FROM account JOIN role ON role.id = account.role WHERE role.name = 'owner'
"""
# The end of an id is chance; what stands on the shelf in the first place can be sold there.
SOME_CODES = """
SELECT barcode.code FROM balance JOIN barcode ON barcode.item = balance.item
JOIN item ON item.id = balance.item
WHERE balance.quantity >= 5000 AND item.archived_at IS NULL AND balance.location =
    (SELECT id FROM location WHERE kind = 'internal' ORDER BY id LIMIT 1)
ORDER BY substr(balance.item, 11) LIMIT 20000
"""
OWNER = NewShop("Toko", "Owner", "owner", "benchmark-only", "Toko")


@dataclass(frozen=True)
class Shop:
    """An open shop, its owner, and the first barcode of every item."""

    home: Home
    database: ShopDatabase
    owner: Actor
    codes: list[str]

    def items(self) -> list[tuple[bytes, int]]:
        """The items of the codes, with their prices."""
        return [self.database.rows(PRICED, (code,))[0] for code in self.codes]


@contextmanager
def throwaway_shop(items: int) -> Iterator[Shop]:
    """A shop with so many items, gone afterwards."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        owner = make_shop(home, OWNER, new_recovery_key())
        database = open_database(home.database, load_key(home), home.backups)
        try:
            yield Shop(home, database, owner, _add_items(database, owner, items))
        finally:
            database.close()


@contextmanager
def large_shop() -> Iterator[Shop]:
    """A copy of the shop that LUMBUNG_BIG_SHOP names, with some codes out of all parts of it."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    big = Path(os.environ[BIG_SHOP])
    with tempfile.TemporaryDirectory(dir=big.parent) as folder:
        home = Home(shutil.copytree(big, Path(folder) / "copy", ignore=NO_COPIES))
        database = open_database(home.database, load_key(home), home.backups)
        try:
            owner = Actor(database.rows(OWNER_OF)[0][0])
            codes = [code for (code,) in database.rows(SOME_CODES)]
            yield Shop(home, database, owner, codes)
        finally:
            database.close()


def stock_up(shop: Shop, quantity: int) -> None:
    """Receives so much (thousandths) of everything, at a cost, in documents of 500 lines."""
    for start in range(0, len(shop.codes), 500):
        with shop.database.atomic():
            draft = open_draft(shop.database, shop.owner, kind="receipt")
            for code in shop.codes[start : start + 500]:
                kept = add_line(shop.database, shop.owner, draft=draft, code=code, count=quantity)
                change_line(shop.database, shop.owner, line=kept.line, unit_cost=UNIT_COST)
            post_draft(shop.database, shop.owner, draft=draft)


def _add_items(database: ShopDatabase, owner: Actor, count: int) -> list[str]:
    """The demo's goods over and over, with numbers of their own."""
    goods, codes = read_goods(), []
    with database.atomic():
        categories = {
            name: add_category(database, owner, name=name)
            for name in {each.category for each in goods}
        }
        suppliers = {
            name: add_partner(database, owner, name=name)
            for name in {each.supplier for each in goods}
        }
        for number in range(count):
            each = goods[number % len(goods)]
            body = f"899{number:09d}"
            codes.append(body + check_digit(body))
            fields = ItemFields(
                name=_name(each, number // len(goods)),
                category=categories[each.category],
                supplier=suppliers[each.supplier],
                sale_price=each.price,
                reorder_point=each.reorder_point,
            )
            create_item(database, owner, fields=fields, barcodes=[BarcodeFields(codes[-1])])
    return codes


def _name(goods: Goods, turn: int) -> str:
    return f"{goods.name} ({turn})" if turn else goods.name

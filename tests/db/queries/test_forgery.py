"""A forger with the key and our code: only heads that are kept elsewhere can tell."""

from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.heads import kept_heads
from db.home import Home
from db.operations.backups import make_backup
from db.queries import check as checking
from db.queries.check import check
from db.rules.journal import Head, document_hash
from tests.db.queries.test_check import tamper
from tests.db.queries.test_journal import rehash
from tests.shops import ONE, add_item, at, receive, sell

NOON = 1_774_933_200_000_000
DAY = 86_400_000_000


@pytest.fixture
def forged(
    home: Home, shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> tuple[int, int]:
    """A sale of the cashier is put down to the owner, and everything hashed anew.

    Two backups were made, before the sale and after it; returns the rows between their heads.
    """
    tea = add_item(shop_database, owner, "Teh", sale_price=150)
    receive(shop_database, owner, tea, 10 * ONE, 100)
    before = make_backup(shop_database, at(owner, NOON))
    sale = sell(shop_database, cashier, tea, ONE).id
    after = make_backup(shop_database, at(owner, NOON + DAY))
    hex_id, hex_owner = sale.hex(), owner.account.hex()
    tamper(
        shop_database,
        f"UPDATE document SET actor = x'{hex_owner}' WHERE id = x'{hex_id}'",
        f"UPDATE journal SET actor = x'{hex_owner}' WHERE subject = x'{hex_id}'",
    )
    told = {"sha256": _hash_of(shop_database, sale)}
    tamper(
        shop_database,
        f'UPDATE journal SET payload = \'{{"sha256":"{told["sha256"]}"}}\' '
        f"WHERE kind = 'document_posted' AND subject = x'{hex_id}'",
    )
    rehash(shop_database)
    heads = [Head.from_line(backup.file.heads()[0]) for backup in (before, after)]
    return heads[0].device_seq, heads[1].device_seq


def _hash_of(database: ShopDatabase, document: bytes) -> str:
    """As the check works it out, of the document as it is now."""
    headers: list[dict[str, Any]] = [
        dict(zip(checking.HEADER, row[:-1], strict=True))
        for row in database.rows(checking.DOCUMENTS)
    ]
    header = next(each for each in headers if each["id"] == document)
    lines = [
        dict(zip(checking.LINE, line, strict=True))
        for of, *line in database.rows(checking.LINES)
        if of == document
    ]
    return document_hash(header, lines)


def test_the_forgery_is_perfect(shop_database: ShopDatabase, forged: tuple[int, int]) -> None:
    """Without a head from elsewhere nobody can see it: that is what heads are for."""
    assert check(shop_database, deep=True) == []


@pytest.mark.parametrize("lost", ["*.jsonl", "*.heads", ""])
def test_either_kept_head_names_the_place(
    home: Home, shop_database: ShopDatabase, forged: tuple[int, int], lost: str
) -> None:
    """In the file of heads, or beside a backup: back to the last one that still holds."""
    for file in home.backups.glob(lost) if lost else ():
        file.unlink()
    (problem,) = check(shop_database, kept_heads(home.journal_heads))
    first, last = forged
    assert problem.subject.endswith(f"/{first + 1}-{last}")


def test_a_forger_who_takes_every_head_along(
    home: Home, shop_database: ShopDatabase, forged: tuple[int, int]
) -> None:
    """Then only a backup elsewhere tells; nothing is made up."""
    for file in (*home.backups.glob("*.jsonl"), *home.backups.glob("*.heads")):
        file.unlink()
    assert check(shop_database, kept_heads(home.journal_heads)) == []

"""The demo shop of any size: exactly as large as asked, and its books agree to the last hash."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.demo.fill import PASSWORD, demo_shop
from db.demo.large import fill_large
from db.errors import PermissionDenied, Refused
from db.home import Home
from db.operations import accounts
from db.operations.setup import make_shop, new_recovery_key
from db.queries.check import check
from db.queries.items import ItemFilter, find_items
from db.queries.shop import locations
from tests.shops import ONE, add_item, open_shop, receive, sell

TODAY = date(2026, 3, 14)
ITEMS, MOVEMENTS = 400, 1_500
LATER = "Baru"  # what a test adds to the shop that all share


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ShopDatabase, Actor]]:
    """One shop for all tests that only look, or add what others do not count."""
    home = Home(tmp_path_factory.mktemp("large"))
    fill = partial(fill_large, items=ITEMS, movements=MOVEMENTS, today=TODAY)
    with pytest.MonkeyPatch.context() as patched:  # one Argon2 hash instead of four
        patched.setattr(accounts, "hash_password", cache(accounts.hash_password))
        owner = make_shop(home, demo_shop(), new_recovery_key(), fill=fill)
    database = open_shop(home)
    yield database, owner
    database.close()


def test_it_is_as_large_as_asked_and_the_books_agree(
    large: tuple[ShopDatabase, Actor],
) -> None:
    """The movements of a year up to yesterday; sums, chains, documents and foreign keys hold."""
    database, _owner = large
    days = database.rows(
        "SELECT min(business_date), max(business_date), count(*) FROM movement "
        "WHERE business_date < ?",
        (TODAY.isoformat(),),
    )
    items = database.rows("SELECT count(*) FROM item WHERE name <> ?", (LATER,))

    assert check(database, deep=True) == []
    assert items == [(ITEMS,)]
    assert days == [("2025-03-14", "2026-03-13", MOVEMENTS)]


def test_it_has_everything_of_the_small_one(large: tuple[ShopDatabase, Actor]) -> None:
    """People, three places, suppliers; receipts, sales and reversals; goods that are found."""
    database, owner = large

    kinds = database.rows(
        "SELECT kind, count(*), sum(reverses IS NOT NULL) FROM document GROUP BY kind"
    )
    names = [row.name for row in find_items(database, owner, limit=ITEMS)]

    assert len(locations(database, owner)) == 3
    assert [kind for kind, count, _reversed in kinds if count > 20] == ["receipt", "sale"]
    assert kinds[1][2] > 0
    assert len(set(names)) == ITEMS
    assert find_items(database, owner, where=ItemFilter(text="beras cap lesung"))
    assert accounts.sign_in(database, login="kasir", password=PASSWORD)


def test_few_goods_sell_most(large: tuple[ShopDatabase, Actor]) -> None:
    """As in shops: the tenth that sells best is more than a fifth of all that is sold."""
    database, _owner = large
    sold = [
        went
        for (went,) in database.rows(
            "SELECT sum(went) FROM item_year WHERE kind = 'sale' GROUP BY item ORDER BY 1"
        )
    ]

    assert sum(sold[-ITEMS // 10 :]) > sum(sold) / 5


def test_work_goes_on_where_it_ends(large: tuple[ShopDatabase, Actor]) -> None:
    """Numbers, the chain and the settings of the connection are as the operations expect them."""
    database, owner = large
    (before,) = database.rows("SELECT max(number) FROM document WHERE kind = 'receipt'")[0]
    item = add_item(database, owner, LATER)

    receipt = receive(database, owner, item, 2 * ONE, 100)
    sell(database, owner, item, ONE)

    assert int(receipt.number[-6:]) == int(before[-6:]) + 1
    assert database.rows("SELECT sku FROM item WHERE id = ?", (item,)) == [("K1-00401",)]
    assert database.rows("PRAGMA foreign_keys") == [(1,)]
    assert check(database, deep=True) == []


def test_a_shop_may_be_tiny(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One item and one movement are a shop too; `progress` hears of the end."""
    home, heard = Home(tmp_path_factory.mktemp("tiny")), []

    def fill(database: ShopDatabase, owner: Actor) -> None:
        progress = lambda done, rows: heard.append((done, rows))  # noqa: E731
        fill_large(database, owner, items=1, movements=1, today=TODAY, progress=progress)
        assert check(database, deep=True) == []
        assert database.rows("SELECT count(*) FROM movement") == [(1,)]

    make_shop(home, demo_shop(), new_recovery_key(), fill=fill)

    assert heard[-1] == (2, 2)


def test_real_shops_and_other_people_are_refused(
    shop_database: ShopDatabase, owner: Actor, viewer: Actor
) -> None:
    """Nobody gets demo people into a shop that is none."""
    with pytest.raises(Refused, match="shop_not_demo"):
        fill_large(shop_database, owner, items=1, movements=1)
    with pytest.raises(PermissionDenied):
        fill_large(shop_database, viewer, items=1, movements=1)

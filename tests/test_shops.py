"""The shops that tests run in are real ones."""

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.check import check
from tests.shops import ONE, add_item, digest, on_hand, receive, sell


def test_the_builders_book_into_a_shop_that_agrees(
    shop_database: ShopDatabase, warehouse: Actor, cashier: Actor
) -> None:
    """What is received and sold is on hand, and the books agree."""
    item = add_item(shop_database, warehouse, "Gula Pasir 1 kg", "8991234567897")
    receive(shop_database, warehouse, item, 10 * ONE, 100)
    sell(shop_database, cashier, item, 3 * ONE)
    assert on_hand(shop_database, item) == 7 * ONE
    assert check(shop_database) == []


def test_the_digest_sees_one_changed_value(shop_database: ShopDatabase, owner: Actor) -> None:
    """The digest stays while nobody writes and moves with a single value."""
    item = add_item(shop_database, owner)
    before = digest(shop_database)
    assert digest(shop_database) == before
    shop_database.execute_sql("UPDATE item SET note = 'x' WHERE id = ?", (item,))
    assert digest(shop_database) != before

"""The stock card: every movement with the balance after it."""

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.documents import reverse_document
from db.operations.places import add_location
from db.queries.stock_card import CardRow, stock_card
from tests.shops import ONE, add_item, at, receive, sell

DAY = 24 * 3600 * 1_000_000


def test_a_card_tells_who_what_and_where(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Newest first, changes with their sign, people and numbers named."""
    item = add_item(shop_database, owner, sale_price=100)
    receive(shop_database, owner, item, 10 * ONE, 60)
    sold = sell(shop_database, cashier, item, 3 * ONE)
    reverse_document(shop_database, cashier, document=sold.id, reason="")
    card = stock_card(shop_database, owner, item=item)
    shown = [(row.kind, row.is_reversal, row.change, row.balance, row.cost) for row in card]
    assert shown == [
        ("sale", True, 3 * ONE, 10 * ONE, 180),
        ("sale", False, -3 * ONE, 7 * ONE, 180),
        ("receipt", False, 10 * ONE, 10 * ONE, 600),
    ]
    assert [(row.person, row.number, row.place) for row in card] == [
        ("Kasir", "REV-K1-000001", "Toko"),
        ("Kasir", "SAL-K1-000001", "Toko"),
        ("Ibu Sri", "RCV-K1-000001", "Toko"),
    ]


def test_the_balance_runs_on_across_pages(shop_database: ShopDatabase, owner: Actor) -> None:
    """Pages of any size show the same card, also where moments are equal."""
    item, other = add_item(shop_database, owner), add_item(shop_database, owner, "Other")
    moment = at(owner, 1_767_225_600_000_000)
    for count in range(1, 9):
        receive(shop_database, moment, item, count * ONE)
        receive(shop_database, moment, other, 50 * ONE)
        sell(shop_database, moment, item, ONE)
    whole = stock_card(shop_database, owner, item=item)
    assert len(whole) == 16
    assert whole[0].balance == (36 - 8) * ONE
    for older, newer in zip(whole[1:], whole, strict=False):
        assert newer.balance - newer.change == older.balance
    assert whole[-1].balance == whole[-1].change
    for size in (1, 3, 16, 17):
        paged: list[CardRow] = []
        while page := stock_card(
            shop_database, owner, item=item, limit=size, after=paged[-1] if paged else None
        ):
            paged += page
        assert paged == whole


def test_an_item_that_never_moved_has_an_empty_card(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """And so has one that does not exist."""
    add_location(shop_database, owner, name="Gudang")
    assert stock_card(shop_database, owner, item=add_item(shop_database, owner)) == []
    assert stock_card(shop_database, owner, item=bytes(16)) == []


def test_a_card_says_what_may_be_reversed(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, viewer: Actor
) -> None:
    """A cashier's own documents of today alone, a viewer's none, and nothing twice."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 10 * ONE)
    sell(shop_database, cashier, item, ONE)
    undone = sell(shop_database, cashier, item, ONE)
    reverse_document(shop_database, cashier, document=undone.id, reason="")
    assert _reversible(shop_database, owner, item) == [False, False, True, True]
    assert _reversible(shop_database, cashier, item) == [False, False, True, False]
    assert _reversible(shop_database, at(cashier, cashier.clock() + DAY), item) == [False] * 4
    assert _reversible(shop_database, viewer, item) == [False] * 4


def _reversible(database: ShopDatabase, actor: Actor, item: bytes) -> list[bool]:
    return [row.reversible for row in stock_card(database, actor, item=item)]


def test_a_cashier_knows_only_their_own_sales(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Other people's documents keep the balance right and say neither number nor name."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 3 * ONE)
    own = sell(shop_database, cashier, item, ONE)

    sold, received = stock_card(shop_database, cashier, item=item)

    assert (sold.number, sold.balance) == (own.number, 2 * ONE)
    assert sold.person is not None
    assert (received.number, received.person, received.balance) == ("", None, 3 * ONE)

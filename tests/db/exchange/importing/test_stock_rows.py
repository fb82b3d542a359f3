"""Quantities become opening stock where nothing was booked."""

from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.check import check
from tests.db.exchange.files import bring, codes, counts
from tests.shops import ONE, add_item, on_hand, receive


def test_opening_stock_goes_to_its_places_and_lots(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """Nested places are made; two rows of one item at one place add up."""
    item = add_item(shop_database, owner, sku="A")
    text = (
        "sku,lokasi,batch,exp,qty\nA,Gudang / Rak 1,B1,31/12/2027,2\nA,Gudang / Rak 1,B1,"
        "31/12/2027,3\nA,Toko,,,1\nX,Toko,,,1\n"
    )
    result = bring(shop_database, owner, tmp_path, text)
    assert (result.layout.kind, counts(result)) == ("stock", (4, 3, 0, 1))
    assert codes(result) == [(5, "row_without_item")]
    assert on_hand(shop_database, item) == 6 * ONE
    assert shop_database.rows("SELECT code, expires_on FROM lot WHERE item IS NOT NULL") == [
        ("B1", "2027-12-31")
    ]
    assert check(shop_database) == []


def test_stock_that_is_there_is_left_to_counting(
    shop_database: ShopDatabase, owner: Actor, tmp_path: Path
) -> None:
    """An opening on top of what is booked would be a lie; the same amount is fine."""
    item = add_item(shop_database, owner, sku="A")
    receive(shop_database, owner, item, 5 * ONE, 100)
    assert codes(bring(shop_database, owner, tmp_path, "sku,qty\nA,7\n")) == [(2, "stock_there")]
    assert codes(bring(shop_database, owner, tmp_path, "sku,qty\nA,5\n")) == []
    assert on_hand(shop_database, item) == 5 * ONE

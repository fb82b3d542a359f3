"""Settings that hold for every till of the shop."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.operations.settings import set_direct_sale
from db.queries.shop import direct_sale


def test_sales_are_booked_at_once_where_the_owner_says_so(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """Not as a shop begins, and nobody else says so."""
    assert not direct_sale(shop_database, cashier)
    for on in (True, False, True):
        set_direct_sale(shop_database, owner, on=on)
        assert direct_sale(shop_database, cashier) is on
    with pytest.raises(PermissionDenied):
        set_direct_sale(shop_database, cashier, on=False)

"""Items that are made together are found like those that are made one by one."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput
from db.operations.search_text import searchable_together
from db.queries.check import check
from db.queries.items import ItemFilter, find_items
from tests.shops import add_item


def test_items_are_found_by_name_and_barcode(shop_database: ShopDatabase, owner: Actor) -> None:
    """Those of the block once it ends; before and after it each by itself."""
    add_item(shop_database, owner, "Gula")
    with shop_database.atomic(), searchable_together(shop_database):
        add_item(shop_database, owner, "Teh", "8991002101104")
        add_item(shop_database, owner, "Kopi", "8997007350110")
    add_item(shop_database, owner, "Garam", "8991002103238")

    found = [
        [row.name for row in find_items(shop_database, owner, where=ItemFilter(text=text))]
        for text in ("gula", "8991002101104", "kop", "8991002103238")
    ]

    assert found == [["Gula"], ["Teh"], ["Kopi"], ["Garam"]]
    assert check(shop_database, deep=True) == []


def test_what_fails_leaves_the_search_as_it_was(shop_database: ShopDatabase, owner: Actor) -> None:
    """The transaction takes everything back, so that later items are found at once."""

    def two_items(second: str) -> None:
        with shop_database.atomic(), searchable_together(shop_database):
            add_item(shop_database, owner, "Teh")
            add_item(shop_database, owner, second)

    with pytest.raises(InvalidInput, match="text_missing"):
        two_items("")
    add_item(shop_database, owner, "Kopi")

    assert [row.name for row in find_items(shop_database, owner)] == ["Kopi"]
    assert find_items(shop_database, owner, where=ItemFilter(text="kopi"))
    assert check(shop_database, deep=True) == []

"""Categories, partners and places: names, and who has them already."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.ids import SUPPLIERS, new_id
from db.operations.items import ItemFields, edit_item
from db.operations.places import (
    add_category,
    add_location,
    add_partner,
    rename_category,
    rename_location,
    rename_partner,
)
from db.queries.check import check
from db.queries.items import ItemFilter, find_items
from db.queries.shop import categories, locations, suppliers
from tests.shops import add_item, digest


def test_names_are_listed_and_unique(shop_database: ShopDatabase, owner: Actor) -> None:
    """A second one of the same name is refused, whatever its case."""
    add_category(shop_database, owner, name=" Minuman ")
    add_partner(shop_database, owner, name="CV Maju", phone="0812")
    add_partner(shop_database, owner, name="Bu Ani", kind="customer")
    add_location(shop_database, owner, name="Gudang")
    assert [row.name for row in categories(shop_database, owner)] == ["Minuman"]
    assert [row.name for row in suppliers(shop_database, owner)] == ["CV Maju"]
    assert [row.name for row in locations(shop_database, owner)] == ["Toko", "Gudang"]
    before = digest(shop_database)
    with pytest.raises(Refused, match="name_taken"):
        add_category(shop_database, owner, name="MINUMAN")
    with pytest.raises(Refused, match="name_taken"):
        add_partner(shop_database, owner, name="bu ani")
    with pytest.raises(Refused, match="name_taken"):
        add_location(shop_database, owner, name="toko")
    with pytest.raises(InvalidInput, match="text_missing"):
        add_category(shop_database, owner, name=" ")
    with pytest.raises(InvalidInput, match="partner_kind_unknown"):
        add_partner(shop_database, owner, name="X", kind="loss")
    assert digest(shop_database) == before


def test_a_new_name_is_found_at_once(shop_database: ShopDatabase, owner: Actor) -> None:
    """Items are found by their category's and supplier's names, also after these change."""
    category = add_category(shop_database, owner, name="Minuman")
    partner = add_partner(shop_database, owner, name="CV Maju")
    item = add_item(shop_database, owner, "Teh", category=category, supplier=partner)
    rename_category(shop_database, owner, category=category, name="Wedang")
    rename_partner(shop_database, owner, partner=partner, name="PT Mundur")
    for text, found in (("wedang", 1), ("mundur", 1), ("minuman", 0), ("maju", 0)):
        assert len(find_items(shop_database, owner, where=ItemFilter(text))) == found, text
    edit_item(shop_database, owner, item=item, fields=ItemFields("Teh"))
    assert find_items(shop_database, owner, where=ItemFilter("wedang")) == []
    assert check(shop_database) == []


def test_a_name_may_change_its_case(shop_database: ShopDatabase, owner: Actor) -> None:
    """One's own name is not taken."""
    category = add_category(shop_database, owner, name="minuman")
    rename_category(shop_database, owner, category=category, name="Minuman")
    assert [row.name for row in categories(shop_database, owner)] == ["Minuman"]


def test_shelves_stand_in_places_of_ours(shop_database: ShopDatabase, owner: Actor) -> None:
    """The virtual places keep their names and hold no shelf."""
    (shop_floor,) = locations(shop_database, owner)
    add_location(shop_database, owner, name="Rak 1", parent=shop_floor.id)
    for parent in (SUPPLIERS, new_id()):
        with pytest.raises(NotFound, match="location_unknown"):
            add_location(shop_database, owner, name="Rak 2", parent=parent)
    with pytest.raises(NotFound, match="location_unknown"):
        rename_location(shop_database, owner, location=SUPPLIERS, name="Pemasok")
    rename_location(shop_database, owner, location=shop_floor.id, name="Depan")
    assert [row.name for row in locations(shop_database, owner)] == ["Depan", "Rak 1"]
    assert check(shop_database) == []


def test_what_is_not_there_is_told(shop_database: ShopDatabase, owner: Actor) -> None:
    """Each kind has its code."""
    gone = new_id()
    with pytest.raises(NotFound, match="category_unknown"):
        rename_category(shop_database, owner, category=gone, name="x")
    with pytest.raises(NotFound, match="partner_unknown"):
        rename_partner(shop_database, owner, partner=gone, name="x")

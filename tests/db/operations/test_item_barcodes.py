"""An item's barcodes: which can be, whose they are, how they are changed."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, Refused
from db.ids import fixed_id, new_id
from db.operations.items import (
    BarcodeFields,
    ItemFields,
    add_barcode,
    create_item,
    edit_item,
)
from db.queries.check import check
from db.queries.items import find_items, item_detail
from tests.shops import ONE, RUPIAH, add_item, digest

KILOGRAMS = fixed_id("unit/kg")
EAN = "8991234567897"


UPC_A, UPC_A_AS_EAN = "036000291452", "0036000291452"


def codes_of(database: ShopDatabase, actor: Actor, item: bytes) -> list[str]:
    """An item's barcodes."""
    return sorted(code.code for code in item_detail(database, actor, item=item).barcodes)


@pytest.mark.parametrize(
    ("barcode", "code"),
    [
        (BarcodeFields(""), "barcode_empty"),
        (BarcodeFields("7" * 5_000), "barcode_too_long"),
        (BarcodeFields("12\x0034"), "barcode_control_characters"),
        (BarcodeFields("1234", 0), "quantity_not_positive"),
        (BarcodeFields("1234", -ONE), "quantity_not_positive"),
        (BarcodeFields("1234", 10**18), "quantity_too_large"),
        (BarcodeFields("1234", 500), "quantity_too_fine"),
        (BarcodeFields("1234", ONE, "x" * 65), "text_too_long"),
    ],
)
def test_a_barcode_that_cannot_be(
    shop_database: ShopDatabase, owner: Actor, barcode: BarcodeFields, code: str
) -> None:
    """Whichever way it is given: with a new item or with an edited one."""
    item = add_item(shop_database, owner)
    fields = ItemFields("Beras")
    before = digest(shop_database)
    with pytest.raises(InvalidInput, match=code):
        create_item(shop_database, owner, fields=fields, barcodes=[barcode])
    with pytest.raises(InvalidInput, match=code):
        edit_item(shop_database, owner, item=item, fields=fields, barcodes=[barcode])
    assert digest(shop_database) == before


def test_a_pack_of_what_is_weighed_may_be_a_fraction(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Half a kilogram has a code of its own; half a piece cannot be sold."""
    half = BarcodeFields("2000000000015", 500, "1/2 kg")
    item = add_item(shop_database, owner, "Gula curah", half, unit=KILOGRAMS)
    assert item_detail(shop_database, owner, item=item).barcodes[0].pack_quantity == 500


@pytest.mark.parametrize(("ours", "theirs"), [(EAN, EAN), (UPC_A, UPC_A_AS_EAN), ("ABC", "ABC")])
def test_a_barcode_belongs_to_one_item(
    shop_database: ShopDatabase, owner: Actor, ours: str, theirs: str
) -> None:
    """Also in another spelling of the same number; the refusal names who has it."""
    add_item(shop_database, owner, "The first", ours)
    other = add_item(shop_database, owner, "The other")
    before = digest(shop_database)
    with pytest.raises(Refused, match="barcode_taken") as refused:
        add_item(shop_database, owner, "A third", "111", theirs)
    assert refused.value.details == {"barcode": theirs, "name": "The first"}
    claimed, fields = [BarcodeFields(theirs)], ItemFields("The other")
    with pytest.raises(Refused, match="barcode_taken"):
        edit_item(shop_database, owner, item=other, fields=fields, barcodes=claimed)
    assert digest(shop_database) == before


def test_one_product_may_carry_both_spellings(shop_database: ShopDatabase, owner: Actor) -> None:
    """UPC-A and EAN-13 of the same number may both be printed on it."""
    item = add_item(shop_database, owner, "Tissue", UPC_A, UPC_A_AS_EAN)
    assert codes_of(shop_database, owner, item) == [UPC_A_AS_EAN, UPC_A]


def test_a_barcode_twice_on_one_item_is_refused(shop_database: ShopDatabase, owner: Actor) -> None:
    """Which pack would it count?"""
    twice = [BarcodeFields(EAN), BarcodeFields(f" {EAN} ", 12 * ONE)]
    with pytest.raises(Refused, match="barcode_taken"):
        create_item(shop_database, owner, fields=ItemFields("Tissue"), barcodes=twice)
    item = add_item(shop_database, owner, "Tissue", EAN)
    with pytest.raises(Refused, match="barcode_taken"):
        edit_item(shop_database, owner, item=item, fields=ItemFields("Tissue"), barcodes=twice)
    assert codes_of(shop_database, owner, item) == [EAN]


def test_barcodes_are_replaced_as_a_list(shop_database: ShopDatabase, owner: Actor) -> None:
    """What is not in the new list goes, what is stays itself, what is new comes."""
    item = add_item(shop_database, owner, "Mie", "111", "222")
    codes = [BarcodeFields("222", 40 * ONE, "dus"), BarcodeFields("333")]
    edit_item(shop_database, owner, item=item, fields=ItemFields("Mie"), barcodes=codes)
    assert codes_of(shop_database, owner, item) == ["222", "333"]
    assert find_items(shop_database, owner, where=None)[0].name == "Mie"
    edit_item(shop_database, owner, item=item, fields=ItemFields("Mie goreng"))
    assert codes_of(shop_database, owner, item) == ["222", "333"]
    assert check(shop_database) == []


def test_a_barcode_is_added_beside_the_others(shop_database: ShopDatabase, owner: Actor) -> None:
    """Its fields are as they were, also one that was changed a moment ago."""
    item = add_item(shop_database, owner, "Teh", EAN)
    fields = ItemFields("Teh baru", sale_price=2_000 * RUPIAH)
    edit_item(shop_database, owner, item=item, fields=fields)
    add_barcode(shop_database, owner, item=item, barcode=BarcodeFields(UPC_A, 12 * ONE, "dus"))
    detail = item_detail(shop_database, owner, item=item)
    assert (detail.row.name, detail.row.sale_price) == ("Teh baru", 2_000 * RUPIAH)
    assert codes_of(shop_database, owner, item) == [UPC_A, EAN]
    assert check(shop_database) == []


@pytest.mark.parametrize(
    ("barcode", "code"),
    [
        (BarcodeFields(EAN), "barcode_taken"),
        (BarcodeFields(UPC_A_AS_EAN), "barcode_taken"),
        (BarcodeFields("4006381333931", 0), "quantity"),
        (BarcodeFields("4006381333931", 500), "quantity"),
    ],
)
def test_a_barcode_that_cannot_be_added(
    shop_database: ShopDatabase, owner: Actor, barcode: BarcodeFields, code: str
) -> None:
    """Another item's, in whatever spelling, or the item's own; a count that is none."""
    item = add_item(shop_database, owner, "Teh", EAN)
    add_item(shop_database, owner, "Kopi", UPC_A)
    before = digest(shop_database)
    with pytest.raises(LumbungError, match=code):
        add_barcode(shop_database, owner, item=item, barcode=barcode)
    assert digest(shop_database) == before
    with pytest.raises(NotFound, match="item_unknown"):
        add_barcode(shop_database, owner, item=new_id(), barcode=BarcodeFields("4006381333931"))


def test_a_code_that_was_given_up_is_free(shop_database: ShopDatabase, owner: Actor) -> None:
    """Another item may take it from then on."""
    item = add_item(shop_database, owner, "One", EAN)
    edit_item(shop_database, owner, item=item, fields=ItemFields("One"), barcodes=[])
    other = add_item(shop_database, owner, "Two", EAN)
    assert codes_of(shop_database, owner, other) == [EAN]
    assert codes_of(shop_database, owner, item) == []

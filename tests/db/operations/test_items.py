"""Items and barcodes: created, edited field by field, archived, deleted."""

import json
from dataclasses import replace
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError, NotFound, PermissionDenied, Refused
from db.ids import fixed_id, new_id
from db.operations.drafts import add_line, open_draft, undo_line
from db.operations.items import (
    BarcodeFields,
    ItemFields,
    archive_item,
    create_item,
    delete_item,
    edit_item,
    restore_item,
)
from db.operations.places import add_category, add_partner
from db.queries.check import check
from db.queries.items import ItemFilter, find_items, item_detail
from tests.db.operations.test_item_barcodes import EAN
from tests.shops import ONE, RUPIAH, add_item, digest, receive


def journal_of(database: ShopDatabase, subject: bytes) -> list[tuple[str, dict[str, Any]]]:
    """What the journal tells of a row, the oldest first."""
    sql = "SELECT kind, payload FROM journal WHERE subject = ? ORDER BY device_seq"
    return [(kind, json.loads(payload)) for kind, payload in database.rows(sql, (subject,))]


def test_an_item_is_kept_as_given(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """Every field comes back, and the journal tells of item and barcode."""
    category = add_category(shop_database, warehouse, name="Minuman")
    supplier = add_partner(shop_database, warehouse, name="CV Maju")
    fields = ItemFields(
        *("Teh Botol", " TB-1 ", category, fixed_id("unit/pcs"), 5_000 * RUPIAH),
        *(12 * ONE, 48 * ONE, supplier, "rak\natas"),
    )
    carton = BarcodeFields(EAN, 12 * ONE, "karton")
    item = create_item(shop_database, warehouse, fields=fields, barcodes=[carton])
    detail = item_detail(shop_database, warehouse, item=item)
    assert (detail.row.sku, detail.row.name, detail.row.category) == (
        "TB-1",
        "Teh Botol",
        "Minuman",
    )
    assert (detail.row.sale_price, detail.row.reorder_point) == (50_000_000, 12_000)
    assert (detail.reorder_quantity, detail.supplier, detail.note) == (
        48_000,
        supplier,
        "rak\natas",
    )
    assert [(code.code, code.pack_quantity) for code in detail.barcodes] == [(EAN, 12_000)]
    ((kind, told),) = journal_of(shop_database, item)
    assert (kind, told["table"], told["fields"]["sku"]) == ("row_created", "item", "TB-1")
    assert told["fields"]["category"] == category.hex()
    assert "sort_name" not in told["fields"]
    assert check(shop_database) == []


def test_new_names_are_made_with_the_item(shop_database: ShopDatabase, warehouse: Actor) -> None:
    """A category and a supplier of their own, each in the journal; the next item finds them."""
    known = add_partner(shop_database, warehouse, name="Bu Sri", kind="customer")
    named = ItemFields("Teh", category=" Minuman ", supplier="CV Maju")
    first = create_item(shop_database, warehouse, fields=named)
    second = add_item(shop_database, warehouse, "Kopi", category="minuman", supplier="bu sri")
    edit_item(shop_database, warehouse, item=first, fields=replace(named, category="Teh-tehan"))
    details = [item_detail(shop_database, warehouse, item=item) for item in (first, second)]
    assert [detail.row.category for detail in details] == ["Teh-tehan", "Minuman"]
    assert [detail.supplier_name for detail in details] == ["CV Maju", "Bu Sri"]
    kinds = shop_database.rows("SELECT name, kind FROM partner ORDER BY name")
    assert kinds == [("Bu Sri", "both"), ("CV Maju", "supplier")]
    ((_, told),) = journal_of(shop_database, details[1].category or b"")
    assert told["fields"]["name"] == "Minuman"
    assert [kind for kind, _ in journal_of(shop_database, known)] == [
        "row_created",
        "field_changed",
    ]
    assert check(shop_database) == []


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ({"sku": "TAKEN"}, "sku_taken"),
        ({"name": ""}, "text_missing"),
        ({"supplier": "s" * 201}, "text_too_long"),
    ],
)
def test_a_refused_item_leaves_no_new_name(
    named: dict[str, str], code: str, shop_database: ShopDatabase, owner: Actor
) -> None:
    """Item, category and supplier come together or not at all; the same when it is edited."""
    item = add_item(shop_database, owner, "The first")
    add_item(shop_database, owner, "The second", sku="TAKEN")
    fields = replace(ItemFields("Teh", category="Baru", supplier="Baru"), **named)  # type: ignore[arg-type]  # by name
    before = digest(shop_database)
    with pytest.raises(LumbungError, match=code):
        create_item(shop_database, owner, fields=fields)
    with pytest.raises(LumbungError, match=code):
        edit_item(shop_database, owner, item=item, fields=fields)
    assert digest(shop_database) == before


@pytest.mark.parametrize(
    ("named", "permission"), [("category", "category.edit"), ("supplier", "partner.edit")]
)
def test_a_new_name_needs_its_own_permission(
    named: str, permission: str, shop_database: ShopDatabase, owner: Actor, warehouse: Actor
) -> None:
    """Who may make items alone chooses among the names that there are."""
    add_item(shop_database, owner, "Teh", category="Lama", supplier="Lama")
    taken_away = "DELETE FROM role_permission WHERE permission = ? AND role = ?"
    role = shop_database.rows("SELECT role FROM account WHERE id = ?", (warehouse.account,))[0][0]
    shop_database.execute_sql(taken_away, (permission, role))
    add_item(shop_database, warehouse, "Kopi", category="Lama", supplier="Lama")
    before = digest(shop_database)
    with pytest.raises(PermissionDenied, match=permission):
        add_item(shop_database, warehouse, "Susu", **{named: "Baru"})
    assert digest(shop_database) == before


def test_items_without_a_number_are_given_one(shop_database: ShopDatabase, owner: Actor) -> None:
    """K1-00001, K1-00002 ... also past a number that somebody typed."""
    add_item(shop_database, owner, "Typed", sku="K1-00002")
    given = [add_item(shop_database, owner, f"Item {n}") for n in range(3)]
    skus = [item_detail(shop_database, owner, item=item).row.sku for item in given]
    assert skus == ["K1-00001", "K1-00003", "K1-00004"]


@pytest.mark.parametrize(
    "name",
    [
        "Kopi 'Tubruk' \"Asli\"",
        "'; DROP TABLE item; --",
        '<img src="http://example.com/x.png">',
        "Bakso 🍜👩‍🍳",
        "قهوة عربية",
        '%_\\*(NEAR) AND OR "',
        "x" * 200,
    ],
)
def test_any_name_is_kept_and_found(shop_database: ShopDatabase, owner: Actor, name: str) -> None:
    """Quotes, SQL, markup, emoji and right-to-left scripts are just text."""
    item = add_item(shop_database, owner, name)
    add_item(shop_database, owner, "something else")
    (found,) = find_items(shop_database, owner, where=ItemFilter(name))
    assert (found.id, found.name) == (item, name)
    assert check(shop_database) == []


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"name": ""}, "text_missing", "name"),
        ({"name": "x" * 201}, "text_too_long", "name"),
        ({"name": "a\x00b"}, "text_unprintable", "name"),
        ({"name": "\u202egnp.exe"}, "text_unprintable", "name"),
        ({"sku": "x" * 65}, "text_too_long", "sku"),
        ({"sku": "a\nb"}, "text_unprintable", "sku"),
        ({"sale_price": -1}, "price_negative", "sale_price"),
        ({"sale_price": 10**18}, "price_too_large", "sale_price"),
        ({"reorder_point": -1}, "quantity_negative", "reorder_point"),
        ({"reorder_quantity": 10**18}, "quantity_too_large", "reorder_quantity"),
        ({"note": "x" * 4_001}, "text_too_long", "note"),
    ],
)
def test_a_field_that_cannot_be_taken(
    shop_database: ShopDatabase, owner: Actor, fields: dict[str, Any], code: str, field: str
) -> None:
    """The error names the field; nothing is written, neither new nor edited."""
    item = add_item(shop_database, owner, "Before")
    before = digest(shop_database)
    wrong = replace(ItemFields("Name"), **fields)
    with pytest.raises(InvalidInput, match=code) as refused:
        create_item(shop_database, owner, fields=wrong)
    assert refused.value.field == field
    with pytest.raises(InvalidInput, match=code):
        edit_item(shop_database, owner, item=item, fields=wrong)
    assert digest(shop_database) == before


@pytest.mark.parametrize(
    ("field", "code"),
    [("unit", "unit_unknown"), ("category", "category_unknown"), ("supplier", "supplier_unknown")],
)
def test_what_an_item_names_must_exist(
    shop_database: ShopDatabase, owner: Actor, field: str, code: str
) -> None:
    """A category that was deleted meanwhile is told."""
    with pytest.raises(NotFound, match=code):
        add_item(shop_database, owner, "Name", **{field: new_id()})


def test_a_sku_belongs_to_one_item(shop_database: ShopDatabase, owner: Actor) -> None:
    """A second item with it is refused; the item itself may keep it."""
    item = add_item(shop_database, owner, "One", sku="A-1")
    other = add_item(shop_database, owner, "Two")
    with pytest.raises(Refused, match="sku_taken"):
        add_item(shop_database, owner, "Three", sku=" A-1 ")
    with pytest.raises(Refused, match="sku_taken"):
        edit_item(shop_database, owner, item=other, fields=ItemFields("Two", "A-1"))
    edit_item(shop_database, owner, item=item, fields=ItemFields("Uno", "A-1"))
    edit_item(shop_database, owner, item=item, fields=ItemFields("Ein"))
    assert item_detail(shop_database, owner, item=item).row.sku == "A-1"


def test_an_edit_tells_field_by_field(shop_database: ShopDatabase, owner: Actor) -> None:
    """Each changed field is one journal row with the version it was based on, before and after."""
    item = add_item(shop_database, owner, "Old", sku="A")
    edit_item(shop_database, owner, item=item, fields=ItemFields("New", sale_price=7))
    edit_item(shop_database, owner, item=item, fields=ItemFields("Newer", sale_price=7))
    changes = [told for kind, told in journal_of(shop_database, item) if kind == "field_changed"]
    assert changes == [
        {"table": "item", "field": "name", "base": 1, "before": "Old", "after": "New"},
        {"table": "item", "field": "sale_price", "base": 1, "before": 0, "after": 7},
        {"table": "item", "field": "name", "base": 2, "before": "New", "after": "Newer"},
    ]
    assert check(shop_database) == []


def test_an_edit_that_changes_nothing_writes_nothing(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Saving a form untouched leaves the database as it was."""
    item = add_item(shop_database, owner, "Same", EAN)
    before = digest(shop_database)
    edit_item(
        shop_database, owner, item=item, fields=ItemFields("Same"), barcodes=[BarcodeFields(EAN)]
    )
    assert digest(shop_database) == before


def test_an_item_that_never_moved_is_deleted(shop_database: ShopDatabase, owner: Actor) -> None:
    """With its barcodes and undone scans; the journal tells of each."""
    item = add_item(shop_database, owner, "Wrong", EAN)
    draft = open_draft(shop_database, owner, kind="receipt")
    line = add_line(shop_database, owner, draft=draft, code=EAN).line
    with pytest.raises(Refused, match="item_in_draft"):
        delete_item(shop_database, owner, item=item)
    undo_line(shop_database, owner, line=line)
    delete_item(shop_database, owner, item=item)
    assert journal_of(shop_database, item)[-1] == ("row_deleted", {"table": "item"})
    for table in ("item", "barcode", "item_search", "draft_line"):
        assert shop_database.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert check(shop_database) == []


def test_an_item_that_moved_is_archived_instead(shop_database: ShopDatabase, owner: Actor) -> None:
    """Out of lists and scanning, with its history; and back again."""
    item = add_item(shop_database, owner, "Moved", EAN)
    receive(shop_database, owner, item, ONE)
    with pytest.raises(Refused, match="item_moved"):
        delete_item(shop_database, owner, item=item)
    archive_item(shop_database, owner, item=item)
    assert find_items(shop_database, owner) == []
    draft = open_draft(shop_database, owner, kind="sale")
    assert add_line(shop_database, owner, draft=draft, code=EAN).item is None
    restore_item(shop_database, owner, item=item)
    assert [row.id for row in find_items(shop_database, owner)] == [item]
    assert add_line(shop_database, owner, draft=draft, code=EAN).item == item


def test_what_is_not_there_is_told(shop_database: ShopDatabase, owner: Actor) -> None:
    """Deleted by somebody else in the meantime."""
    gone = new_id()
    attempts = (
        lambda: edit_item(shop_database, owner, item=gone, fields=ItemFields("x")),
        lambda: archive_item(shop_database, owner, item=gone),
        lambda: restore_item(shop_database, owner, item=gone),
        lambda: delete_item(shop_database, owner, item=gone),
        lambda: item_detail(shop_database, owner, item=gone),
    )
    for attempt in attempts:
        with pytest.raises(LumbungError, match="item_unknown"):
            attempt()


def test_what_has_moved_keeps_its_unit(shop_database: ShopDatabase, owner: Actor) -> None:
    """Half a kilogram must not become half a piece; before the first movement it may change."""
    item = add_item(shop_database, owner, "Gula curah", unit=fixed_id("unit/kg"))
    pieces = ItemFields("Gula curah")
    edit_item(shop_database, owner, item=item, fields=pieces)
    receive(shop_database, owner, item, ONE)

    with pytest.raises(Refused) as refused:
        edit_item(shop_database, owner, item=item, fields=replace(pieces, unit=fixed_id("unit/kg")))

    assert refused.value.code == "unit_in_use"

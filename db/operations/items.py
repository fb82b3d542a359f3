"""Items and their barcodes: create, edit, archive, restore, delete."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from db.access import Actor, refuse_badge
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.ids import PIECES, new_id
from db.models.items import Barcode, Item
from db.models.shop import Category, Partner, Unit
from db.operations.master import change_row, create_row, delete_row
from db.operations.numbers import next_number
from db.operations.open_counts import was_counted
from db.operations.places import category_named, supplier_named
from db.operations.work import Work, writing
from db.rules.barcodes import clean_code, normalise_gtin
from db.rules.money import checked_level, checked_price, checked_quantity
from db.rules.texts import clean_line, clean_note, folded

SKU_LIMIT = 64
ONE = 1000
SKU_OWNER = "SELECT id FROM item WHERE sku = ? AND merged_into IS NULL"
CODE_OWNER = """
SELECT item.name FROM barcode JOIN item ON item.id = barcode.item
WHERE barcode.code = ? OR (barcode.gtin14 = ? AND barcode.item <> ?)
"""
DECIMALS = "SELECT unit.decimals FROM item JOIN unit ON unit.id = item.unit WHERE item.id = ?"
MOVED = """
SELECT 1 FROM movement WHERE item = :item UNION ALL SELECT 1 FROM item WHERE merged_into = :item
LIMIT 1
"""
HAS_LOTS = "SELECT 1 FROM lot WHERE item = ? LIMIT 1"  # their bookings may have been refused
ORDERED = "SELECT 1 FROM order_line WHERE item = ? LIMIT 1"
RESERVED = "SELECT 1 FROM reserved WHERE item = ? AND until > ? LIMIT 1"
BELOW_ZERO = """
SELECT 1 FROM balance JOIN location ON location.id = balance.location
WHERE balance.item = ? AND balance.quantity < 0 AND location.kind = 'internal' LIMIT 1
"""
EVER_RESERVED = "SELECT 1 FROM reservation WHERE item = ? LIMIT 1"
IN_A_DRAFT = "SELECT 1 FROM draft_line WHERE item = ? AND undone_at IS NULL LIMIT 1"


@dataclass(frozen=True)
class ItemFields:
    """What a person says of an item. Prices in ten-thousandths, levels in thousandths.

    An empty `sku` is given a number by the shop. A category or supplier is an id, or the name of
    a new one that is made together with the item. With `track_lots` receipts ask for its lot and
    last day; None leaves that as it is.
    """

    name: str
    sku: str = ""
    category: bytes | str | None = None
    unit: bytes = PIECES
    sale_price: int = 0
    reorder_point: int = 0
    reorder_quantity: int = 0
    supplier: bytes | str | None = None
    note: str = ""
    track_lots: bool | None = None


@dataclass(frozen=True)
class BarcodeFields:
    """A code as printed, and how many thousandths of the item's unit it counts."""

    code: str
    pack_quantity: int = ONE
    pack_name: str = ""


def create_item(
    database: ShopDatabase,
    actor: Actor,
    *,
    fields: ItemFields,
    barcodes: Sequence[BarcodeFields] = (),
) -> bytes:
    """Adds an item with its barcodes; returns its id.

    Raises `InvalidInput` for a field, `Refused("sku_taken")` or `Refused("barcode_taken")` with
    the code and the name of the item that has it. New names need the permission to make them.
    """
    with writing(database, actor, "item.create") as work:
        sku = fields.sku.strip() or free_sku(work)
        checked = _checked(work, replace(fields, sku=sku))
        item = new_id()
        _refuse_taken_sku(work, item, checked.sku)
        columns = {"track_lots": 0} | _columns(checked)
        create_row(work, Item, id=item, created_at=work.at, **columns)
        _set_barcodes(work, item, barcodes)
        return item


def edit_item(
    database: ShopDatabase,
    actor: Actor,
    *,
    item: bytes,
    fields: ItemFields,
    barcodes: Sequence[BarcodeFields] | None = None,
) -> None:
    """Sets an item's fields and, when given, its whole list of barcodes; see `create_item`.

    An empty `sku` keeps the one it has. What moved, was ordered or was counted was so in its unit,
    and keeps it: `Refused("unit_in_use")`.
    """
    with writing(database, actor, "item.edit") as work:
        before = load_item(work, item)
        if fields.unit != before["unit"] and is_measured(database, item):
            raise Refused("unit_in_use", name=before["name"])
        checked = _checked(work, replace(fields, sku=fields.sku.strip() or before["sku"]))
        _refuse_taken_sku(work, item, checked.sku)
        change_row(work, Item, item, **_columns(checked))
        if barcodes is not None:
            _set_barcodes(work, item, barcodes)


def add_barcode(
    database: ShopDatabase, actor: Actor, *, item: bytes, barcode: BarcodeFields
) -> None:
    """Adds one barcode to an item and leaves the rest of it alone; see `create_item`."""
    with writing(database, actor, "barcode.edit") as work:
        load_item(work, item)
        _add_barcode(work, item, _checked_barcode(work, item, barcode))


def archive_item(database: ShopDatabase, actor: Actor, *, item: bytes) -> None:
    """Takes an item out of lists and scanning; its history stays.

    `Refused("item_reserved")` while an order holds some of it: nobody could scan it for that;
    `Refused("item_short")` while some place has less than nothing of it.
    """
    with writing(database, actor, "item.delete") as work:
        name = load_item(work, item)["name"]
        if is_reserved(database, item, work.at):
            raise Refused("item_reserved", name=name)
        if database.row(BELOW_ZERO, (item,)):
            raise Refused("item_short", name=name)
        change_row(work, Item, item, archived_at=work.at)


def restore_item(database: ShopDatabase, actor: Actor, *, item: bytes) -> None:
    """Brings an archived item back."""
    with writing(database, actor, "item.delete") as work:
        load_item(work, item)
        change_row(work, Item, item, archived_at=None)


def delete_item(database: ShopDatabase, actor: Actor, *, item: bytes) -> None:
    """Really deletes an item that never moved; `Refused("item_moved")` for another one.

    One into which another was merged is another one too. What a stocktake counted or an order ever
    asked for stays for its sake: `item_was_counted`, `item_was_reserved`, `item_ordered`.
    """
    with writing(database, actor, "item.delete") as work:
        remove_item(work, item)


def remove_item(work: Work, item: bytes) -> None:
    """What `delete_item` does, inside somebody else's transaction; the permission is theirs."""
    name = load_item(work, item)["name"]
    if work.database.row(MOVED, {"item": item}) or work.database.row(HAS_LOTS, (item,)):
        raise Refused("item_moved", name=name)
    if work.database.row(ORDERED, (item,)):
        raise Refused("item_ordered", name=name)
    if work.database.row(EVER_RESERVED, (item,)):
        raise Refused("item_was_reserved", name=name)
    if work.database.row(IN_A_DRAFT, (item,)):
        raise Refused("item_in_draft", name=name)
    if was_counted(work.database, item):
        raise Refused("item_was_counted", name=name)
    work.database.execute_sql("DELETE FROM draft_line WHERE item = ?", (item,))
    work.database.execute_sql("UPDATE sales_history SET item = NULL WHERE item = ?", (item,))
    for barcode in Barcode.select().where(Barcode.item == item).dicts().execute(work.database):
        delete_row(work, Barcode, barcode["id"])
    delete_row(work, Item, item)


def load_item(work: Work, item: bytes, *, merged: bool = False) -> dict[str, Any]:
    """An item's row; `NotFound("item_unknown")`, or `Refused("item_merged")` for one that went.

    With `merged` that one is given too.
    """
    found = list(Item.select().where(Item.id == item).dicts().execute(work.database))
    if not found:
        raise NotFound("item_unknown")
    if found[0]["merged_into"] is not None and not merged:
        raise Refused("item_merged", name=found[0]["name"])
    return dict(found[0])


def is_measured(database: ShopDatabase, item: bytes) -> bool:
    """Whether there are quantities of an item, which its unit must be able to tell."""
    asked = ((MOVED, {"item": item}), (EVER_RESERVED, (item,)), (ORDERED, (item,)))
    return was_counted(database, item) or any(database.row(*one) for one in asked)


def is_reserved(database: ShopDatabase, item: bytes, at: int) -> bool:
    """Whether an order holds some of an item at a moment (microseconds UTC)."""
    return database.row(RESERVED, (item, at)) is not None


def _checked(work: Work, fields: ItemFields) -> ItemFields:
    if isinstance(fields.category, str):
        fields = replace(fields, category=category_named(work, fields.category))
    if isinstance(fields.supplier, str):
        fields = replace(fields, supplier=supplier_named(work, fields.supplier))
    for model, identity, code in (
        (Unit, fields.unit, "unit_unknown"),
        (Category, fields.category, "category_unknown"),
        (Partner, fields.supplier, "supplier_unknown"),
    ):
        if identity and not model.select().where(model.id == identity).exists(work.database):
            raise NotFound(code)
    (decimals,) = work.database.rows("SELECT decimals FROM unit WHERE id = ?", (fields.unit,))[0]
    return clean_fields(fields, decimals)


def clean_fields(fields: ItemFields, decimals: int) -> ItemFields:
    """The fields as they are kept; `InvalidInput` for one that cannot be. An empty SKU stays so.

    `decimals` are those of the item's unit.
    """
    return replace(
        fields,
        name=clean_line(fields.name, "name"),
        sku=clean_line(fields.sku, "sku", limit=SKU_LIMIT, required=False),
        sale_price=checked_price(fields.sale_price),
        reorder_point=checked_level(fields.reorder_point, "reorder_point", decimals),
        reorder_quantity=checked_level(fields.reorder_quantity, "reorder_quantity", decimals),
        note=clean_note(fields.note),
    )


def _columns(checked: ItemFields) -> dict[str, Any]:
    columns = asdict(checked) | {"sort_name": folded(checked.name)}
    if checked.track_lots is None:
        del columns["track_lots"]
        return columns
    return columns | {"track_lots": int(checked.track_lots)}


def free_sku(work: Work) -> str:
    """The next number that nobody has typed for an item of theirs."""
    sku = next_number(work, "SKU")
    while work.database.row(SKU_OWNER, (sku,)):
        sku = next_number(work, "SKU")
    return sku


def _refuse_taken_sku(work: Work, item: bytes, sku: str) -> None:
    if any(row[0] != item for row in work.database.rows(SKU_OWNER, (sku,))):
        raise Refused("sku_taken", sku=sku)


def _set_barcodes(work: Work, item: bytes, barcodes: Sequence[BarcodeFields]) -> None:
    wanted = [_checked_barcode(work, item, barcode) for barcode in barcodes]
    existing = {
        row["code"]: row["id"]
        for row in Barcode.select().where(Barcode.item == item).dicts().execute(work.database)
    }
    if wanted or existing:
        work.require("barcode.edit")
    for code in existing.keys() - {barcode.code for barcode in wanted}:
        delete_row(work, Barcode, existing.pop(code))
    for barcode in wanted:
        kept = existing.pop(barcode.code, None)
        if kept is None:
            _add_barcode(work, item, barcode)
        else:
            pack = {"pack_quantity": barcode.pack_quantity, "pack_name": barcode.pack_name}
            change_row(work, Barcode, kept, **pack)


def _checked_barcode(work: Work, item: bytes, barcode: BarcodeFields) -> BarcodeFields:
    (decimals,) = work.database.rows(DECIMALS, (item,))[0]
    return BarcodeFields(
        clean_code(barcode.code),
        checked_quantity(barcode.pack_quantity, decimals),
        clean_line(barcode.pack_name, "pack_name", limit=64, required=False),
    )


def _add_barcode(work: Work, item: bytes, barcode: BarcodeFields) -> None:
    refuse_badge(work.database, barcode.code)
    gtin14 = normalise_gtin(barcode.code)
    taken = work.database.row(CODE_OWNER, (barcode.code, gtin14, item))
    if taken:
        raise Refused("barcode_taken", barcode=barcode.code, name=taken[0])
    create_row(work, Barcode, id=new_id(), item=item, gtin14=gtin14, **asdict(barcode))

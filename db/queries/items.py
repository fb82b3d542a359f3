"""Items as lists and forms show them: search, pages, one item with everything about it."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from db.access import Actor, may, reading, refuse_badge
from db.connection import ShopDatabase
from db.errors import NotFound
from db.queries.codes import find_code, reading_of
from db.queries.find import EVERYTHING, count_found
from db.queries.item_pages import BY_LOW, COUNT_LISTED, LOW, Page, also, listed, page_of
from db.queries.item_pages import ORDERS as ORDERS
from db.queries.item_pages import ItemFilter as ItemFilter
from db.queries.item_pages import Sort as Sort
from db.rules.barcodes import clean_code, normalise_gtin, printed_gtin
from db.rules.search_words import read_wish

ROWS: Final = """
SELECT item.id, item.sku, item.name, category.name, unit.code, unit.decimals,
       item.on_hand, item.sale_price, item.reorder_point, item.archived_at IS NOT NULL,
       item.unit_cost, (
           SELECT coalesce(sum(reserved.quantity), 0) FROM reserved
           WHERE reserved.item = item.id AND reserved.until > ?)
FROM page CROSS JOIN item ON item.id = page.id
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
ORDER BY page.place
"""
COUNT: Final = """
SELECT coalesce(sum(items), 0) FROM category_count
WHERE archived = ? AND (?2 IS NULL OR category = ?2)
"""
BARCODES: Final = """
SELECT code, pack_quantity, pack_name FROM barcode WHERE item = ? ORDER BY pack_quantity, id
"""
PLACES: Final = """
SELECT location.name, sum(balance.quantity)
FROM balance JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE balance.item = ? GROUP BY location.id HAVING sum(balance.quantity) <> 0 ORDER BY location.id
"""
DETAIL: Final = """
SELECT item.category, item.unit, item.reorder_quantity, item.supplier, partner.name, item.note,
       EXISTS (SELECT 1 FROM movement WHERE movement.item = item.id)
       OR EXISTS (SELECT 1 FROM item AS dropped WHERE dropped.merged_into = item.id),
       item.track_lots
FROM item LEFT JOIN partner ON partner.id = item.supplier WHERE item.id = ?
"""


@dataclass(frozen=True)
class ItemRow:
    """An item in a list. `unit_cost` is None for people without `cost.view`.

    `reserved` is what orders hold of `on_hand`; they may hold more, where stock fell short.
    """

    id: bytes
    sku: str
    name: str
    category: str | None
    unit: str
    decimals: int
    on_hand: int
    sale_price: int
    reorder_point: int
    archived: bool
    unit_cost: int | None
    reserved: int = 0

    @property
    def available(self) -> int:
        """What can be sold without asking anybody: below zero where orders wait for goods."""
        return self.on_hand - self.reserved

    @property
    def level(self) -> Literal["enough", "low", "out"]:
        """Out at zero or below, low at the reorder point or below."""
        if self.on_hand <= 0:
            return "out"
        return "low" if self.on_hand <= self.reorder_point else "enough"


@dataclass(frozen=True)
class BarcodeRow:
    """A code and how many thousandths of the unit it counts."""

    code: str
    pack_quantity: int
    pack_name: str


@dataclass(frozen=True)
class ItemDetail:
    """One item with everything that its form and its pane show."""

    row: ItemRow
    category: bytes | None
    unit: bytes
    reorder_quantity: int
    supplier: bytes | None
    supplier_name: str | None
    note: str
    ever_moved: bool
    barcodes: tuple[BarcodeRow, ...]
    places: tuple[tuple[str, int], ...]
    has_lots: bool = False


def find_items(
    database: ShopDatabase,
    actor: Actor,
    *,
    where: ItemFilter | None = None,
    sort: Sort = "name",
    descending: bool = False,
    limit: int = 200,
    offset: int = 0,
) -> list[ItemRow]:
    """A page of the items that match.

    In the order of names those that are exactly what was searched for come first, then names that
    begin with it. A search without any match is tried again with its words mended.
    """
    where = where or ItemFilter()
    with reading(database, actor, "item.view"):
        sees_cost = may(database, actor, "cost.view")
        if sort == "unit_cost" and not sees_cost:
            sort = "name"
        page = page_of(database, where, Page(sort, descending, limit, offset))
        sql = f"WITH page (id, place) AS ({page.sql}) {ROWS}"
        rows = database.rows(sql, (*page.parameters, actor.clock()))
    return [_item_row(row, sees_cost=sees_cost) for row in rows]


def count_items(
    database: ShopDatabase,
    actor: Actor,
    *,
    where: ItemFilter | None = None,
    at_most: int = EVERYTHING,
) -> int:
    """How many items match; with a filter, counting ends at `at_most`."""
    where = where or ItemFilter()
    with reading(database, actor, "item.view"):
        wish, archived = read_wish(where.text), where.archived
        if wish.words:
            chips = also(where)
            return count_found(database, wish, archived=archived, also=chips, at_most=at_most)
        if where.only_low or wish.levels:
            chosen = listed(where, wish.levels)
            sql = COUNT_LISTED.format(BY_LOW if where == LOW else "", chosen.sql)
            return int(database.rows(sql, (*chosen.parameters, at_most))[0][0])
        counted = int(database.rows(COUNT, (archived, where.category))[0][0])
        return counted if where.category is None else min(counted, at_most)


def item_detail(database: ShopDatabase, actor: Actor, *, item: bytes) -> ItemDetail:
    """One item whole; `NotFound("item_unknown")`."""
    with reading(database, actor, "item.view"):
        sees_cost = may(database, actor, "cost.view")
        sql = f"WITH page (id, place) AS (SELECT ?, 1) {ROWS}"
        row = database.row(sql, (item, actor.clock()))
        if not row:
            raise NotFound("item_unknown")
        *fields, ever_moved, has_lots = database.rows(DETAIL, (item,))[0]
        barcodes = tuple(BarcodeRow(*code) for code in database.rows(BARCODES, (item,)))
        places = tuple(database.rows(PLACES, (item,)))
        shown = _item_row(row, sees_cost=sees_cost)
        return ItemDetail(*(shown, *fields, bool(ever_moved), barcodes, places, bool(has_lots)))


def item_of_scan(
    database: ShopDatabase, actor: Actor, code: str, symbology: str = "", gtin14: str = ""
) -> ItemRow | None:
    """The item that a scan would book, by printed code, GTIN or SKU; None when nobody knows it.

    `gtin14` is the number in a GS1 code. Raises `InvalidInput` for what is no code and `Refused`
    for a badge, as keeping the scan would.
    """
    with reading(database, actor, "item.view"):
        code = clean_code(code)
        found = find_code(database, code, symbology, gtin14).item
        if not found:
            refuse_badge(database, code)
            return None
        return item_detail(database, actor, item=found).row


def item_barcode(database: ShopDatabase, actor: Actor, code: str, gtin14: str = "") -> str:
    """What an item would keep of a code as its barcode, so that all its labels are known by it.

    Of a GS1 code the number in it (`gtin14`), of a scale's label the item's part with a value of
    zero, else the whole. Raises `InvalidInput` for what is no code and `Refused` for a badge.
    """
    with reading(database, actor, "item.view"):
        code = clean_code(code)
        refuse_badge(database, code)
        label = reading_of(database, code)
        number = gtin14 or (normalise_gtin(label.item_code) if label else None)
        return printed_gtin(number or "") or code


def _item_row(row: tuple[Any, ...], *, sees_cost: bool) -> ItemRow:
    *shown, archived, unit_cost, reserved = row
    return ItemRow(*(*shown, bool(archived), unit_cost if sees_cost else None, reserved))

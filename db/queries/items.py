"""Items as lists and forms show them: search, pages, one item with everything about it."""

import json
from dataclasses import dataclass
from typing import Any, Final, Literal

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.queries.find import EVERYTHING, count_found, found_keys, meant, plans
from db.queries.search import IS_LOW, OF_CATEGORY, Test, fold
from db.queries.search_pages import matching
from db.rules.barcodes import clean_code, normalise_gtin
from db.rules.search_words import read_wish

Sort = Literal["name", "sku", "category", "on_hand", "sale_price", "unit_cost"]

ORDERS: Final[dict[Sort, str]] = {
    "name": "item.sort_name",
    "sku": "item.sku COLLATE NOCASE",
    "category": fold("category.name"),
    "on_hand": "item.on_hand",
    "sale_price": "item.sale_price",
    "unit_cost": "item.unit_cost",
}
JOINS: Final[dict[Sort, str]] = {
    "category": "LEFT JOIN category ON category.id = item.category",
}
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
BY_KEY: Final = """
SELECT item_search.item, json_each.key
FROM json_each(?) CROSS JOIN item_search ON item_search.key = json_each.value
"""
BY_TEXT: Final = "JOIN item_search AS s ON s.item = item.id"
BY_CATEGORY: Final = """
SELECT category_count.category, category_count.items
FROM category_count LEFT JOIN category ON category.id = category_count.category
WHERE archived = 0 ORDER BY folded(category.name) {0}, category.id {0}
"""
ONE_CATEGORY: Final = """
SELECT * FROM (
    SELECT id FROM item WHERE archived_at IS NULL AND category {} ORDER BY id {} LIMIT {} OFFSET {})
"""
BY_LOW: Final = "INDEXED BY item_listed_low"
COUNT_LISTED: Final = "SELECT count(*) FROM (SELECT 1 FROM item {} WHERE {} LIMIT ?)"
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
SCANNED: Final = """
SELECT item.id FROM barcode JOIN item ON item.id = barcode.item
WHERE {} = ? AND item.archived_at IS NULL ORDER BY barcode.id LIMIT 1
"""
BY_SKU: Final = """
SELECT item.id FROM item AS named JOIN item ON item.id = coalesce(named.merged_into, named.id)
WHERE named.sku = ? AND item.archived_at IS NULL
ORDER BY named.merged_into IS NOT NULL, item.id LIMIT 1
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


@dataclass(frozen=True)
class ItemFilter:
    """Which items a list shows; an empty filter shows all that are not archived."""

    text: str = ""
    category: bytes | None = None
    only_low: bool = False
    archived: bool = False


EVERY: Final = ItemFilter()
LOW: Final = ItemFilter(only_low=True)


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
        wish = read_wish(where.text)
        if wish and sort == "name":
            page = _found_page(database, where, limit, offset, descending=descending)
        elif wish:
            page = _sorted_page(database, where, sort, limit, offset, descending=descending)
        elif where == EVERY and sort == "category":
            page = _page_by_category(database, limit, offset, descending=descending)
        else:
            page = _listed_page(where, sort, limit, offset, descending=descending)
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
        if wish:
            also = _also(where)
            return count_found(database, wish, archived=archived, also=also, at_most=at_most)
        if where.only_low:
            listed = _listed(where)
            sql = COUNT_LISTED.format(BY_LOW if where == LOW else "", listed.sql)
            return int(database.rows(sql, (*listed.parameters, at_most))[0][0])
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
    database: ShopDatabase, actor: Actor, code: str, symbology: str = ""
) -> ItemRow | None:
    """The item that a scan would book, by printed code, GTIN or SKU; None when nobody knows it.

    Raises `InvalidInput` for what is no code, as keeping the scan would.
    """
    with reading(database, actor, "item.view"):
        code = clean_code(code)
        found = (
            database.row(SCANNED.format("barcode.code"), (code,))
            or database.row(SCANNED.format("barcode.gtin14"), (normalise_gtin(code, symbology),))
            or database.row(BY_SKU, (code,))
        )
        return item_detail(database, actor, item=found[0]).row if found else None


def _found_page(
    database: ShopDatabase, where: ItemFilter, limit: int, offset: int, *, descending: bool
) -> Test:
    keys = found_keys(
        database,
        read_wish(where.text),
        offset + limit,
        archived=where.archived,
        also=_also(where),
        descending=descending,
    )
    return Test(BY_KEY, (json.dumps(keys[offset:]),))


def _sorted_page(
    database: ShopDatabase,
    where: ItemFilter,
    sort: Sort,
    limit: int,
    offset: int,
    *,
    descending: bool,
) -> Test:
    """A page of what is searched for, in the order of a column.

    The plus keeps the order's index out of it: what was found is put in order, instead of all
    items being looked at in order.
    """
    found = _sought(database, where)
    joins = f"{JOINS.get(sort, '')} {BY_TEXT}"
    return _ordered(joins, found, f"+{ORDERS[sort]}", limit, offset, descending=descending)


def _listed_page(
    where: ItemFilter, sort: Sort, limit: int, offset: int, *, descending: bool
) -> Test:
    """A page of a list without a search: its order has an index."""
    by = BY_LOW if where == LOW and sort == "category" else ""
    joins = f"{by} {JOINS.get(sort, '')}"
    listed = _listed(where)
    return _ordered(joins, listed, ORDERS[sort], limit, offset, descending=descending)


def _ordered(
    joins: str, chosen: Test, order: str, limit: int, offset: int, *, descending: bool
) -> Test:
    """The ids of one page in order; what the list shows is looked up for these alone.

    Numbered only after the LIMIT: a window over all that match sorts and keeps every one of them.
    """
    direction = "DESC" if descending else "ASC"
    sql = f"""
    SELECT id, row_number() OVER () AS place FROM (
        SELECT item.id AS id FROM item {joins} WHERE {chosen.sql}
        ORDER BY {order} {direction}, item.id {direction} LIMIT ? OFFSET ?)
    """  # noqa: S608  (constants of this module)
    return Test(sql, (*chosen.parameters, limit, offset))


def _page_by_category(database: ShopDatabase, limit: int, offset: int, *, descending: bool) -> Test:
    """The ids of a page of all items by category: whole categories are skipped by their counts."""
    direction = "DESC" if descending else "ASC"
    selects = []
    for category, items in database.rows(BY_CATEGORY.format(direction)):
        if offset < items and limit > 0:
            wanted = min(limit, items - offset)
            is_it = f"= x'{category.hex()}'" if category else "IS NULL"
            selects.append(ONE_CATEGORY.format(is_it, direction, wanted, offset))
            limit -= wanted
        offset = max(offset - items, 0)
    together = " UNION ALL ".join(selects) or "SELECT NULL AS id WHERE 0"
    sql = f"SELECT id, row_number() OVER () AS place FROM ({together})"  # noqa: S608  (numbers and ids)
    return Test(sql)


def _sought(database: ShopDatabase, where: ItemFilter) -> Test:
    """The condition for what is searched for, which `item_search AS s` answers."""
    wish, archived, also = read_wish(where.text), where.archived, _also(where)
    wish = meant(database, wish, archived=archived, also=also)
    ways = [matching(plan) for plan in plans(database, wish, archived, also)]
    sql = " OR ".join(f"({way.sql})" for way in ways)
    return Test(f"({sql})", tuple(value for way in ways for value in way.parameters))


def _listed(where: ItemFilter) -> Test:
    """The condition for the items of a list; the indexes of the lists are over just these."""
    shown = "item.archived_at IS NULL"
    archived = "item.archived_at IS NOT NULL AND item.merged_into IS NULL"
    tests = [Test(archived if where.archived else shown)]
    if where.category is not None:
        tests.append(Test("item.category = ?", (where.category,)))
    if where.only_low:
        tests.append(Test("item.on_hand <= item.reorder_point"))
    return Test(
        " AND ".join(test.sql for test in tests),
        tuple(value for test in tests for value in test.parameters),
    )


def _also(where: ItemFilter) -> tuple[Test, ...]:
    """The chips, as conditions beside the words."""
    category = () if where.category is None else (Test(OF_CATEGORY, (where.category,)),)
    return (*category, *((Test(IS_LOW),) if where.only_low else ()))


def _item_row(row: tuple[Any, ...], *, sees_cost: bool) -> ItemRow:
    *shown, archived, unit_cost, reserved = row
    return ItemRow(*(*shown, bool(archived), unit_cost if sees_cost else None, reserved))

"""Items as lists and forms show them: search, pages, one item with everything about it."""

from dataclasses import dataclass
from typing import Any, Final, Literal

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import NotFound
from db.queries import search
from db.rules.barcodes import clean_code, normalise_gtin
from db.rules.texts import NAME_LIMIT, folded

Sort = Literal["name", "sku", "category", "on_hand", "sale_price", "unit_cost"]

ORDERS: Final[dict[Sort, str]] = {
    "name": "item.sort_name",
    "sku": "item.sku COLLATE NOCASE",
    "category": search.fold("category.name"),
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
       item.unit_cost
FROM page CROSS JOIN item ON item.id = page.id
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
ORDER BY page.place
"""
BY_CATEGORY: Final = """
SELECT category_count.category, category_count.items
FROM category_count LEFT JOIN category ON category.id = category_count.category
WHERE archived = 0 ORDER BY folded(category.name) {0}, category.id {0}
"""
OF_CATEGORY: Final = """
SELECT * FROM (
    SELECT id FROM item WHERE archived_at IS NULL AND category {} ORDER BY id {} LIMIT {} OFFSET {})
"""
COUNT_LOW: Final = """
SELECT count(*) FROM item INDEXED BY item_listed_low
WHERE archived_at IS NULL AND on_hand <= reorder_point
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
FROM item LEFT JOIN partner ON partner.id = item.supplier WHERE item.id = ?
"""
SCANNED: Final = """
SELECT item.id FROM barcode JOIN item ON item.id = barcode.item
WHERE {} = ? AND item.archived_at IS NULL ORDER BY barcode.id LIMIT 1
"""
BY_SKU: Final = "SELECT id FROM item WHERE sku = ? AND archived_at IS NULL ORDER BY id LIMIT 1"


@dataclass(frozen=True)
class ItemRow:
    """An item in a list. `unit_cost` is None for people without `cost.view`."""

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


@dataclass(frozen=True)
class ItemFilter:
    """Which items a list shows; an empty filter shows all that are not archived."""

    text: str = ""
    category: bytes | None = None
    only_low: bool = False
    archived: bool = False


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
    """A page of the items that match; names that begin with the text come first."""
    where = where or ItemFilter()
    with reading(database, actor, "item.view"):
        sees_cost = may(database, actor, "cost.view")
        if sort == "unit_cost" and not sees_cost:
            sort = "name"
        if sort == "category" and where == ItemFilter():
            page = _page_by_category(database, descending=descending, limit=limit, offset=offset)
            rows = database.rows(f"WITH page AS ({page}) {ROWS}")
            return [_item_row(row, sees_cost=sees_cost) for row in rows]
        conditions, parameters = _conditions(where)
        begins = folded(search.searchable(where.text)[:NAME_LIMIT])
        prefix = (f"{_escaped(begins)}%",) if begins else ()
        page = _page(where, sort, conditions, descending=descending, prefixed=bool(prefix))
        sql = f"WITH page AS ({page}) {ROWS}"
        rows = database.rows(sql, (*parameters, *prefix, limit, offset))
    return [_item_row(row, sees_cost=sees_cost) for row in rows]


def count_items(database: ShopDatabase, actor: Actor, *, where: ItemFilter | None = None) -> int:
    """How many items match."""
    with reading(database, actor, "item.view"):
        where = where or ItemFilter()
        if not (where.only_low or search.searchable(where.text)):
            return int(database.rows(COUNT, (where.archived, where.category))[0][0])
        if where == LOW:
            return int(database.rows(COUNT_LOW)[0][0])
        conditions, parameters = _conditions(where)
        sql = f"SELECT count(*) FROM item {' '.join(_joins(where))} WHERE {conditions}"  # noqa: S608  (constants)
        return int(database.rows(sql, parameters)[0][0])


def item_detail(database: ShopDatabase, actor: Actor, *, item: bytes) -> ItemDetail:
    """One item whole; `NotFound("item_unknown")`."""
    with reading(database, actor, "item.view"):
        sees_cost = may(database, actor, "cost.view")
        sql = f"WITH page (id, place) AS (SELECT ?, 1) {ROWS}"
        row = database.row(sql, (item,))
        if not row:
            raise NotFound("item_unknown")
        *fields, ever_moved = database.rows(DETAIL, (item,))[0]
        barcodes = tuple(BarcodeRow(*code) for code in database.rows(BARCODES, (item,)))
        places = tuple(database.rows(PLACES, (item,)))
        shown = _item_row(row, sees_cost=sees_cost)
        return ItemDetail(*(shown, *fields, bool(ever_moved), barcodes, places))


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


def _page(
    where: ItemFilter, sort: Sort, conditions: str, *, descending: bool, prefixed: bool
) -> str:
    """The ids of one page in order; what the list shows is looked up for these alone.

    Numbered only after the LIMIT: a window over all that match sorts and keeps every one of them.
    """
    direction = "DESC" if descending else "ASC"
    first = "item.sort_name LIKE ? ESCAPE '\\' DESC, " if prefixed else ""
    order = f"{first}{ORDERS[sort]} {direction}, item.id {direction}"
    joins = {JOINS.get(sort, ""), *_joins(where)}
    by = "INDEXED BY item_listed_low" if where == LOW and sort == "category" else ""
    return f"""
    SELECT id, row_number() OVER () AS place FROM (
        SELECT item.id AS id FROM item {by} {" ".join(joins)} WHERE {conditions}
        ORDER BY {order} LIMIT ? OFFSET ?)
    """  # noqa: S608  (constants of this module; values are parameters)


def _page_by_category(database: ShopDatabase, *, descending: bool, limit: int, offset: int) -> str:
    """The ids of a page of all items by category: whole categories are skipped by their counts."""
    direction = "DESC" if descending else "ASC"
    selects = []
    for category, items in database.rows(BY_CATEGORY.format(direction)):
        if offset < items and limit > 0:
            wanted = min(limit, items - offset)
            is_it = f"= x'{category.hex()}'" if category else "IS NULL"
            selects.append(OF_CATEGORY.format(is_it, direction, wanted, offset))
            limit -= wanted
        offset = max(offset - items, 0)
    together = " UNION ALL ".join(selects) or "SELECT NULL AS id WHERE 0"
    return f"SELECT id, row_number() OVER () AS place FROM ({together})"  # noqa: S608  (numbers and ids)


def _conditions(where: ItemFilter) -> tuple[str, tuple[object, ...]]:
    conditions = [f"item.archived_at IS {'NOT ' if where.archived else ''}NULL"]
    parameters: list[object] = []
    if where.category is not None:
        conditions.append("item.category = ?")
        parameters.append(where.category)
    if where.only_low:
        conditions.append("item.on_hand <= item.reorder_point")
    for condition, values in search.match(where.text):
        conditions.append(condition)
        parameters.extend(values)
    return " AND ".join(conditions), tuple(parameters)


def _joins(where: ItemFilter) -> set[str]:
    return {search.JOIN} if search.searchable(where.text) else set()


def _item_row(row: tuple[Any, ...], *, sees_cost: bool) -> ItemRow:
    *shown, archived, unit_cost = row
    return ItemRow(*(*shown, bool(archived), unit_cost if sees_cost else None))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")

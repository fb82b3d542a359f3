"""The item list, exact barcodes and a stock card of a large shop, against the bare SQL."""

from collections.abc import Callable, Iterator
from itertools import cycle

from benchmarks.figure import Figure
from benchmarks.large_shop import LargeShop, compare, shops
from db.queries.items import Sort, find_items, item_of_scan
from db.queries.stock_card import END_OF_TIME, stock_card

ROUNDS, PAGE = 30, 200
CODES = "SELECT code FROM barcode WHERE rowid % ? = 1 LIMIT 500"
SCAN = """
SELECT item.* FROM barcode JOIN item ON item.id = barcode.item
WHERE barcode.code = ? AND item.archived_at IS NULL
"""
LIST = """
SELECT item.*, unit.*, category.name FROM (
    SELECT id AS found FROM item WHERE archived_at IS NULL ORDER BY {}, id LIMIT ? OFFSET ?)
CROSS JOIN item ON item.id = found JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
"""
BUSIEST = "SELECT item FROM item_year GROUP BY item ORDER BY sum(came + went) DESC LIMIT 1"
CARD = """
SELECT movement.*, document.*, movement_cost.*, account.name FROM movement
JOIN document ON document.id = movement.document JOIN account ON account.id = document.actor
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.item = ? AND movement.at < ? ORDER BY movement.at DESC LIMIT 100
"""
ORDERS: dict[Sort, str] = {
    "name": "sort_name",
    "sku": "sku COLLATE NOCASE",
    "on_hand": "on_hand",
    "sale_price": "sale_price",
    "unit_cost": "unit_cost",
}


def figures() -> Iterator[Figure]:
    """One code, the first page and the middle in every order, the newest page of a card."""
    with shops() as both:
        scans = tuple((shop, *_scanning(shop)) for shop in both)
        yield from compare("exact_barcode", 1, 500, scans, ratio=10)
        for sort, column in ORDERS.items():
            for place in ("first", "middle"):
                pairs = tuple((shop, *_paging(shop, sort, column, place)) for shop in both)
                yield from compare(f"list_{sort}_{place}", 50, ROUNDS, pairs)
        cards = tuple((shop, *_card(shop)) for shop in both)
        yield from compare("stock_card", 20, ROUNDS, cards, ratio=3)


def _scanning(shop: LargeShop) -> tuple[Callable[[], object], Callable[[], object]]:
    step = max(shop.items // 500, 2)
    codes = [code for (code,) in shop.database.rows(CODES, (step,))]
    ours, bare = cycle(codes), cycle(codes)
    cursor = shop.database.connection().cursor()
    return (
        lambda: item_of_scan(shop.database, shop.owner, next(ours), "EAN13"),
        lambda: cursor.execute(SCAN, (next(bare),)).fetchall(),
    )


def _paging(
    shop: LargeShop, sort: Sort, column: str, place: str
) -> tuple[Callable[[], object], Callable[[], object]]:
    offset = shop.items // 2 if place == "middle" else 0
    cursor, sql = shop.database.connection().cursor(), LIST.format(column)
    return (
        lambda: find_items(shop.database, shop.owner, sort=sort, limit=PAGE, offset=offset),
        lambda: cursor.execute(sql, (PAGE, offset)).fetchall(),
    )


def _card(shop: LargeShop) -> tuple[Callable[[], object], Callable[[], object]]:
    (item,) = shop.database.rows(BUSIEST)[0]
    cursor = shop.database.connection().cursor()
    return (
        lambda: stock_card(shop.database, shop.owner, item=item),
        lambda: cursor.execute(CARD, (item, END_OF_TIME[0])).fetchall(),
    )

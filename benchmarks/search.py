"""The first rows after a keystroke in the item list, against the bare FTS5 query."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.figure import Clocked, Figure, alternate
from benchmarks.shop import BIG_SHOP, OWNER_OF, Shop, stock_up, throwaway_shop
from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.home import Home
from db.keys import load_key
from db.queries.items import (
    ItemFilter,
    ItemRow,
    Sort,
    count_items,
    find_items,
    item_of_scan,
)
from db.queries.search_pages import FEW

FIRST_ROWS, ROUNDS, COUNTED = 100, 3, 1_001
SIZES = (10_000, 100_000)
LONG = (  # what FTS5 alone can answer too
    *("min", "miny", "minyak", "kop", "kopi", "kopi susu", "goreng", "oren", "minyak goreng"),
    *("jumbo", "sabun", "sabun cuci", "wangi", "minuman", "899", "89900", "8990012", "brg-00"),
    *("brg-0012345", "pandan wangi beras", "gula pasir", "lembut isi", "teh melati", "qwertz"),
)
OTHERS = (
    *("k", "m", "5", "x", "ko", "mi", "kg", "xq", "5 kg", "beras 5 kg", "kopi s", "kopi su"),
    *("goremg", "minyka", "kopi tubrukk", "stock<5", "kopi stok<5", "kat:minuman", "loc:toko"),
    *("sku:123", "loc:gudang kopi", '"kopi susu"'),
)
SORTED = ("k", "mi", "kopi", "minyak", "kat:minuman", "beras 5 kg", "stock<5", "goreng", "899")
COLUMNS: tuple[Sort, ...] = ("on_hand", "sale_price", "sku", "category")
BARE = """
SELECT item.id, item.sku, item.name, category.name, unit.code, unit.decimals,
       coalesce((SELECT sum(quantity) FROM balance
                 JOIN location ON location.id = balance.location AND location.kind = 'internal'
                 WHERE balance.item = item.id), 0),
       item.sale_price, item.reorder_point, item.archived_at, item_cost.unit_cost
FROM (
    SELECT item_search.item AS found
    FROM item_search_index CROSS JOIN item_search ON item_search.key = item_search_index.rowid
    WHERE item_search_index MATCH ? AND item_search.archived = 0
    ORDER BY item_search.sort_name >= ? AND item_search.sort_name < ? DESC,
             item_search.sort_name >= ? AND item_search.sort_name < ? DESC,
             item_search.sort_name, item_search.key
    LIMIT ?)
CROSS JOIN item ON item.id = found
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
LEFT JOIN item_cost ON item_cost.item = item.id
"""


@dataclass(frozen=True)
class Measured:
    """A shop of some size to search in; `name` goes into the names of its figures."""

    name: str
    items: int
    database: ShopDatabase
    owner: Actor
    codes: list[str]


def figures() -> Iterator[Figure]:
    """At 10,000 and 100,000 items, and in the large shop that LUMBUNG_BIG_SHOP names."""
    for size in SIZES:
        with throwaway_shop(size) as shop:
            if size == SIZES[0]:  # the larger one would take minutes more
                stock_up(shop, 7_000)
            yield from _figures(_measured(shop, size))
    folder = os.environ.get(BIG_SHOP)
    if folder:
        with _big_shop(Path(folder)) as shop:
            yield from _figures(shop)


def _measured(shop: Shop, size: int) -> Measured:
    return Measured(f"{size // 1000}k", size, shop.database, shop.owner, shop.codes[:1_000])


@contextmanager
def _big_shop(folder: Path) -> Iterator[Measured]:
    """A shop that is there already; nothing is written to it."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    home = Home(folder)
    database = open_database(home.database, load_key(home), home.backups)
    try:
        (items,) = database.rows("SELECT count(*) FROM item")[0]
        owner = Actor(database.rows(OWNER_OF)[0][0])
        codes = [code for (code,) in database.rows("SELECT code FROM barcode LIMIT 1000")]
        yield Measured("big", items, database, owner, codes)
    finally:
        database.close()


def _figures(shop: Measured) -> Iterator[Figure]:
    find, ask, count = _finding(shop), _asking(shop), _counting(shop)
    for text in LONG:
        same = [row.id for row in find(text)] == [row[0] for row in ask(text)]
        assert same or _number(shop, text) > FEW, text  # of more the late ones come unsorted
    all_texts = (*LONG, *OTHERS)
    long, bare = alternate(ROUNDS, len(LONG), _each(LONG, find), _each(LONG, ask))
    every, counts, codes = alternate(
        ROUNDS,
        len(all_texts),
        *(_each(all_texts, find), _each(all_texts, count)),
        _each(shop.codes, lambda code: item_of_scan(shop.database, shop.owner, code)),
    )
    (in_columns,) = alternate(ROUNDS, len(SORTED), _each(SORTED, _sorting(shop)))
    how = f"{shop.items} items, {len(all_texts)} searches, {ROUNDS} times; "
    yield _milliseconds(shop, "first_rows_p95", every, 16, how + f"the first {FIRST_ROWS} rows")
    ratio = long.wall_percentile(95) / bare.wall_percentile(95)
    against = f"{len(LONG)} of them against one FTS5 statement that puts all matches in order: "
    against += f"{1e3 * long.wall_percentile(95):.2f} and {1e3 * bare.wall_percentile(95):.2f} ms"
    yield Figure(f"first_rows_p95_ratio_{shop.name}", ratio, "x bare", 1.5, how + against)
    yield _milliseconds(shop, "search_count_p95", counts, 16, how + f"counted to {COUNTED - 1}")
    order = f"{shop.items} items, {len(SORTED)} searches by stock, price, SKU and category in turn"
    yield _milliseconds(shop, "sorted_search_p95", in_columns, 1000, order)
    yield _milliseconds(shop, "barcode_p95", codes, 1, f"{shop.items} items, exact barcodes")


def _milliseconds(shop: Measured, name: str, clocked: Clocked, limit: float, how: str) -> Figure:
    cpu = sorted(clocked.cpu)[int(0.95 * len(clocked.cpu))]
    value = 1e3 * clocked.wall_percentile(95)
    return Figure(f"{name}_{shop.name}", value, "ms", limit, f"{how}; {1e3 * cpu:.2f} ms of CPU")


def _each(texts: tuple[str, ...] | list[str], act: Callable[[str], object]) -> Callable[[], object]:
    """The act on the next text, over and over."""
    waiting = cycle(texts)
    return lambda: act(next(waiting))


def _finding(shop: Measured) -> Callable[[str], list[ItemRow]]:
    """What the item list asks."""
    return lambda text: find_items(
        shop.database, shop.owner, where=ItemFilter(text=text), limit=FIRST_ROWS
    )


def _sorting(shop: Measured) -> Callable[[str], list[ItemRow]]:
    """What the item list asks where it is sorted by another column."""
    sorts = cycle(COLUMNS)
    return lambda text: find_items(
        *(shop.database, shop.owner),
        where=ItemFilter(text=text),
        sort=next(sorts),
        limit=FIRST_ROWS,
    )


def _counting(shop: Measured) -> Callable[[str], int]:
    """What stands beside the list."""
    return lambda text: count_items(
        shop.database, shop.owner, where=ItemFilter(text=text), at_most=COUNTED
    )


def _number(shop: Measured, text: str) -> int:
    """How many there are, as far as it matters."""
    where = ItemFilter(text=text)
    return count_items(shop.database, shop.owner, where=where, at_most=FEW + 1)


def _asking(shop: Measured) -> Callable[[str], list[Any]]:
    """The rows from one statement on a plain cursor."""
    cursor = shop.database.connection().cursor()

    def ask(text: str) -> list[Any]:
        match = " AND ".join(f'"{word}"' for word in text.split())
        first, last = text.split()[0], "\U0010ffff"
        values = (match, text, text + last, first, first + last, FIRST_ROWS)
        rows: list[Any] = cursor.execute(BARE, values).fetchall()
        return rows

    return ask

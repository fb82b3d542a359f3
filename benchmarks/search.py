"""The first rows after a keystroke in the item list, against the bare FTS5 query."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from benchmarks.figure import Figure, alternate
from benchmarks.shop import Shop, stock_up, throwaway_shop
from db.queries.items import ItemFilter, ItemRow, find_items

ITEMS, FIRST_ROWS, ROUNDS = 10_000, 100, 5
WORDS = ("minyak goreng", "kopi susu", "8990000041", "pandan wangi 5", "sabun cuci", "lembut isi")
BARE = """
SELECT item.id, item.sku, item.name, category.name, unit.code, unit.decimals,
       coalesce((SELECT sum(quantity) FROM balance
                 JOIN location ON location.id = balance.location AND location.kind = 'internal'
                 WHERE balance.item = item.id), 0),
       item.sale_price, item.reorder_point, item.archived_at, item_cost.unit_cost
FROM (
    SELECT item.id AS found
    FROM item_search_index
    JOIN item_search ON item_search.key = item_search_index.rowid
    JOIN item ON item.id = item_search.item
    WHERE item_search_index MATCH ? AND item.archived_at IS NULL {}
    ORDER BY item.sort_name LIKE ? DESC, item.sort_name, item.id LIMIT ?)
CROSS JOIN item ON item.id = found
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
LEFT JOIN item_cost ON item_cost.item = item.id
"""
SHORT_WORD = "AND instr(lower(item_search.text), ?) > 0"
HOW = (
    f"find_items for the first {FIRST_ROWS} of {ITEMS} items after every keystroke of "
    f"{len(WORDS)} searches, from the third character on, {ROUNDS} times; "
)


def figures() -> Iterator[Figure]:
    """The slowest of twenty keystrokes, in milliseconds and against the bare query."""
    with throwaway_shop(ITEMS) as shop:
        stock_up(shop, 7_000)
        texts, first_keys = list(keystrokes(3)), list(keystrokes(1, 2))
        find, ask = finding(shop), asking(shop)
        for text in texts:
            assert [row.id for row in find(text)] == [row[0] for row in ask(text)]
        ours, bare = alternate(ROUNDS, len(texts), each(texts, find), each(texts, ask))
        (short,) = alternate(ROUNDS, len(first_keys), each(first_keys, find))
    slow, bare_slow = ours.wall_percentile(95), bare.wall_percentile(95)
    yield Figure("first_rows_p95", 1e3 * slow, "ms", 16, HOW + f"{len(texts)} keystrokes")
    how = HOW + f"against one statement with the same rows: {1e3 * bare_slow:.2f} ms"
    yield Figure("first_rows_p95_ratio", slow / bare_slow, "x bare", 1.5, how)
    how = HOW.replace("from the third character on", "of one and two characters")
    how += "these have no trigram and are looked for in every text"
    yield Figure("first_rows_short_p95", 1e3 * short.wall_percentile(95), "ms", 16, how)


def keystrokes(first: int, last: int = 99) -> Iterator[str]:
    """What stands in the search field after every key from the first to the last."""
    for text in WORDS:
        yield from (text[:length] for length in range(first, min(last, len(text)) + 1))


def each(texts: list[str], act: Callable[[str], object]) -> Callable[[], object]:
    """The act on the next text, over and over."""
    waiting = cycle(texts)
    return lambda: act(next(waiting))


def finding(shop: Shop) -> Callable[[str], list[ItemRow]]:
    """What the item list asks."""
    return lambda text: find_items(
        shop.database, shop.owner, where=ItemFilter(text=text), limit=FIRST_ROWS
    )


def asking(shop: Shop) -> Callable[[str], list[Any]]:
    """The same rows from one statement on a plain cursor."""
    cursor = shop.database.connection().cursor()

    def ask(text: str) -> list[Any]:
        words = text.lower().split()
        long = " AND ".join(f'"{word}"' for word in words if len(word) > 2)
        short = [word for word in words if len(word) < 3]
        sql = BARE.format(" ".join(SHORT_WORD for _ in short))
        rows: list[Any] = cursor.execute(sql, (long, *short, f"{text}%", FIRST_ROWS)).fetchall()
        return rows

    return ask

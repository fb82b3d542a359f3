"""A scanned line kept, against the bare insert of the same row."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from typing import Any

from benchmarks.figure import Figure, alternate
from benchmarks.shop import BIG_SHOP, Shop, large_shop, throwaway_shop
from benchmarks.synced import commits_a_call
from db.access import now
from db.ids import NO_LOT, new_id
from db.operations.drafts import NEW_LINE, add_line, open_draft

ITEMS, ROUNDS, BLOCK = 200, 40, 50
HOW = (
    f"add_line (permission, the code's item, the row, its commit) against the bare row alone with "
    f"values at hand, both in one encrypted shop of {{}} items, synchronous=FULL; "
    f"{ROUNDS * BLOCK} of each in blocks of {BLOCK} that take turns; "
)


def figures() -> Iterator[Figure]:
    """CPU, the slowest of a hundred, and synced commits of one line; in the large shop too."""
    with throwaway_shop(ITEMS) as shop:
        yield from _figures("line_kept", shop)
    if BIG_SHOP in os.environ:
        with large_shop() as shop:
            yield from _figures("line_kept_big", shop)
    yield from commits_a_call("line_kept", "benchmarks.line_kept")


def _figures(name: str, shop: Shop) -> Iterator[Figure]:
    ours, bare = alternate(ROUNDS, BLOCK, keeping(shop), bare_keeping(shop))
    how = HOW.format(shop.database.rows("SELECT sum(items) FROM category_count")[0][0])
    figures_of = f"{1e6 * ours.mean_cpu:.0f} against {1e6 * bare.mean_cpu:.0f} µs of CPU"
    yield Figure(f"{name}_cpu", ours.mean_cpu / bare.mean_cpu, "x bare", 3, how + figures_of)
    slow, bare_slow = ours.wall_percentile(99), bare.wall_percentile(99)
    figures_of = f"{1e3 * slow:.2f} against {1e3 * bare_slow:.2f} ms"
    yield Figure(f"{name}_p99", slow / bare_slow, "x bare", 3, how + figures_of)


def keeping(shop: Shop) -> Callable[[], object]:
    """Keeps the next line as the scan window does."""
    draft = open_draft(shop.database, shop.owner, kind="sale")
    codes = cycle(shop.codes)
    return lambda: add_line(
        shop.database, shop.owner, draft=draft, code=next(codes), symbology="EAN13", source="wedge"
    )


def bare_keeping(shop: Shop) -> Callable[[], object]:
    """Inserts the same rows with a plain cursor, each in a transaction of its own."""
    draft = open_draft(shop.database, shop.owner, kind="sale")
    items = cycle(shop.items())
    rows = (
        (
            *(new_id(), draft, item, "8990000000001", "EAN13", "wedge", 1000, 1000, "", price),
            *(None, NO_LOT, now()),
        )
        for item, price in items
    )
    cursor = shop.database.connection().cursor()
    return partial(insert, cursor, iter(list(islice(rows, (1 + ROUNDS) * BLOCK))))


def insert(cursor: Any, rows: Iterator[tuple[object, ...]]) -> None:
    """The next row, on disk."""
    cursor.execute("BEGIN IMMEDIATE")
    cursor.execute(NEW_LINE, next(rows))
    cursor.execute("COMMIT")


if __name__ == "__main__":
    with throwaway_shop(5) as small:
        keep = keeping(small)
        for _ in range(int(sys.argv[1])):
            keep()

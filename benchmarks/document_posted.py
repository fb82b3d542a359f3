"""A sale of ten lines posted, against the bare writes of the same rows."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.figure import Figure, alternate
from benchmarks.shop import BIG_SHOP, Shop, large_shop, stock_up, throwaway_shop
from benchmarks.synced import commits_a_call
from db.access import now
from db.ids import CUSTOMERS, NO_LOT, new_id
from db.operations.booking import DOCUMENT, KEEP_COST, KEEP_POOL, LINE, MOVEMENT
from db.operations.documents import post_draft
from db.operations.drafts import NEW_DRAFT, NEW_LINE
from db.operations.numbers import NEXT
from db.operations.work import ENTRY

ITEMS, LINES, ROUNDS, BLOCK = 200, 10, 30, 20
PLENTY = 10**9
PLACE = "SELECT id FROM location WHERE kind = 'internal' ORDER BY id LIMIT 1"
HOW = (
    f"post_draft of a sale of {LINES} lines (permission, stock, costs, hashes, journal) against "
    f"the bare writes of the same rows (executemany, values at hand), both in one encrypted shop "
    f"with its triggers, synchronous=FULL; {ROUNDS * BLOCK} of each in blocks of {BLOCK} that "
    f"take turns; "
)


def figures() -> Iterator[Figure]:
    """CPU, the slowest of a hundred, and synced commits of a document; in the large shop too."""
    with throwaway_shop(ITEMS) as shop:
        stock_up(shop, PLENTY)
        yield from _figures("document_posted", shop)
    if BIG_SHOP in os.environ:
        with large_shop() as shop:
            yield from _figures("document_posted_big", shop)
    yield from commits_a_call("document_posted", "benchmarks.document_posted")


def _figures(name: str, shop: Shop) -> Iterator[Figure]:
    calls = (1 + ROUNDS) * BLOCK
    ours, bare = alternate(ROUNDS, BLOCK, posting(shop, calls), bare_posting(shop, calls))
    times = f"{1e6 * ours.mean_cpu:.0f} against {1e6 * bare.mean_cpu:.0f} µs of CPU"
    yield Figure(f"{name}_cpu", ours.mean_cpu / bare.mean_cpu, "x bare", 3, HOW + times)
    slow, bare_slow = ours.wall_percentile(99), bare.wall_percentile(99)
    times = f"{1e3 * slow:.2f} against {1e3 * bare_slow:.2f} ms"
    yield Figure(f"{name}_p99", slow / bare_slow, "x bare", 3, HOW + times)


def posting(shop: Shop, calls: int) -> Callable[[], object]:
    """Posts the next of so many drafts."""
    drafts = iter(_drafts(shop, calls))
    return lambda: post_draft(shop.database, shop.owner, draft=next(drafts))


def bare_posting(shop: Shop, calls: int) -> Callable[[], object]:
    """Writes what posting writes, for the next of so many drafts."""
    documents = [_values(shop, seq, draft) for seq, draft in enumerate(_drafts(shop, calls), 1)]
    cursor, waiting = shop.database.connection().cursor(), iter(documents)

    def write() -> None:
        cursor.execute("BEGIN IMMEDIATE")
        for sql, rows in next(waiting):
            if len(rows) == 1:
                cursor.execute(sql, rows[0])
            else:
                cursor.executemany(sql, rows)
        cursor.execute("COMMIT")

    return write


def _drafts(shop: Shop, count: int) -> list[bytes]:
    """Open sales of ten lines."""
    (place,) = shop.database.rows(PLACE)[0]
    items = shop.items()
    drafts = [new_id() for _ in range(count)]
    with shop.database.atomic():
        for turn, draft in enumerate(drafts):
            values = (draft, "sale", shop.owner.account, place, now())
            shop.database.execute_sql(NEW_DRAFT, values)
            for line in range(LINES):
                item, price = items[(turn * LINES + line) % len(items)]
                shop.database.execute_sql(
                    NEW_LINE,
                    (
                        *(new_id(), draft, item, "8990000000001", "EAN13", "wedge", 1000, 1000),
                        *("", price, None, NO_LOT, now()),
                    ),
                )
    return drafts


def _values(shop: Shop, seq: int, draft: bytes) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """Every statement of one posting with its rows."""
    lines = shop.database.rows(
        "SELECT draft_line.item, draft_line.unit_price, draft.location "
        "FROM draft_line JOIN draft ON draft.id = draft WHERE draft = ?",
        (draft,),
    )
    ids = [(new_id(), new_id()) for _ in lines]
    device, at, day = bytes(16), now(), "2026-01-01"
    header = (
        *(draft, "sale", f"SAL-K1-{seq:06d}", device, shop.owner.account, at, day),
        *(None, "", "", "", None, None, None, None, 0, 0),
    )
    entry = (
        *(new_id(), device, 1, seq, "document_posted", draft, '{"sha256":"' + "0" * 64 + '"}'),
        *(shop.owner.account, 1, at, bytes(32), os.urandom(32)),
    )
    booked = list(zip(ids, lines, strict=True))
    return [
        (NEXT, [("BARE",)]),
        (DOCUMENT, [header]),
        (
            LINE,
            [
                (line, draft, place, item, 1000, price, price, None, None)
                for place, ((line, _), (item, price, _)) in enumerate(booked, 1)
            ],
        ),
        (
            MOVEMENT,
            [
                (
                    *(movement, draft, line, item, NO_LOT, place, CUSTOMERS, 1000, price),
                    *(at, day, None),
                )
                for (line, movement), (item, price, place) in booked
            ],
        ),
        (KEEP_COST, [(movement, 50_000_000, 0) for (_, movement), _ in booked]),
        (
            KEEP_POOL,
            [(item, PLENTY, PLENTY * 50_000, 50_000_000) for _, (item, _, _) in booked],
        ),
        (ENTRY, [entry]),
        ("DELETE FROM draft_line WHERE draft = ?", [(draft,)]),
        ("DELETE FROM draft WHERE id = ?", [(draft,)]),
    ]


if __name__ == "__main__":
    with throwaway_shop(LINES) as small:
        stock_up(small, PLENTY)
        count = int(sys.argv[1])
        post = posting(small, count)
        for _ in range(count):
            post()

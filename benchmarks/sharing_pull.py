"""The feed taken into a copy, against the same rows put in by `executemany` through its triggers."""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.figure import Figure
from benchmarks.sharing import Sharing, durable, sharing_shop
from db.connection import ShopDatabase
from db.sharing.link_state import require_link
from db.sharing.step import Pace, step

LINES = (1, 10)
DOCUMENTS: Final = 1_000  # a round
ROUNDS: Final = 3
PAGE: Final = 500  # journal rows of a transaction of the bare way
TABLES: Final = {  # in the order in which they must come, with what tells their new rows
    "journal": "hub_seq > ?1",
    "document": "id IN (SELECT subject FROM journal WHERE hub_seq > ?1)",
    "document_line": "document IN (SELECT subject FROM journal WHERE hub_seq > ?1)",
    "movement": "document IN (SELECT subject FROM journal WHERE hub_seq > ?1)",
    "movement_cost": (
        "movement IN (SELECT id FROM movement WHERE document IN"
        " (SELECT subject FROM journal WHERE hub_seq > ?1))"
    ),
}


@dataclass
class Timed:
    """Seconds on the wall, and of this thread's CPU."""

    wall: float = 0
    cpu: float = 0

    def begin(self) -> None:
        """From here on."""
        self.wall -= time.perf_counter()
        self.cpu -= time.thread_time()

    def end(self) -> None:
        """And no longer."""
        self.wall += time.perf_counter()
        self.cpu += time.thread_time()


def figures() -> Iterator[Figure]:
    """For documents of one line and of ten."""
    with sharing_shop() as sharing:
        for lines in LINES:
            yield measured(sharing, lines)


def measured(sharing: Sharing, lines: int) -> Figure:
    """Rounds of sales of another PC, taken by one copy and put barely into another."""
    ours, bare = Timed(), Timed()
    file = sharing.files[1]
    for turn in range(1 + ROUNDS):
        twin = Path(shutil.copyfile(file, file.with_name("twin.db")))
        sharing.push(DOCUMENTS, lines)
        with closing(durable(file, sharing.key)) as database:
            before = require_link(database).cursor
            took = _pull(sharing, database)
            new = _new_rows(database, before)
        with closing(durable(twin, sharing.key)) as database:
            put = _put(database, new)
        if turn:
            ours = Timed(ours.wall + took.wall, ours.cpu + took.cpu)
            bare = Timed(bare.wall + put.wall, bare.cpu + put.cpu)
    movements = ROUNDS * DOCUMENTS * lines
    how = (
        f"{DOCUMENTS:,} sales of {lines} lines by another PC, pulled over TLS, proved, applied with "
        f"their costs in transactions of 30 ms, synced ({movements / ours.wall:,.0f} movements/s, "
        f"{1e6 * ours.cpu / movements:.0f} µs of CPU each), against executemany of the very rows, at "
        f"hand, through the same triggers in transactions of {PAGE} rows of the journal "
        f"({movements / bare.wall:,.0f}/s, {1e6 * bare.cpu / movements:.0f} µs); {ROUNDS} rounds"
    )
    return Figure(f"sharing_pull_{lines}", bare.wall / ours.wall, "x executemany", 0.6, how, ">=")


def _pull(sharing: Sharing, database: ShopDatabase) -> Timed:
    took, pace = Timed(), Pace()
    took.begin()
    while step(database, sharing.line(1), pace=pace).more:
        pass
    took.end()
    return took


def _new_rows(database: ShopDatabase, after: int) -> list[dict[str, list[tuple[Any, ...]]]]:
    """What came after a number of the feed, in pages; each has the bounds of a transaction."""
    last = require_link(database).cursor
    return [
        {
            table: database.rows(
                f"SELECT * FROM {table} WHERE {told.replace('> ?1', 'BETWEEN ?1 AND ?2')}",  # noqa: S608  (ours)
                (first, first + PAGE - 1),
            )
            for table, told in TABLES.items()
        }
        for first in range(after + 1, last + 1, PAGE)
    ]


def _put(database: ShopDatabase, pages: list[dict[str, list[tuple[Any, ...]]]]) -> Timed:
    took = Timed()
    with database.tuned(foreign_keys=0):
        took.begin()
        for page in pages:
            with database.atomic():
                for table, rows in page.items():
                    marks = ", ".join("?" * len(rows[0]))
                    database.execute_many(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (ours)
        took.end()
    return took

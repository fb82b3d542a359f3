"""The feed taken into a copy, against `executemany` of the same rows through its triggers."""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.figure import Figure
from benchmarks.sharing import Sharing, durable, sharing_shop
from db.access import now
from db.connection import ShopDatabase
from db.sharing.link_state import require_link
from db.sharing.step import BOOKS_FOR, Pace, step

LINES = (1, 10)
DOCUMENTS: Final = 1_000  # a round
ROUNDS: Final = 3
TABLES: Final = {  # in the order in which they must come: what tells the row of the journal
    "journal": "journal",
    "document": "document JOIN journal ON journal.subject = document.id",
    "document_line": "document_line JOIN journal ON journal.subject = document_line.document",
    "movement": "movement JOIN journal ON journal.subject = movement.document",
    "movement_cost": (
        "movement_cost JOIN movement ON movement.id = movement_cost.movement"
        " JOIN journal ON journal.subject = movement.document"
    ),
}
Rows = dict[str, list[tuple[Any, ...]]]


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
    paces = Pace(), Pace()  # as long as a link is there they are kept
    file = sharing.files[1]
    for turn in range(1 + ROUNDS):
        twin = Path(shutil.copyfile(file, file.with_name("twin.db")))
        sharing.push(DOCUMENTS, lines)
        with closing(durable(file, sharing.key)) as database:
            before = require_link(database).cursor
            took = _pull(sharing, database, paces[0])
            new = _new_rows(database, before)
        with closing(durable(twin, sharing.key)) as database:
            put = _put(database, new, paces[1])
        if turn:
            ours = Timed(ours.wall + took.wall, ours.cpu + took.cpu)
            bare = Timed(bare.wall + put.wall, bare.cpu + put.cpu)
    movements = ROUNDS * DOCUMENTS * lines
    how = (
        f"{DOCUMENTS:,} sales of {lines} lines by another PC, pulled over TLS, proved, applied "
        f"with their costs ({movements / ours.wall:,.0f} movements/s, "
        f"{1e6 * ours.cpu / movements:.0f} µs of CPU each), against executemany of the very rows, "
        f"at hand, through the same triggers ({movements / bare.wall:,.0f}/s, "
        f"{1e6 * bare.cpu / movements:.0f} µs); both in transactions of 30 ms; {ROUNDS} rounds"
    )
    return Figure(f"sharing_pull_{lines}", bare.wall / ours.wall, "x executemany", 0.6, how, ">=")


def _pull(sharing: Sharing, database: ShopDatabase, pace: Pace) -> Timed:
    took = Timed()
    took.begin()
    while step(database, sharing.line(1), pace=pace, clock=_later).more:
        pass
    took.end()
    return took


def _later() -> int:
    """Long after anybody booked on that PC, to whom it would give way."""
    return now() + 2 * BOOKS_FOR


def _new_rows(database: ShopDatabase, after: int) -> list[Rows]:
    """What came after a number of the feed, by the row of the journal that brought it."""
    found: dict[int, Rows] = {}
    for table, joined in TABLES.items():
        sql = f"SELECT journal.hub_seq, {table}.* FROM {joined} WHERE journal.hub_seq > ?"  # noqa: S608  (ours)
        for seq, *row in database.rows(sql, (after,)):
            found.setdefault(seq, {name: [] for name in TABLES})[table].append((*row,))
    return [found[seq] for seq in sorted(found)]


def _put(database: ShopDatabase, new: list[Rows], pace: Pace) -> Timed:
    took, first = Timed(), 0
    with database.tuned(foreign_keys=0, synchronous=1):
        took.begin()
        while first < len(new):
            began, part = time.perf_counter(), new[first : first + pace.rows]
            with database.atomic():
                for table in TABLES:
                    _insert(database, table, [row for rows in part for row in rows[table]])
            pace.measured(len(part), time.perf_counter() - began)
            first += len(part)
        took.end()
    return took


def _insert(database: ShopDatabase, table: str, rows: list[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    database.execute_many(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (ours)

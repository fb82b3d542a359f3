"""Full batches offered to the hub, against COPY of what it keeps into tables with its indexes."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from benchmarks.figure import Figure
from benchmarks.hub import Hub, cpu_of, hub_at_work
from db.sharing.hub.server import PostgresHub
from db.sharing.protocol import MOST_ROWS, Offered

LINES = (1, 10, 40)
ROUNDS = {1: 12, 10: 5, 40: 3}
TABLES = ("journal", "document", "movement")
BARE = "DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare;" + "".join(
    f"CREATE TABLE bare.{table} (LIKE hub.{table} INCLUDING ALL);" for table in TABLES
)
GOAL = 15_000  # movements a second


@dataclass
class Timed:
    """Seconds of several batches: on the wall, and of the server's CPU."""

    batches: int = 0
    wall: float = 0
    cpu: float = 0


def figures() -> Iterator[Figure]:
    """Movements a second for documents of 1, 10 and 40 lines."""
    with hub_at_work() as hub:
        for lines in LINES:
            yield measured(hub, lines)


def measured(hub: Hub, lines: int) -> Figure:
    """Batches of sales through the hub and the same rows copied, in turns."""
    line, ours, bare = hub.shop.hub("kasir", hub.pc), Timed(), Timed()
    with hub.shop.server.admin(hub.shop.database) as admin:
        admin.execute(BARE)
        for turn in range(1 + ROUNDS[lines]):
            batch = hub.sales(MOST_ROWS, lines)
            before = line.epoch().last_seq
            took = _push(line, batch)
            kept = _kept(admin, before)
            _add(ours, took, turn)
            _add(bare, _copy(admin, kept), turn)
        refused = admin.execute("SELECT count(*) FROM hub.journal WHERE outcome <> 'accepted'")
        assert refused.fetchone() == (0,)
    movements = MOST_ROWS * lines
    rate, copied = (movements * each.batches / each.wall for each in (ours, bare))
    how = (
        f"{MOST_ROWS} sales of {lines} lines a push, signed by a cashier, over TLS, fsync on; "
        f"{1000 * ours.wall / ours.batches:.0f} ms a push, "
        f"{1e6 * ours.cpu / ours.batches / movements:.0f} µs of the server's CPU a movement; COPY "
        f"of what is kept into tables with the same indexes, in the same turns: {copied:,.0f} a "
        f"second ({1e6 * bare.cpu / bare.batches / movements:.0f} µs of CPU)"
    )
    return Figure(f"sharing_push_{lines}", rate, "movements/s", GOAL, how, ">=")


def _push(line: PostgresHub, batch: Sequence[Offered]) -> tuple[float, float]:
    """Seconds on the wall and of the server's CPU."""
    process = line._connection.info.backend_pid
    cpu, wall = cpu_of(process), time.perf_counter()
    answer = line.push(batch)
    took = time.perf_counter() - wall, cpu_of(process) - cpu
    assert all(answer.seqs)
    return took


def _kept(admin: psycopg.Connection[Any], after: int) -> dict[str, list[tuple[Any, ...]]]:
    """What the hub wrote, at hand."""
    return {
        table: admin.execute(
            f"SELECT * FROM hub.{table} WHERE seq > {after} ORDER BY seq"  # noqa: S608  (ours)
        ).fetchall()
        for table in TABLES
    }


def _copy(
    admin: psycopg.Connection[Any], kept: dict[str, list[tuple[Any, ...]]]
) -> tuple[float, float]:
    process = admin.info.backend_pid
    cpu, wall = cpu_of(process), time.perf_counter()
    with admin.transaction(), admin.cursor() as cursor:
        for table, rows in kept.items():
            with cursor.copy(f"COPY bare.{table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
    return time.perf_counter() - wall, cpu_of(process) - cpu


def _add(to: Timed, took: tuple[float, float], turn: int) -> None:
    """The first turn warms up."""
    if turn:
        to.batches += 1
        to.wall += took[0]
        to.cpu += took[1]

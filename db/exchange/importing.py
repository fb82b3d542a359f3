"""Brings a file into the shop: a dry run, or for good in short transactions under one batch.

The batch stands in the database and says how far it has come, so that a crash leaves it to be gone
on with (the same file again) or undone (`undoing`).
"""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase, storage_errors
from db.errors import Refused
from db.exchange.batch import (
    Before,
    batch_before,
    begin,
    finish,
    go_on,
    has_sales_of,
    opened_by,
    resume,
)
from db.exchange.carrying_out import carry_out
from db.exchange.cells import Table
from db.exchange.columns import Wishes, understand
from db.exchange.import_result import ImportResult
from db.exchange.import_rights import allowed, needed
from db.exchange.pace import Pace
from db.exchange.plan import Plan
from db.exchange.planner import Planner
from db.exchange.reading import read_table
from db.exchange.records import Problem, Record, records
from db.operations.work import writing
from db.queries.shop import day_of

LOOKED_AT_ONCE: Final = 1_000
CACHE: Final = 96_000  # KiB; with a search's whole cache a large shop's import would take 220 MB

Progress = Callable[[int], None]


@storage_errors()  # between its transactions too
def import_file(
    database: ShopDatabase,
    actor: Actor,
    *,
    file: Path,
    wishes: Wishes | None = None,
    dry_run: bool = False,
    again: bool = False,
    progress: Progress | None = None,
) -> ImportResult:
    """Reads a file and does, or in a dry run only says, what its rows come to.

    A file that was brought in before changes nothing unless `again`; one whose batch a crash left
    unfinished is gone on with. `progress` is told the number of rows done. Raises what
    `read_table` and `understand` raise, `PermissionDenied` for what the file's columns need, and
    `Refused`: `import_undone_first`; `sales_imported_before`, also where `again` is asked for, as
    they would count twice; `days_unclear` and `numbers_unclear` where nothing decides how a column
    is written (a dry run says it as `layout.unclear`). Not to be called inside a transaction.
    """
    with reading(database, actor, "data.import"):
        pass
    table = read_table(file)
    layout = understand(table, wishes)
    with reading(database, actor, "data.import"):
        layout = allowed(layout, database, actor)
        before = batch_before(database, table)
        if again and layout.kind == "sales" and has_sales_of(database, table):
            raise Refused("sales_imported_before")
    result = ImportResult(layout, table.note, dry_run)
    if before and before.state == "undoing":
        raise Refused("import_undone_first")
    if before and before.state == "done" and not again:
        return _same(result, table, before)
    if dry_run:
        return _try(database, actor, table, result, progress)
    running = before if before and before.state == "running" else None
    if not running and (error := layout.undecided()):
        raise error
    return _run(database, actor, table, result, running, progress)


def _same(result: ImportResult, table: Table, before: Before) -> ImportResult:
    result.same_as = before.id
    result.rows = result.skipped = sum(1 for _ in records(table, result.layout))
    result.problem_count = 1
    is_sales = before.kind == result.layout.kind == "sales"
    result.problems = [Problem(0, "sales_imported_before" if is_sales else "file_imported_before")]
    return result


def _try(
    database: ShopDatabase,
    actor: Actor,
    table: Table,
    result: ImportResult,
    progress: Progress | None,
) -> ImportResult:
    """The same plans as for good, each from one look at the shop, and nothing is written."""
    at = actor.clock()
    planner = _planner(database, result, at, dry=True)
    with database.tuned(cache_size=-CACHE):
        for chunk in _chunks(records(table, result.layout), lambda: LOOKED_AT_ONCE):
            with reading(database, actor, "data.import"):
                result.add(planner.plan(chunk))
            if progress:
                progress(result.rows)
    return result


def _run(
    database: ShopDatabase,
    actor: Actor,
    table: Table,
    result: ImportResult,
    running: Before | None,
    progress: Progress | None,
) -> ImportResult:
    if running:
        resume(result, running)
    else:
        with writing(database, actor, "data.import") as work:
            result.batch = begin(work, table, result.layout)
    planner = _planner(database, result, actor.clock(), dry=False)
    stream = records(table, result.layout)
    if running:
        stream = _after(database, stream, planner, running)
    pace, last = Pace(), running.last_row if running else 0
    # A power cut may take the last chunks, whole, from their end: the batch knows. The end is kept.
    with database.tuned(synchronous="normal", wal_autocheckpoint=0, cache_size=-CACHE):
        for chunk in _chunks(stream, lambda: pace.size):
            pace.rest(database)
            result.add(_write_chunk(database, actor, planner, result, chunk, last, pace))
            last = chunk[-1].row
            if progress:
                progress(result.rows)
    with writing(database, actor, "data.import") as work:
        finish(work, result)
    return result


def _write_chunk(
    database: ShopDatabase,
    actor: Actor,
    planner: Planner,
    result: ImportResult,
    chunk: list[Record],
    last: int,
    pace: Pace,
) -> Plan:
    """One short transaction: plan by what the shop is now, write, and say how far it came."""
    batch = result.batch
    assert batch is not None  # noqa: S101  (it was begun)
    with writing(database, actor, "data.import") as work:
        pace.hold()
        for permission in needed(result.layout):
            work.require(permission)
        plan = planner.plan(chunk)
        go_on(work, batch, plan, last, chunk[-1].row)
        carry_out(work, batch, plan)
    pace.let_go(len(chunk))
    return plan


def _after(
    database: ShopDatabase, stream: Iterator[Record], planner: Planner, running: Before
) -> Iterator[Record]:
    """What was not done yet; of the rows before it the planner learns what they spoke of."""
    for spot in opened_by(database, running.id):
        planner.known.stock.opened_now(spot)
    for chunk in _chunks(stream, lambda: LOOKED_AT_ONCE):
        before = [record for record in chunk if record.row <= running.last_row]
        planner.recall(before)
        yield from chunk[len(before) :]


def _planner(database: ShopDatabase, result: ImportResult, at: int, *, dry: bool) -> Planner:
    today = day_of(database, at).isoformat()
    return Planner(database, result.layout, today=today, at=at, dry=dry)


def _chunks(stream: Iterator[Record], size: Callable[[], int]) -> Iterator[list[Record]]:
    while chunk := list(islice(stream, size())):
        yield chunk

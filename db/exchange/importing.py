"""Brings a file into the shop: a dry run, or for good in short transactions under one batch.

The batch stands in the database and says how far it has come, so that a crash leaves it to be gone
on with (the same file again) or undone (`undoing`).
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, Final

from db.access import Actor, reading, require, rights_of
from db.connection import ShopDatabase
from db.errors import PermissionDenied, Refused
from db.exchange.cells import Table
from db.exchange.columns import Layout, Wishes, understand
from db.exchange.plan import ORDER, Opening, Plan, Planner
from db.exchange.reading import read_table
from db.exchange.records import Problem, Record, records
from db.ids import fixed_id, new_id
from db.models.base import Row
from db.models.items import Item
from db.operations.booking import Header, Line, book
from db.operations.items import free_sku
from db.operations.master import change_row, create_rows, table_of
from db.operations.numbers import PREFIXES, next_number
from db.operations.search_text import searchable_together
from db.operations.work import Work, writing
from db.rules.calendar import business_date
from db.rules.texts import folded

OPENING: Final = fixed_id("location/opening")
PROBLEMS_KEPT: Final = 5_000
FIRST_CHUNK: Final = 40
LARGEST_CHUNK: Final = 600
CHUNK_SECONDS: Final = 0.038
LEARNT: Final = 0.3
CHUNKS_A_CHECKPOINT: Final = 3
PAUSE: Final = 0.006  # seconds; who waits for its turn looks more often than that
LOOKED_AT_ONCE: Final = 1_000
RIGHTS: Final = {
    "items": ("item.create", "item.edit"),
    "stock": ("stock.adjust", "item.create"),
    "partners": ("partner.edit",),
    "categories": ("category.edit",),
    "locations": ("location.edit",),
    "sales": (),
}
RIGHTS_OF_A_FIELD: Final = {
    "barcode": "barcode.edit",
    "category": "category.edit",
    "supplier": "partner.edit",
    "location": "location.edit",
    "quantity": "stock.adjust",
    "archived": "item.delete",
    "active": "item.delete",
}
SAME_FILE: Final = """
SELECT id, state, layout, last_row, created, updated, skipped FROM import_batch
WHERE sha256 = ? AND state <> 'undone' ORDER BY started_at DESC LIMIT 1
"""
NEW_BATCH: Final = """
INSERT INTO import_batch (id, kind, file, sha256, layout, state, actor, started_at)
VALUES (?, ?, ?, ?, ?, 'running', ?, ?)
"""
GO_ON: Final = """
UPDATE import_batch SET last_row = ?, created = created + ?, updated = updated + ?,
                        skipped = skipped + ?
WHERE id = ? AND state = 'running' AND last_row = ?
"""
FINISH: Final = """
UPDATE import_batch SET state = 'done', finished_at = ? WHERE id = ? AND state = 'running'
"""
ROW: Final = """
INSERT INTO import_row (id, batch, row, act, "table", subject, field, before, after)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SALE: Final = """
INSERT INTO sales_history (id, batch, day, item, item_text, quantity, amount, reference)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
OPENED: Final = """
SELECT DISTINCT movement.item, movement.destination, lot.code, lot.expires_on FROM import_row
JOIN movement ON movement.document = import_row.subject JOIN lot ON lot.id = movement.lot
WHERE import_row.batch = ? AND import_row.act = 'booked'
"""
ITEM_OF: Final = "SELECT id FROM item WHERE sku = ? AND merged_into IS NULL ORDER BY id LIMIT 1"

Progress = Callable[[int], None]


@dataclass
class ImportResult:
    """What became of a file. `rows` are those with data: created, updated or skipped.

    A row with a problem is skipped; `problems` holds the first 5,000 of `problem_count`. `batch`
    is None after a dry run; `same_as` is the batch that brought the same file in before.
    """

    layout: Layout
    note: dict[str, str]
    dry_run: bool
    rows: int = 0
    created: int = 0
    updated: int = 0
    skipped: int = 0
    problem_count: int = 0
    problems: list[Problem] = field(default_factory=list)
    batch: bytes | None = None
    same_as: bytes | None = None
    resumed: bool = False

    def add(self, plan: Plan) -> None:
        """Counts what a chunk came to."""
        self.rows += plan.created + plan.updated + plan.skipped
        self.created += plan.created
        self.updated += plan.updated
        self.skipped += plan.skipped
        self.problem_count += len(plan.problems)
        self.problems += plan.problems[: PROBLEMS_KEPT - len(self.problems)]


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
    `Refused("import_undone_first")`. Not to be called inside a transaction.
    """
    with reading(database, actor, "data.import"):
        pass
    table = read_table(file)
    layout = understand(table, wishes)
    with reading(database, actor, "data.import"):
        layout = _allowed(database, actor, layout)
        before = database.row(SAME_FILE, (table.sha256,))
    result = ImportResult(layout, table.note, dry_run)
    if before and before[1] == "undoing":
        raise Refused("import_undone_first")
    if before and before[1] == "done" and not again:
        return _same(result, table, before)
    if dry_run:
        return _try(database, actor, table, result, progress)
    running = before if before and before[1] == "running" else None
    return _run(database, actor, table, result, running, progress)


def _allowed(database: ShopDatabase, actor: Actor, layout: Layout) -> Layout:
    """The layout for this person: without costs for who may not see them."""
    if (
        "unit_cost" in layout.fields
        and "cost.view" not in rights_of(database, actor, "cost.view").scopes
    ):
        fields = {name: place for name, place in layout.fields.items() if name != "unit_cost"}
        left_out = [*layout.left_out, layout.title("unit_cost")]
        layout = replace(layout, fields=fields, left_out=left_out)
    for permission in needed(layout):
        if not require(database, actor, permission):
            raise PermissionDenied(permission)
    return layout


def needed(layout: Layout) -> tuple[str, ...]:
    """The permissions without which a file of these columns is not brought in."""
    more = [RIGHTS_OF_A_FIELD[name] for name in layout.fields if name in RIGHTS_OF_A_FIELD]
    if layout.kind not in ("items", "stock"):
        more = []
    return tuple(dict.fromkeys(("data.import", *RIGHTS[layout.kind], *more)))


def _same(result: ImportResult, table: Table, before: tuple[Any, ...]) -> ImportResult:
    result.same_as = before[0]
    result.rows = result.skipped = sum(1 for _ in records(table, result.layout))
    result.problem_count = 1
    result.problems = [Problem(0, "file_imported_before")]
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
    planner = _planner(database, result.layout, at, dry=True)
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
    running: tuple[Any, ...] | None,
    progress: Progress | None,
) -> ImportResult:
    done_before = 0
    if running:
        result.batch, _state, layout, done_before, *counts = running
        result.layout = Layout(**json.loads(layout))
        result.created, result.updated, result.skipped = counts
        result.rows, result.resumed = sum(counts), True
    else:
        result.batch = _begin(database, actor, table, result.layout)
    planner = _planner(database, result.layout, actor.clock(), dry=False)
    stream = records(table, result.layout)
    if running:
        stream = _after(database, stream, planner, result.batch, done_before)
    pace = _Pace()
    last = done_before
    with database.tuned(synchronous="normal", wal_autocheckpoint=0):
        for chunk in _chunks(stream, lambda: pace.size):
            plan = _write_chunk(database, actor, planner, result, chunk, last, pace)
            last = chunk[-1].row
            result.add(plan)
            if progress:
                progress(result.rows)
            pace.rest(database)
    _finish(database, actor, result)
    return result


def _begin(database: ShopDatabase, actor: Actor, table: Table, layout: Layout) -> bytes:
    batch = new_id()
    with writing(database, actor, "data.import") as work:
        described = (batch, layout.kind, table.name[:400], table.sha256)
        work.database.execute_sql(
            NEW_BATCH, (*described, json.dumps(layout.as_plain()), actor.account, work.at)
        )
        told = {"kind": layout.kind, "sha256": table.sha256}
        work.record("import_started", batch, told)
    return batch


def _write_chunk(
    database: ShopDatabase,
    actor: Actor,
    planner: Planner,
    result: ImportResult,
    chunk: list[Record],
    last: int,
    pace: "_Pace",
) -> Plan:
    """One short transaction: plan by what the shop is now, write, and say how far it came."""
    batch = result.batch
    assert batch is not None  # noqa: S101  (it was begun)
    with writing(database, actor, "data.import") as work:
        pace.hold()
        for permission in needed(result.layout):
            work.require(permission)
        plan = planner.plan(chunk)
        counts = (plan.created, plan.updated, plan.skipped)
        went_on = database.execute_sql(GO_ON, (chunk[-1].row, *counts, batch, last)).rowcount
        if went_on != 1:
            raise Refused("import_running_elsewhere")
        with searchable_together(database) if Item in plan.made else nullcontext():
            _write(work, batch, plan)
    pace.let_go(len(chunk))
    return plan


def _write(work: Work, batch: bytes, plan: Plan) -> None:
    for item in plan.made.get(Item, ()):
        item["sku"] = item["sku"] or free_sku(work)
    for model in ORDER:
        create_rows(work, model, plan.made.get(model, ()))
    acts: list[tuple[object, ...]] = [
        (new_id(), batch, row, "created", table_of(model), made, None, None, None)
        for row, model, made in plan.made_by
    ]
    for change in plan.changes:
        set_fields(work, change.model, change.subject, change.values)
        acts += [
            (
                *(new_id(), batch, change.row, "changed", table_of(change.model)),
                *(change.subject, name, change.before[name], value),
            )
            for name, value in change.values.items()
        ]
    if plan.openings:
        document = _book(work, plan.openings)
        row = plan.openings[0].row
        acts.append((new_id(), batch, row, "booked", "document", document, None, None, None))
    if plan.sales:
        sales = [(sale[0], batch, *sale[1:]) for sale in plan.sales]
        work.database.execute_many(SALE, sales)
        work.record("history_added", batch, {"rows": len(sales)})
    work.database.execute_many(ROW, acts)


def set_fields(work: Work, model: type[Row], subject: bytes, values: Mapping[str, object]) -> None:
    """Changes fields of a row, and with an item's name the one that it is sorted by."""
    derived = {}
    if model is Item and "name" in values:
        derived["sort_name"] = folded(str(values["name"]))
    change_row(work, model, subject, **values, **derived)


def _book(work: Work, openings: list[Opening]) -> bytes:
    """One document of opening stock for a chunk."""
    header = Header(
        id=new_id(),
        kind="opening",
        number=next_number(work, PREFIXES["opening"]),
        device=work.device().id,
        actor=work.actor.account,
        at=work.at,
        business_date=_today(work.database, work.at),
    )
    lines = [
        Line(
            id=new_id(),
            movement=new_id(),
            item=each.item,
            source=OPENING,
            destination=each.location,
            quantity=each.quantity,
            lot=each.lot,
            stated_cost=each.cost,
        )
        for each in openings
    ]
    book(work, header, lines)
    return header.id


def _finish(database: ShopDatabase, actor: Actor, result: ImportResult) -> None:
    assert result.batch is not None  # noqa: S101  (it was begun)
    with writing(database, actor, "data.import") as work:
        if database.execute_sql(FINISH, (work.at, result.batch)).rowcount == 1:
            counts = {"created": result.created, "updated": result.updated}
            work.record("import_finished", result.batch, counts)


def _after(
    database: ShopDatabase,
    stream: Iterator[Record],
    planner: Planner,
    batch: bytes,
    done: int,
) -> Iterator[Record]:
    """What was not done yet; of the rows before it the planner learns what they spoke of."""
    for item, location, code, expires_on in database.rows(OPENED, (batch,)):
        planner.known.opened_now((item, location, code, expires_on))
    for chunk in _chunks(stream, lambda: LOOKED_AT_ONCE):
        before = [record for record in chunk if record.row <= done]
        planner.recall(before)
        yield from chunk[len(before) :]


def _planner(database: ShopDatabase, layout: Layout, at: int, *, dry: bool) -> Planner:
    return Planner(database, layout, today=_today(database, at), at=at, dry=dry)


def _today(database: ShopDatabase, at: int) -> str:
    (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    return business_date(at, timezone).isoformat()


def _chunks(stream: Iterator[Record], size: Callable[[], int]) -> Iterator[list[Record]]:
    while chunk := list(islice(stream, size())):
        yield chunk


class _Pace:
    """How many rows fit into a short transaction on this PC, and the pauses in between."""

    def __init__(self) -> None:
        self.size = FIRST_CHUNK
        self._since = 0.0
        self._a_row = 0.0
        self._chunks = 0

    def hold(self) -> None:
        """From here on others wait."""
        self._since = time.perf_counter()

    def let_go(self, rows: int) -> None:
        """So many rows were written; others may write now."""
        took = (time.perf_counter() - self._since) / rows
        self._a_row += (took - self._a_row) * (LEARNT if self._a_row else 1)
        fitting = int(CHUNK_SECONDS / max(self._a_row, 1e-6))
        self.size = max(1, min(fitting, 2 * self.size, LARGEST_CHUNK))

    def rest(self, database: ShopDatabase) -> None:
        """Time for others; now and then it is spent on the database's log."""
        self._chunks += 1
        if self._chunks % CHUNKS_A_CHECKPOINT:
            time.sleep(PAUSE)
        else:
            database.rows("PRAGMA wal_checkpoint(PASSIVE)")

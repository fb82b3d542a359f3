"""The batch under which a file comes in: begun, gone on with, finished; known by its SHA-256."""

import json
from dataclasses import dataclass
from typing import Final

from db.connection import ShopDatabase
from db.errors import Refused
from db.exchange.cells import Table
from db.exchange.columns import Layout
from db.exchange.import_result import ImportResult
from db.exchange.known_stock import Spot
from db.exchange.plan import Plan
from db.ids import new_id
from db.operations.work import Work

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
OPENED: Final = """
SELECT DISTINCT movement.item, movement.destination, lot.code, lot.expires_on FROM import_row
JOIN movement ON movement.document = import_row.subject JOIN lot ON lot.id = movement.lot
WHERE import_row.batch = ? AND import_row.act = 'booked'
"""


@dataclass(frozen=True)
class Before:
    """A batch that brought the same file in, or began to."""

    id: bytes
    state: str
    layout: str
    last_row: int
    created: int
    updated: int
    skipped: int


def batch_before(database: ShopDatabase, table: Table) -> Before | None:
    """The newest batch of the same file that was not undone."""
    found = database.row(SAME_FILE, (table.sha256,))
    return Before(*found) if found else None


def begin(work: Work, table: Table, layout: Layout) -> bytes:
    """Says that a file begins to come in; returns the batch's id."""
    batch = new_id()
    described = (batch, layout.kind, table.name[:400], table.sha256)
    plain = json.dumps(layout.as_plain())
    work.database.execute_sql(NEW_BATCH, (*described, plain, work.actor.account, work.at))
    work.record("import_started", batch, {"kind": layout.kind, "sha256": table.sha256})
    return batch


def resume(result: ImportResult, before: Before) -> None:
    """What a crash left unfinished is gone on with, as its columns were understood then."""
    result.batch, result.resumed = before.id, True
    result.layout = Layout(**json.loads(before.layout))
    result.created, result.updated, result.skipped = before.created, before.updated, before.skipped
    result.rows = before.created + before.updated + before.skipped


def go_on(work: Work, batch: bytes, plan: Plan, last: int, row: int) -> None:
    """Says how far a chunk came: from the row `last` to `row`; that can be said once."""
    counts = (plan.created, plan.updated, plan.skipped)
    if work.database.execute_sql(GO_ON, (row, *counts, batch, last)).rowcount != 1:
        raise Refused("import_running_elsewhere")


def finish(work: Work, result: ImportResult) -> None:
    """Says that all of the file is in."""
    assert result.batch is not None  # noqa: S101  (it was begun)
    if work.database.execute_sql(FINISH, (work.at, result.batch)).rowcount == 1:
        counts = {"created": result.created, "updated": result.updated}
        work.record("import_finished", result.batch, counts)


def opened_by(database: ShopDatabase, batch: bytes) -> list[Spot]:
    """Where the batch put opening stock so far."""
    return database.rows(OPENED, (batch,))

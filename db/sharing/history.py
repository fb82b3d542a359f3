"""The sales of another program, as rows of the feed bring them and take them away."""

import hashlib
from typing import Final

from db.connection import ShopDatabase
from db.rules.journal import canonical
from db.sharing.bodies import read_history
from db.sharing.entries import Entry

ADD: Final = """
INSERT OR IGNORE INTO sales_history (id, batch, day, item, item_text, quantity, amount, reference)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""
KEEP_TEXT: Final = "INSERT OR IGNORE INTO row_text (row, body) VALUES (?, ?)"
BATCH: Final = """
INSERT OR IGNORE INTO import_batch (id, kind, file, sha256, layout, state, actor, started_at)
VALUES (?, ?, '', ?, ?, 'done', ?, ?)
"""
FINISHED: Final = """
UPDATE import_batch SET created = ?, finished_at = ? WHERE id = ? AND kind = 'sales' AND file = ''
"""
UNDONE: Final = "UPDATE import_batch SET state = 'undone', finished_at = ? WHERE id = ?"
UNDOES: Final = """
SELECT 1 FROM journal WHERE subject = ? AND kind = 'import_undone'
  AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
"""
UNDONE_SINCE: Final = f"{UNDOES} AND hub_seq IS NULL"
NOT_UNDONE: Final = "UPDATE import_batch SET state = 'done' WHERE id = ?"
FORGET: Final = "DELETE FROM sales_history WHERE batch = ?"
FORGET_ONE: Final = "DELETE FROM sales_history WHERE id = ?"
KNOWN: Final = "SELECT id FROM item WHERE id = ?"
TEXTS: Final = """
SELECT journal.id, row_text.body FROM journal JOIN row_text ON row_text.row = journal.id
WHERE journal.subject = ? AND journal.kind = 'history_added' AND NOT EXISTS (
    SELECT 1 FROM verdict WHERE verdict.row = journal.id AND outcome = 'refused')
"""


def add_history(database: ShopDatabase, entry: Entry, body: str | None) -> None:
    """Adds the rows that are not there; one of an item that is gone keeps its text alone."""
    if body is None:
        return
    database.execute_sql(KEEP_TEXT, (entry.id, body))
    if not database.row(UNDONE_SINCE, (entry.subject,)):
        _add(database, entry.subject, body)


def drop_history(database: ShopDatabase, body: str | None) -> None:
    """Takes the rows out that one act added."""
    if body is not None:
        database.execute_many(FORGET_ONE, [row[:1] for row in read_history(body)])


def begin_batch(database: ShopDatabase, entry: Entry) -> None:
    """The batch that history hangs on; another PC's other imports are told by their rows."""
    sha256 = bytes.fromhex(entry.said.get("sha256", "")) or hashlib.sha256(b"").digest()
    kind = entry.said.get("kind", "sales")
    layout = canonical({"kind": kind, "headers": 1, "titles": [], "fields": {}})
    database.execute_sql(BATCH, (entry.subject, kind, sha256, layout, entry.actor, entry.at))


def finish_batch(database: ShopDatabase, entry: Entry) -> None:
    """The sales of a file are known to be here, so that they are not counted twice."""
    said = (entry.said.get("created", 0), entry.at, entry.subject)
    database.execute_sql(FINISHED, said)


def undo_batch(database: ShopDatabase, entry: Entry) -> None:
    """All rows of the batch go."""
    database.execute_sql(FORGET, (entry.subject,))
    database.execute_sql(UNDONE, (entry.at, entry.subject))


def restore_batch(database: ShopDatabase, entry: Entry) -> None:
    """Taking the batch back was refused: its rows are there again, unless another PC took them."""
    if database.row(UNDOES, (entry.subject,)):
        return
    for _row, body in database.rows(TEXTS, (entry.subject,)):
        _add(database, entry.subject, body)
    database.execute_sql(NOT_UNDONE, (entry.subject,))


def _add(database: ShopDatabase, batch: bytes, body: str) -> None:
    rows = read_history(body)
    items = {row[2] for row in rows if row[2]}
    known = {item for item in items if database.row(KNOWN, (item,))}
    database.execute_many(
        ADD,
        [(row[0], batch, row[1], row[2] if row[2] in known else None, *row[3:]) for row in rows],
    )

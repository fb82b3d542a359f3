"""What a row of a shared table is, by its journal rows: first what is agreed, then what waits."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from db.connection import ShopDatabase
from db.operations.master import SECRET
from db.sharing.tables import DEFAULTS, OWN_FIELDS, REFERENCES, in_column, values_of

# The foreseen refusals are verdicts without a number; what a verdict of a life that is over said
# holds until the next one.
ROWS: Final = """
SELECT journal.kind, journal.payload, journal.hub_seq, verdict.details, journal.id
FROM journal LEFT JOIN verdict ON verdict.row = journal.id
WHERE journal.subject = ?
  AND journal.kind IN ('row_created', 'field_changed', 'row_deleted', 'role_permissions_set')
  AND coalesce(verdict.outcome, 'accepted') = 'accepted'
ORDER BY journal.hub_seq IS NULL, journal.hub_seq, journal.lost_seq IS NULL, journal.lost_seq,
         journal.rowid
"""
FIRST: Final = """
SELECT payload ->> 'field', payload -> 'before' FROM journal
WHERE subject = ? AND kind = 'field_changed'
ORDER BY hub_seq IS NULL, hub_seq, lost_seq IS NULL, lost_seq, rowid
"""
REVIVED: Final = """
SELECT max(seq) FROM verdict, json_each(details, '$.revives')
WHERE outcome = 'accepted' AND details -> 'revives' IS NOT NULL AND value = ?
"""
# A count's document is its end, whatever becomes of the rows that say so.
ENDED: Final = "SELECT actor, at FROM document WHERE id = ?"


@dataclass
class Folded:
    """A row: its columns (None: it is not there), its fields' versions, its permissions."""

    table: str
    values: dict[str, Any] | None = None
    versions: dict[str, int] = field(default_factory=dict)
    permissions: dict[str, str] | None = None
    gone: dict[str, Any] | None = None  # what it was when it was deleted
    is_agreed_gone: bool = False


def fold(database: ShopDatabase, table: str, subject: bytes) -> Folded:
    """The row as all copies will have it once nothing waits, and what waits here on top of it."""
    folded = Folded(table, _before_the_journal(database, table, subject))
    revived: int | None = None
    ended = database.row(ENDED, (subject,)) if table == "stock_count" else None
    rows = database.rows(ROWS, (subject,))
    if any(kind == "row_deleted" for kind, *_ in rows):
        (revived,) = database.rows(REVIVED, (subject.hex(),))[0]
    for kind, payload, seq, _details, _row in rows:
        said = json.loads(payload)
        if said.get("table", "role") != table:
            continue
        if kind == "row_created" and ended is not None:
            by, at = ended
            said["fields"] |= {"state": "closed", "ended_by": by.hex(), "ended_at": at}
        if seq is None:
            _wait(database, folded, kind, said)
        else:
            _agree(folded, kind, said)
            if folded.values is None:
                folded.is_agreed_gone = revived is None or revived < seq
                if not folded.is_agreed_gone:
                    folded.values = folded.gone
    return folded


def _before_the_journal(
    database: ShopDatabase, table: str, subject: bytes
) -> dict[str, Any] | None:
    """A row that no journal row made, as units and virtual places are; None for others."""
    made = "SELECT 1 FROM journal WHERE subject = ? AND kind = 'row_created'"
    if database.row(made, (subject,)):
        return None
    names = [*DEFAULTS[table]]
    found = database.row(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (subject,))  # noqa: S608  (names of our models)
    if found is None:
        return None
    row = dict(zip(names, found, strict=True))
    for name, before in reversed(database.rows(FIRST, (subject,))):
        if name in row and before is not None:
            row[name] = in_column(table, name, json.loads(before))
    return row


def _agree(folded: Folded, kind: str, said: dict[str, Any]) -> None:
    if kind == "row_created":
        folded.values = values_of(folded.table, said["fields"])
        folded.versions = {}
        folded.permissions = {}
    elif kind == "row_deleted":
        folded.gone, folded.values = folded.values, None
    elif kind == "role_permissions_set":
        folded.permissions = said["permissions"]
    elif folded.values is not None and _is_shared(folded.table, said["field"]):
        _set(folded, said)


def _wait(database: ShopDatabase, folded: Folded, kind: str, said: dict[str, Any]) -> None:
    """As the hub will decide, as far as one can tell."""
    if kind != "field_changed":
        if kind == "row_created" and folded.values is not None:
            return
        _agree(folded, kind, said)
        return
    name = said["field"]
    if folded.values is None or not _is_shared(folded.table, name):
        return
    fits = folded.versions.get(name, 1) == said["base"]
    if name not in SECRET:
        fits &= folded.values.get(name) == in_column(folded.table, name, said["before"])
    if fits and _points_somewhere(database, folded.table, said):
        _set(folded, said)


def _set(folded: Folded, said: dict[str, Any]) -> None:
    """The same value again changes nothing, not even the version."""
    assert folded.values is not None  # noqa: S101  (its callers looked)
    name = said["field"]
    if name not in SECRET:
        after = in_column(folded.table, name, said["after"])
        if folded.values.get(name) == after:
            return
        folded.values[name] = after
    folded.versions[name] = folded.versions.get(name, 1) + 1


def _is_shared(table: str, name: str) -> bool:
    return (name in DEFAULTS[table] or name in SECRET) and (table, name) not in OWN_FIELDS


def _points_somewhere(database: ShopDatabase, table: str, said: dict[str, Any]) -> bool:
    """Whether the row is there that a field is to point at."""
    other = REFERENCES.get(table, {}).get(said["field"])
    if other is None or said["after"] is None:
        return True
    sql = f"SELECT 1 FROM {other} WHERE id = ?"  # noqa: S608  (names of our tables)
    return database.row(sql, (bytes.fromhex(said["after"]),)) is not None


def pointing_at(table: str, pointers: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """The tables and columns that hold ids of a table."""
    for other, columns in pointers.items():
        for column, target in columns.items():
            if target == table:
                yield other, column

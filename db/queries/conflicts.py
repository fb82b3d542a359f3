"""Where several PCs said different things: of a field, of a code, of a booked line."""

import json
from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.queries.sharing import SETTLED
from db.queries.subject_names import referred_name, subject_name
from db.rules.journal import fields_in, said_in
from db.rules.sharing import CONFLICT_RIGHTS

CONFLICTS: Final = f"""
SELECT journal.id, journal.kind, journal.subject, journal.payload, verdict.details, journal.at,
       mine.name, theirs.name
FROM verdict JOIN journal ON journal.id = verdict.row
LEFT JOIN account AS mine ON mine.id = journal.actor
LEFT JOIN journal AS other ON other.id = unhex(verdict.details ->> 'by')
LEFT JOIN account AS theirs ON theirs.id = other.actor
WHERE verdict.outcome = 'conflict' AND NOT {SETTLED.format(subject="journal.id", kind="conflict_settled")}
ORDER BY verdict.seq
"""  # noqa: E501, S608  (constants)
# Which values several have an index tells alone; the rest is read of those that have one.
DOUBLE: Final = """
SELECT value, json_group_array(json_array(hex(id), name)) FROM ({holders} ORDER BY 2)
GROUP BY 1 HAVING count(DISTINCT id) > 1 ORDER BY 1
"""
DOUBLES: Final = {
    kind: DOUBLE.format(holders=holders)
    for kind, holders in {
        "sku": """
SELECT sku AS value, id, name FROM item
WHERE merged_into IS NULL AND sku IN (SELECT sku FROM item GROUP BY 1 HAVING count(*) > 1)
""",
        "barcode": """
SELECT barcode.code AS value, item.id, item.name || ' (' || item.sku || ')' AS name
FROM barcode JOIN item ON item.id = barcode.item
WHERE barcode.code IN (SELECT code FROM barcode GROUP BY 1 HAVING count(*) > 1)
""",
        "number": """
SELECT document.number AS value, document.id, account.name
FROM document LEFT JOIN account ON account.id = document.actor
WHERE document.number IN (SELECT number FROM document GROUP BY 1 HAVING count(*) > 1)
""",
        "reversal": """
SELECT original.number AS value, document.id, document.number AS name
FROM document_line AS line
JOIN document ON document.id = line.document
JOIN document_line AS before ON before.id = line.reverses
JOIN document AS original ON original.id = before.document
WHERE line.reverses IN (SELECT reverses FROM document_line WHERE reverses IS NOT NULL
    GROUP BY 1 HAVING count(*) > 1)
""",
    }.items()
}
KEPT: Final = f"""
SELECT hex(journal.subject) FROM journal WHERE kind = 'conflict_settled'
AND {SETTLED.format(subject="journal.subject", kind="conflict_settled")}
"""  # noqa: S608  (constants)
SHARED: Final = "SELECT 1 FROM hub_link"


@dataclass(frozen=True)
class FieldConflict:
    """A change that came too late: what stands (`theirs`) and what was wanted (`mine`).

    `field` is "" where a whole row was wanted that somebody else had made already. The values are
    the journal's: ids are hexadecimal, `mine_name` and `theirs_name` what the rows are called.
    `mine_by` and `theirs_by` are the people who said it.
    """

    row: bytes
    table: str
    subject: bytes
    subject_name: str
    field: str
    mine: Any
    theirs: Any
    at: int
    mine_by: str | None
    theirs_by: str | None
    mine_name: str | None = None
    theirs_name: str | None = None


@dataclass(frozen=True)
class Double:
    """One `sku`, `barcode`, document's `number` that several have, or a `reversal` made twice.

    `holders` are the items' or documents' ids with their names (or who posted them).
    """

    kind: str
    value: str
    holders: tuple[tuple[bytes, str], ...]


def field_conflicts(database: ShopDatabase, actor: Actor) -> list[FieldConflict]:
    """Those that nobody has settled, the oldest first."""
    with reading(database, actor, *CONFLICT_RIGHTS):
        return [_conflict(database, *row) for row in database.rows(CONFLICTS)]


def doubles(database: ShopDatabase, actor: Actor) -> list[Double]:
    """What two PCs gave or booked while apart; none in a shop on its own, or once it was kept."""
    with reading(database, actor, *CONFLICT_RIGHTS):
        if not database.row(SHARED):
            return []
        kept = {subject for (subject,) in database.rows(KEPT)}
        return [
            double
            for kind, sql in DOUBLES.items()
            for value, holders in database.rows(sql)
            if (double := _double(kind, value, holders, kept)) is not None
        ]


def _double(kind: str, value: str, holders: str, kept: set[str]) -> Double | None:
    """None where all but one of them were looked at and kept."""
    found = dict(tuple(holder) for holder in json.loads(holders))
    if len(found.keys() - kept) < 2:
        return None
    shown = tuple((bytes.fromhex(holder), str(name or "")) for holder, name in found.items())
    return Double(kind, value, shown)


def _conflict(
    database: ShopDatabase,
    row: bytes,
    kind: str,
    subject: bytes,
    payload: str,
    details: str,
    at: int,
    *by: str | None,
) -> FieldConflict:
    said, decided = said_in(payload), json.loads(details)
    table, mine = str(said.get("table", "role")), said.get("after")
    if kind == "row_created":
        mine = fields_in(said).get("value")
    elif kind == "role_permissions_set":
        mine = said.get("permissions")
    name = str(said.get("field", ""))
    shown = subject_name(database, table, subject)
    theirs = decided.get("value")
    names = (referred_name(database, name, value) for value in (mine, theirs))
    return FieldConflict(row, table, subject, shown, name, mine, theirs, at, *by, *names)

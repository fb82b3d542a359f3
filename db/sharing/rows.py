"""Puts rows of shared tables to what the journal says they are, with all that hangs on them."""

from collections.abc import Iterable, Mapping
from typing import Final

from db.connection import ShopDatabase
from db.sharing.folding import Folded, fold, pointing_at
from db.sharing.ledger import take_out
from db.sharing.tables import BOOKED, DEFAULTS, REFERENCES, completed
from db.sharing.verdicts import foresee_refusal

NEEDS: Final = "needs_refused"
VERSIONS: Final = "SELECT field, version FROM field_version WHERE subject = ?"
FORGET_VERSIONS: Final = "DELETE FROM field_version WHERE subject = ?"
KEEP_VERSION: Final = "INSERT INTO field_version (subject, field, version) VALUES (?, ?, ?)"
PERMISSIONS: Final = "SELECT permission, scope FROM role_permission WHERE role = ?"
TAKE_ALL: Final = "DELETE FROM role_permission WHERE role = ?"
GIVE: Final = "INSERT INTO role_permission (role, permission, scope) VALUES (?, ?, ?)"
OUTLIVE: Final = 'INSERT OR IGNORE INTO outlived (id, "table") VALUES (?, ?)'
OUTLIVED: Final = 'SELECT id, "table" FROM outlived'
OUTLIVES_NO_MORE: Final = "DELETE FROM outlived WHERE id = ?"
WAITING_CREATION: Final = """
SELECT id FROM journal
WHERE subject = ? AND hub_seq IS NULL AND kind = ?
  AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
"""
WAITING_DELETION: Final = """
SELECT id FROM journal WHERE subject = ? AND hub_seq IS NULL AND kind = 'row_deleted'
"""
DOCUMENT_OF: Final = {
    "document": "id",
    "document_line": "document",
    "movement": "document",
}
# What only this PC has, and how it does without a row: no code is known, no place is chosen.
DRAFTS: Final[dict[str, tuple[str, ...]]] = {
    "item": (
        "UPDATE draft_line SET item = NULL WHERE item = :id",
        "UPDATE sales_history SET item = NULL WHERE item = :id",
        "DELETE FROM shared_cost WHERE item = :id",
        "DELETE FROM item_cost WHERE item = :id",
    ),
    "lot": (
        "UPDATE draft_line SET lot = (SELECT id FROM lot WHERE item IS NULL) WHERE lot = :id",
        "DELETE FROM balance WHERE lot = :id AND quantity = 0",
    ),
    "partner": ("UPDATE draft SET partner = NULL WHERE partner = :id",),
    "location": (
        "UPDATE draft SET destination = NULL WHERE destination = :id",
        "UPDATE draft SET location = (SELECT min(id) FROM location"
        " WHERE kind = 'internal' AND id <> :id) WHERE location = :id",
        "DELETE FROM balance WHERE location = :id AND quantity = 0",
    ),
    "account": (
        "DELETE FROM draft_line WHERE draft IN (SELECT id FROM draft WHERE owner = :id)",
        "DELETE FROM draft WHERE owner = :id",
        "DELETE FROM lease WHERE account = :id",
    ),
    "role": ("DELETE FROM role_permission WHERE role = :id",),
}
# An item that is there again has its sales of another program back: their texts name it. Items that
# pointed at a category or supplier already are found by its name again.
RECALL: Final = {
    "item": """
UPDATE sales_history SET item = :id WHERE id IN (
    SELECT unhex(sale.value ->> 0) FROM journal
    JOIN row_text ON row_text.row = journal.id, json_each(row_text.body) AS sale
    WHERE journal.kind = 'history_added' AND sale.value ->> 2 = lower(hex(:id)))
""",
    "category": "UPDATE item SET category = :id WHERE category = :id",
    "partner": "UPDATE item SET supplier = :id WHERE supplier = :id",
}


def settle_row(database: ShopDatabase, table: str, subject: bytes) -> None:
    """Makes a row what the journal says; what needs one that is gone goes with it."""
    folded = fold(database, table, subject)
    names = [*DEFAULTS[table]]
    found = database.row(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (subject,))  # noqa: S608  (names of our models)
    if folded.values is None:
        if found is not None:
            _remove(database, folded, subject)
        return
    database.execute_sql(OUTLIVES_NO_MORE, (subject,))
    if found is None:
        _insert(database, folded)
        if table in RECALL:
            database.execute_sql(RECALL[table], {"id": subject})
    else:
        before = dict(zip(names, found, strict=True))
        _update(database, folded, subject, before)
    _keep_versions(database, folded, subject)
    if table == "role" and folded.permissions is not None:
        _keep_permissions(database, subject, folded.permissions)


def settle_rows(database: ShopDatabase, rows: Iterable[tuple[str, bytes]]) -> None:
    """Many rows, then what could not be deleted until now."""
    for table, subject in rows:
        settle_row(database, table, subject)
    for subject, table in database.rows(OUTLIVED):
        settle_row(database, table, subject)


def bring_back(database: ShopDatabase, table: str, subject: bytes) -> None:
    """A row that was deleted here while others went on using it is there again."""
    for (row,) in database.rows(WAITING_DELETION, (subject,)):
        foresee_refusal(database, row, subject, {"reason": "row_in_use"})
    if table in DEFAULTS:
        settle_row(database, table, subject)


def drop_needing(database: ShopDatabase, table: str, subject: bytes) -> None:
    """What waits and needs a row that is gone will be refused: it is taken out at once."""
    for pointers in (REFERENCES, BOOKED):
        _drop_pointing(database, table, subject, pointers)


def _drop_pointing(
    database: ShopDatabase, table: str, subject: bytes, pointers: dict[str, dict[str, str]]
) -> None:
    for other, column in pointing_at(table, pointers):
        key = DOCUMENT_OF.get(other, "id")
        sql = f"SELECT DISTINCT {key} FROM {other} WHERE {column} = ?"  # noqa: S608  (names of our tables)
        for (needing,) in database.rows(sql, (subject,)):
            _drop(database, other, needing, subject)


def _drop(database: ShopDatabase, table: str, needing: bytes, needed: bytes) -> None:
    kind = "document_posted" if table in DOCUMENT_OF else "row_created"  # a count has both
    for (row,) in database.rows(WAITING_CREATION, (needing, kind)):
        told = {"reason": NEEDS, "needs": needed.hex()}
        if table in DOCUMENT_OF:
            take_out_document(database, row, needing, told)
        else:
            foresee_refusal(database, row, needing, told)
    if table not in DOCUMENT_OF:
        settle_row(database, table, needing)


def take_out_document(
    database: ShopDatabase, row: bytes, document: bytes, told: Mapping[str, object] | None
) -> None:
    """Takes a document out with what needs it; `told` where its refusal is only foreseen."""
    if told is not None:
        foresee_refusal(database, row, document, told)
    lines = database.rows("SELECT id FROM document_line WHERE document = ?", (document,))
    for (line,) in lines:
        database.execute_sql("UPDATE draft_line SET returns = NULL WHERE returns = ?", (line,))
        drop_needing(database, "document_line", line)
    drop_needing(database, "document", document)
    take_out(database, row, document)
    settle_row(database, "stock_count", document)  # which it had ended


def _remove(database: ShopDatabase, folded: Folded, subject: bytes) -> None:
    table = folded.table
    if folded.is_agreed_gone and _is_used(database, table, subject):
        database.execute_sql(OUTLIVE, (subject, table))
    else:
        _drop_pointing(database, table, subject, BOOKED)  # what it added to sums asks for the row
        for sql in DRAFTS.get(table, ()):
            database.execute_sql(sql, {"id": subject})
        database.execute_sql(f"DELETE FROM {table} WHERE id = ?", (subject,))  # noqa: S608  (names of our models)
        database.execute_sql(FORGET_VERSIONS, (subject,))
        database.execute_sql(OUTLIVES_NO_MORE, (subject,))
        _drop_pointing(database, table, subject, REFERENCES)


def _is_used(database: ShopDatabase, table: str, subject: bytes) -> bool:
    return any(
        database.row(f"SELECT 1 FROM {other} WHERE {column} = ? LIMIT 1", (subject,))  # noqa: S608  (names of our tables)
        for pointers in (REFERENCES, BOOKED)
        for other, column in pointing_at(table, pointers)
    )


def _insert(database: ShopDatabase, folded: Folded) -> None:
    assert folded.values is not None  # noqa: S101  (its caller looked)
    values = completed(folded.table, folded.values)
    database.execute_sql(insertion(folded.table, values), tuple(values.values()))


def insertion(table: str, values: dict[str, object]) -> str:
    """The statement that inserts a row with these columns."""
    places = ", ".join("?" * len(values))
    return f"INSERT INTO {table} ({', '.join(map(_quoted, values))}) VALUES ({places})"  # noqa: S608  (names of our models)


def _update(
    database: ShopDatabase, folded: Folded, subject: bytes, before: dict[str, object]
) -> None:
    assert folded.values is not None  # noqa: S101  (its caller looked)
    changed = {name: v for name, v in folded.values.items() if before[name] != v}
    if "incarnation" in changed and folded.table == "device":
        del changed["incarnation"]
    if "name" in changed and folded.table == "item":
        changed["sort_name"] = completed("item", folded.values)["sort_name"]
    if changed:
        sets = ", ".join(f"{_quoted(name)} = ?" for name in changed)
        sql = f"UPDATE {folded.table} SET {sets} WHERE id = ?"  # noqa: S608  (names of our models)
        database.execute_sql(sql, (*changed.values(), subject))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _keep_versions(database: ShopDatabase, folded: Folded, subject: bytes) -> None:
    wanted = {name: version for name, version in folded.versions.items() if version > 1}
    if dict(database.rows(VERSIONS, (subject,))) != wanted:
        database.execute_sql(FORGET_VERSIONS, (subject,))
        rows = [(subject, name, version) for name, version in wanted.items()]
        database.execute_many(KEEP_VERSION, rows)


def _keep_permissions(database: ShopDatabase, role: bytes, permissions: dict[str, str]) -> None:
    if dict(database.rows(PERMISSIONS, (role,))) != permissions:
        database.execute_sql(TAKE_ALL, (role,))
        database.execute_many(GIVE, [(role, *each) for each in permissions.items()])

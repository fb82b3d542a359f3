"""Rows of shared tables: created, changed field by field, deleted; each with its journal row."""

from collections.abc import Mapping, Sequence
from typing import Any

from db.models.base import Row
from db.operations.work import Work

SECRET = frozenset({"password_hash", "pin_hash", "badge_hash"})
DERIVED = frozenset({"sort_name"})  # every PC makes these itself
BASE_VERSION = """
SELECT version FROM field_version WHERE subject = ? AND field = ?
"""
NEXT_VERSION = """
INSERT INTO field_version (subject, field, version) VALUES (?, ?, 2)
ON CONFLICT (subject, field) DO UPDATE SET version = version + 1
"""

FORGET_VERSIONS = "DELETE FROM field_version WHERE subject = ?"


def create_row(work: Work, model: type[Row], **values: Any) -> bytes:
    """Inserts a row and journals it; returns its id.

    Secret and derived fields stay out of the journal.
    """
    model.insert(**values).execute(work.database)
    identity: bytes = values["id"]
    shown = {name: value for name, value in values.items() if name not in SECRET | DERIVED}
    work.record("row_created", identity, {"table": table_of(model), "fields": shown})
    return identity


def create_rows(work: Work, model: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all give the same fields, none of them secret, and journals each."""
    if not rows:
        return
    names = tuple(rows[0])
    places = ", ".join("?" * len(names))
    sql = f"INSERT INTO {table_of(model)} ({', '.join(names)}) VALUES ({places})"  # noqa: S608  (names of our models)
    work.database.execute_many(sql, [tuple(row[name] for name in names) for row in rows])
    table = table_of(model)
    shown = [name for name in names if name not in DERIVED]
    work.record_all(
        ("row_created", row["id"], {"table": table, "fields": {name: row[name] for name in shown}})
        for row in rows
    )


def change_row(work: Work, model: type[Row], identity: bytes, **values: Any) -> frozenset[str]:
    """Sets the fields that differ and journals each with the version it was based on."""
    before: dict[str, Any] = dict(
        model.select().where(model.id == identity).dicts().execute(work.database)[0]
    )
    changed = {name: value for name, value in values.items() if before[name] != value}
    if not changed:
        return frozenset()
    model.update(**changed).where(model.id == identity).execute(work.database)
    for name, value in changed.items():
        if name not in DERIVED:
            _journal_change(work, model, identity, name, before[name], value)
    return frozenset(changed)


def delete_row(work: Work, model: type[Row], identity: bytes) -> None:
    """Deletes a row and journals that it went."""
    model.delete().where(model.id == identity).execute(work.database)
    work.database.execute_sql(FORGET_VERSIONS, (identity,))
    work.record("row_deleted", identity, {"table": table_of(model)})


def table_of(model: type[Row]) -> str:
    """The name of a model's table."""
    name: str = model._meta.table_name
    return name


def _journal_change(
    work: Work, model: type[Row], identity: bytes, name: str, before: object, after: object
) -> None:
    found = work.database.row(BASE_VERSION, (identity, name))
    work.database.execute_sql(NEXT_VERSION, (identity, name))
    payload = {"table": table_of(model), "field": name, "base": found[0] if found else 1}
    if name not in SECRET:
        payload |= {"before": before, "after": after}
    work.record("field_changed", identity, payload)

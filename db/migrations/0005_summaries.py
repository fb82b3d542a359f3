"""Sums by day and year of what moved, and the columns that the item list is sorted by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """Creates tables, columns and views, sums up what is booked, then the triggers that go on."""
    for name in ("tables.sql", "fill.sql", "triggers.sql"):
        for statement in statements(Path(__file__).with_suffix("") / name):
            db.execute_sql(statement)


def statements(script: Path) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit in between."""
    buffer = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        buffer += line
        if complete_statement(buffer):
            yield buffer.strip()
            buffer = ""

"""Counts by the beginning of a name, and wider indexes for the search and the lists."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """Creates and fills the counts, then the triggers that keep them; makes the indexes anew."""
    for name in ("counts.sql", "indexes.sql"):
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

"""Stocktakes: what is being counted, and every counted line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """Adds tables and indexes; no table is rebuilt, so every trigger stays."""
    for statement in statements(Path(__file__).with_suffix("") / "tables.sql"):
        db.execute_sql(statement)


def statements(script: Path) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit in between."""
    buffer = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        buffer += line
        if complete_statement(buffer):
            yield buffer.strip()
            buffer = ""

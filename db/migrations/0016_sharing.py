"""What a copy keeps that several PCs share: its hub, what was decided there, how to take back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """Adds tables and columns, then the triggers that undo what the hub refused."""
    for name in ("tables.sql", "guards.sql", "undo.sql", "merged.sql"):
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

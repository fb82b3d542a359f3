"""What a PC keeps of the hub that it shares its stock through."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """Adds the tables."""
    for script in sorted(Path(__file__).with_suffix("").glob("*.sql")):
        for statement in statements(script):
            db.execute_sql(statement)


def statements(script: Path) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit in between."""
    buffer = ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        buffer += line
        if complete_statement(buffer):
            yield buffer.strip()
            buffer = ""

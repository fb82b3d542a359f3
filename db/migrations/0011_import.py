"""Items that come in by the thousand become searchable once, with their barcodes."""

from pathlib import Path
from typing import Any

from sqlcipher3.dbapi2 import complete_statement


def up(_migrator: object, db: Any) -> None:
    """The table that holds the search's trigger back, and the trigger that heeds it."""
    statement = ""
    script = Path(__file__).with_suffix("") / "search.sql"
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if complete_statement(statement):  # one by one: `executescript` would commit in between
            db.execute_sql(statement)
            statement = ""

"""Copies of a database made while people work, with SQLite's backup API."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from db.errors import CannotOpen

if TYPE_CHECKING:
    from db.connection import ShopDatabase

PAGES_A_STEP = 1000


def copy_database(database: "ShopDatabase", target: Path) -> None:
    """Writes a consistent copy, encrypted with the same key; verified before it gets its name."""
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy = sqlcipher.connect(str(temporary), isolation_level=None)
    try:
        copy.execute(f"PRAGMA key = \"x'{database.key.hex()}'\"")
        database.connection().backup(copy, pages=PAGES_A_STEP)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise CannotOpen("copy_damaged", path=str(target))
    finally:
        copy.close()
    temporary.replace(target)


def copy_before_migration(database: "ShopDatabase", backups: Path) -> Path:
    """The copy that stays behind when a database is brought to a newer version."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = backups / f"before-upgrade-{stamp}.db"
    copy_database(database, target)
    return target

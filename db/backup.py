"""Copies of a database made while people work, with SQLite's backup API."""

import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from db.errors import CannotOpen
from db.rules.journal import canonical

if TYPE_CHECKING:
    from db.connection import ShopDatabase

PAGES_A_STEP: Final = 1000
SALT_BYTES: Final = 16
SOUND: Final = {"quick_check": [("ok",)], "cipher_integrity_check": []}
HEADS: Final = """
SELECT device, incarnation, max(device_seq) AS device_seq, hash FROM journal
GROUP BY device, incarnation ORDER BY device, incarnation
"""


def copy_database(
    database: "ShopDatabase", target: Path, unwanted: Callable[[], bool] = lambda: False
) -> tuple[str, ...]:
    """Writes a copy of one moment, with the same key and salt; sound before it gets its name.

    Returns the heads of the journal's chains at that moment (`heads_in`). Raises
    `CannotOpen("copy_damaged")`, or `interrupted` once unwanted; then there is no file.
    """
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        heads = _copy(database, temporary, unwanted)
        temporary.replace(target)
        settle(target.parent)
    finally:
        temporary.unlink(missing_ok=True)
    return heads


def copy_before_migration(database: "ShopDatabase", backups: Path) -> Path:
    """The copy that stays behind when a database is brought to a newer version."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = backups / f"before-upgrade-{stamp}.db"
    copy_database(database, target)
    return target


def heads_in(connection: Any) -> tuple[str, ...]:
    """The last row of every chain of the journal, as one line of JSON each.

    The keys are device, incarnation, device_seq and hash; ids and hashes are hexadecimal.
    """
    found = connection.execute(HEADS)
    names = [column[0] for column in found.description]
    return tuple(canonical(dict(zip(names, row, strict=True))) for row in found)


def settle(folder: Path) -> None:
    """What was renamed in a folder stays so when the power goes (Windows sees to it itself)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _copy(database: "ShopDatabase", target: Path, unwanted: Callable[[], bool]) -> tuple[str, ...]:
    """The source's transaction holds one moment: a write in between would begin it all anew."""

    def progressed(_status: int, _remaining: int, _total: int) -> None:
        if unwanted():
            raise CannotOpen("interrupted")

    with closing(_connected(database, database.path)) as source:
        source.execute("BEGIN")
        heads = heads_in(source)
        with closing(_connected(database, target, salted=True)) as copy:
            copy.execute("PRAGMA locking_mode = EXCLUSIVE")  # needs no file for an index
            source.backup(copy, pages=PAGES_A_STEP, progress=progressed)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, whole by itself
            sound = all(copy.execute(f"PRAGMA {name}").fetchall() == SOUND[name] for name in SOUND)
            if not sound or heads_in(copy) != heads:
                raise CannotOpen("copy_damaged", path=str(target))
    return heads


def _connected(database: "ShopDatabase", path: Path, *, salted: bool = False) -> Any:
    """A connection of our own; `salted` gives a new file the salt that the key is filed under."""
    key = database.key.hex()
    if salted:
        with database.path.open("rb") as file:
            key += file.read(SALT_BYTES).hex()
    connection = sqlcipher.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    return connection

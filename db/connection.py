"""Opens, keys and migrates the encrypted database; turns the engine's failures into our errors."""

import errno
import os
import random
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from db.backup import copy_before_migration
from db.errors import CannotOpen, InvalidInput, LumbungError
from db.rules.reorder import order_need, whole_packs
from db.rules.texts import folded

# Without these the engine's module looks for an adapter of every id and every NULL in vain, which
# takes longer than binding them.
sqlcipher.register_adapter(bytes, bytearray)
sqlcipher.register_adapter(type(None), lambda nothing: nothing)

Parameters = Sequence[object] | Mapping[str, object]
MIGRATIONS: Final = Path(__file__).parent / "migrations"
HISTORY: Final = "SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'"
STEPS_BETWEEN_LOOKS: Final = 20_000
ROOM_TO_OPEN: Final = 256 * 1024  # bytes; SQLite calls it an I/O error when its index has none
NAP_SECONDS: Final = 0.001
SHORTEST_NAP_SECONDS: Final = 0.0001
TRIES_TO_HALVE: Final = 10
PATIENCE_SECONDS: Final = 10.0
MIGRATION_PATIENCE_SECONDS: Final = 15 * 60.0
PRAGMAS: Final = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "cache_size": -192_000,  # KiB at most; what a million items are searched in, decrypted once
    "temp_store": "memory",
}
ALONE: Final = {"locking_mode": "exclusive"}  # the index of the log is in memory, not in a file

FAILURES: Final = (
    (
        r"file is not a database|malformed|hmac|database corruption|vtable constructor failed",
        "database_damaged",
    ),
    (r"disk is full", "disk_full"),
    (r"readonly database|read-only", "disk_read_only"),
    (r"database is locked|database table is locked", "database_busy"),
    (r"disk I/O error|unable to open database file", "disk_failed"),
    (r"^interrupted$", "interrupted"),
)
OS_FAILURES: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EROFS: "disk_read_only",
    errno.EACCES: "disk_read_only",
    errno.EPERM: "disk_read_only",
}


class ShopDatabase(SqlCipherDatabase):  # type: ignore[misc]  # playhouse has no type information
    """One shop's database; every thread gets a connection of its own. SQL may call `folded(text)`
    and what db.rules.reorder has.

    Transactions are IMMEDIATE unless asked otherwise: a deferred one that reads and then writes
    fails at once when another process writes in between. `alone`: one thread of one program, which
    then needs no room on the disk for reading.
    """

    patience = 10.0  # seconds that a transaction waits for its turn

    def __init__(self, path: Path | str, key: bytes, *, alone: bool = False) -> None:
        self.path = Path(path)
        self.key = key
        self.patience = PATIENCE_SECONDS
        self._waiting = threading.local()
        super().__init__(
            str(path),
            pragmas={**ALONE, **PRAGMAS} if alone else PRAGMAS,
            passphrase=f"x'{key.hex()}'",
            lock_type="IMMEDIATE",
        )

    def _add_conn_hooks(self, connection: Any) -> None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # it writes to stderr; we raise
        connection.create_function("folded", 1, _folded, deterministic=True)
        connection.create_function("order_need", 6, order_need, deterministic=True)
        connection.create_function("whole_packs", 3, whole_packs, deterministic=True)
        super()._add_conn_hooks(connection)
        connection.set_busy_handler(self._wait_for_others)

    def rollback(self) -> None:
        """Ends the transaction, unless SQLite already did (a full disk): twice would hide why."""
        if self.connection().in_transaction:
            super().rollback()

    def savepoint(self) -> "_Savepoint":
        """A transaction inside another one."""
        return _Savepoint(self)

    def _wait_for_others(self, tries: int) -> bool:
        """Naps while another program writes, as long as there is patience.

        SQLite's own waits grow to 100 ms and always come at the same steps: who waits is asleep
        whenever the others let go. These shrink, so that who waits longest looks most often.
        """
        if tries == 0:
            self._waiting.since = time.monotonic()
        nap = max(NAP_SECONDS / (1 + tries / TRIES_TO_HALVE), SHORTEST_NAP_SECONDS)
        time.sleep(nap * (0.5 + random.random()))  # noqa: S311  (no secret)
        return bool(time.monotonic() - self._waiting.since < self.patience)

    def rows(self, sql: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """Every row that a statement gives."""
        return self.execute_sql(sql, parameters).fetchall()  # type: ignore[no-any-return]

    def row(self, sql: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row that a statement gives, or None."""
        return self.execute_sql(sql, parameters).fetchone()  # type: ignore[no-any-return]

    def execute_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        """One statement for each row, without a trip through Peewee for every one of them."""
        if len(rows) == 1:
            self.execute_sql(sql, rows[0])
        elif rows:
            with peewee.__exception_wrapper__:  # type: ignore[attr-defined]  # not in its stubs
                self.cursor().executemany(sql, rows)

    @contextmanager
    def tuned(self, **pragmas: object) -> Iterator[None]:
        """This thread's connection with other PRAGMAs; to be entered and left between transactions.

        They are set back afterwards.
        """
        before = {name: self.rows(f"PRAGMA {name}")[0][0] for name in pragmas}
        self._set(pragmas)
        try:
            yield
        finally:
            self._set(before)

    def _set(self, pragmas: Mapping[str, object]) -> None:
        for name, value in pragmas.items():
            self.execute_sql(f"PRAGMA {name} = {value}")

    @contextmanager
    def interruptible(self, unwanted: Callable[[], bool]) -> Iterator[None]:
        """Long work of this thread; once unwanted it ends with `CannotOpen("interrupted")`.

        What its open transaction did is rolled back, as with every error.
        """
        connection = self.connection()
        connection.set_progress_handler(unwanted, STEPS_BETWEEN_LOOKS)
        try:
            with storage_errors():
                yield
        finally:
            connection.set_progress_handler(None, 0)


class _Savepoint(peewee._savepoint):  # Peewee gives it no public name
    """One that SQLite took back with all around it (a full disk) is not taken back twice."""

    def rollback(self, begin: bool = True) -> None:
        if self.db.connection().in_transaction:
            super().rollback(begin)


def _folded(text: str | None) -> str | None:
    return None if text is None else folded(text)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Failures of disk and engine become `CannotOpen` with a code; mistakes of ours stay as is.

    A text that the engine cannot hold (half of a surrogate pair) is `text_unprintable`.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise InvalidInput("text_unprintable", "text") from error
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as error:
        code = failure_code(error)
        if code is None:
            raise
        raise CannotOpen(code) from error
    except OSError as error:
        if error.errno is None:  # raised by a program, not by the system
            raise
        raise CannotOpen(OS_FAILURES.get(error.errno, "disk_failed")) from error


def failure_code(error: Exception) -> str | None:
    """The code for a message of SQLite or SQLCipher, None for what is no failure of the disk."""
    for pattern, code in FAILURES:
        if re.search(pattern, str(error), re.IGNORECASE):
            return code
    return None


def create_database(path: Path, key: bytes) -> ShopDatabase:
    """A new, empty, encrypted database at the newest version; the file must not exist."""
    if path.exists():
        raise CannotOpen("database_exists", path=str(path))
    database = ShopDatabase(path, key)
    with _closed_on_failure(database):
        _migrate(database)
    return database


def open_database(path: Path, key: bytes, backups: Path) -> ShopDatabase:
    """Opens a database and brings it to the newest version, after a copy into `backups`.

    Raises `CannotOpen` with one of the codes database_missing, database_damaged (which a wrong key
    looks like too), database_newer, disk_full, disk_read_only, disk_failed, database_busy.
    """
    if not path.exists():
        raise CannotOpen("database_missing", path=str(path))
    database = ShopDatabase(path, key)
    with _closed_on_failure(database):
        if _pending(database):
            _migrate(database, backups)
    return database


def open_to_read(path: Path, key: bytes, backups: Path) -> ShopDatabase:
    """As `open_database`; also on a full disk, where what was opened can only be read."""
    try:
        return open_database(path, key, backups)
    except CannotOpen as error:
        if error.code != "disk_full":
            raise
        database = ShopDatabase(path, key, alone=True)
        with _closed_on_failure(database):
            if _pending(database):
                raise
        return database


def _pending(database: ShopDatabase) -> bool:
    known = {path.stem for path in MIGRATIONS.glob("[0-9]*.py")}
    applied = _applied(database)
    if not applied:
        raise CannotOpen("database_damaged")
    if applied - known:
        raise CannotOpen("database_newer")
    return applied != known


def _applied(database: ShopDatabase) -> set[str]:
    """The names of the migrations in the database's history."""
    with storage_errors():
        if not database.rows(HISTORY):
            return set()
        return {name for (name,) in database.rows("SELECT name FROM schema_migration")}


def _migrate(database: ShopDatabase, backups: Path | None = None) -> None:
    """All steps or none; of two programs that come at once, one waits and finds it done.

    A copy goes into `backups` first. Foreign keys rest meanwhile, or a table that is made anew
    would take the rows along that point at it.
    """
    from playhouse.migrations import Runner  # only then: it would delay every start

    with storage_errors(), _patiently(database), database.atomic():
        if backups is None or _pending(database):
            if backups is not None:
                copy_before_migration(database, backups)
            Runner(database, str(MIGRATIONS)).up()


@contextmanager
def _patiently(database: ShopDatabase) -> Iterator[None]:
    database.patience = MIGRATION_PATIENCE_SECONDS
    database.execute_sql("PRAGMA foreign_keys = 0")
    try:
        yield
    finally:
        database.patience = PATIENCE_SECONDS
        database.execute_sql("PRAGMA foreign_keys = 1")


@contextmanager
def _closed_on_failure(database: ShopDatabase) -> Iterator[None]:
    try:
        yield
    except (LumbungError, peewee.DatabaseError) as error:
        database.close()
        if isinstance(error, LumbungError) and error.code == "disk_failed":
            raise CannotOpen(_reason_of_failure(database.path.parent)) from error
        raise


def _reason_of_failure(folder: Path) -> str:
    """Why a file cannot be opened; SQLite tells want of room or right from nothing else."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return "disk_read_only"
    if shutil.disk_usage(folder).free < ROOM_TO_OPEN:
        return "disk_full"
    return "disk_failed"

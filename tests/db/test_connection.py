"""Opening the encrypted database: what is switched on, what is refused, and how."""

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import peewee
import pytest

from db import connection
from db.access import Actor
from db.connection import ShopDatabase, create_database, open_database, storage_errors
from db.errors import CannotOpen
from db.home import Home
from db.keys import load_key
from db.operations.items import BarcodeFields, ItemFields, create_item
from db.queries.check import check
from tests.shops import add_item, digest, open_shop, receive

LATER = '''"""A step of a later version."""


def up(migrator, db):
    """Adds a table."""
    db.execute_sql("CREATE TABLE later (id BLOB PRIMARY KEY) STRICT")
'''
FAILING = '''"""A step that fails half-way."""


def up(migrator, db):
    """Adds a table, then fails."""
    db.execute_sql("CREATE TABLE later (id BLOB PRIMARY KEY) STRICT")
    db.execute_sql("INSERT INTO nowhere VALUES (1)")
'''


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations, for a test to add to."""
    folder = tmp_path / "migrations"
    shutil.copytree(
        connection.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__", "__init__.py")
    )
    monkeypatch.setattr(connection, "MIGRATIONS", folder)
    return folder


def refused(home: Home, key: bytes | None = None) -> str:
    """The code with which a database cannot be opened."""
    with pytest.raises(CannotOpen) as error:
        open_database(home.database, key or load_key(home), home.backups)
    return error.value.code


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("temp_store", 2),
    ],
)
def test_the_pragmas_are_truly_on(shop_database: ShopDatabase, pragma: str, value: object) -> None:
    """Asked of the open connection itself."""
    found = shop_database.row(f"PRAGMA {pragma}")
    assert found is not None
    assert str(found[0]) == str(value)


def test_the_engine_is_new_enough(shop_database: ShopDatabase) -> None:
    """Older SQLite can corrupt a WAL database that two connections use."""
    (version,) = shop_database.rows("SELECT sqlite_version()")[0]
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)
    assert shop_database.rows("PRAGMA cipher_version")


def test_transactions_are_immediate(shop_database: ShopDatabase, home: Home) -> None:
    """Whoever begins holds the write lock; a second writer waits and is then told."""
    other = ShopDatabase(home.database, shop_database.key)
    other.patience = 0.001
    with (
        shop_database.atomic(),
        pytest.raises(CannotOpen, match="database_busy"),
        connection.storage_errors(),
        other.atomic(),
    ):
        pytest.fail("two writers at once")
    other.close()


def test_a_writer_waits_for_another_and_no_longer_than_that(
    shop_database: ShopDatabase, home: Home
) -> None:
    """In naps of a millisecond: it goes on as soon as the other has done."""
    other = ShopDatabase(home.database, shop_database.key)
    naps = []

    def wait(tries: int) -> bool:
        naps.append(tries)
        if len(naps) == 5:
            shop_database.rollback()
        return other._wait_for_others(tries)

    shop_database.begin("IMMEDIATE")
    other.connection().set_busy_handler(wait)
    with other.atomic():
        assert naps == [0, 1, 2, 3, 4]
    other.close()


def test_the_file_tells_nothing(home: Home, shop_database: ShopDatabase, owner: Actor) -> None:
    """Neither the database nor its log shows a name, an SQL word or SQLite's magic."""
    add_item(shop_database, owner, "Sambal Terasi Ibu Sri", "8991234567897")
    files = [path for path in home.folder.iterdir() if path.name.startswith("lumbung.db")]
    written = b"".join(path.read_bytes() for path in files)
    shop_database.close()
    written += home.database.read_bytes()
    assert len(written) > 100_000
    for words in (
        b"Sambal Terasi",
        b"8991234567897",
        b"CREATE TABLE",
        b"SQLite format 3",
        b"Ibu Sri",
    ):
        assert words not in written


def test_a_wrong_key_opens_nothing(home: Home) -> None:
    """It looks like a damaged file, and the file is as it was."""
    before = home.database.read_bytes()
    assert refused(home, bytes(32)) == "database_damaged"
    assert home.database.read_bytes() == before


def test_a_missing_database_is_not_made(home: Home) -> None:
    """Opening never creates."""
    key = load_key(home)
    home.database.unlink()
    assert refused(home, key) == "database_missing"
    assert not home.database.exists()


@pytest.mark.parametrize("size", [0, 100, 4_096, 5_000])
def test_a_cut_off_database_is_damaged(home: Home, size: int) -> None:
    """An empty file and the first bytes of one."""
    key = load_key(home)
    home.database.write_bytes(home.database.read_bytes()[:size])
    assert refused(home, key) == "database_damaged"


def test_garbage_is_damaged(home: Home) -> None:
    """A picture that somebody named lumbung.db."""
    key = load_key(home)
    home.database.write_bytes(b"\x89PNG\r\n\x1a\n" * 5_000)
    assert refused(home, key) == "database_damaged"


def test_a_damaged_page_is_told_when_it_is_read(home: Home) -> None:
    """One overwritten page in the middle: whatever reads it says so, and so does check."""
    key = load_key(home)
    content = bytearray(home.database.read_bytes())
    for page in range(10, len(content) // 4_096):
        content[page * 4_096 + 50] ^= 0xFF
    home.database.write_bytes(content)
    database = ShopDatabase(home.database, key)
    with pytest.raises(CannotOpen, match="database_damaged"), connection.storage_errors():
        digest(database)
    database.close()


def test_a_database_of_a_newer_program_is_refused(home: Home, migrations: Path) -> None:
    """It is left alone: no copy, no change."""
    (migrations / "0002_later.py").write_text(LATER)
    open_shop(home).close()
    shutil.rmtree(home.backups)
    (migrations / "0002_later.py").unlink()
    before = home.database.read_bytes()
    assert refused(home) == "database_newer"
    assert home.database.read_bytes() == before
    assert not home.backups.exists()


def test_a_copy_precedes_every_migration(
    home: Home, shop_database: ShopDatabase, owner: Actor, migrations: Path
) -> None:
    """The copy is whole, encrypted with the same key, and of the version before."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5_000)
    before = digest(shop_database)
    shop_database.close()
    (migrations / "0002_later.py").write_text(LATER)
    upgraded = open_shop(home)
    assert upgraded.table_exists("later")
    assert check(upgraded) == []
    upgraded.close()
    (copy_path,) = home.backups.iterdir()
    assert b"SQLite format 3" not in copy_path.read_bytes()
    (migrations / "0002_later.py").unlink()
    copy = open_database(copy_path, load_key(home), home.backups)
    assert digest(copy) == before
    copy.close()


def test_without_a_migration_there_is_no_copy(home: Home) -> None:
    """Opening twice makes no backup."""
    open_shop(home).close()
    open_shop(home).close()
    assert not home.backups.exists()


def test_a_failing_migration_changes_nothing(home: Home, migrations: Path) -> None:
    """Half a step is rolled back; the database still opens with the program before it."""
    database = open_shop(home)
    before = digest(database)
    database.close()
    (migrations / "0002_later.py").write_text(FAILING)
    with pytest.raises(Exception, match="nowhere"):
        open_shop(home)
    (migrations / "0002_later.py").unlink()
    database = open_shop(home)
    assert digest(database) == before
    database.close()


def test_a_copy_that_cannot_be_made_stops_the_migration(home: Home, migrations: Path) -> None:
    """Where the copy cannot be made, the database is not touched."""
    (migrations / "0002_later.py").write_text(LATER)
    home.backups.write_text("a file where the folder should be")
    before = home.database.read_bytes()
    assert refused(home) == "disk_failed"
    assert home.database.read_bytes() == before


def test_creating_does_not_overwrite(home: Home) -> None:
    """A database that exists is never made anew."""
    with pytest.raises(CannotOpen, match="database_exists"):
        create_database(home.database, bytes(32))


def test_a_full_disk_books_nothing(shop_database: ShopDatabase, owner: Actor) -> None:
    """SQLite says that the disk is full in the middle of an operation: it never happened."""
    item = add_item(shop_database, owner)
    before = digest(shop_database)
    (pages,) = shop_database.rows("PRAGMA page_count")[0]
    shop_database.execute_sql(f"PRAGMA max_page_count = {pages}")
    long = ItemFields("Barang", note="panjang " * 400)
    barcodes = [BarcodeFields(f"{number:0200d}") for number in range(500)]
    with pytest.raises(CannotOpen, match="disk_full"):
        create_item(shop_database, owner, fields=long, barcodes=barcodes)
    assert digest(shop_database) == before
    shop_database.execute_sql(f"PRAGMA max_page_count = {pages + 1_000}")
    receive(shop_database, owner, item, 1_000)
    assert check(shop_database) == []


def test_a_full_disk_inside_a_savepoint_is_told(shop_database: ShopDatabase) -> None:
    """SQLite takes everything back at once; what was inside is not taken back once more."""
    (pages,) = shop_database.rows("PRAGMA page_count")[0]
    shop_database.execute_sql(f"PRAGMA max_page_count = {pages}")
    rows = [(f"{number:016d}".encode(), "x" * 100) for number in range(1_000)]
    sql = "INSERT INTO category (id, name) VALUES (?, ?)"
    full = pytest.raises(CannotOpen, match="disk_full")
    with full, storage_errors(), shop_database.atomic(), shop_database.atomic():
        shop_database.execute_many(sql, rows)
    assert shop_database.rows("SELECT count(*) FROM category") == [(0,)]


@pytest.mark.parametrize(("free", "code"), [(100_000, "disk_full"), (10**9, "disk_failed")])
def test_no_room_to_open_is_a_full_disk(
    home: Home, monkeypatch: pytest.MonkeyPatch, free: int, code: str
) -> None:
    """SQLite calls it an I/O error when there is no room for the index of its log."""

    def no_room(*_sql: object) -> None:
        raise peewee.OperationalError("disk I/O error")

    monkeypatch.setattr(ShopDatabase, "rows", no_room)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    assert refused(home) == code


def test_no_right_to_write_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite cannot make the files of its log then, and only says that it cannot open."""

    def not_openable(*_sql: object) -> None:
        raise peewee.OperationalError("unable to open database file")

    monkeypatch.setattr(ShopDatabase, "rows", not_openable)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(home) == "disk_read_only"


def test_a_read_only_disk_is_told(shop_database: ShopDatabase, owner: Actor) -> None:
    """Nothing can be written; what is there can still be read."""
    item = add_item(shop_database, owner)
    shop_database.execute_sql("PRAGMA query_only = 1")
    with pytest.raises(CannotOpen, match="disk_read_only"):
        receive(shop_database, owner, item, 1_000)
    shop_database.execute_sql("PRAGMA query_only = 0")
    assert check(shop_database) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "disk_read_only"),
        (errno.EACCES, "disk_read_only"),
        (errno.EIO, "disk_failed"),
    ],
)
def test_the_systems_refusals_have_codes(number: int, code: str) -> None:
    """Files beside the database fail for the same reasons as the database itself."""
    with pytest.raises(CannotOpen, match=code), connection.storage_errors():
        raise OSError(number, "the system says no")


def test_an_interruption_is_no_failure_of_the_disk() -> None:
    """What a program raises by itself stays what it is."""
    with pytest.raises(InterruptedError), connection.storage_errors():
        raise InterruptedError

"""A shop of the first version, in the middle of a delivery, is opened by today's program."""

import shutil
from pathlib import Path

import pytest

from db import connection
from db.connection import ShopDatabase, create_database, open_database
from db.queries.check import SCHEMA

FIRST = ("0001_first.py", "0001_first")
KEY = bytes(range(32))


@pytest.fixture
def first_version(tmp_path: Path) -> Path:
    """A database as the first version made it, with a draft that waits."""
    steps = tmp_path / "first"
    steps.mkdir()
    shutil.copy(connection.MIGRATIONS / FIRST[0], steps)
    shutil.copytree(connection.MIGRATIONS / FIRST[1], steps / FIRST[1])
    path = tmp_path / "old.db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(connection, "MIGRATIONS", steps)
        old = create_database(path, KEY)
    _begin_a_delivery(old)
    old.close()
    return path


def test_a_waiting_draft_is_kept(first_version: Path, tmp_path: Path) -> None:
    """With nothing said of lots and ways; the schema is that of a new shop, triggers included."""
    database = open_database(first_version, KEY, tmp_path / "backups")
    fresh = create_database(tmp_path / "fresh.db", KEY)
    assert database.rows(SCHEMA) == fresh.rows(SCHEMA)
    assert database.rows("SELECT destination, reason FROM draft") == [(None, "")]
    assert database.rows("SELECT lot_code, expires_on, returns, comes_in FROM draft_line") == [
        ("", None, None, 0)
    ]
    assert database.rows("PRAGMA foreign_key_check") == []
    for each in (database, fresh):
        each.close()


def _begin_a_delivery(database: ShopDatabase) -> None:
    for statement in (
        "INSERT INTO account SELECT zeroblob(16), 'ibu', 'Ibu', id, '', 0, NULL FROM role LIMIT 1",
        "INSERT INTO location VALUES (zeroblob(16), 'Toko', 'internal', NULL, NULL)",
        "INSERT INTO draft (id, kind, owner, location, created_at)"
        " VALUES (zeroblob(16), 'receipt', zeroblob(16), zeroblob(16), 0)",
        "INSERT INTO draft_line (id, draft, code, symbology, source, quantity, pack_quantity,"
        " pack_name, unit_price, lot, scanned_at)"
        " SELECT zeroblob(16), zeroblob(16), '1', '', '', 1, 1, '', 0, id, 0 FROM lot",
    ):
        database.execute_sql(statement)

"""A shop of the first version, as it lay on somebody's disk, opens with today's program."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import connection
from db.connection import ShopDatabase, create_database
from db.home import Home
from db.keys import load_key
from db.queries.check import SCHEMA, check
from tests.shops import open_shop

STORED = Path(__file__).parents[1] / "data" / "v1"
FIRST = "0001_first"
NOT_ROWS = ("item_search", "schema_migration", "sqlite_")  # remade, or the program's own

Rows = dict[str, tuple[list[str], list[str]]]


@pytest.fixture
def old_home(tmp_path: Path) -> Home:
    """A copy of the stored shop; git keeps no permissions."""
    home = Home(tmp_path / "home")
    shutil.copytree(STORED, home.folder)
    return home


@pytest.fixture
def old(old_home: Home) -> Iterator[ShopDatabase]:
    """The stored shop as it is, without an upgrade."""
    database = ShopDatabase(old_home.database, load_key(old_home))
    yield database
    database.close()


def rows_of(database: ShopDatabase, columns: Rows | None = None) -> Rows:
    """Every row of every table, in the columns that the tables have, or had."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    found: Rows = {}
    for (table,) in tables:
        if table.startswith(NOT_ROWS) or (columns is not None and table not in columns):
            continue
        names = [
            name for (name,) in database.rows(f"SELECT name FROM pragma_table_info('{table}')")
        ]
        names = columns[table][0] if columns else names
        rows = database.rows(f"SELECT {', '.join(names)} FROM {table}")
        found[table] = (names, sorted(map(repr, rows)))
    return found


def test_it_is_of_the_first_version_and_holds_rows_of_every_kind(old: ShopDatabase) -> None:
    """A table that were empty would prove nothing."""
    assert old.rows("SELECT name FROM schema_migration") == [(FIRST,)]
    rows = rows_of(old)
    assert len(rows) > 20
    assert [table for table, (_names, found) in rows.items() if not found] == []
    kinds = {kind for (kind,) in old.rows("SELECT kind FROM document")}
    assert len(kinds) == 8
    assert STORED.joinpath("lumbung.db").stat().st_size < 400_000


def test_upgraded_it_equals_a_fresh_one(old_home: Home, tmp_path: Path) -> None:
    """Tables, indexes, views and triggers, each with its SQL; and the books agree."""
    with (
        closing(create_database(tmp_path / "fresh.db", bytes(32))) as fresh,
        closing(open_shop(old_home)) as upgraded,
    ):
        assert set(upgraded.rows(SCHEMA)) == set(fresh.rows(SCHEMA))
        assert check(upgraded) == []


def test_its_rows_are_what_they_were(old_home: Home, old: ShopDatabase) -> None:
    """In every column that there was."""
    before = rows_of(old)
    tries = old.rows("SELECT account, failures, last_at FROM sign_in_failure")
    old.close()
    del before["sign_in_failure"]  # they moved to a table that counts PINs too
    with closing(open_shop(old_home)) as upgraded:
        assert rows_of(upgraded, before) == before
        moved = "SELECT subject, failures, last_at FROM wrong_try WHERE secret = 'password'"
        assert upgraded.rows(moved) == tries


def test_a_copy_of_the_first_version_stays(old_home: Home, old: ShopDatabase) -> None:
    """Where there was something to upgrade."""
    before = rows_of(old)
    old.close()
    open_shop(old_home).close()
    copies = list(old_home.backups.glob("before-upgrade-*.db"))
    later = {path.stem for path in connection.MIGRATIONS.glob("[0-9]*.py")} - {FIRST}
    assert len(copies) == bool(later)
    for path in copies:
        with closing(ShopDatabase(path, load_key(old_home))) as copy:
            assert rows_of(copy) == before

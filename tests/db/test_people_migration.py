"""A shop of the first version opens with the people's tables, and keeps its people's waits."""

import shutil
from pathlib import Path

import pytest

from db import connection
from db.connection import create_database, open_database
from db.queries.check import check

FIRST = ("0001_first.py", "0001_first")


def test_a_shop_of_the_first_version_is_brought_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It equals a fresh one, and a wrong try from before still counts."""
    account, role = bytes(15) + b"\2", "SELECT id FROM role WHERE name = 'cashier'"
    first = tmp_path / "migrations"
    first.mkdir()
    for name in FIRST:
        source = connection.MIGRATIONS / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, first / name)
    with monkeypatch.context() as patched:
        patched.setattr(connection, "MIGRATIONS", first)
        old = create_database(tmp_path / "shop.db", bytes(32))
        old.execute_sql(
            f"INSERT INTO account VALUES (?, 'kasir', 'Kasir', ({role}), 'x', 1, NULL)", (account,)
        )
        old.execute_sql("INSERT INTO sign_in_failure VALUES (?, 4, 7)", (account,))
        old.close()
    database = open_database(tmp_path / "shop.db", bytes(32), tmp_path / "backups")
    assert check(database) == []
    assert database.rows("SELECT * FROM wrong_try") == [(account, "password", 4, 7)]
    sql = "SELECT new_password_due, pin_hash, badge_hash FROM account"
    assert database.rows(sql) == [(0, None, None)]
    database.close()

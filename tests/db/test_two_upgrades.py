"""Two programs that open a shop of an older version at once: one upgrades it, the other waits."""

import shutil
import subprocess
import sys
from pathlib import Path

from db import connection
from db.home import Home
from db.queries.check import SCHEMA
from tests.shops import open_shop

SLOW = '''"""A step that takes a while, and can be done once."""


def up(migrator, db):
    """Adds a table, and counts to a large number."""
    db.execute_sql("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
    db.execute_sql(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000000) "
        "INSERT INTO later SELECT max(i) FROM n"
    )
'''


def test_one_upgrades_and_the_other_waits(home: Home, tmp_path: Path) -> None:
    """Both open the shop; there is one copy and one new table."""
    steps = tmp_path / "migrations"
    shutil.copytree(
        connection.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__", "__init__.py")
    )
    (steps / "0999_later.py").write_text(SLOW)
    programs = [start(home, steps) for _ in range(3)]
    outputs = [program.communicate(timeout=60) for program in programs]
    assert outputs == [("1\n", "")] * 3
    assert len(list(home.backups.glob("*.db"))) == 1


def start(home: Home, steps: Path) -> subprocess.Popen[str]:
    """A program of its own that opens the shop."""
    return subprocess.Popen(
        [sys.executable, "-m", __name__, str(home.folder), str(steps)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def main(folder: str, steps: str) -> None:
    """Opens, and says how many tables the later step has made."""
    connection.MIGRATIONS = Path(steps)  # type: ignore[misc]  # its own, in a process of its own
    database = open_shop(Home(Path(folder)))
    made = [name for _kind, name, _sql in database.rows(SCHEMA) if name == "later"]
    database.close()
    sys.stdout.write(f"{len(made)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

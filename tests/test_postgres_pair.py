"""Two servers with streaming replication: what was acknowledged survives the primary's death."""

import threading
import time
from typing import Any

import psycopg
import pytest

from tests.postgres_pair import Pair, postgres_pair

__all__ = ["postgres_pair"]
PATIENCE = 60.0
LOGIN = ("postgres", "kasir", "rahasia-kasir")


@pytest.fixture
def books(postgres_pair: Pair) -> Pair:
    """The pair with a table and a login that comes in over TLS."""
    with postgres_pair.primary.admin() as connection:
        connection.execute("CREATE TABLE kept (number int PRIMARY KEY)")
        connection.execute("CREATE ROLE kasir LOGIN PASSWORD 'rahasia-kasir'")
        connection.execute("GRANT SELECT, INSERT ON kept TO kasir")
    return postgres_pair


def commit(pair: Pair, number: int) -> None:
    """One row on a connection of its own, to whichever server takes writes."""
    with psycopg.connect(pair.dsn(*LOGIN)) as connection:
        connection.execute("INSERT INTO kept VALUES (%s)", (number,))


def kept(pair: Pair) -> list[int]:
    """What stands there now."""
    with psycopg.connect(pair.dsn(*LOGIN)) as connection:
        return [number for (number,) in connection.execute("SELECT number FROM kept ORDER BY 1")]


def timeline(pair: Pair) -> str:
    """The one that the primary writes."""
    with pair.primary.admin() as connection:
        walfile = "SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)"
        found = connection.execute(walfile).fetchone()
    assert found is not None
    return str(found[0])


def test_acknowledged_rows_survive_kill_and_promote(books: Pair) -> None:
    """A writer goes on through two failovers; no row that it was told of is missing."""
    shown: list[int] = []
    finished = threading.Event()

    def write() -> None:
        number = 0
        while not finished.is_set():
            number += 1
            try:
                commit(books, number)
            except psycopg.Error:
                continue
            shown.append(number)

    def wait_for_more() -> None:
        before, deadline = len(shown), time.monotonic() + PATIENCE
        while len(shown) < before + 20:
            assert time.monotonic() < deadline, "nobody takes writes"
            finished.wait(0.01)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        wait_for_more()
        books.fail_over()
        wait_for_more()
        books.rebuild()
        wait_for_more()
        books.fail_over()
        wait_for_more()
    finally:
        finished.set()
        writer.join(PATIENCE)
    assert set(shown) <= set(kept(books))
    assert timeline(books) == "00000003"


@pytest.mark.parametrize("rewind", [True, False])
def test_the_old_primary_comes_back_as_standby(books: Pair, rewind: bool) -> None:
    """Rewound or copied anew it has what the new primary has, and nothing of its own."""
    books.lose_standby()
    books.go_on_alone()
    commit(books, 1)
    books.bring_back_standby()
    commit_unseen(books)
    books.promote()
    commit(books, 3)
    books.rebuild(rewind=rewind)
    commit(books, 4)
    assert books.standby is not None
    with books.standby.admin() as connection:
        assert connection.execute("SELECT pg_is_in_recovery()").fetchone() == (True,)
        wait_for(connection, 3)
        assert connection.execute("SELECT number FROM kept").fetchall() == [(1,), (3,), (4,)]


def wait_for(standby: psycopg.Connection[tuple[Any, ...]], rows: int) -> None:
    """What is on the standby's disk is to be read there a little later."""
    while standby.execute("SELECT count(*) FROM kept").fetchone() != (rows,):
        standby.execute("SELECT pg_sleep(0.02)")


def commit_unseen(pair: Pair) -> None:
    """The primary commits a row that its standby never sees, and dies."""
    assert pair.standby is not None
    with pair.standby.admin() as other, pair.primary.admin() as connection:
        wait_for(other, 1)
    pair.lose_standby()
    with pair.primary.admin() as connection:
        connection.execute("INSERT INTO kept VALUES (2)")
    pair.kill_primary()
    pair.bring_back_standby()


def test_without_its_standby_a_synchronous_primary_acknowledges_nothing(books: Pair) -> None:
    """The commit waits for as long as the standby is away, and is there when it is back."""
    books.lose_standby()
    writer = threading.Thread(target=commit, args=(books, 1))
    writer.start()
    writer.join(0.5)
    assert writer.is_alive()
    books.bring_back_standby()
    writer.join(PATIENCE)
    assert not writer.is_alive()
    assert kept(books) == [1]

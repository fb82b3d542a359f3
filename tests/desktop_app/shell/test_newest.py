"""Queries that nobody waits for any more."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from db.connection import ShopDatabase
from db.errors import CannotOpen
from desktop_app.shell.background import Background
from desktop_app.shell.newest import Newest

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"


@pytest.fixture
def background(shop_database: ShopDatabase) -> Iterator[Background]:
    """Threads that close their connections when they end."""
    made = Background(shop_database.close)
    yield made
    made.close()


def test_a_newer_query_ends_the_one_that_runs(
    shop_database: ShopDatabase, background: Background, qtbot: QtBot
) -> None:
    """Of endless queries only the last answer arrives, and nothing is told of the others."""
    newest = Newest(shop_database)
    told: list[object] = []
    ended: list[object] = []
    background.failed.connect(ended.append)

    def ask(sql: str) -> None:
        query = newest.asked(lambda: shop_database.rows(sql))
        background.read(query, told.append, owner=background, key="rows")

    for _ in range(5):
        ask(ENDLESS)
    ask("SELECT 7")
    qtbot.waitUntil(lambda: told == [[(7,)]])
    assert ended == []


def test_the_newest_runs_to_its_end(shop_database: ShopDatabase) -> None:
    """An older one, run later, ends at once; other work of the thread is left alone."""
    newest = Newest(shop_database)
    older = newest.asked(lambda: shop_database.rows(ENDLESS))
    newer = newest.asked(lambda: shop_database.rows("SELECT 7"))
    with pytest.raises(CannotOpen, match="interrupted"):
        older()
    assert newer() == [(7,)]
    assert shop_database.rows("SELECT count(*) FROM item") == [(0,)]

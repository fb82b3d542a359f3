"""Items that are made by the dozen become searchable together, with their barcodes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from db.connection import ShopDatabase

NEWEST: Final = "SELECT coalesce(max(rowid), 0) FROM item"
LATER: Final = "INSERT INTO search_later VALUES (1)"
NOW: Final = """
INSERT INTO item_search (item, archived, sort_name, text)
SELECT item.id, t.archived, t.sort_name, t.text
FROM item JOIN item_search_text AS t ON t.item = item.id WHERE item.rowid > ? ORDER BY item.rowid
"""
AS_EVER: Final = "DELETE FROM search_later"


@contextmanager
def searchable_together(database: ShopDatabase) -> Iterator[None]:
    """Inside a transaction: the items that are made meanwhile are indexed in one statement.

    FTS5 writes a segment of its index for every statement that has triggers, and merges them later:
    for every item, and once more for each of its barcodes.
    """
    (newest,) = database.rows(NEWEST)[0]
    database.execute_sql(LATER)
    yield
    database.execute_sql(AS_EVER)
    database.execute_sql(NOW, (newest,))

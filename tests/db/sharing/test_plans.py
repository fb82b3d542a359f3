"""What is asked again and again in a shared shop never reads all rows of the journal."""

import pytest

from db.connection import ShopDatabase
from db.operations import sharing as settling
from db.queries import conflicts, left_behind, sharing, sharing_tasks
from db.sharing import applying, epoch, outbox, rows, shop_copy

ASKED = {
    "waiting": sharing.WAITING,
    "refused": sharing.REFUSED,
    "reviews": sharing.REVIEWS,
    "conflicts": conflicts.CONFLICTS,
    "oversold": sharing_tasks.SHORT,
    "sales": sharing_tasks.TURNS,
    "rechecks": sharing_tasks.LATE,
    "settled": settling.SETTLED,
    "waiting bookings": applying.WAITING_BOOKINGS,
    "other booking": applying.OTHER_BOOKING,
    "taken back": epoch.CHANGED,
    "documents taken back": epoch.DOCUMENTS,
    "costs again": epoch.ASK_AGAIN,
    "bookings": outbox.BOOKINGS,
    "deletion": rows.WAITING_DELETION,
    "count": shop_copy.WAITING,
}


def plan(database: ShopDatabase, sql: str) -> str:
    """How SQLite goes about it, in a shop that nobody has analysed."""
    named = dict.fromkeys(("item", "location", "lot", "since", "after"))
    values = named if ":" in sql else (None,) * sql.count("?")
    return repr([step for *_, step in database.rows(f"EXPLAIN QUERY PLAN {sql}", values)])


@pytest.mark.parametrize("asked", ASKED)
def test_asks_by_what_the_row_is_about(shop_database: ShopDatabase, asked: str) -> None:
    """Not by its kind, of which there are a million; nor row by row."""
    said = plan(shop_database, ASKED[asked])
    assert "journal_by_kind" not in said
    assert not any(f"'SCAN {table}" in said for table in ("journal'", "other", "movement", "item"))


def test_what_is_short_is_found_at_once(shop_database: ShopDatabase) -> None:
    """The virtual places are not looked through."""
    assert "balance_short" in plan(shop_database, sharing_tasks.SHORT)


def test_what_is_left_at_merged_items_is_looked_for_at_those(shop_database: ShopDatabase) -> None:
    """Whose goods, codes and lots are asked one by one."""
    said = plan(shop_database, left_behind.LEFT)
    assert "SEARCH item USING INDEX item_by_merge" in said
    for searched in ("balance USING PRIMARY KEY (item=?", "barcode_by_item (", "lot_by_item ("):
        assert searched in said.replace("COVERING ", "")


@pytest.mark.parametrize("kind", conflicts.DOUBLES)
def test_what_was_given_twice_is_looked_for_in_an_index(
    shop_database: ShopDatabase, kind: str
) -> None:
    """Of a million items only those are read that share something."""
    for table in ("item", "barcode", "document", "document_line"):
        assert f"'SCAN {table}'" not in plan(shop_database, conflicts.DOUBLES[kind])
        assert f"'SCAN {table} USING INDEX" not in plan(shop_database, conflicts.DOUBLES[kind])

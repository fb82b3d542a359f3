"""A shop of the first version that gets the new search."""

from pathlib import Path

from sqlcipher3.dbapi2 import complete_statement

from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.home import Home
from db.operations.items import archive_item
from db.queries.check import check
from db.queries.items import ItemFilter, find_items
from tests.shops import add_item

FIRST = Path(__file__).parents[2] / "db" / "migrations" / "0001_first"
COUNTS = (
    *("item_beginning_is_counted", "item_beginning_is_counted_elsewhere"),
    "item_beginning_is_counted_no_more",
)
SEARCH = ("item_search_terms", "item_search_index", "item_search", "search_later")
STEPS = ("0007_search", "0011_import", "0012_speed")


def _as_before(database: ShopDatabase) -> None:
    """Puts the search back to what the first version had."""
    for name in ("item_becomes_searchable", "item_stays_searchable"):
        database.execute_sql(f"DROP TRIGGER {name}")
    for name in COUNTS:
        database.execute_sql(f"DROP TRIGGER {name}")
    database.execute_sql("DROP TABLE beginning_count")
    database.execute_sql("DROP VIEW beginning_count_booked")
    for name in SEARCH:
        database.execute_sql(f"DROP TABLE {name}")
    database.execute_sql("DROP VIEW item_search_text")
    database.execute_sql("DROP INDEX balance_by_location")
    statement = ""
    for script in ("tables.sql", "triggers.sql"):
        for line in (FIRST / script).read_text().splitlines(keepends=True):
            statement += line
            if complete_statement(statement):
                if _was_of_the_search(statement):
                    database.execute_sql(statement)
                statement = ""
    database.execute_sql(
        "INSERT INTO item_search (item, text) SELECT item, text FROM item_search_text"
    )
    for step in STEPS:
        database.execute_sql("DELETE FROM schema_migration WHERE name = ?", (step,))


def _was_of_the_search(statement: str) -> bool:
    """Whether the migration takes it away; the triggers of other tables than `item` stay."""
    head = statement[: statement.index("\nBEGIN")] if "TRIGGER" in statement else statement
    name = head.split(" AFTER ")[0] if "TRIGGER" in statement else head.split("(")[0]
    others = ("barcode_", "category_", "partner_")
    made = ("item_search", "item_becomes", "item_stays", "search_text_")
    return any(word in name for word in made) and not any(word in name for word in others)


def test_what_was_there_is_found_after_the_upgrade(
    shop_database: ShopDatabase, home: Home, owner: Actor
) -> None:
    """Texts, names and the archive are filled in, and the books agree with a fresh schema."""
    add_item(shop_database, owner, "Écran Teh", "8991234567891")
    archive_item(shop_database, owner, item=add_item(shop_database, owner, "Kopi"))
    _as_before(shop_database)
    key = shop_database.key
    shop_database.close()
    upgraded = open_database(home.database, key, home.backups)
    try:
        for text in ("ecran", "te", "8991234567891"):
            found = find_items(upgraded, owner, where=ItemFilter(text))
            assert [row.name for row in found] == ["Écran Teh"]
        archived = find_items(upgraded, owner, where=ItemFilter("kopi", archived=True))
        assert [row.name for row in archived] == ["Kopi"]
        assert check(upgraded) == []
    finally:
        upgraded.close()

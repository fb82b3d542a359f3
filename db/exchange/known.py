"""What the shop and the file's earlier rows know already."""

from collections.abc import Sequence

from db.connection import ShopDatabase
from db.exchange.known_items import KnownItems
from db.exchange.known_lists import KnownLists
from db.exchange.known_stock import KnownStock
from db.exchange.records import Record


class Known:
    """Looked up once a chunk; what the file itself makes is remembered for the rows after it."""

    def __init__(self, database: ShopDatabase, *, dry: bool) -> None:
        self.lists = KnownLists(database, dry=dry)
        self.items = KnownItems(database, self.lists)
        self.stock = KnownStock(database)

    def look_up(self, chunk: Sequence[Record]) -> None:
        """Asks the database for everything that these records may be about."""
        self.lists.look_up()
        items = self.items.look_up(chunk)
        self.stock.look_up(items if any("quantity" in each.values for each in chunk) else ())

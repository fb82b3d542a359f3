"""A stocktake in a few words."""

from dataclasses import dataclass, field
from typing import Any

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.counting import CountedLine, count_line
from db.operations.counts import ClosedCount, close_count, open_count
from tests.db.books import Books


@dataclass(frozen=True)
class Stocktake:
    """One count and whoever counts in it."""

    database: ShopDatabase
    actor: Actor
    id: bytes = field(default=b"")

    @classmethod
    def of(cls, books: Books, **scope: Any) -> "Stocktake":
        """A new one by the owner of the books."""
        count = open_count(books.database, books.actor, **scope)
        return cls(books.database, books.actor, count)

    def line(self, item: bytes, counted: int, **said: Any) -> CountedLine:
        """So many thousandths of an item."""
        given = {"item": item, "counted": counted, **said}
        return count_line(self.database, self.actor, count=self.id, **given)

    def close(self, **how: Any) -> ClosedCount:
        """Books the differences."""
        return close_count(self.database, self.actor, count=self.id, **how)

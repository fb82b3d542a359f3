"""Documents of others come into the books, and what the hub refused goes out of them."""

from dataclasses import dataclass, field
from typing import Any, Final

from db.connection import ShopDatabase
from db.operations.booking import DOCUMENT, LINE, MOVEMENT
from db.sharing.bodies import texts_of
from db.sharing.costs import estimate
from db.sharing.documents import Document
from db.sharing.entries import COLUMNS, Entry

MOVED: Final = "SELECT DISTINCT item FROM movement WHERE document = ?"
TAKE_OUT: Final = (
    "DELETE FROM movement_cost WHERE movement IN (SELECT id FROM movement WHERE document = ?)",
    "DELETE FROM movement WHERE document = ?",
    "DELETE FROM document_line WHERE document = ?",
    "DELETE FROM document WHERE id = ?",
)
KEEP_TEXT: Final = "INSERT OR IGNORE INTO row_text (row, body, costs) VALUES (?, ?, ?)"
# What goods were said to cost may be nowhere else: who may not see costs gets none back.
FORGET_TEXT: Final = "DELETE FROM row_text WHERE row = ? AND costs IS NULL"
ENTRY: Final = f"SELECT {', '.join(COLUMNS)} FROM journal WHERE id = ?"  # noqa: S608  (constants)
IS_BOOKED: Final = "SELECT 1 FROM document WHERE id = ?"


@dataclass
class Booked:
    """The rows of documents, by the statements that insert them, in their order."""

    documents: list[tuple[Any, ...]] = field(default_factory=list)
    lines: list[tuple[Any, ...]] = field(default_factory=list)
    movements: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, document: Document) -> None:
        """One more."""
        self.documents.append(document.header)
        self.lines += document.lines
        self.movements += document.movements

    def needs(self) -> dict[str, set[bytes]]:
        """The rows of shared tables that they point at."""
        return {
            "item": {row[3] for row in self.movements},
            "lot": {row[4] for row in self.movements},
            "location": {place for row in self.movements for place in row[5:7]},
            "partner": {row[7] for row in self.documents if row[7]},
        }

    def write(self, database: ShopDatabase) -> None:
        """Into the transaction."""
        for sql, rows in ((DOCUMENT, self.documents), (LINE, self.lines)):
            database.execute_many(sql, rows)
        database.execute_many(MOVEMENT, self.movements)
        for written in (self.documents, self.lines, self.movements):
            written.clear()


def take_out(database: ShopDatabase, row: bytes, document: bytes) -> None:
    """Takes a document out of stock, sums and lists; its verdict is there. Its text is kept."""
    if database.row(IS_BOOKED, (document,)) is None:
        return
    entry = Entry(*database.rows(ENTRY, (row,))[0])
    texts = texts_of(database, [entry])[row]
    database.execute_sql(KEEP_TEXT, (row, texts.body, texts.costs))
    items = [item for (item,) in database.rows(MOVED, (document,))]
    for sql in TAKE_OUT:
        database.execute_sql(sql, (document,))
    estimate(database, items)

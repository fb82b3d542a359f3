"""Documents of others come into the books, and what the hub refused goes out of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from db.connection import ShopDatabase
from db.operations.booking import DOCUMENT, LINE, MOVEMENT
from db.queries.check import HEADER
from db.sharing.bodies import texts_of
from db.sharing.costs import estimate
from db.sharing.entries import COLUMNS, Entry

IDS: Final = frozenset(
    {"id", "device", "actor", "partner", "oversell_by", "approved_by", "reverses"}
)
HEAD: Final = [(name, name in IDS) for name in HEADER]
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

    def add(self, body: str) -> str:
        """A document by its text, which kind it is; ValueError for one that cannot be read."""
        try:
            said = json.loads(body)
            header = said["header"]
            self.documents.append(
                tuple([_id(header[name]) if is_id else header[name] for name, is_id in HEAD])
            )
            self._add_lines(header, said["lines"])
            return str(header["kind"])
        except (KeyError, TypeError) as error:
            raise ValueError(f"no document: {body[:80]}") from error

    def _add_lines(self, header: Mapping[str, Any], lines: Sequence[dict[str, Any]]) -> None:
        document, at, day = _id(header["id"]), header["at"], header["business_date"]
        for position, (said, group) in enumerate(groupby(lines, key=itemgetter("id")), start=1):
            parts = [*group]
            first, quantity = parts[0], sum(part["quantity"] for part in parts)
            line, item = _id(said), _id(first["item"])
            self.lines.append(
                (
                    *(line, document, position, item, quantity),
                    *(first["unit_price"], first["amount"]),
                    *(_id(first["returns"]), _id(first["reverses"])),
                )
            )
            self.movements += [
                (
                    *(_id(part["movement"]), document, line, item, _id(part["lot"])),
                    *(_id(part["source"]), _id(part["destination"]), part["quantity"]),
                    *(part["unit_price"], at, day, _id(part["reverses_movement"])),
                )
                for part in parts
            ]

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
    for item in items:
        estimate(database, item)


def _id(said: str | None) -> bytes | None:
    return None if said is None else bytes.fromhex(said)

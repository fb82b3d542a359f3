"""What a page of the feed brings, gathered so that many rows are written by one statement."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import peewee

from db.connection import ShopDatabase
from db.sharing.entries import COLUMNS, Entry
from db.sharing.forks import make_room
from db.sharing.ledger import Booked
from db.sharing.protocol import Agreed
from db.sharing.rows import bring_back, insertion
from db.sharing.tables import MODELS, REFERENCES

ACKNOWLEDGE: Final = """
UPDATE journal SET hub_seq = ?, fork = ?, lost_seq = NULL WHERE id = ? AND hub_seq IS NULL
"""
JOURNAL: Final = f"""
INSERT INTO journal ({", ".join(COLUMNS)}, hash, signature, hub_seq, fork)
VALUES ({", ".join("?" * len(COLUMNS))}, ?, ?, ?, ?)
"""  # noqa: S608  (constants)
PRESENT: Final = "SELECT id FROM {} WHERE id IN (SELECT unhex(value) FROM json_each(?))"


@dataclass(frozen=True)
class Coming:
    """A row of the feed; `is_known`: it is here already, `is_in`: with what it did."""

    agreed: Agreed
    entry: Entry
    is_known: bool
    is_in: bool

    @property
    def is_accepted(self) -> bool:
        """Whether copies keep what it did."""
        return self.agreed.verdict.outcome == "accepted"

    @property
    def numbers(self) -> tuple[Any, ...]:
        """What `ACKNOWLEDGE` asks for."""
        return self.agreed.seq, self.agreed.fork, self.entry.id

    @property
    def row(self) -> tuple[Any, ...]:
        """What `JOURNAL` asks for."""
        said = (self.entry.hash, self.agreed.signature, self.agreed.seq, self.agreed.fork)
        return *self.entry.columns(), *said


@dataclass
class Arriving:
    """Rows of the journal, new rows of shared tables and documents, until they are flushed."""

    database: ShopDatabase
    kept: list[Coming] = field(default_factory=list)
    booked: Booked = field(default_factory=Booked)
    made: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _made_ids: set[bytes] = field(default_factory=set)

    def make(self, table: str, subject: bytes, values: dict[str, Any]) -> None:
        """A new row of a shared table."""
        self._made_ids.add(subject)
        self.made.append((table, values))

    def makes(self, subject: bytes) -> bool:
        """Whether the row is among the new ones."""
        return subject in self._made_ids

    def flush(self) -> None:
        """Writes all of it: the journal, then new rows, then documents."""
        self.write_journal()
        self._write_made()
        if self.booked.documents:
            for table, ids in self.booked.needs().items():
                self._ensure(table, ids)
            self.booked.write(self.database)

    def write_journal(self) -> None:
        """Writes the rows of the journal alone; those that wait here make room for the hub's."""
        known = [coming.numbers for coming in self.kept if coming.is_known]
        new = [coming.row for coming in self.kept if not coming.is_known]
        try:
            with self.database.atomic():
                self.database.execute_many(ACKNOWLEDGE, known)
                self.database.execute_many(JOURNAL, new)
        except peewee.IntegrityError:
            for coming in self.kept:
                make_room(self.database, coming.entry, coming.agreed.fork)
                sql, row = (
                    (ACKNOWLEDGE, coming.numbers) if coming.is_known else (JOURNAL, coming.row)
                )
                self.database.execute_sql(sql, row)
        self.kept.clear()

    def _write_made(self) -> None:
        for table, group in _by_table(self.made):
            for column, other in REFERENCES.get(table, {}).items():
                self._ensure(other, {row[column] for row in group if row[column] is not None})
            sql = insertion(table, group[0])
            self.database.execute_many(sql, [tuple(row.values()) for row in group])
        self.made.clear()
        self._made_ids.clear()

    def _ensure(self, table: str, ids: set[bytes]) -> None:
        """Brings back what was deleted here and is needed by what others did meanwhile."""
        present = {row for (row,) in self.database.rows(PRESENT.format(table), listed(ids))}
        for missing in sorted(ids - present):
            bring_back(self.database, table, missing)


def listed(ids: Iterable[bytes]) -> tuple[str]:
    """Ids as one value: else every number of them would be a statement of its own."""
    return (json.dumps([id.hex() for id in ids]),)


def _by_table(
    made: Sequence[tuple[str, dict[str, Any]]],
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """New rows, those first that others point at."""
    for table in MODELS:
        if group := [row for name, row in made if name == table]:
            yield table, group

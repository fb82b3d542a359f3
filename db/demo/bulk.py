"""Writes what the operations would write, thousands of rows at a time: for shops being made."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from db.connection import ShopDatabase
from db.ids import new_id
from db.operations.booking import (
    DOCUMENT,
    KEEP_COST,
    KEEP_POOL,
    LINE,
    MOVEMENT,
    Header,
    Line,
    hash_of,
)
from db.operations.work import DEVICE, ENTRY, HEAD
from db.rules import cost as costing
from db.rules.journal import GENESIS, canonical, entry_hash

ITEM: Final = """
INSERT INTO item (id, sku, name, sort_name, category, unit, sale_price, reorder_point,
                  reorder_quantity, supplier, track_lots, note, created_at)
VALUES (:id, :sku, :name, :sort_name, :category, :unit, :sale_price, :reorder_point,
        :reorder_quantity, :supplier, :track_lots, :note, :created_at)
"""
BARCODE: Final = """
INSERT INTO barcode (id, item, code, gtin14, pack_quantity, pack_name)
VALUES (:id, :item, :code, :gtin14, :pack_quantity, :pack_name)
"""
NEXT_NUMBER: Final = """
INSERT INTO number_counter (prefix, last) VALUES (?, ?)
ON CONFLICT (prefix) DO UPDATE SET last = excluded.last
"""
FAST: Final = {
    "cache_size": -1_500_000,  # KiB
    "synchronous": "off",
    "wal_autocheckpoint": 50_000,
    "foreign_keys": 0,
}
ROLE_VERSION: Final = 1


@dataclass
class Chain:
    """This PC's chain of the journal, whose rows are written later, many at once."""

    device: bytes
    incarnation: int
    seq: int
    head: bytes

    @classmethod
    def of(cls, database: ShopDatabase) -> "Chain":
        """Where the chain ends now."""
        device, incarnation, _code = database.rows(DEVICE)[0]
        seq, head = database.row(HEAD, (device, incarnation)) or (0, GENESIS)
        return cls(device, incarnation, seq, head)

    def entry(
        self, kind: str, subject: bytes, payload: Mapping[str, object], actor: bytes, at: int
    ) -> tuple[object, ...]:
        """The next row, as `Work.record` writes it without a key."""
        self.seq += 1
        entry = {
            "id": new_id(),
            "device": self.device,
            "incarnation": self.incarnation,
            "device_seq": self.seq,
            "kind": kind,
            "subject": subject,
            "payload": canonical(payload),
            "actor": actor,
            "role_version": ROLE_VERSION,
            "at": at,
            "previous_hash": self.head,
        }
        self.head = entry_hash(**entry)
        return (*entry.values(), self.head, None)


@dataclass
class Batch:
    """Rows to be written together, by the statements that insert them, in their order."""

    rows: dict[str, list[Any]] = field(
        default_factory=lambda: {
            sql: [] for sql in (ITEM, BARCODE, DOCUMENT, LINE, MOVEMENT, KEEP_COST, ENTRY)
        }
    )
    pools: dict[bytes, costing.Pool] = field(default_factory=dict)

    def write(self, database: ShopDatabase) -> None:
        """Into the transaction."""
        cursor = database.connection().cursor()
        for sql, rows in self.rows.items():
            cursor.executemany(sql, rows)
            rows.clear()
        pools = (
            (item, pool.quantity, pool.cost, pool.unit_cost) for item, pool in self.pools.items()
        )
        cursor.executemany(KEEP_POOL, pools)
        self.pools.clear()


@contextmanager
def hurried(database: ShopDatabase) -> Iterator[None]:
    """A database that nobody knows of yet: much memory, and on disk only at the end.

    Foreign keys rest; `check` looks at all of them.
    """
    collects = gc.isenabled()
    gc.disable()  # millions of rows, and no cycles among them
    try:
        with database.tuned(**FAST):
            yield
    finally:
        if collects:
            gc.enable()
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def add_document(
    batch: Batch,
    chain: Chain,
    header: Header,
    lines: Sequence[Line],
    costs: Sequence[costing.Costed],
) -> None:
    """A document with its lines, one movement each, their costs and its journal row."""
    batch.rows[DOCUMENT].append(tuple(vars(header).values()))
    for position, (line, costed) in enumerate(zip(lines, costs, strict=True), start=1):
        batch.rows[LINE].append(
            (
                *(line.id, header.id, position, line.item, line.quantity),
                *(line.unit_price, line.amount, line.returns, line.reverses),
            )
        )
        batch.rows[MOVEMENT].append(
            (
                *(line.movement, header.id, line.id, line.item, line.lot, line.source),
                *(line.destination, line.quantity, line.unit_price, header.at),
                *(header.business_date, line.reverses_movement),
            )
        )
        batch.rows[KEEP_COST].append((line.movement, costed.cost, costed.variance))
        batch.pools[line.item] = costed.pool
    payload = {"sha256": hash_of(header, lines)}
    entry = chain.entry("document_posted", header.id, payload, header.actor, header.at)
    batch.rows[ENTRY].append(entry)

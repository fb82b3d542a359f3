"""The journal as its viewer shows it, and whether its chains are what they were."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from db.access import Actor, reading
from db.connection import ShopDatabase, storage_errors
from db.queries.problem import Problem
from db.rules.calendar import day_begins
from db.rules.journal import GENESIS, Head, entry_hash

MOST_ROWS: Final = 500
ENTRIES: Final = """
SELECT journal.id, journal.device, device.code, journal.incarnation, journal.device_seq,
       journal.kind, journal.subject, journal.actor, account.name, journal.role_version,
       journal.at, journal.payload
FROM journal
LEFT JOIN device ON device.id = journal.device
LEFT JOIN account ON account.id = journal.actor
WHERE {} ORDER BY journal.at DESC, journal.id DESC LIMIT ?
"""
NEXT_KIND: Final = "SELECT kind FROM journal WHERE kind > ? ORDER BY kind LIMIT 1"
NEXT_CHAIN: Final = """
SELECT device, incarnation FROM journal WHERE (device, incarnation) > (?, ?)
ORDER BY device, incarnation LIMIT 1
"""
HEAD: Final = """
SELECT device_seq, hash FROM journal WHERE device = ? AND incarnation = ?
ORDER BY device_seq DESC LIMIT 1
"""
CHAINS: Final = """
SELECT id, device, incarnation, device_seq, kind, subject, payload, actor, role_version, at,
       previous_hash, hash, fork
FROM journal ORDER BY device, incarnation, fork <> 0, fork, device_seq
"""
HAS_ROW: Final = """
SELECT 1 FROM journal WHERE device = ? AND incarnation = ? AND device_seq = ? AND hash = ?
"""
HASHED: Final = (
    *("id", "device", "incarnation", "device_seq", "kind", "subject", "payload", "actor"),
    *("role_version", "at", "previous_hash"),
)


@dataclass(frozen=True)
class JournalEntry:
    """One act: who, when (microseconds UTC), on which PC, what about; the names are today's."""

    id: bytes
    device: bytes
    device_code: str | None
    incarnation: int
    device_seq: int
    kind: str
    subject: bytes
    actor: bytes
    actor_name: str | None
    role_version: int
    at: int
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class JournalFilter:
    """Which acts are shown; None means all. The days are the shop's, both included."""

    person: bytes | None = None
    kind: str | None = None
    subject: bytes | None = None
    first: date | None = None
    last: date | None = None


def journal_entries(
    database: ShopDatabase,
    actor: Actor,
    *,
    where: JournalFilter | None = None,
    after: JournalEntry | None = None,
    limit: int = 200,
) -> list[JournalEntry]:
    """A page of acts, the newest first; `after` is the last one of the page before."""
    with reading(database, actor, "journal.view"):
        conditions = dict(_conditions(database, where or JournalFilter()))
        if after:
            conditions["(journal.at, journal.id) < (?, ?)"] = (after.at, after.id)
        values = [value for given in conditions.values() for value in given]
        sql = ENTRIES.format(" AND ".join(conditions) or "1")
        rows = database.rows(sql, (*values, max(1, min(limit, MOST_ROWS))))
        return [JournalEntry(*(*row[:-1], _payload(row[-1]))) for row in rows]


def journal_kinds(database: ShopDatabase, actor: Actor) -> list[str]:
    """Every kind of act that there is, to choose from."""
    with reading(database, actor, "journal.view"):
        kinds, kind = [], ""
        while found := database.row(NEXT_KIND, (kind,)):
            (kind,) = found
            kinds.append(kind)
        return kinds


def journal_problems(
    database: ShopDatabase, actor: Actor, *, heads: Sequence[Head] = ()
) -> list[Problem]:
    """What does not hold in the chains, and of the heads that were kept elsewhere."""
    with reading(database, actor, "journal.view"):
        return [*verify_chains(database), *verify_heads(database, heads)]


def journal_heads(database: ShopDatabase) -> list[Head]:
    """The newest row of every PC's chain, to be kept elsewhere; needs no person."""
    with storage_errors():
        heads, chain = [], (b"", 0)
        while found := database.row(NEXT_CHAIN, chain):
            chain = found
            heads.append(Head(*chain, *database.rows(HEAD, chain)[0]))
        return heads


def verify_chains(database: ShopDatabase) -> Iterator[Problem]:
    """Every row against its hash, its number and the row before it."""
    chain: tuple[bytes, int, int] | None = None
    expected, previous = 1, GENESIS
    for row in database.execute_sql(CHAINS):
        if (row[1], row[2], row[12]) != chain:
            chain, expected, previous = (row[1], row[2], row[12]), 1, GENESIS
            if row[12] and database.row(HAS_ROW, (*row[1:3], row[3] - 1, row[10])):
                expected, previous = row[3], row[10]
        where = _place(row[1], row[2], row[3])
        if row[3] != expected:
            yield Problem("journal_gap", where)
        if row[10] != previous or row[11] != entry_hash(**dict(zip(HASHED, row, strict=False))):
            yield Problem("journal_altered", where)
        expected, previous = row[3] + 1, row[11]


def verify_heads(database: ShopDatabase, heads: Iterable[Head]) -> list[Problem]:
    """Which kept heads are in their chain no more: a chain that was hashed anew shows here.

    The place is the rows among which something changed: after the last head that still holds, up
    to the first one that does not.
    """
    chains: dict[tuple[bytes, int], set[Head]] = defaultdict(set)
    for head in heads:
        chains[head.device, head.incarnation].add(head)
    found = (_first_missing(database, kept) for kept in chains.values())
    return [problem for problem in found if problem]


def _first_missing(database: ShopDatabase, kept: set[Head]) -> Problem | None:
    holds = 0
    for head in sorted(kept, key=lambda head: (head.device_seq, head.hash)):
        place = (head.device, head.incarnation, head.device_seq, head.hash)
        if not database.row(HAS_ROW, place):
            first = _place(head.device, head.incarnation, holds + 1)
            return Problem("journal_head_missing", f"{first}-{head.device_seq}")
        holds = head.device_seq
    return None


def _conditions(
    database: ShopDatabase, where: JournalFilter
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for column in ("kind", "subject"):
        if (value := getattr(where, column)) is not None:
            yield f"journal.{column} = ?", (value,)
    if where.person is not None:
        yield "journal.actor = ?", (where.person,)
    if where.first or where.last:
        (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
        if where.first:
            yield "journal.at >= ?", (day_begins(where.first, timezone),)
        if where.last:
            yield "journal.at < ?", (day_begins(where.last + timedelta(days=1), timezone),)


def _payload(text: str) -> Mapping[str, Any]:
    """What is kept of an act; a row that was tampered with may hold anything."""
    payload = json.loads(text)
    return payload if isinstance(payload, dict) else {"": payload}


def _place(device: bytes, incarnation: int, device_seq: int) -> str:
    return f"{device.hex()[-8:]}/{incarnation}/{device_seq}"

"""The unit of work of every operation: one IMMEDIATE transaction, permission first, one journal."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from db.access import Actor, Rights, require
from db.connection import ShopDatabase, storage_errors
from db.ids import new_id
from db.rules.journal import GENESIS, canonical, entry_hash

DEVICE = """
SELECT device.id, device.incarnation, device.code
FROM this_device JOIN device ON device.id = this_device.device
"""
HEAD = """
SELECT device_seq, hash FROM journal WHERE device = ? AND incarnation = ?
ORDER BY device_seq DESC LIMIT 1
"""
ENTRY = """
INSERT INTO journal (id, device, incarnation, device_seq, kind, subject, payload, actor,
                     role_version, at, previous_hash, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True)
class Device:
    """This PC: its id, how often it was made anew, and its short code for document numbers."""

    id: bytes
    incarnation: int
    code: str


@dataclass(frozen=True)
class Work:
    """What an operation has at hand inside its transaction."""

    database: ShopDatabase
    actor: Actor
    rights: Rights
    at: int

    def require(self, permission: str) -> str:
        """One more permission that the act needs; returns its scope."""
        return require(self.database, self.actor, permission).scopes[permission]

    def device(self) -> Device:
        """This PC."""
        return Device(*self.database.rows(DEVICE)[0])

    def record(self, kind: str, subject: bytes, payload: Mapping[str, object]) -> None:
        """Adds one row to this PC's chain of the journal."""
        self.record_all(((kind, subject, payload),))

    def record_all(self, acts: Iterable[tuple[str, bytes, Mapping[str, object]]]) -> None:
        """Adds a row for each (kind, subject, payload), in their order."""
        device = self.device()
        last = self.database.row(HEAD, (device.id, device.incarnation)) or (0, GENESIS)
        rows, (seq, previous) = [], last
        for kind, subject, payload in acts:
            seq += 1
            entry = {
                "id": new_id(),
                "device": device.id,
                "incarnation": device.incarnation,
                "device_seq": seq,
                "kind": kind,
                "subject": subject,
                "payload": canonical(payload),
                "actor": self.actor.account,
                "role_version": self.rights.role_version,
                "at": self.at,
                "previous_hash": previous,
            }
            previous = entry_hash(**entry)
            rows.append((*entry.values(), previous))
        self.database.execute_many(ENTRY, rows)


@contextmanager
def writing(database: ShopDatabase, actor: Actor, *permissions: str) -> Iterator[Work]:
    """Opens the transaction and checks, before anything else, that one permission is held."""
    with storage_errors(), database.atomic():
        rights = require(database, actor, *permissions)
        yield Work(database, actor, rights, actor.clock())


@contextmanager
def writing_unasked(database: ShopDatabase, actor: Actor) -> Iterator[Work]:
    """A transaction for what needs no role: set-up, sign-in, recovery."""
    with storage_errors(), database.atomic():
        yield Work(database, actor, Rights(role_version=1, scopes={}), actor.clock())

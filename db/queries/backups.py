"""Which backups there are, and what the journal says of them."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from db.access import Actor, reading
from db.backup_files import BackupFile, Kind, backups_in, newest_backup
from db.connection import ShopDatabase, storage_errors
from db.home import Home

State = Literal["verified", "altered", "unknown", "unverified"]

SEEN: Final = """
SELECT hash FROM journal WHERE device = ? AND incarnation = ? AND device_seq = ?
"""


@dataclass(frozen=True)
class BackupRow:
    """A backup: `size` in bytes, `made_at` UTC, `entries` the journal's rows that it reaches.

    `verified`: all heads beside it stand in this journal. `altered`: one stands there otherwise,
    so that the journal or the file was tampered with. `unknown`: one is not there, as when the
    backup is of another shop or of a later time. `unverified`: no heads are beside it.
    """

    path: Path
    kind: Kind
    made_at: datetime
    size: int
    entries: int
    state: State


def backups(database: ShopDatabase, actor: Actor, *, folder: Path | None = None) -> list[BackupRow]:
    """The backups in a folder (the shop's own when None), the newest first."""
    with reading(database, actor, "backup.manage"), storage_errors():
        found = backups_in(folder or Home(database.path.parent).backups)
        return [_row(database, file) for file in found]


def last_backup(database: ShopDatabase) -> datetime | None:
    """When the newest of the shop's own backups that count was made (UTC); anybody may know."""
    with storage_errors():
        newest = newest_backup(Home(database.path.parent).backups)
        return newest.made_at if newest else None


def _row(database: ShopDatabase, file: BackupFile) -> BackupRow:
    state, entries = _judged(database, file.heads())
    return BackupRow(file.path, file.kind, file.made_at, file.path.stat().st_size, entries, state)


def _judged(database: ShopDatabase, lines: tuple[str, ...]) -> tuple[State, int]:
    entries, state = 0, "verified" if lines else "unverified"
    for line in lines:
        try:
            head = json.loads(line)
            chain = (bytes.fromhex(head["device"]), head["incarnation"], head["device_seq"])
            found, expected = database.row(SEEN, chain), bytes.fromhex(head["hash"])
        except (ValueError, TypeError, KeyError):
            return "altered", 0
        entries += int(head["device_seq"])
        if found is None:
            state = "unknown" if state == "verified" else state
        elif bytes(found[0]) != expected:
            state = "altered"
    return state, entries  # type: ignore[return-value]  # mypy widens the literal

"""The files of a folder of backups: their names, the heads beside them, which is the newest."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, Literal

Kind = Literal["backup", "doubtful", "upgrade"]

PREFIXES: Final[dict[Kind, str]] = {
    "backup": "lumbung-",
    "doubtful": "doubtful-",
    "upgrade": "before-upgrade-",
}
STAMPS: Final = ("%Y%m%d-%H%M%S-%f", "%Y%m%d-%H%M%S")
EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class BackupFile:
    """One backup: a `backup` was restored on trial, a `doubtful` one's books did not agree.

    An `upgrade` is the copy that was made before a new version changed the database.
    """

    path: Path
    kind: Kind
    made_at: datetime

    @property
    def heads_path(self) -> Path:
        """Beside it: the heads of the journal's chains at its moment, one line of JSON each."""
        return self.path.with_suffix(".heads")

    def heads(self) -> tuple[str, ...]:
        """What stands there; nothing where the backup came alone."""
        try:
            return tuple(self.heads_path.read_text(encoding="utf-8").splitlines())
        except FileNotFoundError:
            return ()

    def keep_heads(self, heads: tuple[str, ...]) -> None:
        """Writes them, on disk when it returns."""
        with self.heads_path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{head}\n" for head in heads)
            file.flush()
            os.fsync(file.fileno())


def backup_at(folder: Path, kind: Kind, moment: int) -> BackupFile:
    """The file of a backup that is made now (microseconds UTC)."""
    made_at = EPOCH + timedelta(microseconds=moment)
    return BackupFile(folder / f"{PREFIXES[kind]}{made_at:{STAMPS[0]}}.db", kind, made_at)


def backup_from(path: Path) -> BackupFile | None:
    """What a file is by its name; None for files of others."""
    for kind, prefix in PREFIXES.items():
        if path.name.startswith(prefix) and path.suffix == ".db":
            for stamp in STAMPS:
                try:
                    moment = datetime.strptime(path.stem[len(prefix) :], stamp)
                except ValueError:
                    continue
                return BackupFile(path, kind, moment.replace(tzinfo=UTC))
    return None


def backups_in(folder: Path) -> list[BackupFile]:
    """Every backup in a folder, the newest first."""
    return sorted(_found(folder), key=lambda backup: backup.made_at, reverse=True)


def newest_backup(folder: Path) -> BackupFile | None:
    """The newest one that counts: finished, and whole when it was tried."""
    counted = (file for file in backups_in(folder) if file.kind == "backup" and file.heads())
    return next(counted, None)


def _found(folder: Path) -> Iterator[BackupFile]:
    for path in folder.glob("*.db"):
        backup = backup_from(path)
        if backup is not None:
            yield backup

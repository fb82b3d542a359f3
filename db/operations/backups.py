"""Backups: made while people work, tried before they count, kept by age, restored elsewhere."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from db import keys
from db.access import Actor, now, reading
from db.backup import copy_database, heads_in, settle
from db.backup_files import (
    EPOCH,
    BackupFile,
    backup_at,
    backup_from,
    backups_in,
)
from db.connection import ShopDatabase, open_database, storage_errors
from db.errors import CannotOpen, NotFound, Refused
from db.heads import keep_heads
from db.home import JOURNAL_HEADS, Home
from db.ids import NOBODY, new_id
from db.models.shop import Device
from db.operations.master import change_row
from db.operations.work import Work, writing, writing_unasked
from db.queries.check import Problem, check
from db.rules.journal import Head
from db.rules.rotation import kept

EVERY: Final = timedelta(days=1)
DOUBTFUL_KEPT: Final = 3
LEFT_OVER_SECONDS: Final = 60 * 60
NO_SHOP: Final = frozenset(
    (
        *("backups", "logs", "restoring", "window.lock", "preferences.json"),
        *("lumbung.key", "lumbung.new"),
    )
)


@dataclass(frozen=True)
class MadeBackup:
    """A backup that is there, and what does not hold in its books (nothing when it counts)."""

    file: BackupFile
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class RestoredShop:
    """A shop that a backup has become, and what does not hold in its books."""

    home: Home
    problems: tuple[Problem, ...]


def never() -> bool:
    """For who does not want to stop."""
    return False


def make_backup(
    database: ShopDatabase,
    actor: Actor,
    *,
    folder: Path | None = None,
    unwanted: Callable[[], bool] = never,
) -> MadeBackup:
    """Makes a backup: into the shop's own folder, where old ones make room, or into another.

    It is restored on trial before it counts; one whose books do not agree is kept as `doubtful`.
    The other folder must be there: in place of a disk that is not, none is made. Raises
    `NotFound("folder_missing")`, or `CannotOpen`: a code of the disk, `copy_damaged`, or
    `interrupted` once unwanted.
    """
    with reading(database, actor, "backup.manage"):
        target = folder or _own(database)
    if folder is not None and not folder.is_dir():
        raise NotFound("folder_missing", folder=str(folder))
    made = _made(database, target, actor.clock(), unwanted)
    with writing(database, actor, "backup.manage") as work:
        _record(work, made)
    if folder is None:
        rotate(target)
    return made


def back_up_when_due(
    database: ShopDatabase, *, clock: Callable[[], int] = now, unwanted: Callable[[], bool] = never
) -> MadeBackup | None:
    """The shop's own daily backup, which nobody asks for; None when the last one is young enough.

    It needs no right: it shows nothing, and whoever is signed in must not decide whether there is
    one. Raises what `make_backup` raises but for the permission.
    """
    moment, folder = clock(), _own(database)
    stamps = [file.made_at for file in backups_in(folder) if file.kind != "upgrade"]
    if stamps and timedelta(0) <= EPOCH + timedelta(microseconds=moment) - stamps[0] < EVERY:
        return None
    made = _made(database, folder, moment, unwanted)
    with writing_unasked(database, Actor(NOBODY, clock)) as work:
        _record(work, made)
    rotate(folder)
    return made


def restore_backup(
    backup: Path,
    folder: Path,
    recovery_key: str,
    *,
    despite_problems: bool = False,
    clock: Callable[[], int] = now,
) -> RestoredShop:
    """Makes a shop out of a backup in a folder that has none; it appears whole or not at all.

    The recovery key alone opens it, and is kept there as this computer's key. The copy begins a
    life of its own, so that its journal never continues the original's. Raises `InvalidInput` for
    a typing error, `NotFound("backup_missing")`, `Refused` with `folder_not_empty`,
    `backup_altered` (not what the heads beside it say) or `backup_doubtful` (the books do not
    agree; `despite_problems` takes it all the same), or `CannotOpen`: `backup_not_opened` with
    another shop's key, and for what is no backup.
    """
    key = keys.key_from_recovery(recovery_key)
    home = Home(folder)
    with storage_errors():
        if not backup.is_file():
            raise NotFound("backup_missing", file=str(backup))
        if folder.exists() and {path.name for path in folder.iterdir()} - NO_SHOP:
            raise Refused("folder_not_empty", folder=str(folder))
        new_folders = [path for path in (folder, *folder.parents) if not path.exists()]
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        building = Home(folder / "restoring")
        shutil.rmtree(building.folder, ignore_errors=True)
        try:
            with _unpacked(backup, building, key) as database:
                file = backup_from(backup)
                problems = _problems(database, backup, file.heads() if file else (), never)
                if problems and not despite_problems:
                    raise Refused("backup_doubtful", file=backup.name, count=len(problems))
                _begin_new_life(database, backup, clock)
            keys.save_key(home, keys.salt_of(building.database), key)
            building.database.replace(home.database)
            settle(folder)
        except CannotOpen as error:
            if error.code == "database_damaged":
                raise CannotOpen("backup_not_opened", file=backup.name) from error
            raise
        finally:
            shutil.rmtree(building.folder, ignore_errors=True)
            _forget_empty(new_folders)
    return RestoredShop(home, tuple(problems))


def _forget_empty(folders: list[Path]) -> None:
    """Those that were made for a shop that never came; the innermost first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def rotate(folder: Path) -> None:
    """Takes away the backups that newer ones have made needless, and what a crash has left."""
    with storage_errors():
        files = backups_in(folder)
        counted = [file for file in files if file.kind == "backup" and file.heads()]
        worth = kept([file.made_at for file in counted])
        doubtful = [file for file in files if file.kind == "doubtful"]
        needless = [file for file in counted if file.made_at not in worth]
        for file in (*needless, *doubtful[DOUBTFUL_KEPT:]):
            file.path.unlink(missing_ok=True)
            file.heads_path.unlink(missing_ok=True)
        _clear(folder)


def _own(database: ShopDatabase) -> Path:
    return Home(database.path.parent).backups


def _made(
    database: ShopDatabase, folder: Path, moment: int, unwanted: Callable[[], bool]
) -> MadeBackup:
    """The heads come before the last step, which names the backup: a named one has them."""
    with storage_errors():
        unproved = backup_at(folder, "backup", moment).path.with_suffix(".new")
        try:
            heads = copy_database(database, unproved, unwanted)
            problems = _tried(unproved, database.key, heads, unwanted)
            file = backup_at(folder, "doubtful" if problems else "backup", moment)
            file.keep_heads(heads)
            unproved.replace(file.path)
            settle(folder)
            keep_heads(folder / JOURNAL_HEADS, map(Head.from_line, heads))
        finally:
            unproved.unlink(missing_ok=True)
    return MadeBackup(file, tuple(problems))


def _tried(
    copy: Path, key: bytes, heads: tuple[str, ...], unwanted: Callable[[], bool]
) -> list[Problem]:
    """Restores a copy into a folder that goes away again; what does not hold there."""
    with (
        tempfile.TemporaryDirectory(prefix="trial-", dir=copy.parent) as folder,
        _unpacked(copy, Home(Path(folder)), key) as database,
    ):
        return _problems(database, copy, heads, unwanted)


@contextmanager
def _unpacked(backup: Path, home: Home, key: bytes) -> Iterator[ShopDatabase]:
    """The backup as an open database of the newest version; its file stays untouched."""
    home.folder.mkdir(mode=0o700, exist_ok=True)
    for end in ("", "-wal"):  # of a backup that somebody has opened where it lay
        source = backup.with_name(backup.name + end)
        if source.exists():
            shutil.copyfile(source, home.database.with_name(home.database.name + end))
    with closing(open_database(home.database, key, home.backups)) as database:
        yield database


def _problems(
    database: ShopDatabase, backup: Path, heads: tuple[str, ...], unwanted: Callable[[], bool]
) -> list[Problem]:
    with database.interruptible(unwanted):
        if heads and heads_in(database.connection()) != heads:
            raise Refused("backup_altered", file=backup.name)
        problems = check(database)
    if any(problem.code == "file_damaged" for problem in problems):
        raise CannotOpen("backup_damaged", file=backup.name)
    return problems


def _record(work: Work, made: MadeBackup) -> None:
    work.record(
        "backup_made", new_id(), {"file": made.file.path.name, "heads": [*made.file.heads()]}
    )


def _begin_new_life(database: ShopDatabase, backup: Path, clock: Callable[[], int]) -> None:
    """By the clock, not by counting: the same backup may be restored twice."""
    heads = heads_in(database.connection())
    with writing_unasked(database, Actor(NOBODY, clock)) as work:
        device = work.device()
        life = max(work.at, device.incarnation + 1)
        change_row(work, Device, device.id, incarnation=life)
        work.record("backup_restored", device.id, {"file": backup.name, "heads": [*heads]})


def _clear(folder: Path) -> None:
    """Old pieces of backups that were never finished; young ones may be another program's."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime < LEFT_OVER_SECONDS:
            continue
        if path.name.startswith("trial-"):
            shutil.rmtree(path, ignore_errors=True)
        orphan = path.suffix == ".heads" and not path.with_suffix(".db").exists()
        if orphan or path.suffix in (".part", ".new"):
            path.unlink(missing_ok=True)

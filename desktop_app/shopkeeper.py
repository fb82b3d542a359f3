"""Opens the home's shop for one window program at a time."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile

from db.errors import CannotOpen
from db.home import Home

if TYPE_CHECKING:  # loaded when a shop is opened: it would delay the login window
    from db.connection import ShopDatabase
    from db.queries.people import SignInName
    from db.queries.shop import Shop

LOCK_REFUSALS = {
    QLockFile.LockError.LockFailedError: "already_open",
    QLockFile.LockError.PermissionError: "disk_read_only",
    QLockFile.LockError.UnknownError: "disk_full",  # what Qt calls a full disk
}
TIME_TO_LOCK = 0.1  # seconds


@dataclass(frozen=True)
class Opened:
    """A shop whose file is open, and what the login window says of it."""

    database: "ShopDatabase"
    shop: "Shop"
    names: "Sequence[SignInName]"


class Shopkeeper:
    """Opens the home's shop, for one window program at a time; asked on threads of the background.

    Raises `CannotOpen`: `already_open`, `key_missing`, or a code of damage or disk.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self._lock = QLockFile(str(home.window_lock))
        self._lock.setStaleLockTime(0)  # however long the shop is open; a dead program's goes

    def open(self) -> Opened | None:
        """The shop; None where there is none yet."""
        from db.connection import open_database, storage_errors
        from db.keys import load_key

        with storage_errors():
            self.home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._hold()
            if not self.home.database.exists():
                return None
            key = load_key(self.home)
            return described(open_database(self.home.database, key, self.home.backups))

    def open_with(self, recovery_key: str) -> Opened:
        """Opens with a typed key, and keeps it here once it has opened the file.

        Raises `InvalidInput` for a typing error.
        """
        from db.connection import open_database, storage_errors
        from db.keys import key_from_recovery, salt_of, save_key

        key = key_from_recovery(recovery_key)
        with storage_errors():
            database = open_database(self.home.database, key, self.home.backups)
            save_key(self.home, salt_of(self.home.database), key)
            return described(database)

    def release(self) -> None:
        """Lets another window program work on the home."""
        self._lock.unlock()

    def _hold(self) -> None:
        if not (self._lock.isLocked() or self._lock.tryLock(0) or self._takes_over()):
            raise CannotOpen(LOCK_REFUSALS[self._lock.error()])

    def _takes_over(self) -> bool:
        """Whether nobody holds the file of the lock, whatever it says.

        Power that fails leaves it empty, and a dead program's number may be another's by now. The
        system knows who holds it, once a program that has just made it has had the time to.
        """
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            return False
        time.sleep(TIME_TO_LOCK)
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)


def described(database: "ShopDatabase") -> Opened:
    """What the login window says of an open shop."""
    from db.queries.people import sign_in_names
    from db.queries.shop import shop

    return Opened(database, shop(database), sign_in_names(database))

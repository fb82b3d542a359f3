"""Writes that no window reaches yet; the command line does."""

from typing import Final

NO_WINDOW_YET: Final = frozenset(
    {
        "db.operations.backups.make_backup",
    }
)

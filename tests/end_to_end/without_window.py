"""The writes that only the command line reaches so far."""

from typing import Final

NO_WINDOW_YET: Final[frozenset[str]] = frozenset(
    {
        "db.exchange.exporting.export_data",
        "db.exchange.importing.import_file",
        "db.exchange.undoing.batch_of",
        "db.exchange.undoing.undo_import",
    }
)

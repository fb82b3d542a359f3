"""The files that keep what the program notes for whoever looks for a fault."""

import logging
from functools import cached_property
from pathlib import Path

LOG_BYTES = 1_000_000
LOGS_KEPT = 5


class LogFile(logging.Handler):
    """The rotating files, opened at the first record: loading them would delay every start."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @cached_property
    def _files(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files = RotatingFileHandler(
            self._path, maxBytes=LOG_BYTES, backupCount=LOGS_KEPT, encoding="utf-8"
        )
        files.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        return files

    def emit(self, record: logging.LogRecord) -> None:
        """Overridden: writes the record."""
        try:
            self._files.emit(record)
        except OSError:  # a disk that is full or gone: to standard error, as logging does
            self.handleError(record)

    def close(self) -> None:
        """Overridden: closes the file that is open."""
        if "_files" in vars(self):
            self._files.close()
        super().close()


class SilentLogFile(LogFile):
    """For commands: where it cannot be written, nobody is told in log lines."""

    def handleError(self, _record: logging.LogRecord) -> None:
        """Overridden: says nothing."""

"""The files that keep what the program notes for whoever looks for a fault."""

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

LOG_BYTES = 1_000_000
LOGS_KEPT = 5


class LogFile(logging.FileHandler):
    """The log, opened at the first record; a full one is kept as `.1`, the one before it as `.2`.

    logging.handlers does the same, but loads sockets and pickles first, which delays a start.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self._path = path
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Overridden: writes the record."""
        with suppress(OSError):  # not there yet; or another program has it open, so it grows on
            if self._path.stat().st_size >= LOG_BYTES:
                self._begin_anew()
        try:
            super().emit(record)
        except OSError:  # a disk that is full or gone: to standard error, as logging does
            self.handleError(record)

    def _open(self) -> TextIOWrapper:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return super()._open()

    def _begin_anew(self) -> None:
        if self.stream is not None:  # Windows renames no open file
            self.stream.close()
            self.stream = None
        self._path.replace(self._kept(0))  # first: where it may not be, those kept stay
        for number in range(LOGS_KEPT - 1, -1, -1):
            if self._kept(number).exists():
                self._kept(number).replace(self._kept(number + 1))

    def _kept(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")


class SilentLogFile(LogFile):
    """For commands: where it cannot be written, nobody is told in log lines."""

    def handleError(self, _record: logging.LogRecord) -> None:
        """Overridden: says nothing."""

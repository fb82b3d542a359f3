"""XLSX, XLS and ODS: read in a process of its own with bounds, kept as lines of JSON meanwhile."""

import json
import subprocess
import sys
import weakref
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final, cast

from db.errors import Refused
from db.exchange.cells import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Exact, Row, trimmed
from db.exchange.sheet_child import FAILED

ZIP: Final = b"PK"
COMPOUND: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # XLS lives in an OLE2 compound file
LARGEST_PART: Final = 400 * 2**20
MOST_PARTS: Final = 5_000
MEMORY: Final = 280 * 2**20
PATIENCE: Final = 20  # seconds; 100,000 rows take about two
CHILD: Final = Path(__file__).with_name("sheet_child.py")
LARGEST_WHOLE: Final = 10**15  # from here on a spreadsheet has lost digits


class Kept:
    """Rows in a file without a name, which goes with this object."""

    def __init__(self) -> None:
        self.file = cast("IO[bytes]", TemporaryFile())  # noqa: SIM115  (closed by the line below)
        weakref.finalize(self, self.file.close)


def is_spreadsheet(head: bytes) -> bool:
    """Whether a file begins as one of the formats does."""
    return head.startswith((ZIP, COMPOUND))


def sheet_rows(path: Path) -> tuple[Kept, str]:
    """The rows of the first sheet with anything in it, kept for `rows_of`; and its name."""
    _refuse_bomb(path)
    kept = Kept()
    limits = (str(MOST_ROWS), str(MOST_COLUMNS), str(MEMORY))
    command = [sys.executable, "-I", str(CHILD), str(path.absolute()), *limits]
    try:
        done = subprocess.run(  # noqa: S603  (our own program; the name is one argument)
            command, stdout=kept.file, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refused("file_too_large", limit=MOST_BYTES) from None
    if done.returncode == FAILED:
        raise Refused("file_damaged")
    if done.returncode:  # it was ended: out of memory, or the library gave up
        raise Refused("file_too_large_or_damaged")
    kept.file.seek(0)
    return kept, str(json.loads(kept.file.readline())["sheet"])


def rows_of(kept: Kept) -> Iterator[Row]:
    """Rows as `sheet_rows` keeps them."""
    file = kept.file
    file.seek(0)
    file.readline()
    place = file.tell()
    for _count in range(MOST_ROWS):
        file.seek(place)  # another walk through the rows may have moved it
        line = file.readline()
        place = file.tell()
        if not line:
            return
        number, *cells = json.loads(line)
        if len(cells) > MOST_COLUMNS:
            raise Refused("file_too_wide", limit=MOST_COLUMNS)
        tidy = trimmed([_text(cell) for cell in cells])
        if tidy and not (len(tidy) == 1 and tidy[0].startswith("#")):
            yield Row(number, tidy)
    raise Refused("file_too_long", limit=MOST_ROWS)


def _text(cell: str | float) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < LARGEST_WHOLE:
        return Exact(int(cell))
    return Exact(cell)


def _refuse_bomb(path: Path) -> None:
    """What the file says of itself, before anything is unpacked."""
    with path.open("rb") as file:
        if file.read(2) != ZIP:
            return
    try:
        with zipfile.ZipFile(path) as parts:
            sizes = [part.file_size for part in parts.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        raise Refused("file_damaged") from None
    if sum(sizes) > LARGEST_PART or len(sizes) > MOST_PARTS:
        raise Refused("file_too_large", limit=MOST_BYTES)

"""A file as rows of text cells, however it was written; what the cells mean is not known here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

MOST_ROWS: Final = 1_000_000
MOST_COLUMNS: Final = 500
MOST_BYTES: Final = 64 * 2**20


class Exact(str):
    """A number that a spreadsheet holds as a number: a point is its decimal mark, whatever else."""

    __slots__ = ()


@dataclass(frozen=True)
class Row:
    """The cells of one row, trimmed, and where it stands in the file (1 is the first line)."""

    number: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A file's rows, which can be gone through again and again; blank ones are left out.

    `note` says how it was read: encoding and delimiter, or the sheet's name.
    """

    rows: Callable[[], Iterator[Row]]
    sha256: bytes
    name: str
    note: dict[str, str] = field(default_factory=dict)


def trimmed(row: list[str]) -> list[str]:
    """Cells without blanks around them, also those that are no ASCII, and without an empty end."""
    cells = [cell if isinstance(cell, Exact) else cell.strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells

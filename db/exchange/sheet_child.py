"""A process of its own that reads one spreadsheet and prints each row as a JSON line.

Formats of this age can ask for any amount of memory or time; what goes wrong here ends this process
alone. It is started by its path (`python sheet_child.py FILE ROWS COLUMNS BYTES`), so it imports
nothing of ours.
"""

import datetime
import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

FAILED = 3


def main(path: str, most_rows: int, most_columns: int, memory: int) -> int:
    """Prints {"sheet": name} and the rows; 3 when the file cannot be read."""
    limit_memory(memory)
    from python_calamine import CalamineError, load_workbook  # after the limit: it counts too

    try:
        for name in (workbook := load_workbook(path)).sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            if sheet.height:
                write(name, sheet.iter_rows(), most_rows, most_columns)
                return 0
    except (CalamineError, ValueError, MemoryError, OverflowError):
        return FAILED
    print(json.dumps({"sheet": ""}))  # every sheet is empty
    return 0


def write(name: str, rows: Iterable[list[Any]], most: int, width: int) -> None:
    """Each row that is not blank, after its number; one more than `most` tells of too many."""
    print(json.dumps({"sheet": name}))
    left = most
    for number, row in enumerate(rows, start=1):
        if any(cell != "" for cell in row):
            print(json.dumps([number, *(plain(cell) for cell in row[: width + 1])]))
            left -= 1
            if left < 0:
                return


def plain(cell: object) -> object:
    """Text and numbers as they are; days and times as ISO 8601 writes them."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return cell if isinstance(cell, str | int | float) else str(cell)


def limit_memory(size: int) -> None:
    """Where the system can: more than this many bytes are not given."""
    with suppress(ImportError):  # Windows has no such limit
        import resource

        with suppress(ValueError, OSError):  # a lower one may stand already
            resource.setrlimit(resource.RLIMIT_AS, (size, size))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:5])))

"""Opens a file of any of the kinds that come in and gives it as a `Table`."""

import hashlib
from functools import partial
from pathlib import Path
from typing import Final

from db.errors import NotFound, Refused
from db.exchange import delimited, spreadsheet
from db.exchange.cells import MOST_BYTES, Table

STEP: Final = 2**20


def read_table(path: Path) -> Table:
    """CSV in any encoding and with any delimiter, XLSX, XLS or ODS.

    Raises `NotFound("import_file_missing")` or `Refused`: `import_file_unreadable`,
    `file_too_large`, `file_damaged`, `file_not_text` and the like. The file must stay where it is
    while the table is in use.
    """
    sha256, head = _looked_at(path)
    if spreadsheet.is_spreadsheet(head):
        kept, sheet = spreadsheet.sheet_rows(path)
        return Table(partial(spreadsheet.rows_of, kept), sha256, path.name, {"sheet": sheet})
    encoding = delimited.encoding_of(path)
    delimiter = delimited.delimiter_of(path, encoding)
    rows = partial(delimited.rows_of, path, encoding, delimiter)
    return Table(rows, sha256, path.name, {"encoding": encoding, "delimiter": delimiter})


def _looked_at(path: Path) -> tuple[bytes, bytes]:
    """The file's hash and its first bytes."""
    summary, head = hashlib.sha256(), b""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Refused("file_too_large", limit=MOST_BYTES)
        with path.open("rb") as file:
            while part := file.read(STEP):
                head = head or part[:16]
                summary.update(part)
    except FileNotFoundError:
        raise NotFound("import_file_missing", file=path.name) from None
    except (OSError, ValueError):  # a folder, a name with a zero byte, no right to read it
        raise Refused("import_file_unreadable", file=path.name) from None
    return summary.digest(), head

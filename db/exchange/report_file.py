"""Reports as files: CSV (RFC 4180) and JSON (RFC 8259), every number exactly as it was counted."""

import csv
import errno
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Final, Literal, TextIO

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import InvalidInput, LumbungError
from db.queries.reports import (
    Code,
    Column,
    Kind,
    Report,
    ReportFilter,
    ReportRequest,
    run_report,
)

Format = Literal["csv", "json"]
Value = str | int | None

PLACES: Final[dict[Kind, int]] = {"quantity": 3, "money": 4, "count": 0}
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
NAMES: Final = """
SELECT (SELECT name FROM category WHERE id = ?), (SELECT name FROM location WHERE id = ?),
       (SELECT name FROM partner WHERE id = ?)
"""
FAILURES: Final = {
    errno.ENOSPC: "export_failed_disk_full",
    errno.EDQUOT: "export_failed_disk_full",
    errno.EFBIG: "export_failed_disk_full",
    errno.EROFS: "export_failed_read_only",
    errno.EACCES: "export_failed_not_allowed",
    errno.EPERM: "export_failed_not_allowed",
    errno.ENOENT: "export_failed_no_folder",
    errno.ENOTDIR: "export_failed_no_folder",
}


@dataclass(frozen=True)
class Wording:
    """What a CSV for people says in place of keys and codes; without it they stand as they are.

    `heading` lines (name, value) and an empty line come above the table, `titles` name the columns
    by their keys, `words` the codes in a column.
    """

    heading: Sequence[tuple[str, str]] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def export_report(
    database: ShopDatabase,
    actor: Actor,
    *,
    request: ReportRequest,
    format: Format,
    file: Path | TextIO,
    wording: Wording | None = None,
) -> None:
    """Writes a report into a file, whole or not at all, or into a stream.

    A stream must not translate line ends (open it with `newline=""`) and meets its own `OSError`s.
    For a path they become a `LumbungError` whose code begins with "export_failed"; see `FAILURES`.
    """
    with reading(database, actor, "report.export"):
        report = run_report(database, actor, request=request)
        filters = _filters(database, request.where)
    if isinstance(file, Path):
        with failures_told(file), replacing(file, format) as stream:
            _write(report, filters, format, stream, wording)
    else:
        _write(report, filters, format, file, wording)


def plain_number(value: int, kind: Kind) -> str:
    """The exact decimal with a dot, without zeros that say nothing: `12`, `0.25`, `-15000`."""
    whole, _, fraction = f"{Decimal(value).scaleb(-PLACES[kind]):f}".partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def csv_cell(value: Value, kind: Kind) -> str:
    """A value as it stands in a CSV; nothing is empty, text never begins a formula.

    Spreadsheet programs run text that begins as a formula does (OWASP "CSV Injection"), so it gets
    an apostrophe in front.
    """
    if isinstance(value, int):
        return plain_number(value, kind)
    text = value or ""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def safe_text(text: str) -> str:
    """As `csv_cell`, and one more apostrophe for text that has some before such a start.

    So taking one away again (`values.read_text`) always gives what it was.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def json_cell(value: Value, kind: Kind) -> str:
    """A value as JSON; numbers are written out, so that no float ever rounds them."""
    return plain_number(value, kind) if isinstance(value, int) else _json(value)


def write_csv(report: Report, stream: TextIO, wording: Wording) -> None:
    """The report as CSV: the wording's heading, a line of titles, a line a row."""
    writer = csv.writer(stream, lineterminator="\r\n")
    for line in wording.heading:
        writer.writerow([csv_cell(text, "text") for text in line])
    if wording.heading:
        writer.writerow([])
    writer.writerow([wording.titles.get(column.key, column.key) for column in report.columns])
    words = [wording.words.get(column.key, {}) for column in report.columns]
    for row in report.rows:
        writer.writerow(
            csv_cell(known.get(value, value) if isinstance(value, Code) else value, column.kind)
            for value, column, known in zip(row, report.columns, words, strict=True)
        )


def write_json(report: Report, filters: Mapping[str, object], stream: TextIO) -> None:
    """The report as one JSON object; a row is an object by the columns' keys, on its own line."""
    columns = [{"key": column.key, "kind": column.kind} for column in report.columns]
    stream.write(f'{{"report": {_json(report.name)},\n"filters": {_json(filters)},\n')
    stream.write(f'"columns": {_json(columns)},\n"rows": [')
    for number, row in enumerate(report.rows):
        stream.write(",\n" if number else "\n")
        stream.write(_json_row(row, report.columns))
    stream.write("]}\n")


def _write(
    report: Report,
    filters: Mapping[str, object],
    format: Format,
    stream: TextIO,
    wording: Wording | None,
) -> None:
    if format == "csv":
        write_csv(report, stream, wording or Wording())
    else:
        write_json(report, filters, stream)


def _json_row(row: tuple[Value, ...], columns: Sequence[Column]) -> str:
    cells = zip(columns, row, strict=True)
    return f"{{{', '.join(f'{_json(c.key)}: {json_cell(value, c.kind)}' for c, value in cells)}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _filters(database: ShopDatabase, where: ReportFilter) -> dict[str, str | None]:
    """The filter in words; None means all."""
    asked = (where.category, where.location, where.supplier)
    category, location, supplier = database.rows(NAMES, asked)[0]
    return asdict(where) | {
        "first": where.first.isoformat() if where.first else None,
        "last": where.last.isoformat() if where.last else None,
        "category": category,
        "location": location,
        "supplier": supplier,
    }


@contextmanager
def replacing(file: Path, format: Format) -> Iterator[TextIO]:
    """A stream whose text is the file's once all of it is on the disk; CSV begins with a BOM.

    Without that mark spreadsheet programs do not read UTF-8. What is no ordinary file (a pipe, a
    device) is written into, not replaced.
    """
    encoding = "utf-8-sig" if format == "csv" else "utf-8"
    if file.exists() and not file.is_file():
        with file.open("w", encoding=encoding, newline="") as stream:
            yield stream
        return
    draft = file.with_name(f".lumbung-{secrets.token_hex(8)}.part")
    try:
        with draft.open("x", encoding=encoding, newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def failures_told(file: Path) -> Iterator[None]:
    """Failures of the disk become a `LumbungError` whose code begins with "export_failed".

    A text that no file can hold (half of a surrogate pair) is `text_unprintable`.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise InvalidInput("text_unprintable", "text") from error
    except OSError as error:
        code = FAILURES.get(error.errno or 0, "export_failed")
        raise LumbungError(code, file=str(file)) from error

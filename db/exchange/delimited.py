"""CSV and its relatives: encoding, delimiter, quoting, comment lines; row by row, never whole."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from db.errors import Refused
from db.exchange.cells import MOST_COLUMNS, MOST_ROWS, Row, trimmed

DELIMITERS: Final = (",", ";", "\t", "|")
SAMPLE: Final = 64 * 1024
SAMPLE_LINES: Final = 60
STEP: Final = 2**20
LONGEST_LINE: Final = 4 * 2**20
COMMENT: Final = "#"
BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LEGACY: Final = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp437", "cp850"),
    *("shift_jis", "gb18030", "big5", "euc_kr", "mac_roman"),
)

csv.field_size_limit(LONGEST_LINE)  # Python's own 128 KiB would refuse a whole file for one cell


def encoding_of(path: Path) -> str:
    """By its mark, else UTF-8 where all of it is, else the likeliest of the older ones.

    What is no text at all is `Refused("file_not_text")`.
    """
    with path.open("rb") as file:
        head = file.read(SAMPLE)
    for mark, name in BOMS:
        if head.startswith(mark):
            return name if _decodes(path, name) else _no_text()
    if head and head.count(0) * 4 >= len(head):  # text in two bytes a character, without its mark
        even, odd = head[::2].count(0), head[1::2].count(0)
        name = "utf-16-le" if odd > even else "utf-16-be"
        return name if _decodes(path, name) else _no_text()
    if _decodes(path, "utf-8"):
        return "utf-8"
    if sum(byte < 9 or 13 < byte < 32 for byte in head) * 20 > len(head):
        return _no_text()
    best = from_bytes(head[: SAMPLE // 4], cp_isolation=list(LEGACY), threshold=0.4).best()
    other = best is not None and "cp1252" not in best.could_be_from_charset
    if best is not None and other and _decodes(path, best.encoding):
        return best.encoding
    return "cp1252" if _decodes(path, "cp1252") else "latin-1"


def rows_of(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows that are neither blank nor a comment; too large a file is `Refused`."""
    with path.open(encoding=encoding, newline="") as stream:
        lines = _lines(stream)
        reader = csv.reader(lines, delimiter=delimiter)
        number, columns = 1, 0
        for _count in range(MOST_ROWS + SAMPLE_LINES):
            try:
                cells = next(reader, None)
            except csv.Error:
                raise Refused("file_quotes_open", row=number) from None
            except UnicodeError:
                _no_text()
            if cells is None:
                return
            if len(cells) > MOST_COLUMNS:
                raise Refused("file_too_wide", limit=MOST_COLUMNS)
            tidy = trimmed(cells)
            if tidy and not _is_aside(tidy, number, columns):
                columns = columns or len(tidy)
                yield Row(number, tidy)
            number = reader.line_num + 1
        raise Refused("file_too_long", limit=MOST_ROWS)


def delimiter_of(path: Path, encoding: str) -> str:
    """The one by which most of the first lines fall into the same number of cells."""
    with path.open(encoding=encoding, newline="") as stream:
        text = stream.read(SAMPLE)
    first = text.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:  # Excel's own way to say it
        return first[4]
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    widths = []
    try:
        for cells in csv.reader(io.StringIO(text), delimiter=delimiter):
            if cells and not cells[0].startswith(COMMENT):
                widths.append(len(cells))
            if len(widths) >= SAMPLE_LINES:
                break
    except csv.Error:
        return 0, 0
    if not widths:
        return 0, 0
    width, times = Counter(widths).most_common(1)[0]
    if width == 1:
        split = sum(other > 1 for other in widths)
        return split / len(widths) / 4, max(widths)
    return times / len(widths), width


def _is_aside(cells: list[str], number: int, columns: int) -> bool:
    """A comment, or Excel's line that names the delimiter."""
    if number == 1 and len(cells) <= 2 and cells[0].lower().startswith("sep="):
        return True
    return cells[0].startswith(COMMENT) and (not columns or len(cells) == 1 < columns)


def _lines(stream: io.TextIOBase) -> Iterator[str]:
    while line := stream.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise Refused("file_line_too_long")
        yield line


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while part := file.read(STEP):
                decoder.decode(part)
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _no_text() -> str:
    raise Refused("file_not_text")

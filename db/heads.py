"""The heads of the journal that are kept beside the backups: added to, never rewritten."""

import os
from collections.abc import Iterable
from pathlib import Path

from db.rules.journal import Head


def keep_heads(file: Path, heads: Iterable[Head]) -> None:
    """Adds a line a head and returns once they are on the disk; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8", newline="\n") as lines:
        lines.writelines(f"{head.to_line()}\n" for head in heads)
        lines.flush()
        os.fsync(lines.fileno())


def kept_heads(file: Path) -> list[Head]:
    """Every head that was kept, in the file and beside each backup in its folder; none without.

    Raises `InvalidInput("journal_head_unreadable")` for a line that is no head.
    """
    files = [file, *sorted(file.parent.glob("*.heads"))]
    lines = [line for each in files for line in _text(each).splitlines() if line.strip()]
    return list(dict.fromkeys(map(Head.from_line, lines)))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return ""

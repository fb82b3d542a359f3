"""The file of journal heads beside the backups: added to at each copy, never rewritten."""

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
    """Every head that was kept; none without a file.

    Raises `InvalidInput("journal_head_unreadable")` for a line that is no head.
    """
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return []
    return [Head.from_line(line) for line in text.splitlines() if line.strip()]

"""Files to bring in, and what became of them."""

from pathlib import Path
from typing import Any

from db.access import Actor
from db.connection import ShopDatabase
from db.exchange.columns import Layout, Wishes, understand
from db.exchange.import_result import ImportResult
from db.exchange.importing import import_file
from db.exchange.reading import read_table


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "file.csv") -> Path:
    """A file with this text."""
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def bring(
    database: ShopDatabase, actor: Actor, folder: Path, text: str, **options: Any
) -> ImportResult:
    """Imports a CSV of this text; `kind`, `columns`, `mark` and `order` are its wishes."""
    wishes = {
        name: options.pop(name) for name in ("kind", "columns", "mark", "order") & options.keys()
    }
    file = written(folder, text, options.pop("encoding", "utf-8"))
    return import_file(database, actor, file=file, wishes=Wishes(**wishes), **options)


def understood(folder: Path, text: str, **wishes: Any) -> Layout:
    """The layout of a CSV of this text."""
    return understand(read_table(written(folder, text)), Wishes(**wishes))


def codes(result: ImportResult) -> list[tuple[int, str]]:
    """The problems by row."""
    return [(problem.row, problem.code) for problem in result.problems]


def counts(result: ImportResult) -> tuple[int, int, int, int]:
    """Rows, created, updated, skipped."""
    return result.rows, result.created, result.updated, result.skipped

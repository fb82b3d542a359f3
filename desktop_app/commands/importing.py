"""Brings a file in, or takes an import back; prints one JSON object about it."""

import argparse
import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.connection import ShopDatabase
from db.errors import LumbungError
from db.exchange.columns import Layout, Wishes
from db.exchange.import_result import ImportResult
from db.exchange.importing import import_file
from db.exchange.records import Problem
from db.exchange.undoing import batch_of, undo_import
from db.home import Home
from desktop_app.commands.person import signed_in
from desktop_app.commands.sentences import told
from desktop_app.commands.standing import warn_if_apart

translate = QCoreApplication.translate


def import_or_undo(database: ShopDatabase, home: Home, options: argparse.Namespace) -> int:
    """0 also when rows have problems; raises what `import_file` and `undo_import` raise."""
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    if options.undo:
        batch = batch_of(database, actor, start=options.undo)
        undone = undo_import(database, actor, batch=batch)
        _print(
            batch=undone.batch.hex(),
            undone=undone.undone,
            archived=undone.archived,
            archived_why=_archived_why(undone.archived),
            kept=[*map(_problem, undone.kept)],
        )
        warn_if_apart(database, home, actor)
        return 0
    wishes = Wishes(options.kind, dict(options.columns), options.mark, options.order)
    result = import_file(
        database,
        actor,
        file=Path(options.file),
        wishes=wishes,
        dry_run=options.dry_run,
        again=options.again,
    )
    _tell(result)
    if not options.dry_run:
        warn_if_apart(database, home, actor)
    return 0


def _tell(result: ImportResult) -> None:
    layout = result.layout
    _print(
        kind=layout.kind,
        dry_run=result.dry_run,
        rows=result.rows,
        created=result.created,
        updated=result.updated,
        skipped=result.skipped,
        problems=[*map(_problem, result.problems)],
        problem_count=result.problem_count,
        batch=result.batch.hex() if result.batch else None,
        same_as=result.same_as.hex() if result.same_as else None,
        resumed=result.resumed,
        columns={name: layout.title(name) for name in layout.fields},
        left_out=layout.left_out,
        left_out_why=dict.fromkeys(layout.needs_stock, told(LumbungError("cost_needs_stock"))),
        unclear=[layout.title(name) for name in layout.unclear],
        unclear_why=_undecided(layout),
        read_as=_read_as(result),
    )


def _undecided(layout: Layout) -> str | None:
    """What a dry run says, and what importing for good is refused with."""
    error = layout.undecided()
    return told(error) if error else None


def _read_as(result: ImportResult) -> dict[str, object]:
    """How the file, and each column of numbers or dates, was read."""
    layout = result.layout
    return {
        **result.note,
        "decimal_marks": {layout.title(name): mark for name, mark in layout.marks.items()},
        "date_orders": {layout.title(name): order for name, order in layout.orders.items()},
    }


def _archived_why(archived: int) -> str | None:
    sentence = translate(
        "Commands",
        "Archived items among them: {count}. Their bookings stay in the books; importing the file "
        "again takes them up again.",
    )
    return sentence.format(count=archived) if archived else None


def _problem(problem: Problem) -> dict[str, object]:
    reason = told(LumbungError(problem.code, **problem.details))
    shown: dict[str, object] = {"row": problem.row or None, "code": problem.code, "reason": reason}
    return shown | ({"column": problem.column} if problem.column else {})


def _print(**told: object) -> None:
    print(json.dumps(told, ensure_ascii=False))

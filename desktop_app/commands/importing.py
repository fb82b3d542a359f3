"""Brings a file in, or takes an import back; prints one JSON object about it."""

import argparse
import json
from pathlib import Path

from db.connection import ShopDatabase
from db.errors import LumbungError
from db.exchange.columns import Wishes
from db.exchange.import_result import ImportResult
from db.exchange.importing import import_file
from db.exchange.records import Problem
from db.exchange.undoing import batch_of, undo_import
from desktop_app.commands.person import signed_in
from desktop_app.shell.messages import sentence_for


def import_or_undo(database: ShopDatabase, options: argparse.Namespace) -> int:
    """0 also when rows have problems; raises what `import_file` and `undo_import` raise."""
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    if options.undo:
        batch = batch_of(database, actor, start=options.undo)
        undone = undo_import(database, actor, batch=batch)
        _print(batch=undone.batch.hex(), undone=undone.undone, kept=[*map(_problem, undone.kept)])
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
        unclear=[layout.title(name) for name in layout.unclear],
        read_as=result.note,
    )


def _problem(problem: Problem) -> dict[str, object]:
    reason = sentence_for(LumbungError(problem.code, **problem.details))
    told: dict[str, object] = {"row": problem.row or None, "code": problem.code, "reason": reason}
    return told | ({"column": problem.column} if problem.column else {})


def _print(**told: object) -> None:
    print(json.dumps(told, ensure_ascii=False))

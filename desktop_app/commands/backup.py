"""Makes a backup, and makes a shop out of one."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from db.connection import ShopDatabase
from db.operations.backups import make_backup, restore_backup
from db.queries.check import Problem
from desktop_app.commands.person import signed_in, typed_recovery_key
from desktop_app.shell.problems import problem_in_words

translate = QCoreApplication.translate


def back_up(database: ShopDatabase, options: argparse.Namespace) -> int:
    """0, or 1 when the books in it do not agree; raises what `make_backup` raises."""
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    folder = Path(options.output).absolute() if options.output else None
    made = make_backup(database, actor, folder=folder)
    if made.problems:
        sentence = translate("Commands", "The backup is {file}, but the books do not agree:")
    else:
        sentence = translate("Commands", "The backup is {file}. It was restored on trial.")
    print(sentence.format(file=made.file.path))
    return _told(made.problems)


def restore(options: argparse.Namespace) -> int:
    """0, or 1 when the books in it do not agree; raises what `restore_backup` raises."""
    restored = restore_backup(
        Path(options.file).absolute(),
        Path(options.to).absolute(),
        typed_recovery_key(from_stdin=options.recovery_key_stdin),
        despite_problems=options.despite_problems,
    )
    sentence = translate("Commands", "The shop is in {folder}. Open it with --home {folder}")
    print(sentence.format(folder=restored.home.folder))
    return _told(restored.problems)


def _told(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem_in_words(problem))
    return 1 if problems else 0

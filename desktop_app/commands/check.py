"""Says whether the books agree; asks nobody who they are and shows no figure."""

from PySide6.QtCore import QCoreApplication

from db.connection import ShopDatabase
from db.heads import kept_heads
from db.home import Home
from db.queries.check import check
from desktop_app.shell.problems import problem_in_words


def tell_check(database: ShopDatabase, home: Home, *, deep: bool = False) -> int:
    """0 and yes, or 1 and a line for everything that does not hold."""
    problems = check(database, kept_heads(home.journal_heads), deep=deep)
    for problem in problems:
        print(problem_in_words(problem))
    if not problems:
        print(QCoreApplication.translate("Commands", "Yes, the books agree."))
    return 1 if problems else 0

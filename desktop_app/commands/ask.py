"""Reads with any one query for those who have no window for it: arguments and answer are JSON."""

import argparse
import importlib
from typing import Final

from db.connection import ShopDatabase
from db.errors import LumbungError
from db.rules.permission_table import ALSO, QUERIES
from desktop_app.commands.act import Operation, given_arguments, show
from desktop_app.commands.arguments import dumped, plain
from desktop_app.commands.person import signed_in

# What `report` writes, for those who may export: rows without the names of what is in them.
OF_REPORTS: Final = ("reports.run_report", "report_summary.summarise_report")
# Answers that are a bare number, and what it is.
BARE: Final = {"count_limit": "amount", "stock_story": "quantity"}


def queries() -> dict[str, Operation]:
    """Every query that `ask` runs, by its name."""
    found = {}
    for row, permissions in sorted(QUERIES.items()):
        module, _, name = row.rpartition(".")
        if row not in OF_REPORTS:
            call = getattr(importlib.import_module(f"db.queries.{module}"), name)
            found[name] = Operation(name, call, permissions, ALSO.get(row, ()))
    return found


def list_queries(language: str) -> int:
    """One line a query, as `act --list` has them."""
    show(queries(), language)
    return 0


def ask(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Prints what the query returns; raises what it raises, and what `act` does for arguments."""
    query = queries().get(options.query)
    if query is None:
        raise LumbungError("query_unknown", name=options.query)
    actor = signed_in(database, options.login, password_stdin=options.password_stdin)
    arguments = given_arguments(database, query, options.arguments, actor)
    print(dumped(plain(query.call(database, actor, **arguments), BARE.get(query.name, ""))))
    return 0

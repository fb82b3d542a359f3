"""Runs any one operation for those who have no window for it: arguments and answer are JSON."""

import argparse
import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, PermissionDenied
from db.operations.refusals import note_refusal
from db.queries.references import find_reference
from db.rules.permission_table import OPERATIONS
from desktop_app.commands.arguments import (
    Parameter,
    Reader,
    dumped,
    parameters_of,
    plain,
    read_object,
)
from desktop_app.commands.person import approved, signed_in

BEFORE_SIGN_IN = ("account_requests.request_account", "own_account.choose_new_password")


@dataclass(frozen=True)
class Operation:
    """One operation by its short name; `permissions` None is for people who are not signed in."""

    name: str
    call: Callable[..., object]
    permissions: tuple[str, ...] | None

    @property
    def parameters(self) -> list[Parameter]:
        """What it takes, by name."""
        return parameters_of(self.call)

    def __str__(self) -> str:
        shown = " ".join(self.permissions or ())
        anybody = QCoreApplication.translate("Commands", "everybody")
        return f"{self.name}({', '.join(map(str, self.parameters))})  [{shown or anybody}]"


def operations() -> dict[str, Operation]:
    """Every operation that `act` runs, by its name."""
    rows: dict[str, tuple[str, ...] | None] = {**OPERATIONS, **dict.fromkeys(BEFORE_SIGN_IN)}
    found = {}
    for row, permissions in sorted(rows.items()):
        module, _, name = row.rpartition(".")
        found[name] = Operation(name, getattr(_module(module), name), permissions)
    return found


def list_operations() -> int:
    """One line an operation: its arguments (? can be left out) and who may."""
    for operation in operations().values():
        print(operation)
    return 0


def needs_person(name: str) -> bool:
    """Whether somebody must sign in for an operation; also for one that does not exist."""
    return name not in {row.rpartition(".")[2] for row in BEFORE_SIGN_IN}


def act(database: ShopDatabase, options: argparse.Namespace) -> int:
    """Prints what the operation returns; a refusal leaves a row in the journal.

    Raises what the operation raises, and `LumbungError` for arguments that it does not take.
    """
    operation = operations().get(options.operation)
    if operation is None:
        raise LumbungError("operation_unknown", name=options.operation)
    who = () if operation.permissions is None else (_person(database, operation, options),)
    text = sys.stdin.read() if options.arguments == "-" else options.arguments
    try:
        reader = Reader(operation.name, partial(_find, database, *who))
        arguments = reader.arguments(operation.parameters, read_object(text))
        print(dumped(plain(operation.call(database, *who, **arguments))))
    except PermissionDenied as denied:
        if who:
            note_refusal(database, denied, actor=who[0], operation=operation.name)
        raise
    return 0


def _person(database: ShopDatabase, operation: Operation, options: argparse.Namespace) -> Actor:
    """Who signs in, with the approval of somebody else when one is named."""
    by_stdin = options.password_stdin
    actor = signed_in(database, options.login, password_stdin=by_stdin)
    permission = options.permission or next(iter(operation.permissions or ()), "")
    if not options.approver:
        return actor
    return approved(database, actor, options.approver, permission, password_stdin=by_stdin)


def _module(name: str) -> ModuleType:
    """A module of operations, or of those that read and write files."""
    package = "db.operations" if find_spec(f"db.operations.{name}") else "db.exchange"
    return importlib.import_module(f"{package}.{name}")


def _find(database: ShopDatabase, *given: Any) -> bytes:
    """`find_reference` for whoever is signed in; nobody else has anything to refer to."""
    actor, kind, name = given
    return find_reference(database, actor, kind=kind, name=name)

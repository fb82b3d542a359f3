"""Runs any one operation for those who have no window for it: arguments and answer are JSON."""

import argparse
import importlib
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from importlib.util import find_spec
from types import ModuleType
from typing import Any, Final, Literal

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError, NotFound, PermissionDenied
from db.home import Home
from db.ids import NO_LOT
from db.operations.drafts import SCANNED_KINDS
from db.operations.refusals import note_refusal
from db.queries.references import find_reference
from db.rules.documents import REASONS
from db.rules.permission_table import ALSO, OPERATIONS
from db.rules.permissions import PERMISSIONS, SCOPED
from desktop_app.commands.arguments import (
    Parameter,
    Reader,
    dumped,
    parameters_of,
    plain,
    read_object,
)
from desktop_app.commands.person import approved, signed_in
from desktop_app.commands.standing import warn_if_apart
from desktop_app.commands.tasks import find_task
from desktop_app.shell.messages import permission_words
from desktop_app.shell.roles import built_in_role

translate = QCoreApplication.translate
BEFORE_SIGN_IN = ("account_requests.request_account", "own_account.choose_new_password")
# Texts that are one of a few words: whoever lists or mistypes them is told which.
WORDS: Final[dict[tuple[str, str], Iterable[str]]] = {
    ("open_draft", "kind"): SCANNED_KINDS,
    ("open_draft_of", "kind"): SCANNED_KINDS,
    ("describe_draft", "reason"): REASONS,
    ("count_line", "reason"): REASONS,
    ("add_partner", "kind"): ("supplier", "customer", "both"),
}
# What is meant where nothing is given, though the operation needs it.
LEFT_OUT: Final[dict[str, dict[str, Any]]] = {"accept_oversold": {"lot": NO_LOT}}
_choice: Any = Literal


@dataclass(frozen=True)
class Operation:
    """One operation by its short name; `permissions` None is for people who are not signed in."""

    name: str
    call: Callable[..., object]
    permissions: tuple[str, ...] | None
    also: tuple[str, ...] = ()

    @property
    def parameters(self) -> list[Parameter]:
        """What it takes, by name."""
        return [
            replace(
                each,
                hint=_choice[tuple(words)] if words else each.hint,
                optional=each.optional or each.name in LEFT_OUT.get(self.name, {}),
            )
            for each in parameters_of(self.call)
            for words in [WORDS.get((self.name, each.name))]
        ]

    @property
    def summary(self) -> str:
        """What it does, in the first sentence of what programmers read (English)."""
        told = " ".join((self.call.__doc__ or "").partition("\n\n")[0].split())
        told = re.sub(r" \([^)]*thousandths[^)]*\)", "", told)  # here they are decimals
        return re.split(r"(?<=[.;]) ", told)[0].replace(";", ".").replace("`", "")

    def __str__(self) -> str:
        taken = ", ".join(map(str, self.parameters))
        return f"{self.name}({taken})  [{' + '.join((self._who_may(), *self.also))}]"

    def _who_may(self) -> str:
        if not self.permissions:
            return translate("Commands", "everybody")
        shown = ", ".join(self.permissions)
        several = translate("Commands", "one of: {permissions}").format(permissions=shown)
        return several if len(self.permissions) > 1 else shown


def operations() -> dict[str, Operation]:
    """Every operation that `act` runs, by its name."""
    rows: dict[str, tuple[str, ...] | None] = {**OPERATIONS, **dict.fromkeys(BEFORE_SIGN_IN)}
    found = {}
    for row, permissions in sorted(rows.items()):
        module, _, name = row.rpartition(".")
        call = getattr(_module(module), name)
        found[name] = Operation(name, call, permissions, ALSO.get(row, ()))
    return found


def list_operations(language: str) -> int:
    """One line an operation: its arguments (? can be left out) and who may; then all permissions.

    What it does is told in English alone, the language of what programmers read.
    """
    show(operations(), language)
    print("\n" + translate("Commands", "Permissions for create_role and edit_role:"))
    for permission in PERMISSIONS:
        scopes = "|".join(SCOPED.get(permission, ("all",)))
        print(f"  {permission:<26}{scopes:<18}{permission_words(permission)}")
    return 0


def show(listed: dict[str, Operation], language: str) -> None:
    """Prints them, one under the other."""
    for operation in listed.values():
        print(operation)
        if language == "en":
            print(f"    {operation.summary}")


def needs_person(name: str) -> bool:
    """Whether somebody must sign in for an operation; also for one that does not exist."""
    return name not in {row.rpartition(".")[2] for row in BEFORE_SIGN_IN}


def act(database: ShopDatabase, home: Home, options: argparse.Namespace) -> int:
    """Prints what the operation returns; a refusal leaves a row in the journal.

    Whoever books where the server gets nothing of it is told so on standard error.
    Raises what the operation raises, and `LumbungError` for arguments that it does not take.
    """
    operation = operations().get(options.operation)
    if operation is None:
        raise LumbungError("operation_unknown", name=options.operation)
    who = () if operation.permissions is None else (_person(database, operation, options),)
    try:
        arguments = given_arguments(database, operation, options.arguments, *who)
        print(dumped(plain(operation.call(database, *who, **arguments))))
    except PermissionDenied as denied:
        if who:
            note_refusal(database, denied, actor=who[0], operation=operation.name)
        raise
    warn_if_apart(database, home, *who)
    return 0


def given_arguments(
    database: ShopDatabase, operation: Operation, given: str, *who: Actor
) -> dict[str, Any]:
    """What was given (`-`: on standard input) as the operation takes it."""
    text = sys.stdin.read() if given == "-" else given
    reader = Reader(operation.name, partial(_find, database, operation.name, *who))
    read = reader.arguments(operation.parameters, read_object(text))
    return LEFT_OUT.get(operation.name, {}) | read


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


def _find(database: ShopDatabase, operation: str, *given: Any) -> bytes:
    """`find_reference` for whoever is signed in; nobody else has anything to refer to."""
    actor, kind, name = given
    task = find_task(database, actor, operation, kind, name)
    if task is not None:
        return task
    try:
        return find_reference(database, actor, kind=kind, name=name)
    except NotFound:
        code = built_in_role(name) if kind == "role" else None
        if code is None:
            raise
        return find_reference(database, actor, kind=kind, name=code)

"""Who acts at the command line."""

import getpass
import sys
import warnings
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.accounts import sign_in
from db.operations.approvals import approve

translate = QCoreApplication.translate


def signed_in(database: ShopDatabase, login: str, *, password_stdin: bool) -> Actor:
    """The person, by a password from a prompt or the first line of standard input.

    Raises what `sign_in` raises, and `LumbungError("password_missing")` or
    `LumbungError("password_unaskable")`.
    """
    prompt = translate("Commands", "Password of {login}: ").format(login=login)
    password = _next_line() if password_stdin else _asked(prompt)
    return sign_in(database, login=login, password=password)


def approved(
    database: ShopDatabase, actor: Actor, approver: str, permission: str, *, password_stdin: bool
) -> Actor:
    """The person with an approval of one act; the PIN comes as the password did, after it.

    Raises what `approve` raises.
    """
    prompt = translate("Commands", "PIN of {login}: ").format(login=approver)
    pin = _next_line() if password_stdin else _asked(prompt)
    given = approve(database, actor, permission=permission, login=approver, pin=pin)
    return replace(actor, approval=given)


def _next_line() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise LumbungError("password_missing")
    return password


def _asked(prompt: str) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise LumbungError("password_unaskable") from None

"""Who acts at the command line."""

import getpass
import sys
import warnings

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.operations.accounts import sign_in


def signed_in(database: ShopDatabase, login: str, *, password_stdin: bool) -> Actor:
    """The person, by a password from a prompt or the first line of standard input.

    Raises what `sign_in` raises, and `LumbungError("password_missing")` or
    `LumbungError("password_unaskable")`.
    """
    password = _first_line() if password_stdin else _asked(login)
    return sign_in(database, login=login, password=password)


def _first_line() -> str:
    password = sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise LumbungError("password_missing")
    return password


def _asked(login: str) -> str:
    prompt = QCoreApplication.translate("Commands", "Password of {login}: ").format(login=login)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise LumbungError("password_unaskable") from None

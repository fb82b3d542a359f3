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
    return proved(database, login, password_stdin=password_stdin)[0]


def proved(database: ShopDatabase, login: str, *, password_stdin: bool) -> tuple[Actor, str]:
    """As `signed_in`, with the password for what needs it once more."""
    password = typed_password(login, password_stdin=password_stdin)
    return sign_in(database, login=login, password=password), password


def typed_password(login: str, *, password_stdin: bool) -> str:
    """Somebody's password, not looked at yet; raises as `signed_in` where there is none."""
    prompt = translate("Commands", "Password of {login}: ").format(login=login)
    return _line("password_missing") if password_stdin else _asked(prompt)


def approved(
    database: ShopDatabase, actor: Actor, approver: str, permission: str, *, password_stdin: bool
) -> Actor:
    """The person with an approval of one act; the PIN comes as the password did, after it.

    Raises what `approve` raises.
    """
    prompt = translate("Commands", "PIN of {login}: ").format(login=approver)
    pin = _line("pin_missing") if password_stdin else _asked(prompt)
    given = approve(database, actor, permission=permission, login=approver, pin=pin)
    return replace(actor, approval=given)


def typed_recovery_key(*, from_stdin: bool) -> str:
    """What was typed, from a prompt or the next line of standard input.

    Raises `LumbungError("recovery_key_missing")` or `LumbungError("recovery_key_unaskable")`.
    """
    if from_stdin:
        return _line("recovery_key_missing")
    prompt = translate("Commands", "Recovery key: ")
    return _asked(prompt, "recovery_key_unaskable")


def chosen_password(login: str, *, password_stdin: bool) -> str:
    """A new password: typed twice, or the next line of standard input.

    Raises `LumbungError("passwords_differ")`, and `LumbungError("new_password_missing")` or
    `LumbungError("password_unaskable")`.
    """
    if password_stdin:
        return _line("new_password_missing")
    password = _asked(translate("Commands", "New password of {login}: ").format(login=login))
    if _asked(translate("Commands", "Once more: ")) != password:
        raise LumbungError("passwords_differ")
    return password


def _line(missing: str) -> str:
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise LumbungError(missing)
    return line


def _asked(prompt: str, unaskable: str = "password_unaskable") -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would show what is typed
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError):
        raise LumbungError(unaskable) from None

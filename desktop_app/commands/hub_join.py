"""Makes this computer one of a shop that is on a server already, and shows its recovery key."""

import argparse
import sys

from PySide6.QtCore import QCoreApplication

from db.home import Home
from db.operations.setup import new_recovery_key
from db.sharing.first_copy import join_shop
from desktop_app.commands.hub import address_of
from desktop_app.commands.person import typed_password
from desktop_app.shell.settings import Settings

translate = QCoreApplication.translate


def join(home: Home, language: str, options: argparse.Namespace) -> int:
    """As the window does; raises what `join_shop` raises: a shop that is there stays."""
    address = address_of(options)
    password = typed_password(options.login, password_stdin=options.password_stdin)
    key = new_recovery_key()
    joined = join_shop(
        *(home, key),
        address=address,
        login=options.login,
        password=password,
        device_name=options.name,
        told=_tell,
    )
    Settings(home.preferences).language = language
    made = translate("Commands", "This computer is {code} of the shop now, in {folder}")
    print(made.format(code=joined.code, folder=home.folder))
    print(translate("Commands", "Recovery key: {key}").format(key=key))
    print(translate("Commands", "Write it down and keep it away from the computer."))
    return 0


def _tell(done: int, whole: int) -> None:
    going = translate("Commands", "Rows here: {done} of {all}")
    print(going.format(done=done, all=whole), file=sys.stderr)
    if done == whole:
        print(translate("Commands", "The copy is being checked."), file=sys.stderr)

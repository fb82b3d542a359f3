"""Makes an empty shop of one's own, and shows its recovery key."""

import argparse

from PySide6.QtCore import QCoreApplication

from db.home import Home
from db.operations.setup import NewShop, make_shop, new_recovery_key
from desktop_app.commands.person import chosen_password
from desktop_app.login.answers import system_zone
from desktop_app.shell.settings import Settings

translate = QCoreApplication.translate


def make_new_shop(home: Home, language: str, options: argparse.Namespace) -> int:
    """As the first start does; raises what `make_shop` raises: a shop that is there stays."""
    shop = NewShop(
        name=options.name,
        owner_name=options.owner,
        owner_login=options.login,
        owner_password=chosen_password(options.login, password_stdin=options.password_stdin),
        place=translate("Commands", "Store"),
        currency=options.currency,
        timezone=system_zone(),
    )
    key = new_recovery_key()
    make_shop(home, shop, key)
    Settings(home.preferences).language = language
    made = translate("Commands", "The shop “{name}” is in {folder}")
    print(made.format(name=shop.name, folder=home.folder))
    print(translate("Commands", "Recovery key: {key}").format(key=key))
    print(translate("Commands", "Write it down and keep it away from the computer."))
    return 0

"""Makes a demo shop and says how to get into it."""

import sys
from functools import partial

from PySide6.QtCore import QCoreApplication

from db.demo.fill import OWNER_LOGIN, PASSWORD, PEOPLE, demo_shop, fill_demo
from db.demo.large import fill_large
from db.home import Home
from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE
from db.operations.setup import make_shop, new_recovery_key
from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.shell.settings import Settings

translate = QCoreApplication.translate
ROLES = {
    OWNER: QT_TRANSLATE_NOOP("Commands", "owner"),
    WAREHOUSE: QT_TRANSLATE_NOOP("Commands", "warehouse admin"),
    CASHIER: QT_TRANSLATE_NOOP("Commands", "cashier"),
    VIEWER: QT_TRANSLATE_NOOP("Commands", "viewer"),
}


def make_demo(
    home: Home, language: str, *, items: int | None = None, movements: int | None = None
) -> int:
    """The shop that the demo tells of, or one of so many items and movements.

    Raises what `make_shop` raises: a shop that is there stays as it is.
    """
    shop, key = demo_shop(language), new_recovery_key()
    fill = partial(fill_demo, language=language, progress=_show_progress)
    if items or movements:
        items, movements = items or max((movements or 0) // 3, 1), movements or 3 * (items or 0)
        fill = partial(
            fill_large,
            items=items,
            movements=movements,
            language=language,
            progress=_show_rows,
        )
    make_shop(home, shop, key, fill=fill)
    Settings(home.preferences).language = language
    _tell(home, key)
    return 0


def _tell(home: Home, recovery_key: str) -> None:
    shop = demo_shop()
    people = {OWNER_LOGIN: (shop.owner_name, OWNER)} | PEOPLE
    print(
        translate("Commands", "The demo shop “{name}” is in {folder}").format(
            name=shop.name, folder=home.folder
        )
    )
    print(
        translate("Commands", "Sign in with the password {password} as").format(password=PASSWORD)
    )
    for login, (name, role) in people.items():
        print(f"  {login:<10}{name} ({translate('Commands', ROLES[role])})")
    print(translate("Commands", "Recovery key: {key}").format(key=recovery_key))


def _show_progress(done: int, days: int) -> None:
    sentence = translate("Commands", "Day {done} of {days}")
    _show(sentence.format(done=done, days=days), ends=done == days)


def _show_rows(done: int, rows: int) -> None:
    sentence = translate("Commands", "{done} of {rows} items and movements")
    _show(sentence.format(done=done, rows=rows), ends=done == rows)


def _show(sentence: str, *, ends: bool) -> None:
    if sys.stderr.isatty():
        print(f"\r{sentence}", end="\n" if ends else "", file=sys.stderr, flush=True)

"""A word of warning for who books by a command, where the server does not get what they book."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import HubError, LumbungError
from db.home import Home
from db.queries.shop import shop
from db.sharing.address import kept_address
from db.sharing.leases import lease_of
from db.sharing.link import LinkState
from db.sharing.outbox import count_waiting
from desktop_app.shell.hub_answer import note_answer
from desktop_app.shell.hub_words import hub_words
from desktop_app.shell.messages import QT_TRANSLATE_NOOP
from desktop_app.shell.settings import Settings

translate = QCoreApplication.translate
APART = QT_TRANSLATE_NOOP(
    "Commands",
    "What is booked here reaches no other computer until the server takes it; “main.py hub "
    "check” tries that.",
)
SHUT_OUT = QT_TRANSLATE_NOOP(
    "Commands",
    "What is booked here stays on this computer alone; “main.py hub check” says what to do.",
)


@contextmanager
def heeding(settings: Settings) -> Iterator[None]:
    """Keeps what the server says of this computer to a command that asks it."""
    try:
        yield
    except LumbungError as error:
        note_answer(settings, error)
        raise
    note_answer(settings, None)


def warn_if_apart(database: ShopDatabase, home: Home, actor: Actor | None = None) -> None:
    """On standard error, in the words of the window's status; the server is not asked."""
    address = kept_address(database)
    if address is None:
        return
    refusal = Settings(home.preferences).hub_refusal
    state = LinkState(
        "refused" if refusal else "offline",
        count_waiting(database, bookings=True),
        lease_of(database, actor.account, actor.clock()) if actor is not None else None,
        HubError(refusal, database=address.database) if refusal else None,
    )
    words = hub_words(state, shop(database).timezone)
    if words.health != "amber":
        return
    alone = SHUT_OUT if refusal == "device_revoked" else APART
    for said in (words.sentence + ".", words.details, translate("Commands", alone)):
        if said:
            print(said, file=sys.stderr)

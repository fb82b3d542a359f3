"""What a room is handed: the open shop, who is signed in, and the shell's services."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.people import Person
from db.queries.shop import Shop
from desktop_app.shell.background import Background
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals

if TYPE_CHECKING:  # loaded only where several PCs share the shop
    from desktop_app.shell.hub_link import HubLink


@dataclass(frozen=True)
class Session:
    """One signed-in person at one open shop; made anew at every sign-in.

    `person.may(...)` decides what is shown; `database` and `actor` go into `db.operations` and
    `db.queries`, always on a thread of `background`. `hub` is the person's link to the server, in a
    shop that several PCs share.
    """

    database: ShopDatabase
    actor: Actor
    person: Person
    shop: Shop
    background: Background
    signals: ShopSignals
    settings: Settings
    hub: "HubLink | None" = None

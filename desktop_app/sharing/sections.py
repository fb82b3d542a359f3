"""Which lists of sharing a person has."""

from collections.abc import Callable

from db.rules.sharing import CONFLICT_RIGHTS
from desktop_app.sharing.difference_sections import conflicts_section, doubles_section
from desktop_app.sharing.left_section import left_section
from desktop_app.sharing.own_sections import refused_section, waiting_section
from desktop_app.sharing.owner_sections import reviews_section
from desktop_app.sharing.section import Section
from desktop_app.sharing.shelf_sections import oversold_section, rechecks_section
from desktop_app.shell.session import Session

MANAGE = "sharing.manage"
LISTS: tuple[tuple[Callable[[Session], Section], tuple[str, ...]], ...] = (
    (waiting_section, ()),
    (refused_section, ()),
    (conflicts_section, CONFLICT_RIGHTS),
    (doubles_section, CONFLICT_RIGHTS),
    (left_section, ("item.edit",)),
    (oversold_section, ("stock.adjust", "stock.count")),
    (rechecks_section, ("stock.count",)),
    (reviews_section, (MANAGE,)),
)
"""Each with the rights of which one is needed; without any it is for everybody."""


def sections_for(session: Session) -> list[Section]:
    """In the order of the page."""
    may = session.person.may
    return [
        make(session)
        for make, rights in LISTS
        if not rights or any(map(may, rights))
        if make is not waiting_section or session.hub is not None  # else nothing goes anywhere
    ]

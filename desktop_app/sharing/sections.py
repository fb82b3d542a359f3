"""Which lists of sharing a person has."""

from collections.abc import Callable

from db.rules.permission_table import QUERIES
from desktop_app.sharing.difference_sections import conflicts_section, doubles_section
from desktop_app.sharing.left_section import left_section
from desktop_app.sharing.own_sections import refused_section, waiting_section
from desktop_app.sharing.owner_sections import reviews_section
from desktop_app.sharing.section import Section
from desktop_app.sharing.shelf_sections import oversold_section, rechecks_section
from desktop_app.shell.session import Session

LISTS: tuple[tuple[Callable[[Session], Section], str], ...] = (
    (waiting_section, "sharing.waiting_rows"),
    (refused_section, "sharing.refusals"),
    (conflicts_section, "conflicts.field_conflicts"),
    (doubles_section, "conflicts.doubles"),
    (left_section, "left_behind.left_behind"),
    (oversold_section, "sharing_tasks.oversold"),
    (rechecks_section, "sharing_tasks.rechecks"),
    (reviews_section, "sharing.reviews"),
)
"""Each for whoever may ask its query."""


def sections_for(session: Session) -> list[Section]:
    """In the order of the page."""
    may = session.person.may
    return [
        make(session)
        for make, query in LISTS
        if not QUERIES[query] or any(map(may, QUERIES[query]))
        if make is not waiting_section or session.hub is not None  # else nothing goes anywhere
    ]

"""The places in which a stocktake counts."""

from dataclasses import dataclass

from db.queries.locations import location_tree
from db.queries.shop import locations
from desktop_app.shell.session import Session


@dataclass(frozen=True)
class Place:
    """A place in use; `path` names all in which it stands."""

    id: bytes
    path: str


def places_within(session: Session, location: bytes | None) -> list[Place]:
    """A place with all that stand in it, or every one of ours; by name, the outer one first.

    For whom the stock is not to be seen there is no tree: every place of ours then.
    """
    database, actor = session.database, session.actor
    if not session.person.may("stock.view"):
        return [Place(row.id, row.name) for row in locations(database, actor)]
    inside = {location}
    found = []
    for row in location_tree(database, actor):
        if location is None or row.id == location or row.parent in inside - {None}:
            inside.add(row.id)
            found.append(Place(row.id, row.path))
    return found

"""The tree of places: moved, archived with what stands in them, restored."""

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import Refused
from db.models.shop import Location
from db.operations.master import change_row
from db.operations.open_counts import refuse_counted_place, refuse_overlap
from db.operations.places import free_place_name, require_place, require_place_in_use
from db.operations.work import Work, writing

# UNION instead of UNION ALL: a circle that two PCs made together ends too.
WITHIN = """
WITH RECURSIVE within (id) AS (
    SELECT :location UNION SELECT location.id FROM location JOIN within ON parent = within.id)
"""
IS_WITHIN = f"{WITHIN} SELECT 1 FROM within WHERE id = :other"  # noqa: S608  (constants)
HOLDS_STOCK = f"""
{WITHIN} SELECT location.name FROM within
JOIN balance ON balance.location = within.id AND balance.quantity <> 0
JOIN location ON location.id = within.id LIMIT 1
"""  # noqa: S608  (constants of this module)
HOLDS_ORDERS = f"""
{WITHIN} SELECT location.name FROM reserved JOIN within ON within.id = reserved.location
JOIN location ON location.id = reserved.location WHERE reserved.until > :at LIMIT 1
"""  # noqa: S608  (constants of this module)
ARCHIVED_AT = "SELECT archived_at FROM location WHERE id = ?"
ABOVE = """
WITH RECURSIVE above (id) AS (
    SELECT :location UNION SELECT parent FROM location JOIN above USING (id) WHERE parent NOT NULL)
SELECT above.id FROM above JOIN location USING (id)
WHERE archived_at IS NOT NULL AND above.id <> :location
"""
ALIKE = f"""
{WITHIN} SELECT location.id FROM within JOIN location USING (id) WHERE archived_at = :moment
"""  # noqa: S608  (constants of this module)
IN_USE = f"""
{WITHIN} SELECT location.id FROM within JOIN location USING (id) WHERE archived_at IS NULL
"""  # noqa: S608  (constants of this module)


def move_location(
    database: ShopDatabase, actor: Actor, *, location: bytes, parent: bytes | None
) -> None:
    """Puts a place with all that stands in it into another one, or on its own (None).

    The goods stay where they are: no movement is booked. Raises `Refused` with `location_cycle`,
    `location_archived`, `name_taken`, or `count_overlaps` where two counts would meet.
    """
    with writing(database, actor, "location.edit") as work:
        name, _ = require_place(work, location)
        if parent is not None:
            require_place(work, parent)
            if database.row(IS_WITHIN, {"location": location, "other": parent}):
                raise Refused("location_cycle", name=name)
            require_place_in_use(work, parent)
        free_place_name(work, name, parent, but=location)
        change_row(work, Location, location, parent=parent)
        refuse_overlap(work)


def archive_location(database: ShopDatabase, actor: Actor, *, location: bytes) -> None:
    """Takes a place and all that stand in it out of use; their history stays.

    `Refused("location_not_empty")` while one of them holds goods, or is short of some;
    `location_reserved` while goods are reserved there, `location_counted` while one is counted.
    """
    with writing(database, actor, "location.edit") as work:
        require_place(work, location)
        holder = database.row(HOLDS_STOCK, {"location": location})
        if holder:
            raise Refused("location_not_empty", name=holder[0])
        waiting = database.row(HOLDS_ORDERS, {"location": location, "at": work.at})
        if waiting:
            raise Refused("location_reserved", name=waiting[0])
        refuse_counted_place(work, location)
        for (place,) in database.rows(IN_USE, {"location": location}):
            change_row(work, Location, place, archived_at=work.at)


def restore_location(database: ShopDatabase, actor: Actor, *, location: bytes) -> None:
    """Brings a place back with what was archived together with it, and those in which it stands.

    `Refused("name_taken")` where another one has the name by now.
    """
    with writing(database, actor, "location.edit") as work:
        require_place(work, location)
        moment = _archived_at(work, location)
        if moment is None:
            return
        above = database.rows(ABOVE, {"location": location})
        alike = database.rows(ALIKE, {"location": location, "moment": moment})
        for (place,) in (*above, *alike):
            name, parent = require_place(work, place)
            free_place_name(work, name, parent, but=place)
            change_row(work, Location, place, archived_at=None)


def _archived_at(work: Work, location: bytes) -> int | None:
    (moment,) = work.database.rows(ARCHIVED_AT, (location,))[0]
    return None if moment is None else int(moment)

"""The tree of our places, and what each holds with all that stand in it."""

from dataclasses import dataclass, replace
from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.errors import NotFound

TREE: Final = """
WITH RECURSIVE tree (id, name, parent, archived, depth, path, place) AS (
    SELECT id, name, parent, archived_at IS NOT NULL, 0, name, folded(name)
    FROM location WHERE parent IS NULL AND kind = 'internal'
    UNION ALL
    SELECT location.id, location.name, location.parent, location.archived_at IS NOT NULL,
           tree.depth + 1, tree.path || ' / ' || location.name,
           tree.place || char(1) || folded(location.name)
    FROM tree JOIN location ON location.parent = tree.id
)
SELECT tree.id, tree.name, tree.parent, tree.path, tree.depth, tree.archived FROM tree
WHERE :archived OR NOT tree.archived ORDER BY tree.place, tree.id
"""
HELD: Final = """
SELECT balance.location, sum(balance.quantity) FROM balance WHERE balance.item = ?
GROUP BY balance.location
"""
RESERVED: Final = """
SELECT location, sum(quantity) FROM reserved WHERE item = ? AND until > ? GROUP BY location
"""
CONTENTS: Final = """
WITH RECURSIVE within (id) AS (
    SELECT :location UNION SELECT location.id FROM location JOIN within ON parent = within.id
)
SELECT item.id, item.sku, item.name, unit.code, sum(balance.quantity) AS quantity
FROM within
CROSS JOIN balance ON balance.location = within.id AND balance.quantity <> 0
JOIN item ON item.id = balance.item
JOIN unit ON unit.id = item.unit
WHERE :deep OR within.id = :location
GROUP BY item.id HAVING sum(balance.quantity) <> 0
ORDER BY item.sort_name, item.id LIMIT :limit OFFSET :offset
"""
IS_PLACE: Final = "SELECT 1 FROM location WHERE id = ? AND kind = 'internal'"


@dataclass(frozen=True)
class LocationRow:
    """A place of ours: `path` names all in which it stands, `depth` is 0 for one on its own."""

    id: bytes
    name: str
    parent: bytes | None
    path: str
    depth: int
    archived: bool


@dataclass(frozen=True)
class PlaceStock:
    """What a place holds of an item itself, and in `total` with all that stand in it.

    `reserved` is what orders hold of its own, `total_reserved` of all.
    """

    place: LocationRow
    own: int
    total: int
    reserved: int = 0
    total_reserved: int = 0

    @property
    def available(self) -> int:
        """What can be taken from the place itself."""
        return self.own - self.reserved


@dataclass(frozen=True)
class ContentRow:
    """An item that a place holds (thousandths)."""

    item: bytes
    sku: str
    name: str
    unit: str
    quantity: int


def location_tree(
    database: ShopDatabase, actor: Actor, *, archived: bool = False
) -> list[LocationRow]:
    """Every place of ours by name, each followed by those that stand in it."""
    with reading(database, actor, "stock.view"):
        return _tree(database, archived=archived)


def stock_by_location(database: ShopDatabase, actor: Actor, *, item: bytes) -> list[PlaceStock]:
    """Where an item is, in the tree's order; places without any, alone and in all, are left out.

    What a place is short of (an oversold sale) counts below zero.
    """
    with reading(database, actor, "stock.view"):
        held = dict(database.rows(HELD, (item,)))
        reserved = dict(database.rows(RESERVED, (item, actor.clock())))
        rows = [
            PlaceStock(place, own, own, kept, kept)
            for place in _tree(database, archived=True)
            for own, kept in ((held.get(place.id, 0), reserved.get(place.id, 0)),)
        ]
    return [row for row in _rolled_up(rows) if row.own or row.total or row.total_reserved]


def location_contents(
    database: ShopDatabase,
    actor: Actor,
    *,
    location: bytes,
    deep: bool = True,
    limit: int = 200,
    offset: int = 0,
) -> list[ContentRow]:
    """The items in a place by name, with `deep` in all that stand in it too."""
    with reading(database, actor, "stock.view"):
        if not database.row(IS_PLACE, (location,)):
            raise NotFound("location_unknown")
        asked = {"location": location, "deep": deep, "limit": limit, "offset": offset}
        return [ContentRow(*row) for row in database.rows(CONTENTS, asked)]


def _tree(database: ShopDatabase, *, archived: bool) -> list[LocationRow]:
    rows = database.rows(TREE, {"archived": archived})
    return [LocationRow(*(*row, bool(is_archived))) for *row, is_archived in rows]


def _rolled_up(rows: list[PlaceStock]) -> list[PlaceStock]:
    """Each total carried to the place above; those below come after it, so from the end."""
    totals = {row.place.id: (row.total, row.total_reserved) for row in rows}
    for row in reversed(rows):
        if row.place.parent is not None:
            (held, reserved), (total, of_it) = totals[row.place.id], totals[row.place.parent]
            totals[row.place.parent] = (total + held, of_it + reserved)
    return [_with_totals(row, *totals[row.place.id]) for row in rows]


def _with_totals(row: PlaceStock, total: int, reserved: int) -> PlaceStock:
    return replace(row, total=total, total_reserved=reserved)

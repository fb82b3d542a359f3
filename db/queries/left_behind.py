"""What several PCs left at merged items, because they did not know of each other's merges."""

from dataclasses import dataclass
from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase

MERGED_INTO: Final = "SELECT merged_into FROM item WHERE id = ?"
SHELVES: Final = """
SELECT location.name, lot.code, balance.quantity
FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN lot ON lot.id = balance.lot
WHERE balance.item = {item} AND balance.quantity <> 0
"""
CODES: Final = "SELECT code FROM barcode WHERE item = {item}"
LOTS: Final = "SELECT code FROM lot WHERE item = {item}"
LEFT: Final = f"""
SELECT item.id, item.name, unit.code, after.merged_into IS NOT NULL, item.archived_at IS NULL
FROM item INDEXED BY item_by_merge
JOIN item AS after ON after.id = item.merged_into
JOIN unit ON unit.id = item.unit
WHERE item.merged_into IS NOT NULL AND (
    after.merged_into IS NOT NULL OR item.archived_at IS NULL
    OR EXISTS ({SHELVES.format(item="item.id")})
    OR EXISTS ({CODES.format(item="item.id")}) OR EXISTS ({LOTS.format(item="item.id")}))
ORDER BY item.sort_name, item.id
"""  # noqa: S608  (constants)
KEPT: Final = "SELECT name, merged_into IS NOT NULL FROM item WHERE id = ?"


@dataclass(frozen=True)
class Shelf:
    """What a place holds of a lot (thousandths), below zero where it is missing."""

    location_name: str
    lot_code: str
    quantity: int


@dataclass(frozen=True)
class LeftBehind:
    """A merged item that is not wholly a part of another one, of `kept`, where its merges lead.

    Something of it may be on `shelves`, `codes` and `lots` may lead to it, it may still be in the
    lists (`is_listed`), or it `is_led_on`: the one that it was merged into is merged as well.
    `comes_back`: so is `kept`, since items were merged in a ring.
    """

    item: bytes
    item_name: str
    kept: bytes
    kept_name: str
    unit: str
    shelves: tuple[Shelf, ...]
    codes: tuple[str, ...]
    lots: tuple[str, ...]
    is_led_on: bool
    is_listed: bool
    comes_back: bool


def left_behind(database: ShopDatabase, actor: Actor) -> list[LeftBehind]:
    """What is to be finished, by name; a shop on its own has what it brought along at most."""
    with reading(database, actor, "item.edit"):
        tasks = [_task(database, *row) for row in database.rows(LEFT)]
        return [task for task in tasks if task.kept != task.item]


def _task(
    database: ShopDatabase, item: bytes, name: str, unit: str, is_led_on: int, is_listed: int
) -> LeftBehind:
    kept = kept_item(database, item)
    ((kept_name, comes_back),) = database.rows(KEPT, (kept,))
    shelves, codes, lots = (
        database.rows(sql.format(item="?") + order, (item,))
        for sql, order in (
            (SHELVES, " ORDER BY 1, 2"),
            (CODES, " ORDER BY 1"),
            (LOTS, " ORDER BY 1"),
        )
    )
    return LeftBehind(
        *(item, name, kept, kept_name, unit),
        shelves=tuple(Shelf(*row) for row in shelves),
        codes=tuple(code for (code,) in codes),
        lots=tuple(code for (code,) in lots),
        is_led_on=bool(is_led_on),
        is_listed=bool(is_listed),
        comes_back=bool(comes_back),
    )


def kept_item(database: ShopDatabase, item: bytes) -> bytes:
    """The item that one is a part of by now: where its merges lead; itself where nobody merged it.

    Of items that were merged in a ring it is the one that was made first.
    """
    way = [item]
    while after := database.rows(MERGED_INTO, (way[-1],))[0][0]:
        if after in way:
            return min(way[way.index(after) :])
        way.append(after)
    return way[-1]

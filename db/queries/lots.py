"""Lots: what an item's are and where, and what expires soon."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.queries.shop import day_of

FAR = 36_500  # days: a hundred years
EXPIRING = """
SELECT item.id, item.sku, item.name, lot.code, lot.expires_on, location.id, location.name,
       balance.quantity, unit.code
FROM lot
JOIN balance ON balance.item = lot.item AND balance.lot = lot.id AND balance.quantity > 0
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN item ON item.id = lot.item
JOIN unit ON unit.id = item.unit
WHERE lot.expires_on <= :last AND (:location IS NULL OR balance.location = :location)
ORDER BY lot.expires_on, item.sort_name, item.id, lot.id, location.id
LIMIT :limit OFFSET :offset
"""
OF_ITEM = """
SELECT item.id, item.sku, item.name, lot.code, lot.expires_on, location.id, location.name,
       balance.quantity, unit.code
FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN lot ON lot.id = balance.lot
JOIN item ON item.id = balance.item
JOIN unit ON unit.id = item.unit
WHERE balance.item = ? AND balance.quantity <> 0
ORDER BY lot.item IS NOT NULL, lot.expires_on IS NULL, lot.expires_on, lot.id, location.id
"""


@dataclass(frozen=True)
class LotRow:
    """What a place holds of a lot (thousandths); an empty code and no date: goods without a lot.

    `days_left` counts from the shop's today, below zero once expired.
    """

    item: bytes
    sku: str
    name: str
    code: str
    expires_on: str | None
    location: bytes
    location_name: str
    quantity: int
    unit: str
    days_left: int | None


def expiring_lots(
    database: ShopDatabase,
    actor: Actor,
    *,
    days: int,
    location: bytes | None = None,
    limit: int = 500,
    offset: int = 0,
) -> list[LotRow]:
    """Goods in our places that expire within so many days or did already, most urgent first."""
    with reading(database, actor, "stock.view"):
        today = day_of(database, actor.clock())
        asked = {
            "last": (today + timedelta(days=min(days, FAR))).isoformat(),
            "location": location,
            "limit": limit,
            "offset": offset,
        }
        return [_lot_row(row, today) for row in database.rows(EXPIRING, asked)]


def item_lots(database: ShopDatabase, actor: Actor, *, item: bytes) -> list[LotRow]:
    """An item's lots in our places, in the order in which they go out."""
    with reading(database, actor, "stock.view"):
        today = day_of(database, actor.clock())
        return [_lot_row(row, today) for row in database.rows(OF_ITEM, (item,))]


def _lot_row(row: tuple[object, ...], today: date) -> LotRow:
    expires_on = row[4]
    days_left = None
    if isinstance(expires_on, str):
        days_left = (date.fromisoformat(expires_on) - today).days
    return LotRow(*(*row, days_left))  # type: ignore[arg-type]  # the columns of the SELECT

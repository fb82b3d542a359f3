"""What is reserved for outside orders, and what became of each reservation."""

from dataclasses import dataclass
from typing import Final, Literal

from db.access import Actor, reading
from db.connection import ShopDatabase

State = Literal["open", "expired", "fulfilled", "released"]

ROWS: Final = """
SELECT reservation.id, reservation.reference, item.id, item.sku, item.name, unit.code, location.id,
       location.name, reservation.quantity, coalesce(reserved.quantity, 0), coalesce((
           SELECT sum(gone.quantity) FROM reservation_release AS gone
           WHERE gone.reservation = reservation.id AND gone.document IS NOT NULL), 0) AS fulfilled,
       reservation.expires_at, reservation.at,
       CASE WHEN reserved.until > :at THEN 'open' WHEN reserved.until IS NOT NULL THEN 'expired'
            WHEN EXISTS (
                SELECT 1 FROM reservation_release AS gone
                WHERE gone.reservation = reservation.id AND gone.document IS NOT NULL)
            THEN 'fulfilled' ELSE 'released' END AS state
FROM {source}
JOIN item AS named ON named.id = reservation.item
JOIN item ON item.id = coalesce(named.merged_into, named.id)
JOIN unit ON unit.id = item.unit
JOIN location ON location.id = reservation.location
WHERE {tests} ORDER BY reservation.id DESC LIMIT :limit OFFSET :offset
"""
EVERY: Final = "reservation LEFT JOIN reserved ON reserved.reservation = reservation.id"
STILL_LEFT: Final = "reserved CROSS JOIN reservation ON reservation.id = reserved.reservation"
UNTIL: Final = {"open": "reserved.until > :at", "expired": "reserved.until <= :at"}
OF_ITEM: Final = """
reservation.item IN (SELECT :item UNION ALL SELECT id FROM item WHERE merged_into = :item)
"""


@dataclass(frozen=True)
class ReservationRow:
    """Goods set aside for an order (thousandths); of several items it has several rows.

    `left` is still set aside, or would be had it not expired; `fulfilled` was sold to the order.
    One without `expires_at` (microseconds UTC) is held until it is fulfilled or released.
    """

    id: bytes
    reference: str
    item: bytes
    sku: str
    name: str
    unit: str
    location: bytes
    location_name: str
    quantity: int
    left: int
    fulfilled: int
    expires_at: int | None
    at: int
    state: State

    @property
    def released(self) -> int:
        """What was given up."""
        return self.quantity - self.left - self.fulfilled


def reservations(
    database: ShopDatabase,
    actor: Actor,
    *,
    state: State | None = None,
    reference: str | None = None,
    item: bytes | None = None,
    limit: int = 200,
    offset: int = 0,
) -> list[ReservationRow]:
    """The newest first; in every state, of every order and item for None.

    One of which nothing is left is fulfilled when any of it was sold, and released otherwise.
    """
    with reading(database, actor, "stock.view"):
        asked = {"reference": reference, "item": item, "limit": limit, "offset": offset}
        asked |= {"state": state, "at": actor.clock()}
        found = database.rows(_sql(state, of_order=reference is not None, of_item=item), asked)
        return [ReservationRow(*row) for row in found]


def _sql(state: State | None, *, of_order: bool, of_item: bytes | None) -> str:
    """Few are left at a time: those are read from what is left, others from the order or item."""
    few = state in UNTIL and not of_order
    tests = ["1"]
    if state:
        tests.append(UNTIL[state] if few else "state = :state")
    if of_order:
        tests.append("reservation.reference = :reference")
    if of_item is not None:
        tests.append("reserved.item = :item" if few else OF_ITEM)
    return ROWS.format(source=STILL_LEFT if few else EVERY, tests=" AND ".join(tests))

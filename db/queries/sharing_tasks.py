"""What several PCs leave to be done on the shelves: goods sold twice, lines to be counted anew."""

from dataclasses import dataclass
from typing import Any, Final

from db.access import Actor, reading
from db.connection import ShopDatabase
from db.ids import VIRTUAL
from db.queries.sharing import SETTLED
from db.rules.documents import MERGE

RECHECK_DAYS: Final = 30
DAY: Final = 86_400_000_000  # microseconds
PLACES: Final = ", ".join(f"x'{place.hex()}'" for place in sorted(VIRTUAL))
# In the very words of the index `balance_short`.
SHORT: Final = f"""
SELECT balance.item, item.name, balance.location, location.name, balance.lot, lot.code,
       unit.code, balance.quantity
FROM balance
JOIN location ON location.id = balance.location AND location.kind = 'internal'
JOIN item ON item.id = balance.item
JOIN unit ON unit.id = item.unit
JOIN lot ON lot.id = balance.lot
WHERE balance.quantity < 0 AND balance.location NOT IN ({PLACES}) AND item.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM hub_link)
ORDER BY item.sort_name, location.name, lot.code
"""  # noqa: S608  (constants)
# A merge moves what is missing, and tells of nobody's purpose.
# In the order in which all agree that it happened; what waits comes last.
TURNS: Final = f"""
SELECT iif(movement.destination = :location, movement.quantity, -movement.quantity),
       document.oversell_by IS NOT NULL AND document.reason <> '{MERGE}',
       document.id, document.kind, document.number, document.at, account.name, device.code
FROM movement
JOIN document ON document.id = movement.document
LEFT JOIN journal ON journal.subject = document.id AND journal.kind = 'document_posted'
    AND NOT EXISTS (SELECT 1 FROM verdict WHERE row = journal.id AND outcome = 'refused')
LEFT JOIN account ON account.id = document.actor
LEFT JOIN device ON device.id = document.device
WHERE movement.item = :item AND movement.lot = :lot
  AND :location IN (movement.source, movement.destination)
ORDER BY journal.hub_seq IS NULL, journal.hub_seq, movement.rowid
"""  # noqa: S608  (constants)
# Crossed: from the few lines of stocktakes to what moved, never from all that was created.
LATE: Final = f"""
SELECT line.id, stock_count.id, stock_count.name, line.item, item.name,
       line.location, location.name, line.lot, lot.code, unit.code, line.recorded, line.counted,
       line.counted_at, account.name,
       sum(iif(movement.destination = line.location, movement.quantity, -movement.quantity))
FROM stock_count
CROSS JOIN count_line AS line ON line.count = stock_count.id AND line.struck_at IS NULL
    AND line.assumed = 0
CROSS JOIN journal AS counted ON counted.subject = line.id AND counted.kind = 'row_created'
CROSS JOIN movement ON movement.item = line.item AND movement.at <= line.counted_at
    AND movement.at > line.counted_at - :since AND movement.lot = line.lot
    AND line.location IN (movement.source, movement.destination)
CROSS JOIN journal AS moved ON moved.subject = movement.document AND moved.kind = 'document_posted'
    AND moved.hub_seq > counted.hub_seq AND moved.device <> counted.device
JOIN item ON item.id = line.item
JOIN unit ON unit.id = item.unit
JOIN location ON location.id = line.location
JOIN lot ON lot.id = line.lot
LEFT JOIN account ON account.id = line.counted_by
WHERE stock_count.state <> 'cancelled'
  AND (stock_count.ended_at IS NULL OR stock_count.ended_at > :after)
  AND NOT {SETTLED.format(subject="line.id", kind="recheck_seen")}
GROUP BY line.id ORDER BY line.counted_at, line.id
"""  # noqa: S608  (constants)


@dataclass(frozen=True)
class Sale:
    """A document that took from a place when less was there than it took, or just before."""

    document: bytes
    kind: str
    number: str
    quantity: int
    at: int
    person: str | None
    device_code: str | None


@dataclass(frozen=True)
class Oversold:
    """A place that has less than nothing of an item and lot: `missing` thousandths.

    `sales` are the documents that took what was not there, and the last one that took what was.
    """

    item: bytes
    item_name: str
    location: bytes
    location_name: str
    lot: bytes
    lot_code: str
    unit: str
    missing: int
    sales: tuple[Sale, ...]


@dataclass(frozen=True)
class Recheck:
    """A counted line of which the counter did not know all: `moved` thousandths came too late."""

    line: bytes
    count: bytes
    count_name: str
    item: bytes
    item_name: str
    location: bytes
    location_name: str
    lot: bytes
    lot_code: str
    unit: str
    recorded: int
    counted: int
    counted_at: int
    counted_by: str | None
    moved: int


def oversold(database: ShopDatabase, actor: Actor) -> list[Oversold]:
    """Where two PCs sold the same goods; what somebody oversold on purpose is no task.

    What is missing of a merged item is missing of the one that it is a part of: see `left_behind`.
    """
    with reading(database, actor, "stock.adjust", "stock.count"):
        found = []
        for *place, quantity in database.rows(SHORT):
            key = {"item": place[0], "location": place[2], "lot": place[4]}
            turns = database.rows(TURNS, key)
            if -quantity > _on_purpose(turns):
                found.append(Oversold(*(*place, -quantity, _sales(turns))))
        return found


def rechecks(database: ShopDatabase, actor: Actor) -> list[Recheck]:
    """Lines to be counted anew: goods moved before they were counted, and nobody here knew."""
    with reading(database, actor, "stock.count"):
        since = RECHECK_DAYS * DAY
        said = {"since": since, "after": actor.clock() - since}
        return [Recheck(*row) for row in database.rows(LATE, said)]


def _on_purpose(turns: list[tuple[Any, ...]]) -> int:
    """How much somebody who may has oversold, as `db.queries.check` reckons it."""
    on_hand = allowed = 0
    for quantity, is_oversold, *_ in turns:
        on_hand += quantity
        missing = max(-on_hand, 0)
        allowed = missing if is_oversold else min(allowed, missing)
    return allowed


def _sales(turns: list[tuple[Any, ...]]) -> tuple[Sale, ...]:
    """Since the place had something for the last time: who took what."""
    on_hand, taking = 0, list[Sale]()
    for quantity, _, document, kind, number, at, person, device in turns:
        on_hand += quantity
        if quantity < 0:
            sale = Sale(document, kind, number, -quantity, at, person, device)
            taking = [*taking, sale] if on_hand < 0 else [sale]
    return tuple(taking)

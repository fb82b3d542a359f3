"""What goods cost: fixed by the hub, and estimated for what it has not fixed yet."""

from collections.abc import Sequence
from typing import Any, Final

from db.connection import ShopDatabase
from db.operations.booking import KEEP_POOL
from db.rules import cost as costing
from db.rules.documents import MERGE
from db.sharing.protocol import AgreedCost

FIX: Final = """
INSERT INTO movement_cost (movement, cost, variance, estimated)
SELECT id, :cost, :variance, 0 FROM movement WHERE id = :movement
ON CONFLICT (movement) DO UPDATE
SET cost = excluded.cost, variance = excluded.variance, estimated = 0
WHERE (cost, variance, estimated) <> (excluded.cost, excluded.variance, 0)
"""
WAY: Final = """
SELECT movement.quantity * ((destination.kind = 'internal') - (source.kind = 'internal')),
       kept.estimated = 0
FROM movement LEFT JOIN movement_cost AS kept ON kept.movement = movement.id
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
WHERE movement.id = ?
"""
SHARED: Final = "SELECT quantity, cost, unit_cost FROM shared_cost WHERE item = ?"
KEEP_SHARED: Final = """
INSERT INTO shared_cost (item, quantity, cost, unit_cost) VALUES (?, ?, ?, ?)
ON CONFLICT (item) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                                 unit_cost = excluded.unit_cost
"""
ESTIMATED: Final = """
SELECT movement.id, movement.quantity, destination.kind = 'internal', kept.cost,
       undone.cost, undone.cost + undone.variance, movement.reverses, line.returns,
       document.reason = ? AND document.note <> ''
FROM movement_cost AS kept INDEXED BY movement_cost_estimated
CROSS JOIN movement ON movement.id = kept.movement AND movement.item = ?
JOIN document_line AS line ON line.id = movement.line
JOIN document ON document.id = movement.document
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN movement_cost AS undone ON undone.movement = movement.reverses
WHERE kept.estimated = 1 ORDER BY movement.rowid
"""
ESTIMATED_ITEMS: Final = """
SELECT item FROM shared_cost UNION SELECT item FROM item_cost
"""
CORRECT: Final = """
UPDATE movement_cost SET cost = ?1, variance = ?2
WHERE movement = ?3 AND (cost, variance) <> (?1, ?2)
"""
FORGET_POOL: Final = "DELETE FROM item_cost WHERE item = ?"


def fix_costs(
    database: ShopDatabase, costs: Sequence[AgreedCost], *, estimating: bool = True
) -> None:
    """Takes what the hub fixed, in its order, each once; estimates of the same items follow.

    Not `estimating` while a shop's first rows go to the hub: until all came back its own pools
    stand (`estimate_all`).
    """
    items = dict.fromkeys(cost.item for cost in costs)
    pools = {item: costing.Pool(*(database.row(SHARED, (item,)) or ())) for item in items}
    for each in costs:
        way = database.row(WAY, (each.movement,))
        if way is None or (way[1] and estimating):
            continue  # a document that this program could not read; what is fixed already
        said = {"movement": each.movement, "cost": each.cost, "variance": each.variance}
        database.execute_sql(FIX, said)
        sign = (way[0] > 0) - (way[0] < 0)
        pool = pools[each.item]
        value = pool.cost + sign * each.cost - each.variance
        pools[each.item] = costing.Pool(pool.quantity + way[0], value, each.unit_cost)
    for item, pool in pools.items():
        database.execute_sql(KEEP_SHARED, (item, pool.quantity, pool.cost, pool.unit_cost))
        if estimating:
            estimate(database, item)


def estimate_all(database: ShopDatabase) -> None:
    """All pools anew: those that the hub made, and on top of them what waits."""
    for (item,) in database.rows(ESTIMATED_ITEMS):
        estimate(database, item)


def estimate(database: ShopDatabase, item: bytes) -> None:
    """Reckons what the hub has not fixed of an item, on top of what it has."""
    shared = database.row(SHARED, (item,))
    pool = costing.Pool(*(shared or ()))
    waiting = database.rows(ESTIMATED, (MERGE, item))
    for movement, *said in waiting:
        costed = _costed(pool, *said)
        database.execute_sql(CORRECT, (costed.cost, costed.variance, movement))
        pool = costed.pool
    if shared or waiting:
        database.execute_sql(KEEP_POOL, (item, pool.quantity, pool.cost, pool.unit_cost))
    else:
        database.execute_sql(FORGET_POOL, (item,))


def _costed(
    pool: costing.Pool,
    quantity: int,
    comes_in: int,
    cost: int,
    undone: int | None,
    worth: int | None,
    reverses: Any,
    returns: Any,
    is_merge: int,
) -> costing.Costed:
    """As `db.operations.booking` does it; what was stated stays what it was."""
    if reverses and undone is not None:
        cost = undone
    if comes_in:
        return costing.receive(pool, quantity, cost, worth if reverses else None)
    if (reverses and undone is not None) or returns or is_merge:
        return costing.take_back(pool, quantity, cost)
    return costing.issue(pool, quantity)

"""What goods cost: fixed by the hub, and estimated for what it has not fixed yet."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from db.connection import ShopDatabase
from db.operations.booking import KEEP_POOL
from db.rules import cost as costing
from db.rules.documents import MERGE
from db.sharing.protocol import AgreedCost

FIX: Final = "INSERT INTO movement_cost (movement, cost, variance, estimated) VALUES (?, ?, ?, 0)"
FIX_ESTIMATE: Final = """
UPDATE movement_cost SET cost = ?, variance = ?, estimated = 0 WHERE movement = ?
"""
WAYS: Final = """
SELECT movement.id,
       movement.quantity * ((destination.kind = 'internal') - (source.kind = 'internal')),
       kept.cost, kept.variance, kept.estimated
FROM json_each(?) AS asked CROSS JOIN movement ON movement.id = unhex(asked.value)
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN movement_cost AS kept ON kept.movement = movement.id
"""
KEEP_SHARED: Final = """
INSERT INTO shared_cost (item, quantity, cost, unit_cost) VALUES (?, ?, ?, ?)
ON CONFLICT (item) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                                 unit_cost = excluded.unit_cost
"""
# What the fixed costs of an item come to; `sign` is 0 for what moved among our own places.
FIXED: Final = """
SELECT item, sum(sign * quantity), sum(sign * cost - variance) FROM (
    SELECT (destination.kind = 'internal') - (source.kind = 'internal') AS sign,
           movement.item, movement.quantity, kept.cost, kept.variance
    FROM movement
    JOIN movement_cost AS kept ON kept.movement = movement.id AND kept.estimated = 0
    JOIN location AS source ON source.id = movement.source
    JOIN location AS destination ON destination.id = movement.destination
    WHERE {chosen})
GROUP BY item
"""
# Whatever is asked for, all that waits is looked through: once for many items.
ESTIMATED: Final = """
SELECT movement.item, movement.id, kept.variance, movement.quantity, destination.kind = 'internal',
       kept.cost, undone.cost, undone.cost + undone.variance, movement.reverses, line.returns,
       document.reason = ? AND document.note <> ''
FROM movement_cost AS kept INDEXED BY movement_cost_estimated
CROSS JOIN movement ON movement.id = kept.movement
    AND movement.item IN (SELECT unhex(value) FROM json_each(?))
JOIN document_line AS line ON line.id = movement.line
JOIN document ON document.id = movement.document
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN movement_cost AS undone ON undone.movement = movement.reverses
WHERE kept.estimated = 1 ORDER BY movement.rowid
"""
SHARED_OF: Final = """
SELECT item, quantity, cost, unit_cost FROM shared_cost
WHERE item IN (SELECT unhex(value) FROM json_each(?))
"""
WAITING_ITEMS: Final = """
SELECT DISTINCT movement.item FROM movement_cost AS kept INDEXED BY movement_cost_estimated
JOIN movement ON movement.id = kept.movement WHERE kept.estimated = 1
"""
# In one go: in a large shop to look at each item would hold up whoever books meanwhile.
TAKE_POOLS: Final = """
INSERT INTO item_cost (item, quantity, cost, unit_cost)
SELECT item, quantity, cost, unit_cost FROM shared_cost WHERE NOT EXISTS (
    SELECT 1 FROM item_cost AS kept
    WHERE kept.item = shared_cost.item AND (kept.quantity, kept.cost, kept.unit_cost)
        = (shared_cost.quantity, shared_cost.cost, shared_cost.unit_cost))
ON CONFLICT (item) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                                 unit_cost = excluded.unit_cost
"""
FORGET_POOLS: Final = "DELETE FROM item_cost WHERE item NOT IN (SELECT item FROM shared_cost)"
CORRECT: Final = "UPDATE movement_cost SET cost = ?, variance = ? WHERE movement = ?"
FORGET_POOL: Final = "DELETE FROM item_cost WHERE item = ?"

COST: Final = 2  # where `_costed` has it

Kept = tuple[int | None, ...]  # a movement's cost, variance, and whether they are estimated


def fix_costs(
    database: ShopDatabase, costs: Sequence[AgreedCost], *, estimating: bool = True
) -> None:
    """Takes what the hub fixed, in its order, each once; estimates of the same items follow.

    Not `estimating` while a shop's first rows go to the hub: until all came back its own pools
    stand (`estimate_all`).
    """
    known = _shared(database, {cost.item for cost in costs})
    pools = {cost.item: known.get(cost.item, costing.Pool()) for cost in costs}
    ways = _ways(database, costs)
    new = {row for row, (_, kept) in ways.items() if kept[2] != 0 or not estimating}
    for each in costs:  # those of documents that this program could not read are not among the ways
        if each.movement in new:
            pools[each.item] = _followed(pools[each.item], each, ways[each.movement][0])
    _fix(database, [each for each in costs if each.movement in new], ways)
    kept = [(item, pool.quantity, pool.cost, pool.unit_cost) for item, pool in pools.items()]
    database.execute_many(KEEP_SHARED, kept)
    if estimating:
        estimate(database, pools)


def _shared(database: ShopDatabase, items: Iterable[bytes]) -> dict[bytes, costing.Pool]:
    """The pools that the hub has made of these items."""
    asked = json.dumps([item.hex() for item in items])
    return {item: costing.Pool(*pool) for item, *pool in database.rows(SHARED_OF, (asked,))}


def _ways(database: ShopDatabase, costs: Sequence[AgreedCost]) -> dict[bytes, tuple[int, Kept]]:
    """By movement: how much came in (or, below zero, went out), and what it is said to cost."""
    asked = json.dumps([each.movement.hex() for each in costs])
    return {row: (quantity, (*kept,)) for row, quantity, *kept in database.rows(WAYS, (asked,))}


def _followed(pool: costing.Pool, agreed: AgreedCost, quantity: int) -> costing.Pool:
    """The pool after a movement that the hub has costed."""
    sign = (quantity > 0) - (quantity < 0)
    value = pool.cost + sign * agreed.cost - agreed.variance
    return costing.Pool(pool.quantity + quantity, value, agreed.unit_cost)


def _fix(
    database: ShopDatabase, costs: Sequence[AgreedCost], ways: Mapping[bytes, tuple[int, Kept]]
) -> None:
    new, other = [], []
    for each in costs:
        kept = ways[each.movement][1]
        if kept[2] is None:
            new.append((each.movement, each.cost, each.variance))
        elif kept != (each.cost, each.variance, 0):
            other.append((each.cost, each.variance, each.movement))
    database.execute_many(FIX, new)
    database.execute_many(FIX_ESTIMATE, other)


def estimate_all(database: ShopDatabase) -> None:
    """All pools anew: those that the hub made, and on top of them what waits."""
    database.execute_sql(TAKE_POOLS)
    database.execute_sql(FORGET_POOLS)
    estimate(database, [item for (item,) in database.rows(WAITING_ITEMS)])


def estimate(database: ShopDatabase, items: Collection[bytes]) -> None:
    """Reckons what the hub has not fixed of these items, on top of what it has."""
    pools, corrected = _shared(database, items), []
    asked = json.dumps([item.hex() for item in items])
    for item, movement, variance, *said in database.rows(ESTIMATED, (MERGE, asked)):
        costed = _costed(pools.get(item, costing.Pool()), *said)
        pools[item] = costed.pool
        if (costed.cost, costed.variance) != (said[COST], variance):
            corrected.append((costed.cost, costed.variance, movement))
    database.execute_many(CORRECT, corrected)
    kept = [(item, pool.quantity, pool.cost, pool.unit_cost) for item, pool in pools.items()]
    database.execute_many(KEEP_POOL, kept)
    database.execute_many(FORGET_POOL, [(item,) for item in items if item not in pools])


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

"""The SQL of the reports: their rows, and what each column is sorted by."""

from typing import Final

# The line's money stands at its first movement; what a customer is given back counts below zero.
AMOUNT: Final = """
iif(movement.id = (SELECT min(first.id) FROM movement AS first WHERE first.line = line.id),
    iif(document.kind = 'customer_return', -line.amount, line.amount), 0)
"""
STOCK: Final = """
WITH stock AS (
    SELECT balance.item, balance.location, sum(balance.quantity) AS quantity
    FROM balance
    JOIN location ON location.id = balance.location AND location.kind = 'internal'
    GROUP BY balance.item, balance.location
), placed AS (
    SELECT *, sum(quantity) OVER (PARTITION BY item ORDER BY location) - quantity AS before
    FROM stock
)
SELECT item.sku, item.name, coalesce(category.name, ''), location.name, placed.quantity,
       unit.code, item.sale_price, item.id, item_cost.quantity, item_cost.cost,
       item_cost.unit_cost, placed.before
FROM placed
JOIN location ON location.id = placed.location
JOIN item ON item.id = placed.item
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
LEFT JOIN item_cost ON item_cost.item = item.id
WHERE (:category IS NULL OR item.category = :category)
  AND (:location IS NULL OR placed.location = :location)
  AND (:sku IS NULL OR item.sku = :sku)
  AND placed.quantity <> 0
ORDER BY {order} item.sort_name, item.id, location.id
LIMIT :limit OFFSET :skip
"""
_MOVEMENTS: Final = """
SELECT movement.business_date, document.number, document.kind,
       document.reverses IS NOT NULL, item.sku, item.name, movement.quantity, unit.code,
       source.id, source.name, destination.id, destination.name, account.name,
       coalesce(partner.name, ''), {amount}, movement_cost.cost,
       source.kind = 'internal', destination.kind = 'internal'
FROM movement
JOIN document ON document.id = movement.document
LEFT JOIN document AS reversed ON reversed.id = document.reverses
JOIN document_line AS line ON line.id = movement.line
JOIN item ON item.id = movement.item
JOIN unit ON unit.id = item.unit
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN account ON account.id = document.actor
LEFT JOIN partner ON partner.id = document.partner
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.business_date BETWEEN :first AND :last
  AND (:kind IS NULL OR document.kind = :kind)
  AND (:category IS NULL OR item.category = :category)
  AND (:location IS NULL OR :location IN (movement.source, movement.destination))
  AND (:sku IS NULL OR item.sku = :sku)
  AND (:person IS NULL OR coalesce(reversed.actor, document.actor) = :person)
ORDER BY {order} movement.at, movement.id
LIMIT :limit OFFSET :skip
"""
MOVEMENTS: Final = _MOVEMENTS.replace("{amount}", AMOUNT)
# What stocktakes found and missed; a line that was reversed is no difference any more.
COUNT_VARIANCES: Final = """
WITH booked AS (
    SELECT document.business_date, document.number, movement.id AS movement, movement.item,
           movement.lot, place.id AS location, movement.quantity,
           iif(movement.destination = place.id, 1, -1) AS sign, sum(line.counted) AS counted,
           sum(iif(line.adds, 0, line.recorded)) AS recorded, max(line.counted_at),
           line.counted_by, line.reason
    FROM document
    CROSS JOIN movement ON movement.document = document.id
    JOIN location AS place ON place.id IN (movement.source, movement.destination)
        AND place.kind = 'internal'
    CROSS JOIN count_line AS line INDEXED BY count_line_by_count
        ON line.count = document.id AND line.item = movement.item AND line.location = place.id
        AND line.lot = movement.lot AND line.struck_at IS NULL
    WHERE document.kind = 'stocktake' AND document.business_date BETWEEN :first AND :last
      AND NOT EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = movement.line)
    GROUP BY movement.id
)
SELECT booked.business_date, booked.number, item.sku, item.name, location.name, lot.code,
       booked.recorded, booked.counted, booked.sign * booked.quantity, unit.code, account.name,
       booked.reason, booked.sign * coalesce(movement_cost.cost, 0)
FROM booked
JOIN item ON item.id = booked.item
JOIN unit ON unit.id = item.unit
JOIN location ON location.id = booked.location
JOIN lot ON lot.id = booked.lot
LEFT JOIN account ON account.id = booked.counted_by
LEFT JOIN movement_cost ON movement_cost.movement = booked.movement
WHERE (:category IS NULL OR item.category = :category)
  AND (:location IS NULL OR booked.location = :location)
  AND (:sku IS NULL OR item.sku = :sku)
ORDER BY {order} booked.business_date, booked.number, item.sort_name, item.id, booked.movement
LIMIT :limit OFFSET :skip
"""
SIGN: Final = """
CASE WHEN source.kind = 'internal' AND destination.kind <> 'internal' THEN -1 ELSE 1 END
"""
# What people call a built-in place; one of our own is called what it is called.
_PLACE: Final = "iif({0}.kind = 'internal', {0}.name, coalesce(:words ->> {0}.name, {0}.name))"
STOCK_ORDERS: Final = {
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.sort_name",
    "category": "folded(category.name)",
    "location": "folded(location.name)",
    "on_hand": "placed.quantity",
    "sale_price": "item.sale_price",
    "value_at_price": "max(placed.quantity, 0) * 1.0 * item.sale_price",
    "unit_cost": "item_cost.unit_cost",
    "value": "item_cost.cost * 1.0 * placed.quantity / item_cost.quantity",
}
MOVEMENT_ORDERS: Final = {
    "date": "movement.business_date",
    "number": "document.number",
    "kind": "folded(coalesce(:words ->> ({0}), {0}))".format(
        "document.kind || iif(document.reverses IS NULL, '', '_reversed')"
    ),
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.sort_name",
    "quantity": f"movement.quantity * {SIGN}",
    "from": "folded({})".format(_PLACE.format("source")),
    "to": "folded({})".format(_PLACE.format("destination")),
    "person": "folded(account.name)",
    "partner": "folded(coalesce(partner.name, ''))",
    "amount": f"iif(document.reverses IS NULL, 1, -1) * {AMOUNT}",
    "cost": f"coalesce(movement_cost.cost, 0) * {SIGN}",
}
COUNT_ORDERS: Final = {
    "date": "booked.business_date",
    "number": "booked.number",
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.sort_name",
    "location": "folded(location.name)",
    "lot": "folded(lot.code)",
    "recorded": "booked.recorded",
    "counted": "booked.counted",
    "difference": "booked.sign * booked.quantity",
    "person": "folded(account.name)",
    "reason": "folded(coalesce(:words ->> nullif(booked.reason, ''), booked.reason))",
    "value": "booked.sign * coalesce(movement_cost.cost, 0)",
}

"""The SQL of the reports on supply: how fast goods are sold, what is on the way, what is due."""

from typing import Final

DAY: Final = 24 * 60 * 60 * 1_000_000
# What outside orders have set aside of each item; available is what is on hand less this.
RESERVED: Final = """
SELECT item, sum(quantity) AS quantity FROM reserved WHERE until > :now GROUP BY item
"""
COMING: Final = "SELECT item, sum(quantity) AS quantity FROM on_order GROUP BY item"
SOLD_HERE: Final = """
SELECT item, went - came AS quantity, day, NULL AS old FROM item_day
WHERE day BETWEEN :from AND :today AND kind IN ('sale', 'customer_return')
"""
# What was sold of merged items is sold of the ones that stay.
SOLD_OF_MERGED: Final = """
SELECT merged.merged_into, went - came, day, NULL
FROM item AS merged INDEXED BY item_by_merge CROSS JOIN item_day ON item_day.item = merged.id
WHERE merged.merged_into IS NOT NULL AND day BETWEEN :from AND :today
  AND kind IN ('sale', 'customer_return')
"""
# What another program sold before the shop's own first sale.
SOLD_BEFORE: Final = """
SELECT coalesce(item.merged_into, item.id), sales_history.quantity, day, day
FROM sales_history INDEXED BY sales_history_by_day JOIN item ON item.id = sales_history.item
WHERE day BETWEEN :from AND :today AND day < :opened
"""
SOLD: Final = """
SELECT item, sum(quantity) AS sold, max(day) AS last, min(old) AS old FROM ({rows}) GROUP BY item
"""
HAS_MERGED: Final = "SELECT 1 FROM item WHERE merged_into IS NOT NULL LIMIT 1"
HAS_HISTORY: Final = "SELECT 1 FROM sales_history WHERE day >= :from AND day < :opened LIMIT 1"
OPENED: Final = "SELECT min(day) FROM kind_day WHERE kind = 'sale'"
# The days in which an item could be sold: since it is known, without those since it ran out.
COUNTED: Final = f"""
max(:least,
    min(:window, coalesce(
        CAST(julianday(:today) - julianday(sold.old) AS INTEGER) + 1,
        min(:open_days, max((:night - item.created_at - 1) / {DAY}, 0) + 1)))
    - iif(item.on_hand <= 0, CAST(julianday(:today) - julianday(sold.last) AS INTEGER), 0))
"""
# By their names; items without a supplier come last.
SUPPLIERS: Final = """
SELECT id, row_number() OVER (ORDER BY folded(name), id) AS place FROM partner
"""
DUE: Final = """
SELECT id AS item FROM item INDEXED BY item_listed_low
WHERE archived_at IS NULL AND on_hand <= reorder_point
UNION SELECT item FROM kept
UNION
SELECT item.id FROM sold CROSS JOIN item INDEXED BY item_supply ON item.id = sold.item
WHERE item.archived_at IS NULL AND sold.sold > 0
  AND item.on_hand * {counted} < sold.sold * :lead
"""
REORDER: Final = """
WITH sold AS MATERIALIZED ({sold}), coming AS MATERIALIZED ({coming}),
kept AS MATERIALIZED ({reserved}), supplier AS MATERIALIZED ({suppliers}),
due AS ({due}),
counted AS MATERIALIZED (
    SELECT item.id AS item, item.sort_name, item.reorder_point, item.reorder_quantity,
           item.on_hand - coalesce(kept.quantity, 0) AS available,
           coalesce(coming.quantity, 0) AS coming, coalesce(sold.sold, 0) AS sold,
           coalesce({counted}, :least) AS counted, coalesce(supplier.place, 1e9) AS supplier
    FROM due CROSS JOIN item ON item.id = due.item AND item.archived_at IS NULL
    LEFT JOIN sold ON sold.item = item.id
    LEFT JOIN coming ON coming.item = item.id
    LEFT JOIN kept ON kept.item = item.id
    LEFT JOIN supplier ON supplier.id = item.supplier),
wanted AS MATERIALIZED (
    SELECT *, order_need(available + coming, reorder_point, reorder_quantity, sold, counted, :days)
        AS need
    FROM counted
    WHERE available + coming <= reorder_point
       OR (available + coming) * counted < sold * :lead)
SELECT * FROM wanted WHERE need > 0
"""
# The cartons in which an item is bought: of several packs the smallest, which leaves least over.
PACK: Final = """
(SELECT min(pack_quantity) FROM barcode
 WHERE barcode.item = source.item AND barcode.pack_quantity > 1000)
"""
DECIMALS: Final = """
(SELECT unit.decimals FROM item JOIN unit ON unit.id = item.unit WHERE item.id = source.item)
"""
LEVELS: Final = """
WITH coming AS MATERIALIZED ({coming}), kept AS MATERIALIZED ({reserved}),
few AS (
    SELECT id AS item FROM item INDEXED BY item_listed_low
    WHERE archived_at IS NULL AND on_hand <= reorder_point
    UNION SELECT item FROM kept)
SELECT item.id AS item, item.sort_name, item.reorder_point,
       item.on_hand - coalesce(kept.quantity, 0) AS available,
       coalesce(coming.quantity, 0) AS coming
FROM few CROSS JOIN item ON item.id = few.item AND item.archived_at IS NULL
LEFT JOIN coming ON coming.item = item.id
LEFT JOIN kept ON kept.item = item.id
WHERE {level}
"""
LOW: Final = "available > 0 AND available <= item.reorder_point"
OUT: Final = "available <= 0"
OVERSTOCK: Final = """
WITH sold AS MATERIALIZED ({sold})
SELECT item.id AS item, item.on_hand, sold.sold, {counted} AS counted, {value} AS value
FROM sold CROSS JOIN item INDEXED BY item_supply ON item.id = sold.item {pools}
WHERE item.archived_at IS NULL AND item.on_hand > 0 AND sold.sold > 0
  AND item.on_hand * {counted} > sold.sold * :days
"""
DEAD: Final = """
SELECT item.id AS item, item.on_hand, {value} AS value
FROM item INDEXED BY item_supply {pools}
WHERE item.archived_at IS NULL AND item.on_hand > 0 AND item.created_at < :since
  AND item.id NOT IN (SELECT item FROM ({rows}) WHERE item IS NOT NULL)
"""
POOLS: Final = "LEFT JOIN item_cost ON item_cost.item = item.id"
LAST_SOLD: Final = """
(SELECT max(day) FROM (
    SELECT day FROM item_day
    WHERE item_day.item IN (
        SELECT source.item UNION ALL SELECT id FROM item WHERE merged_into = source.item)
      AND kind = 'sale' AND day <= :today
    UNION ALL
    SELECT day FROM sales_history
    WHERE sales_history.item IN (
        SELECT source.item UNION ALL SELECT id FROM item WHERE merged_into = source.item)
      AND quantity > 0 AND day <= :today))
"""
BY_SUPPLIER: Final = """
(SELECT folded(partner.name) FROM item JOIN partner ON partner.id = item.supplier
 WHERE item.id = source.item)
"""
SUPPLIER: Final = "(SELECT name FROM partner WHERE partner.id = item.supplier)"
ON_THE_WAY: Final = """
SELECT on_order.item, placed.number, placed.ordered_on, placed.expected_on, placed.reference,
       placed.supplier, line.quantity AS ordered, on_order.quantity AS coming, placed.at,
       line.position
FROM on_order
JOIN order_line AS line ON line.id = on_order.order_line
JOIN purchase_order AS placed ON placed.id = line.purchase_order
"""
EXPIRING: Final = """
SELECT lot.item, lot.code, lot.expires_on, location.name AS place, balance.quantity,
       CAST(julianday(lot.expires_on) - julianday(:today) AS INTEGER) AS days_left
FROM lot
JOIN balance ON balance.item = lot.item AND balance.lot = lot.id AND balance.quantity > 0
JOIN location ON location.id = balance.location AND location.kind = 'internal'
WHERE lot.expires_on <= :until AND (:location IS NULL OR balance.location = :location)
"""
JOURNAL: Final = """
SELECT journal.rowid AS entry, journal.at, journal.kind, journal.actor, journal.device,
       journal.subject
FROM journal WHERE journal.at >= :begins AND journal.at < :ends
"""
PERSON: Final = "(SELECT account.name FROM account WHERE account.id = source.actor)"
ACT_IN_WORDS: Final = "folded(coalesce(:words ->> source.kind, source.kind))"
SAID: Final = "(SELECT payload ->> '{}' FROM journal WHERE journal.rowid = source.entry)"
DEVICE: Final = "(SELECT device.code FROM device WHERE device.id = source.device)"
NAMED: Final = (
    *(("document", "number"), ("item", "name"), ("barcode", "code"), ("partner", "name")),
    *(("category", "name"), ("location", "name"), ("account", "name"), ("role", "name")),
    *(("unit", "code"), ("lot", "code"), ("setting", "key"), ("purchase_order", "number")),
    ("reservation", "reference"),
)
OF_AN_ORDER: Final = """
(SELECT item.name FROM order_line JOIN item ON item.id = order_line.item
 WHERE order_line.id IN (source.subject,
     (SELECT order_line FROM order_receipt WHERE id = source.subject),
     (SELECT order_line FROM order_cancel WHERE id = source.subject)))
"""
ABOUT: Final = "coalesce({}, {}, '')".format(
    ", ".join(f"(SELECT {name} FROM {table} WHERE id = source.subject)" for table, name in NAMED),  # noqa: S608  (constants)
    OF_AN_ORDER,
)

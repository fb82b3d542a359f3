"""Orders to suppliers: what of them is still on the way."""

from dataclasses import dataclass
from typing import Final

from db.access import Actor, reading
from db.connection import ShopDatabase

OPEN: Final = """
SELECT placed.id, placed.number, placed.supplier, partner.name, placed.ordered_on,
       placed.expected_on, placed.reference, line.id, item.id, item.sku, item.name, line.quantity,
       on_order.quantity, unit.code
FROM on_order
JOIN order_line AS line ON line.id = on_order.order_line
JOIN purchase_order AS placed ON placed.id = line.purchase_order
JOIN partner ON partner.id = placed.supplier
JOIN item ON item.id = on_order.item
JOIN unit ON unit.id = item.unit
WHERE (:item IS NULL OR on_order.item = :item) AND (:order IS NULL OR placed.id = :order)
ORDER BY placed.at, placed.id, line.position
"""


@dataclass(frozen=True)
class OpenLine:
    """A line of an order of which `open` thousandths of the `ordered` ones are still to come."""

    order: bytes
    number: str
    supplier: bytes
    supplier_name: str
    ordered_on: str
    expected_on: str | None
    reference: str
    line: bytes
    item: bytes
    sku: str
    name: str
    ordered: int
    open: int
    unit: str


def open_order_lines(
    database: ShopDatabase,
    actor: Actor,
    *,
    item: bytes | None = None,
    order: bytes | None = None,
) -> list[OpenLine]:
    """What is on the way, of an item or an order or in all, the oldest order first."""
    with reading(database, actor, "stock.view"):
        return [OpenLine(*row) for row in database.rows(OPEN, {"item": item, "order": order})]

"""Sales that a customer may bring something back of: the newest, or those of one item."""

from dataclasses import dataclass
from typing import Final

from db.access import Actor, reading, rights_of
from db.connection import ShopDatabase
from db.ids import CUSTOMERS

LEFT: Final = """
line.quantity - (
    SELECT coalesce(sum(back.quantity), 0) FROM document_line AS back
    WHERE back.returns = line.id AND NOT EXISTS (
        SELECT 1 FROM document_line AS undo WHERE undo.reverses = back.id))
"""
STANDS: Final = "NOT EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = line.id)"
SALE: Final = """
sale.id, sale.number, sale.business_date, sale.at, seller.name, sale.total
"""
NEWEST: Final = f"""
SELECT {SALE}, NULL, NULL
FROM document AS sale LEFT JOIN account AS seller ON seller.id = sale.actor
WHERE sale.kind = 'sale' AND sale.reverses IS NULL AND (:seller IS NULL OR sale.actor = :seller)
  AND EXISTS (
    SELECT 1 FROM document_line AS line
    WHERE line.document = sale.id AND {STANDS} AND {LEFT} > 0)
ORDER BY sale.business_date DESC, sale.at DESC LIMIT :limit
"""  # noqa: S608  (constants)
# The customers' place stands in the text: it and the item are what the index of movements finds.
OF_ITEM: Final = f"""
SELECT {SALE}, line.quantity, {LEFT}
FROM movement
JOIN document_line AS line ON line.id = movement.line AND line.reverses IS NULL
JOIN document AS sale ON sale.id = line.document AND sale.kind = 'sale'
LEFT JOIN account AS seller ON seller.id = sale.actor
WHERE movement.item = :item AND movement.destination = x'{CUSTOMERS.hex()}'
  AND {STANDS} AND {LEFT} > 0 AND (:seller IS NULL OR sale.actor = :seller)
  AND NOT EXISTS (
      SELECT 1 FROM movement AS first WHERE first.line = movement.line AND first.id < movement.id)
ORDER BY movement.at DESC, movement.id DESC LIMIT :limit
"""  # noqa: S608  (constants)
SAME: Final = "SELECT id FROM item WHERE id = :item OR merged_into = :item"


@dataclass(frozen=True)
class SaleRow:
    """A sale, and who sold. Asked for an item, `sold` is how much of it was on a line and
    `left` what can still come back (thousandths).
    """

    id: bytes
    number: str
    business_date: str
    at: int
    person: str | None
    total: int
    sold: int | None
    left: int | None


def returnable_sales(
    database: ShopDatabase, actor: Actor, *, item: bytes | None = None, limit: int = 50
) -> list[SaleRow]:
    """The newest sales of which something can still come back; with an `item`, of that.

    Whoever reports on their own alone is told of their own; of others' they need the number (see
    `document_numbered`). A sale with two lines of the item comes twice.
    """
    with reading(database, actor, "stock.customer_return"):
        sees_all = rights_of(database, actor, "report.view").scopes.get("report.view") == "all"
        asked = {"limit": limit, "seller": None if sees_all else actor.account}
        if item is None:
            return [SaleRow(*row) for row in database.rows(NEWEST, asked)]
        rows: list[SaleRow] = []
        for (same,) in database.rows(SAME, {"item": item}):
            rows += [SaleRow(*row) for row in database.rows(OF_ITEM, asked | {"item": same})]
        return sorted(rows, key=lambda row: row.at, reverse=True)[:limit]

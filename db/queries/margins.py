"""What sales brought in, what the goods had cost, and what is left: per document."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from db.access import Actor, may, reading
from db.connection import ShopDatabase
from db.errors import PermissionDenied

MARGINS: Final = """
SELECT document.id, document.number, document.business_date, document.kind,
       document.reverses IS NOT NULL,
       iif((document.kind = 'sale') = (document.reverses IS NULL), 1, -1), document.total,
       (SELECT coalesce(sum(movement_cost.cost), 0)
        FROM movement JOIN movement_cost ON movement_cost.movement = movement.id
        WHERE movement.document = document.id)
FROM document LEFT JOIN document AS reversed ON reversed.id = document.reverses
WHERE document.business_date BETWEEN :first AND :last
  AND document.kind IN ('sale', 'customer_return')
  AND (:person IS NULL OR coalesce(reversed.actor, document.actor) = :person)
ORDER BY document.business_date, document.at, document.id LIMIT :limit OFFSET :offset
"""


@dataclass(frozen=True)
class SaleMargin:
    """A sale, a customer's return or a reversal of one; money in ten-thousandths.

    What takes a sale back counts below zero, so that the rows of a period add up.
    """

    document: bytes
    number: str
    business_date: str
    kind: str
    is_reversal: bool
    revenue: int
    cost: int

    @property
    def margin(self) -> int:
        """What is left of the revenue."""
        return self.revenue - self.cost


def sale_margins(
    database: ShopDatabase,
    actor: Actor,
    *,
    first: date,
    last: date,
    limit: int = -1,
    offset: int = 0,
) -> list[SaleMargin]:
    """Revenue and cost of goods sold of every sale of a period, for those who may see costs.

    A person whose reports are of their own gets their own sales, and what takes those back.
    """
    with reading(database, actor, "report.view") as rights:
        if not may(database, actor, "cost.view"):
            raise PermissionDenied("cost.view")
        asked = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "person": None if rights.scopes["report.view"] == "all" else actor.account,
            "limit": limit,
            "offset": offset,
        }
        return [
            SaleMargin(*(*head, bool(is_reversal), sign * revenue, sign * cost))
            for *head, is_reversal, sign, revenue, cost in database.rows(MARGINS, asked)
        ]

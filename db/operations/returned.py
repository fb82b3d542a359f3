"""What may still be given back of a booked line, and at which price and cost."""

from dataclasses import dataclass, field

from db.errors import NotFound, Refused
from db.operations.work import Work
from db.rules.money import divide_rounded

BOOKED = """
SELECT coalesce(item.merged_into, item.id), item.name, document.kind,
       document.reverses IS NOT NULL
       OR EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = line.id),
       line.quantity, line.unit_price, line.amount
FROM document_line AS line
JOIN document ON document.id = line.document
JOIN item ON item.id = line.item
WHERE line.id = ?
"""
BOOKED_LOTS = """
SELECT movement.lot, sum(movement.quantity), sum(coalesce(movement_cost.cost, 0))
FROM movement LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.line = ? GROUP BY movement.lot ORDER BY min(movement.id)
"""
GIVEN_BACK = """
SELECT line.id, line.amount, movement.lot, movement.quantity, coalesce(movement_cost.cost, 0)
FROM document_line AS line
JOIN movement ON movement.line = line.id
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE line.returns = ?
  AND NOT EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = line.id)
"""

ON_DRAFT = """
SELECT coalesce(sum(quantity), 0) FROM draft_line
WHERE draft = ? AND returns = ? AND undone_at IS NULL
"""
RETURNED_BY = "SELECT draft, returns FROM draft_line WHERE id = ? AND returns IS NOT NULL"


@dataclass(frozen=True)
class Share:
    """A part of a booked line: thousandths, and the money of that part."""

    quantity: int
    amount: int
    cost: int


@dataclass
class Returnable:
    """What is left of a booked line; taking from it leaves less.

    The last part takes what is left of amount and cost, so that all parts add up to the line.
    """

    item: bytes
    name: str
    kind: str
    unit_price: int
    quantity: int
    amount: int
    cost: int
    lots: dict[bytes, int] = field(default_factory=dict)

    def take(self, quantity: int) -> Share:
        """A part of what is left; `Refused("returned_too_much")` when it is less."""
        if quantity > self.quantity:
            raise Refused("returned_too_much", name=self.name, left=self.quantity, wanted=quantity)
        share = Share(
            quantity,
            divide_rounded(self.amount * quantity, self.quantity),
            divide_rounded(self.cost * quantity, self.quantity),
        )
        self.quantity -= quantity
        self.amount -= share.amount
        self.cost -= share.cost
        return share

    def take_lots(self, quantity: int) -> list[tuple[bytes, int]]:
        """The lots that so much goes back into, in the order in which they went out."""
        parts = []
        for lot, left in self.lots.items():
            taken = min(left, quantity)
            if taken > 0:
                self.lots[lot] -= taken
                quantity -= taken
                parts.append((lot, taken))
        return parts


def returnable(work: Work, line: bytes) -> Returnable:
    """What is left of a booked line; nothing of one that was reversed. `line_unknown`."""
    found = work.database.row(BOOKED, (line,))
    if not found:
        raise NotFound("line_unknown")
    item, name, kind, is_reversed, quantity, unit_price, amount = found
    if is_reversed:
        return Returnable(item, name, kind, unit_price, 0, 0, 0)
    lots = work.database.rows(BOOKED_LOTS, (line,))
    cost = sum(row[2] for row in lots)
    left = Returnable(item, name, kind, unit_price, quantity, amount, cost)
    left.lots = {lot: booked for lot, booked, _ in lots}
    amounts = {}
    for back, back_amount, lot, back_quantity, back_cost in work.database.rows(GIVEN_BACK, (line,)):
        amounts[back] = back_amount
        left.quantity -= back_quantity
        left.cost -= back_cost
        left.lots[lot] = left.lots.get(lot, 0) - back_quantity
    left.amount -= sum(amounts.values())
    return left


def given_by(work: Work, draft: bytes, booked: bytes) -> int:
    """How much of a booked line a draft gives back already."""
    return int(work.database.rows(ON_DRAFT, (draft, booked))[0][0])


def refuse_beyond_left(work: Work, line: bytes) -> None:
    """`Refused("returned_too_much")` when a draft gives back more than is left, with this line."""
    found = work.database.row(RETURNED_BY, (line,))
    given = given_by(work, *found) if found else 0
    if found and given:
        returnable(work, found[1]).take(given)

"""The opposite of booked lines: each at most once, and never what somebody gave back already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from db.errors import NotFound, Refused
from db.ids import new_id
from db.operations.booking import Line
from db.operations.work import Work
from db.rules.money import divide_rounded

BOOKED_LINES = """
SELECT line.id, movement.id, coalesce(item.merged_into, item.id), item.name, movement.source,
       movement.destination, movement.lot, movement.quantity, line.unit_price, line.amount,
       movement_cost.cost, movement_cost.variance,
       EXISTS (SELECT 1 FROM document_line AS undo WHERE undo.reverses = line.id),
       EXISTS (SELECT 1 FROM document_line AS back WHERE back.returns = line.id AND NOT EXISTS (
           SELECT 1 FROM document_line AS undo WHERE undo.reverses = back.id))
FROM document_line AS line
JOIN movement ON movement.line = line.id
JOIN item ON item.id = line.item
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE line.document = ? ORDER BY line.position, movement.id
"""
REVERSED_TAX = "SELECT coalesce(sum(tax), 0) FROM document WHERE reverses = ?"


@dataclass(frozen=True)
class _Booked:
    """A movement of the document that is reversed, with what became of its line."""

    line: bytes
    movement: bytes
    item: bytes
    name: str
    source: bytes
    destination: bytes
    lot: bytes
    quantity: int
    unit_price: int
    amount: int
    cost: int | None
    variance: int | None
    is_reversed: int
    is_returned: int

    @property
    def worth(self) -> int | None:
        """What left the pool with the goods; it is what brings it back to where it was."""
        return None if self.cost is None else self.cost + (self.variance or 0)


@dataclass(frozen=True)
class Reversal:
    """The lines to book; `is_rest` when nothing of the document is left after them."""

    lines: list[Line]
    is_rest: bool


def opposite(work: Work, document: bytes, number: str, wanted: Sequence[bytes] | None) -> Reversal:
    """The opposite of some lines of a document, or of all that are not reversed yet.

    Raises `NotFound("line_unknown")`, or `Refused` with `already_reversed`, `line_reversed` or
    `line_returned`.
    """
    booked = [_Booked(*row) for row in work.database.rows(BOOKED_LINES, (document,))]
    open_lines = {row.line for row in booked if not row.is_reversed}
    if not open_lines:
        raise Refused("already_reversed", number=number)
    chosen = open_lines if wanted is None else set(wanted)
    if not chosen or chosen - {row.line for row in booked}:
        raise NotFound("line_unknown")
    rows = [row for row in booked if row.line in chosen]
    for row in rows:
        if row.is_reversed:
            raise Refused("line_reversed", name=row.name)
        if row.is_returned:
            raise Refused("line_returned", name=row.name)
    return Reversal(list(_opposites(rows)), chosen >= open_lines)


def reversed_tax(work: Work, document: bytes, reversal: Reversal, total: int, tax: int) -> int:
    """The part of a document's tax that goes with the lines; the last ones take the rest."""
    if not tax:
        return 0
    before = int(work.database.rows(REVERSED_TAX, (document,))[0][0])
    if reversal.is_rest:
        return tax - before
    amounts = {line.id: line.amount for line in reversal.lines}
    return min(divide_rounded(tax * sum(amounts.values()), max(total, 1)), tax - before)


def _opposites(rows: Sequence[_Booked]) -> Iterator[Line]:
    for _, movements in groupby(rows, key=lambda row: row.line):
        identity = new_id()
        for row in movements:
            yield Line(
                id=identity,
                movement=new_id(),
                item=row.item,
                source=row.destination,
                destination=row.source,
                quantity=row.quantity,
                unit_price=row.unit_price,
                amount=row.amount,
                lot=row.lot,
                reverses=row.line,
                reverses_movement=row.movement,
                stated_cost=row.cost,
                worth=row.worth,
            )

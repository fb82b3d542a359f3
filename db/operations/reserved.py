"""What outside orders hold: how much, for whom, and less of it once an order is sold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.errors import NotFound, Refused
from db.ids import new_id
from db.models.reservations import ReservationRelease
from db.operations.booking import Line
from db.operations.master import create_rows
from db.operations.work import Work

LEFT = """
SELECT reserved.reservation, reserved.item, item.name, reserved.location, reserved.until,
       reserved.quantity
FROM reservation
JOIN reserved ON reserved.reservation = reservation.id
JOIN item ON item.id = reserved.item
WHERE reservation.reference = ? ORDER BY reservation.id
"""
AHEAD = """
SELECT coalesce(sum(quantity), 0) FROM reserved
WHERE item = ? AND location = ? AND until > ? AND reservation < ?
"""
KNOWN = "SELECT 1 FROM reservation WHERE reference = ? LIMIT 1"


@dataclass(frozen=True)
class Left:
    """What is left of a reservation (thousandths); it holds its goods until `until`."""

    reservation: bytes
    item: bytes
    name: str
    location: bytes
    until: int
    quantity: int


@dataclass(frozen=True)
class Held:
    """What an order holds of an item at a place, and what others reserved before it (`ahead`)."""

    quantity: int = 0
    ahead: int = 0


def left_of(work: Work, reference: str) -> list[Left]:
    """What is left of an order, expired or not; `NotFound("reservation_unknown")`."""
    left = [Left(*row) for row in work.database.rows(LEFT, (reference,))]
    if not left and not work.database.row(KNOWN, (reference,)):
        raise NotFound("reservation_unknown", reference=reference)
    return left


def require_left(work: Work, reference: str) -> list[Left]:
    """As `left_of`; `Refused("reservation_over")` when nothing is left."""
    left = left_of(work, reference)
    if not left:
        raise Refused("reservation_over", reference=reference)
    return left


def held_for(work: Work, reference: str, location: bytes) -> dict[bytes, Held]:
    """By item, what an order still holds at a place: a sale for it may take that."""
    held: dict[bytes, Held] = {}
    for left in left_of(work, reference):
        if left.location == location and left.until > work.at:
            known = held.get(left.item) or Held(0, _ahead_of(work, left))
            held[left.item] = replace(known, quantity=known.quantity + left.quantity)
    return held


def fulfil(work: Work, reference: str, document: bytes, lines: Iterable[Line]) -> None:
    """Lowers an order by what a sale takes for it, an expired one too: the goods are delivered.

    `Refused("reservation_over")` when the sale takes nothing of what is left at its place, so that
    no order is delivered twice.
    """
    sold: dict[tuple[bytes, bytes], int] = {}
    for line in lines:
        key = (line.item, line.source)
        sold[key] = sold.get(key, 0) + line.quantity
    fulfilled = list(_parts(require_left(work, reference), sold))
    if not fulfilled:
        raise Refused("reservation_over", reference=reference)
    lower(work, fulfilled, document)


def lower(work: Work, parts: Sequence[Left], document: bytes | None = None) -> None:
    """Writes down that these parts are set aside no longer."""
    said = {"document": document, "actor": work.actor.account, "at": work.at}
    rows = [
        {"id": new_id(), "reservation": part.reservation, "quantity": part.quantity, **said}
        for part in parts
    ]
    create_rows(work, ReservationRelease, rows)


def part_of(left: Iterable[Left], quantity: int) -> Iterator[Left]:
    """So much of what is left, the oldest first."""
    for each in left:
        taken = min(each.quantity, quantity)
        if taken:
            quantity -= taken
            yield replace(each, quantity=taken)


def _ahead_of(work: Work, left: Left) -> int:
    """What came later stands behind: it was promised beyond what there is."""
    key = (left.item, left.location, work.at, left.reservation)
    return int(work.database.rows(AHEAD, key)[0][0])


def _parts(left: Sequence[Left], sold: Mapping[tuple[bytes, bytes], int]) -> Iterator[Left]:
    for (item, location), quantity in sold.items():
        there = [each for each in left if (each.item, each.location) == (item, location)]
        yield from part_of(there, quantity)

"""Books a document: header, lines, movements, costs and its journal row, all or nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from db.errors import Refused
from db.ids import NO_LOT
from db.operations.work import Work
from db.rules import cost as costing
from db.rules.journal import document_hash

INTERNAL = "SELECT id FROM location WHERE kind = 'internal'"
ON_HAND = """
SELECT item.name, coalesce(balance.quantity, 0)
FROM item LEFT JOIN balance
    ON balance.item = item.id AND balance.location = ? AND balance.lot = ?
WHERE item.id = ?
"""
DOCUMENT = """
INSERT INTO document (id, kind, number, device, actor, at, business_date, partner, reason, note,
                      external_ref, payment_method, oversell_by, approved_by, reverses, total, tax)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
LINE = """
INSERT INTO document_line (id, document, position, item, quantity, unit_price, amount, returns,
                           reverses)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
MOVEMENT = """
INSERT INTO movement (id, document, line, item, lot, source, destination, quantity, unit_price,
                      at, business_date, reverses)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
POOL = "SELECT quantity, cost, unit_cost FROM item_cost WHERE item = ?"
KEEP_POOL = """
INSERT INTO item_cost (item, quantity, cost, unit_cost) VALUES (?, ?, ?, ?)
ON CONFLICT (item) DO UPDATE SET quantity = excluded.quantity, cost = excluded.cost,
                                 unit_cost = excluded.unit_cost
"""
KEEP_COST = "INSERT INTO movement_cost (movement, cost, variance, estimated) VALUES (?, ?, ?, 0)"


@dataclass(frozen=True)
class Header:
    """A document's head, as it is stored and hashed."""

    id: bytes
    kind: str
    number: str
    device: bytes
    actor: bytes
    at: int
    business_date: str
    partner: bytes | None = None
    reason: str = ""
    note: str = ""
    external_ref: str = ""
    payment_method: str | None = None
    oversell_by: bytes | None = None
    approved_by: bytes | None = None
    reverses: bytes | None = None
    total: int = 0
    tax: int = 0


@dataclass(frozen=True)
class Line:
    """A document's line with the one movement that it makes."""

    id: bytes
    movement: bytes
    item: bytes
    source: bytes
    destination: bytes
    quantity: int
    unit_price: int = 0
    amount: int = 0
    lot: bytes = NO_LOT
    returns: bytes | None = None
    reverses: bytes | None = None
    reverses_movement: bytes | None = None
    stated_cost: int | None = None


def book(work: Work, header: Header, lines: Sequence[Line]) -> None:
    """Writes the document; `Refused("stock_short")` when a place has less than would leave it.

    `oversell_by` in the header lets it go below zero. Whoever approved the act is named in it.
    """
    header = replace(header, approved_by=work.approved_by or header.approved_by)
    internal = {row[0] for row in work.database.rows(INTERNAL)}
    if header.oversell_by is None:
        _refuse_short(work, lines, internal)
    work.database.execute_sql(DOCUMENT, tuple(asdict(header).values()))
    for position, line in enumerate(lines, start=1):
        _write(work, header, position, line)
        _cost(work, line, internal)
    work.record("document_posted", header.id, {"sha256": hash_of(header, lines)})


def hash_of(header: Header, lines: Sequence[Line]) -> str:
    """The hash that the journal keeps of a document, without costs."""
    shown = [asdict(replace(line, stated_cost=None)) for line in lines]
    return document_hash(asdict(header), shown)


def _refuse_short(work: Work, lines: Sequence[Line], internal: set[bytes]) -> None:
    wanted: dict[tuple[bytes, bytes, bytes], int] = {}
    for line in lines:
        if line.source in internal:
            place = (line.source, line.lot, line.item)
            wanted[place] = wanted.get(place, 0) + line.quantity
    short = []
    for place, quantity in wanted.items():
        name, on_hand = work.database.rows(ON_HAND, place)[0]
        if on_hand < quantity:
            short.append((name, on_hand, quantity))
    if short:
        raise Refused("stock_short", items=tuple(short))


def _write(work: Work, header: Header, position: int, line: Line) -> None:
    work.database.execute_sql(
        LINE,
        (
            *(line.id, header.id, position, line.item, line.quantity),
            *(line.unit_price, line.amount, line.returns, line.reverses),
        ),
    )
    work.database.execute_sql(
        MOVEMENT,
        (
            *(line.movement, header.id, line.id, line.item, line.lot, line.source),
            *(line.destination, line.quantity, line.unit_price, header.at),
            *(header.business_date, line.reverses_movement),
        ),
    )


def _cost(work: Work, line: Line, internal: set[bytes]) -> None:
    """Transfers are neutral; goods that come or go change the item's pool."""
    if (line.source in internal) == (line.destination in internal):
        return
    pool = costing.Pool(*(work.database.row(POOL, (line.item,)) or ()))
    costed = _costed(pool, line, incoming=line.destination in internal)
    after = costed.pool
    work.database.execute_sql(KEEP_COST, (line.movement, costed.cost, costed.variance))
    work.database.execute_sql(KEEP_POOL, (line.item, after.quantity, after.cost, after.unit_cost))


def _costed(pool: costing.Pool, line: Line, *, incoming: bool) -> costing.Costed:
    if incoming:
        return costing.receive(pool, line.quantity, line.stated_cost or 0)
    if line.stated_cost is not None:
        return costing.take_back(pool, line.quantity, line.stated_cost)
    return costing.issue(pool, line.quantity)

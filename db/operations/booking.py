"""Books a document: header, lines, movements, costs and its journal row, all or nothing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby

from db.errors import Refused
from db.ids import NO_LOT, VIRTUAL
from db.operations.work import Work
from db.rules import cost as costing
from db.rules.documents import states_cost
from db.rules.journal import costs_text, document_hash
from db.rules.shortage import Short, told

ARCHIVED = """
SELECT name FROM location WHERE id = ? AND archived_at IS NOT NULL
"""
ON_HAND = """
SELECT item.name, coalesce(balance.quantity, 0)
FROM item LEFT JOIN balance
    ON balance.item = item.id AND balance.location = ? AND balance.lot = ?
WHERE item.id = ?
"""
RESERVED = """
SELECT item.name, sum(reserved.quantity), (
    SELECT coalesce(sum(quantity), 0) FROM balance WHERE item = ?1 AND location = ?2)
FROM reserved JOIN item ON item.id = reserved.item
WHERE reserved.item = ?1 AND reserved.location = ?2 AND reserved.until > ?3
GROUP BY reserved.item
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
KEEP_COST = """
INSERT INTO movement_cost (movement, cost, variance, estimated)
VALUES (?, ?, ?, EXISTS (SELECT 1 FROM hub_link))
"""


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
    """A movement with the document's line that it belongs to.

    A line of several lots is several of these, one after the other, with one `id` and the whole
    line's `amount`. `stated_cost` is what coming goods cost, or what leaving goods should have
    (None: the average). `worth` is what goods that come back are worth in the pool, where that is
    not what their document says.
    """

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
    worth: int | None = None


UNHASHED = {"stated_cost": None}  # in every document's hash since the first, always empty


def book(
    work: Work, header: Header, lines: Sequence[Line], *, stock_is_there: bool = False
) -> None:
    """Writes the document; `Refused("stock_short")` when a place has less than would leave it.

    What orders have reserved there does not count.

    `oversell_by` in the header lets it go below zero; `stock_is_there` says that the caller has
    looked. Nothing goes to an archived place: `Refused("location_archived")`. Whoever approved the
    act is named in it, unless somebody is who allowed a price before: then its journal row alone
    names both.
    """
    header = replace(header, approved_by=header.approved_by or work.approved_by)
    if header.oversell_by is None and not stock_is_there:
        _refuse_short(work, lines)
    _refuse_archived(work, lines)
    work.database.execute_sql(DOCUMENT, tuple(asdict(header).values()))
    for position, group in _grouped(lines):
        _write_line(work, header, position, group)
        for line in group:
            _write_movement(work, header, line)
            _cost(work, line)
    costs = costs_text(_stated(header, lines))
    work.record("document_posted", header.id, {"sha256": hash_of(header, lines)}, costs)


def hash_of(header: Header, lines: Sequence[Line]) -> str:
    """The hash that the journal keeps of a document, without costs."""
    return document_hash(vars(header), [_hashed(line) for line in lines])


def _stated(header: Header, lines: Sequence[Line]) -> Iterator[tuple[bytes, int]]:
    """By movement, what people said and no book tells."""
    for line in lines:
        is_new = not (line.returns or line.reverses)
        comes_in = line.source in VIRTUAL and line.destination not in VIRTUAL
        if is_new and states_cost(header.reason, header.note, comes_in=comes_in):
            yield line.movement, line.stated_cost or 0


def _hashed(line: Line) -> dict[str, object]:
    shown = vars(line) | UNHASHED
    del shown["worth"]
    return shown


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[int, list[Line]]]:
    """The movements of each line, with its position."""
    for position, (_, group) in enumerate(groupby(lines, key=lambda line: line.id), start=1):
        yield position, list(group)


def _refuse_short(work: Work, lines: Sequence[Line]) -> None:
    wanted: dict[tuple[bytes, bytes, bytes], int] = {}
    for line in lines:
        if line.source not in VIRTUAL:
            place = (line.source, line.lot, line.item)
            wanted[place] = wanted.get(place, 0) + line.quantity
    short: list[Short] = []
    for place, quantity in wanted.items():
        name, on_hand = work.database.rows(ON_HAND, place)[0]
        if on_hand < quantity:
            short.append((name, on_hand, quantity))
    short = short or list(_reserved_by_others(work, lines))
    if short:
        raise Refused("stock_short", items=tuple(short))


def _reserved_by_others(work: Work, lines: Sequence[Line]) -> Iterator[Short]:
    """What is on the shelf and stays there, because orders hold it: of whichever lot.

    What the same document brings there may go again, as in a count that found one lot for another.
    """
    less: Counter[tuple[bytes, bytes]] = Counter()
    for line in lines:
        less[line.item, line.source] += line.quantity
        less[line.item, line.destination] -= line.quantity
    for key, quantity in less.items():
        if quantity <= 0 or key[1] in VIRTUAL:
            continue
        found = work.database.row(RESERVED, (*key, work.at))
        if found and found[2] - found[1] < quantity:
            name, reserved, on_hand = found
            yield told(name, on_hand, quantity, reserved)


def _refuse_archived(work: Work, lines: Sequence[Line]) -> None:
    for place in {line.destination for line in lines} - VIRTUAL:
        archived = work.database.row(ARCHIVED, (place,))
        if archived:
            raise Refused("location_archived", name=archived[0])


def _write_line(work: Work, header: Header, position: int, group: Sequence[Line]) -> None:
    line = group[0]
    quantity = sum(part.quantity for part in group)
    work.database.execute_sql(
        LINE,
        (
            *(line.id, header.id, position, line.item, quantity),
            *(line.unit_price, line.amount, line.returns, line.reverses),
        ),
    )


def _write_movement(work: Work, header: Header, line: Line) -> None:
    work.database.execute_sql(
        MOVEMENT,
        (
            *(line.movement, header.id, line.id, line.item, line.lot, line.source),
            *(line.destination, line.quantity, line.unit_price, header.at),
            *(header.business_date, line.reverses_movement),
        ),
    )


def _cost(work: Work, line: Line) -> None:
    """Transfers are neutral; goods that come or go change the item's pool."""
    incoming = line.destination not in VIRTUAL
    if incoming and line.source not in VIRTUAL:
        return
    pool = costing.Pool(*(work.database.row(POOL, (line.item,)) or ()))
    costed = _costed(pool, line, incoming=incoming)
    after = costed.pool
    work.database.execute_sql(KEEP_COST, (line.movement, costed.cost, costed.variance))
    work.database.execute_sql(KEEP_POOL, (line.item, after.quantity, after.cost, after.unit_cost))


def _costed(pool: costing.Pool, line: Line, *, incoming: bool) -> costing.Costed:
    if incoming:
        return costing.receive(pool, line.quantity, line.stated_cost or 0, line.worth)
    if line.stated_cost is not None:
        return costing.take_back(pool, line.quantity, line.stated_cost)
    return costing.issue(pool, line.quantity)

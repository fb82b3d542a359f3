"""Orders to suppliers: placed, cancelled, and fulfilled by the receipts that bring the goods."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, Refused
from db.ids import new_id
from db.models.orders import OrderCancel, OrderLine, OrderReceipt, PurchaseOrder
from db.operations.headers import day_of
from db.operations.items import DECIMALS, load_item
from db.operations.master import create_row, create_rows
from db.operations.numbers import ORDER, next_number
from db.operations.work import Work, writing
from db.rules.money import checked_quantity
from db.rules.orders import Match, fulfilled
from db.rules.texts import clean_line

REFERENCE_LIMIT = 200
SUPPLIER = "SELECT 1 FROM partner WHERE id = ? AND kind IN ('supplier', 'both')"
NUMBER = "SELECT number FROM purchase_order WHERE id = ?"
OPEN_LINES = """
SELECT line.id, coalesce(on_order.quantity, 0)
FROM order_line AS line LEFT JOIN on_order ON on_order.order_line = line.id
WHERE line.purchase_order = ? ORDER BY line.position
"""
MATCHES = """
SELECT line.id, line.quantity, ordered.id, on_order.quantity
FROM document_line AS line
CROSS JOIN on_order ON on_order.item = line.item
JOIN order_line AS ordered ON ordered.id = on_order.order_line
JOIN purchase_order AS placed ON placed.id = ordered.purchase_order
WHERE line.document = :document AND (:supplier IS NULL OR placed.supplier = :supplier)
ORDER BY line.position, placed.at, placed.id, ordered.position
"""


@dataclass(frozen=True)
class Wanted:
    """How much of an item is ordered, in thousandths of its unit."""

    item: bytes
    quantity: int


@dataclass(frozen=True)
class PlacedOrder:
    """An order that is on the way, with the ids of its lines in their order."""

    id: bytes
    number: str
    lines: tuple[bytes, ...]


def order_stock(
    database: ShopDatabase,
    actor: Actor,
    *,
    supplier: bytes,
    lines: Sequence[Wanted],
    expected_on: date | None = None,
    reference: str = "",
) -> PlacedOrder:
    """Keeps what was ordered of a supplier; it is on the way until receipts bring it.

    `reference` is the supplier's own number. Raises `NotFound` with `supplier_unknown` or
    `item_unknown`, `Refused` with `order_empty`, `item_archived` or `item_merged`, and
    `InvalidInput` for a quantity.
    """
    with writing(database, actor, "stock.receive") as work:
        if not database.row(SUPPLIER, (supplier,)):
            raise NotFound("supplier_unknown")
        if not lines:
            raise Refused("order_empty")
        for line in lines:
            _check_line(work, line)
        order, number = new_id(), next_number(work, ORDER)
        create_row(
            *(work, PurchaseOrder),
            id=order,
            number=number,
            device=work.device().id,
            actor=actor.account,
            at=work.at,
            ordered_on=day_of(work, None),
            supplier=supplier,
            expected_on=expected_on.isoformat() if expected_on else None,
            reference=clean_line(reference, "reference", limit=REFERENCE_LIMIT, required=False),
        )
        return PlacedOrder(order, number, _add_lines(work, order, lines))


def cancel_order(
    database: ShopDatabase,
    actor: Actor,
    *,
    order: bytes,
    lines: Sequence[bytes] | None = None,
) -> None:
    """What is still on the way of an order, or of some of its lines, will not come.

    Raises `NotFound` with `order_unknown` or `line_unknown`, and `Refused("order_closed")` where
    nothing is on the way any more.
    """
    with writing(database, actor, "stock.receive") as work:
        found = database.row(NUMBER, (order,))
        if not found:
            raise NotFound("order_unknown")
        still_open = dict(database.rows(OPEN_LINES, (order,)))
        chosen = still_open.keys() if lines is None else set(lines)
        if not chosen <= still_open.keys():
            raise NotFound("line_unknown")
        cancelled = [
            {"id": new_id(), "order_line": line, "quantity": quantity}
            for line, quantity in still_open.items()
            if line in chosen and quantity
        ]
        if not cancelled:
            raise Refused("order_closed", number=found[0])
        create_rows(work, OrderCancel, cancelled)


def lower_orders(work: Work, receipt: bytes, supplier: bytes | None) -> None:
    """What a booked receipt brought is on the way no more: the oldest orders are filled first.

    Those of the receipt's supplier alone; of any where it names none.
    """
    asked = {"document": receipt, "supplier": supplier}
    matches: Iterable[Match] = (Match(*row) for row in work.database.rows(MATCHES, asked))
    rows = [
        {"id": new_id(), "order_line": ordered, "receipt_line": received, "quantity": quantity}
        for received, ordered, quantity in fulfilled(matches)
    ]
    create_rows(work, OrderReceipt, rows)


def _check_line(work: Work, line: Wanted) -> None:
    item = load_item(work, line.item)
    if item["archived_at"] is not None:
        raise Refused("item_archived", name=item["name"])
    (decimals,) = work.database.rows(DECIMALS, (line.item,))[0]
    checked_quantity(line.quantity, decimals)


def _add_lines(work: Work, order: bytes, lines: Sequence[Wanted]) -> tuple[bytes, ...]:
    rows = [
        {
            "id": new_id(),
            "purchase_order": order,
            "position": position,
            "item": line.item,
            "quantity": line.quantity,
        }
        for position, line in enumerate(lines, start=1)
    ]
    create_rows(work, OrderLine, rows)
    return tuple(row["id"] for row in rows)  # type: ignore[misc]  # an id is bytes

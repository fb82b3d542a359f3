"""Reports: named queries that give columns and rows, for the report window and for export."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from db.access import Actor, Rights, may, reading
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.rules.money import THOUSANDTHS, divide_rounded

Kind = Literal["text", "date", "quantity", "money"]
Row = tuple[str | int | None, ...]

STOCK: Final = """
WITH stock AS (
    SELECT balance.item, balance.location, sum(balance.quantity) AS quantity
    FROM balance
    JOIN location ON location.id = balance.location AND location.kind = 'internal'
    GROUP BY balance.item, balance.location
), placed AS (
    SELECT *, sum(quantity) OVER (PARTITION BY item ORDER BY location) - quantity AS before
    FROM stock
)
SELECT item.sku, item.name, coalesce(category.name, ''), location.name, placed.quantity,
       unit.code, item.sale_price, item.id, item_cost.quantity, item_cost.cost,
       item_cost.unit_cost, placed.before
FROM placed
JOIN location ON location.id = placed.location
JOIN item ON item.id = placed.item
JOIN unit ON unit.id = item.unit
LEFT JOIN category ON category.id = item.category
LEFT JOIN item_cost ON item_cost.item = item.id
WHERE (:category IS NULL OR item.category = :category)
  AND (:location IS NULL OR placed.location = :location)
  AND (:sku IS NULL OR item.sku = :sku)
  AND placed.quantity <> 0
ORDER BY {order} item.name COLLATE NOCASE, item.id, location.id
LIMIT :limit OFFSET :skip
"""
MOVEMENTS: Final = """
SELECT movement.business_date, document.number, document.kind,
       document.reverses IS NOT NULL, item.sku, item.name, movement.quantity, unit.code,
       source.name, destination.name, account.name, coalesce(partner.name, ''), line.amount,
       movement_cost.cost, source.kind = 'internal', destination.kind = 'internal'
FROM movement
JOIN document ON document.id = movement.document
LEFT JOIN document AS reversed ON reversed.id = document.reverses
JOIN document_line AS line ON line.id = movement.line
JOIN item ON item.id = movement.item
JOIN unit ON unit.id = item.unit
JOIN location AS source ON source.id = movement.source
JOIN location AS destination ON destination.id = movement.destination
LEFT JOIN account ON account.id = document.actor
LEFT JOIN partner ON partner.id = document.partner
LEFT JOIN movement_cost ON movement_cost.movement = movement.id
WHERE movement.business_date BETWEEN :first AND :last
  AND (:kind IS NULL OR document.kind = :kind)
  AND (:category IS NULL OR item.category = :category)
  AND (:location IS NULL OR :location IN (movement.source, movement.destination))
  AND (:sku IS NULL OR item.sku = :sku)
  AND (:person IS NULL OR coalesce(reversed.actor, document.actor) = :person)
ORDER BY {order} movement.at, movement.id
LIMIT :limit OFFSET :skip
"""

SIGN: Final = """
CASE WHEN source.kind = 'internal' AND destination.kind <> 'internal' THEN -1 ELSE 1 END
"""
STOCK_ORDERS: Final = {
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.name COLLATE NOCASE",
    "category": "category.name COLLATE NOCASE",
    "location": "location.name COLLATE NOCASE",
    "on_hand": "placed.quantity",
    "sale_price": "item.sale_price",
    "value_at_price": "max(placed.quantity, 0) * 1.0 * item.sale_price",
    "unit_cost": "item_cost.unit_cost",
    "value": "item_cost.cost * 1.0 * placed.quantity / item_cost.quantity",
}
MOVEMENT_ORDERS: Final = {
    "date": "movement.business_date",
    "number": "document.number",
    "kind": "document.kind {0}, document.reverses IS NOT NULL",
    "sku": "item.sku COLLATE NOCASE",
    "name": "item.name COLLATE NOCASE",
    "quantity": f"movement.quantity * {SIGN}",
    "from": "source.name COLLATE NOCASE",
    "to": "destination.name COLLATE NOCASE",
    "person": "account.name COLLATE NOCASE",
    "partner": "coalesce(partner.name, '') COLLATE NOCASE",
    "amount": "iif(document.reverses IS NULL, line.amount, -line.amount)",
    "cost": f"coalesce(movement_cost.cost, 0) * {SIGN}",
}


@dataclass(frozen=True)
class Column:
    """A column of a report: a stable key, and what its values are.

    Quantities are thousandths of the unit, money ten-thousandths of the currency, dates ISO 8601.
    `is_sum` columns have a total under the table.
    """

    key: str
    kind: Kind = "text"
    is_sum: bool = False


@dataclass(frozen=True)
class ReportFilter:
    """What a report covers; None means all."""

    first: date | None = None
    last: date | None = None
    kind: str | None = None
    category: bytes | None = None
    location: bytes | None = None
    sku: str | None = None


@dataclass(frozen=True)
class Order:
    """The column that sorts a report; rows that are alike in it keep the report's own order."""

    key: str
    descending: bool = False


@dataclass(frozen=True)
class Report:
    """A report's columns and rows; a value that a person may not see has no column."""

    name: str
    columns: tuple[Column, ...]
    rows: list[Row]

    def totals(self) -> dict[str, int]:
        """The sums of the columns that have one."""
        return {
            column.key: sum(int(row[place] or 0) for row in self.rows)
            for place, column in enumerate(self.columns)
            if column.is_sum
        }


@dataclass(frozen=True)
class Part:
    """Which rows of a report are wanted: so many after the first so many; -1 is all."""

    skip: int = 0
    limit: int = -1


@dataclass(frozen=True)
class _Asked:
    """A filter together with what the person may see; `person` limits to their own sales."""

    where: ReportFilter
    order: Order | None
    part: Part
    person: bytes | None
    sees_cost: bool


_Opened = tuple[tuple[Column, ...], Iterator[Row]]


def report_names(database: ShopDatabase, actor: Actor) -> list[str]:
    """The reports that a person may open, in the order of the list."""
    with reading(database, actor, "report.view") as rights:
        return [name for name in REPORTS if _is_open_to(name, rights)]


def run_report(
    database: ShopDatabase,
    actor: Actor,
    *,
    name: str,
    where: ReportFilter | None = None,
    order: Order | None = None,
    part: Part | None = None,
) -> Report:
    """One report, or a part of it; see `open_report`."""
    opened = open_report(database, actor, name=name, where=where, order=order, part=part)
    with opened as (columns, rows):
        return Report(name, columns, list(rows))


@contextmanager
def open_report(
    database: ShopDatabase,
    actor: Actor,
    *,
    name: str,
    where: ReportFilter | None = None,
    order: Order | None = None,
    part: Part | None = None,
) -> Iterator[tuple[tuple[Column, ...], Iterator[Row]]]:
    """One report's columns and its rows one by one.

    A person whose right is "own" gets their own sales, and what takes those back, whoever did it.
    An `order` by a column that the report does not have for this person is not heard. Raises
    `InvalidInput("report_unknown")`, or `PermissionDenied` for a report that is not theirs.
    """
    with reading(database, actor, "report.view") as rights:
        if name not in REPORTS:
            raise InvalidInput("report_unknown", "name", name=name, known=", ".join(REPORTS))
        if not _is_open_to(name, rights):
            raise PermissionDenied("report.view")
        person = None if rights.scopes["report.view"] == "all" else actor.account
        sees_cost = may(database, actor, "cost.view")
        yield REPORTS[name](
            database, _Asked(where or ReportFilter(), order, part or Part(), person, sees_cost)
        )


def _stock_on_hand(database: ShopDatabase, asked: _Asked) -> _Opened:
    columns = [
        *(Column("sku"), Column("name"), Column("category"), Column("location")),
        *(Column("on_hand", "quantity"), Column("unit"), Column("sale_price", "money")),
        Column("value_at_price", "money", is_sum=True),
    ]
    if asked.sees_cost:
        columns += [Column("unit_cost", "money"), Column("value", "money", is_sum=True)]
    sql = STOCK.format(order=_order(asked.order, columns, STOCK_ORDERS))
    found = _query(database, sql, asked)
    return tuple(columns), (_stock_row(row, sees_cost=asked.sees_cost) for row in found)


def _movements(database: ShopDatabase, asked: _Asked) -> _Opened:
    columns = [
        *(Column("date", "date"), Column("number"), Column("kind"), Column("sku")),
        *(Column("name"), Column("quantity", "quantity"), Column("unit")),
        *(Column("from"), Column("to"), Column("person"), Column("partner")),
        Column("amount", "money", is_sum=True),
    ]
    if asked.sees_cost:
        columns.append(Column("cost", "money", is_sum=True))
    sql = MOVEMENTS.format(order=_order(asked.order, columns, MOVEMENT_ORDERS))
    found = _query(database, sql, asked)
    return tuple(columns), (_movement_row(row, sees_cost=asked.sees_cost) for row in found)


def _order(order: Order | None, columns: list[Column], known: Mapping[str, str]) -> str:
    """The beginning of an ORDER BY; people never learn the order of what they may not see."""
    if order is None or order.key not in known.keys() & {column.key for column in columns}:
        return ""
    direction = "DESC" if order.descending else "ASC"
    return f"{known[order.key].format(direction)} {direction}, "


def _query(database: ShopDatabase, sql: str, asked: _Asked) -> Iterator[tuple[Any, ...]]:
    where = asked.where
    parameters = {
        "first": where.first.isoformat() if where.first else "",
        "last": where.last.isoformat() if where.last else "9999",
        "kind": "sale" if asked.person else where.kind,
        "category": where.category,
        "location": where.location,
        "sku": where.sku,
        "person": asked.person,
        "limit": asked.part.limit,
        "skip": asked.part.skip,
    }
    return iter(database.execute_sql(sql, parameters))


def _stock_row(row: tuple[Any, ...], *, sees_cost: bool) -> Row:
    *head, price, _item, pool, cost, unit_cost, before = row
    on_hand = head[4]
    shown = (*head, price, divide_rounded(max(on_hand, 0) * price, THOUSANDTHS))
    return (*shown, unit_cost, _share(before, on_hand, pool, cost)) if sees_cost else shown


def _movement_row(row: tuple[Any, ...], *, sees_cost: bool) -> Row:
    """Goods that leave our places count below zero, and so does money that is given back."""
    day, number, kind, is_reversal, sku, name, quantity, unit, *rest = row
    source, destination, person, partner, amount, cost, leaves, arrives = rest
    sign = -1 if leaves and not arrives else 1
    shown = (
        *(day, number, f"{kind}_reversed" if is_reversal else kind, sku, name),
        *(quantity * sign, unit, source, destination, person, partner),
        -amount if is_reversal else amount,
    )
    return (*shown, (cost or 0) * sign) if sees_cost else shown


def _share(before: int, quantity: int, pool: int | None, cost: int | None) -> int:
    """A place's part of the item's cost pool; the parts of all places add up to the pool.

    `before` is what the places before this one hold.
    """
    if not pool or cost is None:
        return 0
    return cost * (before + quantity) // pool - cost * before // pool


def _is_open_to(name: str, rights: Rights) -> bool:
    return name in OWN_REPORTS or rights.scopes["report.view"] == "all"


REPORTS: Final[dict[str, Callable[[ShopDatabase, _Asked], _Opened]]] = {
    "stock_on_hand": _stock_on_hand,
    "movements": _movements,
}
OWN_REPORTS: Final = ("movements",)

"""Reports: named queries that give columns and rows, for the report window and for export."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from db.access import Actor, Rights, may, reading
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.rules.money import THOUSANDTHS, divide_rounded

Kind = Literal["text", "date", "quantity", "money"]

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
ORDER BY item.sort_name, item.id, location.id
"""
MOVEMENTS: Final = """
SELECT movement.business_date, document.number, document.kind,
       document.reverses IS NOT NULL, item.sku, item.name, movement.quantity, unit.code,
       source.name, destination.name, account.name, coalesce(partner.name, ''), line.amount,
       movement_cost.cost, source.kind = 'internal', destination.kind = 'internal'
FROM movement
JOIN document ON document.id = movement.document
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
  AND (:person IS NULL OR document.actor = :person)
ORDER BY movement.at, movement.id
"""


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
class Report:
    """A report's columns and rows; a value that a person may not see has no column."""

    name: str
    columns: tuple[Column, ...]
    rows: list[tuple[str | int | None, ...]]

    def totals(self) -> dict[str, int]:
        """The sums of the columns that have one."""
        return {
            column.key: sum(int(row[place] or 0) for row in self.rows)
            for place, column in enumerate(self.columns)
            if column.is_sum
        }


@dataclass(frozen=True)
class _Asked:
    """A filter together with what the person may see; `person` limits to their own sales."""

    where: ReportFilter
    person: bytes | None
    sees_cost: bool


def report_names(database: ShopDatabase, actor: Actor) -> list[str]:
    """The reports that a person may open, in the order of the list."""
    with reading(database, actor, "report.view") as rights:
        return [name for name in REPORTS if _is_open_to(name, rights)]


def run_report(
    database: ShopDatabase, actor: Actor, *, name: str, where: ReportFilter | None = None
) -> Report:
    """One report; a person whose right is "own" gets what they booked themselves.

    Raises `InvalidInput("report_unknown")`, or `PermissionDenied` for a report that is not theirs.
    """
    with reading(database, actor, "report.view") as rights:
        if name not in REPORTS:
            raise InvalidInput("report_unknown", "name", name=name, known=", ".join(REPORTS))
        if not _is_open_to(name, rights):
            raise PermissionDenied("report.view")
        person = None if rights.scopes["report.view"] == "all" else actor.account
        sees_cost = may(database, actor, "cost.view")
        return REPORTS[name](database, _Asked(where or ReportFilter(), person, sees_cost))


def _stock_on_hand(database: ShopDatabase, asked: _Asked) -> Report:
    columns = [
        *(Column("sku"), Column("name"), Column("category"), Column("location")),
        *(Column("on_hand", "quantity"), Column("unit"), Column("sale_price", "money")),
        Column("value_at_price", "money", is_sum=True),
    ]
    if asked.sees_cost:
        columns += [Column("unit_cost", "money"), Column("value", "money", is_sum=True)]
    rows = []
    for *head, price, _item, pool, cost, unit_cost, before in _query(database, STOCK, asked):
        row = [*head, price, divide_rounded(max(head[4], 0) * price, THOUSANDTHS)]
        if asked.sees_cost:
            row += [unit_cost, _share(before, head[4], pool, cost)]
        rows.append(tuple(row))
    return Report("stock_on_hand", tuple(columns), rows)


def _movements(database: ShopDatabase, asked: _Asked) -> Report:
    columns = [
        *(Column("date", "date"), Column("number"), Column("kind"), Column("sku")),
        *(Column("name"), Column("quantity", "quantity"), Column("unit")),
        *(Column("from"), Column("to"), Column("person"), Column("partner")),
        Column("amount", "money", is_sum=True),
    ]
    if asked.sees_cost:
        columns.append(Column("cost", "money", is_sum=True))
    rows = [
        _movement_row(row, sees_cost=asked.sees_cost) for row in _query(database, MOVEMENTS, asked)
    ]
    return Report("movements", tuple(columns), rows)


def _query(database: ShopDatabase, sql: str, asked: _Asked) -> list[tuple[Any, ...]]:
    where = asked.where
    parameters = {
        "first": where.first.isoformat() if where.first else "",
        "last": where.last.isoformat() if where.last else "9999",
        "kind": "sale" if asked.person else where.kind,
        "category": where.category,
        "location": where.location,
        "sku": where.sku,
        "person": asked.person,
    }
    return database.rows(sql, parameters)


def _movement_row(row: tuple[Any, ...], *, sees_cost: bool) -> tuple[str | int | None, ...]:
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


REPORTS: Final[dict[str, Callable[[ShopDatabase, _Asked], Report]]] = {
    "stock_on_hand": _stock_on_hand,
    "movements": _movements,
}
OWN_REPORTS: Final = ("movements",)

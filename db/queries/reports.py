"""Reports: named queries that give columns and rows, for the report window and for export."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from db.access import Actor, Rights, may, reading
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.ids import CUSTOMERS, SUPPLIERS, fixed_id
from db.queries.report_sql import (
    COUNT_ORDERS,
    COUNT_VARIANCES,
    MOVEMENT_ORDERS,
    MOVEMENTS,
    STOCK,
    STOCK_ORDERS,
)
from db.queries.report_types import (
    Asked,
    Code,
    Column,
    Kind,
    Opened,
    Order,
    Part,
    Report,
    ReportFilter,
    Row,
)
from db.queries.sum_reports import SUMS, open_sums
from db.rules.money import THOUSANDTHS, divide_rounded

__all__ = [
    "Code",
    "Column",
    "Kind",
    "Order",
    "Part",
    "Report",
    "ReportFilter",
    "Row",
    "asked_for",
    "open_report",
    "report_names",
    "run_report",
]
BUILT_IN_PLACES: Final = {
    *(SUPPLIERS, CUSTOMERS, fixed_id("location/loss"), fixed_id("location/opening")),
}


def report_names(database: ShopDatabase, actor: Actor) -> list[str]:
    """The reports that a person may open, in the order of the list."""
    with reading(database, actor, "report.view") as rights:
        sees_cost = may(database, actor, "cost.view")
        return [name for name in REPORTS if _is_open_to(name, rights, sees_cost=sees_cost)]


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
    with asked_for(database, actor, name=name, where=where, order=order, part=part) as asked:
        yield REPORTS[name](database, asked)


@contextmanager
def asked_for(
    database: ShopDatabase,
    actor: Actor,
    *,
    name: str,
    where: ReportFilter | None = None,
    order: Order | None = None,
    part: Part | None = None,
) -> Iterator[Asked]:
    """One look at the data with what the person may see; raises what `open_report` raises."""
    with reading(database, actor, "report.view") as rights:
        if name not in REPORTS:
            raise InvalidInput("report_unknown", "name", name=name, known=", ".join(REPORTS))
        sees_cost = may(database, actor, "cost.view")
        if not _is_open_to(name, rights, sees_cost=sees_cost):
            raise PermissionDenied("cost.view" if name in COST_REPORTS else "report.view")
        person = None if rights.scopes["report.view"] == "all" else actor.account
        yield Asked(where or ReportFilter(), order, part or Part(), person, sees_cost)


def _stock_on_hand(database: ShopDatabase, asked: Asked) -> Opened:
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


def _movements(database: ShopDatabase, asked: Asked) -> Opened:
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


def _count_variances(database: ShopDatabase, asked: Asked) -> Opened:
    columns = [
        *(Column("date", "date"), Column("number"), Column("sku"), Column("name")),
        *(Column("location"), Column("lot"), Column("recorded", "quantity")),
        *(Column("counted", "quantity"), Column("difference", "quantity"), Column("unit")),
        *(Column("person"), Column("reason")),
    ]
    if asked.sees_cost:
        columns.append(Column("value", "money", is_sum=True))
    sql = COUNT_VARIANCES.format(order=_order(asked.order, columns, COUNT_ORDERS))
    found = _query(database, sql, asked)
    return tuple(columns), (_count_row(row, sees_cost=asked.sees_cost) for row in found)


def _order(order: Order | None, columns: list[Column], known: Mapping[str, str]) -> str:
    """The beginning of an ORDER BY; people never learn the order of what they may not see."""
    if order is None or order.key not in known.keys() & {column.key for column in columns}:
        return ""
    direction = "DESC" if order.descending else "ASC"
    return f"{known[order.key].format(direction)} {direction}, "


def _query(database: ShopDatabase, sql: str, asked: Asked) -> Iterator[tuple[Any, ...]]:
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


def _count_row(row: tuple[Any, ...], *, sees_cost: bool) -> Row:
    *shown, reason, value = row
    return (*shown, Code(reason), value) if sees_cost else (*shown, Code(reason))


def _stock_row(row: tuple[Any, ...], *, sees_cost: bool) -> Row:
    *head, price, _item, pool, cost, unit_cost, before = row
    on_hand = head[4]
    shown = (*head, price, divide_rounded(max(on_hand, 0) * price, THOUSANDTHS))
    return (*shown, unit_cost, _share(before, on_hand, pool, cost)) if sees_cost else shown


def _movement_row(row: tuple[Any, ...], *, sees_cost: bool) -> Row:
    """Goods that leave our places count below zero, and so does money that is given back."""
    day, number, kind, is_reversal, sku, name, quantity, unit, *rest = row
    source, from_, destination, to, person, partner, amount, cost, leaves, arrives = rest
    sign = -1 if leaves and not arrives else 1
    shown = (
        *(day, number, Code(f"{kind}_reversed" if is_reversal else kind), sku, name),
        *(quantity * sign, unit, _place(source, from_), _place(destination, to), person, partner),
        -amount if is_reversal else amount,
    )
    return (*shown, (cost or 0) * sign) if sees_cost else shown


def _place(identity: bytes, name: str) -> str:
    return Code(name) if identity in BUILT_IN_PLACES else name


def _share(before: int, quantity: int, pool: int | None, cost: int | None) -> int:
    """A place's part of the item's cost pool; the parts of all places add up to the pool.

    `before` is what the places before this one hold.
    """
    if not pool or cost is None:
        return 0
    return cost * (before + quantity) // pool - cost * before // pool


def _is_open_to(name: str, rights: Rights, *, sees_cost: bool) -> bool:
    if name in COST_REPORTS and not sees_cost:
        return False
    return name in OWN_REPORTS or rights.scopes["report.view"] == "all"


REPORTS: Final[dict[str, Callable[[ShopDatabase, Asked], Opened]]] = {
    "stock_on_hand": _stock_on_hand,
    "movements": _movements,
    **{name: partial(open_sums, name) for name in SUMS},
    "count_variances": _count_variances,
}
OWN_REPORTS: Final = ("movements",)
COST_REPORTS: Final = ("valuation", "margin")

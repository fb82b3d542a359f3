"""Reports: named queries that give columns and rows, for the report window and for export."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    Filter,
    Kind,
    Opened,
    Order,
    Part,
    Report,
    ReportFilter,
    ReportRequest,
    Row,
)
from db.queries.sum_reports import (
    MakeSums,
    margin,
    movement_summary,
    open_sums,
    sales_by_day,
    sales_by_item,
    valuation,
    words_of,
)
from db.queries.supply_reports import (
    COVER_DAYS,
    DEAD_DAYS,
    EXPIRY_DAYS,
    OVERSTOCK_DAYS,
    dead_stock,
    expiring,
    journal,
    low_stock,
    on_the_way,
    out_of_stock,
    overstock,
    reorder,
)
from db.rules.money import THOUSANDTHS, divide_rounded

__all__ = [
    "Code",
    "Column",
    "Filter",
    "Kind",
    "Order",
    "Part",
    "Report",
    "ReportFilter",
    "ReportRequest",
    "Row",
    "asked_for",
    "days_of_report",
    "filters_of",
    "open_report",
    "report_names",
    "run_report",
]
MOST_DAYS: Final = 36_500  # a hundred years
BUILT_IN_PLACES: Final = {
    *(SUPPLIERS, CUSTOMERS, fixed_id("location/loss"), fixed_id("location/opening")),
}


@dataclass(frozen=True)
class Definition:
    """A report: how it is read, which filters fit it, and who may see it.

    `sums` are those of a report that adds itself up, `open` reads any other. `needs` is a
    permission besides report.view; `is_own` is for people who see their own sales too. `days` is
    what a report that asks for a number of days takes where nobody says one.
    """

    filters: tuple[Filter, ...]
    open: Callable[[ShopDatabase, Asked], Opened]
    sums: MakeSums | None = None
    needs: str | None = None
    is_own: bool = False
    days: int | None = None


def report_names(database: ShopDatabase, actor: Actor) -> list[str]:
    """The reports that a person may open, in the order of the list."""
    with reading(database, actor, "report.view") as rights:
        return [name for name in REPORTS if _missing(database, actor, name, rights) is None]


def run_report(database: ShopDatabase, actor: Actor, *, request: ReportRequest) -> Report:
    """One report, or a part of it; see `open_report`."""
    with open_report(database, actor, request=request) as (columns, rows):
        return Report(request.name, columns, list(rows))


@contextmanager
def open_report(
    database: ShopDatabase, actor: Actor, *, request: ReportRequest
) -> Iterator[tuple[tuple[Column, ...], Iterator[Row]]]:
    """One report's columns and its rows one by one.

    A person whose right is "own" gets their own sales, and what takes those back, whoever did it.
    An `order` by a column that the report does not have for this person is not heard. Raises
    `InvalidInput("report_unknown")`, or `PermissionDenied` for a report that is not theirs.
    """
    with asked_for(database, actor, request=request) as (definition, asked):
        yield definition.open(database, asked)


@contextmanager
def asked_for(
    database: ShopDatabase, actor: Actor, *, request: ReportRequest
) -> Iterator[tuple[Definition, Asked]]:
    """One look at the data with what the person may see; raises what `open_report` raises."""
    with reading(database, actor, "report.view") as rights:
        name, where = request.name, request.where
        if name not in REPORTS:
            raise InvalidInput("report_unknown", "name", name=name, known=", ".join(REPORTS))
        missing = _missing(database, actor, name, rights)
        if missing:
            raise PermissionDenied(missing)
        definition = REPORTS[name]
        if where.location is not None and "location" not in definition.filters:
            raise InvalidInput("report_without_place", "location")
        days = definition.days if where.days is None else max(1, min(where.days, MOST_DAYS))
        person = None if rights.scopes["report.view"] == "all" else actor.account
        sees_cost = may(database, actor, "cost.view")
        where = replace(where, days=days)
        asked = Asked(where, request.order, request.part, person, sees_cost, actor.clock())
        yield definition, asked


def filters_of(name: str) -> tuple[Filter, ...]:
    """The filters that fit a report."""
    return REPORTS[name].filters


def days_of_report(name: str) -> int | None:
    """The number of days that a report takes where nobody says one; None: it needs none."""
    return REPORTS[name].days


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
    return f"{known[order.key]} {direction}, "


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
        "words": words_of(asked.order),
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


def _missing(database: ShopDatabase, actor: Actor, name: str, rights: Rights) -> str | None:
    """The permission that a report needs and the person lacks."""
    needs = REPORTS[name].needs
    if needs and not may(database, actor, needs):
        return needs
    seen = REPORTS[name].is_own or rights.scopes["report.view"] == "all"
    return None if seen else "report.view"


def _sums(filters: tuple[Filter, ...], make: MakeSums, **others: Any) -> Definition:
    return Definition(filters, partial(open_sums, make), make, **others)


REPORTS: Final[dict[str, Definition]] = {
    "stock_on_hand": Definition(("location", "category"), _stock_on_hand),
    "movements": Definition(("period", "location", "category", "kind"), _movements, is_own=True),
    "valuation": _sums(("period", "category"), valuation, needs="cost.view"),
    "sales_by_item": _sums(("period", "category"), sales_by_item),
    "sales_by_day": _sums(("period", "category"), sales_by_day),
    "movement_summary": _sums(("period", "category", "kind"), movement_summary),
    "margin": _sums(("period", "category"), margin, needs="cost.view"),
    "reorder": _sums(("supplier", "category", "days"), reorder, days=COVER_DAYS),
    "on_the_way": _sums(("supplier", "category"), on_the_way),
    "low_stock": _sums(("supplier", "category"), low_stock),
    "out_of_stock": _sums(("supplier", "category"), out_of_stock),
    "overstock": _sums(("supplier", "category", "days"), overstock, days=OVERSTOCK_DAYS),
    "dead_stock": _sums(("supplier", "category", "days"), dead_stock, days=DEAD_DAYS),
    "expiring": _sums(("location", "category", "days"), expiring, days=EXPIRY_DAYS),
    "journal": _sums(("period",), journal, needs="journal.view"),
    "count_variances": Definition(("period", "location", "category"), _count_variances),
}

"""Reports that add up: they read the sums of days and years, never the movements themselves."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from db.connection import ShopDatabase
from db.queries import sum_sql as sql
from db.queries.report_types import Asked, Code, Column, Opened, Order, Part, Row
from db.rules.money import THOUSANDTHS, divide_rounded
from db.rules.spans import pieces

SALES: Final = ("sale", "customer_return")
HEAD: Final = (Column("sku"), Column("name"), Column("category"))
UNIT: Final = Column("unit", is_sorted=False)
AMOUNT: Final = Column("amount", "money", is_sum=True)
COSTS: Final = (Column("cost", "money", is_sum=True), Column("margin", "money", is_sum=True))


@dataclass(frozen=True)
class Sums:
    """A report as SQL: `source` has all of its rows, `values` what stands in its columns.

    Rows of items (`is_by_item`) begin with SKU, name and category, which are read for a page only;
    so are `values`, but for those that have a total. `orders` are by what a column is sorted, where
    that is not its value; `supplier` is whose a row is, `bound` what the source asks for.
    A source that an index has in order (`is_in_order`) is read for a page only, and counted apart.
    """

    columns: tuple[Column, ...]
    source: str
    values: Mapping[str, str]
    order: str
    is_by_item: bool = True
    shape: Callable[[Row], Row] = field(default=tuple)
    orders: Mapping[str, str] = field(default_factory=dict)
    supplier: str = "item.supplier"
    bound: Mapping[str, object] = field(default_factory=dict)
    is_in_order: bool = False


MakeSums = Callable[[ShopDatabase, Asked], Sums]


def open_sums(make: MakeSums, database: ShopDatabase, asked: Asked) -> Opened:
    """The columns of a report and its rows, one by one."""
    sums = make(database, asked)
    rows = database.execute_sql(_statement(sums, asked), _values(sums, asked))
    return sums.columns, (sums.shape(row) for row in rows)


def sums_with_totals(
    make: MakeSums, database: ShopDatabase, asked: Asked
) -> tuple[tuple[Column, ...], list[Row], int, dict[str, int]]:
    """Columns and rows; how many there are in all and what they add up to, of the same reading."""
    sums = make(database, asked)
    if sums.is_in_order:
        return _page_and_count(sums, database, asked)
    if not sums.is_by_item:
        return _few_with_totals(sums, database, asked)
    keys = [column.key for column in sums.columns if column.is_sum]
    added = [f"sum({sums.values[key]}) OVER ()" for key in keys]
    statement = _statement(sums, asked, "count(*) OVER ()", *added)
    rows = database.rows(statement, _values(sums, asked))
    count, *totals = rows[0][-1 - len(keys) :] if rows else [0] * (1 + len(keys))
    shown = [sums.shape(row[: -1 - len(keys)]) for row in rows]
    return sums.columns, shown, count, dict(zip(keys, totals, strict=True))


def _page_and_count(
    sums: Sums, database: ShopDatabase, asked: Asked
) -> tuple[tuple[Column, ...], list[Row], int, dict[str, int]]:
    values = _values(sums, asked)
    shown = [sums.shape(row) for row in database.rows(_statement(sums, asked), values)]
    (count,) = database.rows(sql.COUNT.format(source=sums.source), values)[0]
    return sums.columns, shown, count, {}


def _few_with_totals(
    sums: Sums, database: ShopDatabase, asked: Asked
) -> tuple[tuple[Column, ...], list[Row], int, dict[str, int]]:
    """Days and categories are few: adding them up here takes less than a window over them."""
    all_of_them = replace(asked, part=Part())
    rows = database.rows(_statement(sums, all_of_them), _values(sums, all_of_them))
    totals = {
        column.key: sum(row[place] for row in rows)
        for place, column in enumerate(sums.columns)
        if column.is_sum
    }
    end = None if asked.part.limit < 0 else asked.part.skip + asked.part.limit
    shown = [sums.shape(row) for row in rows[asked.part.skip : end]]
    return sums.columns, shown, len(rows), totals


def words_of(order: Order | None) -> str:
    """What codes are called, for SQL to sort by: `:words ->> code`."""
    return json.dumps(dict(order.words) if order else {})


def _statement(sums: Sums, asked: Asked, *totals: str) -> str:
    statement = sql.ITEM_PAGE if sums.is_by_item else sql.PAGE
    order = _order(sums, asked)
    return statement.format(
        shown=", ".join(sums.values.values()),
        source=sums.source,
        joins=_joins(sums, asked, order),
        order=order,
        totals="".join(f", {total} AS total_{place}" for place, total in enumerate(totals)),
        totals_shown="".join(f", source.total_{place}" for place in range(len(totals))),
    )


def sales_by_item(database: ShopDatabase, asked: Asked) -> Sums:
    """What was sold of each item, less what came back."""
    sold = _rows(database, asked.where.first, asked.where.last, sql.SOLD, SALES)
    source = _grouped(sold, "item", "quantity", "amount", "cost")
    values = {"quantity": "source.quantity", "unit": "unit.code"} | _money(asked)
    columns = (*HEAD, Column("quantity", "quantity"), UNIT, *_money_columns(asked))
    return Sums(columns, source, values, "source.amount DESC")


def sales_by_day(_database: ShopDatabase, asked: Asked) -> Sums:
    """`documents` are sales less reversed ones; nobody counted those of a part of the goods."""
    some = _is_narrowed(asked)
    documents = () if some else (Column("documents", "count"),)
    columns = (Column("date", "date"), *documents, *_money_columns(asked))
    values = {"date": "source.day", "documents": "source.documents"} | _money(asked)
    if some:
        del values["documents"]
    source = sql.BY_DAY_OF_SOME if some else sql.BY_DAY
    return Sums(columns, source, values, "source.day", is_by_item=False)


def movement_summary(database: ShopDatabase, asked: Asked) -> Sums:
    """What came and went of each item by kind of document."""
    kind = asked.where.kind
    moved = _rows(database, asked.where.first, asked.where.last, sql.MOVED, (kind,) if kind else ())
    source = _grouped(moved, "item, kind", "came", "went", "value")
    values = {name: f"source.{name}" for name in ("kind", "came", "went")} | {"unit": "unit.code"}
    columns: tuple[Column, ...] = (
        *(*HEAD, Column("kind"), Column("came", "quantity"), Column("went", "quantity")),
        UNIT,
    )
    if asked.sees_cost:
        columns = (*columns, Column("value_change", "money", is_sum=True))
        values["value_change"] = "source.value"
    order = "source.kind, source.came + source.went DESC"
    return Sums(
        columns, source, values, order, shape=_with_kind, orders={"kind": sql.KIND_IN_WORDS}
    )


def margin(database: ShopDatabase, asked: Asked) -> Sums:
    """What is left of the sales of each category."""
    sold = _rows(database, asked.where.first, asked.where.last, sql.SOLD, SALES)
    source = sql.BY_CATEGORY.format(rows=_grouped(sold, "item", "amount", "cost"))
    values = {"category": "source.category"} | _money(asked)
    columns = (Column("category"), AMOUNT, *COSTS)
    order = "source.amount - source.cost DESC"
    return Sums(columns, source, values, order, is_by_item=False)


def valuation(database: ShopDatabase, asked: Asked) -> Sums:
    """What the goods cost that are there at the end of a day."""
    values = {
        "on_hand": "source.quantity",
        "unit": "unit.code",
        "unit_cost": "NULL",
        "value": "source.value",
    }
    columns = (
        *(
            *HEAD,
            Column("on_hand", "quantity"),
            UNIT,
            Column("unit_cost", "money", is_sorted=False),
        ),
        Column("value", "money", is_sum=True),
    )
    source = _pools(database, asked.where.last)
    return Sums(columns, source, values, "source.value DESC", shape=_with_average)


def _pools(database: ShopDatabase, last: date | None) -> str:
    """Every item's pool at the end of a day; for today it is at hand."""
    known = _known(database)
    if known is None or last is None or last >= known[1]:
        return sql.POOLS
    return sql.POOLS_AT.format(last=last)


def _rows(
    database: ShopDatabase,
    first: date | None,
    last: date | None,
    columns: str,
    kinds: tuple[str, ...],
) -> str:
    """Rows of the sums of some kinds (all when none is named) that add up to a span of days."""
    known = _known(database)
    found = [kind for (kind,) in database.rows(sql.KINDS) if not kinds or kind in kinds]
    selects = []
    for piece in pieces(first or date.min, last or date.max, known) if known and found else ():
        values = {"columns": columns, "sign": piece.sign, "first": piece.first, "last": piece.last}
        values["year"] = piece.first.year
        if piece.is_year:
            selects += [sql.OF_A_YEAR.format(**values, kind=kind) for kind in found]
        else:
            listed = ", ".join(f"'{kind}'" for kind in found)
            selects.append(sql.OF_DAYS.format(**values, kinds=listed))
    return " UNION ALL ".join(selects) or sql.NOTHING.format(columns=columns)


def _grouped(rows: str, key: str, *sums: str) -> str:
    """One row a key. A single year of a single kind has no more than that already."""
    if "UNION" not in rows and "item_year" in rows:
        return rows
    added = ", ".join(f"sum({name} * sign) AS {name}" for name in sums)
    return f"SELECT {key}, {added} FROM ({rows}) GROUP BY {key}"  # noqa: S608  (constants)


def _known(database: ShopDatabase) -> tuple[date, date] | None:
    first, last = database.rows(sql.KNOWN)[0]
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def _money(asked: Asked) -> dict[str, str]:
    costs = {"cost": "source.cost", "margin": "source.amount - source.cost"}
    return {"amount": "source.amount"} | (costs if asked.sees_cost else {})


def _money_columns(asked: Asked) -> tuple[Column, ...]:
    return (AMOUNT, *COSTS) if asked.sees_cost else (AMOUNT,)


def _is_narrowed(asked: Asked) -> bool:
    where = asked.where
    return any(value is not None for value in (where.category, where.sku, where.supplier))


def _order(sums: Sums, asked: Asked) -> str:
    """The report's own order after the one that was asked for; nobody learns a hidden one."""
    sortable = {column.key for column in sums.columns if column.is_sorted}
    if asked.order is None or asked.order.key not in sortable:
        return sums.order
    known = dict(sums.values) | (sql.ITEM_ORDERS if sums.is_by_item else {}) | dict(sums.orders)
    direction = "DESC" if asked.order.descending else "ASC"
    return f"{known[asked.order.key]} {direction}, {sums.order}"


def _joins(sums: Sums, asked: Asked, order: str) -> str:
    """Items are looked up for all rows only where filter or order ask for something of theirs."""
    wanted = _is_narrowed(asked) or any(text in order for text in sql.ITEM_ORDERS.values())
    return sql.NARROWED.format(supplier=sums.supplier) if sums.is_by_item and wanted else ""


def _values(sums: Sums, asked: Asked) -> dict[str, object]:
    where = asked.where
    return {
        "first": where.first.isoformat() if where.first else "",
        "last": where.last.isoformat() if where.last else "9999",
        "category": where.category,
        "location": where.location,
        "sku": where.sku,
        "supplier": where.supplier,
        "limit": asked.part.limit,
        "skip": asked.part.skip,
        "words": words_of(asked.order),
        **sums.bound,
    }


def _with_kind(row: Row) -> Row:
    return (*row[:3], Code(row[3]), *row[4:])


def _with_average(row: tuple[Any, ...]) -> Row:
    quantity, value = row[3], row[6]
    average = divide_rounded(value * THOUSANDTHS, quantity) if quantity > 0 else None
    return (*row[:5], average, value)

"""Reports on supply: what to order, what is on the way, low, out, too much, dead or expiring."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from db.connection import ShopDatabase
from db.queries import supply_sql as sql
from db.queries.report_types import Asked, Code, Column, Row
from db.queries.shop import day_of
from db.queries.sum_reports import HEAD, UNIT, Sums
from db.rules.calendar import day_begins, local_time
from db.rules.money import divide_rounded, line_amount
from db.rules.reorder import LEAD_DAYS, LEAST_DAYS, WINDOW_DAYS, days_of_cover, whole_packs

COVER_DAYS: Final = 30
OVERSTOCK_DAYS: Final = 90
DEAD_DAYS: Final = 90
EXPIRY_DAYS: Final = 30
DAY: Final = timedelta(days=1)
SUPPLIER: Final = Column("supplier")
AVAILABLE: Final = Column("available", "quantity")
COMING: Final = Column("coming", "quantity")
POINT: Final = Column("reorder_point", "quantity")
ON_HAND: Final = Column("on_hand", "quantity")
COVER: Final = Column("cover", "count")
LAST_SOLD: Final = Column("last_sold", "date")
VALUE: Final = Column("value", "money", is_sum=True)
BY_COVER: Final = "{0} * 1.0 * source.counted / iif(source.sold > 0, source.sold, NULL)"


def reorder(database: ShopDatabase, asked: Asked) -> Sums:
    """What is due, by supplier, and how much of it lasts `days` days; see db.rules.reorder."""
    columns: tuple[Column, ...] = (
        *(*HEAD, SUPPLIER, AVAILABLE, COMING, UNIT, POINT, Column("per_day", "quantity"), COVER),
        *(Column("to_order", "quantity"), Column("packs", "count", is_sorted=False)),
    )
    if asked.sees_cost:
        columns = (*columns, Column("order_cost", "money", is_sorted=False))
    values = _described("available", "coming", "reorder_point", "sold", "counted", "need")
    values |= {"pack": sql.PACK, "decimals": "unit.decimals", "unit_cost": "item.unit_cost"}
    orders = {
        "supplier": "source.supplier",
        "per_day": "source.sold * 1.0 / source.counted",
        "cover": BY_COVER.format("max(source.available + source.coming, 0)"),
        "to_order": f"whole_packs(source.need, {sql.PACK}, {sql.DECIMALS})",
    }
    bound, sold = _sold(database, asked, WINDOW_DAYS)
    source = sql.REORDER.format(
        sold=sold,
        coming=sql.COMING,
        reserved=sql.RESERVED,
        suppliers=sql.SUPPLIERS,
        due=sql.DUE.format(counted=sql.COUNTED),
        counted=sql.COUNTED,
    )
    return Sums(
        columns,
        source,
        values,
        "source.supplier, source.sort_name",
        shape=_suggested(sees_cost=asked.sees_cost),
        orders=orders,
        bound=bound,
    )


def low_stock(database: ShopDatabase, asked: Asked) -> Sums:
    """What is available at the reorder point or below, but still there."""
    return _level(database, asked, sql.LOW)


def out_of_stock(database: ShopDatabase, asked: Asked) -> Sums:
    """What is not available at all, with the day on which it was sold last."""
    return _level(database, asked, sql.OUT)


def overstock(database: ShopDatabase, asked: Asked) -> Sums:
    """What is sold, but so slowly that it lasts more than `days` days."""
    columns = (*HEAD, SUPPLIER, ON_HAND, UNIT, Column("per_day", "quantity"), COVER)
    bound, sold = _sold(database, asked, WINDOW_DAYS)
    source = sql.OVERSTOCK.format(sold=sold, counted=sql.COUNTED, **_worth(asked))
    by_cover = BY_COVER.format("source.on_hand")
    return Sums(
        (*columns, VALUE) if asked.sees_cost else columns,
        source,
        _described("on_hand", "sold", "counted", *_value(asked)),
        f"{by_cover} DESC",
        shape=_slow,
        orders={
            "supplier": sql.BY_SUPPLIER,
            "cover": by_cover,
            "per_day": "source.sold * 1.0 / source.counted",
        },
        bound=bound,
    )


def dead_stock(database: ShopDatabase, asked: Asked) -> Sums:
    """What is there, was there before, and was not sold for `days` days."""
    columns = (*HEAD, SUPPLIER, ON_HAND, UNIT, LAST_SOLD)
    bound, _sold_rows = _sold(database, asked, asked.where.days or DEAD_DAYS)
    source = sql.DEAD.format(rows=_rows(database, bound), **_worth(asked))
    values = _described("on_hand") | {"last_sold": sql.LAST_SOLD}
    return Sums(
        (*columns, VALUE) if asked.sees_cost else columns,
        source,
        values | dict.fromkeys(_value(asked), "source.value"),
        "source.value DESC" if asked.sees_cost else "source.on_hand DESC",
        orders={"supplier": sql.BY_SUPPLIER},
        bound=bound,
    )


def on_the_way(_database: ShopDatabase, _asked: Asked) -> Sums:
    """Lines of orders of which something is still to come, the oldest order first."""
    columns = (
        *(*HEAD, Column("number"), Column("ordered_on", "date"), Column("expected_on", "date")),
        *(SUPPLIER, Column("ordered", "quantity"), COMING, UNIT, Column("reference")),
    )
    keys = ("number", "ordered_on", "expected_on", "supplier", "ordered", "coming", "unit")
    values = {key: f"source.{key}" for key in (*keys, "reference")}
    values |= {
        "supplier": "(SELECT name FROM partner WHERE partner.id = source.supplier)",
        "unit": "unit.code",
    }
    by_supplier = "(SELECT folded(name) FROM partner WHERE partner.id = source.supplier)"
    return Sums(
        columns,
        sql.ON_THE_WAY,
        values,
        "source.at, source.number, source.position",
        orders={"supplier": by_supplier},
        supplier="source.supplier",
    )


def expiring(database: ShopDatabase, asked: Asked) -> Sums:
    """Goods in our places that expire within `days` days or did already, most urgent first."""
    columns = (
        *(*HEAD, Column("lot"), Column("expires_on", "date"), Column("days_left", "count")),
        *(Column("location"), Column("quantity", "quantity"), UNIT),
    )
    values = {
        "lot": "source.code",
        "expires_on": "source.expires_on",
        "days_left": "source.days_left",
        "location": "source.place",
        "quantity": "source.quantity",
        "unit": "unit.code",
    }
    today = day_of(database, asked.at)
    until = today + timedelta(days=asked.where.days or EXPIRY_DAYS)
    bound = {"today": today.isoformat(), "until": until.isoformat()}
    order = "source.expires_on, source.code, source.place"
    return Sums(columns, sql.EXPIRING, values, order, bound=bound)


def journal(database: ShopDatabase, asked: Asked) -> Sums:
    """Who did what, the newest first."""
    (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    first, last = asked.where.first, asked.where.last
    bound = {
        "begins": day_begins(first, timezone) if first else 0,
        "ends": day_begins(last + DAY, timezone) if last else 2**62,
    }
    values = {
        "at": "source.at",
        "person": sql.PERSON,
        "act": "source.kind",
        "what": sql.SAID.format("table"),
        "about": sql.ABOUT,
        "field": sql.SAID.format("field"),
        "device": sql.DEVICE,
    }
    columns = (
        *(Column("at", "moment"), Column("person"), Column("act")),
        *(Column(key, is_sorted=False) for key in ("what", "about", "field")),
        Column("device"),
    )
    return Sums(
        columns,
        sql.JOURNAL,
        values,
        "source.at DESC, source.entry DESC",
        is_by_item=False,
        shape=_told(timezone),
        orders={"person": f"folded({sql.PERSON})", "act": sql.ACT_IN_WORDS},
        bound=bound,
        is_in_order=True,
    )


def _level(database: ShopDatabase, asked: Asked, level: str) -> Sums:
    columns = (*HEAD, SUPPLIER, AVAILABLE, COMING, UNIT, POINT, LAST_SOLD)
    values = _described("available", "coming", "reorder_point") | {"last_sold": sql.LAST_SOLD}
    return Sums(
        columns,
        sql.LEVELS.format(coming=sql.COMING, reserved=sql.RESERVED, level=level),
        values,
        "source.sort_name",
        orders={"supplier": sql.BY_SUPPLIER},
        bound={"today": day_of(database, asked.at).isoformat(), "now": asked.at},
    )


def _described(*keys: str) -> dict[str, str]:
    """Values of a source, after the item's supplier; its unit stands behind what is on hand."""
    values = {"supplier": f"coalesce({sql.SUPPLIER}, '')"}
    for key in keys:
        values[key] = f"source.{key}"
        if key == ("coming" if "coming" in keys else "on_hand"):
            values["unit"] = "unit.code"
    return values


def _sold(database: ShopDatabase, asked: Asked, days: int) -> tuple[dict[str, object], str]:
    """What the SQL of sales is bound to, and that SQL: sold of each item in the last days."""
    (timezone,) = database.rows("SELECT value FROM setting WHERE key = 'timezone'")[0]
    today = day_of(database, asked.at)
    first = today - min(timedelta(days=days - 1), today - date.min)
    (opened,) = database.rows(sql.OPENED)[0]
    opened_on = date.fromisoformat(opened) if opened else today + DAY
    bound: dict[str, object] = {
        "from": first.isoformat(),
        "today": today.isoformat(),
        "opened": opened_on.isoformat(),
        "open_days": max((today - opened_on).days + 1, 1),
        "night": day_begins(today + DAY, timezone),
        "since": day_begins(first, timezone) if first > date(1, 1, 2) else 0,
        "now": asked.at,
        "window": days,
        "least": LEAST_DAYS,
        "lead": LEAD_DAYS,
        "days": asked.where.days,
    }
    return bound, sql.SOLD.format(rows=_rows(database, bound))


def _rows(database: ShopDatabase, bound: dict[str, object]) -> str:
    """Sales row by row; those of merged items and of another program only where there are some."""
    rows = [sql.SOLD_HERE]
    if database.row(sql.HAS_MERGED):
        rows.append(sql.SOLD_OF_MERGED)
    if database.row(sql.HAS_HISTORY, bound):
        rows.append(sql.SOLD_BEFORE)
    return " UNION ALL ".join(rows)


def _value(asked: Asked) -> tuple[str, ...]:
    return ("value",) if asked.sees_cost else ()


def _worth(asked: Asked) -> dict[str, str]:
    """The item's cost pool, for those who may see it."""
    if not asked.sees_cost:
        return {"value": "NULL", "pools": ""}
    return {"value": "coalesce(item_cost.cost, 0)", "pools": sql.POOLS}


def _suggested(*, sees_cost: bool) -> Callable[[tuple[Any, ...]], Row]:
    def shape(row: tuple[Any, ...]) -> Row:
        *head, point, sold, counted, need, pack, decimals, unit_cost = row
        available, coming = head[4:6]
        to_order = whole_packs(need, pack, decimals)
        shown = (
            *(*head, point, divide_rounded(sold, counted)),
            *(days_of_cover(available + coming, sold, counted), to_order),
            to_order // pack if pack else None,
        )
        return (*shown, line_amount(to_order, unit_cost or 0)) if sees_cost else shown

    return shape


def _slow(row: tuple[Any, ...]) -> Row:
    *head, sold, counted = row[:8]
    on_hand = head[4]
    speed = (divide_rounded(sold, counted), days_of_cover(on_hand, sold, counted))
    return (*head, *speed, *row[8:])


def _told(timezone: str) -> Callable[[tuple[Any, ...]], Row]:
    def shape(row: tuple[Any, ...]) -> Row:
        at, person, act, what, about, field, device = row
        moment: datetime = local_time(at, timezone)
        return (
            *(moment.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds"), person or ""),
            *(Code(act), Code(what or ""), about, Code(field or ""), device or ""),
        )

    return shape

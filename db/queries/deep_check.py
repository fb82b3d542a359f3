"""What only a deep check adds up anew: the sums that lists and reports read."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from db.connection import ShopDatabase
from db.queries.problem import Problem

Sums = dict[tuple[Any, ...], tuple[int, ...]]

KEPT_BY_TRIGGERS: Final = {
    "category_count": (("category", "archived"), ("items",)),
    "beginning_count": (("beginning",), ("items",)),
    "on_order": (("order_line",), ("item", "quantity")),
}
SUMS: Final = "came, went, amount, cost, variance"
DAYS_BOOKED: Final = f"""
SELECT day, kind, item, {SUMS} FROM item_day_booked WHERE item BETWEEN :first AND :last
"""  # noqa: S608  (constants)
DAYS_KEPT: Final = f"""
SELECT day, kind, item, {SUMS} FROM item_day WHERE item BETWEEN :first AND :last
"""  # noqa: S608  (constants)
YEARS: Final = "SELECT DISTINCT year, kind FROM item_year"
YEARS_KEPT: Final = f"""
SELECT year, kind, item, {SUMS} FROM json_each(:years) AS known CROSS JOIN item_year
ON year = known.value ->> 0 AND kind = known.value ->> 1 AND item BETWEEN :first AND :last
"""  # noqa: S608  (constants)
KIND_DAYS: Final = "SELECT day, kind, documents, amount, cost, variance FROM kind_day"
POSTED: Final = """
SELECT business_date, kind, sum(iif(reverses IS NULL, 1, -1)) FROM document GROUP BY 1, 2
"""
ITEMS_AT_ONCE: Final = 20_000
EVERY_SO_MANY: Final = """
SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM item) WHERE place % ? = 0
"""
AFTER_ALL: Final = b"\xff" * 17  # behind every id
SIDES: Final = ("booked", "kept")
MISSUMMED: Final = """
SELECT count(*) FROM {table}_booked AS booked FULL JOIN {table} AS kept USING ({key})
WHERE ({booked}) IS NOT ({kept})
"""
MISLISTED: Final = """
SELECT item.name FROM item JOIN item_stock ON item_stock.item = item.id
WHERE item.on_hand <> item_stock.on_hand OR item.unit_cost IS NOT item_stock.unit_cost
"""


def spans(database: ShopDatabase) -> list[dict[str, object]]:
    """All items, so many at a time: what is added up at once has room in memory."""
    ends = [end for (end,) in database.rows(EVERY_SO_MANY, (ITEMS_AT_ONCE,))]
    starts = (b"", *(end + b"\0" for end in ends))
    return [
        {"first": first, "last": last}
        for first, last in zip(starts, (*ends, AFTER_ALL), strict=True)
    ]


def _kept_by_triggers(database: ShopDatabase) -> Iterator[Problem]:
    for table, (key, values) in KEPT_BY_TRIGGERS.items():
        columns = {side: ", ".join(f"{side}.{name}" for name in values) for side in SIDES}
        (wrong,) = database.rows(MISSUMMED.format(table=table, key=", ".join(key), **columns))[0]
        if wrong:
            yield Problem("summary_differs", f"{table}, {wrong}")


def _summaries(database: ShopDatabase) -> Iterator[Problem]:
    """Days and years of some items at a time; the days of all of them at the end."""
    years = json.dumps(database.rows(YEARS))
    wrong: Counter[str] = Counter()
    kind_days = {(day, kind): [posted, 0, 0, 0] for day, kind, posted in database.rows(POSTED)}
    for span in spans(database):
        days = _by_key(database.execute_sql(DAYS_BOOKED, span))
        wrong["item_day"] += _unlike(days, _by_key(database.execute_sql(DAYS_KEPT, span)))
        kept = _by_key(database.execute_sql(YEARS_KEPT, span | {"years": years}))
        wrong["item_year"] += _unlike(_added_up(days), kept)
        for (day, kind, _item), sums in days.items():
            _add(kind_days.setdefault((day, kind), [0, 0, 0, 0]), (0, *sums[2:]))
    booked = {key: tuple(sums) for key, sums in kind_days.items()}
    found = {(day, kind): tuple(sums) for day, kind, *sums in database.rows(KIND_DAYS)}
    wrong["kind_day"] += _unlike(booked, found)
    for table, number in wrong.items():
        if number:
            yield Problem("summary_differs", f"{table}, {number}")


def _by_key(rows: Iterable[tuple[Any, ...]]) -> Sums:
    return {row[:3]: row[3:] for row in rows}


def _added_up(days: Sums) -> Sums:
    years: dict[tuple[Any, ...], list[int]] = {}
    for (day, *key), sums in days.items():
        _add(years.setdefault((day[:4], *key), [0] * len(sums)), sums)
    return {key: tuple(sums) for key, sums in years.items()}


def _add(sums: list[int], more: Sequence[int]) -> None:
    for place, value in enumerate(more):
        sums[place] += value


def _unlike(booked: Sums, kept: Sums) -> int:
    """How many keys do not have the same sums on both sides."""
    return sum(booked.get(key) != kept.get(key) for key in booked.keys() | kept.keys())


def _listed(database: ShopDatabase) -> Iterator[Problem]:
    for (name,) in database.rows(MISLISTED):
        yield Problem("summary_differs", name)


DEEP: Final[tuple[Callable[[ShopDatabase], Iterator[Problem]], ...]] = (
    _summaries,
    _kept_by_triggers,
    _listed,
)

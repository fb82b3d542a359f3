"""A shop of months, on the last day of March."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import new_id
from db.queries.reports import (
    Report,
    ReportFilter,
    ReportRequest,
    run_report,
)
from tests.shops import ONE, add_item, at, receive, sell

TODAY = date(2026, 3, 31)


NOON = int(datetime(2026, 3, 31, 12, tzinfo=ZoneInfo("Asia/Jakarta")).timestamp()) * 1_000_000


LONG_AGO = NOON - 300 * 24 * 3600 * 1_000_000


@pytest.fixture
def owner(owner: Actor) -> Actor:
    """The owner, on the last day of March."""
    return at(owner, NOON)


def day(days_ago: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days_ago)


def made(
    database: ShopDatabase, actor: Actor, name: str, *codes: object, **fields: object
) -> bytes:
    """An item that the shop has had for months."""
    return add_item(database, at(actor, LONG_AGO), name, *codes, sku=name, **fields)  # type: ignore[arg-type]  # codes


def open_the_shop(database: ShopDatabase, actor: Actor) -> None:
    """The first sale of the shop, of something else, long before what counts."""
    other = made(database, actor, "other")
    receive(database, actor, other, 999 * ONE, day=day(200))
    sell(database, actor, other, ONE, day=day(199))


def history(database: ShopDatabase, item: bytes, day: date, pieces: int) -> None:
    """A sale of another program."""
    batch = new_id()
    database.execute_sql(
        "INSERT INTO import_batch (id, kind, file, sha256, layout, state, actor, started_at)"
        " VALUES (?, 'sales', 'x.csv', zeroblob(32), '{}', 'done', zeroblob(16), 0)",
        (batch,),
    )
    database.execute_sql(
        "INSERT INTO sales_history VALUES (?, ?, ?, ?, 'x', ?, 0, '')",
        (new_id(), batch, day.isoformat(), item, pieces * ONE),
    )


def read(
    database: ShopDatabase, actor: Actor, name: str, **where: object
) -> list[dict[str, object]]:
    """A report's rows by the keys of their columns."""
    request = ReportRequest(name, ReportFilter(**where))  # type: ignore[arg-type]  # by their names
    report = run_report(database, actor, request=request)
    return by_key(report)


def by_key(report: Report) -> list[dict[str, object]]:
    """Rows with their columns' keys."""
    keys = [column.key for column in report.columns]
    return [dict(zip(keys, row, strict=True)) for row in report.rows]


def to_order(database: ShopDatabase, actor: Actor, **where: object) -> dict[object, object]:
    """What is suggested, by SKU."""
    return {row["sku"]: row["to_order"] for row in read(database, actor, "reorder", **where)}


SUPPLY = ("reorder", "on_the_way", "low_stock", "out_of_stock", "overstock", "dead_stock")

"""Stocktakes looked at: what differs, what is not counted yet, who counted and who may see it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import NotFound, PermissionDenied
from db.operations.accounts import add_account
from db.operations.counting import count_line, strike_line
from db.operations.counts import cancel_count, close_count, open_count
from db.operations.documents import reverse_document
from db.operations.lots import set_lot_tracking
from db.operations.places import add_category, add_location
from db.operations.roles import create_role
from db.queries.counted import count_lines, count_tallies, uncounted
from db.queries.counts import count_summary, stock_counts
from db.queries.reports import Order, Report, ReportFilter, ReportRequest, report_names, run_report
from db.rules.permissions import PERMISSIONS
from tests.db.books import Books, Scan, totals
from tests.db.counting import Stocktake
from tests.shops import ONE, PASSWORD, RUPIAH, add_item, receive, sell


@pytest.fixture
def tea(books: Books) -> bytes:
    """Ten packs of tea at 500 rupiah."""
    item = add_item(books.database, books.actor, "Teh", sku="TEH")
    receive(books.database, books.actor, item, 10 * ONE, 500 * RUPIAH)
    return item


@pytest.fixture
def rice(books: Books) -> bytes:
    """Four bags of rice at 60,000 rupiah."""
    item = add_item(books.database, books.actor, "Beras", sku="BERAS")
    receive(books.database, books.actor, item, 4 * ONE, 60_000 * RUPIAH)
    return item


@pytest.fixture
def clerk(books: Books) -> Actor:
    """Counts and reports, and sees no costs."""
    permissions = dict.fromkeys(PERMISSIONS, "all")
    del permissions["cost.view"], permissions["count.approve"]
    made = (books.database, books.actor)
    role = create_role(*made, name="Juru", permissions=permissions)
    said = {"login": "juru", "name": "Juru", "role": role, "password": PASSWORD}
    return Actor(add_account(*made, **said))  # type: ignore[arg-type]  # by their names


def test_open_and_ended_counts(books: Books, tea: bytes, warehouse: Actor, viewer: Actor) -> None:
    """The newest first, with scope, people, lines that stand, and the document."""
    shelf = add_location(books.database, books.actor, name="Papan")
    drinks = add_category(books.database, books.actor, name="Minuman")
    first = Stocktake.of(books, location=shelf, category=drinks, blind=True)
    cancel_count(books.database, warehouse, count=first.id)
    second = Stocktake.of(books)
    floor = bytes(books.one("SELECT location FROM balance WHERE quantity > 0"))
    second.line(tea, ONE, location=floor)
    second.line(tea, 9 * ONE, location=floor)
    (shown,) = stock_counts(books.database, warehouse)
    assert (shown.name, shown.location, shown.blind, shown.state) == (
        *("Toko Lumbung", None, False, "open"),
    )
    assert (shown.opened_by, shown.lines, shown.number) == ("Ibu Sri", 1, None)
    second.close()
    assert stock_counts(books.database, warehouse) == []
    newest, oldest = stock_counts(books.database, warehouse, ended=True)
    assert (newest.number, newest.state) == ("CNT-K1-000001", "closed")
    assert (oldest.name, oldest.location_name, oldest.category_name, oldest.blind) == (
        *("Papan, Minuman", "Papan", "Minuman", True),
    )
    assert (oldest.state, oldest.ended_by) == ("cancelled", "Gudang")
    with pytest.raises(PermissionDenied):
        stock_counts(books.database, viewer)


def test_tallies_with_their_value(books: Books, tea: bytes, rice: bytes, clerk: Actor) -> None:
    """All piles together; the value only with the right to see costs, booked once it is closed."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 4 * ONE)
    stocktake.line(tea, 4 * ONE, adds=True)
    stocktake.line(rice, 4 * ONE)

    def shown(actor: Actor, **how: bool) -> list[tuple[str, int, int | None, int | None]]:
        rows = count_tallies(books.database, actor, count=stocktake.id, **how)
        return [(row.goods.name, row.counted, row.difference, row.value) for row in rows]

    missing = ("Teh", 8 * ONE, -2 * ONE, -1_000 * RUPIAH)
    assert shown(books.actor) == [("Beras", 4 * ONE, 0, 0), missing]
    assert shown(books.actor, different=True) == [missing]
    assert shown(clerk, different=True) == [(*missing[:3], None)]
    stocktake.close()
    receive(books.database, books.actor, tea, 10 * ONE, 5_000 * RUPIAH)
    assert shown(books.actor, different=True) == [missing]


def test_what_is_not_counted_yet(books: Books, tea: bytes, rice: bytes) -> None:
    """By place and name, lot by lot, within the scope; nothing once it ended."""
    set_lot_tracking(books.database, books.actor, item=tea, tracked=True)
    rack = add_location(books.database, books.actor, name="Rak")
    scan = Scan(tea, 2 * ONE, 100, lot="A", expires_on=date(2027, 1, 1))
    books.post("receipt", scan, location=rack)
    stocktake = Stocktake.of(books)

    def shown() -> list[tuple[str, str, str, int | None]]:
        rows = uncounted(books.database, books.actor, count=stocktake.id)
        return [
            (row.goods.location_name, row.goods.name, row.goods.lot_code, row.recorded)
            for row in rows
        ]

    everything = [
        ("Rak", "Teh", "A", 2 * ONE),
        ("Toko", "Beras", "", 4 * ONE),
        ("Toko", "Teh", "", 10 * ONE),
    ]
    assert shown() == everything
    kept = stocktake.line(tea, 0, lot_code="A", location=rack)
    assert shown() == everything[1:]
    strike_line(books.database, books.actor, line=kept.line)
    assert shown() == everything
    assert count_summary(books.database, books.actor, count=stocktake.id).uncounted == 3
    cancel_count(books.database, books.actor, count=stocktake.id)
    assert shown() == []
    of_rack = Stocktake.of(books, location=rack)
    (row,) = uncounted(books.database, books.actor, count=of_rack.id)
    assert (row.goods.item, row.goods.expires_on, row.goods.unit) == (tea, "2027-01-01", "pcs")


def test_what_is_not_counted_of_a_category(books: Books, tea: bytes, rice: bytes) -> None:
    """The others are not asked for, and what another count has neither."""
    grain = add_category(books.database, books.actor, name="Beras")
    books.database.execute_sql("UPDATE item SET category = ? WHERE id = ?", (grain, rice))
    stocktake = Stocktake.of(books, category=grain)
    (row,) = uncounted(books.database, books.actor, count=stocktake.id)
    assert row.goods.item == rice
    assert count_summary(books.database, books.actor, count=stocktake.id).uncounted == 1
    books.database.execute_sql("UPDATE item SET category = NULL WHERE id = ?", (rice,))


def test_how_a_count_goes(books: Books, tea: bytes, rice: bytes, warehouse: Actor) -> None:
    """How much is counted and exact, found and missing, and by whom."""
    stocktake = Stocktake.of(books)
    theirs = replace(stocktake, actor=warehouse)
    theirs.line(tea, 3 * ONE)
    stocktake.line(tea, 10 * ONE)
    theirs.line(rice, 3 * ONE)
    salt = add_item(books.database, books.actor, "Garam")
    receive(books.database, books.actor, salt, ONE, 100)
    summary = count_summary(books.database, books.actor, count=stocktake.id)
    assert (summary.counted, summary.exact, summary.uncounted) == (2, 1, 1)
    assert (summary.found, summary.missing) == (0, 60_000 * RUPIAH)
    people = [(each.person, each.lines, each.struck, each.exact) for each in summary.people]
    assert people == [("Gudang", 1, 1, 0), ("Ibu Sri", 1, 0, 1)]


def test_a_blind_count_hides_what_the_books_say(books: Books, tea: bytes, warehouse: Actor) -> None:
    """Until it is closed, from everybody who may not approve counts; who may sees it at once."""
    stocktake = Stocktake.of(books, blind=True)
    stocktake.line(tea, 9 * ONE)
    asked: dict[str, Any] = {"count": stocktake.id}
    (row,) = count_tallies(books.database, warehouse, **asked)
    assert (row.counted, row.recorded, row.difference, row.value) == (9 * ONE, None, None, None)
    (line,) = count_lines(books.database, warehouse, **asked)
    assert line.recorded is None
    summary = count_summary(books.database, warehouse, **asked)
    assert (summary.exact, summary.found, summary.missing) == (None, None, None)
    assert [each.exact for each in summary.people] == [None]
    receive(books.database, books.actor, add_item(books.database, books.actor, "Kopi"), ONE, 1)
    (missing,) = uncounted(books.database, warehouse, **asked)
    assert (missing.goods.name, missing.recorded) == ("Kopi", None)
    with pytest.raises(PermissionDenied):
        count_tallies(books.database, warehouse, different=True, **asked)
    assert count_tallies(books.database, books.actor, **asked)[0].recorded == 10 * ONE
    stocktake.close()
    assert count_tallies(books.database, warehouse, **asked)[0].difference == -ONE
    assert count_lines(books.database, warehouse, **asked)[0].recorded == 10 * ONE


def test_who_may_not_see_the_stock_learns_none_of_it_by_counting(books: Books, tea: bytes) -> None:
    """Not even in a count of their own that is not blind, nor once it is closed."""
    role = create_role(
        books.database, books.actor, name="Penghitung", permissions={"stock.count": "all"}
    )
    person = {"login": "hitung", "name": "Hitung", "role": role, "password": PASSWORD}
    counter = Actor(add_account(books.database, books.actor, **person))  # type: ignore[arg-type]  # by their names
    rice = add_item(books.database, books.actor, "Beras")
    receive(books.database, books.actor, rice, 4 * ONE, 100)
    count = open_count(books.database, counter)
    asked: dict[str, Any] = {"count": count}
    counted = count_line(books.database, counter, item=tea, counted=7 * ONE, **asked)
    assert counted.recorded is None
    assert [row.recorded for row in uncounted(books.database, counter, **asked)] == [None]
    close_count(books.database, counter, **asked)
    assert [row.recorded for row in count_tallies(books.database, counter, **asked)] == [None]
    assert [row.recorded for row in count_lines(books.database, counter, **asked)] == [None]
    assert count_summary(books.database, counter, **asked).exact is None
    with pytest.raises(PermissionDenied):
        count_tallies(books.database, counter, different=True, **asked)


def test_a_cancelled_blind_count_tells_nothing(books: Books, tea: bytes, warehouse: Actor) -> None:
    """Otherwise whoever counts would cancel one to look."""
    stocktake = Stocktake.of(books, blind=True)
    stocktake.line(tea, 9 * ONE)
    cancel_count(books.database, warehouse, count=stocktake.id)
    (row,) = count_tallies(books.database, warehouse, count=stocktake.id)
    assert row.recorded is None


def test_a_count_that_is_not_there(shop_database: ShopDatabase, owner: Actor) -> None:
    """Told as such by every query."""
    for query in (count_tallies, count_lines, count_summary, uncounted):
        with pytest.raises(NotFound, match="count_unknown"):
            query(shop_database, owner, count=bytes(16))


def report(books: Books, actor: Actor | None = None, **asked: object) -> Report:
    """The report of differences."""
    request = ReportRequest("count_variances", **asked)  # type: ignore[arg-type]  # by their names
    return run_report(books.database, actor or books.actor, request=request)


def test_the_report_of_differences(
    books: Books, tea: bytes, rice: bytes, clerk: Actor, cashier: Actor
) -> None:
    """What differed at closing, with who counted, why, and what it was worth."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 5 * ONE, reason="damage")
    stocktake.line(tea, 3 * ONE, adds=True, reason="damage")
    stocktake.line(rice, 4 * ONE)
    salt = add_item(books.database, books.actor, "Garam", sku="GARAM")
    stocktake.line(salt, ONE, reason="found")
    sell(books.database, books.actor, tea, ONE)
    assert report(books).rows == []
    number = stocktake.close().number
    day = books.one("SELECT business_date FROM document WHERE kind = 'stocktake'")
    head = (day, number)
    tail = ("pcs", "Ibu Sri")
    found = (*head, "GARAM", "Garam", "Toko", "", 0, ONE, ONE, *tail, "found", 0)
    missing = (
        *(*head, "TEH", "Teh", "Toko", "", 10 * ONE, 8 * ONE, -2 * ONE, *tail),
        *("damage", -1_000 * RUPIAH),
    )
    assert report(books).rows == [found, missing]
    assert totals(report(books)) == {"value": -1_000 * RUPIAH}
    assert report(books, where=ReportFilter(sku="TEH")).rows == [missing]
    assert report(books, where=ReportFilter(last=date(2020, 1, 1))).rows == []
    assert report(books, order=Order("difference")).rows == [missing, found]
    assert report(books, order=Order("reason")).rows == [missing, found]
    words = {"damage": "rusak", "found": "ditemukan"}
    assert report(books, order=Order("reason", words=words)).rows == [found, missing]
    assert report(books, clerk).rows == [found[:-1], missing[:-1]]
    assert "count_variances" not in report_names(books.database, cashier)


def test_a_reversed_difference_is_none(books: Books, tea: bytes, rice: bytes) -> None:
    """Line by line."""
    stocktake = Stocktake.of(books)
    stocktake.line(tea, 8 * ONE)
    stocktake.line(rice, 3 * ONE)
    stocktake.close()
    line = books.one(
        "SELECT id FROM document_line WHERE document = ? AND item = ?", stocktake.id, tea
    )
    reverse_document(
        books.database, books.actor, document=stocktake.id, reason="", lines=[bytes(line)]
    )
    assert [row[3] for row in report(books).rows] == ["Beras"]

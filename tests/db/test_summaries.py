"""What is summed up by day and year follows every booking; a deep check sees when not."""

from datetime import date

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import new_id
from db.operations.documents import reverse_document
from db.operations.items import (
    ItemFields,
    archive_item,
    delete_item,
    edit_item,
    restore_item,
)
from db.operations.places import add_category
from db.queries.check import Problem, check
from tests.db.queries.test_check import tamper
from tests.shops import ONE, add_item, receive, sell

FIRST, SECOND = date(2025, 12, 31), date(2026, 1, 1)
DAYS = "SELECT day, kind, came, went, amount, cost, variance FROM item_day ORDER BY day, kind"
YEARS = "SELECT year, kind, came, went, amount, cost, variance FROM item_year ORDER BY year, kind"
KINDS = "SELECT day, kind, documents, amount, cost, variance FROM kind_day ORDER BY day, kind"


@pytest.fixture
def tea(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """10 received at 100 and 3 of them sold at 150 in one year, 2 more in the next."""
    tea = add_item(shop_database, owner, "Teh", sale_price=150)
    receive(shop_database, owner, tea, 10 * ONE, 100, day=FIRST)
    sell(shop_database, owner, tea, 3 * ONE, day=FIRST)
    sell(shop_database, owner, tea, 2 * ONE, day=SECOND)
    return tea


def test_days_and_years_are_what_was_booked(shop_database: ShopDatabase, tea: bytes) -> None:
    """Quantities, money and costs by kind, worked out by hand."""
    first = ("2025-12-31", "sale", 0, 3 * ONE, 450, -300, 0)
    second = ("2026-01-01", "sale", 0, 2 * ONE, 300, -200, 0)
    received = (10 * ONE, 0, 0, 1000, 0)

    assert [row for row in shop_database.rows(DAYS) if row[1] == "sale"] == [first, second]
    assert shop_database.rows(YEARS)[0][2:4] == received[:2]
    assert shop_database.rows(YEARS)[0][5:] == received[3:]
    assert shop_database.rows(YEARS)[1:] == [("2025", *first[1:]), ("2026", *second[1:])]
    assert ("2025-12-31", "sale", 1, 450, -300, 0) in shop_database.rows(KINDS)


def test_a_reversal_takes_back_what_it_reverses(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """A sale and its reversal on one day leave no money, no cost and no document."""
    sold = sell(shop_database, owner, tea, ONE)

    reverse_document(shop_database, owner, document=sold.id, reason="salah")

    today = shop_database.rows(DAYS)[-1]
    assert today[1:] == ("sale", ONE, ONE, 0, 0, 0)
    assert shop_database.rows(KINDS)[-1][1:] == ("sale", 0, 0, 0, 0)


def test_the_variance_of_a_deficit_is_summed(shop_database: ShopDatabase, owner: Actor) -> None:
    """Sold before it came: what the receipt corrects stands in its day."""
    tea = add_item(shop_database, owner, "Teh")
    receive(shop_database, owner, tea, ONE, 100)
    sell(shop_database, owner, tea, 3 * ONE, oversell=True)

    receive(shop_database, owner, tea, 4 * ONE, 150)

    (receipts, _sales) = shop_database.rows(DAYS)
    assert receipts[5:] == (700, 100)
    assert check(shop_database, deep=True) == []


def test_an_estimated_cost_that_is_fixed_is_summed_anew(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """The one change that a cost may have reaches days, years and kinds."""
    tamper(shop_database, "UPDATE movement_cost SET estimated = 1 WHERE cost = 200")

    shop_database.execute_sql(
        "UPDATE movement_cost SET cost = 260, variance = 7, estimated = 0 WHERE cost = 200"
    )

    assert shop_database.rows(DAYS)[-1][5:] == (-260, 7)
    assert shop_database.rows(YEARS)[-1][5:] == (-260, 7)
    assert shop_database.rows(KINDS)[-1][4:] == (-260, 7)


def test_a_line_of_several_lots_has_one_amount(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """A second movement of a line adds its quantity and no money."""
    lot = new_id()
    shop_database.execute_sql("INSERT INTO lot VALUES (?, ?, 'A', NULL)", (lot, tea))
    before = shop_database.rows(DAYS)[-1]

    shop_database.execute_sql(
        "INSERT INTO movement SELECT ?, document, line, item, ?, source, destination, 500,"
        " unit_price, at, business_date, NULL FROM movement ORDER BY rowid DESC LIMIT 1",
        (new_id(), lot),
    )

    after = shop_database.rows(DAYS)[-1]
    assert after == (*before[:3], before[3] + 500, *before[4:])


def test_items_know_their_stock_and_cost(
    shop_database: ShopDatabase, owner: Actor, tea: bytes
) -> None:
    """The columns that lists are sorted by follow movements and costs."""
    receive(shop_database, owner, tea, 5 * ONE, 200)
    coffee = add_item(shop_database, owner, "Kopi")

    rows = dict(shop_database.rows("SELECT id, on_hand || ' ' || ifnull(unit_cost, '') FROM item"))

    assert rows == {tea: "10000 150", coffee: "0 "}


def test_categories_are_counted(shop_database: ShopDatabase, owner: Actor, tea: bytes) -> None:
    """An item that is moved, archived or deleted is counted where it is now."""
    drinks = add_category(shop_database, owner, name="Minuman")
    edit_item(shop_database, owner, item=tea, fields=ItemFields("Teh", category=drinks))
    assert shop_database.rows("SELECT * FROM category_count") == [(drinks, 0, 1)]

    archive_item(shop_database, owner, item=tea)
    delete_item(shop_database, owner, item=add_item(shop_database, owner, "Kopi"))

    assert shop_database.rows("SELECT * FROM category_count") == [(drinks, 1, 1)]
    assert check(shop_database, deep=True) == []


def test_beginnings_of_names_are_counted(shop_database: ShopDatabase, owner: Actor) -> None:
    """Of what is listed: an item that is renamed, archived or deleted leaves its beginning."""
    counts = "SELECT * FROM beginning_count"
    tea, red = (add_item(shop_database, owner, name) for name in ("Teh Hijau", "Teh Merah"))
    assert shop_database.rows(counts) == [("teh ", 2)]

    edit_item(shop_database, owner, item=tea, fields=ItemFields("Ûbi"))
    assert shop_database.rows(counts) == [("teh ", 1), ("ubi", 1)]

    archive_item(shop_database, owner, item=red)
    delete_item(shop_database, owner, item=tea)
    assert shop_database.rows(counts) == []
    restore_item(shop_database, owner, item=red)
    assert shop_database.rows(counts) == [("teh ", 1)]
    assert check(shop_database, deep=True) == []


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE item_day SET went = went + 1", "item_day, 3"),
        ("UPDATE item_day SET cost = cost + 1 WHERE kind = 'receipt'", "item_day, 1"),
        ("DELETE FROM item_day WHERE kind = 'receipt'", "item_day, 1"),
        ("UPDATE item_year SET amount = 0 WHERE kind = 'sale'", "item_year, 2"),
        (
            "INSERT INTO item_year SELECT '2020', kind, item, 1, 1, 1, 1, 1 FROM item_year LIMIT 1",
            "item_year, 1",
        ),
        ("UPDATE kind_day SET documents = 7", "kind_day, 3"),
        ("UPDATE category_count SET items = 7", "category_count, 1"),
        ("UPDATE beginning_count SET items = 7", "beginning_count, 1"),
        ("UPDATE item SET on_hand = 1", "Teh"),
        ("UPDATE item SET unit_cost = NULL", "Teh"),
    ],
)
def test_a_deep_check_sums_up_anew(
    shop_database: ShopDatabase, tea: bytes, statement: str, subject: str
) -> None:
    """It names every summary that was changed behind the program's back."""
    assert check(shop_database, deep=True) == []

    tamper(shop_database, statement)

    assert check(shop_database, deep=True) == [Problem("summary_differs", subject)]
    assert check(shop_database) == []

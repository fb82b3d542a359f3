"""Reports: what they add up to, and what each person gets."""

from datetime import date

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, PermissionDenied
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import add_line, describe_draft, open_draft
from db.operations.places import add_category, add_location
from db.queries.reports import Report, ReportFilter, ReportRequest, report_names, run_report
from tests.db.books import totals
from tests.shops import ONE, add_item, receive, sell

EAN = "8991234567897"
FIRST, LATER = date(2026, 1, 5), date(2026, 2, 1)


@pytest.fixture
def books(shop_database: ShopDatabase, owner: Actor, cashier: Actor) -> ShopDatabase:
    """Tea received and sold by two people on two days."""
    tea = add_item(
        *(shop_database, owner, "Teh", EAN),
        category=add_category(shop_database, owner, name="Minuman"),
        sale_price=150,
        sku="T",
    )
    receive(shop_database, owner, tea, 10 * ONE, 100, day=FIRST)
    sell(shop_database, cashier, tea, 2 * ONE, day=FIRST)
    sold = sell(shop_database, owner, tea, 3 * ONE, day=LATER)
    reverse_document(shop_database, owner, document=sold.id, reason="")
    add_item(shop_database, owner, "Kopi", sku="K")
    return shop_database


def column(report: Report, key: str) -> list[object]:
    """The values of one column."""
    place = [column.key for column in report.columns].index(key)
    return [row[place] for row in report.rows]


def test_stock_on_hand_with_its_value(books: ShopDatabase, owner: Actor) -> None:
    """What is there, at its price and at its cost; what is not there has no row."""
    report = run_report(books, owner, request=ReportRequest("stock_on_hand"))
    assert report.rows == [("T", "Teh", "Minuman", "Toko", 8 * ONE, "pcs", 150, 1_200, 100, 800)]
    assert totals(report) == {"value_at_price": 1_200, "value": 800}


def test_the_values_of_all_places_add_up_to_the_pool(books: ShopDatabase, owner: Actor) -> None:
    """Three pieces for 100 in one place and seven in another: no part of the cost is lost."""
    place = add_location(books, owner, name="Gudang")
    add_item(books, owner, "Paku", "222")
    for location, count in ((None, 3), (place, 7)):
        draft = open_draft(books, owner, kind="receipt", location=location)
        describe_draft(books, owner, draft=draft, location=location)
        add_line(books, owner, draft=draft, code="222", count=count * ONE)
        post_draft(books, owner, draft=draft)
    books.execute_sql("UPDATE item_cost SET cost = 100 WHERE quantity = 10000")
    report = run_report(books, owner, request=ReportRequest("stock_on_hand"))
    rows = [row for row in report.rows if row[1] == "Paku"]
    assert [(row[3], row[4], row[9]) for row in rows] == [
        ("Toko", 3_000, 30),
        ("Gudang", 7_000, 70),
    ]
    only = run_report(
        books, owner, request=ReportRequest("stock_on_hand", where=ReportFilter(location=place))
    )
    assert column(only, "value") == [70]


def test_a_stock_worth_more_than_any_sale_is_still_reported(
    books: ShopDatabase, owner: Actor
) -> None:
    """Ten million pieces at an absurd price: the report shows it instead of failing."""
    gold = add_item(books, owner, "Emas", sale_price=10**14)
    receive(books, owner, gold, 10**10, 1)
    report = run_report(books, owner, request=ReportRequest("stock_on_hand"))
    assert 10**21 in column(report, "value_at_price")


def test_movements_of_a_period(books: ShopDatabase, owner: Actor) -> None:
    """What leaves counts below zero, what is given back too; days are the shop's."""
    report = run_report(books, owner, request=ReportRequest("movements"))
    assert column(report, "kind") == ["receipt", "sale", "sale", "sale_reversed"]
    assert column(report, "quantity") == [10_000, -2_000, -3_000, 3_000]
    assert column(report, "amount") == [0, 300, 450, -450]
    assert column(report, "cost") == [1_000, -200, -300, 300]
    assert totals(report) == {"amount": 300, "cost": 800}
    january = ReportFilter(first=FIRST, last=FIRST)
    report = run_report(books, owner, request=ReportRequest("movements", where=january))
    assert column(report, "kind") == ["receipt", "sale"]
    assert set(column(report, "date")) == {"2026-01-05"}
    sales = ReportFilter(kind="sale", last=FIRST)
    assert len(run_report(books, owner, request=ReportRequest("movements", where=sales)).rows) == 1


@pytest.mark.parametrize(
    "where",
    [
        ReportFilter(first=date(2030, 1, 1)),
        ReportFilter(last=date(2020, 1, 1)),
        ReportFilter(first=LATER, last=FIRST),
        ReportFilter(kind="transfer"),
        ReportFilter(category=bytes(16)),
        ReportFilter(location=bytes(16)),
    ],
)
def test_a_filter_that_nothing_fits(books: ShopDatabase, owner: Actor, where: ReportFilter) -> None:
    """An empty report has its columns and totals of zero."""
    report = run_report(books, owner, request=ReportRequest("movements", where=where))
    assert report.rows == []
    assert totals(report) == {"amount": 0, "cost": 0}


def test_a_cashier_sees_their_own_sales_alone(books: ShopDatabase, cashier: Actor) -> None:
    """No stock report, no receipts, nobody else's sales, no costs; whatever is asked for."""
    assert report_names(books, cashier) == ["movements"]
    for where in (ReportFilter(), ReportFilter(kind="receipt"), ReportFilter(kind="sale")):
        report = run_report(books, cashier, request=ReportRequest("movements", where=where))
        assert column(report, "number") == ["SAL-K1-000001"]
        assert "cost" not in [column.key for column in report.columns]
    with pytest.raises(PermissionDenied, match=r"report\.view"):
        run_report(books, cashier, request=ReportRequest("stock_on_hand"))


def test_own_sales_are_what_was_not_taken_back(
    books: ShopDatabase, owner: Actor, cashier: Actor
) -> None:
    """The owner reverses one of the cashier's sales, the cashier one of the owner's: both count
    for whoever had sold.
    """
    (tea,) = books.rows("SELECT id FROM item WHERE sku = 'T'")[0]
    own = sell(books, cashier, tea, ONE)
    reverse_document(books, owner, document=own.id, reason="")
    others = sell(books, owner, tea, ONE)
    books.execute_sql("UPDATE role_permission SET scope = 'all' WHERE permission LIKE '%reverse'")
    reverse_document(books, cashier, document=others.id, reason="")

    report = run_report(books, cashier, request=ReportRequest("movements"))

    assert column(report, "kind") == ["sale", "sale", "sale_reversed"]
    assert column(report, "quantity") == [-2 * ONE, -ONE, ONE]
    assert totals(report) == {"amount": 300}


def test_a_viewer_sees_everything_but_costs(
    books: ShopDatabase, owner: Actor, viewer: Actor
) -> None:
    """The same rows without the columns of cost."""
    assert report_names(books, viewer)[:2] == ["stock_on_hand", "movements"]
    for name, hidden in (("stock_on_hand", 2), ("movements", 1)):
        whole, shown = (
            run_report(books, owner, request=ReportRequest(name)),
            run_report(books, viewer, request=ReportRequest(name)),
        )
        assert shown.columns == whole.columns[:-hidden]
        assert shown.rows == [row[:-hidden] for row in whole.rows]


def test_an_unknown_report_is_told(books: ShopDatabase, owner: Actor) -> None:
    """With the names that there are."""
    with pytest.raises(InvalidInput, match="report_unknown") as refused:
        run_report(books, owner, request=ReportRequest("profit'; --"))
    known = str(refused.value.details["known"])
    assert known.startswith("stock_on_hand, movements, valuation, ")

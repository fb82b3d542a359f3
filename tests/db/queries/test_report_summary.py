"""What a report adds up to."""

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_category, add_location
from db.queries import report_summary
from db.queries.report_summary import ReportSummary, summarise_report, summary_of
from db.queries.reports import Column, Order, Part, Report, ReportRequest, Row, run_report
from db.rules.texts import folded
from tests.db.books import totals
from tests.shops import ONE, add_item, receive, sell

MOVES = (Column("sku"), Column("kind"), Column("quantity", "quantity"), Column("unit"))


def moved(*rows: tuple[str, int, str]) -> ReportSummary:
    """The summary of movements (kind, thousandths, unit) of one item."""
    return summary_of("movements", MOVES, [("T", *row) for row in rows])


@pytest.fixture
def books(shop_database: ShopDatabase, owner: Actor, viewer: Actor) -> ShopDatabase:
    """Three items that every column puts in another order."""
    for name, sku, price, pieces, cost, others in (
        ("Éclair", "3", 50, 7, 10, "ubi"),
        ("gula", "1", 90, 2, 80, "Énak"),
        ("Teh", "2", 70, 9, 20, "Fajar"),
    ):
        category = add_category(shop_database, owner, name=others)
        place = add_location(shop_database, owner, name=others)
        fields = {"sku": sku, "sale_price": price, "category": category}
        item = add_item(shop_database, owner, name, **fields)
        receive(shop_database, owner, item, pieces * ONE, cost, location=place)
        sell(shop_database, owner, item, ONE, location=place)
    return shop_database


def column(report: Report, key: str) -> list[object]:
    """The values of one column."""
    place = [column.key for column in report.columns].index(key)
    return [row[place] for row in report.rows]


def test_goods_in_and_out_by_unit() -> None:
    """Pieces are never added to kilograms; a transfer is neither in nor out."""
    summary = moved(
        ("receipt", 12_000, "pcs"),
        ("receipt", 2_500, "kg"),
        ("opening", 1_000, "pcs"),
        ("sale", -3_000, "pcs"),
        ("adjustment", -500, "kg"),
        ("transfer", 7_000, "pcs"),
    )
    assert summary.came == {"pcs": 13_000, "kg": 2_500}
    assert summary.went == {"pcs": 3_000, "kg": 500}


def test_reversals_count_against_what_they_take_back() -> None:
    """A reversed receipt lessens what came, a reversed sale what went."""
    summary = moved(
        ("receipt", 12_000, "pcs"),
        ("receipt_reversed", -12_000, "pcs"),
        ("sale", -3_000, "pcs"),
        ("sale_reversed", 3_000, "pcs"),
        ("sale", -1_000, "pcs"),
    )
    assert summary.came == {"pcs": 0}
    assert summary.went == {"pcs": 1_000}


def test_the_sums_are_those_of_all_rows(
    books: ShopDatabase, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of two rows; count, items and totals of three."""
    monkeypatch.setattr(report_summary, "PAGE", 2)
    whole = run_report(books, owner, request=ReportRequest("stock_on_hand"))
    summary = summarise_report(books, owner, request=ReportRequest("stock_on_hand"))
    assert summary.report.rows == whole.rows[:2]
    assert (summary.count, summary.items, summary.totals) == (3, 3, totals(whole))
    rest = run_report(books, owner, request=ReportRequest("stock_on_hand", part=Part(2, 2)))
    assert summary.report.rows + rest.rows == whole.rows


@pytest.mark.parametrize("name", ["stock_on_hand", "movements"])
@pytest.mark.parametrize("descending", [False, True])
def test_every_column_sorts(name: str, descending: bool, books: ShopDatabase, owner: Actor) -> None:
    """Texts without regard to capitals, numbers by their size; the rows are the same."""
    whole = run_report(books, owner, request=ReportRequest(name))
    for key in [column.key for column in whole.columns if column.key != "unit"]:
        ordered = run_report(
            books, owner, request=ReportRequest(name, order=Order(key, descending))
        )
        values = [folded(v) if isinstance(v, str) else v for v in column(ordered, key)]
        assert values == sorted(values, reverse=descending)  # type: ignore[type-var]  # one kind
        assert sorted(map(repr, ordered.rows)) == sorted(map(repr, whole.rows))


def test_the_order_of_what_is_hidden_stays_hidden(books: ShopDatabase, viewer: Actor) -> None:
    """Somebody without costs learns nothing from sorting by them."""
    rows: list[Row] = run_report(books, viewer, request=ReportRequest("stock_on_hand")).rows
    for key in ("value", "unit_cost", "nothing; --"):
        asked = run_report(
            books, viewer, request=ReportRequest("stock_on_hand", order=Order(key, True))
        )
        assert asked.rows == rows

"""The examples of test_cost_examples.py through real documents, and their margins."""

from datetime import timedelta

import pytest

from db.access import Actor, now
from db.errors import PermissionDenied
from db.operations.documents import reverse_document
from db.queries.margins import MARGINS, SaleMargin, sale_margins
from db.rules.calendar import business_date
from tests.db.books import Books, Scan
from tests.shops import ONE, RUPIAH, add_item

TODAY = business_date(now(), "Asia/Jakarta")
LAST_WEEK = TODAY - timedelta(days=7)
TOMORROW = TODAY + timedelta(days=1)  # the day may end while the tests run


@pytest.fixture
def item(books: Books) -> bytes:
    """Sold at 300 rupiah; none is there."""
    return add_item(books.database, books.actor, "Teh", sale_price=300 * RUPIAH)


def buy(books: Books, item: bytes, pieces: int, each: int, **said: object) -> object:
    """A receipt."""
    scan = Scan(item, pieces * ONE, each * RUPIAH)
    return books.post("receipt", scan, **said)  # type: ignore[arg-type]  # by their names


def margins(books: Books) -> list[tuple[int, int, int]]:
    """Revenue, cost and margin of every sale in whole rupiah."""
    rows = sale_margins(books.database, books.actor, first=LAST_WEEK, last=TOMORROW)
    return [(row.revenue // RUPIAH, row.cost // RUPIAH, row.margin // RUPIAH) for row in rows]


def rupiah(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cost and variance in whole rupiah."""
    return [(cost // RUPIAH, variance // RUPIAH) for cost, variance in pairs]


def test_the_average_moves_with_receipts(books: Books, item: bytes) -> None:
    """10 at 100, sell 8, 10 at 200, sell 6: 800 and 1,100."""
    buy(books, item, 10, 100)
    books.post("sale", Scan(item, 8 * ONE))
    buy(books, item, 10, 200)
    books.post("sale", Scan(item, 6 * ONE))
    assert margins(books) == [(2_400, 800, 1_600), (1_800, 1_100, 700)]
    assert books.pool(item) == (6 * ONE, 1_100 * RUPIAH)


def test_a_deficit_is_settled_by_the_next_receipt(books: Books, item: bytes) -> None:
    """2 at 100, sell 5, then 10 at 120: the sale stays at 500, the receipt posts 60."""
    buy(books, item, 2, 100)
    books.post("sale", Scan(item, 5 * ONE), oversell=True)
    received = books.post("receipt", Scan(item, 10 * ONE, 120 * RUPIAH))
    assert margins(books) == [(1_500, 500, 1_000)]
    assert rupiah(books.costs(received)) == [(1_200, 60)]
    assert books.pool(item) == (7 * ONE, 840 * RUPIAH)


def test_a_receipt_is_reversed_after_a_sale(books: Books, item: bytes) -> None:
    """10 at 100, 10 at 200, sell 5, reverse the second: five at 150 stay."""
    buy(books, item, 10, 100)
    second = books.post("receipt", Scan(item, 10 * ONE, 200 * RUPIAH))
    books.post("sale", Scan(item, 5 * ONE))
    back = reverse_document(books.database, books.actor, document=second.id, reason="")
    assert rupiah(books.costs(back)) == [(2_000, -500)]
    assert margins(books) == [(1_500, 750, 750)]
    assert books.pool(item) == (5 * ONE, 750 * RUPIAH)


def test_the_last_piece_takes_what_is_left(books: Books, item: bytes) -> None:
    """Three for 100: the costs of the three sales add up to it."""
    books.post("receipt", Scan(item, ONE, 33 * RUPIAH), Scan(item, 2 * ONE, 335_000))
    for _ in range(3):
        books.post("sale", Scan(item, ONE))
    rows = sale_margins(books.database, books.actor, first=TODAY, last=TOMORROW)
    assert [row.cost for row in rows] == [333_333, 333_334, 333_333]
    assert books.pool(item) == (0, 0)


def test_a_backdated_receipt_changes_no_sale(books: Books, item: bytes) -> None:
    """What is posted first costs first; the business date only says in which period it is shown."""
    buy(books, item, 10, 100)
    books.post("sale", Scan(item, 5 * ONE))
    buy(books, item, 10, 200, day=LAST_WEEK)
    assert margins(books) == [(1_500, 500, 1_000)]
    assert books.pool(item) == (15 * ONE, 2_500 * RUPIAH)
    books.post("sale", Scan(item, 3 * ONE), day=LAST_WEEK)
    assert margins(books) == [(900, 500, 400), (1_500, 500, 1_000)]


def test_what_takes_a_sale_back_counts_below_zero(books: Books, item: bytes) -> None:
    """A return of two of five, and its reversal; then all adds up to nothing."""
    buy(books, item, 10, 100)
    sold = books.post("sale", Scan(item, 5 * ONE))
    back = books.give_back("customer_return", books.line(sold), 2 * ONE)
    assert margins(books)[1:] == [(-600, -200, -400)]
    for document in (back, sold):
        reverse_document(books.database, books.actor, document=document.id, reason="")
    assert margins(books)[2:] == [(600, 200, 400), (-1_500, -500, -1_000)]
    rows = sale_margins(books.database, books.actor, first=TODAY, last=TOMORROW)
    assert [(row.kind, row.is_reversal) for row in rows] == [
        *(("sale", False), ("customer_return", False)),
        *(("customer_return", True), ("sale", True)),
    ]
    assert sum(row.margin for row in rows) == 0


def test_margins_are_for_those_who_see_costs(
    books: Books, warehouse: Actor, cashier: Actor, viewer: Actor, item: bytes
) -> None:
    """A viewer sees reports without cost, a cashier their sales: neither sees a margin."""
    buy(books, item, 10, 100)
    books.post("sale", Scan(item, ONE))
    (row,) = sale_margins(books.database, warehouse, first=TODAY, last=TOMORROW)
    assert isinstance(row, SaleMargin)
    for actor in (cashier, viewer):
        with pytest.raises(PermissionDenied) as denied:
            sale_margins(books.database, actor, first=TODAY, last=TOMORROW)
        assert denied.value.permission == "cost.view"


def test_margins_of_a_period_read_that_period_alone(books: Books) -> None:
    """The plan goes through the index of dates."""
    asked = {"first": "2026-01-01", "last": "2026-01-31", "person": None, "limit": 9, "offset": 0}
    plan = [row[3] for row in books.database.rows(f"EXPLAIN QUERY PLAN {MARGINS}", asked)]
    assert any("document_by_date" in step for step in plan)
    assert not [step for step in plan if step.startswith("SCAN")]

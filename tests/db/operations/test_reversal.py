"""Reversals: whole or line by line, each line once, and never below what was given back."""

import pytest

from db.access import Actor
from db.errors import NotFound, PermissionDenied, Refused
from db.ids import new_id
from db.operations.documents import PostedDocument, reverse_document
from db.operations.drafts import add_line, open_draft
from db.operations.places import add_location
from db.queries.reports import ReportRequest, run_report
from db.queries.stock_card import stock_card
from tests.db.books import Books, Scan, totals
from tests.shops import ONE, add_item, digest, on_hand


@pytest.fixture
def items(books: Books) -> tuple[bytes, bytes]:
    """Tea and coffee, ten of each at 100, sold at 150 and 250."""
    tea = add_item(books.database, books.actor, "Teh", sale_price=150)
    coffee = add_item(books.database, books.actor, "Kopi", sale_price=250)
    books.post("receipt", Scan(tea, 10 * ONE, 100), Scan(coffee, 10 * ONE, 100))
    return tea, coffee


def undo(books: Books, document: PostedDocument, *lines: bytes) -> PostedDocument:
    """Reverses lines of a document, or all that is left of it."""
    return reverse_document(
        *(books.database, books.actor), document=document.id, reason="", lines=lines or None
    )


def test_one_line_is_reversed(books: Books, items: tuple[bytes, bytes]) -> None:
    """Its goods and its money alone; the rest follows with the next reversal."""
    tea, coffee = items
    sold = books.post("sale", Scan(tea, 2 * ONE), Scan(coffee, ONE))
    part = undo(books, sold, books.line(sold, 2))
    assert (part.total, part.lines) == (250, 1)
    assert (on_hand(books.database, tea), on_hand(books.database, coffee)) == (8 * ONE, 10 * ONE)
    rest = undo(books, sold)
    assert (rest.number, rest.total, rest.lines) == ("REV-K1-000002", 300, 1)
    assert on_hand(books.database, tea) == 10 * ONE
    with pytest.raises(Refused, match="already_reversed"):
        undo(books, sold)


def test_a_line_is_reversed_once(books: Books, items: tuple[bytes, bytes]) -> None:
    """Not again with others, not twice in one go, and not one of another document."""
    tea, coffee = items
    sold = books.post("sale", Scan(tea, 2 * ONE), Scan(coffee, ONE))
    first, second = books.line(sold), books.line(sold, 2)
    assert undo(books, sold, first, first).lines == 1
    before = digest(books.database)
    with pytest.raises(Refused, match="line_reversed"):
        undo(books, sold, first, second)
    for stranger in (new_id(), bytes(16)):
        with pytest.raises(NotFound, match="line_unknown"):
            undo(books, sold, second, stranger)
    with pytest.raises(NotFound, match="line_unknown"):
        reverse_document(books.database, books.actor, document=sold.id, reason="", lines=())
    assert digest(books.database) == before


def test_a_reversal_is_not_reversed(books: Books, items: tuple[bytes, bytes]) -> None:
    """Nor is a part of one."""
    sold = books.post("sale", Scan(items[0], ONE))
    part = undo(books, sold)
    with pytest.raises(Refused, match="is_reversal"):
        undo(books, part, books.line(part))


def test_what_a_customer_gave_back_stays_sold(books: Books, items: tuple[bytes, bytes]) -> None:
    """The line is not reversed below it; the others are."""
    tea, coffee = items
    sold = books.post("sale", Scan(tea, 2 * ONE), Scan(coffee, ONE))
    books.give_back("customer_return", books.line(sold), ONE)
    for lines in ((), (books.line(sold),)):
        with pytest.raises(Refused, match="line_returned") as refused:
            undo(books, sold, *lines)
        assert refused.value.details == {"name": "Teh"}
    assert undo(books, sold, books.line(sold, 2)).total == 250


def test_what_went_back_to_the_supplier_stays_received(
    books: Books, items: tuple[bytes, bytes]
) -> None:
    """As with customers."""
    received = books.post("receipt", Scan(items[0], 5 * ONE, 120))
    books.give_back("supplier_return", books.line(received), ONE)
    with pytest.raises(Refused, match="line_returned"):
        undo(books, received)


def test_every_kind_can_be_reversed(books: Books, items: tuple[bytes, bytes]) -> None:
    """Stock in each place, pool and value are as before."""
    tea, _ = items
    store_room = add_location(books.database, books.actor, name="Gudang")
    before = books.pool(tea)
    for document in (
        books.post("opening", Scan(tea, 3 * ONE, 100)),
        books.post("transfer", Scan(tea, 3 * ONE), destination=store_room),
        books.post("adjustment", Scan(tea, 3 * ONE), reason="damage"),
        books.post("adjustment", Scan(tea, 3 * ONE), reason="found"),
        books.post("supplier_return", Scan(tea, 3 * ONE)),
    ):
        undo(books, document)
    assert books.held(tea, store_room) == 0
    assert books.pool(tea) == before


def test_a_cashier_reverses_lines_of_their_own(
    books: Books, cashier: Actor, items: tuple[bytes, bytes]
) -> None:
    """And nobody else's."""
    till = Books(books.database, cashier)
    own = till.post("sale", Scan(items[0], ONE), Scan(items[1], ONE))
    others = books.post("sale", Scan(items[0], ONE))
    assert undo(till, own, books.line(own)).lines == 1
    with pytest.raises(PermissionDenied):
        undo(till, others, books.line(others))


def test_the_card_offers_what_is_not_reversed(books: Books, items: tuple[bytes, bytes]) -> None:
    """Line by line."""
    tea, coffee = items
    sold = books.post("sale", Scan(tea, ONE), Scan(coffee, ONE))
    undo(books, sold, books.line(sold))
    for item, reversible in ((tea, False), (coffee, True)):
        rows = stock_card(books.database, books.actor, item=item)
        assert [row.reversible for row in rows if row.document == sold.id] == [reversible]


def test_a_reversed_line_is_no_price_to_go_by(books: Books, items: tuple[bytes, bytes]) -> None:
    """The next receipt begins with the cost of a line that stands."""
    tea, coffee = items
    dear = books.post("receipt", Scan(tea, ONE, 900), Scan(coffee, ONE, 700))
    undo(books, dear, books.line(dear))
    draft = open_draft(books.database, books.actor, kind="receipt")
    for item, cost in ((tea, 100), (coffee, 700)):
        sku = books.one("SELECT sku FROM item WHERE id = ?", item)
        line = add_line(books.database, books.actor, draft=draft, code=sku).line
        assert books.one("SELECT unit_cost FROM draft_line WHERE id = ?", line) == cost


def test_money_given_back_counts_below_zero(books: Books, items: tuple[bytes, bytes]) -> None:
    """In the report of movements, sale, return and reversals add up to what is in the till."""
    sold = books.post("sale", Scan(items[0], 3 * ONE))
    back = books.give_back("customer_return", books.line(sold), ONE)
    report = run_report(books.database, books.actor, request=ReportRequest("movements"))
    assert totals(report)["amount"] == sold.total - back.total
    undo(books, back)
    undo(books, sold)
    assert (
        totals(run_report(books.database, books.actor, request=ReportRequest("movements")))[
            "amount"
        ]
        == 0
    )

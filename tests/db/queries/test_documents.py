"""One document: its lines, what became of them, and who may see it."""

import pytest

from db.access import Actor
from db.errors import NotFound, PermissionDenied
from db.ids import new_id
from db.operations.documents import reverse_document
from db.queries.documents import document_detail, document_numbered
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item


@pytest.fixture
def items(books: Books) -> tuple[bytes, bytes]:
    """Ten of each."""
    tea = add_item(books.database, books.actor, "Teh", sale_price=150)
    coffee = add_item(books.database, books.actor, "Kopi", sale_price=250)
    books.post("receipt", Scan(tea, 10 * ONE, 100), Scan(coffee, 10 * ONE, 100))
    return tea, coffee


def test_lines_say_what_became_of_them(books: Books, items: tuple[bytes, bytes]) -> None:
    """Given back, reversed, still open; the document's state follows."""
    sold = books.post("sale", *(Scan(item, 3 * ONE) for item in items))
    assert document_detail(books.database, books.actor, document=sold.id).state == "booked"
    books.give_back("customer_return", books.line(sold), ONE)
    undone = reverse_document(
        books.database, books.actor, document=sold.id, reason="", lines=[books.line(sold, 2)]
    )
    shown = document_numbered(books.database, books.actor, number=f" {sold.number} ")
    assert (shown.id, shown.state, shown.total, shown.person) == (
        *(sold.id, "partly_reversed", 1_200, "Ibu Sri"),
    )
    assert [(line.name, line.returned, line.returnable) for line in shown.lines] == [
        *(("Teh", ONE, 2 * ONE), ("Kopi", 0, 0))
    ]
    back = document_detail(books.database, books.actor, document=undone.id)
    assert (back.state, back.kind) == ("reversal", "sale")


def test_a_reversed_document_says_so(books: Books, items: tuple[bytes, bytes]) -> None:
    """Once all its lines are."""
    sold = books.post("sale", *(Scan(item, ONE) for item in items))
    for position in (1, 2):
        lines = [books.line(sold, position)]
        reverse_document(books.database, books.actor, document=sold.id, reason="", lines=lines)
    assert document_detail(books.database, books.actor, document=sold.id).state == "reversed"


def test_a_cashier_finds_sales_to_take_back(
    books: Books, cashier: Actor, viewer: Actor, items: tuple[bytes, bytes]
) -> None:
    """Other people's too, without their names; no receipt, and no reversal of somebody else."""
    sold = books.post("sale", Scan(items[0], ONE))
    received = books.post("receipt", Scan(items[0], ONE))
    undone = reverse_document(books.database, books.actor, document=received.id, reason="")
    assert document_detail(books.database, cashier, document=sold.id).person is None
    for hidden in (received.id, undone.id, new_id()):
        with pytest.raises(NotFound, match="document_unknown"):
            document_detail(books.database, cashier, document=hidden)
    assert document_detail(books.database, viewer, document=received.id).person == "Ibu Sri"
    own = Books(books.database, cashier).post("sale", Scan(items[0], ONE))
    assert document_detail(books.database, cashier, document=own.id).person == "Kasir"


def test_nobody_sees_a_document(books: Books, items: tuple[bytes, bytes]) -> None:
    """Somebody without an account is denied."""
    sold = books.post("sale", Scan(items[0], ONE))
    with pytest.raises(PermissionDenied):
        document_detail(books.database, Actor(bytes(16)), document=sold.id)

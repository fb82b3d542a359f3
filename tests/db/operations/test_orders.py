"""Orders to suppliers: what is on the way, and what receipts, reversals and merges do to it."""

from collections.abc import Callable
from datetime import date

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import InvalidInput, NotFound, Refused
from db.operations.documents import PostedDocument, post_draft, reverse_document
from db.operations.drafts import add_line, describe_draft, open_draft
from db.operations.items import ItemFields, archive_item, delete_item, edit_item
from db.operations.merge import merge_items
from db.operations.orders import PlacedOrder, Wanted, cancel_order, order_stock
from db.operations.places import add_partner
from db.operations.units import add_unit
from db.queries.check import Problem, check
from db.queries.orders import open_order_lines
from tests.db.books import Books, Scan
from tests.db.queries.test_check import tamper
from tests.shops import ONE, add_item

Order = Callable[..., PlacedOrder]


@pytest.fixture
def tea(books: Books) -> bytes:
    """An item in pieces."""
    return add_item(books.database, books.actor, "Teh", sku="T")


@pytest.fixture
def supplier(books: Books) -> bytes:
    """Who sells tea."""
    return add_partner(books.database, books.actor, name="PT Sumber", kind="supplier")


@pytest.fixture
def order(books: Books, supplier: bytes, tea: bytes) -> Order:
    """Orders so many pieces of tea a line."""

    def place(*pieces: int, of: bytes = supplier, item: bytes = tea) -> PlacedOrder:
        lines = [Wanted(item, count * ONE) for count in pieces]
        return order_stock(books.database, books.actor, supplier=of, lines=lines)

    return place


def receive_of(books: Books, supplier: bytes | None, *scans: Scan) -> PostedDocument:
    """A receipt that names its supplier."""
    draft = open_draft(books.database, books.actor, kind="receipt")
    describe_draft(books.database, books.actor, draft=draft, partner=supplier)
    for scan in scans:
        books.scan(draft, scan)
    return post_draft(books.database, books.actor, draft=draft)


def coming(books: Books, item: bytes | None = None) -> list[int]:
    """Pieces on the way, line by line, the oldest first."""
    lines = open_order_lines(books.database, books.actor, item=item)
    return [line.open // ONE for line in lines]


def test_an_order_is_on_the_way(books: Books, supplier: bytes, tea: bytes) -> None:
    """With its number, supplier, day and what was ordered; stock is not touched."""
    placed = order_stock(
        *(books.database, books.actor),
        supplier=supplier,
        lines=[Wanted(tea, 24 * ONE)],
        expected_on=date(2026, 12, 24),
        reference=" SO-77 ",
    )
    (line,) = open_order_lines(books.database, books.actor, order=placed.id)
    assert (line.number, line.supplier_name, line.name) == ("PO-K1-000001", "PT Sumber", "Teh")
    assert (line.expected_on, line.reference, line.ordered) == ("2026-12-24", "SO-77", 24 * ONE)
    assert (line.open, placed.lines) == (24 * ONE, (line.line,))
    assert books.one("SELECT count(*) FROM movement") == 0


def test_a_receipt_lowers_the_oldest_order(books: Books, tea: bytes, order: Order) -> None:
    """10 and 20 ordered, 15 came: 15 of the second are still to come."""
    order(10)
    order(20)
    books.post("receipt", Scan(tea, 15 * ONE))
    assert coming(books) == [15]
    books.post("receipt", Scan(tea, 20 * ONE))
    assert coming(books) == []


def test_two_lines_of_one_receipt(books: Books, tea: bytes, order: Order) -> None:
    """Two costs, two lines: both count."""
    order(4, 6)
    books.post("receipt", Scan(tea, 3 * ONE, 100), Scan(tea, 2 * ONE, 120))
    assert coming(books) == [5]


def test_only_the_orders_of_the_receipts_supplier(
    books: Books, supplier: bytes, tea: bytes, order: Order
) -> None:
    """What came of one supplier leaves the older order of another as it is."""
    other = add_partner(books.database, books.actor, name="CV Lain", kind="both")
    order(10)
    order(10, of=other)
    receive_of(books, other, Scan(tea, 4 * ONE))
    assert coming(books) == [10, 6]
    receive_of(books, None, Scan(tea, 11 * ONE))
    assert coming(books) == [5]


def test_other_documents_and_items_lower_nothing(books: Books, tea: bytes, order: Order) -> None:
    """Opening stock, what is found and what others received were not ordered."""
    rice = add_item(books.database, books.actor, "Beras")
    order(10)
    books.post("opening", Scan(tea, ONE))
    books.post("adjustment", Scan(tea, ONE), reason="found")
    books.post("receipt", Scan(rice, ONE))
    assert coming(books) == [10]


def test_a_reversal_puts_back_what_the_receipt_brought(
    books: Books, tea: bytes, order: Order
) -> None:
    """Line by line, as the receipt is reversed."""
    rice = add_item(books.database, books.actor, "Beras")
    order(10)
    order(5, item=rice)
    receipt = books.post("receipt", Scan(tea, 7 * ONE), Scan(rice, 5 * ONE))
    assert coming(books) == [3]
    lines = [books.line(receipt, 1)]
    reverse_document(books.database, books.actor, document=receipt.id, reason="", lines=lines)
    assert (coming(books, tea), coming(books, rice)) == ([10], [])
    reverse_document(books.database, books.actor, document=receipt.id, reason="")
    assert (coming(books, tea), coming(books, rice)) == ([10], [5])


def test_cancelling_a_line_and_the_rest(books: Books, tea: bytes, order: Order) -> None:
    """What came stays come; what is cancelled does not come."""
    placed = order(10, 20)
    books.post("receipt", Scan(tea, 4 * ONE))
    cancel_order(books.database, books.actor, order=placed.id, lines=placed.lines[1:])
    assert coming(books) == [6]
    cancel_order(books.database, books.actor, order=placed.id)
    assert coming(books) == []
    with pytest.raises(Refused, match="order_closed"):
        cancel_order(books.database, books.actor, order=placed.id)


def test_a_receipt_that_is_reversed_after_the_rest_was_cancelled(
    books: Books, tea: bytes, order: Order
) -> None:
    """Nobody cancelled what was thought to be there: it is to come again."""
    placed = order(10)
    receipt = books.post("receipt", Scan(tea, 4 * ONE))
    cancel_order(books.database, books.actor, order=placed.id)
    reverse_document(books.database, books.actor, document=receipt.id, reason="")
    assert coming(books) == [4]


def test_orders_of_a_merged_item_follow_it(books: Books, tea: bytes, order: Order) -> None:
    """Also through a second merge; the rows of the order stay as they are."""
    same, once_more = (add_item(books.database, books.actor, name) for name in ("Teh A", "Teh B"))
    order(10)
    merge_items(books.database, books.actor, keep=same, drop=tea)
    merge_items(books.database, books.actor, keep=once_more, drop=same)
    assert coming(books, once_more) == [10]
    books.post("receipt", Scan(once_more, 4 * ONE))
    assert coming(books) == [6]
    assert books.one("SELECT item FROM order_line") == tea


def test_an_item_that_was_ordered_is_archived_not_deleted(
    books: Books, tea: bytes, order: Order
) -> None:
    """Also once nothing of it is on the way; what is, stays so."""
    placed = order(10)
    with pytest.raises(Refused, match="item_ordered"):
        delete_item(books.database, books.actor, item=tea)
    archive_item(books.database, books.actor, item=tea)
    assert coming(books) == [10]
    cancel_order(books.database, books.actor, order=placed.id)
    with pytest.raises(Refused, match="item_ordered"):
        delete_item(books.database, books.actor, item=tea)


def test_what_was_ordered_keeps_its_unit(books: Books, tea: bytes, order: Order) -> None:
    """Ten pieces do not become ten sacks."""
    order(10)
    sack = add_unit(books.database, books.actor, code="sak", decimals=0)
    with pytest.raises(Refused, match="unit_in_use"):
        edit_item(books.database, books.actor, item=tea, fields=ItemFields("Teh", unit=sack))


def test_what_is_refused(books: Books, supplier: bytes, tea: bytes, order: Order) -> None:
    """Nothing, too fine, archived, unknown, and customers."""
    customer = add_partner(books.database, books.actor, name="Bu Ani", kind="customer")
    gone = add_item(books.database, books.actor, "Lama")
    archive_item(books.database, books.actor, item=gone)
    for code, error, of, lines in (
        ("order_empty", Refused, supplier, []),
        ("supplier_unknown", NotFound, customer, [Wanted(tea, ONE)]),
        ("supplier_unknown", NotFound, bytes(16), [Wanted(tea, ONE)]),
        ("item_unknown", NotFound, supplier, [Wanted(bytes(16), ONE)]),
        ("item_archived", Refused, supplier, [Wanted(gone, ONE)]),
        ("quantity_too_fine", InvalidInput, supplier, [Wanted(tea, 1)]),
        ("quantity_not_positive", InvalidInput, supplier, [Wanted(tea, 0)]),
    ):
        with pytest.raises(error, match=code):
            order_stock(books.database, books.actor, supplier=of, lines=lines)
    placed = order(1)
    with pytest.raises(NotFound, match="order_unknown"):
        cancel_order(books.database, books.actor, order=bytes(16))
    with pytest.raises(NotFound, match="line_unknown"):
        cancel_order(books.database, books.actor, order=placed.id, lines=[bytes(16)])
    assert books.one("SELECT count(*) FROM purchase_order") == 1


def test_every_row_is_in_the_journal(books: Books, tea: bytes, order: Order) -> None:
    """Other PCs learn of the order, of what came and of what will not."""
    placed = order(10)
    books.post("receipt", Scan(tea, 4 * ONE))
    cancel_order(books.database, books.actor, order=placed.id)
    for table in ("purchase_order", "order_line", "order_receipt", "order_cancel"):
        ids = {row[0] for row in books.database.rows(f"SELECT id FROM {table}")}
        told = books.database.rows(
            "SELECT subject FROM journal WHERE payload ->> 'table' = ?", (table,)
        )
        assert {row[0] for row in told} == ids
        assert len(ids) == 1


def test_a_deep_check_adds_up_what_is_on_the_way(shop_database: ShopDatabase, owner: Actor) -> None:
    """A changed sum shows."""
    tea = add_item(shop_database, owner, "Teh", "111")
    supplier = add_partner(shop_database, owner, name="PT", kind="supplier")
    order_stock(shop_database, owner, supplier=supplier, lines=[Wanted(tea, 2 * ONE)])
    draft = open_draft(shop_database, owner, kind="receipt")
    add_line(shop_database, owner, draft=draft, code="111")
    post_draft(shop_database, owner, draft=draft)
    assert check(shop_database, deep=True) == []
    tamper(shop_database, "UPDATE on_order SET quantity = quantity + 1")
    assert check(shop_database, deep=True) == [Problem("summary_differs", "on_order, 1")]

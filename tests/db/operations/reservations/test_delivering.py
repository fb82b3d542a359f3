"""A sale for an order takes what the order holds, once."""

from dataclasses import replace

import pytest

from db.errors import InvalidInput, NotFound, Refused
from db.operations.documents import post_draft, reverse_document
from db.operations.drafts import describe_draft, open_draft
from db.operations.places import add_location
from db.operations.reservations import release_reservation
from db.queries.drafts import open_draft_of
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import (
    AT_ONE,
    HOUR,
    NOON,
    available,
    forget,
    orders,
    reserve,
    sell_for,
    short,
)
from tests.shops import ONE, at, digest


def test_a_sale_for_an_order_takes_what_it_holds(books: Books, tea: bytes) -> None:
    """The order is lowered with the sale, in parts; the document keeps its reference."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    reserve(books, "WEB-2", tea, ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, 3 * ONE))
    assert books.one("SELECT external_ref FROM document WHERE id = ?", sold.id) == "WEB-1"
    (row,) = orders(books, reference="WEB-1")
    assert (row.left, row.fulfilled, row.released, row.state) == (2 * ONE, 3 * ONE, 0, "open")
    assert available(books, tea) == (3 * ONE, ONE)
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-1", Scan(tea, 4 * ONE))
    assert short(refused) == (("Teh", 4 * ONE, 4 * ONE, ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 2 * ONE), Scan(tea, ONE))
    (row,) = orders(books, reference="WEB-1")
    assert (row.left, row.fulfilled, row.state) == (0, 5 * ONE, "fulfilled")
    assert available(books, tea) == (ONE, 0)


def test_an_order_is_not_held_up_by_what_was_promised_after_it(books: Books, tea: bytes) -> None:
    """Beyond what there is; that one waits, whoever came first is served."""
    reserve(books, "WEB-1", tea, 7 * ONE)
    reserve(books, "WEB-2", tea, 2 * ONE, oversell=True)
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-2", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", 7 * ONE, 2 * ONE, 7 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 6 * ONE))
    with pytest.raises(Refused) as refused:
        sell_for(books, "WEB-1", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", ONE, 2 * ONE, 2 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, ONE))
    books.post("receipt", Scan(tea, 2 * ONE, 100))
    sell_for(books, "WEB-2", Scan(tea, 2 * ONE))


def test_no_order_is_delivered_twice(books: Books, tea: bytes) -> None:
    """Two tills have the same order; the second is told, and may sell it on its own account."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    draft = open_draft(books.database, books.actor, kind="sale")
    books.scan(draft, Scan(tea, 2 * ONE))
    describe_draft(books.database, books.actor, draft=draft, reservation=" WEB-1 ")
    found = open_draft_of(books.database, books.actor, kind="sale")
    assert found is not None
    assert found.reservation == "WEB-1"
    release_reservation(books.database, books.actor, reference="WEB-1")
    with pytest.raises(Refused, match="reservation_over"):
        post_draft(books.database, books.actor, draft=draft)
    with pytest.raises(Refused, match="reservation_over"):
        describe_draft(books.database, books.actor, draft=draft, reservation="WEB-1")
    describe_draft(books.database, books.actor, draft=draft, reservation="")
    post_draft(books.database, books.actor, draft=draft)


def test_a_sale_at_another_place_is_not_for_the_order(books: Books, tea: bytes) -> None:
    """Nothing of it is held there."""
    there = add_location(books.database, books.actor, name="Gudang")
    books.post("receipt", Scan(tea, 4 * ONE, 100), location=there)
    reserve(books, "WEB-1", tea, 2 * ONE)
    with pytest.raises(Refused, match="reservation_over"):
        sell_for(books, "WEB-1", Scan(tea, ONE), location=there)


def test_posting_twice_lowers_the_order_once(books: Books, tea: bytes) -> None:
    """The answer to a retry is the document that is booked."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, ONE))
    before = digest(books.database)
    assert post_draft(books.database, books.actor, draft=sold.id) == sold
    assert digest(books.database) == before


def test_an_expired_order_can_still_be_delivered(books: Books, tea: bytes) -> None:
    """From what is free; it counts as fulfilled then."""
    reserve(books, "WEB-1", tea, 5 * ONE, expires_at=AT_ONE)
    later = replace(books, actor=at(books.actor, NOON + HOUR))
    reserve(later, "WEB-2", tea, 3 * ONE)
    with pytest.raises(Refused) as refused:
        sell_for(later, "WEB-1", Scan(tea, 5 * ONE))
    assert short(refused) == (("Teh", 7 * ONE, 5 * ONE, 3 * ONE),)
    release_reservation(books.database, later.actor, reference="WEB-2")
    sell_for(later, "WEB-1")
    assert orders(later, reference="WEB-1")[0].state == "fulfilled"


def test_a_reversed_sale_reserves_nothing_again(books: Books, tea: bytes) -> None:
    """The goods are back and free; the order stays fulfilled."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    sold = sell_for(books, "WEB-1", Scan(tea, 5 * ONE))
    reverse_document(books.database, books.actor, document=sold.id, reason="")
    assert available(books, tea) == (0, 7 * ONE)
    assert orders(books)[0].state == "fulfilled"


def test_only_a_sale_is_for_an_order(books: Books, tea: bytes) -> None:
    """And only for one that there is."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    receipt = open_draft(books.database, books.actor, kind="receipt")
    with pytest.raises(InvalidInput, match="reservation_not_sold"):
        describe_draft(books.database, books.actor, draft=receipt, reservation="WEB-1")
    sale = open_draft(books.database, books.actor, kind="sale")
    with pytest.raises(NotFound, match="reservation_unknown"):
        describe_draft(books.database, books.actor, draft=sale, reservation="WEB-9")
    describe_draft(books.database, books.actor, draft=sale, reservation="WEB-1")
    describe_draft(books.database, books.actor, draft=sale, note="pagi")
    found = open_draft_of(books.database, books.actor, kind="sale")
    assert found is not None
    assert found.reservation == "WEB-1"

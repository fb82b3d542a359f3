"""Nobody takes what is reserved, but who may."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from db.access import Actor
from db.errors import PermissionDenied, Refused
from db.operations.documents import reverse_document
from db.operations.places import add_location
from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.db.books import Books, Scan
from tests.db.operations.reservations.conftest import (
    available,
    forget,
    reserve,
    sell_for,
    short,
)
from tests.shops import ONE

TAKING: dict[str, Callable[[Books, bytes, bytes], object]] = {
    "sale": lambda books, tea, _: books.post("sale", Scan(tea, 3 * ONE)),
    "two lines": lambda books, tea, _: books.post("sale", Scan(tea, ONE), Scan(tea, 2 * ONE)),
    "supplier return": lambda books, tea, _: books.post("supplier_return", Scan(tea, 3 * ONE)),
    "transfer": lambda books, tea, there: books.post(
        "transfer", Scan(tea, 3 * ONE), destination=there
    ),
    "adjustment": lambda books, tea, _: books.post(
        "adjustment", Scan(tea, 3 * ONE), reason="damage"
    ),
    "reversal": lambda books, _tea, _: reverse_document(
        books.database, books.actor, document=books.one("SELECT id FROM document"), reason=""
    ),
}


@pytest.mark.parametrize("way", TAKING)
def test_nothing_takes_what_is_reserved(books: Books, tea: bytes, way: str) -> None:
    """Seven are there, five are reserved: three cannot go, whatever the document."""
    there = add_location(books.database, books.actor, name="Gudang")
    reserve(books, "WEB-1", tea, 5 * ONE)
    with pytest.raises(Refused) as refused:
        TAKING[way](books, tea, there)
    wanted = 7 * ONE if way == "reversal" else 3 * ONE
    assert short(refused) == (("Teh", 7 * ONE, wanted, 5 * ONE),)
    release_reservation(books.database, books.actor, reference="WEB-1")
    books.database.execute_sql("DELETE FROM draft_line")
    TAKING[way](books, tea, there)


def test_what_is_free_can_go(books: Books, tea: bytes) -> None:
    """To the last piece; and what is elsewhere is not held."""
    there = add_location(books.database, books.actor, name="Gudang")
    books.post("receipt", Scan(tea, 4 * ONE, 100), location=there)
    reserve(books, "WEB-1", tea, 5 * ONE)
    books.post("sale", Scan(tea, 2 * ONE))
    books.post("sale", Scan(tea, 4 * ONE), location=there)
    assert available(books, tea) == (5 * ONE, 0)


def test_who_may_oversell_takes_it_all_the_same(books: Books, tea: bytes, cashier: Actor) -> None:
    """The document says who; the order stays and waits for goods."""
    reserve(books, "WEB-1", tea, 5 * ONE)
    with pytest.raises(PermissionDenied):
        replace(books, actor=cashier).post("sale", Scan(tea, 6 * ONE), oversell=True)
    sold = books.post("sale", Scan(tea, 6 * ONE), oversell=True)
    assert books.one("SELECT oversell_by FROM document WHERE id = ?", sold.id)
    assert available(books, tea) == (5 * ONE, -4 * ONE)
    with pytest.raises(Refused) as refused:
        books.post("sale", Scan(tea, ONE))
    assert short(refused) == (("Teh", ONE, ONE, 5 * ONE),)


def test_more_than_there_is_can_be_promised_by_who_may(
    books: Books, tea: bytes, cashier: Actor
) -> None:
    """The reservation says who; goods that come in are held for it."""
    said: dict[str, Any] = {"reference": "WEB-1", "goods": [Goods(tea, 9 * ONE)]}
    with pytest.raises(PermissionDenied):
        reserve_stock(books.database, cashier, oversell=True, **said)
    reserve_stock(books.database, books.actor, oversell=True, **said)
    assert books.one("SELECT oversell_by FROM reservation") == books.actor.account
    books.post("receipt", Scan(tea, 3 * ONE, 100))
    with pytest.raises(Refused) as refused:
        books.post("sale", Scan(tea, 2 * ONE))
    assert short(refused) == (("Teh", 10 * ONE, 2 * ONE, 9 * ONE),)
    forget(books)
    sell_for(books, "WEB-1", Scan(tea, 9 * ONE))

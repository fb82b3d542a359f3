"""What cannot be reserved or released."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from db.errors import InvalidInput, NotFound, Refused
from db.ids import LOSS, new_id
from db.operations.reservations import Goods, release_reservation, reserve_stock
from tests.db.books import Books
from tests.db.operations.reservations.conftest import available, reserve
from tests.shops import ONE, digest


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"goods": []}, "goods_missing"),
        ({"reference": " "}, "text_missing"),
        ({"reference": "x" * 201}, "text_too_long"),
        ({"quantity": 0}, "quantity_not_positive"),
        ({"quantity": 500}, "quantity_too_fine"),
        ({"item": bytes(16)}, "item_unknown"),
        ({"location": bytes(16)}, "location_unknown"),
        ({"location": LOSS}, "location_unknown"),
        ({"expires_at": datetime(2026, 3, 31, 12, tzinfo=UTC)}, "expiry_in_past"),
        ({"expires_at": datetime.min.replace(tzinfo=UTC)}, "expiry_in_past"),
    ],
)
def test_what_makes_no_sense_is_refused(
    books: Books, tea: bytes, given: dict[str, Any], error: str
) -> None:
    """Nothing is written of it."""
    goods = [Goods(given.pop("item", tea), given.pop("quantity", ONE))]
    before = digest(books.database)
    with pytest.raises((InvalidInput, NotFound), match=error):
        reserve_stock(
            *(books.database, books.actor),
            **{"reference": "WEB-1", "goods": goods} | given,
        )
    assert digest(books.database) == before


def test_a_far_expiry_is_taken(books: Books, tea: bytes) -> None:
    """The last moment that a date has, in a zone in which it is later still."""
    far = datetime.max.replace(tzinfo=timezone(-timedelta(hours=12)))
    reserve(books, "WEB-1", tea, ONE, expires_at=far)
    assert available(books, tea)[0] == ONE


def test_what_cannot_be_released_is_refused(books: Books, tea: bytes) -> None:
    """An unknown order, more than is left, a quantity of nothing in particular."""
    reserve(books, "WEB-1", tea, 2 * ONE)
    for given, error in (
        ({"reference": "WEB-2"}, "reservation_unknown"),
        ({"reference": "WEB-1", "item": tea, "quantity": 3 * ONE}, "released_too_much"),
        ({"reference": "WEB-1", "item": new_id()}, "item_unknown"),
        ({"reference": "WEB-1", "quantity": ONE}, "item_missing"),
        ({"reference": "WEB-1", "item": tea, "quantity": 1}, "quantity_too_fine"),
    ):
        with pytest.raises((InvalidInput, NotFound, Refused), match=error):
            release_reservation(books.database, books.actor, **given)

"""The owner's books at noon, with seven of tea, and what is asked of reservations."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from db.errors import Refused
from db.operations.documents import PostedDocument, post_draft
from db.operations.drafts import describe_draft, discard_draft, open_draft
from db.operations.reservations import Goods, reserve_stock
from db.queries.items import find_items, item_detail
from db.queries.reservations import ReservationRow, reservations
from tests.db.books import Books, Scan
from tests.shops import ONE, add_item, at

NOON = int(datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()) * 1_000_000


HOUR = 3_600_000_000


AT_ONE = datetime(2026, 3, 31, 13, tzinfo=UTC)


@pytest.fixture
def books(books: Books) -> Books:
    """The owner's books at noon."""
    return replace(books, actor=at(books.actor, NOON))


@pytest.fixture
def tea(books: Books) -> bytes:
    """Seven at 100 in the shop."""
    tea = add_item(books.database, books.actor, "Teh", sku="T1", sale_price=9)
    books.post("receipt", Scan(tea, 7 * ONE, 100))
    return tea


def reserve(books: Books, reference: str, item: bytes, quantity: int, **said: Any) -> bytes:
    """Sets one item aside."""
    goods = [Goods(item, quantity)]
    (made,) = reserve_stock(books.database, books.actor, reference=reference, goods=goods, **said)
    return made


def sell_for(books: Books, reference: str, *scans: Scan, **said: Any) -> PostedDocument:
    """A sale for an order."""
    draft = open_draft(
        books.database, books.actor, kind="sale", location=said.pop("location", None)
    )
    for scan in scans:
        books.scan(draft, scan)
    describe_draft(books.database, books.actor, draft=draft, reservation=reference)
    return post_draft(books.database, books.actor, draft=draft, **said)


def orders(books: Books, **asked: Any) -> list[ReservationRow]:
    """What is known of reservations."""
    return reservations(books.database, books.actor, **asked)


def available(books: Books, item: bytes) -> tuple[int, int]:
    """What is reserved and what is available of an item, as its detail and its list say."""
    row = item_detail(books.database, books.actor, item=item).row
    assert row in find_items(books.database, books.actor)
    return row.reserved, row.available


def forget(books: Books, kind: str = "sale") -> None:
    """Throws away the draft of a document that was refused."""
    draft = open_draft(books.database, books.actor, kind=kind)
    discard_draft(books.database, books.actor, draft=draft)


def short(refused: pytest.ExceptionInfo[Refused]) -> object:
    """What was told to be short."""
    assert refused.value.code == "stock_short"
    return refused.value.details["items"]

"""An item in stock, and the line of a draft, for what is done to documents."""

from datetime import UTC, datetime

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.drafts import TapeLine, tape
from tests.shops import ONE, add_item, receive

MIDNIGHT = int(datetime(2026, 3, 9, 17, tzinfo=UTC).timestamp()) * 1_000_000  # 10 March in Jakarta
EAN = "8991234567897"


@pytest.fixture
def item(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Ten pieces at a cost of 100, sold at 150."""
    item = add_item(shop_database, owner, "Teh", EAN, sale_price=150)
    receive(shop_database, owner, item, 10 * ONE, 100)
    return item


def only_line(database: ShopDatabase, actor: Actor, draft: bytes) -> TapeLine:
    """The one line of a draft."""
    (line,) = tape(database, actor, draft=draft)
    return line

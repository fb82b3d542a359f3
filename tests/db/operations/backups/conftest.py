"""A shop with rice in it, and a USB stick."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from tests.shops import ONE, add_item, receive

DAY = 24 * 60 * 60 * 1_000_000


NOON = int(datetime(2026, 3, 31, 12, tzinfo=UTC).timestamp()) * 1_000_000


LAST = "SELECT kind, actor, payload FROM journal ORDER BY at DESC, device_seq DESC LIMIT 1"


@pytest.fixture
def rice(shop_database: ShopDatabase, owner: Actor) -> bytes:
    """Five bags."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, 5 * ONE, 600_000)
    return item


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    """Another disk."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def damaged_books(database: ShopDatabase) -> None:
    """Somebody overwrites a balance behind the program's back."""
    database.execute_sql("UPDATE balance SET quantity = quantity + 1 WHERE quantity > 0")

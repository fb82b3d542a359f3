"""What the list of backups says of each, and to whom."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import PermissionDenied
from db.home import Home
from db.operations.backups import make_backup
from db.queries.backups import backups
from tests.db.operations.backups.conftest import DAY, NOON
from tests.shops import at


def test_the_list_says_what_the_journal_knows(
    shop_database: ShopDatabase, owner: Actor, rice: bytes, home: Home
) -> None:
    """Verified, altered, of a later time, or with nothing to say."""
    made = [make_backup(shop_database, at(owner, NOON + day * DAY)).file for day in range(4)]
    head = json.loads(made[1].heads()[0])
    made[1].keep_heads((json.dumps(head | {"hash": "00" * 32}),))
    made[2].keep_heads((json.dumps(head | {"device_seq": 1_000}),))
    made[3].heads_path.unlink()
    found = backups(shop_database, owner)
    assert [(row.path, row.state) for row in found] == [
        (made[3].path, "unverified"),
        (made[2].path, "unknown"),
        (made[1].path, "altered"),
        (made[0].path, "verified"),
    ]
    assert {row.kind for row in found} == {"backup"}
    assert found[3].made_at == datetime(2026, 3, 31, 12, tzinfo=UTC)
    assert found[3].size == made[0].path.stat().st_size
    assert found[3].entries == head["device_seq"] - 1


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"device": "zz"}', "1"])
def test_heads_that_cannot_be_read_are_altered(
    shop_database: ShopDatabase, owner: Actor, text: str
) -> None:
    """Whoever wrote them, it was not Lumbung."""
    make_backup(shop_database, owner).file.keep_heads((text,))
    assert [row.state for row in backups(shop_database, owner)] == ["altered"]


def test_the_list_is_for_who_may(
    shop_database: ShopDatabase, owner: Actor, cashier: Actor, tmp_path: Path
) -> None:
    """An empty folder, and one that is not there, have no backups."""
    with pytest.raises(PermissionDenied):
        backups(shop_database, cashier)
    assert backups(shop_database, owner) == []
    assert backups(shop_database, owner, folder=tmp_path) == []

"""What waits goes as it was hashed: bodies and costs rebuilt from the tables, byte for byte."""

import hashlib
import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_category
from db.queries.check import check
from db.rules.documents import KINDS
from db.rules.journal import canonical, entry_text
from db.rules.signatures import sign
from db.sharing import outbox
from db.sharing.entries import COLUMNS, read_entry
from db.sharing.outbox import count_waiting, waiting
from db.sharing.protocol import Offered
from tests.db.sharing.acts import Acts
from tests.db.sharing.model_hub import ModelHub
from tests.db.sharing.shared import all_waiting, join
from tests.db.sharing.town import way_through
from tests.shops import ONE, add_item, at, receive

SIGNING_KEY = bytes(range(32))


def busy(database: ShopDatabase, owner: Actor, seed: int, folder: Path) -> Acts:
    """A shop in which 400 things were tried, in the order of the dice."""
    join(database)
    signer = replace(owner, signing_key=SIGNING_KEY, way=way_through(ModelHub().line))
    person = Acts(database, signer, random.Random(seed), folder)
    for name in ("new_item", "new_item", "new_item", "category", "partner", "place", "receive"):
        person.act(name)
    for _ in range(400):
        person.act()
    return person


def proved(database: ShopDatabase, row: Offered) -> str:
    """What a row is about, held against its hash, its body's and its signature."""
    entry = read_entry(row.entry)
    ((kept, signature),) = database.rows(
        "SELECT hash, signature FROM journal WHERE id = ?", (row.id,)
    )
    assert entry.hash == kept
    if entry.kind in ("document_posted", "history_added"):
        assert row.body is not None
        assert hashlib.sha256(row.body.encode()).hexdigest() == entry.said["sha256"]
    else:
        assert row.body is None
    if signature:
        assert row.signature == signature == sign(SIGNING_KEY, kept, row.costs)
    if entry.kind == "document_posted":
        return str(json.loads(row.body or "")["header"]["kind"])
    return entry.kind


def test_every_row_is_rebuilt(shop_database: ShopDatabase, owner: Actor, tmp_path: Path) -> None:
    """Of every kind of document, whatever was done in whatever order."""
    person = busy(shop_database, owner, 2, tmp_path)
    rows = all_waiting(shop_database)
    assert len(rows) == count_waiting(shop_database) > 200
    kinds = Counter(proved(shop_database, row) for row in rows)
    assert {*KINDS, "row_created", "field_changed", "row_deleted", "history_added"} <= {*kinds}
    assert person.done["merge"]
    assert check(shop_database, deep=True) == []


@pytest.mark.parametrize("seed", range(3))
def test_other_orders(shop_database: ShopDatabase, owner: Actor, tmp_path: Path, seed: int) -> None:
    """The same with other dice."""
    busy(shop_database, owner, seed, tmp_path)
    assert all(proved(shop_database, row) for row in all_waiting(shop_database))


def test_what_waits_goes_in_the_order_of_its_chain(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Also where the clock was put back meanwhile, or forward."""
    for moment, name in ((5, "Teh"), (3, "Kopi"), (9, "Gula")):
        add_category(shop_database, at(owner, moment), name=name)
    places = [read_entry(row.entry).device_seq for row in all_waiting(shop_database)]
    assert places == sorted(places)


def test_a_push_is_not_too_long(
    shop_database: ShopDatabase, owner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many rows, or so much text; but a single row always goes."""
    item = add_item(shop_database, owner)
    receive(shop_database, owner, item, ONE, 100)
    every = all_waiting(shop_database)
    assert waiting(shop_database, 3) == every[:3]
    monkeypatch.setattr(outbox, "MOST_CHARACTERS", 2 * len(every[0].entry))
    assert len(waiting(shop_database)) < 4
    monkeypatch.setattr(outbox, "MOST_CHARACTERS", 1)
    assert waiting(shop_database) == every[:1]


def test_a_row_that_is_spelled_otherwise_is_no_row(shop_database: ShopDatabase) -> None:
    """The hash that copies keep is that of our spelling."""
    text = all_waiting(shop_database)[0].entry
    read = dict(zip(COLUMNS, read_entry(text).columns(), strict=True))
    assert entry_text(**read) == text
    for other in (text + " ", text.upper(), canonical([1]), "", "{}", '"x"', "[]"):
        with pytest.raises(ValueError, match="no journal row"):
            read_entry(other)

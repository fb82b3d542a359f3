"""Rows of a shared shop are signed by who acts; the key shows nowhere."""

import json
from dataclasses import replace

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.places import add_category
from db.rules.signatures import sign
from db.sharing.hub.founding import Ticket
from db.sharing.link_state import LinkRow
from tests.shops import ONE, add_item, receive

KEY = bytes(range(32))


def test_whoever_has_no_key_signs_nothing(shop_database: ShopDatabase, owner: Actor) -> None:
    """A shop on its own keeps no signatures."""
    add_category(shop_database, owner, name="Teh")
    assert shop_database.rows("SELECT count(*) FROM journal WHERE signature IS NOT NULL") == [(0,)]


def test_a_row_is_signed_with_what_its_goods_cost(
    shop_database: ShopDatabase, owner: Actor
) -> None:
    """Over the row's hash and the costs, which are in no payload."""
    signer = replace(owner, signing_key=KEY)
    item = add_item(shop_database, signer)
    document = receive(shop_database, signer, item, 3 * ONE, 500)
    (movement,) = shop_database.rows("SELECT id FROM movement")[0]
    ((row, signature, payload),) = shop_database.rows(
        "SELECT hash, signature, payload FROM journal WHERE subject = ?", (document.id,)
    )
    assert signature == sign(KEY, row, json.dumps([[movement.hex(), 1500]], separators=(",", ":")))
    assert list(json.loads(payload)) == ["sha256"]
    (created,) = shop_database.rows(
        "SELECT hash, signature FROM journal WHERE subject = ? ORDER BY device_seq", (item,)
    )
    assert created[1] == sign(KEY, created[0], None)


def test_a_key_is_shown_nowhere(owner: Actor) -> None:
    """Not in what a log or a crash report prints of a person, a PC or a ticket."""
    assert "signing_key" not in repr(replace(owner, signing_key=KEY))
    assert "device_key" not in repr(LinkRow("joined", "", "", "", KEY, 0, 0))
    assert "SCRAM" not in repr(Ticket("00", "siti", "SCRAM-SHA-256$200000:..."))

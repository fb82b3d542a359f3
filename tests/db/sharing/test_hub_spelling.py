"""What our programs write is spelt as the hub wants it, whatever people do."""

import json
import random
from dataclasses import replace
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase
from db.rules.journal import canonical
from tests.db.sharing.acts import Acts
from tests.db.sharing.model_hub import ModelHub
from tests.db.sharing.shared import all_waiting, join
from tests.db.sharing.town import way_through
from tests.postgres import Server

ASKED = (
    "SELECT t FROM unnest(%s::text[]) AS t WHERE NOT hub.is_spelt(t) OR hub.is_deep(t, t::jsonb)"
)
TEXTS = ("\u0001\u001f", '"\\/', "\\u0041", "\u2028\u2029", "\U0001f600", "é", "\x7f", "\b\f\n\r\t")


def test_all_that_people_do_is_spelt_as_the_hub_takes_it(
    shop_database: ShopDatabase,
    owner: Actor,
    tmp_path: Path,
    postgres: Server,
    hub_database: str,
) -> None:
    """Hundreds of acts in the order of the dice, and every sign that a text may have."""
    join(shop_database)
    signer = replace(owner, signing_key=bytes(32), way=way_through(ModelHub().line))
    person = Acts(shop_database, signer, random.Random(7), tmp_path)
    for _ in range(250):
        person.act()
    rows = all_waiting(shop_database)
    told = [json.loads(row.entry)[6] for row in rows] + [row.body for row in rows if row.body]
    told += [canonical({"text": text, text: [None, True, False, -1, 10**17]}) for text in TEXTS]
    assert len(told) > 250
    with postgres.admin(hub_database) as connection:
        connection.execute("SET search_path = hub, pg_catalog")
        assert connection.execute(ASKED, (told,)).fetchall() == []

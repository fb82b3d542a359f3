"""What a new session of the hub does before it holds everybody up."""

import json

import psycopg

from db.sharing.protocol import PROTOCOL, Offered
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, sold

PLANS = r"""
SELECT ident FROM pg_backend_memory_contexts WHERE name = 'CachedPlan' AND ident ~ (
    SELECT '\m(FROM|JOIN|INTO|UPDATE)\s+(' || string_agg(tablename, '|') || ')\M'
    FROM pg_tables WHERE schemaname = 'hub')
"""
ROWS = "SELECT id FROM journal"
AHEAD = """
SELECT plan_ahead(verify_offers(r.offers), r.said) FROM read_offers(%s) AS r
"""
TAKE = """
SELECT take_all(p.placed, r.said, false)
FROM read_offers(%s) AS r,
    place_offers(verify_offers(r.offers), r.said, %s::uuid, (SELECT seq FROM hub_clock)) AS p
"""


def batch_of(row: Offered) -> str:
    """One row as it is pushed."""
    assert row.signature is not None
    given = [row.id.hex(), row.entry, row.body, row.costs, row.signature.hex()]
    return json.dumps({"protocol": PROTOCOL, "rows": [given]})


def listed(session: psycopg.Connection, query: str) -> set[object]:
    """What a query finds."""
    return {value for (value,) in session.execute(query)}


def test_plans_are_made_before_the_counter_is_locked(hub_shop: HubShop) -> None:
    """Of all that a sale asks the tables; nothing is kept meanwhile."""
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    batch = batch_of(hub_shop.pc.document(hub_shop.people["owner"], "sale", [line]))
    with hub_shop.server.admin(hub_shop.database) as session:
        session.execute(
            "SET search_path = hub, pg_catalog; SET plan_cache_mode = force_generic_plan"
        )
        rows, before = listed(session, ROWS), listed(session, PLANS)
        session.execute(AHEAD, (batch,))
        planned = listed(session, PLANS)
        assert listed(session, ROWS) == rows
        session.execute(TAKE, (batch, hub_shop.pc.device.hex()))
        assert len(listed(session, ROWS)) == len(rows) + 1
        assert len(planned) > len(before) + 10
        assert listed(session, PLANS) == planned

"""What a new session of the hub does before it holds everybody up."""

import psycopg

from db.sharing.hub.server import batch_of
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, sold

PLANS = r"""
SELECT ident FROM pg_backend_memory_contexts WHERE name = 'CachedPlan' AND ident ~ (
    SELECT '\m(FROM|JOIN|INTO|UPDATE)\s+(' || string_agg(tablename, '|') || ')\M'
    FROM pg_tables WHERE schemaname = 'hub')
"""
ROWS = "SELECT id FROM journal"
AHEAD = """
SELECT plan_ahead(verify_offers(read_offers(given, contents)), contents, given)
FROM read_lines(%s) AS given, read_bodies(given) AS contents
"""
TAKE = """
SELECT take_all(p.placed, contents, given, false)
FROM read_lines(%s) AS given, read_bodies(given) AS contents,
    verify_offers(read_offers(given, contents)) AS offers,
    place_offers(offers, given, %s::uuid, (SELECT seq FROM hub_clock)) AS p
"""


def listed(session: psycopg.Connection, query: str) -> set[object]:
    """What a query finds."""
    return {value for (value,) in session.execute(query)}


def test_plans_are_made_before_the_counter_is_locked(hub_shop: HubShop) -> None:
    """Of all that a sale asks the tables; nothing is kept meanwhile."""
    line = sold(hub_shop.item, hub_shop.place, ONE, PRICE)
    batch = batch_of([hub_shop.pc.document(hub_shop.people["owner"], "sale", [line])])
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

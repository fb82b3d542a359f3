"""The hub's moving average is the local one: the same histories end in the same pools."""

import random
from itertools import pairwise

from db.ids import LOSS
from db.operations.booking import Line
from db.rules.cost import Costed, Pool, issue, receive, take_back
from tests.db.sharing.hubs import HubShop
from tests.db.sharing.rows import ONE, item_fields, moved, received, sold
from tests.postgres import Server

HISTORIES = 2_000
STEPS = 12
COSTED = """
WITH RECURSIVE went AS (
    SELECT history, 0 AS place, '{0, 0, 0}'::numeric[] AS pool, NULL::numeric AS cost,
        NULL::numeric AS variance
    FROM generate_series(0, %(histories)s - 1) AS history
    UNION ALL
    SELECT went.history, went.place + 1, c.pool, c.cost, c.variance
    FROM went
    JOIN step ON step.history = went.history AND step.place = went.place + 1
    CROSS JOIN LATERAL hub.costed(
        went.pool, step.comes_in, step.quantity, step.stated, step.worth) AS c)
SELECT history, place, cost::text, variance::text, pool[1]::text, pool[2]::text, pool[3]::text
FROM went WHERE place > 0 ORDER BY history, place
"""

Step = tuple[bool, int, int | None, int | None]  # comes in, quantity, stated cost, worth


def random_step(rng: random.Random) -> Step:
    """Small and large goods come and go, some back where they came from, some for nothing."""
    comes_in = rng.random() < 0.55
    quantity = rng.choice((1, 3, ONE, rng.randint(1, 50) * ONE, rng.randint(1, 10**10)))
    stated = rng.choice((0, 1, rng.randint(0, 10**6), rng.randint(0, 10**16)))
    if comes_in:
        return True, quantity, stated, rng.choice((None, None, rng.randint(0, 10**7)))
    return False, quantity, rng.choice((None, None, stated)), None


def costed(pool: Pool, step: Step) -> Costed:
    """What the rules of the program say."""
    comes_in, quantity, stated, worth = step
    if comes_in:
        return receive(pool, quantity, stated or 0, worth)
    return issue(pool, quantity) if stated is None else take_back(pool, quantity, stated)


def test_random_histories_cost_the_same(postgres: Server, hub_database: str) -> None:
    """Thousands of histories go through both, step by step, with the very same result."""
    rng = random.Random(20260131)
    histories = [[random_step(rng) for _ in range(STEPS)] for _ in range(HISTORIES)]
    expected = []
    for history, steps in enumerate(histories):
        pool = Pool()
        for place, step in enumerate(steps, start=1):
            done = costed(pool, step)
            pool = done.pool
            told = (done.cost, done.variance, pool.quantity, pool.cost, pool.unit_cost)
            expected.append((history, place, *map(str, told)))
    with postgres.admin(hub_database) as connection, connection.transaction():
        connection.execute("SET LOCAL search_path = hub, pg_catalog")
        connection.execute(
            "CREATE TABLE step (history int, place int, comes_in bool, quantity numeric,"
            " stated numeric, worth numeric)"
        )
        with connection.cursor().copy("COPY step FROM STDIN") as copy:
            for history, steps in enumerate(histories):
                for place, step in enumerate(steps, start=1):
                    copy.write_row((history, place, *step))
        connection.execute("CREATE INDEX ON step (history, place)")
        connection.execute("ANALYZE step")
        found = connection.execute(COSTED, {"histories": HISTORIES}).fetchall()
    assert found == expected


def test_what_is_pushed_costs_what_the_rules_say(hub_shop: HubShop) -> None:
    """Sales, deliveries, losses and transfers of several items, in pushes of all sizes."""
    rng = random.Random(7)
    pc, owner = hub_shop.new_pc(), hub_shop.people["owner"]
    items = [item_fields(f"G{number}", 0) for number in range(5)]
    rows = [pc.created(owner, "item", fields) for fields in items]
    pools = {fields["id"]: Pool() for fields in items}
    expected: dict[bytes, tuple[int, int, int]] = {}
    for _ in range(60):
        lines, costs = [], []
        kind = rng.choice(("receipt", "sale", "adjustment", "transfer"))
        for _ in range(rng.randint(1, 4)):
            line = random_line(rng, hub_shop, kind, rng.choice(items)["id"])
            stated = rng.randint(0, 10**7) if kind == "receipt" else None
            if stated is not None:
                costs.append((line.movement, stated))
            lines.append(line)
            if kind != "transfer":
                done = costed(pools[line.item], (kind == "receipt", line.quantity, stated, None))
                pools[line.item] = done.pool
                expected[line.movement] = (done.cost, done.variance, done.pool.unit_cost)
        reason = "loss" if kind == "adjustment" else ""
        rows.append(pc.document(owner, kind, lines, costs=costs, reason=reason))
    hub = hub_shop.hub("owner", pc)
    before = hub.epoch().last_seq
    cuts = [0, *sorted(rng.sample(range(1, len(rows)), 6)), len(rows)]
    for first, last in pairwise(cuts):
        hub.push(rows[first:last])
    assert {each.verdict.outcome for each in hub.pull(before, 500)} == {"accepted"}
    after = hub.costs(before, hub.epoch().last_seq) or []
    assert {row.movement: (row.cost, row.variance, row.unit_cost) for row in after} == expected
    assert [row.seq for row in after] == sorted(row.seq for row in after)


def random_line(rng: random.Random, shop: HubShop, kind: str, item: bytes) -> Line:
    """A line of a kind of document."""
    quantity = rng.randint(1, 20) * ONE
    if kind == "receipt":
        return received(item, shop.place, quantity)
    if kind == "sale":
        return sold(item, shop.place, quantity, 0)
    if kind == "adjustment":
        return moved(item, shop.place, LOSS, quantity)
    return moved(item, shop.place, shop.backroom, quantity)

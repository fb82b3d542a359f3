"""Takes a whole feed into an empty copy: the same rows as page by page, all sums at the end."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from db.connection import ShopDatabase
from db.operations.search_text import searchable_together
from db.sharing.applying import Applying
from db.sharing.costs import FIXED
from db.sharing.link_state import set_link
from db.sharing.protocol import Agreed, AgreedCost
from db.sharing.rows import settle_rows
from db.sharing.step import UNREADABLE, apply_page

# On disk at once, and safe there only at the end: until then nobody knows of the file.
FAST: Final = {
    "journal_mode": "memory",
    "synchronous": "off",
    "foreign_keys": 0,
    "cache_size": -400_000,  # KiB at most: a large shop is indexed as it lies in memory
}
HEAVY: Final = (
    *("document", "document_line", "movement", "movement_cost", "item_cost", "item_day"),
    "journal",
)
# Rows are put to what the journal says of them while the feed comes in; what waits is looked for.
LATER: Final = f"""
SELECT type, name, sql FROM sqlite_master
WHERE tbl_name IN ({", ".join("?" * len(HEAVY))})
  AND name NOT IN ('journal_by_subject', 'journal_outbox')
  AND (type = 'trigger' OR sql LIKE 'CREATE INDEX%')
ORDER BY type, rowid
"""  # noqa: S608  (constants)
COST: Final = """
INSERT INTO movement_cost (movement, cost, variance, estimated) VALUES (?, ?, ?, 0)
"""
# Of documents that this program could not read.
STRAY_COSTS: Final = """
DELETE FROM movement_cost WHERE movement NOT IN (SELECT id FROM movement)
"""
UNIT_COSTS: Final = "CREATE TEMP TABLE last_cost (item BLOB PRIMARY KEY, unit_cost INTEGER)"
LAST_COST: Final = "INSERT INTO last_cost VALUES (?, ?)"
POOLS: Final = (
    f"""
INSERT INTO shared_cost SELECT booked.*, last_cost.unit_cost
FROM ({FIXED.format(chosen="1")}) AS booked JOIN last_cost USING (item)
""",  # noqa: S608  (constants)
    "INSERT INTO item_cost SELECT * FROM shared_cost",
    "DROP TABLE last_cost",
)
# What the triggers would have come to, by the views and the order in which they go.
SUMS: Final = (
    """
INSERT INTO balance (item, location, lot, quantity)
WITH moved AS MATERIALIZED (
    SELECT item, source, destination, lot, sum(quantity) AS quantity
    FROM movement NOT INDEXED GROUP BY 1, 2, 3, 4)
SELECT item, location, lot, sum(quantity) FROM (
    SELECT item, source AS location, lot, -quantity AS quantity FROM moved
    UNION ALL SELECT item, destination, lot, quantity FROM moved)
GROUP BY item, location, lot
""",
    "INSERT INTO item_day SELECT * FROM item_day_booked",
    """
INSERT INTO item_year
SELECT substr(day, 1, 4), kind, item, sum(came), sum(went), sum(amount), sum(cost), sum(variance)
FROM item_day GROUP BY 1, 2, 3
""",
    """
INSERT INTO kind_day
SELECT day, kind, sum(documents), sum(amount), sum(cost), sum(variance) FROM (
    SELECT day, kind, 0 AS documents, amount, cost, variance FROM item_day
    UNION ALL
    SELECT business_date, kind, iif(reverses IS NULL, 1, -1), 0, 0, 0 FROM document)
GROUP BY day, kind
""",
    """
UPDATE item SET (on_hand, unit_cost) = (
    SELECT on_hand, unit_cost FROM item_stock WHERE item_stock.item = item.id)
""",
    "DELETE FROM on_order",
    "INSERT INTO on_order SELECT * FROM on_order_booked",
)


@dataclass
class Gathering:
    """A feed on its way into an empty copy; `touched` are the rows to be settled at the end."""

    database: ShopDatabase
    clock: Callable[[], int]
    touched: dict[tuple[str, bytes], None] = field(default_factory=dict)
    _unit_costs: dict[bytes, int] = field(default_factory=dict)

    def take(self, page: Sequence[Agreed]) -> None:
        """The next rows of the feed; one that cannot be read is passed over."""
        try:
            with self.database.atomic():
                Applying(self.database, self.clock, touched=self.touched).take(page)
        except UNREADABLE:
            apply_page(self.database, page, self.clock)
        set_link(self.database, cursor=page[-1].seq)

    def take_costs(self, costs: Sequence[AgreedCost], upto: int) -> None:
        """The next costs, in the hub's order, of the rows up to a number."""
        rows = [(each.movement, each.cost, each.variance) for each in costs]
        self.database.execute_many(COST, rows)
        self._unit_costs.update((each.item, each.unit_cost) for each in costs)
        set_link(self.database, cost_cursor=upto)

    def keep_pools(self) -> None:
        """What all the costs come to; nothing waits here that could be estimated."""
        self.database.execute_sql(STRAY_COSTS)
        self.database.execute_sql(UNIT_COSTS)
        self.database.execute_many(LAST_COST, [*self._unit_costs.items()])
        for sql in POOLS:
            self.database.execute_sql(sql)


@contextmanager
def gathered(database: ShopDatabase, clock: Callable[[], int]) -> Iterator[Gathering]:
    """An empty copy to gather a feed into: one transaction, after which all is as if it had come
    page by page.
    """
    with _uncollected(), database.tuned(**FAST), database.atomic():
        gathering = Gathering(database, clock)
        later = database.rows(LATER, HEAVY)
        for kind, name, _sql in later:
            database.execute_sql(f"DROP {kind} {name}")
        with searchable_together(database):
            yield gathering
            gathering.keep_pools()
            _make(database, later, "index")
            settle_rows(database, gathering.touched)
        for sql in SUMS:
            database.execute_sql(sql)
        _make(database, later, "trigger")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Millions of rows, and no cycles among them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _make(database: ShopDatabase, later: Sequence[tuple[str, str, str]], wanted: str) -> None:
    for kind, _name, sql in later:
        if kind == wanted:
            database.execute_sql(sql)

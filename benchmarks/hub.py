"""A hub to measure: a real PostgreSQL that syncs what it commits, with a shop of goods in it."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE, new_id
from db.rules import signatures
from db.sharing.hub.schema import init
from db.sharing.protocol import Offered
from tests.db.sharing.hubs import HubShop, found_shop, offer
from tests.db.sharing.rows import ONE, Pc, Person, item_fields, received, sold
from tests.postgres import running_server

DURABLE = {
    "fsync": "on",
    "full_page_writes": "on",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
}
PRICE = 100_000
ROLES = {"owner": OWNER, "gudang": WAREHOUSE, "kasir": CASHIER, "pengamat": VIEWER}
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Hub:
    """A shop with a hub, its goods on the shelf, and a PC that sells them."""

    shop: HubShop
    pc: Pc
    items: list[bytes] = field(default_factory=list)
    sold: int = 0

    def sales(self, documents: int, lines: int) -> list[Offered]:
        """The next sales of the cashier at this PC, each of so many lines."""
        return [self.sale(lines) for _ in range(documents)]

    def sale(self, lines: int = 1) -> Offered:
        """The next one; goods take turns."""
        first, self.sold = self.sold, self.sold + lines
        chosen = [self.items[at % len(self.items)] for at in range(first, self.sold)]
        goods = [sold(item, self.shop.place, ONE, PRICE) for item in chosen]
        return self.pc.document(self.shop.people["kasir"], "sale", goods)


@contextmanager
def hub_at_work(items: int = 1_000) -> Iterator[Hub]:
    """A hub with so many items in stock, gone afterwards."""
    with running_server(DURABLE) as server, ExitStack() as stack:
        stack.enter_context(patch.object(signatures, "ROUNDS", 10_000))
        with server.admin() as connection:
            connection.execute("CREATE DATABASE toko TEMPLATE template0")
        with server.admin("toko") as connection:
            init(connection)
        people = {login: Person(new_id(), login, role) for login, role in ROLES.items()}
        places = (new_id(), new_id(), new_id())
        shop = HubShop(server, "toko", Pc(), people, *places, stack)
        found_shop(shop)
        hub = Hub(shop, shop.new_pc())
        _stock_up(hub, items)
        yield hub


def _stock_up(hub: Hub, items: int) -> None:
    owner, rows = hub.shop.people["owner"], list[Offered]()
    for number in range(items):
        fields = item_fields(f"Barang {number}", PRICE)
        rows.append(hub.pc.created(owner, "item", fields))
        hub.items.append(fields["id"])
    for start in range(0, items, 500):
        lines = [
            received(item, hub.shop.place, 10**6 * ONE) for item in hub.items[start : start + 500]
        ]
        costs = [(line.movement, 10**6 * 50_000_000) for line in lines]
        rows.append(hub.pc.document(owner, "receipt", lines, costs=costs))
    offer(hub.shop.hub("owner", hub.pc), rows)
    with hub.shop.server.admin(hub.shop.database) as connection:
        connection.execute("VACUUM ANALYZE")


def cpu_of(process: int) -> float:
    """Seconds of CPU that a process has had (Linux alone)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def in_turns(acts: Sequence[Callable[[], object]], rounds: int) -> None:
    """Lets several acts take turns, so that the machine's moods meet all alike."""
    for _ in range(rounds):
        for act in acts:
            act()

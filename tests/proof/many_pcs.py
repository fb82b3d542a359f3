"""What a hub costs: rows a second, bytes a movement, connections and memory for many PCs.

`python -m tests.proof many_pcs` lets 10, 100 and 200 PCs (MANY_PCS="10 1000": others) work at one
hub on this machine, each with its own connection, and prints a line of JSON for each number: the
cost sheet of the operator's guide. The PCs are threads of one Python and share its processors.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE, new_id
from db.operations.booking import Line
from db.sharing.hub.login import HubAddress
from db.sharing.hub.schema import init
from db.sharing.protocol import MOST_ROWS
from tests.db.sharing.hubs import PRICE, HubShop, found_shop
from tests.db.sharing.rows import ONE, Pc, Person, sold
from tests.postgres import HOST, Server, running_server
from tests.proof.crowd import LINES, Crowd, Pace, percentile
from tests.tcp_proxy import Proxy

COUNTS = (10, 100, 200)
SECONDS = 15.0
BETWEEN_SALES = 20.0  # of one PC: a till in its busy hour
HONEST = {  # what a shop's server has: a commit is on the disk
    "fsync": "on",
    "full_page_writes": "on",
    "max_connections": "1100",
    "shared_buffers": "256MB",
}
BATCHES = 4
DATABASE = "toko"
PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Prints the cost sheet; 1 when a row was lost or doubled, or a sale was seen too late."""
    counts = [int(each) for each in os.environ.get("MANY_PCS", "").split()] or COUNTS
    holds = True
    with hub_of_its_own() as shop:
        say({"name": "wire", **bytes_of_a_movement(shop)})
        for count in counts:
            figures = costs_of(shop, count, SECONDS)
            holds &= figures["lost"] == figures["doubled"] == 0
            say({"name": "many_pcs", **figures})
    return 0 if holds else 1


def costs_of(
    shop: HubShop, count: int, seconds: float, between_sales: float = BETWEEN_SALES
) -> dict[str, float]:
    """Lets so many PCs work for a while and weighs the server meanwhile."""
    crowd = Crowd(shop, count)
    crowd.warm_up()
    before, pulled = weigh(shop.server), crowd.seen
    crowd.work(Pace(between_sales, between_looks(count), seconds))
    after = weigh(shop.server)
    board = crowd.board
    pushed, pulled = len(board.pushes), crowd.seen - pulled
    for till in crowd.tills:
        till.hub.close()
    return {
        "pcs": count,
        "pushed_rows_s": round(pushed / seconds, 1),
        "movements_s": round(pushed * LINES / seconds, 1),
        "pulled_rows_s": round(pulled / seconds),
        "looks_s": round(board.looks / seconds),
        "first_push_ms_p50": round(percentile(crowd.first_pushes, 50) * 1e3, 1),
        "push_ms_p50": round(percentile(board.pushes, 50) * 1e3, 1),
        "push_ms_p95": round(percentile(board.pushes, 95) * 1e3, 1),
        "seen_ms_p50": round(percentile(board.lags, 50) * 1e3),
        "seen_ms_p95": round(percentile(board.lags, 95) * 1e3),
        "server_cpu": round((after.cpu - before.cpu) / seconds, 3),
        "connections": after.connections,
        "server_mb": round(after.memory / 1e6),
        "mb_a_connection": round(after.of_connections / 1e6 / max(after.connections, 1), 2),
        "busy": board.busy,
        "lost": crowd.lost,
        "doubled": crowd.doubled,
    }


def between_looks(count: int) -> float:
    """Seconds: with many PCs each need not run at every word of the hub."""
    return count / 200


def bytes_of_a_movement(shop: HubShop) -> dict[str, float]:
    """On the wire with TLS, in the database and in the WAL, for sales offered in full batches."""
    kasir, pc = shop.people["kasir"], shop.new_pc()
    goods = [
        [sold(shop.item, shop.place, ONE, PRICE) for _ in range(LINES)] for _ in range(MOST_ROWS)
    ]
    movements = BATCHES * MOST_ROWS * LINES
    with Proxy((HOST, shop.server.port)) as proxy:
        address = HubAddress((f"{HOST}:{proxy.port}",), shop.database, shop.address.authority)
        hub = type(shop.hub("kasir")).connect(
            address, kasir.login, kasir.password, pc.device, pc.key
        )
        cursor, (size, wal) = hub.epoch().last_seq, stored(shop.server)
        proxy.carried.clear()
        for _ in range(BATCHES):
            hub.push([pc.document(kasir, "sale", _anew(lines)) for lines in goods])
        up = proxy.carried["server"]
        proxy.carried.clear()
        for _ in range(BATCHES):
            cursor = hub.pull(cursor, MOST_ROWS)[-1].seq
        down = proxy.carried["client"]
        size_after, wal_after = stored(shop.server)
        hub.close()
    return {
        "pushed_bytes": round(up / movements),
        "pulled_bytes": round(down / movements),
        "stored_bytes": round((size_after - size) / movements),
        "wal_bytes": round((wal_after - wal) / movements),
    }


@dataclass(frozen=True)
class Weight:
    """Of the server's processes: processor seconds so far, bytes of their own and of sessions."""

    cpu: float
    memory: int
    of_connections: int
    connections: int


def weigh(server: Server) -> Weight:
    """The server now; shared memory counts once, in the share of each."""
    with server.admin() as connection:
        sessions = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'"
            " AND pid <> pg_backend_pid() AND datname = %s",
            (DATABASE,),
        ).fetchall()
        everybody = connection.execute("SELECT pid FROM pg_stat_activity").fetchall()
    pids = {pid for (pid,) in everybody} | {server.pid}
    weights = {pid: _memory(pid) for pid in pids}
    clients = [pid for (pid,) in sessions if pid in weights]
    return Weight(
        sum(_cpu(pid) for pid in pids),
        sum(weights.values()),
        sum(weights[pid] for pid in clients),
        len(clients),
    )


def stored(server: Server) -> tuple[int, int]:
    """Bytes of the database, and how far the WAL is."""
    with server.admin(DATABASE) as connection:
        found = connection.execute(
            "SELECT pg_database_size(current_database()), pg_current_wal_lsn() - '0/0'::pg_lsn"
        ).fetchone()
    assert found is not None
    return int(found[0]), int(found[1])


@contextmanager
def hub_of_its_own() -> Iterator[HubShop]:
    """A server as a shop has it, with a small shop in it."""
    roles = {"owner": OWNER, "gudang": WAREHOUSE, "kasir": CASHIER, "pengamat": VIEWER}
    people = {login: Person(new_id(), login, role) for login, role in roles.items()}
    with running_server(HONEST) as server, ExitStack() as stack:
        with server.admin() as connection:
            connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        with server.admin(DATABASE) as connection:
            init(connection)
        shop = HubShop(server, DATABASE, Pc(), people, new_id(), new_id(), new_id(), stack)
        found_shop(shop)
        yield shop


def say(figures: dict[str, object]) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()


def _anew(lines: list[Line]) -> list[Line]:
    return [replace(line, id=new_id(), movement=new_id()) for line in lines]


def _memory(pid: int) -> int:
    """Its share of memory (PSS), in bytes; 0 for one that has ended."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return (
        next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")) * 1024
    )


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS

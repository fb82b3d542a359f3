"""A new PC's copy of a shop on a hub, beside COPY and executemany; `LUMBUNG_FIRST_COPY=1000000`."""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Final

import psycopg

from benchmarks.figure import Figure
from db.access import Actor
from db.connection import ShopDatabase, create_database, open_database
from db.demo.fill import OWNER_LOGIN, PASSWORD, demo_shop
from db.demo.large import fill_large
from db.home import Home
from db.keys import load_key
from db.operations.setup import make_shop, new_recovery_key
from db.sharing.address import Address
from db.sharing.arriving import ACKNOWLEDGE
from db.sharing.first_copy import join_shop
from db.sharing.gathering import FAST, HEAVY, LATER
from db.sharing.hub.founding import Ticket, init_hub, make_ticket
from db.sharing.link_state import begin_sharing
from db.sharing.outbox import waiting
from db.sharing.way import Way
from tests.postgres import HOST, Server, running_server

PROMISED, PROMISED_SECONDS = 1_000_000, 60
MOVEMENTS = int(os.environ.get("LUMBUNG_FIRST_COPY", "100000"))
DURABLE = {"fsync": "on", "shared_buffers": "256MB", "max_wal_size": "4GB"}
COPIES: Final = (
    "SELECT seq, entry, body, signature, fork, outcome, details FROM hub.journal ORDER BY seq",
    "SELECT seq, id, item, cost, variance, unit_cost FROM hub.movement"
    " WHERE cost IS NOT NULL ORDER BY seq, position",
)
TABLES: Final = ("journal", "item", "barcode", "document", "document_line", "movement")
COSTS: Final = "movement_cost"


def figures() -> Iterator[Figure]:
    """Seconds, as the promise has them for so many movements."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with tempfile.TemporaryDirectory() as name, running_server(DURABLE) as server:
        folder = Path(name)
        address = _shop_on_a_hub(server, Home(folder / "first"))
        copy = Home(folder / "copy")
        wall, cpu = time.perf_counter(), time.process_time()
        joined = join_shop(
            *(copy, new_recovery_key()), address=address, login=OWNER_LOGIN, password=PASSWORD
        )
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        out = _copied_out(server)
        kept = _kept(copy, folder / "bare.db")
        how = (
            f"{MOVEMENTS:,} movements in {joined.rows:,} rows over TLS into an encrypted file, "
            f"checked whole; {cpu:.1f} s of CPU here; bare: COPY of the feed and its costs "
            f"{out:.1f} s, executemany of the same rows with indexes at the end {kept:.1f} s"
        )
        limit = PROMISED_SECONDS * MOVEMENTS / PROMISED
        yield Figure("first_copy", wall, "s", limit, how)
        yield Figure("first_copy_to_bare", wall / (out + kept), "x", 6, how)


def _shop_on_a_hub(server: Server, home: Home) -> Address:
    """A demo shop, offered row by row as a first upload does; nothing comes back."""
    fill = partial(fill_large, items=max(MOVEMENTS // 50, 200), movements=MOVEMENTS)
    owner = make_shop(home, demo_shop(), new_recovery_key(), fill=fill)
    with server.admin() as admin:
        admin.execute("CREATE DATABASE toko TEMPLATE template0")
    certificate = server.authority.certificate.read_text(encoding="ascii")
    address = Address((f"{HOST}:{server.port}",), "toko", certificate)
    with closing(open_database(home.database, load_key(home), home.backups)) as database:
        ticket = make_ticket(database, Actor(owner.account), password=PASSWORD)
        init_hub(server.admin_dsn("toko"), Ticket.from_line(ticket.to_line()))
        _offer_all(database, address)
    with server.admin("toko") as admin:
        admin.execute("VACUUM ANALYZE")
    return address


def _offer_all(database: ShopDatabase, address: Address) -> None:
    ((device,),) = database.rows("SELECT device FROM this_device")
    with closing(Way(address, OWNER_LOGIN, PASSWORD, device, bytes(32)).open()) as line:
        line.join("", "K1")
        begin_sharing(database, line.epoch(), bytes(32))
        line.begin_upload()
        while rows := waiting(database):
            seqs = line.push(rows).seqs
            taken = [(seq, 0, row.id) for seq, row in zip(seqs, rows, strict=True)]
            with database.atomic():
                database.execute_many(ACKNOWLEDGE, taken)
        line.end_upload("")


def _copied_out(server: Server) -> float:
    """Seconds of a superuser's binary COPY of all that a copy is made of."""
    began = time.perf_counter()
    with psycopg.connect(server.admin_dsn("toko")) as connection, connection.cursor() as cursor:
        for sql in COPIES:
            asked = f"COPY ({sql}) TO STDOUT (FORMAT BINARY)"
            with cursor.copy(asked) as copy:
                for _ in copy:
                    pass
    return time.perf_counter() - began


def _kept(copy: Home, path: Path) -> float:
    """Seconds of writing the copy's rows into another file, indexes last; no sums, no check."""
    with (
        closing(open_database(copy.database, load_key(copy), copy.backups)) as source,
        closing(create_database(path, bytes(32))) as database,
        database.tuned(**FAST),
    ):
        later = database.rows(LATER, HEAVY)
        for kind, name, _sql in later:
            database.execute_sql(f"DROP {kind} {name}")
        seconds = 0.0
        for table in (*TABLES, COSTS):
            rows = source.rows(f"SELECT * FROM {table}")  # noqa: S608  (our tables)
            began = time.perf_counter()
            _write(database, table, rows)
            seconds += time.perf_counter() - began
        began = time.perf_counter()
        for kind, _name, sql in later:
            if kind == "index":
                database.execute_sql(sql)
        return seconds + time.perf_counter() - began


def _write(database: ShopDatabase, table: str, rows: list[tuple[Any, ...]]) -> None:
    places = ", ".join("?" * len(rows[0]))
    with database.atomic():
        sql = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608  (our tables)
        database.execute_many(sql, rows)

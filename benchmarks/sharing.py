"""A shop of two PCs with encrypted copies, a real hub, and a till that sells when it is asked."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from unittest.mock import patch

from benchmarks.hub import DURABLE
from benchmarks.shop import Shop, stock_up, throwaway_shop
from db.access import Actor, now
from db.connection import ShopDatabase
from db.ids import NO_LOT, OWNER, new_id
from db.operations.drafts import NEW_DRAFT, NEW_LINE
from db.rules import signatures
from db.sharing.hub.login import connect
from db.sharing.hub.schema import init
from db.sharing.hub.server import PostgresHub
from db.sharing.hub.server_line import ServerLine
from db.sharing.link import Link
from db.sharing.protocol import Offered
from db.sharing.shop_copy import ShopCopy
from tests.db.sharing.hubs import offer
from tests.db.sharing.real_town import PASSWORD, RealOffice
from tests.db.sharing.rows import ONE, Pc, Person, sold
from tests.db.sharing.shared import DEVICE_KEY
from tests.db.sharing.town import Town, build_town
from tests.postgres import running_server

PLENTY = 10**9
PLACE = "SELECT id FROM location WHERE kind = 'internal' ORDER BY id LIMIT 1"


@dataclass
class Sharing:
    """Two copies in files, the second one's line to the hub, and a third PC that only pushes."""

    office: RealOffice
    town: Town
    key: bytes
    owner: Person
    goods: list[tuple[bytes, int]]
    place: bytes
    till: Pc = field(default_factory=Pc)
    sold: int = 0

    @property
    def files(self) -> list[Path]:
        """The copies."""
        return [Path(pc.database.path) for pc in self.town.pcs]

    def line(self, number: int) -> PostgresHub:
        """The owner's connection from one of the two PCs."""
        return self.office.lines[self.town.pcs[number].device]

    def actor(self, number: int) -> Actor:
        """The owner, signed in at one of the two PCs."""
        pc = self.town.pcs[number]
        key = signatures.signing_key(pc.server_key_of(self.owner.account), pc.device)
        return Actor(self.owner.account, signing_key=key)

    def link(self, number: int, changed: Callable[[frozenset[str]], None]) -> Link:
        """The owner's link from one of the two PCs, as the program has it; not started yet.

        Its other connection ends: a login has four.
        """
        self.line(number).close()
        database = ShopDatabase(self.files[number], self.key)

        def connect_there() -> ServerLine:
            line = ServerLine(
                connect(self.office.address, "owner", PASSWORD),
                self.town.pcs[number].device,
                DEVICE_KEY,
            )
            line.listen()
            return line

        copy = ShopCopy(database, self.actor(number))
        return Link(connect_there, copy, lambda _state: None, changed)

    def drafts(self, database: ShopDatabase, count: int, lines: int) -> list[bytes]:
        """Open sales of the owner."""
        drafts = [new_id() for _ in range(count)]
        with database.atomic():
            for turn, draft in enumerate(drafts):
                head = (draft, "sale", self.owner.account, self.place, now())
                database.execute_sql(NEW_DRAFT, head)
                for line in range(lines):
                    item, price = self.goods[(turn * lines + line) % len(self.goods)]
                    code = (item, "8990000000001", "EAN13", "wedge", ONE, ONE)
                    values = (new_id(), draft, *code, "", price, None, NO_LOT, now())
                    database.execute_sql(NEW_LINE, values)
        return drafts

    def enrol_till(self) -> None:
        """Another PC that only pushes, with a connection and a chain of its own."""
        self.till, office = Pc(), self.office
        till = self.till
        line = PostgresHub.connect(office.address, "owner", PASSWORD, till.device, till.key)
        office.stack.callback(line.close)
        office.lines[till.device] = line
        code = line.join("Kasir")
        line.epoch()
        said = {"id": till.device, "incarnation": 1, "code": code, "name": "Kasir"}
        offer(line, [till.created(self.owner, "device", said)])

    def push(self, documents: int, lines: int) -> None:
        """So many sales at the third PC, all with the hub when this returns."""
        offer(self.office.lines[self.till.device], [self._sale(lines) for _ in range(documents)])

    def _sale(self, lines: int) -> Offered:
        first, self.sold = self.sold, self.sold + lines
        chosen = [self.goods[at % len(self.goods)] for at in range(first, self.sold)]
        rows = [sold(item, self.place, ONE, price) for item, price in chosen]
        return self.till.document(self.owner, "sale", rows)


@contextmanager
def sharing_shop(items: int = 200) -> Iterator[Sharing]:
    """A shop with goods on its shelves, shared by two PCs and a till, gone afterwards."""
    with (
        running_server(DURABLE) as server,
        throwaway_shop(items) as shop,
        tempfile.TemporaryDirectory() as folder,
        ExitStack() as stack,
    ):
        stack.enter_context(patch.object(signatures, "ROUNDS", 10_000))
        stock_up(shop, PLENTY)
        with server.admin() as connection:
            connection.execute("CREATE DATABASE toko TEMPLATE template0")
        with server.admin("toko") as connection:
            init(connection)
        office = RealOffice(server, "toko", stack)
        yield _shared(shop, office, Path(folder))


def _shared(shop: Shop, office: RealOffice, folder: Path) -> Sharing:
    @cache
    def key_of(account: bytes) -> bytes:
        return signatures.server_key(signatures.salted_password(account, PASSWORD))

    (place,), goods = shop.database.rows(PLACE)[0], shop.items()
    shop.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    source = Path(shutil.copyfile(shop.home.database, folder / "source.db"))
    people = {"owner": Actor(shop.owner.account)}
    key = shop.database.key
    town = build_town(source, key, people, folder, pcs=2, seed=1, office=office, key_of=key_of)
    sharing = Sharing(
        *(office, town, key, Person(shop.owner.account, "owner", OWNER, PASSWORD), goods, place)
    )
    sharing.enrol_till()
    for number, pc in enumerate(town.pcs):
        pc.settle(sharing.line(number))
    return sharing


def durable(path: Path, key: bytes) -> ShopDatabase:
    """A copy as the program opens it: every commit is on the disk."""
    with closing(ShopDatabase(path, key)) as database:
        database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return ShopDatabase(path, key)

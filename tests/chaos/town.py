"""The shop of the chaos: a home folder for each PC, a hub on two servers, cables between them."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.home import Home
from db.ids import CASHIER, OWNER, WAREHOUSE, new_id
from db.keys import load_key
from db.models.shop import Device
from db.operations import accounts, places
from db.operations.master import create_row
from db.operations.setup import NewShop, make_shop, new_recovery_key
from db.operations.work import writing_unasked
from db.rules.signatures import salted_password, scram_verifier
from db.sharing.address import Address, keep_address
from db.sharing.hub.founding import init_hub, make_ticket
from db.sharing.link_state import set_link
from db.sharing.starting import share_shop
from db.sharing.way import Way, way_of
from tests.postgres import HOST
from tests.postgres_pair import Pair
from tests.shops import ONE, PASSWORD, add_item, receive
from tests.tcp_proxy import HERE, Proxy

DATABASE = "toko"
SHOP = NewShop("Toko Lumbung", "Ibu Sri", "owner", PASSWORD, "Toko")
STAFF = {"gudang": WAREHOUSE, "budi": OWNER, "kasir": CASHIER}  # after the owner, a PC each
QUICK = {"wal_retrieve_retry_interval": "200ms"}  # a standby is back as soon as its primary is
ITEMS = 8


@dataclass(frozen=True)
class Place:
    """One PC: its folder, who sits there, its own cable to either server."""

    name: str
    home: Home
    login: str
    device: bytes
    cables: tuple[Proxy, ...]

    def open(self) -> ShopDatabase:
        """Its database, beside the program that works there."""
        return open_database(self.home.database, load_key(self.home), self.home.backups)


@dataclass(frozen=True)
class Town:
    """The servers and the PCs around them."""

    pair: Pair
    places: list[Place]


@contextmanager
def built_town(folder: Path, pcs: int, *, synchronous: bool = True) -> Iterator[Town]:
    """A shop with goods, on its hub, copied to so many PCs; nobody works there yet."""
    with ExitStack() as stack:
        pair = stack.enter_context(Pair(QUICK, synchronous=synchronous))
        first = Home(folder / "K1")
        owner = make_shop(first, SHOP, new_recovery_key(), fill=partial(_fill, pcs=pcs))
        with closing(open_database(first.database, load_key(first), first.backups)) as database:
            devices = database.rows("SELECT code, id FROM device ORDER BY code")
            built = [_place(folder, code, device, pair, stack) for code, device in devices]
            _share(database, owner, pair, built)
        for place in built[1:]:
            shutil.copytree(first.folder, place.home.folder)
            _settle_in(place, owner, pair)
        yield Town(pair, built)


def _fill(database: ShopDatabase, owner: Actor, *, pcs: int) -> None:
    """People, goods in stock, and the devices of the other PCs."""
    for login, role in STAFF.items():
        said = {"login": login, "name": login.title(), "role": role, "password": PASSWORD}
        accounts.add_account(database, owner, **said)  # type: ignore[arg-type]  # by their names
    places.add_location(database, owner, name="Gudang")
    places.add_partner(database, owner, name="PT Sumber")
    for number in range(1, ITEMS + 1):
        code = f"8991002{number:06d}"
        item = add_item(database, owner, f"Barang {number}", code, sale_price=number * 1000)
        receive(database, owner, item, 500 * ONE, 700)
    with writing_unasked(database, owner) as work:
        for number in range(2, pcs + 1):
            create_row(work, Device, id=new_id(), incarnation=1, code=f"K{number}", name="")


def _place(folder: Path, name: str, device: bytes, pair: Pair, stack: ExitStack) -> Place:
    cables = tuple(stack.enter_context(Proxy((HERE, each.port))) for each in pair.servers)
    login = ("owner", *STAFF)[int(name[1:]) - 1]
    return Place(name, Home(folder / name), login, bytes(device), cables)


def _address(place: Place, pair: Pair) -> Address:
    hosts = tuple(f"{HOST}:{cable.port}" for cable in place.cables)
    certificate = pair.primary.authority.certificate.read_text(encoding="ascii")
    return Address(hosts, DATABASE, certificate)


def _share(database: ShopDatabase, owner: Actor, pair: Pair, built: list[Place]) -> None:
    """The first PC founds the hub and brings all of the shop to it; then everybody has a login."""
    with pair.primary.admin() as connection:
        connection.execute(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
    ticket = make_ticket(database, owner, password=PASSWORD)
    init_hub(pair.primary.admin_dsn(DATABASE), ticket)
    address = _address(built[0], pair)
    share_shop(database, owner, address=address, password=PASSWORD)
    way = way_of(database, "owner", PASSWORD)
    assert way is not None
    with closing(way.open()) as line:
        for login in STAFF:
            ((account,),) = database.rows("SELECT id FROM account WHERE login = ?", (login,))
            salted = salted_password(account, PASSWORD)
            line.add_person(account, login, scram_verifier(account, salted))


def _settle_in(place: Place, owner: Actor, pair: Pair) -> None:
    """A copy of the first PC's folder becomes that of another one."""
    address, key = _address(place, pair), new_id() + new_id()
    with closing(place.open()) as database, database.atomic():
        database.execute_sql("UPDATE this_device SET device = ?", (place.device,))
        set_link(database, device_key=key)
        keep_address(database, address)
    way = Way(address, "owner", PASSWORD, place.device, key)
    with closing(way.open()) as line:
        assert line.join(place.name, place.name) == place.name

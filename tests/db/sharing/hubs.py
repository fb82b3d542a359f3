"""A hub on a real PostgreSQL with a small shop in it: people with logins, PCs, goods and places."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from db.ids import CASHIER, OWNER, VIEWER, WAREHOUSE, fixed_id, new_id
from db.rules import signatures
from db.sharing.hub.login import HubAddress
from db.sharing.hub.schema import init
from db.sharing.hub.server import PostgresHub
from db.sharing.protocol import MOST_ROWS, Agreed, Answer, Offered
from tests.db.sharing.rows import TODAY_IN, Pc, Person, item_fields, setting_fields
from tests.postgres import HOST, Server

PRICE = 100_000


@dataclass
class HubShop:
    """A shop whose books began on `pc`, uploaded by the owner; everybody has a login."""

    server: Server
    database: str
    pc: Pc
    people: dict[str, Person]
    place: bytes
    backroom: bytes
    item: bytes
    stack: ExitStack
    _hubs: dict[tuple[str, bytes], PostgresHub] = field(default_factory=dict)

    kilogram = fixed_id("unit/kg")

    @property
    def address(self) -> HubAddress:
        """Where its hub is."""
        hosts = (f"{HOST}:{self.server.port}",)
        return HubAddress(hosts, self.database, self.server.authority.certificate)

    def hub(self, login: str, pc: Pc | None = None) -> PostgresHub:
        """A person's connection from a PC, made once."""
        pc = pc or self.pc
        known = (login, pc.device)
        if known not in self._hubs or self._hubs[known]._connection.closed:
            self._hubs[known] = self.connect(self.people[login], pc)
        return self._hubs[known]

    def connect(self, person: Person, pc: Pc) -> PostgresHub:
        """A new connection, closed with the test."""
        hub = PostgresHub.connect(self.address, person.login, person.password, pc.device, pc.key)
        self.stack.callback(hub.close)
        return hub

    def new_pc(self, name: str = "") -> Pc:
        """Another PC that the owner enrols."""
        pc = Pc()
        hub = self.connect(self.people["owner"], pc)
        hub.join(name)
        hub.close()
        return pc

    def push(self, *rows: Offered, by: str = "owner", pc: Pc | None = None) -> list[Agreed]:
        """Offers rows of a PC and returns what the feed says of them."""
        hub = self.hub(by, pc)
        before = hub.epoch().last_seq
        offer(hub, rows)
        return hub.pull(before, len(rows))

    def verdicts(self, *rows: Offered, by: str = "owner", pc: Pc | None = None) -> list[str]:
        """What becomes of rows: `accepted`, `conflict`, or why they are refused."""
        return [
            agreed.verdict.details.get("reason", agreed.verdict.outcome)
            for agreed in self.push(*rows, by=by, pc=pc)
        ]


def offer(hub: PostgresHub, rows: Sequence[Offered]) -> list[Answer]:
    """Pushes rows in pieces that the hub takes."""
    return [hub.push(rows[at : at + MOST_ROWS]) for at in range(0, len(rows), MOST_ROWS)]


@pytest.fixture
def hub_database(postgres: Server, empty_database: str) -> str:
    """The name of a database that is a hub, still empty."""
    with postgres.admin(empty_database) as connection:
        init(connection)
    return empty_database


@pytest.fixture
def hub_shop(
    postgres: Server, hub_database: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[HubShop]:
    """A hub with a shop: `owner`, `gudang`, `kasir` and `pengamat`, one item, two places."""
    monkeypatch.setattr(signatures, "ROUNDS", 10_000)  # 20 times as quick as a real password
    roles = {"owner": OWNER, "gudang": WAREHOUSE, "kasir": CASHIER, "pengamat": VIEWER}
    people = {login: Person(new_id(), login, role) for login, role in roles.items()}
    with ExitStack() as stack:
        shop = HubShop(*(postgres, hub_database, Pc(), people, new_id(), new_id(), new_id(), stack))
        found_shop(shop)
        yield shop


def found_shop(shop: HubShop) -> None:
    """The owner's first upload, then everybody's login."""
    owner = shop.people["owner"]
    with shop.server.admin(shop.database) as connection:
        connection.execute(
            "SELECT hub.found(%s, %s, %s)", (owner.account.hex(), owner.login, owner.verifier)
        )
    hub = shop.hub("owner")
    assert hub.join("", "K1") == "K1"
    hub.begin_upload()
    _write_books(shop)
    offer(hub, shop.pc.taken)
    hub.end_upload("digest")
    hub.epoch()
    for person in shop.people.values():
        if person is not owner:
            hub.add_person(person.account, person.login, person.verifier)
            shop.hub(person.login).epoch()


def _write_books(shop: HubShop) -> None:
    """What a shop has before it has a hub, unsigned."""
    pc, owner = shop.pc, shop.people["owner"]
    device = {"id": pc.device, "incarnation": 1, "code": "K1", "name": ""}
    made = [("device", device), ("setting", setting_fields("timezone", TODAY_IN))]
    for place, name in ((shop.place, "Toko"), (shop.backroom, "Gudang")):
        made.append(("location", {"id": place, "name": name, "kind": "internal"}))
    made += [("account", person.fields()) for person in shop.people.values()]
    made.append(("item", {**item_fields(price=PRICE), "id": shop.item}))
    for table, fields in made:
        pc.created(owner, table, fields, signed=False)

"""A shop of several PCs with real databases, and the model hub between them."""

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol, cast

from db.access import Actor
from db.connection import ShopDatabase
from db.ids import new_id
from db.models.shop import Device
from db.operations.master import create_row
from db.operations.work import writing_unasked
from db.queries.check import check
from db.rules.signatures import signing_key
from db.sharing.address import keep_address
from db.sharing.digest import state_digest, table_digests
from db.sharing.link_state import begin_sharing, finish_joining
from db.sharing.outbox import count_waiting
from db.sharing.protocol import Hub
from db.sharing.step import Pace, Progress, step
from db.sharing.way import Way
from tests.clocks import Clock
from tests.db.sharing.acts import Acts
from tests.db.sharing.model_hub import ModelHub
from tests.db.sharing.shared import DEVICE_KEY, SOMEWHERE

FAST = {"synchronous": "off", "journal_mode": "memory", "temp_store": "memory"}
BRISK = Pace(rows=500, aim=None, rest=lambda _seconds: None)


def light_key(account: bytes) -> bytes:
    """What a person's password makes on every PC, without the work of making it."""
    return account * 2


@dataclass(frozen=True)
class Borrowed:
    """A line that is there already, for what may be done only while connected."""

    find: Callable[[], Hub]
    device: bytes

    def open(self) -> "Borrowed":
        """As `Way`."""
        return self

    def close(self) -> None:
        """It is somebody else's."""

    def __getattr__(self, name: str) -> object:
        """All else is asked of the line itself."""
        return getattr(self.find(), name)


def way_through(find: Callable[[], Hub], device: bytes = b"") -> Way:
    """A person's way to a hub that needs no address."""
    return cast(Way, Borrowed(find, device))


@dataclass
class Pc:
    """One PC: its database, its people, and what they were told is booked."""

    name: str
    database: ShopDatabase
    device: bytes
    people: dict[str, Actor]
    clock: Clock
    dice: random.Random
    folder: Path
    server_key_of: Callable[[bytes], bytes]
    office: "Office"
    acts: dict[str, Acts] = field(default_factory=dict)

    def person(self, login: str) -> Acts:
        """Somebody at this PC, with the key that their password opens here."""
        if login not in self.acts:
            known = self.people[login]
            key = signing_key(self.server_key_of(known.account), self.device)
            way = way_through(lambda: self.office.line(self), self.device)
            actor = Actor(known.account, self.clock, signing_key=key, way=way)
            self.acts[login] = Acts(
                self.database, actor, self.dice, self.folder, self.people["owner"]
            )
        return self.acts[login]

    @property
    def owner(self) -> Actor:
        """The owner at this PC."""
        return self.person("owner").actor

    @property
    def cashier(self) -> Actor:
        """The cashier at this PC."""
        return self.person("kasir").actor

    def step(self, hub: Hub) -> Progress:
        """One step towards the hub."""
        return step(self.database, hub, clock=self.clock, pace=replace(BRISK))

    def settle(self, hub: Hub) -> None:
        """Steps until nothing waits on either side."""
        for _ in range(1000):
            progress = self.step(hub)
            if not progress.more and count_waiting(self.database) == 0:
                return
        raise AssertionError(f"{self.name} does not come to an end")


class Office(Protocol):
    """A hub in the making, and the way to it."""

    def enrol(self, pc: "Pc") -> None:
        """Lets a PC in."""

    def line(self, pc: "Pc") -> Hub:
        """The owner's connection from a PC."""

    def begin_upload(self, first: "Pc") -> None:
        """Rows are taken as they are."""

    def end_upload(self, first: "Pc") -> None:
        """From now on they are checked."""


@dataclass
class ModelOffice:
    """The model hub, which knows every PC."""

    hub: ModelHub

    def enrol(self, pc: Pc) -> None:
        """Anybody may come."""

    def line(self, pc: Pc) -> Hub:
        """Anybody's."""
        return self.hub.line(pc.device)

    def begin_upload(self, first: Pc) -> None:
        """See `Office`."""
        self.hub.is_uploading = True

    def end_upload(self, first: Pc) -> None:
        """See `Office`."""
        self.hub.is_uploading = False


@dataclass
class Town:
    """The PCs of one shop and their hub."""

    office: Office
    pcs: list[Pc]

    @property
    def hub(self) -> ModelHub:
        """The model, where it is one."""
        assert isinstance(self.office, ModelOffice)
        return self.office.hub

    def settle(self) -> None:
        """All PCs until they agree."""
        for _ in range(3):
            for pc in self.pcs:
                pc.settle(self.office.line(pc))

    def close(self) -> None:
        """All PCs end."""
        for pc in self.pcs:
            pc.database.close()

    def disagreements(self) -> list[str]:
        """What does not hold on any PC, and whose state is another one."""
        found = [
            f"{pc.name}: {problem}" for pc in self.pcs for problem in check(pc.database, deep=True)
        ]
        if len({state_digest(pc.database) for pc in self.pcs}) > 1:
            found += self._differences()
        return found

    def _differences(self) -> list[str]:
        first = table_digests(self.pcs[0].database)
        return [
            f"{pc.name} differs from {self.pcs[0].name}: {table}"
            for pc in self.pcs[1:]
            for table, summary in table_digests(pc.database).items()
            if first[table] != summary
        ]


def build_town(
    source: Path,
    key: bytes,
    people: dict[str, Actor],
    folder: Path,
    *,
    pcs: int,
    seed: int,
    office: Office | None = None,
    key_of: Callable[[bytes], bytes] = light_key,
    began: int | None = None,
) -> Town:
    """A closed shop becomes that of several PCs: uploaded by the first, copied to the others.

    All clocks begin at `began`, or with 2026.
    """
    folder.mkdir(exist_ok=True)
    if office is None:
        keys = {actor.account: light_key(actor.account) for actor in people.values()}
        office = ModelOffice(ModelHub(keys=keys))
    clock = Clock()
    clock.at = began or clock.at
    paths = [folder / f"pc{number}.db" for number in range(pcs)]
    shutil.copyfile(source, paths[0])
    with closing(_open(paths[0], key)) as database:
        devices = _devices(database, pcs, clock)
        dice = random.Random(seed)
        first = Pc("K1", database, devices[0], people, clock, dice, folder, key_of, office)
        _upload(first, office)
    built = []
    for number, path in enumerate(paths):
        if number:
            shutil.copyfile(paths[0], path)
        database = _open(path, key)
        database.execute_sql("UPDATE this_device SET device = ?", (devices[number],))
        dice = random.Random(f"{seed}/{number}")
        mine = folder / f"files{number}"
        mine.mkdir(exist_ok=True)
        whose = (f"K{number + 1}", database, devices[number], people)
        built.append(Pc(*whose, clock, dice, mine, key_of, office))
        office.enrol(built[-1])
    return Town(office, built)


def _open(path: Path, key: bytes) -> ShopDatabase:
    database = ShopDatabase(path, key)
    for name, value in FAST.items():
        database.execute_sql(f"PRAGMA {name} = {value}")
    return database


def _devices(database: ShopDatabase, pcs: int, clock: Clock) -> list[bytes]:
    """The first is the shop's own; the hub gives the others their codes."""
    devices = [row for (row,) in database.rows("SELECT device FROM this_device")]
    with writing_unasked(database, Actor(new_id(), clock)) as work:
        for number in range(2, pcs + 1):
            said = {"incarnation": 1, "code": f"K{number}", "name": f"Kasir {number}"}
            devices.append(create_row(work, Device, id=new_id(), **said))
    return devices


def _upload(first: Pc, office: Office) -> None:
    office.enrol(first)
    line = office.line(first)
    begin_sharing(first.database, line.epoch(), DEVICE_KEY)
    office.begin_upload(first)
    for _ in range(1000):
        progress = first.step(line)
        if not progress.more and count_waiting(first.database) == 0:
            break
    office.end_upload(first)
    finish_joining(first.database)
    keep_address(first.database, SOMEWHERE)

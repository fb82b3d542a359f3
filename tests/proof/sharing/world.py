"""One town from its first day to its last: what happens in it is all in its seed."""

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from db.access import Actor
from db.errors import HubError, Refused
from db.ids import NOBODY
from db.operations.items import BarcodeFields, add_barcode, delete_item
from db.operations.settings import set_idle_lock
from db.rules.signatures import signing_key
from db.sharing.entries import Entry
from db.sharing.forks import new_life
from db.sharing.protocol import Hub
from db.sharing.step import PAGE, Progress, meet, step
from tests.clocks import SECOND, Clock
from tests.db.sharing.acts import CODES, Acts
from tests.db.sharing.model_hub import ModelHub
from tests.db.sharing.town import BRISK, light_key, way_through
from tests.proof.sharing.faults import Crash, MortalDatabase, Network, Wire
from tests.proof.sharing.template import MOST_PCS, Template, copied

YEAR = 365 * 86_400 * SECOND
LOGINS = ("owner", "owner", "owner", "gudang", "kasir")
FIRST = ("new_item", "new_item", "receive", "receive", "place")
MOVED = """
SELECT item, source, destination, lot, quantity FROM movement WHERE document = ? ORDER BY id
"""
UNBOOKED = """
SELECT id FROM item WHERE archived_at IS NULL AND id NOT IN (SELECT item FROM movement)
"""
REFUSABLE = frozenset(
    {
        *("document_posted", "row_created", "field_changed", "row_deleted"),
        *("role_permissions_set", "history_added", "import_undone"),
    }
)
SMALL_TOWNS = (10, 5, 3, 2, 1, 1, 1, 1, 1)  # how many of 2 PCs, of 3 ...
STEPS_TO_SETTLE = 300
ROUNDS_TO_SETTLE = 20

Moves = list[tuple[bytes, bytes, bytes, bytes, int]]


@dataclass(frozen=True)
class Shown:
    """What a person was told is booked, written down outside of the program."""

    pc: str
    moves: Moves


@dataclass
class Person(Acts):
    """Whoever acts leaves what they were told in the town's list."""

    told: Callable[[bytes], None] = lambda _document: None

    def _note(self, document: bytes, what: str) -> None:
        super()._note(document, what)
        self.told(document)


@dataclass
class Machine:
    """A PC: its disk, its clock, which is wrong, and its people."""

    name: str
    path: Path
    device: bytes
    clock: Clock
    dice: random.Random
    database: MortalDatabase
    people: dict[str, Person] = field(default_factory=dict)

    def meet(self, hub: Hub) -> None:
        """A connection begins."""
        meet(self.database, hub, hub.epoch())

    def step(self, hub: Hub, *, rows: int) -> Progress:
        """One step towards the hub, so many rows a transaction."""
        return step(self.database, hub, clock=self.clock, pace=replace(BRISK, rows=rows))


@dataclass
class World:
    """The PCs, the hub, the network between them, and the list of all that was shown."""

    template: Template
    folder: Path
    seed: int
    steps: list[str] = field(default_factory=list)
    shown: dict[bytes, Shown] = field(default_factory=dict)
    excused: set[bytes] = field(default_factory=set)
    machines: list[Machine] = field(default_factory=list)
    kept: dict[str, Path] = field(default_factory=dict)
    connected: set[str] = field(default_factory=set)
    acting: Clock = field(default_factory=Clock)
    happened: Counter[str] = field(default_factory=Counter)
    died_at: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self.hub: ModelHub = self.template.hub()
        self.severity = self.dice.choice((0.0, 0.02, 0.1))
        self.hub.whim = self._refuses
        rate = self.dice.choice((0.0, 0.1, 0.3))
        self.network = Network(self.dice, rate, self.note, self.happened)
        self.uploaded = len(self.hub.rows)
        self.loses_disks = self.dice.random() < 0.5  # or servers: not both, somebody must know it
        for number in range(*self.dice.choices(range(2, MOST_PCS + 1), SMALL_TOWNS)):
            path = copied(self.template, number, self.folder)
            self._add(f"K{number + 1}", path, self.template.devices[number])

    def note(self, what: str) -> None:
        """One line of what happened."""
        self.steps.append(what)

    def clock(self) -> int:
        """Of the PC where something is going on."""
        return self.acting()

    def live(self) -> None:
        """Everything that goes wrong; then nothing does any more."""
        for machine in self.machines:
            for name in FIRST:
                self._act(machine, "owner", name)
        for _ in range(self.dice.randint(20, 100)):
            (event,) = self.dice.choices(
                [event for event, _ in self._events()], [weight for _, weight in self._events()]
            )
            event()
        self.heal()

    def heal(self) -> None:
        """The network is whole, and everybody waits until all have agreed."""
        self.note("all is well again")
        self.network.rate, self.network.late = 0.0, []
        for _ in range(ROUNDS_TO_SETTLE):
            moved = [self._settle(machine) for machine in self.machines]
            if not any(moved):
                return
        raise AssertionError("there is no end to it")

    def close(self) -> None:
        """The last day is over."""
        for machine in self.machines:
            machine.database.close()

    def tally(self) -> Counter[str]:
        """How often what happened in this town."""
        rows = self.hub.rows[self.uploaded :]
        outcomes = Counter(stored.verdict.outcome for stored in rows)
        return self.happened + Counter(
            machines=len(self.machines),
            shown=len(self.shown),
            refused=outcomes["refused"],
            conflicts=outcomes["conflict"],
            forked=sum(1 for stored in rows if stored.fork),
            revived=sum(1 for stored in rows if "revives" in stored.verdict.details),
        )

    # -- what happens

    def _events(self) -> list[tuple[Callable[[], None], int]]:
        return [
            *(
                (self._work, 40),
                (self._exchange, 40),
                (self._quarrel, 6),
                (self._outlive, 8),
                (self.network.deliver, 12),
            ),
            *((self._set_clock, 2), (self._light, 8), (self._keep_disk, 6), (self._clone, 1)),
            *(
                [(self._restore, 8)]
                if self.loses_disks
                else [(self._fail_over, 4), (self._set_back, 2)]
            ),
        ]

    def _work(self) -> None:
        machine = self.dice.choice(self.machines)
        for _ in range(self.dice.randint(1, 6)):
            self._act(machine, self.dice.choice(LOGINS))

    def _quarrel(self) -> None:
        """The same field on several PCs; few values, so that one of them comes back."""
        for machine in self.dice.choices(self.machines, k=self.dice.randint(2, 5)):
            minutes = self.dice.randint(1, 3)
            with self._at(machine, "booking"):
                set_idle_lock(machine.database, self._owner(machine), minutes=minutes)
                self.note(f"{machine.name}: locks after {minutes} minutes")
                self.happened["quarrelled"] += 1

    def _outlive(self) -> None:
        """One PC deletes what another one goes on using."""
        left, right = self.dice.sample(self.machines, 2)
        with self._at(left, "booking"), self._at(right, "booking"), suppress(Refused):
            both = {*left.database.rows(UNBOOKED)} & {*right.database.rows(UNBOOKED)}
            if both:
                (item,) = self.dice.choice(sorted(both))
                barcode = BarcodeFields(self.dice.choice(CODES))
                delete_item(left.database, self._owner(left), item=item)
                self.note(f"{left.name}: deletes what {right.name} goes on using")
                add_barcode(right.database, self._owner(right), item=item, barcode=barcode)

    def _act(self, machine: Machine, login: str, *names: str) -> None:
        machine.clock.wait(self.dice.randint(1, 3600))
        with self._at(machine, "booking"):
            if done := self._person(machine, login).act(*names):
                self.note(f"{machine.name}: {login}: {done}")

    def _exchange(self) -> None:
        machine = self.dice.choice(self.machines)
        sees_costs = self.dice.random() < 0.8
        line = self.hub.line(machine.device, sees_costs=sees_costs)
        self.note(f"{machine.name}: step")
        wire = Wire(line, self.network)
        is_new = machine.name not in self.connected or self.dice.random() < 0.5
        if is_new and not self._meet(machine, wire):
            return
        for _ in range(self.dice.randint(1, 4)):
            more = False
            with self._at(machine, "sharing"):
                more = machine.step(wire, rows=machine.dice.choice((1, 7, 500))).more
            if not more:
                return

    def _meet(self, machine: Machine, wire: Hub) -> bool:
        """Whether a connection begins."""
        self.connected.discard(machine.name)
        with self._at(machine, "sharing"):
            machine.meet(wire)
            self.connected.add(machine.name)
        return machine.name in self.connected

    @contextmanager
    def _at(self, machine: Machine, doing: str) -> Iterator[None]:
        """Something goes on at a PC, which may die of it or not reach the hub."""
        self.acting = machine.clock
        try:
            yield
        except HubError as error:
            if error.code != "hub_unreachable":
                raise
        except Crash:
            if machine.database.died_at is None:
                raise  # another one did
            self.happened[f"died_{doing}"] += 1
        if machine.database.died_at is not None:
            self._die(machine)

    def _light(self) -> None:
        machine = self.dice.choice(self.machines)
        statements = self.dice.choice((1, 3, 10, 30, 100, 300))
        after, power = self.dice.random() < 0.5, self.dice.random() < 0.5
        left = self.dice.randint(1, statements)
        machine.database.light(left, dies_after=after, loses_power=power)
        self.note(f"{machine.name}: will die within {statements} statements")

    def _set_clock(self) -> None:
        machine = self.dice.choice(self.machines)
        machine.clock.at += self.dice.randint(-2 * YEAR, 2 * YEAR)
        self.note(f"{machine.name}: the clock is set")
        self.happened["clock_set"] += 1

    def _clone(self) -> None:
        machine = self.dice.choice(self.machines)
        path = self.folder / f"clone{len(self.machines)}.db"
        shutil.copyfile(machine.path, path)
        self._add(f"{machine.name}'{len(self.machines)}", path, machine.device)
        self.note(f"{machine.name}: its disk was copied, both go on")
        self.happened["cloned"] += 1

    def _keep_disk(self) -> None:
        machine = self.dice.choice(self.machines)
        self.kept[machine.name] = self.folder / f"kept-{machine.path.name}"
        shutil.copyfile(machine.path, self.kept[machine.name])
        self.note(f"{machine.name}: a copy is kept")

    def _restore(self) -> None:
        machine = self.dice.choice(self.machines)
        if machine.name not in self.kept:
            return
        machine.database.close()
        shutil.copyfile(self.kept[machine.name], machine.path)
        self._start(machine)
        if by_program := self.dice.random() < 0.5:
            with machine.database.atomic():
                new_life(machine.database, machine.clock)
        booked = "SELECT 1 FROM document WHERE id = ?"
        self.excused |= {
            document
            for document, shown in self.shown.items()
            if shown.pc == machine.name and machine.database.row(booked, (document,)) is None
        }
        self.note(f"{machine.name}: its copy is restored{' by the program' * by_program}")
        self.happened["restored"] += 1

    def _fail_over(self) -> None:
        lost = self._losing()
        self.hub.fail_over(lost)
        self.note(f"another server takes over, {lost} rows are lost")
        self.happened["failed_over"] += 1
        self.happened["lost_by_hub"] += lost

    def _set_back(self) -> None:
        """No connection survives that; one through a pooler may survive a failover."""
        lost = self._losing()
        self.connected.clear()
        self.hub.set_back(lost)
        self.note(f"the server is set back, {lost} rows are lost")
        self.happened["set_back"] += 1
        self.happened["lost_by_hub"] += lost

    def _losing(self) -> int:
        most = len(self.hub.rows) - self.uploaded
        self.network.late.clear()
        return min(self.dice.choice((0, 1, 5, 50, most)), most)

    def _refuses(self, entry: Entry) -> bool:
        """Somebody's right has ended, a date was wrong: a hub may refuse whatever people do."""
        is_somebodys = entry.kind in REFUSABLE and entry.actor != NOBODY
        return is_somebodys and self.dice.random() < self.severity

    # -- machines

    def _add(self, name: str, path: Path, device: bytes) -> None:
        clock = Clock()
        clock.at += self.dice.randint(-2 * YEAR, 2 * YEAR)
        dice = random.Random(f"{self.seed}/{len(self.machines)}")
        database = MortalDatabase(path, self.template.key)
        database.execute_sql("UPDATE this_device SET device = ?", (device,))
        self.machines.append(Machine(name, path, device, clock, dice, database))

    def _die(self, machine: Machine) -> None:
        died_at = machine.database.died_at
        assert died_at
        self.died_at.add(died_at)
        if machine.database.bury():
            self.happened["lost_with_power"] += 1
        self.note(f"{machine.name}: died at {' '.join(died_at.split())[:60]}")
        self._start(machine)

    def _start(self, machine: Machine) -> None:
        """What was in memory is gone."""
        self.connected.discard(machine.name)
        machine.database.close()
        machine.database = MortalDatabase(machine.path, self.template.key)
        machine.people.clear()

    def _owner(self, machine: Machine) -> Actor:
        return self._person(machine, "owner").actor

    def _person(self, machine: Machine, login: str) -> Person:
        if login not in machine.people:
            account = self.template.people[login].account
            key = signing_key(light_key(account), machine.device)
            wire = Wire(self.hub.line(machine.device), self.network)
            actor = Actor(
                account,
                machine.clock,
                signing_key=key,
                way=way_through(lambda: wire, machine.device),
            )
            owner = self.template.people["owner"]
            machine.people[login] = Person(
                *(machine.database, actor, machine.dice, self.folder, owner),
                told=lambda document: self._show(machine, document),
            )
        return machine.people[login]

    def _show(self, machine: Machine, document: bytes) -> None:
        fuse, machine.database.fuse = machine.database.fuse, None
        moves = [
            (bytes(item), bytes(source), bytes(place), bytes(lot), quantity)
            for item, source, place, lot, quantity in machine.database.rows(MOVED, (document,))
        ]
        machine.database.fuse = fuse
        self.shown[document] = Shown(machine.name, moves)

    def _settle(self, machine: Machine) -> bool:
        """Steps until nothing goes or comes any more; whether anything did.

        What only another PC can offer again may wait here still.
        """
        machine.database.fuse = None
        self.acting = machine.clock
        line = self.hub.line(machine.device)
        machine.meet(line)
        for steps in range(STEPS_TO_SETTLE):
            progress = machine.step(line, rows=PAGE)
            if not (progress.more or progress.pushed or progress.pulled or progress.costs):
                return steps > 0
        raise AssertionError(f"{machine.name} does not come to an end")

"""Runs PCs around a hub while things break, and judges at every healing."""

import json
import random
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.chaos.judge import Judgement, judge
from tests.chaos.program import Program
from tests.chaos.record import Record
from tests.chaos.storm import Storm
from tests.chaos.town import DATABASE, Town, built_town

PCS = 4
STORMS = (25.0, 50.0)  # seconds from one healing to the next storm's end
AGREEMENT_SECONDS = 5.0
PATIENCE = 60.0
MOST_LINES = 30  # of what is wrong at a healing
SESSIONS = """
SELECT a.usename, a.state, a.wait_event, (now() - a.xact_start)::text,
    (now() - a.state_change)::text,
    EXISTS (SELECT 1 FROM pg_locks AS l WHERE l.pid = a.pid AND l.granted
        AND l.relation = 'hub.hub_clock'::regclass AND l.mode = 'ExclusiveLock') AS counts,
    left(a.query, 60)
FROM pg_stat_activity AS a WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
"""
LAST = """
SELECT incarnation, device_seq FROM journal
JOIN this_device ON this_device.device = journal.device
ORDER BY incarnation DESC, device_seq DESC LIMIT 1
"""


@dataclass
class Tally:
    """What there was, and what came of it. `shown`: rows that people were shown as booked."""

    kills: int = 0
    hub_crashes: int = 0
    cuts: int = 0
    failovers: int = 0
    replays: int = 0
    shown: int = 0
    lost: int = 0
    doubled: int = 0
    refused: int = 0
    agreement_s: float = 0.0
    wrong: int = field(default=0, repr=False)

    @property
    def line(self) -> str:
        """One JSON object."""
        said = asdict(self)
        del said["wrong"]
        return json.dumps(said)

    @property
    def holds(self) -> bool:
        """Whether nothing went wrong, and there was something that could."""
        return not self.wrong and self.shown > 0

    def add(self, found: Judgement, limit: float) -> None:
        """One more healing."""
        self.lost, self.doubled = max(self.lost, found.lost), max(self.doubled, found.doubled)
        self.refused = found.refused
        self.agreement_s = max(self.agreement_s, found.agreement_s)
        self.wrong += len(found.wrong) + (found.agreement_s > limit)


def chaos(
    seconds: float,
    seed: int,
    *,
    pcs: int = PCS,
    synchronous: bool = True,
    limit: float = AGREEMENT_SECONDS,
) -> Tally:
    """A town, storms and healings for so long; the copies must agree within `limit` seconds."""
    say(f"seed {seed}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        town = stack.enter_context(built_town(folder, pcs, synchronous=synchronous))
        record = Record(folder / "shown.jsonl")
        dice = random.Random(seed)
        programs = [_program(town, number, record, dice, stack) for number in range(pcs)]
        return _run(town, programs, record, dice, seconds, limit)


def _program(
    town: Town, number: int, record: Record, dice: random.Random, stack: ExitStack
) -> Program:
    """Started; it ends with the chaos."""
    place = town.places[number]
    program = Program(place, record)
    with closing(place.open()) as database:
        if number == 0:
            record.begin(database)
        program.begin_after(next(iter(database.rows(LAST)), (0, 0)))
    program.start(dice.randrange(1 << 32))
    stack.callback(program.end)
    return program


def _run(
    town: Town,
    programs: list[Program],
    record: Record,
    dice: random.Random,
    seconds: float,
    limit: float,
) -> Tally:
    tally, storm, end = Tally(), Storm(town, programs, dice), time.monotonic() + seconds
    for program in programs:
        program.wait_until_ready()
    while (left := end - time.monotonic()) > 0:
        storm.rage(min(dice.uniform(*STORMS), left))
        healed_at = storm.heal()
        found = judge(town, record, healed_at, PATIENCE)
        tally.add(found, limit)
        for key, count in storm.counted.items():
            setattr(tally, key, count)
        tally.replays = sum(program.replayed for program in programs)
        tally.shown = len(record.shown)
        say("\n".join([f"{found.agreement_s} s: {tally.line}", *found.wrong[:MOST_LINES]]))
        if found.wrong:
            _tell_more(programs)
            _tell_sessions(town)
        for program in programs:
            program.tell("go")
    return tally


def _tell_more(programs: list[Program]) -> None:
    for program in programs:
        say(f"{program.place.name} is {program.link} {program.error}: {program.errors}")
        say(program.last_words())


def _tell_sessions(town: Town) -> None:
    """What the hub is at, and who has its counter."""
    with town.pair.primary.admin(DATABASE) as connection:
        for session in connection.execute(SESSIONS):
            say(str(session))


def say(text: str) -> None:
    """One line on the terminal, at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()

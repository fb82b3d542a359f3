"""Plays many towns and says which of them do not hold."""

import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.proof.sharing.judge import violations
from tests.proof.sharing.template import Template, light_shops, make_template, seeded_ids
from tests.proof.sharing.world import World

MEMORY = Path("/dev/shm")  # noqa: S108  (folders of our own in it)

REPLAY = "replay it: python -m tests.proof.sharing --seeds 1 --from {}"
SECONDS_BETWEEN_WORDS = 30.0


@dataclass(frozen=True)
class Outcome:
    """What came of one town; `steps` is what happened in it, `happened` how often what did."""

    seed: int
    violations: list[str]
    steps: list[str] = field(repr=False)
    happened: Counter[str] = field(default_factory=Counter)
    died_at: frozenset[str] = frozenset()

    def __str__(self) -> str:
        replay = REPLAY.format(self.seed)
        return "\n".join([f"seed {self.seed}", *self.steps, *self.violations, replay])


def play(template: Template, folder: Path, seed: int) -> Outcome:
    """One town from its seed, in an empty folder."""
    world = World(template, folder, seed)
    with seeded_ids(world.dice, world.clock):
        try:
            world.live()
            found = violations(world)
        except Exception:  # noqa: BLE001  (whatever it is, the seed has found it)
            found = [traceback.format_exc()]
        finally:
            world.close()
    return Outcome(seed, found, world.steps, world.tally(), frozenset(world.died_at))


@contextmanager
def memory() -> Iterator[Path]:
    """A folder where databases are quick to make and to throw away."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@cache
def _template(folder: Path, _process: int) -> Template:
    """Every process makes one of its own, the same."""
    ExitStack().enter_context(light_shops())  # for as long as the process lives
    return make_template(folder)


def _play(made: Path, seed: int) -> Outcome:
    process = os.getpid()
    folder = made / str(process)
    folder.mkdir(exist_ok=True)
    with memory() as town:
        return play(_template(folder, process), town, seed)


@dataclass
class Tally:
    """What is known so far, of seeds in their order."""

    seeds: range
    began: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)
    played: int = 0
    failed: list[int] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    died_at: set[str] = field(default_factory=set)

    def add(self, outcome: Outcome) -> None:
        """One more; from time to time it says how far it is, and at once what does not hold."""
        self.played += 1
        self.happened += outcome.happened
        self.died_at |= outcome.died_at
        if outcome.violations:
            self.failed.append(outcome.seed)
            sys.stderr.write(f"{outcome}\n\n")
        if time.monotonic() - self.told > SECONDS_BETWEEN_WORDS:
            self.told = time.monotonic()
            of = f"{self.played} of {len(self.seeds)} in {self.seconds} s"
            after = f"{len(self.failed)} do not hold; to go on: --from {outcome.seed + 1}"
            sys.stderr.write(f"{of}, {after}\n")

    @property
    def seconds(self) -> float:
        """Since it began."""
        return round(time.monotonic() - self.began, 1)

    @property
    def line(self) -> str:
        """What it all comes to."""
        said: dict[str, object] = {"proof": "sharing", "seeds": self.played}
        said |= {"first": self.seeds.start, "violations": len(self.failed)}
        said |= {"failed": self.failed[:100], "seconds": self.seconds}
        died_at = {"statements_died_at": len(self.died_at)}
        return json.dumps({**said, "happened": dict(sorted(self.happened.items())) | died_at})


def prove(seeds: range, *, processes: int, is_over_soon: bool = False) -> int:
    """Plays the seeds; 1 when one does not hold. `is_over_soon`: none after the first such."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    tally = Tally(seeds)
    with memory() as made, ProcessPoolExecutor(processes) as pool:
        try:
            for outcome in pool.map(_play, [made] * len(seeds), seeds):
                tally.add(outcome)
                if is_over_soon and tally.failed:
                    break
        finally:
            pool.shutdown(cancel_futures=True)
    sys.stdout.write(f"{tally.line}\n")
    return 1 if tally.failed else 0

"""Plays many towns and says which of them do not hold."""

import json
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.proof.sharing.judge import violations
from tests.proof.sharing.template import Template, make_template, one_schema, seeded_ids
from tests.proof.sharing.world import World

MEMORY = Path("/dev/shm")  # noqa: S108  (folders of our own in it)


@dataclass(frozen=True)
class Outcome:
    """What came of one town; `steps` is what happened in it."""

    seed: int
    violations: list[str]
    steps: list[str] = field(repr=False)
    shown: int = 0

    def __str__(self) -> str:
        return "\n".join([f"seed {self.seed}", *self.steps, *self.violations])


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
    return Outcome(seed, found, world.steps, len(world.shown))


@contextmanager
def memory() -> Iterator[Path]:
    """A folder where databases are quick to make and to throw away."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def prove(seeds: int, first: int, *, is_over_soon: bool = False) -> int:
    """Seeds from a first one on; what does not hold goes to stderr whole.

    `is_over_soon`: at the first that does not hold.
    """
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    began, failed, shown = time.monotonic(), list[int](), 0
    with memory() as made, one_schema():
        template = make_template(made)
        for seed in range(first, first + seeds):
            with memory() as folder:
                outcome = play(template, folder, seed)
            shown += outcome.shown
            if outcome.violations:
                failed.append(seed)
                sys.stderr.write(f"{outcome}\n\n")
                if is_over_soon:
                    break
    line = {"proof": "sharing", "seeds": seeds, "first": first, "shown": shown}
    line |= {"violations": len(failed), "failed": failed[:100]}
    sys.stdout.write(json.dumps({**line, "seconds": round(time.monotonic() - began, 1)}) + "\n")
    return 1 if failed else 0

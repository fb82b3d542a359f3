"""Anything that people may do, in any order, beside a model that knows nothing of the program.

`python -m tests.proof.state_machine [RUNS [STEPS [SEED [SECONDS]]]]` prints one line of JSON; a
failure is told with the steps that lead to it, the shortest that were found, and is found again
with the same numbers in the same checkout. With SECONDS no block of runs begins later, and steps
are told as they were found, so that it ends soon.
"""

import json
import multiprocessing
import os
import random
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from itertools import count, repeat

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.machine.counts import Stocktakes
from tests.proof.machine.goods import Goods
from tests.proof.machine.imports import Files
from tests.proof.machine.orders import Orders
from tests.proof.machine.parked import Parked
from tests.proof.machine.people import People
from tests.proof.machine.supplies import Supplies

RUNS = 2_000
STEPS = 50
BLOCK = 10  # runs of one seed
PROGRAMS = 2
CHECKS = ("the_books_agree", "stock_and_worth_are_the_models", "lists_are_the_models")


class WholeShop(Stocktakes, Orders, Parked, Supplies, Goods, Files, People):
    """A shop with everything that can happen in it."""


def run(runs: int, steps: int, start: int, *, shorten: bool) -> None:
    """So many runs from a seed; raises what the first failure raised, with the steps to it."""
    machine = type("WholeShopOfThisRun", (WholeShop,), {})
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, *([Phase.shrink] if shorten else [])],  # explaining is slow
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def block(runs: int, steps: int, start: int, until: float | None) -> str | None:
    """What went wrong in a block of runs, "" if nothing did; None where it is too late for it."""
    if until and time.time() > until:
        return None
    try:
        run(runs, steps, start, shorten=until is None)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
        told = "".join(traceback.format_exception(error)).splitlines()
        return f"seed {start}:\n" + "\n".join(line for line in told if not _is_check(line))
    return ""


def _is_check(line: str) -> bool:
    """What follows each step is not told each time."""
    return line in {f"state.{name}()" for name in CHECKS}


def main(runs: str = str(RUNS), steps: str = str(STEPS), start: str = "", seconds: str = "") -> int:
    """One line of JSON; 0 when it holds."""
    first = int(start) if start else random.SystemRandom().randrange(10**9)
    begun = time.time()
    until = begun + float(seconds) if seconds else None
    sizes = [min(BLOCK, int(runs) - done) for done in range(0, int(runs), BLOCK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROGRAMS, mp_context=context) as programs:
        same = repeat(int(steps)), count(first), repeat(until)
        told = list(programs.map(block, sizes, *same))
    broken = [each for each in told if each]
    line = {
        "proof": "state_machine",
        "runs": sum(size for size, each in zip(sizes, told, strict=True) if each is not None),
        "steps": int(steps),
        "seed": first,
        "seconds": round(time.time() - begun),
        "broken": broken[:3],
        "holds": not broken,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if not broken else 1


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    sys.exit(main(*sys.argv[1:]))

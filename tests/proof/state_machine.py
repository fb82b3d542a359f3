"""Anything that people may do, in any order, beside a model that knows nothing of the program.

`python -m tests.proof.state_machine [RUNS [STEPS [SEED]]]` prints one line of JSON; a failure is
told with the steps that lead to it, and is found again with the same numbers.
"""

import json
import multiprocessing
import os
import random
import sys
import time
import traceback
from concurrent.futures import ProcessPoolExecutor

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.machine.counts import Stocktakes
from tests.proof.machine.goods import Goods
from tests.proof.machine.imports import Files
from tests.proof.machine.orders import Orders
from tests.proof.machine.people import People

RUNS = 2_000
STEPS = 50
BLOCK = 50  # runs of one seed
PROGRAMS = 2


class WholeShop(Stocktakes, Orders, Goods, Files, People):
    """A shop with everything that can happen in it."""


def run(runs: int, steps: int, start: int) -> None:
    """So many runs from a seed; raises what the first failure raised, with the steps to it."""
    machine = type("WholeShopOfThisRun", (WholeShop,), {})
    run_state_machine_as_test(
        seed(start)(machine),
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def block(runs: int, steps: int, start: int) -> str:
    """What went wrong in a block of runs."""
    try:
        run(runs, steps, start)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is told)
        notes = "\n".join(getattr(error, "__notes__", ()))
        return f"seed {start}: " + "".join(traceback.format_exception(error)) + notes
    return ""


def main(runs: str = str(RUNS), steps: str = str(STEPS), start: str = "") -> int:
    """One line of JSON; 0 when it holds."""
    first = int(start) if start else random.SystemRandom().randrange(10**9)
    begun = time.monotonic()
    sizes = [min(BLOCK, int(runs) - done) for done in range(0, int(runs), BLOCK)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROGRAMS, mp_context=context) as programs:
        seeds = range(first, first + len(sizes))
        told = list(programs.map(block, sizes, [int(steps)] * len(sizes), seeds))
    broken = [each for each in told if each]
    line = {
        "proof": "state_machine",
        "runs": int(runs),
        "steps": int(steps),
        "seed": first,
        "seconds": round(time.monotonic() - begun),
        "broken": broken[:3],
        "holds": not broken,
    }
    sys.stdout.write(json.dumps(line) + "\n")
    return 0 if not broken else 1


if __name__ == "__main__":
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    sys.exit(main(*sys.argv[1:]))

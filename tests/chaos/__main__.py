"""`python -m tests.chaos [--minutes N] [--seed N] [--pcs N] [--asynchronous]`."""

import argparse
import os
import random
import sys

from tests.chaos.run import PCS, chaos, say
from tests.postgres import missing


def main() -> int:
    """1 when anything was lost, doubled or did not agree."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    asked.add_argument("--pcs", type=int, choices=(2, 3, 4), default=PCS)
    asked.add_argument("--asynchronous", action="store_true")
    given = asked.parse_args()
    if reason := missing():
        say(reason)
        return 2
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    tally = chaos(given.minutes * 60, given.seed, pcs=given.pcs, synchronous=not given.asynchronous)
    say(tally.line)
    return 0 if tally.holds else 1


if __name__ == "__main__":
    sys.exit(main())

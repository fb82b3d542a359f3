"""Several PCs around a hub, with everything that goes wrong between and inside them.

`python -m tests.proof.sharing` plays one town a seed, on all cores, and says how far it is. Its one
line of JSON tells how often what happened; the exit status is 1 when a town does not hold: then
that town is told whole, with the command that replays it. `--from SEED` goes on where it ended.
"""

import argparse
import os
from collections.abc import Sequence


def main(arguments: Sequence[str] = ()) -> int:
    """0 when every town holds."""
    from tests.proof.sharing.many import prove

    parser = argparse.ArgumentParser(prog="python -m tests.proof.sharing")
    parser.add_argument("--seeds", type=int, default=10_000, help="how many towns")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first one's seed")
    parser.add_argument("--until-first", action="store_true", help="until one does not hold")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    chosen = parser.parse_args(arguments)
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    return prove(seeds, processes=chosen.processes, is_over_soon=chosen.until_first)

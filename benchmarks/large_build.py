"""Building the large demo shop: `LUMBUNG_LARGE_BUILD=1000000,3000000` makes the promised one."""

import os
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure
from db.demo.fill import demo_shop
from db.demo.large import fill_large
from db.home import Home
from db.operations.setup import make_shop, new_recovery_key

PROMISED, PROMISED_SECONDS = 4_000_000, 600
SIZE = os.environ.get("LUMBUNG_LARGE_BUILD", "50000,150000")
SHARE = 5


def figures() -> Iterator[Figure]:
    """Seconds, as the promise has them for rows of this number; the growth from a fifth."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    items, movements = map(int, SIZE.split(","))
    _wall, small = built(items // SHARE, movements // SHARE)
    wall, cpu = built(items, movements)
    rows = items + movements
    how = f"{items:,} items, {movements:,} movements, encrypted, through the triggers; "
    limit = max(PROMISED_SECONDS * rows / PROMISED, 1)
    yield Figure("large_build", wall, "s", limit, f"{how}{cpu:.1f} s of CPU")
    each, before = 1e6 * cpu / rows, 1e6 * small * SHARE / rows
    grown = f"{each:.0f} from {before:.0f} us of CPU a row, from a fifth of it"
    yield Figure("large_build_growth", each / before, "x", 1.5, how + grown)


def built(items: int, movements: int) -> tuple[float, float]:
    """Seconds on the wall and of CPU; what was built is gone again."""
    with tempfile.TemporaryDirectory() as folder:
        fill = partial(fill_large, items=items, movements=movements)
        wall, cpu = time.perf_counter(), time.process_time()
        make_shop(Home(Path(folder)), demo_shop(), new_recovery_key(), fill=fill)
        return time.perf_counter() - wall, time.process_time() - cpu

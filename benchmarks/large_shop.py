"""Demo shops to measure in: that of `LUMBUNG_BIG_SHOP`, else a smaller one; and a small one."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.figure import Clocked, Figure, alternate
from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.demo.fill import OWNER_LOGIN, demo_shop
from db.demo.large import fill_large
from db.home import Home
from db.keys import load_key
from db.operations.setup import make_shop, new_recovery_key

BIG = os.environ.get("LUMBUNG_BIG_SHOP")
LARGE, SMALL = (50_000, 150_000), (10_000, 30_000)
OWNER = "SELECT id FROM account WHERE login = ?"


@dataclass(frozen=True)
class LargeShop:
    """An open demo shop, its owner, and how much there is."""

    database: ShopDatabase
    owner: Actor
    items: int
    movements: int


@contextmanager
def shops() -> Iterator[tuple[LargeShop, LargeShop]]:
    """The large shop, and a small one to see the growth from."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with ExitStack() as stack:
        large = Path(BIG) if BIG else _made(stack, *LARGE)
        yield (
            stack.enter_context(_opened(large)),
            stack.enter_context(_opened(_made(stack, *SMALL))),
        )


def compare(
    name: str,
    limit_ms: float,
    rounds: int,
    pairs: tuple[tuple[LargeShop, Callable[[], object], Callable[[], object]], ...],
    ratio: float = 1.5,
) -> Iterator[Figure]:
    """The slowest of twenty of ours, its ratio to the bare SQL, and how it grew from the small."""
    clocks = [alternate(rounds, 1, ours, bare) for _shop, ours, bare in pairs]
    (ours, bare), (small, _) = clocks
    sizes = " from ".join(
        f"{shop.items:,} items, {shop.movements:,} movements" for shop, *_ in pairs
    )
    how = f"{rounds} times in turn with the bare SQL; {sizes}; "
    yield Figure(f"{name}_p95", 1e3 * ours.wall_percentile(95), "ms", limit_ms, how)
    of = ours.mean_cpu / bare.mean_cpu
    cpu = f"{1e3 * ours.mean_cpu:.2f} against {1e3 * bare.mean_cpu:.2f} ms of CPU"
    yield Figure(f"{name}_ratio", of, "x bare", ratio, how + cpu)
    yield _growth(name, ours, small, pairs, how)


def _growth(
    name: str,
    large: Clocked,
    small: Clocked,
    pairs: tuple[tuple[LargeShop, Callable[[], object], Callable[[], object]], ...],
    how: str,
) -> Figure:
    """No more than the shop itself grew."""
    grown = max(pairs[0][0].movements / pairs[1][0].movements, 1)
    cpu = f"{1e3 * large.mean_cpu:.2f} ms from {1e3 * small.mean_cpu:.2f} ms of CPU"
    return Figure(f"{name}_growth", large.mean_cpu / small.mean_cpu, "x", 1.5 * grown, how + cpu)


def _made(stack: ExitStack, items: int, movements: int) -> Path:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    return make_demo(folder, items, movements)


def make_demo(folder: Path, items: int, movements: int) -> Path:
    """A demo shop of a size in an empty folder."""
    fill = partial(fill_large, items=items, movements=movements)
    make_shop(Home(folder), demo_shop(), new_recovery_key(), fill=fill)
    return folder


@contextmanager
def _opened(folder: Path) -> Iterator[LargeShop]:
    home = Home(folder)
    database = open_database(home.database, load_key(home), home.backups)
    try:
        (owner,) = database.rows(OWNER, (OWNER_LOGIN,))[0]
        ((items,),) = database.rows("SELECT sum(items) FROM category_count")
        ((movements,),) = database.rows("SELECT max(rowid) FROM movement")
        yield LargeShop(database, Actor(owner), items, movements)
    finally:
        database.close()

"""Posting on a PC while the hub floods it, against the same posting in a shop without a hub."""

import multiprocessing
import shutil
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.figure import Clocked, Figure
from benchmarks.sharing import Sharing, durable, sharing_shop
from db.connection import ShopDatabase
from db.operations.documents import post_draft
from db.sharing.starting import FORGET

LINES: Final = 10
BLOCK: Final = 100
ROUNDS: Final = 3
WARM_UP: Final = 20
FLOOD: Final = (50, 5)  # documents a push of another PC, and their lines
PATIENCE: Final = 30.0


def figures() -> Iterator[Figure]:
    """The slowest of a hundred in both."""
    with sharing_shop() as sharing:
        ours, bare, beside = measured(sharing)
    slow, alone = ours.wall_percentile(99), bare.wall_percentile(99)
    how = (
        f"post_draft of a sale of {LINES} lines while another PC pushes {FLOOD[0]} sales of "
        f"{FLOOD[1]} lines without a pause and the link takes them in: {1e3 * slow:.1f} ms, half "
        f"within {1e3 * ours.wall_percentile(50):.1f} ms; in the same shop without a hub "
        f"{1e3 * alone:.1f} ms, half within {1e3 * bare.wall_percentile(50):.1f} ms, and "
        f"{1e3 * beside.wall_percentile(99):.1f} ms while that PC and the server keep the machine "
        f"and its disk as busy; "
        f"{ROUNDS} x {BLOCK} of each, in turns"
    )
    yield Figure("sharing_local_p99", slow / alone, "x without a hub", 3, how)


def measured(sharing: Sharing) -> tuple[Clocked, Clocked, Clocked]:
    """Blocks with a busy hub, blocks without any, and blocks that are only beside one."""
    twin = Path(shutil.copyfile(sharing.files[0], sharing.files[0].with_name("alone.db")))
    ours, bare, beside = Clocked(), Clocked(), Clocked()
    with (
        closing(durable(sharing.files[0], sharing.key)) as shared,
        closing(durable(twin, sharing.key)) as alone,
    ):
        alone.execute_sql(FORGET)
        for _ in range(ROUNDS):
            _post(sharing, alone, bare)
            with _flooded(sharing):
                _post(sharing, alone, beside)
                with _linked(sharing):
                    _post(sharing, shared, ours)
    return ours, bare, beside


def _post(sharing: Sharing, database: ShopDatabase, clock: Clocked) -> None:
    actor = sharing.actor(0)
    for number, draft in enumerate(sharing.drafts(database, WARM_UP + BLOCK, LINES)):
        if number < WARM_UP:
            post_draft(database, actor, draft=draft)
        else:
            clock.run(partial(post_draft, database, actor, draft=draft))
        time.sleep(0.005)  # a till's; whoever waits gets a turn


@contextmanager
def _flooded(sharing: Sharing) -> Iterator[None]:
    """Another process pushes all the time."""
    flood = multiprocessing.get_context("fork").Process(target=_flood, args=(sharing,))
    flood.start()
    try:
        yield
    finally:
        flood.kill()
        flood.join()


@contextmanager
def _linked(sharing: Sharing) -> Iterator[None]:
    """The link of this PC pulls."""
    link = sharing.link(0, lambda _tables: None)
    link.start()
    try:
        yield
    finally:
        link.stop()
        link.join(PATIENCE)


def _flood(sharing: Sharing) -> None:
    """As a PC that has just been enrolled."""
    sharing.enrol_till()
    while True:
        sharing.push(*FLOOD)

"""From a sale on one PC until another PC has it, against two bare sessions and a NOTIFY."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from statistics import quantiles
from typing import Final

from benchmarks.figure import Figure
from benchmarks.sharing import Sharing, durable, sharing_shop
from db.operations.documents import post_draft

ROUNDS: Final = 100
WARM_UP: Final = 5
PAUSE: Final = 0.05  # people do not sell back to back
PATIENCE: Final = 30.0
BARE: Final = "CREATE TABLE IF NOT EXISTS public.bare (id bigserial PRIMARY KEY, said text)"


def figures() -> Iterator[Figure]:
    """The slowest of twenty, and how long the bare way took in the same turns."""
    with sharing_shop() as sharing:
        seen, bare = measured(sharing)
    how = (
        f"{ROUNDS} sales of one line, posted on a PC, pushed, heard of and pulled into another "
        f"PC's encrypted copy, from the press of the button; over TLS, fsync on; half within "
        f"{1000 * quantiles(seen)[1]:.0f} ms; an insert with NOTIFY and another session's SELECT, "
        f"in the same turns: {1000 * _slow(bare):.1f} ms"
    )
    yield Figure("sharing_seen_p95", 1000 * _slow(seen), "ms", 250, how)


def measured(sharing: Sharing) -> tuple[list[float], list[float]]:
    """Seconds of every sale, and of every bare row."""
    came = threading.Event()
    links = [
        sharing.link(0, lambda _tables: None),
        sharing.link(1, lambda tables: came.set() if "document" in tables else None),
    ]
    for link in links:
        link.start()
    try:
        with closing(durable(sharing.files[0], sharing.key)) as database:
            actor, seen, bare = sharing.actor(0), list[float](), list[float]()
            for draft in sharing.drafts(database, WARM_UP + ROUNDS, 1):
                came.clear()
                began = time.perf_counter()
                post_draft(database, actor, draft=draft)
                links[0].nudge()
                assert came.wait(PATIENCE)
                seen.append(time.perf_counter() - began)
                time.sleep(PAUSE)
                bare.append(_bare(sharing))
        return seen[WARM_UP:], bare[WARM_UP:]
    finally:
        for link in links:
            link.stop()
            link.join(PATIENCE)


def _bare(sharing: Sharing) -> float:
    """Seconds of a row with nothing around it."""
    office = sharing.office
    with (
        office.server.admin(office.database) as writer,
        office.server.admin(office.database) as reader,
    ):
        writer.execute(BARE)
        reader.execute("LISTEN bare")
        began = time.perf_counter()
        with writer.transaction():
            writer.execute("INSERT INTO public.bare (said) VALUES ('a sale')")
            writer.execute("NOTIFY bare")
        assert [*reader.notifies(timeout=PATIENCE, stop_after=1)]
        reader.execute("SELECT * FROM public.bare ORDER BY id DESC LIMIT 1").fetchall()
        return time.perf_counter() - began


def _slow(seconds: list[float]) -> float:
    return quantiles(seconds, n=20, method="inclusive")[18]

"""A PC that works until somebody kills it: a person signs in, books, edits, counts; a link runs.

`python -m tests.chaos.pc FOLDER LOGIN SEED INCARNATION NUMBER` writes lines of JSON to standard
output: `ready`; `wish` before anything is done; `shown` with the rows that it left in the journal
and what its documents moved, after the commit; `found` at the beginning, for rows after the given
place of this PC's chains that nobody was shown; `link` whenever the link tells something. On
standard input come `pause`, `go`, `replay` (the last batches go to the hub again, over another
connection) and `retry`; `pause` is answered by `paused` once nothing is under way.
"""

import json
import logging
import os
import random
import select
import sys
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.access import Actor
from db.connection import ShopDatabase, open_database
from db.errors import LumbungError
from db.home import Home
from db.keys import load_key
from db.operations.accounts import sign_in
from db.sharing.line import Line
from db.sharing.link import Link, LinkState, Stepped
from db.sharing.outbox import waiting
from db.sharing.protocol import Hub, Offered
from db.sharing.shop_copy import ShopCopy
from tests.db.sharing.acts import Acts
from tests.shops import PASSWORD

ACTS = (
    *("receive", "sell", "transfer", "adjust", "give_back", "send_back", "reverse", "reserve"),
    *("begin_count", "count", "end_count", "edit_item", "new_item", "barcode", "category"),
    *("rename", "release", "deliver"),
)
PAUSE = (0.1, 0.9)  # seconds between bookings
KEPT = 20  # batches, to be offered again
NEW = """
SELECT journal.id, kind, subject, incarnation, device_seq FROM journal
JOIN this_device ON this_device.device = journal.device
WHERE (incarnation, device_seq) > (?, ?) AND fork = 0
ORDER BY incarnation, device_seq
"""
MOVED = """
SELECT item, place, lot, sum(quantity) FROM (
    SELECT item, destination AS place, lot, quantity FROM movement WHERE document = ?1
    UNION ALL SELECT item, source, lot, -quantity FROM movement WHERE document = ?1)
JOIN location ON location.id = place AND location.kind = 'internal'
GROUP BY item, place, lot
"""
Place = tuple[int, int]


def tell(**said: object) -> None:
    """One line that outlives this process."""
    os.write(1, (json.dumps(said) + "\n").encode())


class Batches:
    """Remembers what went to the hub, and brings it there again."""

    def __init__(self) -> None:
        self._kept: deque[list[Offered]] = deque(maxlen=KEPT)

    def keep(self, rows: Sequence[Offered]) -> None:
        """One more."""
        self._kept.append([*rows])

    def replay(self, line: Line) -> int:
        """Everything once more; how many rows."""
        batches = [*self._kept]
        for rows in batches:
            line.push(rows)
        return sum(map(len, batches))


class Remembered(ShopCopy):
    """A copy that keeps what it offers."""

    def __init__(self, database: ShopDatabase, actor: Actor, batches: Batches) -> None:
        super().__init__(database, actor)
        self._books, self._batches = database, batches

    def step(self, hub: Hub) -> Stepped:
        """As ever."""
        if rows := waiting(self._books):
            self._batches.keep(rows)
        return super().step(hub)


class Person:
    """Somebody at this PC."""

    def __init__(self, database: ShopDatabase, login: str, seed: str, told: Place) -> None:
        self._database, self._told = database, told
        self._dice = random.Random(seed)
        self._batches = Batches()
        actor = sign_in(database, login=login, password=PASSWORD)
        assert actor.way is not None
        self._way = actor.way
        self._acts = Acts(database, actor, self._dice)
        copy = Remembered(database, actor, self._batches)
        self._link = Link(actor.way.open, copy, _tell_state, lambda _tables: None)
        self._wishes = 0

    def work(self) -> None:
        """Until the end."""
        self._tell_news("found", 0)
        self._link.start()
        tell(ready=True)
        going = True
        while True:
            seconds = self._dice.uniform(*PAUSE) if going else None
            if select.select([0], [], [], seconds)[0]:
                going = self._obey(os.read(0, 65_536).decode().split(), going)
            elif going:
                self._book()

    def _obey(self, words: list[str], going: bool) -> bool:
        if not words:
            raise SystemExit  # nobody is there to listen any more
        for word in words:
            if word == "replay":
                threading.Thread(target=self._replay, daemon=True).start()
            elif word == "retry":
                self._link.retry()
            else:
                going = word == "go"
                if not going:
                    tell(paused=True)
        return going

    def _book(self) -> None:
        self._wishes += 1
        tell(wish=self._wishes)
        self._acts.act(*ACTS)
        self._tell_news("shown", self._wishes)
        self._link.nudge()

    def _tell_news(self, word: str, wish: int) -> None:
        """What this PC's chains have more than was told."""
        rows = self._database.rows(NEW, self._told)
        documents = {
            row.hex(): [subject.hex(), self._moved(subject)]
            for row, kind, subject, *_ in rows
            if kind == "document_posted"
        }
        if rows:
            self._told = rows[-1][3], rows[-1][4]
        ids = [row[0].hex() for row in rows]
        tell(**{word: ids, "wish": wish, "documents": documents, "upto": self._told})

    def _moved(self, document: bytes) -> list[list[object]]:
        """By item, place and lot."""
        rows = self._database.rows(MOVED, (document,))
        return [[*(each.hex() for each in spot), quantity] for *spot, quantity in rows]

    def _replay(self) -> None:
        try:
            with closing(self._way.open()) as line:
                tell(replayed=self._batches.replay(line))
        except LumbungError as error:
            tell(unheard=error.code)


def _tell_state(state: LinkState) -> None:
    error = state.error.code if state.error else ""
    tell(link=state.kind, error=error, waiting=state.waiting)


def main(folder: str, login: str, seed: str, incarnation: str, number: str) -> None:
    """Opens the shop as the program does."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("db.sharing.link").setLevel(logging.DEBUG)  # every failure, with its cause
    home = Home(Path(folder))
    database = open_database(home.database, load_key(home), home.backups)
    Person(database, login, seed, (int(incarnation), int(number))).work()


if __name__ == "__main__":
    main(*sys.argv[1:])

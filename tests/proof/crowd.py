"""Many PCs at one hub: each sells at a pace of its own and hears of what all others sold."""

import random
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from db.errors import HubError
from db.sharing.hub.server import PostgresHub
from tests.db.sharing.hubs import PRICE, HubShop
from tests.db.sharing.rows import ONE, PASSWORD, Pc, Person, sold

LINES = 3  # of a sale
PULLED = 500  # rows at a time
STACK = 512 * 1024  # bytes of a PC's thread


@dataclass(frozen=True)
class Pace:
    """Seconds: between a PC's sales, between two looks at the feed at least, and until the end."""

    between_sales: float
    between_looks: float
    seconds: float


@dataclass
class Board:
    """What all PCs together were told: when each row was on the hub, how long what took."""

    booked: dict[str, float] = field(default_factory=dict)
    pushes: list[float] = field(default_factory=list)
    lags: list[float] = field(default_factory=list)
    looks: int = 0
    busy: int = 0


@dataclass
class Till:
    """One PC with its connection; `seen` are the rows that the feed brought it, in their order."""

    shop: HubShop
    pc: Pc
    person: Person
    hub: PostgresHub
    board: Board
    cursor: int
    seen: list[str] = field(default_factory=list)

    def work(self, pace: Pace) -> None:
        """Sells and looks until the time is over."""
        self.hub.listen()
        now = time.perf_counter()
        end, sale = now + pace.seconds, now + pace.between_sales * random.random()
        look = now + pace.between_looks * random.random()
        while (now := time.perf_counter()) < end:
            if now >= sale:
                self.sell()
                sale += pace.between_sales
            if self.hub.wait(max(0.0, min(sale, end) - time.perf_counter())):
                time.sleep(max(0.0, min(look, end) - time.perf_counter()))
                look = time.perf_counter() + pace.between_looks
                self.look()

    def sell(self) -> None:
        """Books a sale and offers it until the hub takes it."""
        row = self.pc.document(
            self.person,
            "sale",
            [sold(self.shop.item, self.shop.place, ONE, PRICE) for _ in range(LINES)],
        )
        began = time.perf_counter()
        while True:
            try:
                self.hub.push([row])
                break
            except HubError as error:
                if error.code != "hub_busy":
                    raise
                self.board.busy += 1
        ended = time.perf_counter()
        self.board.pushes.append(ended - began)
        self.board.booked[row.entry] = ended

    def look(self) -> None:
        """Takes what is new."""
        while rows := self.hub.pull(self.cursor, PULLED):
            now = time.perf_counter()
            for row in rows:
                self.seen.append(row.entry)
                if (booked := self.board.booked.get(row.entry)) is not None:
                    self.board.lags.append(now - booked)
            self.cursor = rows[-1].seq
            self.board.looks += 1


class Crowd:
    """So many PCs with a connection each; the shop's cashier works at all of them."""

    def __init__(self, shop: HubShop, count: int) -> None:
        self.shop, self.board = shop, Board()
        self.first_pushes: list[float] = []
        _let_one_cashier_work_everywhere(shop)
        cursor = shop.hub("owner").epoch().last_seq
        self.tills = [self._till(cursor) for _ in range(count)]

    def warm_up(self) -> None:
        """Everybody's first sale: the server plans its functions for each connection."""
        _all_at_once([till.sell for till in self.tills])
        for till in self.tills:
            till.look()
        board = self.board
        self.first_pushes, board.pushes, board.lags, board.looks = board.pushes, [], [], 0

    def work(self, pace: Pace) -> None:
        """All PCs at once; then each takes what it does not have yet."""
        _all_at_once([partial(till.work, pace) for till in self.tills])
        for till in self.tills:
            till.look()

    @property
    def seen(self) -> int:
        """How many rows all PCs took so far."""
        return sum(len(till.seen) for till in self.tills)

    @property
    def lost(self) -> int:
        """Rows that a PC was told of and another does not have."""
        return sum(len(self.board.booked.keys() - set(till.seen)) for till in self.tills)

    @property
    def doubled(self) -> int:
        """Rows that a PC has twice."""
        return sum(len(till.seen) - len(set(till.seen)) for till in self.tills)

    def _till(self, cursor: int) -> Till:
        shop, person = self.shop, self.shop.people["kasir"]
        pc = Pc()
        owner = shop.hub("owner")
        PostgresHub(owner._connection, pc.device, pc.key).join("")
        return Till(shop, pc, person, shop.connect(person, pc), self.board, cursor)


def percentile(values: Sequence[float], percent: int) -> float:
    """What so many percent stay below; 0 where there is nothing."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0


def _all_at_once(acts: Sequence[Callable[[], None]]) -> None:
    """Each on a thread of its own; the first error of any is raised when all have ended."""
    failures: list[BaseException] = []

    def told(act: Callable[[], None]) -> None:
        try:
            act()
        except BaseException as error:  # noqa: BLE001  (raised again below)
            failures.append(error)

    usual = threading.stack_size(STACK)
    threads = [threading.Thread(target=told, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    threading.stack_size(usual)
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _let_one_cashier_work_everywhere(shop: HubShop) -> None:
    """No limit of connections, and few rounds at signing in: not what is measured here."""
    role = f"{shop.database}_kasir"
    with shop.server.admin(shop.database) as connection:
        connection.execute(f"ALTER ROLE {role} CONNECTION LIMIT -1 PASSWORD '{PASSWORD}'")

"""One step of a copy and its hub towards each other; knows no thread."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import peewee

from db.access import now
from db.connection import ShopDatabase, storage_errors
from db.errors import HubError
from db.sharing.applying import Applying
from db.sharing.costs import fix_costs
from db.sharing.epoch import follow_epoch, has_newest
from db.sharing.forks import begin_life
from db.sharing.link_state import LinkRow, require_link, set_link
from db.sharing.outbox import waiting
from db.sharing.protocol import (
    MOST_ROWS,
    OLDEST_SCHEMA,
    PROTOCOL,
    Agreed,
    AgreedCost,
    Answer,
    Epoch,
    Hub,
    Offered,
)

log = logging.getLogger(__name__)

PAGE: Final = 1_000  # rows of a pull
COSTS_AT_ONCE: Final = 1_000  # numbers of the feed
COST_PAGES: Final = 10  # of a step
AIM_SECONDS: Final = 0.03  # of a transaction; whoever scans meanwhile waits no longer
AIM_BESIDE_SECONDS: Final = 0.005  # while somebody books here
BOOKS_FOR: Final = 60_000_000  # microseconds that somebody is thought to go on
BREATH_SECONDS: Final = 0.002
LEAST: Final = 8  # rows of a transaction: to begin and end one costs as much as to take them
LAST_BOOKED: Final = """
SELECT at FROM journal
WHERE device = (SELECT device FROM this_device) AND fork = 0 AND incarnation = (
    SELECT incarnation FROM device WHERE id = (SELECT device FROM this_device))
ORDER BY device_seq DESC LIMIT 1
"""
# What comes from the hub is there still when the power goes: with the cursor it is taken back whole
# and comes again. What somebody books meanwhile is synced as ever, with all that was before it.
AT_EASE: Final = {"foreign_keys": 0, "synchronous": 1}
UNREADABLE: Final = (  # a row that says what no column holds, or goes too deep
    *(ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError),
    *(peewee.IntegrityError, peewee.InterfaceError, peewee.ProgrammingError, peewee.DataError),
)


@dataclass(frozen=True)
class Progress:
    """What a step came to: rows and costs that went and came, the tables with other rows now.

    `more`: another step has something to do at once. `set_back`: the hub had lost rows.
    """

    pushed: int = 0
    pulled: int = 0
    costs: int = 0
    tables: frozenset[str] = frozenset()
    more: bool = False
    set_back: bool = False


@dataclass
class Pace:
    """How many rows a transaction takes, so that it is as short as it should be.

    `offers` and `asks`: how many rows a push and a pull have; what could not be brought in one
    piece is tried in halves.
    """

    offers: int = MOST_ROWS
    asks: int = PAGE
    rows: int = 50
    costs: int = 100
    aim: float | None = AIM_SECONDS
    gives_way: bool = False
    rest: Callable[[float], None] = time.sleep

    @contextmanager
    def breath(self) -> Iterator[None]:
        """Between transactions whoever books here has a turn; what needs no transaction is done
        meanwhile, or before it while somebody does book.
        """
        began = time.perf_counter()
        yield
        took = 0.0 if self.gives_way else time.perf_counter() - began
        if took < BREATH_SECONDS:
            self.rest(BREATH_SECONDS - took)

    def offer(self, hub: Hub, rows: Sequence[Offered]) -> Answer:
        """A push; the next one may have more rows when it comes through, less when it does not."""
        most, self.offers = self.offers, max(len(rows) // 2, 1)
        answer = hub.push(rows)
        self.offers = min(2 * most, MOST_ROWS)
        return answer

    def ask(self, hub: Hub, after: int) -> list[Agreed]:
        """A pull; the next one may have more rows when it comes through, less when it does not."""
        most, self.asks = self.asks, max(self.asks // 2, 1)
        page = hub.pull(after, most)
        self.asks = min(2 * most, PAGE)
        return page

    def measured(self, rows: int, seconds: float) -> None:
        """So many rows took so long."""
        self.rows = min(self._fitting(self.rows, rows, seconds), PAGE)

    def costed(self, costs: int, seconds: float) -> None:
        """So many costs took so long."""
        self.costs = self._fitting(self.costs, costs, seconds)

    def _fitting(self, before: int, done: int, seconds: float) -> int:
        if self.aim is None:
            return before
        aim = min(self.aim, AIM_BESIDE_SECONDS) if self.gives_way else self.aim
        fitting = int(done * aim / max(seconds, 1e-6))
        return min(max(fitting, before // 2, LEAST), 2 * before)


def step(
    database: ShopDatabase,
    hub: Hub,
    *,
    clock: Callable[[], int] = now,
    pace: Pace | None = None,
) -> Progress:
    """Offers what waits, takes the next page of the feed and the costs of what was taken.

    Each transaction moves its cursor with what it brings, so that a crash anywhere loses nothing.
    Raises `HubError`; `Refused("not_shared")` for a shop on its own.
    """
    chosen = pace or Pace()
    with storage_errors(), database.tuned(**AT_EASE):
        epoch = hub.epoch()
        _require_understanding(epoch)
        set_back = follow_epoch(database, hub, require_link(database), epoch)
        offers, asks = chosen.offers, chosen.asks
        pushed, doubted = _push(database, hub, epoch, clock, chosen)
        if doubted:
            set_back |= follow_epoch(
                database, hub, require_link(database), hub.epoch(), doubted=True
            )
        chosen.gives_way = _somebody_books(database, clock)
        pulled, tables = _pull(database, hub, clock, chosen)
        costs, behind = _take_costs(database, hub, chosen)
        more = pulled >= asks or pushed >= offers or behind or set_back
        tables |= {"movement_cost", "item"} if costs else set()
        return Progress(pushed, pulled, costs, frozenset(tables), more, set_back)


def meet(database: ShopDatabase, hub: Hub, epoch: Epoch) -> bool:
    """At the beginning of a connection: True when the hub had lost rows, whatever it says of it.

    Raises what `step` raises.
    """
    with storage_errors(), database.tuned(**AT_EASE):
        _require_understanding(epoch)
        link = require_link(database)
        doubted = not has_newest(database, hub, link.cursor)
        return follow_epoch(database, hub, link, epoch, doubted=doubted)


def _require_understanding(epoch: Epoch) -> None:
    """Whoever does not speak the hub's language asks nothing of it: what waits goes on waiting."""
    if epoch.oldest_protocol > PROTOCOL:
        raise HubError("program_too_old")
    if epoch.schema < OLDEST_SCHEMA:
        raise HubError("hub_too_old")


def _push(
    database: ShopDatabase, hub: Hub, epoch: Epoch, clock: Callable[[], int], pace: Pace
) -> tuple[int, bool]:
    """How many rows were offered, none where the hub took not one of them, and whether it lacks
    some that it should have.

    Who is far behind catches up first: what was offered would be offered again and again.
    """
    if epoch.last_seq - require_link(database).cursor > 2 * MOST_ROWS:
        return 0, False
    rows = waiting(database, pace.offers)
    if not rows:
        return 0, False
    answer = pace.offer(hub, rows)
    if answer.incarnation is not None:
        with database.atomic():
            begin_life(database, clock, answer.incarnation)
    return len(rows) if any(answer.seqs) else 0, answer.resend is not None


def _somebody_books(database: ShopDatabase, clock: Callable[[], int]) -> bool:
    booked = database.row(LAST_BOOKED)
    return booked is not None and abs(clock() - booked[0]) < BOOKS_FOR


def _pull(
    database: ShopDatabase, hub: Hub, clock: Callable[[], int], pace: Pace
) -> tuple[int, set[str]]:
    page = pace.ask(hub, require_link(database).cursor)
    tables: set[str] = set()
    for part in _parts(page, pace):
        tables |= apply_page(database, part, clock)
    return len(page), tables


def _parts(page: Sequence[Agreed], pace: Pace) -> Iterator[Sequence[Agreed]]:
    """What goes into a transaction: it has been read before, in the breath."""
    first = 0
    while first < len(page):
        part = page[first : first + pace.rows]
        with pace.breath():
            for row in part:
                row.read_ahead()
        began = time.perf_counter()
        yield part
        pace.measured(len(part), time.perf_counter() - began)
        first += len(part)


def apply_page(
    database: ShopDatabase, page: Sequence[Agreed], clock: Callable[[], int]
) -> set[str]:
    """A page in one transaction; if one of its rows cannot be read, each in one of its own."""
    applying = Applying(database, clock)
    try:
        with database.atomic():
            applying.apply(page)
        return applying.tables
    except UNREADABLE as error:
        if len(page) == 1:
            _pass_over(database, page[0], clock, error)
            return set()
        return set().union(*(apply_page(database, [row], clock) for row in page))


def _pass_over(
    database: ShopDatabase, row: Agreed, clock: Callable[[], int], error: Exception
) -> None:
    """Nothing that comes in stops what is behind it."""
    log.error("row %s of the hub cannot be taken: %s", row.seq, error)
    with database.atomic():
        try:
            with database.atomic():
                Applying(database, clock).keep_unread(row, type(error).__name__)
        except UNREADABLE:
            log.exception("row %s of the hub is not even a row of a journal", row.seq)
        set_link(database, cursor=row.seq)


def _take_costs(database: ShopDatabase, hub: Hub, pace: Pace) -> tuple[int, bool]:
    """How many costs came, and whether more are to be asked for."""
    taken = 0
    for _ in range(COST_PAGES):
        link = require_link(database)
        if link.cost_cursor >= link.cursor:
            return taken, False
        upto = min(link.cost_cursor + COSTS_AT_ONCE, link.cursor)
        costs = hub.costs(link.cost_cursor, upto)
        if costs is None:
            return taken, False
        for part, cursor in _cost_parts(costs, upto, pace):
            with database.atomic():
                fix_costs(database, part, estimating=_is_joined(link))
                set_link(database, cost_cursor=cursor)
        taken += len(costs)
    return taken, True


def _cost_parts(
    costs: Sequence[AgreedCost], upto: int, pace: Pace
) -> Iterator[tuple[Sequence[AgreedCost], int]]:
    """What goes into a transaction, with the cursor after it: a row's costs stay together."""
    first, ended = 0, False
    while not ended:
        with pace.breath():
            last = first + pace.costs
            while last < len(costs) and costs[last].seq == costs[last - 1].seq:
                last += 1
            ended = last >= len(costs)
        began = time.perf_counter()
        yield costs[first:last], upto if ended else costs[last - 1].seq
        pace.costed(len(costs[first:last]), time.perf_counter() - began)
        first = last


def _is_joined(link: LinkRow) -> bool:
    return link.state != "joining"

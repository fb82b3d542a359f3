"""A new PC gets its copy of a shop that is there already: all of the feed, in a file of its own."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from db import keys
from db.access import Actor, now
from db.connection import ShopDatabase
from db.errors import HubError
from db.home import Home
from db.ids import new_id
from db.models.shop import Device
from db.operations.setup import appearing
from db.operations.tries import hash_password
from db.operations.work import writing_unasked
from db.queries.check import check_new
from db.rules.texts import clean_line
from db.sharing.address import Address, keep_address
from db.sharing.asking import Asking
from db.sharing.digest import state_digest
from db.sharing.gathering import gathered
from db.sharing.leases import begin_lease
from db.sharing.line import Line
from db.sharing.link_state import begin_sharing, require_link, set_link
from db.sharing.protocol import PROTOCOL, Agreed, AgreedCost, Epoch
from db.sharing.way import Way, key_of

Told = Callable[[int, int], None]

PAGE: Final = 2_000  # rows of the feed at a time
KEEP_HASH: Final = "UPDATE account SET password_hash = ? WHERE id = ?"
THIS: Final = "INSERT INTO this_device VALUES (1, ?)"


@dataclass(frozen=True)
class JoinedShop:
    """A copy that is there: its code at the hub (K2 ...), who made it, how many rows it has."""

    code: str
    account: bytes
    rows: int


@dataclass(frozen=True)
class Newcomer:
    """This PC at the hub, which has given it a code."""

    way: Way
    name: str
    code: str
    account: bytes
    epoch: Epoch


def join_shop(
    home: Home,
    recovery_key: str,
    *,
    address: Address,
    login: str,
    password: str,
    device_name: str = "",
    told: Told = lambda _done, _all: None,
    unwanted: Callable[[], bool] = lambda: False,
    clock: Callable[[], int] = now,
) -> JoinedShop:
    """Makes this PC one of the shop at `address`: it is enrolled there and gets all that is there.

    Whoever joins holds `sharing.manage`; `recovery_key` is a new one (`db.operations.setup`), for
    the new file's key is its own. `told(done, all)` counts the feed's rows; once both are equal the
    copy is put in order and proved, which takes a while too. The copy appears whole under its name
    or not at all: once `unwanted` (looked at several times a second) it ends with
    `CannotOpen("interrupted")`. Everybody of the shop signs in here through the hub.

    For a thread that nobody waits for. Raises `InvalidInput` for the recovery key or the name,
    `Refused("shop_exists")`, `CannotOpen` when the disk refuses, and `HubError`: what a connection
    raises, `right_missing`, `hub_empty` where no shop has been uploaded, `copy_unsound` where the
    books do not agree, `copy_differs` from what another PC has.
    """
    key = keys.key_from_recovery(recovery_key)
    name = clean_line(device_name, "device_name", required=False)
    way = Way(address, login.strip(), password, new_id(), secrets.token_bytes(32))
    with Asking(unwanted) as asking:
        line = asking.connect(way.open)
        with _enrolled(asking, line, way, name) as newcomer, appearing(home, key) as database:
            with database.interruptible(unwanted):
                begin_sharing(database, newcomer.epoch, way.device_key)
                _copy(database, asking, line, newcomer.epoch, told, clock)
                _prove(database, asking, line, unwanted)
            _settle_in(database, newcomer, clock)
            rows = require_link(database).cursor
        return JoinedShop(newcomer.code, newcomer.account, rows)


@contextmanager
def _enrolled(asking: Asking, line: Line, way: Way, name: str) -> Iterator[Newcomer]:
    """The hub knows this PC from now on, and forgets it again when nothing came of it."""
    try:
        code = asking.ask(line.join, name)
        person, epoch = asking.ask(line.whoami), asking.ask(line.epoch)
        if epoch.oldest_protocol > PROTOCOL:
            raise HubError("program_too_old")
        if person.state != "open":
            raise HubError("hub_empty")
        yield Newcomer(way, name, code, person.account, epoch)
    except BaseException:
        asking.try_last(line.withdraw)
        raise


def _copy(
    database: ShopDatabase,
    asking: Asking,
    line: Line,
    epoch: Epoch,
    told: Told,
    clock: Callable[[], int],
) -> None:
    """A feed never changes: what it was up to a number is one moment, whatever comes meanwhile."""
    told(0, epoch.last_seq)
    with gathered(database, clock) as gathering:
        for page in _pages(asking, line, epoch.last_seq):
            gathering.take(page)
            told(min(page[-1].seq, epoch.last_seq), epoch.last_seq)
        for costs, upto in _costs(asking, line, require_link(database).cursor):
            gathering.take_costs(costs, upto)


def _pages(asking: Asking, line: Line, upto: int) -> Iterator[list[Agreed]]:
    """The next page comes while one is taken in; over a slow line the pages get smaller."""
    after, most = 0, PAGE
    coming = asking.begin(line.pull, after, most)
    while after < upto:
        try:
            page = asking.awaited(coming)
        except HubError as error:
            if error.code != "hub_busy" or most == 1:
                raise
            most //= 2
            coming = asking.begin(line.pull, after, most)
            continue
        if not page:
            raise HubError("feed_differs")
        after = page[-1].seq
        if after < upto:
            coming = asking.begin(line.pull, after, most)
        yield page


def _costs(asking: Asking, line: Line, upto: int) -> Iterator[tuple[list[AgreedCost], int]]:
    """Nothing for somebody without `cost.view`."""
    ends = [*range(PAGE, upto, PAGE), upto]
    coming = asking.begin(line.costs, 0, ends[0])
    for end, following in zip_longest(ends, ends[1:]):
        costs = asking.awaited(coming)
        if costs is None:
            return
        if following:
            coming = asking.begin(line.costs, end, following)
        yield costs, end


def _prove(
    database: ShopDatabase, asking: Asking, line: Line, unwanted: Callable[[], bool]
) -> None:
    """The books agree, with themselves and with those of a PC that told what it has there."""
    if check_new(database, unwanted):
        raise HubError("copy_unsound")
    cursor = require_link(database).cursor
    digests = {
        device["digest"]
        for device in asking.ask(line.status)["devices"]
        if device["digest"] and device["cursor"] == cursor and not device["waiting"]
    }
    if digests and state_digest(database) not in digests:
        raise HubError("copy_differs")


def _settle_in(database: ShopDatabase, newcomer: Newcomer, clock: Callable[[], int]) -> None:
    """From now on the copy is this PC's: it has a chain, and whoever made it may sign in."""
    way, account = newcomer.way, newcomer.account
    hashed = hash_password(way.password)
    key = key_of(account, way.password, way.device)
    with writing_unasked(database, Actor(account, clock, signing_key=key)) as work:
        values = {"id": way.device, "incarnation": 1, "code": newcomer.code, "name": newcomer.name}
        Device.insert(**values).execute(database)
        database.execute_sql(THIS, (way.device,))
        work.record("row_created", way.device, {"table": "device", "fields": values})
        set_link(database, state="joined")
        keep_address(database, way.address)
        database.execute_sql(KEEP_HASH, (hashed, account))
        begin_lease(database, account, hub_clock=newcomer.epoch.clock, now=work.at)

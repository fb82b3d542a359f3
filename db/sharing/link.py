"""Keeps this PC's copy and the hub in agreement, on a thread of its own; knows no window."""

import logging
import random
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, Protocol

from db.access import now
from db.errors import HubError, LumbungError
from db.rules.leases import Lease
from db.sharing.line import Line
from db.sharing.pauses import Pauses
from db.sharing.protocol import Hub

POLL_SECONDS: Final = (15.0, 30.0)  # at least and at most, where nothing is heard
LONGEST_BREATH_SECONDS: Final = 0.1  # after the hub has said something
PATIENCE_SECONDS: Final = 60.0  # to be met, told, and of a step; a hub that hangs is left then
PAUSE_WHEN_REFUSED_SECONDS: Final = 300.0
SILENCE: Final = b""
HEARD: Final = b"#"
BOOKED: Final = b"."
RETRY: Final = b"!"
REFUSALS: Final = frozenset(
    {
        *("hub_login_refused", "person_revoked", "device_revoked", "device_unknown"),
        *("hub_not_trusted", "hub_not_there", "hub_other"),
        *("hub_too_old", "program_too_old", "push_differs", "feed_differs"),
    }
)

Kind = Literal["connecting", "connected", "offline", "refused"]
InTime = Callable[[], AbstractContextManager[None]]  # where a hub that hangs is left

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class LinkState:
    """How it stands between this PC and the hub.

    `waiting`: bookings that the hub does not have yet. `lease`: how long the person may work
    without it (None: it never let them in here). `error`: why it is offline or refused.
    `agreed_at`: when the books of all PCs were last the same (microseconds UTC, 0: not since the
    link began). `differs`: those of one came to something else.
    """

    kind: Kind = "connecting"
    waiting: int = 0
    lease: Lease | None = None
    error: LumbungError | None = None
    agreed_at: int = 0
    differs: bool = False

    @property
    def compared(self) -> tuple[object, ...]:
        """What makes it another state for whoever looks at it."""
        lease = self.lease and (self.lease.confirmed_at, self.lease.days)
        books = self.agreed_at, self.differs
        return self.kind, self.waiting, lease, self.error and self.error.code, books


@dataclass(frozen=True)
class Stepped:
    """What one step brought: the tables with other rows now, and whether more waits on a side."""

    tables: frozenset[str] = frozenset()
    more: bool = False


class Copy(Protocol):
    """This PC's copy as its link needs it; used on the link's thread alone."""

    def step(self, hub: Hub) -> Stepped:
        """Offers what waits and takes what is next."""

    def compare(self, line: Line, is_called: Callable[[], bool], in_time: InTime) -> bool | None:
        """While nothing comes or goes: whether the books of all PCs agree, None when that is not
        known or not asked again yet. It gives up as soon as it is called; the hub is asked
        `in_time`.
        """

    def waiting(self) -> int:
        """How many bookings the hub does not have yet."""

    def confirm(self, hub: Hub) -> None:
        """The hub has let the person in: their lease begins anew, what it has is compared."""

    def revoked(self) -> None:
        """The hub lets the person in no more."""

    def lease(self) -> Lease | None:
        """How it stands with it now."""

    def leave(self) -> None:
        """Closes what this thread has open."""


class Link:
    """One person's connection to the hub, from `start` until `stop`.

    It connects, goes step by step until nothing waits, and then sleeps until the hub says
    something, until it is rung, or at most half a minute. Whatever fails is told, and tried again
    after a pause that grows. `told(LinkState)` and `changed(tables)` are called on its thread.
    """

    def __init__(
        self,
        connect: Callable[[], Line],
        copy: Copy,
        told: Callable[[LinkState], None],
        changed: Callable[[frozenset[str]], None],
        *,
        after: "Link | None" = None,
        poll_seconds: tuple[float, float] = POLL_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        """`after`: the link of the last person, whose end this one waits for on its thread."""
        self._connect, self._copy = connect, copy
        self._told, self._changed = told, changed
        self._after, self._poll, self._patience = after, poll_seconds, patience_seconds
        self._state = LinkState()
        self._ended = threading.Event()
        self._pauses = Pauses()
        self._agreed_at, self._differs = 0, False
        self._line: Line | None = None
        self._bell, self._ear = socket.socketpair()
        for end in (self._bell, self._ear):
            end.setblocking(False)
        self._thread = threading.Thread(target=self._run, name="hub-link", daemon=True)

    def start(self) -> None:
        """Begins; returns at once."""
        self._thread.start()

    def nudge(self) -> None:
        """Something was booked here: it goes now, or is counted; returns at once."""
        self._ring(BOOKED)

    def retry(self) -> None:
        """Somebody wants the hub tried now, whatever pause there is; returns at once."""
        self._ring(RETRY)

    def stop(self) -> None:
        """Ends what is under way, from any thread; returns at once. Nothing is told any more."""
        self._ended.set()
        line = self._line
        if line is not None:
            line.abort()
        self._ring(RETRY)

    def join(self, seconds: float | None = None) -> bool:
        """Waits for the end of the thread; whether it came."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        if self._after is not None:
            self._after.join()
            self._after = None
        try:
            while not self._ended.is_set():
                self._visit()
                self._rest()
        finally:
            self._copy.leave()
            self._bell.close()
            self._ear.close()

    def _visit(self) -> None:
        """One connection from its beginning to its end, whatever ends it."""
        try:
            with self._connected() as line:
                with self._in_time(line):
                    self._copy.confirm(line)
                while not self._ended.is_set():
                    self._attend(line)
        except LumbungError as error:
            self._fail(error)
        except Exception as error:
            if not self._ended.is_set():
                log.exception("the exchange with the hub has failed")
            self._fail(HubError("hub_unexpected", reason=type(error).__name__))

    def _attend(self, line: Line) -> None:
        """Exchanges all there is and listens; a hub that is busy is asked again over this line.

        Another one would ask it for more: to sign in, and to plan its first push anew.
        """
        began = time.monotonic()
        try:
            self._settle(line)
        except HubError as error:
            if error.code != "hub_busy":
                raise
            with self._in_time(line):
                line.reap()
            self._fail(error)
            self._rest()
            return
        took = time.monotonic() - began
        self._pauses.met()
        self._tell("connected")
        heard = self._listen(line, random.uniform(*self._poll))  # noqa: S311  (no secret)
        if heard == SILENCE:
            self._compare(line)
        elif heard == HEARD:  # others' news waits while a hub is slow; what is booked here does not
            self._called(None, min(took, LONGEST_BREATH_SECONDS))

    def _compare(self, line: Line) -> None:
        is_called, in_time = partial(self._called, line, 0), partial(self._in_time, line)
        agrees = self._copy.compare(line, is_called, in_time)
        if agrees:
            self._agreed_at = now()
        if agrees is not None:
            self._differs = not agrees
            self._tell("connected")

    @contextmanager
    def _connected(self) -> Iterator[Line]:
        line = self._connect()
        self._line = line
        try:
            yield line
        finally:
            self._line = None
            line.close()

    def _settle(self, line: Line) -> None:
        """Steps until neither side has anything more for the other."""
        more = True
        while more and not self._ended.is_set():
            with self._in_time(line):
                stepped = self._copy.step(line)
                more = line.heard() or stepped.more
            if stepped.tables and not self._ended.is_set():
                self._changed(stepped.tables)

    @contextmanager
    def _in_time(self, line: Line) -> Iterator[None]:
        watch = threading.Timer(self._patience, line.abort)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def _rest(self) -> None:
        """The pause before the next try; what is booked meanwhile is counted."""
        until = time.monotonic() + self._pause()
        while not self._ended.is_set() and (left := until - time.monotonic()) > 0:
            if self._listen(None, left) == RETRY:
                return
            self._tell(self._state.kind, self._state.error)

    def _listen(self, line: Line | None, seconds: float) -> bytes:
        """Sleeps until the hub says something, somebody rings, or the time is over."""
        if not self._called(line, seconds):
            return SILENCE
        try:
            rung = self._ear.recv(4096)
        except BlockingIOError:
            return HEARD
        return RETRY if RETRY in rung else BOOKED

    def _called(self, line: Line | None, seconds: float) -> bool:
        """Whether the hub or somebody here wants something within so many seconds."""
        with selectors.DefaultSelector() as ears:
            ears.register(self._ear, selectors.EVENT_READ)
            if line is not None:
                ears.register(line.fileno(), selectors.EVENT_READ)
            return bool(ears.select(seconds))

    def _ring(self, why: bytes) -> None:
        with suppress(OSError):  # it has been rung often enough, or has ended
            self._bell.send(why)

    def _pause(self) -> float:
        """PCs that lost the hub together do not come back all at once."""
        if self._state.kind == "refused":
            return PAUSE_WHEN_REFUSED_SECONDS
        return self._pauses.longest() * random.uniform(0.5, 1)  # noqa: S311  (no secret)

    def _fail(self, error: LumbungError) -> None:
        log.debug("%s: %s", error.code, error.__cause__)
        self._pauses.failed(error.code)
        if error.code == "person_revoked":
            with suppress(LumbungError):  # it is heard again at the next try
                self._copy.revoked()
        self._tell("refused" if error.code in REFUSALS else "offline", error)

    def _tell(self, kind: Kind, error: LumbungError | None = None) -> None:
        """Tells how it stands when that is news."""
        waiting, lease = self._state.waiting, self._state.lease
        with suppress(LumbungError):  # a disk that fails is told by those who write to it
            waiting, lease = self._copy.waiting(), self._copy.lease()
        state = LinkState(kind, waiting, lease, error, self._agreed_at, self._differs)
        is_news = state.compared != self._state.compared
        self._state = state
        if is_news and not self._ended.is_set():
            self._told(state)

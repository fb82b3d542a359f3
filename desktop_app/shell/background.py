"""Work off the UI thread: success or failure comes back on it; writes are done one at a time."""

import logging
import queue
import sys
import threading
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from db.errors import LumbungError

Result = TypeVar("Result")
Failed = Callable[[LumbungError], None]
Kind = Literal["read", "write", "ask"]

READERS = 2
ASKERS = 2  # a long comparison or upload keeps nobody from signing in
SECONDS_FOR_THE_HUB = 0.5

log = logging.getLogger(__name__)


@dataclass(eq=False)
class _Job:
    ticket: int
    function: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_failed: Failed | None
    owner: QObject | None
    key: Hashable
    kind: Kind
    result: Any = field(default=None, init=False)
    error: BaseException | None = field(default=None, init=False)


class Background(QObject):
    """Runs functions on worker threads and calls back on the thread that made this object.

    A LumbungError goes to `on_failed`, or to the signal `failed` where there is none. Anything
    else goes to `sys.excepthook` (the crash handler), and `on_failed` gets the code `unexpected`.
    Nothing is delivered to an `owner` that has been destroyed, and nothing after `close`.
    """

    failed = Signal(object)
    written = Signal(bool)  # after each write was told of: whether it was done
    _finished = Signal(int)

    def __init__(
        self, on_thread_exit: Callable[[], None] | None = None, parent: QObject | None = None
    ) -> None:
        """`on_thread_exit` runs on every worker as it ends (to close its database connection)."""
        super().__init__(parent)
        self._tickets = 0
        self.unwritten = 0  # writes that were asked for and not told of yet
        self._waiting: dict[int, _Job] = {}
        self._newest: dict[Hashable, int] = {}
        self._closed = False
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._reads = _Workers("read", READERS, self._work, on_thread_exit, self._finished.emit)
        self._writes = _Workers("write", 1, self._work, on_thread_exit, self._finished.emit)
        self._asks = _Workers("hub", ASKERS, self._work, on_thread_exit, self._tell_finished)

    def read(
        self,
        function: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        key: Hashable = None,
    ) -> None:
        """Runs a query. Of reads with the same owner and key only the newest is delivered."""
        scope = None if key is None else (id(owner), key)
        job = self._job(function, on_done, on_failed, owner, scope, "read")
        if scope is not None:
            self._newest[scope] = job.ticket
        self._reads.put(job)

    def write(
        self,
        function: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Runs an operation after all the writes asked for before it."""
        job = self._job(function, on_done, on_failed, owner, None, "write")
        self.unwritten += 1
        self._writes.put(job)

    def ask_hub(
        self,
        function: Callable[[], Result],
        on_done: Callable[[Result], None],
        on_failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> None:
        """Runs what may wait for the server, while reads and writes go on beside it."""
        self._asks.put(self._job(function, on_done, on_failed, owner, None, "ask"))

    def close(self) -> None:
        """Finishes every write that was asked for, drops the reads and ends the threads.

        Whoever waits for the server ends without us, soon or with the program.
        """
        self._closed = True
        self._asks.end(SECONDS_FOR_THE_HUB)
        self._reads.end()
        self._writes.end()
        self._waiting.clear()

    def _job(
        self,
        function: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_failed: Failed | None,
        owner: QObject | None,
        key: Hashable,
        kind: Kind,
    ) -> _Job:
        if self._closed:
            raise RuntimeError("the background is closed")
        self._tickets += 1
        job = _Job(self._tickets, function, on_done, on_failed, owner, key, kind)
        self._waiting[job.ticket] = job
        return job

    def _work(self, job: _Job) -> None:
        """On a worker's thread; leaves the outcome in the job."""
        if self._stale(job):
            return
        try:
            job.result = job.function()
        except BaseException as error:
            job.error = error
            if self._closed and isinstance(error, LumbungError):
                log.warning("a write was given up while the program closed: %s", error)
            elif self._closed:
                log.exception("a write that was running while the program closed has failed")

    def _stale(self, job: _Job) -> bool:
        superseded = job.key is not None and self._newest[job.key] != job.ticket
        return job.kind == "read" and (self._closed or superseded)

    def _tell_finished(self, ticket: int) -> None:
        with suppress(RuntimeError):  # it ended after the program's windows
            self._finished.emit(ticket)

    def _on_finished(self, ticket: int) -> None:
        job = self._waiting.pop(ticket, None)
        if job is None:
            return
        self.unwritten -= job.kind == "write"
        try:
            self._finish(job)
        finally:
            if job.kind == "write":
                self.written.emit(job.error is None)

    def _finish(self, job: _Job) -> None:
        if job.error is not None and not isinstance(job.error, LumbungError):
            sys.excepthook(type(job.error), job.error, job.error.__traceback__)
            job.error = LumbungError("unexpected")
        gone = job.owner is not None and not shiboken6.isValid(job.owner)
        if not gone and not self._stale(job):
            self._deliver(job)

    def _deliver(self, job: _Job) -> None:
        if job.error is None:
            job.on_done(job.result)
        elif isinstance(job.error, LumbungError):
            (job.on_failed or self.failed.emit)(job.error)


class _Workers:
    """Threads that take jobs from one queue, in order."""

    def __init__(
        self,
        name: str,
        count: int,
        work: Callable[[_Job], None],
        on_exit: Callable[[], None] | None,
        report: Callable[[int], None],
    ) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._work = work
        self._on_exit = on_exit
        self._report = report
        self._threads = [
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True)
            for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: _Job) -> None:
        self._jobs.put(job)

    def end(self, seconds: float | None = None) -> None:
        """Waits until all jobs are done, or so long."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join(seconds)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._work(job)
            ticket = job.ticket
            del job  # so that the UI thread, which keeps it too, is the one to free its widgets
            self._report(ticket)
        if self._on_exit is not None:
            self._on_exit()

"""Asks a hub on a thread of its own: whoever waits for it can be told that nobody wants it now."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, ParamSpec, Self, TypeVar

from db.errors import CannotOpen, LumbungError
from db.sharing.line import Line

LOOK_SECONDS: Final = 0.1
LAST_SECONDS: Final = 3.0  # for what is tried once nobody waits any more

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Asking:
    """One connection and one question at a time; what was begun comes while other work is done.

    Every wait ends with `CannotOpen("interrupted")` once `unwanted`. The connection ends with it.
    """

    def __init__(self, unwanted: Callable[[], bool]) -> None:
        self._unwanted = unwanted
        self._worker = ThreadPoolExecutor(1, "hub-asking")
        self._line: Line | None = None
        self._newest: Future[Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        """Nobody waits for what is still on its way; the thread hangs up then."""
        is_busy = self._newest is not None and not self._newest.done()
        if is_busy and self._line is not None:
            self._line.abort()
        self._worker.submit(self._hang_up)
        self._worker.shutdown(wait=False)

    def connect(self, opened: Callable[[], Line]) -> Line:
        """The connection, once it is there."""
        return self.ask(self._open, opened)

    def begin(
        self, question: Callable[Asked, Answer], *asked: Asked.args, **named: Asked.kwargs
    ) -> "Future[Answer]":
        """Asks, after what was asked before; returns at once."""
        begun = self._worker.submit(question, *asked, **named)
        self._newest = begun
        return begun

    def awaited(self, coming: "Future[Answer]") -> Answer:
        """The answer, or what went wrong with it."""
        is_there = False
        while not is_there:
            if self._unwanted():
                raise CannotOpen("interrupted")
            is_there = bool(wait((coming,), LOOK_SECONDS).done)
        return coming.result()

    def ask(
        self, question: Callable[Asked, Answer], *asked: Asked.args, **named: Asked.kwargs
    ) -> Answer:
        """Asks and waits."""
        return self.awaited(self.begin(question, *asked, **named))

    def try_last(self, question: Callable[[], object]) -> None:
        """Something that is good to be told to the hub, if it can still be told."""
        told = self.begin(question)
        if wait((told,), LAST_SECONDS).done:
            with suppress(LumbungError):
                told.result()

    # -- on the thread

    def _open(self, opened: Callable[[], Line]) -> Line:
        self._line = opened()
        return self._line

    def _hang_up(self) -> None:
        if self._line is not None:
            self._line.close()

"""A TCP proxy with which tests do to a server's connections what cables and routers do to them."""

import asyncio
import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Literal, Self

HERE = "127.0.0.1"
CHUNK = 65_536
PATIENCE = 60.0  # seconds
RESET = struct.pack("ii", 1, 0)  # linger for no time: closing sends a reset, as a dead router does

End = Literal["client", "server"]


class Proxy:
    """Carries bytes between whoever connects to `port` and a server, until it is told otherwise.

    A context manager. Its methods may be called from every thread and have taken effect when they
    return. `carried` counts the bytes that went towards either end, `accepted` the connections.
    """

    def __init__(self, server: tuple[str, int]) -> None:
        self.server = server
        self.port = 0
        self.carried: Counter[End] = Counter()
        self.accepted = 0
        self._delay = 0.0
        self._is_cut = False
        self._left: dict[End, int] = {}
        self._sessions: set[_Session] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._flowing = asyncio.Event()
        self._flowing.set()
        asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(PATIENCE)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    @property
    def connections(self) -> int:
        """How many connections are open through it now."""
        return len(self._sessions)

    def cut(self) -> None:
        """Resets every connection, and each new one at once, until `heal`."""
        self._do(self._cut)

    def break_off(self) -> None:
        """Resets every connection that is open now; new ones are carried."""
        self._do(self._break_off)

    def hush(self) -> None:
        """Nothing arrives any more and nobody is told, as with a pulled cable, until `heal`.

        What was sent meanwhile arrives then.
        """
        self._do(self._flowing.clear)

    def delay(self, seconds: float) -> None:
        """Each piece arrives so much later, in both directions, until `heal`."""
        self._do(lambda: setattr(self, "_delay", seconds))

    def halve(self, count: int, towards: End) -> None:
        """Lets so many more bytes through towards one end, then resets that connection, once.

        Towards the server it tears a request, towards the client it loses an answer.
        """
        self._do(lambda: self._left.update({towards: count}))

    def heal(self) -> None:
        """Everything arrives again, at once; what was reset stays so."""
        self._do(self._heal)

    def _do(self, act: Callable[[], object]) -> None:
        """Runs in the proxy's own thread and waits for it."""
        done: Future[None] = Future()

        def run() -> None:
            act()
            done.set_result(None)

        self._loop.call_soon_threadsafe(run)
        done.result(PATIENCE)

    async def _listen(self) -> None:
        self._listener = await asyncio.start_server(self._carry, HERE, 0)
        self.port = self._listener.sockets[0].getsockname()[1]

    async def _close(self) -> None:
        self._listener.close()
        while self._sessions:
            self._break_off()
            await asyncio.sleep(0.001)
        await self._listener.wait_closed()

    def _cut(self) -> None:
        self._is_cut = True
        self._break_off()

    def _break_off(self) -> None:
        for session in self._sessions:
            session.end()

    def _heal(self) -> None:
        self._is_cut, self._delay = False, 0.0
        self._left.clear()
        self._flowing.set()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.accepted += 1
        session = _Session(writer)
        self._sessions.add(session)
        try:
            if self._is_cut:
                session.reset()
            else:
                await session.run(self._connected(session, reader))
        finally:
            session.close()
            self._sessions.discard(session)

    async def _connected(self, session: "_Session", reader: asyncio.StreamReader) -> None:
        await self._flowing.wait()
        answers, requests = await asyncio.open_connection(*self.server)
        session.writers.append(requests)
        await asyncio.gather(
            self._pump("server", reader, requests),
            self._pump("client", answers, session.writers[0]),
        )

    async def _pump(
        self, towards: End, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        while piece := await reader.read(CHUNK):
            if self._delay:
                await asyncio.sleep(self._delay)
            await self._flowing.wait()
            passed = piece[: self._left.get(towards, len(piece))]
            writer.write(passed)
            await writer.drain()
            self.carried[towards] += len(passed)
            self._spend(towards, len(piece))
        if writer.can_write_eof():
            writer.write_eof()

    def _spend(self, towards: End, count: int) -> None:
        if towards not in self._left:
            return
        self._left[towards] -= count
        if self._left[towards] < 0:
            del self._left[towards]
            raise ConnectionResetError


class _Session:
    """One connection: both its ends, and the task that carries between them."""

    def __init__(self, client: asyncio.StreamWriter) -> None:
        self.writers = [client]
        self._task: asyncio.Task[None] | None = None

    async def run(self, carrying: Coroutine[Any, Any, None]) -> None:
        """Carries until an end closes, resets or `end` is called; then both are reset."""
        self._task = asyncio.ensure_future(carrying)
        await asyncio.wait([self._task])
        if self._task.cancelled() or self._task.exception() is not None:
            self.reset()

    def reset(self) -> None:
        """Both ends are told that the connection is dead."""
        for writer in self.writers:
            _reset(writer)

    def end(self) -> None:
        """Both ends are reset soon."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """Nothing of it stays open."""
        for writer in self.writers:
            writer.transport.abort()


def _reset(writer: asyncio.StreamWriter) -> None:
    peer: socket.socket | None = writer.get_extra_info("socket")
    if peer is not None and peer.fileno() >= 0:
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    writer.transport.abort()

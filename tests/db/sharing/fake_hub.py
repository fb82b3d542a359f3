"""A hub and a copy that do as they are told, for tests of the link between the two."""

import queue
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from db.errors import HubError
from db.rules.leases import Lease
from db.sharing.hub.server import HubPerson
from db.sharing.line import Line
from db.sharing.link import InTime, Stepped
from db.sharing.protocol import Agreed, AgreedCost, Answer, Compared, Epoch, Hub, Offered

PATIENCE = 30.0  # seconds


class FakeLine:
    """Says something when `speak` is called; `hang` makes its epoch wait until it is aborted."""

    def __init__(self) -> None:
        self._hub, self._pc = socket.socketpair()
        self._pc.setblocking(False)
        self.aborted, self.closed = threading.Event(), threading.Event()
        self.reaped = threading.Event()

    def speak(self) -> None:
        """As NOTIFY does."""
        self._hub.send(b"x")

    def hang(self) -> None:
        """As a hub does that takes a request and never answers."""
        assert self.aborted.wait(PATIENCE)
        raise HubError("hub_unreachable")

    def fileno(self) -> int:
        """The socket of this side."""
        return self._pc.fileno()

    def heard(self) -> bool:
        """Whether `speak` was called since."""
        try:
            return bool(self._pc.recv(4096))
        except BlockingIOError:
            return False

    def abort(self) -> None:
        """Lets go whoever hangs."""
        self.aborted.set()

    def close(self) -> None:
        """Both sides."""
        self._hub.close()
        self._pc.close()
        self.closed.set()

    def epoch(self) -> Epoch:
        """Always the same."""
        return Epoch("hub", "system", "1", 0, 0)

    def push(self, rows: Sequence[Offered]) -> Answer:
        """Takes everything."""
        return Answer(range(1, len(rows) + 1))

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """Has nothing."""
        return []

    def costs(self, after: int, upto: int) -> list[AgreedCost] | None:
        """Has nothing."""
        return []

    def add_person(self, account: bytes, login: str, verifier: str) -> str:
        """Forgotten."""
        return login

    def rotate(self, verifier: str) -> None:
        """Forgotten."""

    def withdraw(self) -> None:
        """Forgotten."""

    def whoami(self) -> HubPerson:
        """Somebody."""
        return HubPerson(bytes(16), sees_costs=True, code="K1", state="open")

    def revoke_person(self, account: bytes) -> None:
        """Forgotten."""

    def revoke_device(self, device: bytes) -> None:
        """Forgotten."""

    def join(self, name: str, code: str | None = None) -> str:
        """Keeps the code."""
        return code or "K1"

    def begin_upload(self) -> None:
        """Forgotten."""

    def end_upload(self, digest: str) -> None:
        """Forgotten."""

    def status(self) -> dict[str, Any]:
        """Knows nobody."""
        return {"devices": [], "people": []}

    def report(self, cursor: int, waiting: int, digest: str) -> Compared:
        """Nobody else told of theirs."""
        return Compared(same=1)

    def reap(self) -> int:
        """Nobody is in the way."""
        self.reaped.set()
        return 0

    def digests(self, after: int, upto: int, size: int) -> list[str]:
        """Of nothing."""
        return []


@dataclass
class FakeCopy:
    """Does `on_step` at every step, which is counted; `waits` bookings wait."""

    on_step: Callable[[Hub], Stepped] = lambda _hub: Stepped()
    waits: int = 0
    agrees: bool | None = None
    confirmations: int = 0
    left: bool = False
    is_revoked: bool = False
    steps: "queue.SimpleQueue[Hub]" = field(default_factory=queue.SimpleQueue)

    def step(self, hub: Hub) -> Stepped:
        """One more."""
        self.steps.put(hub)
        return self.on_step(hub)

    def compare(self, line: Line, is_called: Callable[[], bool], in_time: InTime) -> bool | None:
        """What the test says."""
        return self.agrees

    def waiting(self) -> int:
        """What the test says."""
        return self.waits

    def confirm(self, hub: Hub) -> None:
        """One more."""
        self.confirmations += 1

    def revoked(self) -> None:
        """Remembered."""
        self.is_revoked = True

    def lease(self) -> Lease | None:
        """The number of times is time enough."""
        return Lease(self.confirmations, 0) if self.confirmations else None

    def leave(self) -> None:
        """The thread has ended."""
        self.left = True

"""What goes wrong: a PC that dies at a statement, a network that loses, doubles and delays."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.connection import Parameters, ShopDatabase
from db.errors import HubError
from db.sharing.protocol import Agreed, AgreedCost, Answer, Epoch, Offered
from tests.db.sharing.model_hub import ModelLine
from tests.db.sharing.town import FAST

FAULTS = ("lost", "unanswered", "doubled", "late")


class Crash(BaseException):
    """The power is gone: nobody catches it, nothing is tidied up."""


class MortalDatabase(ShopDatabase):
    """A PC's disk; once `fuse` statements are left, it dies before or after the last of them."""

    fuse: int | None = None
    dies_after = False
    is_dead = False

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path, key)
        for name, value in FAST.items():
            self.execute_sql(f"PRAGMA {name} = {value}")

    def execute_sql(self, sql: Any, *parameters: Any, **more: Any) -> Any:
        """A statement."""
        real = super().execute_sql
        return self._burning(lambda: real(sql, *parameters, **more))

    def execute_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        """A statement with many rows."""
        real = super().execute_many
        self._burning(lambda: real(sql, rows))

    def commit(self) -> None:
        """The end of a transaction."""
        self._burning(super().commit)

    def _burning(self, act: Callable[[], Any]) -> Any:
        if self.is_dead:
            raise Crash
        if self.fuse is None:
            return act()
        self.fuse -= 1
        if self.fuse > 0:
            return act()
        self.fuse, self.is_dead = None, True
        if self.dies_after:
            act()
        raise Crash

    def light(self, statements: int, *, dies_after: bool) -> None:
        """It dies after so many statements."""
        self.fuse, self.dies_after = statements, dies_after


@dataclass
class Network:
    """The way of all messages; what is late comes when nobody waits for it any more."""

    dice: random.Random
    rate: float
    note: Callable[[str], None]
    late: list[Callable[[], object]] = field(default_factory=list)

    def send(self, name: str, ask: Callable[[], Any]) -> Any:
        """A question and its answer, unless something happens to one of them."""
        if self.dice.random() >= self.rate:
            return ask()
        fault = self.dice.choice(FAULTS)
        self.note(f"  {name}: {fault}")
        if fault == "late" and name == "push":
            self.late.append(ask)
        elif fault in ("unanswered", "doubled"):
            ask()
        if fault == "doubled":
            return ask()
        raise HubError("hub_unreachable")

    def deliver(self) -> None:
        """One of the late messages arrives, any of them."""
        if self.late:
            ask = self.late.pop(self.dice.randrange(len(self.late)))
            self.note("a late message arrives")
            try:
                ask()
            except HubError as error:
                self.note(f"  {error.code}")


@dataclass
class Wire:
    """A connection to the hub over that network; implements `db.sharing.protocol.Hub`."""

    line: ModelLine
    network: Network

    def epoch(self) -> Epoch:
        """See `Hub`."""
        return self.network.send("epoch", self.line.epoch)  # type: ignore[no-any-return]  # as the line

    def push(self, rows: Sequence[Offered]) -> Answer:
        """See `Hub`."""
        return self.network.send("push", lambda: self.line.push(rows))  # type: ignore[no-any-return]  # as the line

    def pull(self, after: int, limit: int) -> list[Agreed]:
        """See `Hub`; the pages are small, so that there are many."""
        most = min(limit, self.network.dice.choice((3, 20, limit)))
        return self.network.send("pull", lambda: self.line.pull(after, most))  # type: ignore[no-any-return]  # as the line

    def costs(self, after: int, upto: int) -> list[AgreedCost] | None:
        """See `Hub`."""
        return self.network.send("costs", lambda: self.line.costs(after, upto))  # type: ignore[no-any-return]  # as the line

    def digests(self, after: int, upto: int, size: int) -> list[str]:
        """See `Hub`."""
        return self.network.send("digests", lambda: self.line.digests(after, upto, size))  # type: ignore[no-any-return]  # as the line

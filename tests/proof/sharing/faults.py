"""What goes wrong: a PC that dies at a statement, a network that loses, doubles and delays."""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from db.connection import Parameters, ShopDatabase
from db.errors import HubError
from db.sharing.protocol import Agreed, AgreedCost, Answer, Epoch, Offered
from tests.db.sharing.model_hub import ModelLine
from tests.db.sharing.town import FAST

SAVEPOINT = re.compile(r'"s\w+"')  # another name on every run
FAULTS = ("lost", "unanswered", "doubled", "late")


class Crash(BaseException):
    """The power is gone: nobody catches it, nothing is tidied up."""


class MortalDatabase(ShopDatabase):
    """A PC's disk; once `fuse` statements are left, it dies before or after the last of them.

    Then it does nothing more. With the power goes what was committed at ease since the last commit
    that was synced.
    """

    fuse: int | None = None
    dies_after = False
    loses_power = False
    died_at: str | None = None
    _is_at_ease = False
    _is_behind = False  # the disk, behind what was committed
    _changes = 0

    def __init__(self, path: Path, key: bytes) -> None:
        super().__init__(path, key)
        self._synced = path.with_suffix(".synced")
        for name, value in FAST.items():
            self.execute_sql(f"PRAGMA {name} = {value}")

    def execute_sql(self, sql: Any, *parameters: Any, **more: Any) -> Any:
        """A statement."""
        real = super().execute_sql
        return self._burning(str(sql), lambda: real(sql, *parameters, **more))

    def execute_many(self, sql: str, rows: Sequence[Parameters]) -> None:
        """A statement with many rows."""
        real = super().execute_many
        self._burning(sql, lambda: real(sql, rows))

    def commit(self) -> None:
        """The end of a transaction."""
        self._burning("COMMIT", self._commit)

    def _commit(self) -> None:
        """On the disk, unless it is at ease."""
        changes = self.connection().total_changes
        is_written, self._changes = changes > self._changes, changes
        if is_written and self._is_at_ease and not self._is_behind:
            shutil.copyfile(self.path, self._synced)
        super().commit()
        if is_written:
            self._is_behind = self._is_at_ease

    def rollback(self) -> None:
        """Whoever is dead does not tidy up."""
        if self.died_at:
            raise Crash
        super().rollback()

    @contextmanager
    def tuned(self, **pragmas: object) -> Iterator[None]:
        """As ever; nothing is synced here anyway, but what would not be is known."""
        self._is_at_ease = pragmas.pop("synchronous", 2) != 2
        try:
            with super().tuned(**pragmas):
                yield
        finally:
            self._is_at_ease = False

    def _burning(self, sql: str, act: Callable[[], Any]) -> Any:
        if self.died_at:
            raise Crash
        if self.fuse is None:
            return act()
        self.fuse -= 1
        if self.fuse > 0:
            return act()
        if self.dies_after:
            act()
        self.died_at = SAVEPOINT.sub("", sql)
        raise Crash

    def light(self, statements: int, *, dies_after: bool, loses_power: bool) -> None:
        """It dies after so many statements."""
        self.fuse, self.dies_after, self.loses_power = statements, dies_after, loses_power

    def bury(self) -> bool:
        """Leaves the file as the next start finds it; whether what was committed is missing."""
        super().rollback()
        self.close()
        is_set_back = self.loses_power and self._is_behind
        if is_set_back:
            shutil.copyfile(self._synced, self.path)
        return is_set_back


@dataclass
class Network:
    """The way of all messages; what is late comes when nobody waits for it any more."""

    dice: random.Random
    rate: float
    note: Callable[[str], None]
    happened: Counter[str]
    late: list[Callable[[], object]] = field(default_factory=list)

    def send(self, name: str, ask: Callable[[], Any]) -> Any:
        """A question and its answer, unless something happens to one of them."""
        if self.dice.random() >= self.rate:
            return ask()
        fault = self.dice.choice(FAULTS)
        self.note(f"  {name}: {fault}")
        self.happened[fault] += 1
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
            self.happened["arrived_late"] += 1
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

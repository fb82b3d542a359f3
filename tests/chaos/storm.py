"""What happens to cables, servers and PCs, by the dice; and the healing of all of it."""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress

import psycopg

from tests.chaos.program import PATIENCE, Program
from tests.chaos.town import DATABASE, Place, Town
from tests.tcp_proxy import End, Proxy

BACKENDS = """
SELECT pid FROM pg_stat_activity
WHERE datname = %s AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid
"""
WEIGHTS = {
    "kill_pc": 5,
    "kill_backend": 2,
    "crash_hub": 2,
    "fail_over": 2,
    "cut": 4,
    "halve": 5,
    "delay": 3,
    "hush": 4,
    "replay": 6,
}
CALM = (0.3, 2.5)  # seconds from one fault to the next


class Storm:
    """Faults one after the other, several at a time; `counted` says what there was."""

    def __init__(self, town: Town, programs: Sequence[Program], dice: random.Random) -> None:
        self.counted: Counter[str] = Counter()
        self._town, self._programs, self._dice = town, programs, dice
        self._later: list[tuple[float, Callable[[], None]]] = []
        self._is_hub_hurt = False

    def rage(self, seconds: float) -> None:
        """For so long; what it broke last is still broken then."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._wait(min(left, self._dice.uniform(*CALM)))
            (name,) = self._dice.choices([*WEIGHTS], [*WEIGHTS.values()])
            getattr(self, f"_{name}")()

    def heal(self) -> float:
        """Everything is as it should be again, since the moment that is returned."""
        while self._later:
            _, act = self._later.pop(0)
            act()
        for program in self._programs:
            program.wait_until_ready()
            program.pause()
        self._wait_for_the_hub()
        for place in self._town.places:
            _heal(place)
        return time.monotonic()

    def _wait(self, seconds: float) -> None:
        """What is due meanwhile is done."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            time.sleep(min(left, 0.05))
            due = [each for each in self._later if each[0] <= time.monotonic()]
            for each in due:
                self._later.remove(each)
                each[1]()

    def _soon(self, longest: float, act: Callable[[], None]) -> None:
        self._later.append((time.monotonic() + self._dice.uniform(0.1, longest), act))

    # -- PCs

    def _kill_pc(self) -> None:
        program = self._dice.choice(self._programs)
        if not program.is_alive:
            return
        program.kill()
        self.counted["kills"] += 1
        seed = self._dice.randrange(1 << 32)
        self._soon(3, lambda: program.start(seed))

    def _replay(self) -> None:
        program = self._dice.choice(self._programs)
        if program.is_alive:
            program.tell("replay")

    # -- the hub

    def _kill_backend(self) -> None:
        """The server then ends all other sessions too and recovers by itself."""
        if self._is_hub_hurt:
            return
        server = self._town.pair.primary
        with suppress(psycopg.OperationalError), server.admin() as connection:
            found = connection.execute(BACKENDS, (DATABASE,)).fetchall()
            if found:
                with suppress(AssertionError):  # it has ended just now
                    server.kill_backend(self._dice.choice(found)[0])
                    self.counted["kills"] += 1

    def _crash_hub(self) -> None:
        """Stopped at once or killed whole, and started again."""
        if self._is_hub_hurt:
            return
        self._is_hub_hurt = True
        pair = self._town.pair
        (pair.crash_primary if self._dice.random() < 0.5 else pair.kill_primary)()
        self.counted["hub_crashes"] += 1
        self._soon(3, self._start_hub)

    def _start_hub(self) -> None:
        self._town.pair.primary.start()
        self._is_hub_hurt = False

    def _fail_over(self) -> None:
        """The standby takes over; the old server comes back as its standby."""
        if self._is_hub_hurt:
            return
        self._is_hub_hurt = True
        self._wait_for_the_hub()  # a standby that nobody has told of everything loses it
        pair = self._town.pair
        if pair.synchronous:
            pair.fail_over()
        else:
            self._lose_the_latest()
        self.counted["failovers"] += 1
        self._soon(4, self._rebuild)

    def _lose_the_latest(self) -> None:
        """The standby is cut off for a while, and takes over without what came meanwhile."""
        pair = self._town.pair
        pair.lose_standby()
        self._wait(self._dice.uniform(0.5, 2))
        pair.kill_primary()
        pair.bring_back_standby()
        pair.promote()

    def _rebuild(self) -> None:
        self._town.pair.rebuild()
        self._is_hub_hurt = False

    def _wait_for_the_hub(self) -> None:
        """Until it answers and its standby is there."""
        standby = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        deadline = time.monotonic() + PATIENCE
        while True:
            with suppress(psycopg.OperationalError), self._town.pair.primary.admin() as connection:
                found = connection.execute(standby).fetchone()
                if found is not None and found[0]:
                    return
            if time.monotonic() > deadline:
                raise RuntimeError(f"the hub is not back:\n{self._town.pair.primary.log[-3000:]}")
            time.sleep(0.05)

    # -- cables

    def _cut(self) -> None:
        self._hurt(6, Proxy.cut)

    def _hush(self) -> None:
        self._hurt(8, Proxy.hush)

    def _delay(self) -> None:
        seconds = self._dice.uniform(0.02, 0.3)
        self._hurt(6, lambda cable: cable.delay(seconds))

    def _halve(self) -> None:
        """In the middle of a request or of an answer."""
        towards: End = self._dice.choice(("server", "client"))
        count = self._dice.randrange(6000)
        self._hurt(6, lambda cable: cable.halve(count, towards))

    def _hurt(self, longest: float, act: Callable[[Proxy], None]) -> None:
        """Something happens to one PC's cables, to either server."""
        place = self._dice.choice(self._town.places)
        for cable in place.cables:
            act(cable)
        self.counted["cuts"] += 1
        self._soon(longest, lambda: _heal(place))


def _heal(place: Place) -> None:
    for cable in place.cables:
        cable.heal()

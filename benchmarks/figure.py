"""A measured figure beside its promise, and the arithmetic that all of them share."""

import gc
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import quantiles
from typing import Literal


@dataclass(frozen=True)
class Figure:
    """One value of one run; `limit` is what it must not exceed (reach for ">=", be for "=")."""

    name: str
    value: float
    unit: str
    limit: float
    how: str
    sign: Literal["<=", ">=", "="] = "<="

    def as_json(self) -> str:
        """The line that `python -m benchmarks` prints."""
        return json.dumps(
            {
                "name": self.name,
                "value": round(self.value, 3),
                "unit": self.unit,
                "goal": f"{self.sign} {self.limit:g}",
                "holds": self.holds,
                "how": self.how,
            },
            ensure_ascii=False,
        )

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        if self.sign == "=":
            return self.value == self.limit
        return self.value >= self.limit if self.sign == ">=" else self.value <= self.limit


@dataclass
class Clocked:
    """How long calls took, in seconds each: on the wall, and of this thread's CPU."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def run(self, act: Callable[[], object]) -> None:
        """Measures one call."""
        cpu, wall = time.thread_time(), time.perf_counter()
        act()
        self.wall.append(time.perf_counter() - wall)
        self.cpu.append(time.thread_time() - cpu)

    @property
    def mean_cpu(self) -> float:
        """Seconds of CPU a call."""
        return sum(self.cpu) / len(self.cpu)

    def wall_percentile(self, percent: int) -> float:
        """Seconds that so many percent of the calls stayed below."""
        return quantiles(self.wall, n=100, method="inclusive")[percent - 1]


def alternate(
    rounds: int, block: int, *acts: Callable[[], object], warm_up: int = 1
) -> tuple[Clocked, ...]:
    """Clocks several acts in blocks that take turns, so that the machine's moods meet all alike."""
    clocked = tuple(Clocked() for _ in acts)
    gc.collect()
    for turn in range(warm_up + rounds):
        for clock, act in zip(clocked, acts, strict=True):
            for _ in range(block):
                if turn < warm_up:
                    act()
                else:
                    clock.run(act)
    return clocked

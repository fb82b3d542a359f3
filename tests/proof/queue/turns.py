"""How long the thread of the windows takes from one turn of its loop to the next."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

NOTICED = 50.0  # milliseconds
_TICK = 5


class Turns:
    """Counts from `start` on; a turn's own work is told apart from what the machine did meanwhile.

    Whoever is made to wait by a lock or a disk uses no processor: such a turn is long by the clock.
    """

    def __init__(self, parent: QObject) -> None:
        self._clock = QTimer(parent, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._on_turn)
        self._turns: list[tuple[float, float]] = []
        self._last = (0.0, 0.0)

    def start(self) -> None:
        """From now on."""
        self._last = _now()
        self._clock.start()

    def figures(self) -> dict[str, float]:
        """In milliseconds: the longest turn and the longest work in one, and how many were long."""
        walls = sorted(wall for wall, _ in self._turns)
        works = sorted(work for _, work in self._turns)
        return {
            "turns": len(walls),
            "longest_ms": round(walls[-1], 1),
            "p99_ms": round(walls[int(len(walls) * 0.99)], 1),
            "longest_work_ms": round(works[-1], 1),
            "long_turns": sum(wall > NOTICED for wall in walls),
            "long_works": sum(work > NOTICED for work in works),
        }

    def _on_turn(self) -> None:
        now = _now()
        wall, work = (now[place] - self._last[place] for place in (0, 1))
        self._turns.append((wall * 1000, work * 1000))
        self._last = now


def _now() -> tuple[float, float]:
    return time.monotonic(), time.thread_time()

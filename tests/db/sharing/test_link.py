"""The thread between a copy and the hub: hubs that are slow, dead, lying or refusing."""

import queue
import threading
from collections.abc import Callable, Iterator
from itertools import count
from types import SimpleNamespace

import pytest

from db.errors import CannotOpen, HubError
from db.rules.leases import Lease
from db.sharing.line import Line
from db.sharing.link import InTime, Link, LinkState, Stepped
from tests.db.sharing.fake_hub import PATIENCE, FakeCopy, FakeLine

NEVER = (PATIENCE * 10, PATIENCE * 10)  # nothing is polled while a test lasts
SOON = (0.01, 0.02)


class Bench:
    """Links with what they told, one after the other."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[LinkState] = queue.SimpleQueue()
        self.changed: queue.SimpleQueue[frozenset[str]] = queue.SimpleQueue()
        self.links: list[Link] = []

    def start(self, connect: Callable[[], Line], copy: FakeCopy, **options: object) -> Link:
        """A link at work; the hub is heard of at `poll_seconds`, else never."""
        given = {"poll_seconds": NEVER, **options}
        link = Link(connect, copy, self.told.put, self.changed.put, **given)  # type: ignore[arg-type]  # options by their names
        self.links.append(link)
        link.start()
        return link

    def state(self, kind: str) -> LinkState:
        """The next state of this kind that is told."""
        while (state := self.told.get(timeout=PATIENCE)).kind != kind:
            pass
        return state


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Every link of it has ended when the test has."""
    bench = Bench()
    yield bench
    for link in bench.links:
        link.stop()
    assert all(link.join(PATIENCE) for link in bench.links)


def refusing(code: str) -> Callable[[], Line]:
    """A hub that lets nobody in."""

    def connect() -> Line:
        raise HubError(code)

    return connect


def test_it_steps_until_nothing_waits(bench: Bench) -> None:
    """What every step changed is told, and that both agree only at the end."""
    steps = iter([Stepped(frozenset({"item"}), more=True), Stepped(frozenset({"movement"}))])
    copy = FakeCopy(lambda _hub: next(steps))
    bench.start(FakeLine, copy)
    assert bench.state("connected").lease == Lease(1, 0)
    assert copy.steps.qsize() == 2
    assert bench.changed.get() == {"item"}
    assert bench.changed.get() == {"movement"}


def test_what_the_hub_says_is_heard_at_once(bench: Bench) -> None:
    """Without waiting for the next poll."""
    line, copy = FakeLine(), FakeCopy()
    bench.start(lambda: line, copy)
    copy.steps.get(timeout=PATIENCE)
    bench.state("connected")
    line.speak()
    copy.steps.get(timeout=PATIENCE)


def test_without_a_word_of_the_hub_polling_is_enough(bench: Bench) -> None:
    """NOTIFY is a hint."""
    copy = FakeCopy()
    bench.start(FakeLine, copy, poll_seconds=SOON)
    for _ in range(3):
        copy.steps.get(timeout=PATIENCE)


def test_others_news_waits_while_the_hub_is_slow(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As long as the last exchange took; what is booked here goes at once."""
    ticks = count(0, 1000)
    clock = SimpleNamespace(monotonic=lambda: float(next(ticks)))
    monkeypatch.setattr("db.sharing.link.time", clock)
    monkeypatch.setattr("db.sharing.link.LONGEST_BREATH_SECONDS", NEVER[0])
    line, copy = FakeLine(), FakeCopy()
    link = bench.start(lambda: line, copy)
    bench.state("connected")
    copy.steps.get(timeout=PATIENCE)
    line.speak()
    with pytest.raises(queue.Empty):
        copy.steps.get(timeout=0.2)
    link.nudge()
    copy.steps.get(timeout=PATIENCE)


@pytest.mark.parametrize("agrees", [True, False])
def test_books_are_compared_while_it_is_quiet(bench: Bench, agrees: bool) -> None:
    """And whether they agree is told."""
    bench.start(FakeLine, FakeCopy(agrees=agrees), poll_seconds=SOON)
    while not (state := bench.state("connected")).agreed_at and not state.differs:
        pass
    assert bool(state.agreed_at) == agrees
    assert state.differs != agrees


def test_a_booking_goes_at_once(bench: Bench) -> None:
    """A nudge wakes the link."""
    copy = FakeCopy()
    link = bench.start(FakeLine, copy)
    bench.state("connected")
    copy.steps.get(timeout=PATIENCE)
    link.nudge()
    copy.steps.get(timeout=PATIENCE)


def test_a_word_during_a_step_is_not_missed(bench: Bench) -> None:
    """It may tell of a row that came after the step had looked."""
    line = FakeLine()
    said: list[bool] = []

    def speak_once(_hub: object) -> Stepped:
        if not said:
            line.speak()
            said.append(True)
        return Stepped()

    copy = FakeCopy(speak_once)
    bench.start(lambda: line, copy)
    bench.state("connected")
    assert copy.steps.qsize() == 2


def test_a_dead_hub_is_tried_again(bench: Bench) -> None:
    """Offline is told once, and connected as soon as it is back."""
    tries: list[int] = []

    def connect() -> Line:
        tries.append(1)
        if len(tries) < 3:
            raise HubError("hub_unreachable")
        return FakeLine()

    link = bench.start(connect, FakeCopy(waits=14))
    offline = bench.state("offline")
    assert (offline.waiting, offline.error and offline.error.code) == (14, "hub_unreachable")
    link.retry()
    assert bench.state("connected").waiting == 14


def test_a_busy_hub_is_asked_again_over_the_same_line(bench: Bench) -> None:
    """Whoever keeps its counter is ended; nobody signs in or plans anew for that."""
    lines: list[FakeLine] = []

    def connect() -> Line:
        lines.append(FakeLine())
        return lines[-1]

    def be_busy_once(_hub: object) -> Stepped:
        if copy.steps.qsize() == 1:
            raise HubError("hub_busy")
        return Stepped()

    copy = FakeCopy(be_busy_once)
    link = bench.start(connect, copy)
    error = bench.state("offline").error
    assert error is not None
    assert error.code == "hub_busy"
    assert lines[0].reaped.is_set()
    link.retry()
    bench.state("connected")
    assert len(lines) == 1


def test_what_is_booked_offline_is_counted(bench: Bench) -> None:
    """The pause goes on: a till that sells does not knock at a dead hub with every sale."""
    tries: list[int] = []

    def connect() -> Line:
        tries.append(1)
        raise HubError("hub_login_refused")

    copy = FakeCopy()
    link = bench.start(connect, copy)
    bench.state("refused")
    copy.waits = 1
    link.nudge()
    assert bench.state("refused").waiting == 1
    assert len(tries) == 1


@pytest.mark.parametrize("act", ["confirm", "step"])
def test_a_hub_that_hangs_is_left(bench: Bench, monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    """When it is met or in a step, each in its time; the next connection may be better."""
    lines: list[FakeLine] = []

    def connect() -> Line:
        lines.append(FakeLine())
        return lines[-1]

    def hang(_line: object) -> Stepped:
        if len(lines) == 1:
            lines[0].hang()
        return Stepped()

    copy = FakeCopy()
    monkeypatch.setattr(copy, act, hang)
    bench.start(connect, copy, patience_seconds=0.05).retry()
    bench.state("connected")
    assert lines[0].closed.is_set()
    assert len(lines) == 2


def test_a_hub_that_hangs_while_it_is_told_of_the_books_is_left(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a step; the books themselves may be reckoned for as long as that takes."""
    line, copy = FakeLine(), FakeCopy()

    def hang(_line: object, _is_called: object, in_time: InTime) -> bool:
        with in_time():
            line.hang()
        return True

    monkeypatch.setattr(copy, "compare", hang)
    bench.start(lambda: line, copy, poll_seconds=SOON, patience_seconds=0.05)
    error = bench.state("offline").error
    assert error is not None
    assert (error.code, line.aborted.is_set()) == ("hub_unreachable", True)


@pytest.mark.parametrize("lie", [KeyError("seq"), ValueError("no JSON"), RecursionError()])
def test_a_lying_hub_is_no_end(
    bench: Bench, lie: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever its answers break, it is logged and tried again."""
    lies = [lie]

    def step(_hub: object) -> Stepped:
        if lies:
            raise lies.pop()
        return Stepped()

    link = bench.start(FakeLine, FakeCopy(step))
    error = bench.state("offline").error
    assert error is not None
    assert error.code == "hub_unexpected"
    assert type(lie).__name__ in caplog.text
    link.retry()
    bench.state("connected")


@pytest.mark.parametrize("code", ["hub_login_refused", "device_revoked", "program_too_old"])
def test_a_refusal_is_told_as_one(bench: Bench, code: str) -> None:
    """It is not the network that a person has to look after then."""
    bench.start(refusing(code), FakeCopy())
    error = bench.state("refused").error
    assert error is not None
    assert error.code == code


def test_whom_the_hub_lets_in_no_more_loses_the_lease(bench: Bench) -> None:
    """This PC lets them in no more either."""
    copy = FakeCopy()
    bench.start(refusing("person_revoked"), copy)
    bench.state("refused")
    assert copy.is_revoked


def test_a_disk_that_fails_is_no_end(bench: Bench) -> None:
    """Neither of a step nor of the count of what waits."""

    class BadDisk(FakeCopy):
        def waiting(self) -> int:
            raise CannotOpen("disk_failed")

    def step(_hub: object) -> Stepped:
        raise CannotOpen("database_busy")

    bench.start(FakeLine, BadDisk(step))
    error = bench.state("offline").error
    assert error is not None
    assert error.code == "database_busy"


def test_stopping_ends_what_is_under_way(bench: Bench) -> None:
    """Also a request that is never answered; nothing is told afterwards."""
    line = FakeLine()
    copy = FakeCopy(lambda _hub: line.hang() or Stepped())  # type: ignore[func-returns-value]  # it raises
    link = bench.start(lambda: line, copy)
    copy.steps.get(timeout=PATIENCE)
    link.stop()
    assert link.join(PATIENCE)
    assert copy.left
    assert line.closed.is_set()
    assert bench.told.empty()
    link.nudge()  # whoever still knows it does no harm


def test_the_next_one_waits_for_the_end_of_the_last(bench: Bench) -> None:
    """On its own thread: whoever starts it goes on at once."""
    let_go = threading.Event()

    def connect() -> Line:
        assert let_go.wait(PATIENCE)
        raise HubError("hub_unreachable")

    first = bench.start(connect, FakeCopy())
    first.stop()
    copy = FakeCopy()
    bench.start(FakeLine, copy, after=first)
    assert copy.steps.empty()
    let_go.set()
    bench.state("connected")

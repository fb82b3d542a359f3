"""The link to the hub beside the windows: nothing in the interface waits for it."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.errors import HubError
from db.sharing.line import Line
from db.sharing.link import LinkState, Stepped
from desktop_app.shell.background import Background
from desktop_app.shell.hub_link import HubLink
from desktop_app.shell.signals import ShopSignals
from tests.db.sharing.fake_hub import PATIENCE, FakeCopy, FakeLine

Start = Callable[..., HubLink]


@pytest.fixture
def signals(qapp: QObject) -> ShopSignals:
    """The shop's signals."""
    return ShopSignals()


@pytest.fixture
def start(signals: ShopSignals) -> Iterator[Start]:
    """Starts links that have ended when the test has."""
    made: list[HubLink] = []

    def make(connect: Callable[[], Line], copy: FakeCopy) -> HubLink:
        made.append(HubLink(connect, copy, signals))
        made[-1].start()
        return made[-1]

    yield make
    for link in made:
        link.end()


def test_nothing_waits_for_a_hub_that_hangs(
    start: Start, signals: ShopSignals, qtbot: QtBot
) -> None:
    """Neither windows nor bookings: both are done while the hub still owes its answer."""
    line, answered, threads = FakeLine(), threading.Event(), []

    def step(_hub: object) -> Stepped:
        threads.append(threading.current_thread().name)
        assert line.aborted.wait(PATIENCE)
        answered.set()
        raise HubError("hub_unreachable")

    copy = FakeCopy(step)
    link = start(lambda: line, copy)
    copy.steps.get(timeout=PATIENCE)
    background, booked = Background(), list[int]()
    for number in range(20):
        background.write(lambda number=number: number, booked.append)  # type: ignore[misc]  # a default, no argument
        signals.stock_changed.emit(None)
    qtbot.waitUntil(lambda: booked == list(range(20)))
    link.retry()
    background.close()
    assert not answered.is_set()
    link.stop()
    assert answered.wait(PATIENCE)
    assert threads == ["hub-link"]


def test_nothing_waits_for_a_server_that_is_not_there(start: Start, qtbot: QtBot) -> None:
    """While it is being called the program goes on and can be left."""
    called, let_go = threading.Event(), threading.Event()

    def connect() -> Line:
        called.set()
        let_go.wait(PATIENCE)
        raise HubError("hub_unreachable")

    link = start(connect, FakeCopy(waits=3))
    assert called.wait(PATIENCE)
    assert link.state == LinkState()
    with qtbot.waitSignal(link.told):
        let_go.set()
    assert (link.state.kind, link.state.waiting) == ("offline", 3)


def test_after_signing_out_nothing_is_told(start: Start, qtbot: QtBot) -> None:
    """A hub that answers late speaks to nobody."""
    called, let_go = threading.Event(), threading.Event()

    def connect() -> Line:
        called.set()
        let_go.wait(PATIENCE)
        return FakeLine()

    link = start(connect, FakeCopy())
    called.wait(PATIENCE)
    told: list[LinkState] = []
    link.told.connect(told.append)
    link.stop()
    let_go.set()
    link.end()
    qtbot.wait(0)
    assert told == []


@pytest.mark.parametrize(
    ("tables", "signal"),
    [
        ({"item"}, "items_changed"),
        ({"setting"}, "items_changed"),
        ({"movement", "document"}, "stock_changed"),
        ({"movement", "document"}, "documents_changed"),
        ({"account"}, "accounts_changed"),
        ({"role_permission"}, "accounts_changed"),
    ],
)
def test_windows_hear_what_came_from_other_pcs(
    start: Start, signals: ShopSignals, qtbot: QtBot, tables: set[str], signal: str
) -> None:
    """As if it had been done here."""
    news = [Stepped(frozenset(tables))]
    copy = FakeCopy(lambda _hub: news.pop() if news else Stepped())
    with qtbot.waitSignal(getattr(signals, signal)):
        start(FakeLine, copy)


def test_what_came_from_the_hub_does_not_wake_the_link_again(
    start: Start, signals: ShopSignals, qtbot: QtBot
) -> None:
    """Two PCs would keep each other awake; what is booked here does wake it."""
    news = [Stepped(frozenset({"item", "movement"}))]
    copy = FakeCopy(lambda _hub: news.pop() if news else Stepped())
    with qtbot.waitSignals([signals.items_changed, signals.documents_changed]):
        start(FakeLine, copy)
    copy.steps.get(timeout=PATIENCE)
    assert copy.steps.empty()
    signals.documents_changed.emit(None)
    copy.steps.get(timeout=PATIENCE)


def test_much_news_is_told_in_few_rounds(start: Start, signals: ShopSignals, qtbot: QtBot) -> None:
    """The first at once, the others together: each round has every window read anew."""
    rounds: list[object] = []
    signals.stock_changed.connect(rounds.append)
    left = [Stepped(frozenset({"movement"}), more=number < 99) for number in range(100)]
    link = start(FakeLine, FakeCopy(lambda _hub: left.pop(0)))
    qtbot.waitUntil(lambda: link.state.kind == "connected")
    qtbot.waitUntil(lambda: len(rounds) >= 2)
    assert len(rounds) < 50

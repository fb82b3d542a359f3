"""Work off the UI thread, delivered on it."""

import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.errors import CannotOpen, LumbungError, NotFound
from desktop_app.shell.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Workers that end with the test."""
    background = Background()
    yield background
    background.close()


def test_a_result_arrives_on_the_thread_that_asked(background: Background, qtbot: QtBot) -> None:
    """The function runs elsewhere, its result is delivered here."""
    ran: list[threading.Thread] = []
    delivered: list[tuple[int, threading.Thread]] = []

    def work() -> int:
        ran.append(threading.current_thread())
        return 7

    background.read(work, lambda result: delivered.append((result, threading.current_thread())))

    qtbot.waitUntil(lambda: bool(delivered))
    assert delivered == [(7, threading.main_thread())]
    assert ran[0] is not threading.main_thread()


def test_writes_are_done_in_order(background: Background, qtbot: QtBot) -> None:
    """One after the other, however many are asked for."""
    done: list[int] = []
    for number in range(50):
        background.write(partial(int, number), done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_a_failure_arrives_too(background: Background, qtbot: QtBot) -> None:
    """What the shop refuses goes to the one who asked."""
    failures: list[LumbungError] = []

    def refuse() -> LumbungError:
        raise NotFound("item_not_found")

    background.write(refuse, failures.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].code == "item_not_found"


def test_a_failure_without_a_listener_is_told_to_the_window(
    background: Background, qtbot: QtBot
) -> None:
    """Nothing that a person should know is swallowed."""

    def refuse() -> None:
        raise NotFound("item_not_found")

    with qtbot.waitSignal(background.failed) as told:
        background.read(refuse, print)
    assert told.args is not None
    assert told.args[0].code == "item_not_found"


def test_a_mistake_of_the_program_goes_to_the_crash_handler(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unknown error is shown as one, and the window hears that it must go on without."""
    crashes: list[object] = []
    failures: list[LumbungError] = []
    monkeypatch.setattr(sys, "excepthook", lambda *args: crashes.append(args[0]))

    background.write(lambda: 1 // 0, print, failures.append)

    qtbot.waitUntil(lambda: bool(failures))
    assert crashes == [ZeroDivisionError]
    assert failures[0].code == "unexpected"


def test_only_the_newest_of_like_reads_is_delivered(background: Background, qtbot: QtBot) -> None:
    """A slow answer to an old keystroke never covers the new one."""
    first_may_end = threading.Event()
    shown: list[str] = []

    def slow() -> str:
        first_may_end.wait(5)
        return "old"

    background.read(slow, shown.append, key="search")
    background.read(lambda: "new", shown.append, key="search")
    background.read(lambda: "other", shown.append, key="other")
    qtbot.waitUntil(lambda: sorted(shown) == ["new", "other"])
    first_may_end.set()
    background.read(lambda: "last", shown.append)
    qtbot.waitUntil(lambda: "last" in shown)
    assert "old" not in shown


def test_nothing_is_delivered_to_a_closed_window(background: Background, qtbot: QtBot) -> None:
    """A window that is gone does not get its answer."""
    may_end = threading.Event()
    shown: list[str] = []
    owner = QObject()

    def slow() -> str:
        may_end.wait(5)
        return "late"

    background.write(slow, shown.append, owner=owner)
    shiboken6.delete(owner)
    may_end.set()
    background.write(lambda: "after", shown.append)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == ["after"]


def test_what_asks_the_server_is_nothing_unwritten(background: Background, qtbot: QtBot) -> None:
    """A window that is left does not wait for it, before it is done or afterwards."""
    may_end = threading.Event()
    shown: list[bool] = []
    background.ask_hub(lambda: may_end.wait(5), shown.append)
    assert background.unwritten == 0
    may_end.set()
    qtbot.waitUntil(lambda: shown == [True])
    assert background.unwritten == 0


def test_closing_finishes_the_writes_and_cleans_every_thread(qtbot: QtBot) -> None:
    """Nothing that was asked for is lost, and each worker may close its connection."""
    cleaned: list[str] = []
    written: list[int] = []
    background = Background(on_thread_exit=lambda: cleaned.append(threading.current_thread().name))
    for number in range(20):
        background.write(partial(written.append, number), print)
    background.close()
    assert written == list(range(20))
    assert sorted(cleaned) == ["hub-0", "hub-1", "read-0", "read-1", "write-0"]
    with pytest.raises(RuntimeError, match="closed"):
        background.write(int, print)


def test_nobody_waits_for_whoever_asks_the_server(background: Background, qtbot: QtBot) -> None:
    """Writes and reads go on beside it, and its result comes when it comes."""
    answered, done = threading.Event(), list[str]()

    def ask() -> str:
        answered.wait(30)
        return "asked"

    background.ask_hub(ask, done.append)
    background.write(lambda: "written", done.append)
    qtbot.waitUntil(lambda: done == ["written"])
    background.read(lambda: "read", done.append)
    qtbot.waitUntil(lambda: done == ["written", "read"])
    answered.set()
    qtbot.waitUntil(lambda: done == ["written", "read", "asked"])


def test_a_long_answer_keeps_nobody_from_signing_in(background: Background, qtbot: QtBot) -> None:
    """The next person asks beside a comparison that goes on."""
    answered, done = threading.Event(), list[str]()
    background.ask_hub(lambda: "compared" if answered.wait(30) else "", done.append)
    background.ask_hub(lambda: "signed in", done.append)
    qtbot.waitUntil(lambda: done == ["signed in"])
    answered.set()
    qtbot.waitUntil(lambda: done == ["signed in", "compared"])


def test_the_program_ends_while_the_server_is_asked(qtbot: QtBot) -> None:
    """Its answer goes nowhere."""
    asked, answered, ended = threading.Event(), threading.Event(), threading.Event()
    background = Background(ended.set)

    def ask() -> bool:
        asked.set()
        return answered.wait(30)

    def unexpected(_result: bool) -> None:
        pytest.fail("nobody is there")

    background.ask_hub(ask, unexpected)
    assert asked.wait(30)
    background.close()
    assert not answered.is_set()
    ended.clear()
    answered.set()
    assert ended.wait(30)


def test_what_is_given_up_at_the_end_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever waits at a terminal sees no traceback of what was stopped on purpose."""
    may_end = threading.Event()
    background = Background(on_thread_exit=may_end.set)  # of the first worker that ends

    def stopped() -> None:
        may_end.wait(5)
        raise CannotOpen("interrupted")

    background.write(stopped, print)
    background.close()
    (said,) = caplog.records
    assert (said.exc_info, "interrupted" in said.getMessage()) == (None, True)

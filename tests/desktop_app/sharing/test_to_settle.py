"""What is to be settled is counted for whoever is signed in, whichever page they look at."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import to_settle
from desktop_app.to_settle import ToSettle
from tests.desktop_app.sharing.conftest import OpenPage


@pytest.mark.parametrize(("login", "count"), [("owner", 7), ("pengamat", 0)])
def test_each_person_has_their_own(
    open_page: OpenPage, qtbot: QtBot, login: str, count: int
) -> None:
    """One of every list that the owner has; nothing that waits for the server; none for others."""
    session = open_page(login).session
    counting = ToSettle(session)
    told: list[tuple[int, bool]] = []
    counting.told.connect(lambda *now: told.append(now))
    with qtbot.waitSignal(counting.looked):
        pass
    assert (counting.count, told) == (count, [(count, True)] if count else [])
    counting.stop()


def test_what_is_settled_is_counted_no_more(
    open_page: OpenPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And less is no news that anybody is told in passing."""
    monkeypatch.setattr(to_settle, "BREATH_MS", 0)
    page = open_page()
    counting = ToSettle(page.session)
    qtbot.waitUntil(lambda: counting.count == 7)
    told: list[tuple[int, bool]] = []
    counting.told.connect(lambda *now: told.append(now))
    page.choose("Conflicts")
    keep = page.frame.findChild(QPushButton, "keepTheirs")
    assert keep is not None
    qtbot.waitUntil(keep.isEnabled)
    qtbot.mouseClick(keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told == [(6, False)])
    counting.stop()


def test_looks_one_at_a_time(
    open_page: OpenPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a look takes its number is told; what is news meanwhile is one more look."""
    monkeypatch.setattr(to_settle, "BREATH_MS", 0)
    monkeypatch.setattr(to_settle, "SOON_MS", 0)
    session = open_page().session
    may_end, looks = threading.Event(), list[int]()

    def slow(*_asked: object) -> int:
        looks.append(len(looks))
        assert may_end.wait(5)
        return 1

    monkeypatch.setattr(to_settle, "count_to_settle", slow)
    counting, ended = ToSettle(session), list[bool]()
    counting.looked.connect(lambda: ended.append(True))
    qtbot.waitUntil(lambda: looks == [0])
    for _ in range(3):
        session.signals.items_changed.emit(None)
        QApplication.processEvents()
    may_end.set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert (counting.count, looks) == (1, [0, 1])
    counting.stop()

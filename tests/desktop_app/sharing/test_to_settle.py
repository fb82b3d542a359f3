"""What is to be settled is counted for whoever is signed in, whichever page they look at."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import to_settle
from desktop_app.commands.to_settle import count_to_settle
from desktop_app.sharing.own_sections import waiting_section
from desktop_app.to_settle import ToSettle
from tests.desktop_app.sharing.conftest import OpenPage


@pytest.mark.parametrize(("login", "count"), [("owner", 7), ("pengamat", 0)])
def test_each_person_has_their_own(
    open_page: OpenPage, qtbot: QtBot, login: str, count: int
) -> None:
    """One of every list that the owner has; nothing that waits for the server; none for others.

    A command counts the same.
    """
    session = open_page(login).session
    counting = ToSettle(session)
    told: list[tuple[int, bool]] = []
    counting.told.connect(lambda *now: told.append(now))
    with qtbot.waitSignal(counting.looked):
        pass
    assert (counting.count, told) == (count, [(count, True)] if count else [])
    assert count_to_settle(session.database, session.actor) == count
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
    waiting = waiting_section(session)

    def slow() -> list[str]:
        looks.append(len(looks))
        assert may_end.wait(5)
        return ["one"]

    section = replace(waiting, key="slow", read=slow, counts=lambda _row: True)
    monkeypatch.setattr(to_settle, "sections_for", lambda _session: [section])
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

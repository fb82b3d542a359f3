"""Reports of many rows: sorted and added up where they are read, page by page."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.queries import report_summary
from desktop_app.reports import report_view, reports_page
from tests.desktop_app.reports.conftest import TODAY, Books, Open, ReportWindow


class Gate:
    """Holds the reading of reports up until the test opens it; the first may pass."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()

    def __call__(self, *given: Any, **asked: Any) -> Any:
        """Reads as the program does, later."""
        found = report_summary.summarise_report(*given, **asked)
        self.open.wait(10)
        return found


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """What the page reads its reports with."""
    gate = Gate()
    monkeypatch.setattr(reports_page, "summarise_report", gate)
    yield gate
    gate.open.set()


def items(window: ReportWindow) -> list[str]:
    """The items of the rows, from the top."""
    return [row["Item"] for row in window.rows()]


def on_hand(window: ReportWindow) -> list[str]:
    """The stock of the rows, from the top."""
    return [row["On hand"] for row in window.rows()]


def says(window: ReportWindow, text: str) -> bool:
    """Whether a visible label reads so."""
    return any(
        label.text() == text for label in window.frame.findChildren(QLabel) if label.isVisible()
    )


def click_title(window: ReportWindow, qtbot: QtBot, title: str) -> None:
    """Clicks the title of a column."""
    header, model = window.table.horizontalHeader(), window.table.model()
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    at = QPoint(header.sectionViewportPosition(titles.index(title)) + 9, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_click_on_a_title_sorts_all_rows(
    books: Books, open_reports: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With pages of one row: the first of all rows stands on top, and the totals are of all."""
    monkeypatch.setattr(report_summary, "PAGE", 1)
    monkeypatch.setattr(report_view, "PAGE", 1)
    window = open_reports("owner")
    pieces = [str(count) for count in sorted(books.on_hand().values())]

    click_title(window, qtbot, "On hand")
    qtbot.waitUntil(lambda: on_hand(window) == pieces[:1])
    click_title(window, qtbot, "On hand")
    qtbot.waitUntil(lambda: on_hand(window) == pieces[-1:])

    model = window.table.model()
    model.fetchMore(QModelIndex())  # as the view does when it is scrolled to its end
    qtbot.waitUntil(lambda: on_hand(window) == pieces[:0:-1])
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: on_hand(window) == pieces[::-1])
    assert not model.canFetchMore(QModelIndex())
    assert "Rows: 3" in window.find("reportTotals").accessibleName()


def test_rows_of_another_choice_are_never_left_standing(
    gate: Gate, open_reports: Open, qtbot: QtBot
) -> None:
    """While the new report takes its time nothing of the old one is seen; then its rows come."""
    window = open_reports("owner")
    qtbot.waitUntil(lambda: bool(items(window)))
    gate.open.clear()

    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: says(window, "The report is being read."))
    assert not window.table.isVisible()
    assert window.figure("value") == ""

    gate.open.set()
    qtbot.waitUntil(window.table.isVisible)
    assert "Number" in window.titles()


def test_the_newest_request_wins(
    books: Books, gate: Gate, open_reports: Open, qtbot: QtBot
) -> None:
    """Two choices in quick succession: the answer to the first is not shown."""
    window = open_reports("owner")
    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Number" in window.titles())
    gate.open.clear()
    period = window.find("periodFilter")
    period.setFocus()

    qtbot.keyClick(period, Qt.Key.Key_Home)
    qtbot.keyClick(period, Qt.Key.Key_Down)
    yesterday = [known.item for known in books.booked if known.day == TODAY - timedelta(1)]
    gate.open.set()

    qtbot.waitUntil(lambda: items(window) == yesterday)
    assert period.currentText() == "Yesterday"


def test_the_kept_order_is_asked_for(open_reports: Open, qtbot: QtBot) -> None:
    """A report that was left sorted comes sorted the next time."""
    window = open_reports("owner")
    click_title(window, qtbot, "On hand")
    qtbot.waitUntil(lambda: on_hand(window)[0] == "24")
    settings = window.session.settings
    qtbot.waitUntil(lambda: '"on_hand"' in settings.column_state("reportTable/stock_on_hand"))

    again = open_reports("owner")

    qtbot.waitUntil(lambda: on_hand(again) == ["24", "26", "36"])

"""The report of what stocktakes found and missed, in the window."""

from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.operations.counting import count_line
from db.operations.counts import close_count, open_count
from tests.desktop_app.reports.conftest import Books, Open
from tests.desktop_app.reports.test_reports_page import visible_texts
from tests.shops import ONE

PLACE = "SELECT id FROM location WHERE name = 'Toko'"
ITEM = "SELECT id FROM item WHERE sku = ?"


def test_no_stocktake_yet(open_reports: Open, qtbot: QtBot) -> None:
    """The page says what belongs there; no filter is to blame."""
    window = open_reports("owner")

    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_End)

    qtbot.waitUntil(lambda: "No stocktake was closed yet" in visible_texts(window.frame))
    assert "Nothing fits these filters" not in visible_texts(window.frame)


def test_differences_are_told_in_words(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Item, place, both quantities and why; what it was worth below zero."""
    database, owner = books.database, books.people["owner"]
    count = open_count(database, owner)
    ((place,),) = database.rows(PLACE)
    for sku, counted, reason in (("T-1", 24, "damage"), ("00042", 37, "")):
        ((item,),) = database.rows(ITEM, (sku,))
        said: dict[str, Any] = {"item": item, "location": place, "reason": reason}
        count_line(database, owner, count=count, counted=counted * ONE, **said)
    close_count(database, owner, count=count)
    window = open_reports("owner")

    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Difference" in window.titles() and len(window.rows()) == 2)
    rows = {row["Item"]: row for row in window.rows()}
    tea, rice = rows["Teh & Gula"], rows["Beras <b>Ramos</b>"]
    assert (tea["Location"], tea["Reason"], rice["Reason"]) == ("Toko", "Damage", "")
    figures = [tea[title].split()[0] for title in ("Recorded", "Counted", "Difference")]
    assert figures == ["26", "24", "−2"]
    assert (tea["Value at cost"], window.figure("value")) == ("−Rp8,000", "Rp4,000")

"""The report as a file, from the page."""

import csv
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.reports.save_report_dialog import SaveReportDialog
from tests.desktop_app.reports.conftest import Books, Open, choose, show_movements


def test_export(
    books: Books,
    open_reports: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl+E writes what is shown, with its filters above; the page names the file."""
    suggested: list[str] = []
    file = tmp_path / "laporan saya.csv"

    def ask(_parent: QWidget, name: str) -> Path:
        suggested.append(name)
        return file

    monkeypatch.setattr(SaveReportDialog, "ask", ask)
    window = open_reports("owner")
    show_movements(window, qtbot)
    choose(window, qtbot, "kindFilter", "Sale")
    qtbot.waitUntil(lambda: len(window.rows()) == 5)

    qtbot.keyClick(window.frame, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    message = window.find("reportMessage")
    qtbot.waitUntil(lambda: message.text() != "")
    assert message.text() == f"The report is saved as {file}."
    assert suggested == ["Movements 2026-03-18.csv"]
    heading, _empty, table = file.read_text(encoding="utf-8-sig").partition("\n\n")
    assert heading.splitlines() == [
        "Shop,Toko Lumbung",
        "Report,Movements",
        "Period,1 Mar 2026 – 18 Mar 2026",
        "Location,All locations",
        "Category,All categories",
        "Kind,Sale",
        'Made,"18 Mar 2026 12:00, Ibu Sri"',
    ]
    rows = list(csv.DictReader(table.splitlines()))
    assert sorted(
        (date.fromisoformat(row["Date"]), row["Item"], int(row["Quantity"]), int(row["Sales"]))
        for row in rows
    ) == sorted(
        (booked.day, booked.item, booked.pieces, booked.sales)
        for booked in books.booked
        if booked.kind.startswith("sale")
    )
    assert [row["Kind"] for row in rows].count("Sale (reversed)") == 1
    assert {row["From"] for row in rows} == {"Toko", "Customer"}


def test_an_export_that_cannot_be_written(
    open_reports: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says why in a sentence with the file's name."""
    file = tmp_path / "missing" / "a.csv"
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: file)
    window = open_reports("owner")

    qtbot.mouseClick(window.find("exportCsv"), Qt.MouseButton.LeftButton)

    message = window.find("reportMessage")
    qtbot.waitUntil(lambda: message.text() != "")
    assert message.text() == f"{file} was not written: there is no such folder. Choose another."


def test_an_export_that_is_called_off(
    open_reports: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a file nothing is written and nothing is said."""
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: None)
    window = open_reports("owner")
    before = set(tmp_path.iterdir())

    qtbot.mouseClick(window.find("exportCsv"), Qt.MouseButton.LeftButton)

    assert window.find("reportMessage").text() == ""
    assert set(tmp_path.iterdir()) == before

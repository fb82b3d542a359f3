"""The reports on supply in the window: filters that fit, values as people read them, no rows."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from db.operations.items import BarcodeFields, archive_item
from db.operations.orders import Wanted, order_stock
from db.operations.places import add_partner
from desktop_app.reports.save_report_dialog import SaveReportDialog
from tests.desktop_app.reports.conftest import Books, Open, ReportWindow, choose
from tests.desktop_app.reports.test_reports_page import visible_texts
from tests.shops import ONE, add_item

FILTERS = ("period", "location", "category", "kind", "supplier", "days")


@pytest.fixture
def coffee(books: Books) -> bytes:
    """An item of PT Kopi that has run out, bought in cartons of ten."""
    owner = books.people["owner"]
    supplier = add_partner(books.database, owner, name="PT Kopi", kind="supplier")
    return add_item(
        *(books.database, owner, "Kopi", BarcodeFields("8991", 10 * ONE, "dus")),
        sku="K-1",
        supplier=supplier,
        reorder_point=5 * ONE,
        reorder_quantity=12 * ONE,
    )


def show(window: ReportWindow, qtbot: QtBot, report: str, title: str) -> None:
    """Goes down the list with the arrow key to a report, and waits for a column of its own."""
    reports = window.frame.findChild(QListWidget, "reportList")
    assert reports is not None
    while reports.currentItem().text() != report:
        qtbot.keyClick(reports, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: title in window.titles())


def wait_for_text(window: ReportWindow, qtbot: QtBot, text: str) -> None:
    """Until somewhere on the page stands this text."""
    qtbot.waitUntil(lambda: text in visible_texts(window.frame))


def wait_for_order(window: ReportWindow, qtbot: QtBot, title: str) -> None:
    """Until a column stands in the order of what people read in it."""

    def is_in_order() -> bool:
        shown = [row[title].casefold() for row in window.rows()]
        return shown == sorted(shown)

    qtbot.waitUntil(is_in_order)


def filters(window: ReportWindow) -> set[str]:
    """Which filters are shown."""
    return {name for name in FILTERS if window.find(f"{name}Filter").isVisible()}


def test_what_to_order(books: Books, coffee: bytes, open_reports: Open, qtbot: QtBot) -> None:
    """Twelve are two cartons of ten; another supplier's name leaves nothing."""
    add_partner(books.database, books.people["owner"], name="PT Lain", kind="supplier")
    window = open_reports("owner")
    show(window, qtbot, "What to order", "To order")
    qtbot.waitUntil(lambda: len(window.rows()) == 1)
    (row,) = window.rows()
    assert (row["Item"], row["Supplier"], row["Available"]) == ("Kopi", "PT Kopi", "0")
    assert (row["To order"], row["Packs"], row["Lasts (days)"]) == ("20", "2", "")
    assert filters(window) == {"category", "supplier", "days"}
    assert window.find("daysFilter").currentText() == "30 days"

    qtbot.waitUntil(lambda: window.find("supplierFilter").count() == 3)
    choose(window, qtbot, "supplierFilter", "PT Lain")
    qtbot.waitUntil(lambda: "Nothing fits these filters" in visible_texts(window.frame))
    choose(window, qtbot, "supplierFilter", "PT Kopi")
    qtbot.waitUntil(lambda: [row["Item"] for row in window.rows()] == ["Kopi"])


def test_each_report_has_its_own_days(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Ninety of overstock, thirty to expiry; what was chosen elsewhere does not linger."""
    window = open_reports("owner")
    show(window, qtbot, "Too much stock", "Sold a day")
    assert window.find("daysFilter").currentText() == "90 days"
    (rice,) = window.rows()  # four sold in the week since it is known
    assert (rice["On hand"], rice["Sold a day"], rice["Lasts (days)"]) == ("60", "0.571", "105")
    assert filters(window) == {"category", "supplier", "days"}

    choose(window, qtbot, "daysFilter", "180 days")
    qtbot.waitUntil(lambda: "Nothing is too much" in visible_texts(window.frame))
    show(window, qtbot, "Expiring soon", "Expires on")
    assert window.find("daysFilter").currentText() == "30 days"


def test_no_rows_say_what_that_means(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """No filter is to blame, so none is to be cleared."""
    window = open_reports("owner")
    reports = window.find("reportList")
    for title, sentence in (
        ("What to order", "Nothing has to be ordered"),
        ("On the way", "Nothing is on the way"),
        ("Low stock", "Nothing is low"),
        ("Out of stock", "Nothing is out of stock"),
        ("Dead stock", "Everything sells"),
        ("Expiring soon", "Nothing expires soon"),
    ):
        while reports.currentItem().text() != title:
            qtbot.keyClick(reports, Qt.Key.Key_Down)
        wait_for_text(window, qtbot, sentence)


def test_an_order_is_on_the_way(
    books: Books, coffee: bytes, open_reports: Open, qtbot: QtBot
) -> None:
    """Until it comes, and also when its item is archived meanwhile."""
    owner = books.people["owner"]
    ((supplier,),) = books.database.rows("SELECT supplier FROM item WHERE id = ?", (coffee,))
    lines = [Wanted(coffee, 20 * ONE)]
    order_stock(books.database, owner, supplier=supplier, lines=lines)
    archive_item(books.database, owner, item=coffee)
    window = open_reports("gudang")
    show(window, qtbot, "On the way", "Coming")
    (row,) = window.rows()
    assert (row["Number"], row["Supplier"], row["Coming"]) == ("PO-K1-000001", "PT Kopi", "20")
    assert (row["Ordered on"], row["Expected on"]) == ("18 Mar 2026", "")


def test_the_journal_in_words(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Who did what, when, and to what; only for those who may see it."""
    window = open_reports("owner")
    show(window, qtbot, "Journal", "Act")
    choose(window, qtbot, "periodFilter", "All days")
    qtbot.waitUntil(lambda: "Document booked" in {row["Act"] for row in window.rows()})
    found = {(row["Act"], row["Of what"], row["About"]) for row in window.rows()}
    assert ("Added", "Location", "Gudang") in found
    assert ("Document booked", "", "SAL-K1-000001") in found
    assert filters(window) == {"period"}
    assert "Journal" not in open_reports("gudang").reports()


def test_no_arrow_where_nothing_can_be_sorted(
    books: Books, open_reports: Open, qtbot: QtBot
) -> None:
    """A click on such a title leaves the order that there was, and shows none."""
    window = open_reports("owner")
    show(window, qtbot, "Journal", "Act")
    header, before = window.table.horizontalHeader(), window.rows()
    for title, shown in (("About", -1), ("Act", 2)):
        place = list(window.rows()[0]).index(title)
        at = QPoint(header.sectionViewportPosition(place) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert header.sortIndicatorSection() == shown
        if title == "About":
            assert window.rows() == before
    acts = sorted(row["Act"] for row in before)
    qtbot.waitUntil(lambda: [row["Act"] for row in window.rows()] == acts)


def test_kinds_are_sorted_as_they_read(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """By the words, not by the codes behind them: "Goods received" is a receipt."""
    window = open_reports("owner")
    show(window, qtbot, "Movements", "Number")
    choose(window, qtbot, "periodFilter", "All days")
    qtbot.waitUntil(lambda: len(window.rows()) == len(books.booked))
    header = window.table.horizontalHeader()
    for title in ("Kind", "From"):
        place = list(window.rows()[0]).index(title)
        at = QPoint(header.sectionViewportPosition(place) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        wait_for_order(window, qtbot, title)


@pytest.mark.usefixtures("indonesian")
def test_exported_in_indonesian(
    books: Books,
    coffee: bytes,
    open_reports: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Titles, filters and acts are in the person's words; the numbers are exact."""
    window = open_reports("owner")
    show(window, qtbot, "Perlu dipesan", "Pesan")
    file = tmp_path / "pesan.csv"
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: file)
    window.find("exportCsv").click()
    qtbot.waitUntil(file.exists)
    text = file.read_text(encoding="utf-8-sig")
    assert "Hari,30 hari" in text
    assert "Pemasok,Semua pemasok" in text
    assert "K-1,Kopi,,PT Kopi,0,0,pcs,5,0,,20,2,0" in text

    show(window, qtbot, "Jurnal", "Kegiatan")
    file = tmp_path / "jurnal.csv"
    window.find("exportCsv").click()
    qtbot.waitUntil(file.exists)
    assert "Ibu Sri,Ditambahkan,Barang,Kopi,,K1" in file.read_text(encoding="utf-8-sig")

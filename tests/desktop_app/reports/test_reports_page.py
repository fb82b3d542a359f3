"""The page of reports as owner, cashier and viewer see it, against the books of the test."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.operations.places import add_location
from desktop_app.reports.save_report_dialog import SaveReportDialog
from tests.desktop_app.reports.conftest import (
    TODAY,
    Books,
    Open,
    ReportWindow,
    choose,
    show_movements,
)

RICE, TEA = "Beras <b>Ramos</b>", "Teh & Gula"
STOCK = {(RICE, "Toko"): 36, (RICE, "Gudang"): 24, (TEA, "Toko"): 26}
COST_TITLES = {"Cost (average)", "Value at cost", "Cost"}


def shown_stock(window: ReportWindow) -> dict[tuple[str, str], int]:
    """The stock as the table tells it."""
    return {(row["Item"], row["Location"]): int(row["On hand"]) for row in window.rows()}


def _number(shown: str) -> int:
    return int(shown.replace("−", "-"))


def shown_movements(window: ReportWindow) -> list[tuple[str, int]]:
    """The movements as the table tells them."""
    return sorted((row["Item"], _number(row["Quantity"])) for row in window.rows())


def moved(books: Books, first: date, last: date = TODAY, who: str = "") -> list[tuple[str, int]]:
    """The movements of some days, from the test's own books."""
    return sorted(
        (booked.item, booked.pieces)
        for booked in books.booked
        if first <= booked.day <= last and who in ("", booked.person)
    )


def wait_for(window: ReportWindow, qtbot: QtBot, movements: list[tuple[str, int]]) -> None:
    """Waits until the table tells these movements."""
    qtbot.waitUntil(lambda: shown_movements(window) == movements)


def rupiah(amount: int) -> str:
    """Money as the English interface writes it."""
    return f"−Rp{-amount:,}" if amount < 0 else f"Rp{amount:,}"


def test_stock_on_hand(books: Books, open_reports: Open) -> None:
    """The owner sees the stock of every place, its value at price and at cost, and the sums."""
    window = open_reports("owner")

    value = sum(pieces * books.prices[item] for (item, _place), pieces in STOCK.items())
    assert books.on_hand() == STOCK == shown_stock(window)
    assert window.reports()[:2] == ["Stock on hand", "Movements"]
    assert window.figure("items") == "2"
    assert window.figure("value_at_price") == rupiah(value) == "Rp1,030,000"
    assert window.figure("value") == rupiah(60 * 12_000 + 26 * 4_000)
    assert window.find("reportTotals").text() == "Rows: 3  Rp1,030,000  Rp824,000"
    assert {"Cost (average)", "Value at cost"} < set(window.titles())


def test_stock_by_location_and_category(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """The filters are chosen with keys; figures and totals follow the rows."""
    window = open_reports("owner")
    qtbot.waitUntil(lambda: window.find("locationFilter").count() == 3)

    choose(window, qtbot, "locationFilter", "Toko")
    qtbot.waitUntil(lambda: len(window.rows()) == 2)
    assert shown_stock(window) == {(RICE, "Toko"): 36, (TEA, "Toko"): 26}

    choose(window, qtbot, "categoryFilter", "Sembako")
    qtbot.waitUntil(lambda: len(window.rows()) == 1)
    assert window.figure("value_at_price") == rupiah(36 * books.prices[RICE])


def test_movements_of_a_period(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Every preset shows what the test booked in those days."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    periods = {
        "This month": (TODAY.replace(day=1), TODAY),
        "Today": (TODAY, TODAY),
        "Yesterday": (TODAY - timedelta(1), TODAY - timedelta(1)),
        "This week": (TODAY - timedelta(2), TODAY),
        "Last month": (date(2026, 2, 1), date(2026, 2, 28)),
        "All days": (date.min, TODAY),
    }

    for preset, (first, last) in periods.items():
        choose(window, qtbot, "periodFilter", preset)
        wait_for(window, qtbot, moved(books, first, last))
        in_days = [booked for booked in books.booked if first <= booked.day <= last]
        assert window.figure("amount") == rupiah(sum(booked.sales for booked in in_days))
        assert window.find("firstDay").isVisible() == (preset != "All days")


def test_what_was_taken_back_counts_neither_way(
    books: Books, open_reports: Open, qtbot: QtBot
) -> None:
    """A reversal is marked in words; goods in and goods out are what really came and went."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    choose(window, qtbot, "periodFilter", "All days")
    qtbot.waitUntil(lambda: len(window.rows()) == len(books.booked))

    assert window.figure("in") == "94 pcs"
    assert window.figure("out") == "8 pcs"
    reversal = next(row for row in window.rows() if "reversed" in row["Kind"])
    assert reversal == {
        "Date": "18 Mar 2026",
        "Number": "REV-K1-000001",
        "Kind": "Sale (reversed)",
        "SKU": "T-1",
        "Item": TEA,
        "Quantity": "9",
        "From": "Customer",
        "To": "Toko",
        "Booked by": "Ibu Sri",
        "Supplier or customer": "",
        "Sales": "−Rp45,000",
        "Cost": "Rp36,000",
    }


def test_movements_of_a_kind(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Receipts alone; they are no sales, so that column is empty."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    choose(window, qtbot, "periodFilter", "All days")
    choose(window, qtbot, "kindFilter", "Goods received")
    receipts = [booked for booked in books.booked if booked.kind == "receipt"]

    qtbot.waitUntil(lambda: len(window.rows()) == len(receipts) == 3)

    assert {(row["From"], row["Sales"]) for row in window.rows()} == {("Supplier", "")}


def test_days_of_ones_own(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """A date that is typed makes the period one's own; days the wrong way round are understood."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    qtbot.waitUntil(lambda: len(window.rows()) > 1)
    last = window.find("lastDay")
    last.setFocus()
    last.setSelectedSection(last.Section.DaySection)

    qtbot.keyClicks(last, "17")
    qtbot.keyClick(last, Qt.Key.Key_Return)

    assert window.find("periodFilter").currentText() == "Other days"
    wait_for(window, qtbot, moved(books, TODAY.replace(day=1), date(2026, 3, 17)))
    window.find("firstDay").setDate(QDate(2026, 3, 18))
    wait_for(window, qtbot, moved(books, date(2026, 3, 17), TODAY))


def test_a_row_of_the_stock_opens_what_it_is_made_of(
    books: Books, open_reports: Open, qtbot: QtBot
) -> None:
    """Enter shows every movement of that item at that place; they add up to the stock."""
    window = open_reports("owner")
    window.table.setFocus()
    place = next(n for n, row in enumerate(window.rows()) if row["Location"] == "Gudang")
    window.table.select_row(place)

    qtbot.keyClick(window.table, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Number" in window.titles())
    assert sum(_number(row["Quantity"]) for row in window.rows()) == STOCK[RICE, "Gudang"]
    assert {row["Item"] for row in window.rows()} == {RICE}
    assert window.find("locationFilter").currentText() == "Gudang"
    assert window.find("itemFilter").text() == f"Item: {RICE}"

    qtbot.mouseClick(window.find("itemFilter"), Qt.MouseButton.LeftButton)
    choose(window, qtbot, "locationFilter", "All locations")
    qtbot.waitUntil(lambda: len(window.rows()) == len(books.booked))
    assert not window.find("itemFilter").isVisible()


def test_nothing_fits(open_reports: Open, qtbot: QtBot) -> None:
    """Where no row fits the page says so, and one button shows everything again."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    choose(window, qtbot, "kindFilter", "Transfer")
    clear = window.find("emptyStateAction")
    qtbot.waitUntil(clear.isVisible)
    assert "Nothing fits these filters" in visible_texts(window.frame)

    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(window.table.isVisible)
    assert window.find("kindFilter").currentText() == "All kinds"


def test_text_from_outside_is_plain(open_reports: Open) -> None:
    """A name with tags is shown with its tags."""
    window = open_reports("owner")

    assert RICE in {row["Item"] for row in window.rows()}
    row = next(n for n, row in enumerate(window.rows()) if row["Item"] == RICE)
    tip = window.table.model().index(row, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Ramos" in tip


def test_a_viewer_sees_no_cost_and_exports_nothing(
    books: Books, open_reports: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no column of costs to show, no button and no shortcut."""
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: pytest.fail("asked for a file"))
    window = open_reports("pengamat")
    menu = [action.text() for action in window.table.column_menu().actions()]

    assert shown_stock(window) == books.on_hand()
    assert not COST_TITLES & {*window.rows()[0], *menu}
    assert window.figure("value") == ""
    assert window.find("exportCsv") is None
    qtbot.keyClick(window.frame, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    show_movements(window, qtbot)
    assert not COST_TITLES & set(window.rows()[0])


def test_a_cashier_sees_their_own_sales(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """One report, today's sales first; nobody else's, no cost, no other kinds, no export."""
    window = open_reports("kasir")
    own = [booked for booked in books.booked if booked.person == "kasir"]

    assert window.reports() == ["My sales"]
    assert shown_movements(window) == moved(books, TODAY, who="kasir")
    choose(window, qtbot, "periodFilter", "All days")
    qtbot.waitUntil(lambda: len(window.rows()) == len(own) == 3)
    assert shown_movements(window) == moved(books, date.min, who="kasir")
    assert window.figure("amount") == rupiah(sum(booked.sales for booked in own))
    assert window.figure("in") == ""
    assert not COST_TITLES & set(window.rows()[0])
    assert not window.find("kindFilter").isVisible()
    assert window.find("exportCsv") is None


def test_the_page_follows_the_shop(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """What is booked elsewhere shows as soon as it is told of."""
    window = open_reports("owner")
    books.sell(TEA, 6, TODAY)

    window.session.signals.stock_changed.emit(None)

    qtbot.waitUntil(lambda: shown_stock(window)[TEA, "Toko"] == 20)
    assert shown_stock(window) == books.on_hand()


def test_a_hidden_page_follows_when_it_is_seen(
    books: Books, open_reports: Open, qtbot: QtBot
) -> None:
    """A page behind another one catches up when it comes to the front."""
    window = open_reports("owner")
    window.frame.hide()
    books.receive(TEA, 5, 4_000, TODAY)
    window.session.signals.stock_changed.emit(None)

    window.frame.show()

    qtbot.waitUntil(lambda: shown_stock(window)[TEA, "Toko"] == 31)


def test_reports_remember_their_own_columns(open_reports: Open, qtbot: QtBot) -> None:
    """A column hidden in one report is not hidden in the other, and stays so."""
    window = open_reports("owner")
    item = next(a for a in window.table.column_menu().actions() if a.text() == "Location")
    item.trigger()
    assert "Location" not in window.titles()

    show_movements(window, qtbot)
    assert "From" in window.titles()
    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Up)

    qtbot.waitUntil(lambda: "On hand" in window.titles())
    assert "Location" not in window.titles()


def test_a_right_that_was_taken_away(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Somebody who was switched off meanwhile reads why nothing comes any more."""
    window = open_reports("pengamat")
    account = books.people["pengamat"].account
    books.database.execute_sql("UPDATE account SET disabled_at = 1 WHERE id = ?", (account,))

    window.session.signals.stock_changed.emit(None)

    message = window.find("reportMessage")
    qtbot.waitUntil(lambda: message.text() != "")
    assert message.text() == "You may not see this report. Ask someone who may."
    assert not window.table.isVisible()


@pytest.mark.usefixtures("indonesian")
def test_a_place_of_the_shop_keeps_its_name(
    books: Books, open_reports: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another PC brought a shelf called "loss": only the built-in places have words of ours."""
    owner = books.people["owner"]
    shelf = add_location(books.database, owner, name="Rak rusak")
    books.database.execute_sql("UPDATE location SET name = 'loss' WHERE id = ?", (shelf,))
    books.receive_at(TEA, "T-1", 5, shelf, "loss")
    window = open_reports("owner")
    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Nomor" in window.titles())

    qtbot.waitUntil(lambda: ("Pemasok", "loss") in {(r["Dari"], r["Ke"]) for r in window.rows()})

    file = tmp_path / "laporan.csv"
    monkeypatch.setattr(SaveReportDialog, "ask", lambda *_: file)
    window.find("exportCsv").click()
    qtbot.waitUntil(file.exists)
    assert ",Pemasok,loss," in file.read_text(encoding="utf-8-sig")


def test_every_report_that_adds_up(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Each has rows, its sums above them, days to choose and no location."""
    window = open_reports("owner")
    reports = window.find("reportList")
    show_movements(window, qtbot)
    seen = {}

    for name in window.reports()[2:7]:
        titles = window.titles()
        qtbot.keyClick(reports, Qt.Key.Key_Down)
        _wait_for_others(window, qtbot, titles)
        seen[name] = set(window.titles())
        assert window.find("periodFilter").isVisible()
        assert not window.find("locationFilter").isVisible()

    assert {"On hand", "Value at cost"} < seen["Value of the stock"]
    assert {"Item", "Quantity", "Sales", "Margin"} < seen["Sales by item"]
    assert {"Date", "Number of sales", "Sales"} < seen["Sales by day"]
    assert {"Kind", "In", "Out", "Change in value"} < seen["Movement totals"]
    assert {"Category", "Sales", "Margin"} < seen["Margin by category"]


@pytest.mark.usefixtures("indonesian")
def test_everything_in_indonesian(books: Books, open_reports: Open, qtbot: QtBot) -> None:
    """Words, money and dates follow the language; no code and no English is left."""
    window = open_reports("owner")
    assert window.reports()[:3] == ["Stok fisik", "Pergerakan", "Nilai stok"]
    assert window.figure("value_at_price") == "Rp1.030.000"

    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Nomor" in window.titles())

    reversal = next(row for row in window.rows() if "(batal)" in row["Jenis"])
    assert (reversal["Jenis"], reversal["Dari"]) == ("Penjualan (batal)", "Pelanggan")
    assert reversal["Tanggal"] == "18 Mar 2026"
    texts = " ".join(visible_texts(window.frame))
    assert not {"Period", "From", "Kind", "Location", "Sales", "Goods"} & set(texts.split())


def test_the_tab_key_goes_as_one_reads(open_reports: Open, qtbot: QtBot) -> None:
    """From the list over the filters, left to right, into the table."""
    window = open_reports("owner")
    show_movements(window, qtbot)
    order = [
        *("reportList", "periodFilter", "firstDay", "lastDay", "locationFilter"),
        *("categoryFilter", "kindFilter", "reportTable"),
    ]

    assert window.find(order[0]).hasFocus()
    for before, after in pairwise(order):
        is_date = before in ("firstDay", "lastDay")
        for _part in range(3 if is_date else 1):  # day, month and year of a date
            qtbot.keyClick(window.find(before), Qt.Key.Key_Tab)
        assert window.find(after).hasFocus(), f"{before} leads elsewhere than to {after}"


def _wait_for_others(window: ReportWindow, qtbot: QtBot, titles: list[str]) -> None:
    qtbot.waitUntil(lambda: window.titles() != titles and bool(window.rows()))


def visible_texts(frame: QWidget) -> list[str]:
    """What the labels say."""
    return [
        label.text().replace("&", "") for label in frame.findChildren(QLabel) if label.isVisible()
    ]

"""The page of reports in a window of its own, over a real shop with an account of what it did."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.documents import PostedDocument, post_draft, reverse_document
from db.operations.drafts import add_line, open_draft
from db.operations.places import add_category, add_location
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.reports.reports_page import ReportsPage
from desktop_app.shell import translation
from desktop_app.shell.background import Background
from desktop_app.shell.page import Page, PageFrame
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.widgets.data_table import DataTable
from tests.shops import ONE, RUPIAH, add_item, at, receive, sell

TODAY = date(2026, 3, 18)  # a Wednesday
NOON = int(datetime(2026, 3, 18, 12, tzinfo=ZoneInfo("Asia/Jakarta")).timestamp()) * 1_000_000


@dataclass(frozen=True)
class Booked:
    """One movement as the tests remember it: signed pieces, and the sum of money of a sale."""

    day: date
    kind: str
    item: str
    pieces: int
    sales: int
    person: str
    location: str = "Toko"


@dataclass
class Books:
    """A shop, and everything that was booked in it, kept apart from its database."""

    database: ShopDatabase
    people: dict[str, Actor]
    booked: list[Booked] = field(default_factory=list)
    items: dict[str, bytes] = field(default_factory=dict)
    prices: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, sku: str, price: int, **fields: object) -> None:
        """A new item at a price in whole rupiah."""
        owner = self.people["owner"]
        price_kept = price * RUPIAH
        self.items[name] = add_item(
            self.database, owner, name, sku=sku, sale_price=price_kept, **fields
        )
        self.prices[name] = price

    def receive(self, item: str, pieces: int, cost: int, day: date, who: str = "owner") -> None:
        """Goods come in at a cost a piece in whole rupiah."""
        actor, kept = self.people[who], (self.items[item], pieces * ONE, cost * RUPIAH)
        receive(self.database, actor, *kept, day=day)
        self.booked.append(Booked(day, "receipt", item, pieces, 0, who))

    def receive_at(self, item: str, sku: str, pieces: int, location: bytes, name: str) -> None:
        """Goods come to another place, at the cost that is known."""
        owner = self.people["owner"]
        draft = open_draft(self.database, owner, kind="receipt", location=location)
        add_line(self.database, owner, draft=draft, code=sku, count=pieces * ONE)
        post_draft(self.database, owner, draft=draft)
        self.booked.append(Booked(TODAY, "receipt", item, pieces, 0, "owner", name))

    def sell(self, item: str, pieces: int, day: date, who: str = "owner") -> PostedDocument:
        """Goods are sold at their price."""
        money = pieces * self.prices[item]
        self.booked.append(Booked(day, "sale", item, -pieces, money, who))
        return sell(self.database, self.people[who], self.items[item], pieces * ONE, day=day)

    def take_back(self, document: PostedDocument, item: str, pieces: int) -> None:
        """A sale is reversed today by the owner."""
        owner = self.people["owner"]
        reverse_document(self.database, owner, document=document.id, reason="salah")
        money = -pieces * self.prices[item]
        self.booked.append(Booked(TODAY, "sale_reversed", item, pieces, money, "owner"))

    def on_hand(self) -> dict[tuple[str, str], int]:
        """Pieces by item and location, added up from what was booked."""
        stock: dict[tuple[str, str], int] = {}
        for booked in self.booked:
            place = (booked.item, booked.location)
            stock[place] = stock.get(place, 0) + booked.pieces
        return stock


@dataclass
class ReportWindow:
    """The page in its frame, driven by what people see."""

    frame: PageFrame
    session: Session

    def find(self, name: str) -> Any:
        """A widget by its object name; None where there is none."""
        return self.frame.findChild(QWidget, name)

    @property
    def table(self) -> DataTable:
        """The table of the report."""
        table = self.frame.findChild(QTableView, "reportTable")
        assert isinstance(table, DataTable)
        return table

    def titles(self) -> list[str]:
        """The titles of the columns that are shown."""
        model, header = self.table.model(), self.table.horizontalHeader()
        return [
            model.headerData(column, Qt.Orientation.Horizontal)
            for column in range(header.count())
            if not header.isSectionHidden(column)
        ]

    def rows(self) -> list[dict[str, str]]:
        """The rows as they read, by the titles of all columns."""
        model = self.table.model()
        return [
            {
                str(model.headerData(column, Qt.Orientation.Horizontal)): str(
                    model.index(row, column).data()
                )
                for column in range(model.columnCount())
            }
            for row in range(model.rowCount())
        ]

    def reports(self) -> list[str]:
        """The reports that the list offers."""
        listed = self.frame.findChild(QListWidget, "reportList")
        assert listed is not None
        return [listed.item(row).text() for row in range(listed.count())]

    def figure(self, key: str) -> str:
        """A key figure."""
        shown = [
            label.text()
            for label in self.frame.findChildren(QLabel, f"figure_{key}")
            if label.isVisible()
        ]
        return shown[0] if shown else ""


Open = Callable[[str], ReportWindow]


def show_movements(window: ReportWindow, qtbot: QtBot) -> None:
    """Chooses the second report with the arrow key."""
    qtbot.keyClick(window.find("reportList"), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Number" in window.titles())


def choose(window: ReportWindow, qtbot: QtBot, filter_name: str, text: str) -> None:
    """Goes down in a filter with the arrow key until it says the text."""
    combo = window.find(filter_name)
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Home)
    for _step in range(combo.count()):
        if combo.currentText() == text:
            return
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    raise AssertionError(f"{filter_name} does not offer {text}")


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    """The interface speaks Indonesian."""
    translators = translation.install(qapp, "id")
    yield
    translation.remove(qapp, translators)


@pytest.fixture
def books(shop_database: ShopDatabase, shop_template: Any) -> Books:
    """Rice and tea, received and sold over three weeks by the owner and the cashier."""
    people = {login: at(actor, NOON) for login, actor in shop_template.people.items()}
    owner = people["owner"]
    books = Books(shop_database, people)
    category = add_category(shop_database, owner, name="Sembako")
    store = add_location(shop_database, owner, name="Gudang")
    books.add("Beras <b>Ramos</b>", "00042", 15_000, category=category)
    books.add("Teh & Gula", "T-1", 5_000)
    books.receive("Beras <b>Ramos</b>", 40, 12_000, TODAY - timedelta(20))
    books.receive("Teh & Gula", 30, 4_000, TODAY - timedelta(10))
    books.sell("Beras <b>Ramos</b>", 3, TODAY - timedelta(2), "kasir")
    books.sell("Teh & Gula", 4, TODAY - timedelta(1), "kasir")
    wrong = books.sell("Teh & Gula", 9, TODAY)
    books.take_back(wrong, "Teh & Gula", 9)
    books.sell("Beras <b>Ramos</b>", 1, TODAY, "kasir")
    books.receive_at("Beras <b>Ramos</b>", "00042", 24, store, "Gudang")
    return books


@pytest.fixture
def open_reports(books: Books, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Opens the page for somebody by sign-in name, and waits for the first report."""
    background = Background(books.database.close)
    settings = Settings(tmp_path / "preferences.json")

    def open_for(login: str) -> ReportWindow:
        database, actor = books.database, books.people[login]
        session = Session(
            *(database, actor, person(database, actor), shop(database)),
            *(background, ShopSignals(), settings),
        )
        page = Page("reports", "Reports", "reports", lambda: ReportsPage(session))
        frame = PageFrame(page)
        qtbot.addWidget(frame)
        frame.resize(1150, 676)
        frame.show()
        frame.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is frame)
        window = ReportWindow(frame, session)
        qtbot.waitUntil(lambda: window.table.model() is not None)
        frame.view.activate()
        return window

    yield open_for
    background.close()

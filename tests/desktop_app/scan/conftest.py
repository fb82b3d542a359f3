"""A scan page on a real shop with three items, driven as a person would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.operations.items import BarcodeFields
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.capture.scan import scan_of_text
from desktop_app.scan.scan_page import CreateItem, ScanPage
from desktop_app.scan.tape_table import TapeTable
from desktop_app.shell import translation
from desktop_app.shell.background import Background
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.shops import ONE, RUPIAH, add_item

Shown = TypeVar("Shown", bound=QWidget)

RICE, NOODLES, SUGAR = "8991002101104", "0089686010947", "8997007350110"
CARTON = "18992753100108"


@dataclass
class Counter:
    """A person at the page: scans, types and looks."""

    page: ScanPage
    session: Session
    qtbot: QtBot

    def scan(self, *codes: str) -> None:
        """A keyboard scanner reads codes, and each one has been dealt with."""
        for code in codes:
            self.settle()
            before = self.seen()
            self.session.signals.scanned.emit(scan_of_text(code, "wedge"))
            self.qtbot.waitUntil(lambda before=before: self.seen() != before)  # type: ignore[misc]  # bound now

    def settle(self) -> None:
        """Waits for what was typed before: when it is kept the card changes too."""
        settled: list[bool] = []
        self.session.background.write(lambda: True, settled.append)
        self.qtbot.waitUntil(lambda: bool(settled))

    def seen(self) -> tuple[int, str]:
        """What changes with every scan: the number of lines and what the card says."""
        return self.table.model().rowCount(), self.card

    @property
    def table(self) -> TapeTable:
        """The tape of the mode that is on."""
        return self.find(TapeTable)

    @property
    def card(self) -> str:
        """Every word that the card of the last scan says."""
        card = self.find(QWidget, "lastScan")
        return "\n".join(part.text() for part in card.findChildren(QLabel) if part.text())

    @property
    def field(self) -> QLineEdit:
        """The code field."""
        return self.find(QLineEdit, "codeField")

    def find(self, kind: type[Shown], name: str = "") -> Shown:
        """The one widget of this kind and name that is on the screen."""
        named = self.page.findChildren(kind, name) if name else self.page.findChildren(kind)
        found = [widget for widget in named if widget.isVisibleTo(self.page)]
        assert len(found) == 1, found
        return found[0]

    def has(self, name: str) -> bool:
        """Whether a button of this name is on the screen."""
        return any(w.isVisibleTo(self.page) for w in self.page.findChildren(QPushButton, name))

    def press(self, name: str) -> None:
        """Clicks a button."""
        self.qtbot.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def keys(self, keys: str) -> None:
        """Presses a shortcut such as F9 or Ctrl+Z."""
        focus = self.page.focusWidget() or self.page
        QTest.keySequence(focus, QKeySequence(keys))

    def pay(self, *keys: str) -> None:
        """F9 asks how the sale is paid; exact cash unless other keys come before Enter."""
        self.keys("F9")
        cash = self.page.findChild(QLineEdit, "cashGiven")
        assert cash is not None
        self.qtbot.waitUntil(cash.hasFocus)
        for key in keys:
            self.qtbot.keyClicks(self.page.focusWidget(), key)
        self.keys("Return")

    def cells(self, key: str) -> list[str]:
        """A column of the tape from the top."""
        model = self.table.model()
        column = self.column(key)
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def column(self, key: str) -> int:
        """Where a column stands."""
        columns: Any = self.table.model()
        return [column.key for column in columns.columns].index(key)

    def switch_to(self, kind: str) -> None:
        """Presses the switch of the modes, which stands in the page's header."""
        (button,) = self.page.header_actions()[0].findChildren(QPushButton, f"mode-{kind}")
        button.click()


Open = Callable[..., Counter]


@pytest.fixture(params=["en", "id"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """The texts of both languages."""
    installed = translation.install(qapp, request.param)
    yield request.param
    translation.remove(qapp, installed)


@pytest.fixture
def shop_with_goods(shop_database: ShopDatabase, owner: Actor) -> dict[str, bytes]:
    """Rice, noodles (a carton counts 12) and sugar; nothing is in stock."""
    return {
        "rice": add_item(shop_database, owner, "Beras 5 kg", RICE, sale_price=74_500 * RUPIAH),
        "noodles": add_item(
            shop_database,
            owner,
            "Mie Goreng",
            NOODLES,
            BarcodeFields(CARTON, 12 * ONE, "dus"),
            sale_price=3_500 * RUPIAH,
        ),
        "sugar": add_item(shop_database, owner, "Gula <img src=x>", SUGAR, sale_price=RUPIAH),
    }


@pytest.fixture
def open_page(
    qtbot: QtBot,
    tmp_path: Path,
    shop_database: ShopDatabase,
    shop_with_goods: dict[str, bytes],
) -> Iterator[Open]:
    """Opens the scan page for a person; several times as after a restart."""
    opened: list[Counter] = []

    def open_one(actor: Actor, create_item: CreateItem | None = None) -> Counter:
        background = Background(shop_database.close)
        settings = Settings(tmp_path / "preferences.json")
        settings.sound_on = False
        session = Session(
            shop_database,
            actor,
            person(shop_database, actor),
            shop(shop_database),
            background,
            ShopSignals(),
            settings,
        )
        page = ScanPage(session, create_item=create_item)
        page.resize(1142, 676)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        page.activate()
        opened.append(Counter(page, session, qtbot))
        return opened[-1]

    yield open_one
    for counter in opened:
        counter.page.close()
        counter.session.background.close()
        counter.page.deleteLater()

"""A shop with 300 items and some movements, and the page of items as one of its people sees it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.home import Home
from db.operations.items import BarcodeFields
from db.operations.places import add_category, add_partner
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.items.items_page import ItemsPage
from desktop_app.shell.background import Background
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from tests.desktop_app.items.forms import OpenDialog, line
from tests.shops import ONE, RUPIAH, ShopTemplate, add_item, open_shop, receive, sell

HOSTILE = "<img src=x onerror=alert(1)> & 'kutip' \"; DROP TABLE item; --"
MANY = 300

Part = TypeVar("Part", bound=QWidget)
OpenSession = Callable[[Actor], Session]
OpenPage = Callable[[Actor | Session], ItemsPage]


@pytest.fixture(scope="session")
def stocked_template(
    shop_template: ShopTemplate, tmp_path_factory: pytest.TempPathFactory
) -> ShopTemplate:
    """The shop of all tests with 300 items more; nobody has it open."""
    folder = tmp_path_factory.mktemp("stocked") / "home"
    shutil.copytree(shop_template.home.folder, folder)
    stocked = ShopTemplate(Home(folder), shop_template.recovery_key, shop_template.people)
    database = open_shop(stocked.home)
    _stock(database, stocked.people["gudang"])
    database.close()
    return stocked


def _stock(database: ShopDatabase, actor: Actor) -> None:
    """Tea has 7 of 13, coffee 2 of a reorder point of 5, the rest nothing."""
    drinks = add_category(database, actor, name="Minuman")
    supplier = add_partner(database, actor, name="CV Sumber Rejeki")
    codes = ("8991002101234", BarcodeFields("18991002101231", 12 * ONE, "dus"))
    tea = add_item(
        *(database, actor, "Teh Melati", *codes),
        sku="TEH-1",
        category=drinks,
        sale_price=5_000 * RUPIAH,
        supplier=supplier,
        note="Rak atas",
    )
    receive(database, actor, tea, 13 * ONE, 4_000 * RUPIAH)
    sell(database, actor, tea, 6 * ONE)
    coffee = add_item(
        database, actor, "Kopi Tubruk", "8991002105676", category=drinks, reorder_point=5 * ONE
    )
    receive(database, actor, coffee, 2 * ONE, 9_000 * RUPIAH)
    add_item(database, actor, HOSTILE, sku="<b>sku</b>", note=HOSTILE, sale_price=RUPIAH)
    for number in range(MANY - 3):
        add_item(database, actor, f"Barang {number:03}", sale_price=number * RUPIAH)


@pytest.fixture
def stocked_home(stocked_template: ShopTemplate, tmp_path: Path) -> Home:
    """The data folder of a stocked shop of this test's own."""
    folder = tmp_path / "stocked"
    shutil.copytree(stocked_template.home.folder, folder)
    return Home(folder)


@pytest.fixture
def stocked(stocked_home: Home) -> Iterator[ShopDatabase]:
    """The open database of the stocked shop."""
    database = open_shop(stocked_home)
    yield database
    database.close()


@pytest.fixture
def open_session(stocked_home: Home, stocked: ShopDatabase) -> Iterator[OpenSession]:
    """Signs somebody in to the stocked shop."""
    background = Background(stocked.close)

    def open_one(actor: Actor) -> Session:
        return Session(
            stocked,
            actor,
            person(stocked, actor),
            shop(stocked),
            background,
            ShopSignals(),
            Settings(stocked_home.preferences),
        )

    yield open_one
    background.close()


@pytest.fixture
def open_page(qtbot: QtBot, open_session: OpenSession) -> OpenPage:
    """Opens the page as somebody and waits for its first rows."""

    def open_one(who: Actor | Session) -> ItemsPage:
        page = ItemsPage(open_session(who) if isinstance(who, Actor) else who)
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)
        for widget in page.header_actions():
            layout.addWidget(widget)
        qtbot.addWidget(page)
        page.resize(1142, 640)
        page.show()
        page.activate()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: bool(names(page)))
        return page

    return open_one


def part(whole: QWidget, kind: type[Part], name: str) -> Part:
    """A part of a window by its object name."""
    found = whole.findChild(kind, name)
    assert found is not None
    return found


def table_of(page: ItemsPage) -> QTableView:
    """The list of items."""
    return part(page, QTableView, "itemsTable")


def names(page: ItemsPage) -> list[str]:
    """The names that the list has fetched so far, from the top."""
    model = table_of(page).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def session(open_session: OpenSession, warehouse: Actor) -> Session:
    """The warehouse admin, signed in."""
    return open_session(warehouse)


@pytest.fixture
def open_dialog(session: Session, qtbot: QtBot) -> OpenDialog:
    """Opens the dialog and waits until it can be typed into."""

    def open_one(item: bytes | None = None, barcode: str = "") -> ItemDialog:
        dialog = ItemDialog(session, item, barcode)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(line(dialog, "item_name").isEnabled)
        codes = dialog.findChildren(QLineEdit, "barcodeCode")
        qtbot.waitUntil(lambda: all(code.isVisible() for code in codes))
        return dialog

    return open_one

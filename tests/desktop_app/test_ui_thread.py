"""The thread that paints asks the database nothing: a slow disk never stops a window."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.people import person
from db.queries.shop import shop
from desktop_app.capture.scan import scan_of_text
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.rooms import pages_for
from desktop_app.shell.background import Background
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.widgets.data_table import DataTable
from tests.shops import ONE, add_item, receive

CODE = "8991002101104"


@pytest.fixture
def session(tmp_path: Path, shop_database: ShopDatabase, owner: Actor) -> Iterator[Session]:
    """The owner's session in a shop with two items, one of them in stock."""
    rice = add_item(shop_database, owner, "Beras 5 kg", CODE)
    add_item(shop_database, owner, "Gula pasir")
    receive(shop_database, owner, rice, 5 * ONE)
    background = Background(shop_database.close)
    settings = Settings(tmp_path / "preferences.json")
    settings.sound_on = False
    shop_now, owner_now = shop(shop_database), person(shop_database, owner)
    yield Session(shop_database, owner, owner_now, shop_now, background, ShopSignals(), settings)
    background.close()


@pytest.fixture
def asked_here(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that ran on the thread of the windows."""
    asked: list[str] = []
    execute = ShopDatabase.execute_sql

    def watched(database: ShopDatabase, sql: str, *others: Any) -> Any:
        if threading.current_thread() is threading.main_thread():
            asked.append(sql)
        return execute(database, sql, *others)

    monkeypatch.setattr(ShopDatabase, "execute_sql", watched)
    return asked


@pytest.fixture
def window(session: Session, asked_here: list[str], qtbot: QtBot) -> MainWindow:
    """The main window with every page of the owner."""
    made = MainWindow(
        pages_for(session), SignedIn("Ibu Sri", "Owner", "Toko"), session.settings, "en", "light"
    )
    qtbot.addWidget(made)
    made.show()
    return made


def rows_of(window: QWidget, name: str) -> int:
    """The number of rows in a table."""
    table = window.findChild(DataTable, name)
    model = table.model() if table else None
    return model.rowCount() if model else -1


def test_pages_ask_the_database_on_other_threads(
    window: MainWindow, session: Session, asked_here: list[str], qtbot: QtBot
) -> None:
    """Looking, searching, sorting, scanning, posting, reports and people."""
    qtbot.waitUntil(lambda: rows_of(window, "itemsTable") == 2)
    search = window.findChild(QLineEdit, "itemSearch")
    assert search is not None
    qtbot.keyClicks(search, "beras")
    qtbot.waitUntil(lambda: rows_of(window, "itemsTable") == 1)
    qtbot.waitUntil(lambda: rows_of(window, "stockCardTable") == 1)
    items = window.findChild(DataTable, "itemsTable")
    assert items is not None
    items.sortByColumn(3, Qt.SortOrder.DescendingOrder)

    window.show_page("scan")
    session.signals.scanned.emit(scan_of_text(CODE, "wedge"))
    qtbot.waitUntil(lambda: rows_of(window, "tape-receipt") == 1)
    post = next(b for b in window.findChildren(QPushButton, "postDocument") if b.isVisible())
    with qtbot.waitSignal(session.signals.stock_changed):
        post.click()
    for key, table in (("reports", "reportTable"), ("people", "peopleTable")):
        window.show_page(key)
        qtbot.waitUntil(lambda table=table: rows_of(window, table) >= 1)  # type: ignore[misc]  # bound now
    assert asked_here == []


def test_dialogs_ask_the_database_on_other_threads(
    window: MainWindow, session: Session, asked_here: list[str], qtbot: QtBot
) -> None:
    """A new item is read for, checked and kept elsewhere."""
    dialog = ItemDialog(session, parent=window)
    dialog.show()
    name = dialog.findChild(QLineEdit, "item_name")
    assert name is not None
    qtbot.waitUntil(name.isEnabled)
    name.setText("Teh celup")
    with qtbot.waitSignal(session.signals.items_changed):
        dialog.submitted.emit()
    assert dialog.result() == QDialog.DialogCode.Accepted
    qtbot.waitUntil(lambda: rows_of(window, "itemsTable") == 3)
    assert asked_here == []

"""The page of items, driven as a person would."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.access import Actor
from db.connection import ShopDatabase
from db.queries.items import ItemFilter, find_items
from desktop_app.items.items_page import ItemsPage
from tests.desktop_app.items.conftest import (
    names,
    part,
    table_of,
)

Key = Qt.Key


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    """Clicks a button by its object name."""
    qtbot.mouseClick(part(page, QPushButton, name), Qt.MouseButton.LeftButton)


def search_for(qtbot: QtBot, page: ItemsPage, text: str) -> None:
    """Types into the search from wherever the focus is."""
    qtbot.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClicks(field, text)


def shown(page: QWidget, name: str) -> str:
    """The text of a label by its object name."""
    return part(page, QLabel, name).text()


def choose(qtbot: QtBot, page: ItemsPage, name: str) -> None:
    """Searches an item and waits until its pane is whole."""
    search_for(qtbot, page, name)
    qtbot.waitUntil(lambda: names(page)[:1] == [name])
    qtbot.waitUntil(lambda: shown(page, "itemName") == name and bool(shown(page, "itemWhy")))
    table_of(page).setFocus()


def id_of(database: ShopDatabase, actor: Actor, name: str) -> bytes:
    """An item's id by its name."""
    return find_items(database, actor, where=ItemFilter(name))[0].id


def empty_state(page: QWidget) -> list[str]:
    """The words of the empty list, where it is shown."""
    labels = page.findChildren(QLabel)
    return [text.text() for text in labels if text.isVisible() and text.text()]

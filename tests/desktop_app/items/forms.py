"""The item form, driven as a person would."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.queries.items import ItemDetail, ItemFilter, find_items, item_detail
from desktop_app.items.item_dialog import ItemDialog
from desktop_app.shell.session import Session

Key = Qt.Key
OpenDialog = Callable[..., ItemDialog]


def line(dialog: QWidget, name: str, at: int = 0) -> QLineEdit:
    """A field by its object name; `at` counts the rows of barcodes."""
    return dialog.findChildren(QLineEdit, name)[at]


def write(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Types over what is in a field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def save(qtbot: QtBot, dialog: ItemDialog) -> None:
    """Goes into the first field and presses Enter."""
    name = line(dialog, "item_name")
    name.setFocus()
    qtbot.keyClick(name, Key.Key_Return)


def saved(qtbot: QtBot, dialog: ItemDialog, session: Session) -> ItemDetail:
    """Saves and reads what was saved."""
    with qtbot.waitSignal(dialog.accepted):
        save(qtbot, dialog)
    item = dialog.item()
    assert item is not None
    return item_detail(session.database, session.actor, item=item)


def problems(dialog: QWidget, tone: str = "red") -> list[str]:
    """The sentences in red (or amber) beside the fields."""
    return [
        text.text()
        for text in dialog.findChildren(QLabel)
        if text.property("tone") == tone and text.isVisible()
    ]


def id_of(session: Session, name: str) -> bytes:
    """An item's id by its name."""
    return find_items(session.database, session.actor, where=ItemFilter(name))[0].id

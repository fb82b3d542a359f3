"""A form, and the keys of a keyboard scanner or of a person that arrive in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QIntValidator, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.capture.scan import Scan
from desktop_app.capture.wedge import WedgeFilter

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
RETURN = Qt.Key.Key_Return


class Form(QWidget):
    """A window with the controls that a scan could disturb."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.number = QLineEdit(), QLineEdit()
        self.number.setValidator(QIntValidator(0, 999_999, self))
        self.choice = QComboBox()
        self.choice.addItems(["Rak A", "Rak B", "8 box", "9 box"])
        self.button = QPushButton("Save")
        layout = QVBoxLayout(self)
        for control in (self.field, self.number, self.choice, self.button):
            layout.addWidget(control)
        self.presses: list[str] = []
        self.button.clicked.connect(lambda: self.presses.append("button"))
        for key in ("F2", "8", "Return"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda key=key: self.presses.append(key))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """The window, shown and active, with the text field focused."""
    window = Form()
    qtbot.addWidget(window)
    shown(window, qtbot)
    window.field.setFocus()
    return window


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[WedgeFilter]:
    """The filter with its defaults, installed."""
    wedge = WedgeFilter()
    wedge.install(qapp)
    yield wedge
    wedge.remove(qapp)


@pytest.fixture
def scans(wedge: WedgeFilter) -> list[Scan]:
    """Everything that the filter heard."""
    heard: list[Scan] = []
    wedge.scanned.connect(heard.append)
    return heard


def shown(window: QWidget, qtbot: QtBot) -> None:
    """Shows a window and waits until it has the keyboard."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def handle(window: QWidget) -> QWindow:
    """The window as the window system addresses it, where real keys arrive."""
    found = window.windowHandle()
    assert found is not None
    return found


def press(window: QWidget, text: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Types a text as fast as keys come."""
    for character in text:
        QTest.keyClick(handle(window), ord(character), modifiers)


def scan(window: QWidget, code: str, end: Qt.Key = RETURN) -> None:
    """Types as a scanner does."""
    press(window, code)
    QTest.keyClick(handle(window), end)


def press_at(window: QWidget, text: str, gap: int, start: int = 1000) -> None:
    """Types keys that the keyboard stamped `gap` milliseconds apart."""
    for place, character in enumerate(text):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = RETURN if character == "\r" else ord(character.upper())
            event = QKeyEvent(kind, key, NONE, character)
            event.setTimestamp(start + place * gap)
            QCoreApplication.sendEvent(handle(window), event)

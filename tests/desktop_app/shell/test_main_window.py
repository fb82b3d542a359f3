"""The main window: pages of this person, windows of their own, the person's card."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.page import Page, PageView
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.settings import Settings


class SamplePage(PageView):
    """A page with one field, one action in its header, and a will of its own about closing."""

    def __init__(self, made: list[str], name: str) -> None:
        super().__init__()
        made.append(name)
        self.may_close = True
        self.gone = False
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def header_actions(self) -> Sequence[QWidget]:
        """One button."""
        return [QPushButton("New")]

    def activate(self) -> None:
        """The field is used first."""
        self.field.setFocus()

    def can_close(self) -> bool:
        """As the test wishes."""
        return self.may_close

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers that it was told."""
        self.gone = True
        super().closeEvent(event)


Open = Callable[[], MainWindow]


@pytest.fixture
def made() -> list[str]:
    """The names of the pages that were really made."""
    return []


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, made: list[str]) -> Open:
    """Opens a main window with two pages on the settings of this test."""

    def open_one() -> MainWindow:
        window = MainWindow(
            [
                Page("items", "Items", "items", lambda: SamplePage(made, "items"), "F2"),
                Page("scan", "Scan", "scan", lambda: SamplePage(made, "scan"), "F3"),
            ],
            SignedIn("Siti <b>", "Owner", "Toko Sumber"),
            Settings(tmp_path / "preferences.json"),
            "en",
            "light",
        )
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    return open_one


def texts(window: QWidget) -> set[str]:
    """Every text that can be seen."""
    return {label.text() for label in window.findChildren(QLabel) if label.isVisible()}


def choose(window: MainWindow, tool: str, text: str) -> None:
    """Chooses an entry of one of the card's menus."""
    menu = window.findChildren(QToolButton, tool)[0].menu()
    next(a for a in menu.findChildren(QAction) if a.text() == text).trigger()


def test_pages_are_made_when_looked_at(open_window: Open, made: list[str], qtbot: QtBot) -> None:
    """A click on the rail brings a page, made once."""
    window = open_window()
    assert made == ["items"]
    for name in ("page-scan", "page-items", "page-scan"):
        button = window.findChildren(QPushButton, name)[0]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made == ["items", "scan"]
    assert window.page_key == "scan"
    assert "Scan" in texts(window)
    assert button.isChecked()


def test_an_f_key_brings_a_page(open_window: Open, qtbot: QtBot) -> None:
    """The keyboard alone is enough, and the page says what it wants focused."""
    window = open_window()
    qtbot.keyClick(window, Qt.Key.Key_F3)
    assert window.page_key == "scan"
    view = window.show_page("scan")
    assert isinstance(view, SamplePage)
    qtbot.waitUntil(view.field.hasFocus)


def test_the_window_says_who_and_where(open_window: Open) -> None:
    """Person, role and shop, as plain text; the state of the books in words."""
    window = open_window()
    assert {"Siti <b>", "Owner", "Toko Sumber"} <= texts(window)
    assert "Siti <b> (Owner) at Toko Sumber" in texts(window)
    assert "Books not checked yet" in texts(window)
    window.show_health("amber", "Books do not agree", "Checked just now")
    assert "Books do not agree" in texts(window)


def test_a_page_gets_a_window_and_comes_back(open_window: Open, qtbot: QtBot) -> None:
    """The same page goes on in its own window; its place says so; closing brings it home."""
    window = open_window()
    view = window.show_page("scan")
    qtbot.mouseClick(visible_tool(window, "popOut"), Qt.MouseButton.LeftButton)
    own = view.window()
    assert own is not window
    assert own.windowTitle() == "Scan"
    assert "Scan is in a window of its own" in texts(window)

    own.close()

    assert view.window() is window
    assert view.isVisible()
    assert "Scan is in a window of its own" not in texts(window)


def test_the_page_can_be_called_back(open_window: Open, qtbot: QtBot) -> None:
    """The empty place has a button for it."""
    window = open_window()
    window.pull_out("scan")
    view = window.show_page("scan")
    back = next(b for b in window.findChildren(QPushButton, "emptyStateAction") if b.isVisible())
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert view.window() is window


def visible_tool(window: QWidget, name: str) -> QToolButton:
    """The tool of this name that can be pressed now."""
    return next(t for t in window.findChildren(QToolButton, name) if t.isVisible())


def test_closing_asks_the_pages(open_window: Open, qtbot: QtBot) -> None:
    """A page with something unfinished keeps the window, also when signing out."""
    window = open_window()
    view = window.show_page("scan")
    assert isinstance(view, SamplePage)
    view.may_close = False
    window.close()
    with qtbot.assertNotEmitted(window.sign_out_requested):
        visible_tool(window, "signOut").click()
    assert window.isVisible()
    view.may_close = True
    with qtbot.waitSignal(window.sign_out_requested):
        visible_tool(window, "signOut").click()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_closing_tells_the_pages(open_window: Open) -> None:
    """A page lets go of its camera when the window goes, not when it moves into its own."""
    window = open_window()
    page = window.show_page("scan")
    assert isinstance(page, SamplePage)
    window.pull_out("scan").close()
    assert not page.gone
    window.close()
    assert page.gone


def test_closing_takes_the_other_windows_along(open_window: Open) -> None:
    """No page stays behind without its program."""
    window = open_window()
    own = window.pull_out("items")
    window.close()
    assert not own.isVisible()


def test_the_place_on_the_screen_is_remembered(open_window: Open) -> None:
    """The next window opens where and as large as this one was."""
    window = open_window()
    window.resize(700, 520)
    window.close()
    assert open_window().size().toTuple() == (700, 520)


def test_a_small_window_keeps_the_icons(open_window: Open) -> None:
    """Half a small screen, or 200 %, has room for the page: the rail shows icons alone."""
    window = open_window()
    button = window.findChildren(QPushButton, "page-scan")[0]
    window.resize(1000, 560)
    assert button.text() == "Scan"
    window.resize(683, 500)
    assert button.text() == ""
    assert button.toolTip() == "<span>Scan (F3)</span>"
    assert button.width() <= 64
    assert window.width() == 683
    window.resize(1000, 560)
    assert button.text() == "Scan"


def test_language_and_look_are_chosen_on_the_card(open_window: Open, qtbot: QtBot) -> None:
    """The window only tells; what follows is up to the program."""
    window = open_window()
    with qtbot.waitSignal(window.language_chosen) as language:
        choose(window, "language", "Bahasa Indonesia")
    with qtbot.waitSignal(window.theme_chosen) as theme:
        choose(window, "sun", "Dark")
    assert (language.args, theme.args) == (["id"], ["dark"])


def test_every_control_has_a_name(open_window: Open) -> None:
    """A screen reader can say what each button is."""
    window = open_window()
    buttons = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    nameless = [b for b in buttons if b.isVisible() and not (b.accessibleName() or b.text())]
    assert nameless == []


def test_the_rail_tells_how_much_there_is_to_settle(open_window: Open, qtbot: QtBot) -> None:
    """As a number beside the page's name, in the narrow rail too; and for who hears the screen."""
    window = open_window()
    button = window.findChildren(QPushButton, "page-scan")[0]
    plain = button.grab().toImage()
    window.show_count("scan", 3)
    assert button.accessibleName() == "Scan: 3 to settle"
    assert button.grab().toImage() != plain
    window.resize(700, 500)
    narrow = button.grab().toImage()
    window.show_count("scan", 0)
    assert button.accessibleName() == "Scan"
    assert button.grab().toImage() != narrow

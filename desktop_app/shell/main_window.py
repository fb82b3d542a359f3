"""The main window: rail, pages, status bar; pages can be pulled out into windows of their own."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from desktop_app.shell.number_row import number_with_control
from desktop_app.shell.page import Page, PageFrame, PageView
from desktop_app.shell.page_window import PagePlace, PageWindow
from desktop_app.shell.rail import Rail, SignedIn
from desktop_app.shell.settings import Settings
from desktop_app.shell.status import Health, StatusBar
from desktop_app.shell.theme import ThemeChoice
from desktop_app.widgets.icons import icon
from desktop_app.widgets.messages import Toast

_FIRST_SIZE = QSize(1280, 720)
_LEAST_SIZE = QSize(640, 380)
_ROOM_FOR_NAMES = 900


class MainWindow(QMainWindow):
    """Shows the pages it is given. To change the language, make a new one; `page_key` and the
    settings bring the person back to where they were.
    """

    sign_out_requested = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    closed = Signal()

    def __init__(
        self,
        pages: Sequence[Page],
        signed_in: SignedIn,
        settings: Settings,
        language: str,
        theme: ThemeChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = {page.key: page for page in pages}
        self._settings = settings
        self._places: dict[str, PagePlace] = {}
        self._windows: dict[str, PageWindow] = {}
        self._leaving = False  # the pages have been asked
        self._stack = QStackedWidget()
        self._rail = Rail(pages, signed_in, language, theme)
        self._status = StatusBar(signed_in)
        self._toast = Toast(self._stack)
        self._build_ui(signed_in)
        self._connect_signals()
        self.show_page(pages[0].key)

    @property
    def page_key(self) -> str:
        """The page that is in front."""
        return next(k for k, p in self._places.items() if p is self._stack.currentWidget())

    def show_page(self, key: str) -> PageView:
        """Brings a page to the front, or its own window if it has one; returns its view."""
        place = self.made(key)
        self._rail.mark(key)
        self._stack.setCurrentWidget(place)
        if key in self._windows:
            self._windows[key].raise_()
            self._windows[key].activateWindow()
        place.frame.view.activate()
        return place.frame.view

    def made(self, key: str) -> PagePlace:
        """A page, made now if nobody has looked at it yet; the one in front stays there."""
        return self._places.get(key) or self._make_place(key)

    def pull_out(self, key: str) -> PageWindow:
        """Puts a page into a window of its own, for a second screen."""
        self.show_page(key)
        if key not in self._windows:
            window = PageWindow(self._places[key].give_away(), self._settings)
            window.closed.connect(lambda: self._on_window_closed(key))
            self._windows[key] = window
            window.show()
        return self._windows[key]

    def show_health(self, health: Health, sentence: str, details: str = "") -> None:
        """The state of the books in the status bar, in words."""
        self._status.show_health(health, sentence, details)

    def show_hub(self, health: Health, sentence: str, details: str = "") -> None:
        """How it stands between this PC and the server in the status bar, in words."""
        self._status.show_hub(health, sentence, details)

    def show_count(self, key: str, count: int) -> None:
        """How much there is to settle on a page, beside its name."""
        self._rail.show_count(key, count)

    def show_backup(self, sentence: str, details: str) -> None:
        """The last backup in the status bar, in words."""
        self._status.show_backup(sentence, details)

    @property
    def toast(self) -> Toast:
        """The short word over the pages."""
        return self._toast

    def can_close(self) -> bool:
        """Asks every page that has been looked at."""
        return all(place.frame.view.can_close() for place in self._places.values())

    def carried(self) -> dict[str, object]:
        """What the pages of a window in another language go on with."""
        told = {key: place.frame.view.carried() for key, place in self._places.items()}
        return {key: carried for key, carried in told.items() if carried is not None}

    def carry_on(self, carried: dict[str, object]) -> None:
        """Goes on with what `carried` of another window told."""
        for key, told in carried.items():
            self.made(key).frame.view.carry_on(told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window keeps its room for the page."""
        super().resizeEvent(event)
        self._rail.set_narrow(event.size().width() < _ROOM_FOR_NAMES)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a key of the number row, where the layout has no number on it without Shift."""
        wanted = f"Ctrl+{number_with_control(event)}"
        key = next((key for key, page in self._pages.items() if page.shortcut == wanted), None)
        if key is None:
            super().keyPressEvent(event)
        else:
            self.show_page(key)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Asks the pages, remembers the place on the screen, takes the other windows along."""
        if not self._leaving and not self.can_close():
            event.ignore()
            return
        self._settings.keep_geometry("main", bytes(self.saveGeometry().data()))
        for key in list(self._windows):
            self._windows[key].close()
        for place in self._places.values():
            place.frame.view.close()
        super().closeEvent(event)
        self.closed.emit()

    def _build_ui(self, signed_in: SignedIn) -> None:
        self.setWindowTitle(self.tr("{shop} - Lumbung").format(shop=signed_in.shop))
        self.setWindowIcon(icon("lumbung"))
        self._stack.setObjectName("pages")
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self.setStatusBar(self._status)
        self.setMinimumSize(_LEAST_SIZE)
        if not self.restoreGeometry(self._settings.geometry("main")):
            self.resize(_FIRST_SIZE)

    def _connect_signals(self) -> None:
        self._rail.page_chosen.connect(self.show_page)
        self._rail.sign_out_requested.connect(self._on_sign_out)
        self._rail.language_chosen.connect(self.language_chosen)
        self._rail.theme_chosen.connect(self.theme_chosen)

    def _make_place(self, key: str) -> PagePlace:
        frame = PageFrame(self._pages[key])
        place = PagePlace(frame)
        frame.window_toggled.connect(lambda: self._on_window_toggled(key))
        place.bring_back_requested.connect(lambda: self._on_window_toggled(key))
        self._places[key] = place
        self._stack.addWidget(place)
        return place

    def _on_window_toggled(self, key: str) -> None:
        if key in self._windows:
            self._windows[key].close()
        else:
            self.pull_out(key)

    def _on_window_closed(self, key: str) -> None:
        window = self._windows.pop(key)
        self._places[key].take_back()
        window.deleteLater()

    def _on_sign_out(self) -> None:
        self._leaving = self.can_close()
        if self._leaving:
            self.sign_out_requested.emit()
            self._leaving = False  # it may have been put off

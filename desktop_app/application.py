"""The composition root: data folder, log, look, language, the shop, and which window is up."""

import gc
import os
import signal
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import LumbungError
from db.home import Home
from desktop_app.appearance import Appearance
from desktop_app.first_paint import FirstPaint
from desktop_app.login.card_window import CardWindow
from desktop_app.login.login_window import LoginWindow
from desktop_app.shell.background import Background
from desktop_app.shell.crash import install_crash_handler
from desktop_app.shell.settings import Settings
from desktop_app.shell.signals import ShopSignals
from desktop_app.shell.theme import FUSION
from desktop_app.shopkeeper import Opened, Shopkeeper, described
from desktop_app.stage import Stage

if TYPE_CHECKING:  # what is not needed to show the login window is loaded when it is needed
    from db.access import Actor
    from db.queries.people import Person
    from desktop_app.login.answers import Answers
    from desktop_app.login.making_shop import FillDemo
    from desktop_app.shell.hub_link import HubLink
    from desktop_app.shell.session import Session
    from desktop_app.workplace import Pages, Workplace


def run(home: Home, arguments: Sequence[str] = ()) -> int:
    """Opens the windows on a data folder until they are closed.

    Returns 0, or 1 when the person gave up on a shop that could not be opened: also because
    another window program works on the folder. `arguments` are Qt's (-platform, -style ...).
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal; what is kept is on disk
    application = QApplication(["lumbung", *FUSION, *arguments])
    application.setApplicationName("Lumbung")
    application.setDesktopFileName("lumbung")
    application.setQuitOnLastWindowClosed(False)
    with suppress(OSError):  # the desk says why
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    crash_handler = install_crash_handler(home.logs)
    desk = Desk(application, home)
    desk.ended.connect(application.exit)
    desk.start()
    QTimer.singleShot(0, gc.enable)  # after the first window: see main.py
    try:
        return application.exec()
    finally:
        desk.close()
        del desk
        gc.collect()  # what windows hold goes while Qt is there: icons that outlive it are a crash
        crash_handler.deleteLater()


def _now() -> int:
    """Microseconds UTC."""
    return time.time_ns() // 1000


class Desk(QObject):
    """Which window is up, from the start of the program to its end.

    `start` shows the first one; `ended(exit_code)` asks for the end; then call `close`. One window
    is up at a time: first start, lost key, trouble, login, or the main window of a person.
    """

    ended = Signal(int)

    def __init__(
        self,
        application: QApplication,
        home: Home,
        *,
        fill_demo: "FillDemo | None" = None,
        pages: "Pages | None" = None,
        clock: Callable[[], int] = _now,
    ) -> None:
        """`fill_demo`, `pages` and `clock` (microseconds UTC) take the place of the real ones."""
        super().__init__()
        self._application = application
        self._shopkeeper = Shopkeeper(home)
        self._fill_demo, self._pages, self._clock = fill_demo, pages, clock
        self._settings = Settings(home.preferences)
        self._appearance = Appearance(application, self._settings)
        self._signals = ShopSignals()
        self._opened: Opened | None = None
        self._workplace: Workplace | None = None
        self._hub: HubLink | None = None
        self._background = Background(self._leave_database)
        self._stage = Stage(self._appearance, self._speak)

    @property
    def window(self) -> QWidget | None:
        """The window that is up."""
        return self._stage.window

    def start(self) -> None:
        """Opens the shop and shows the window that fits what is there; login before it is open."""
        if os.path.exists(self._shopkeeper.home.database):  # noqa: PTH110  (this one never raises)
            self._show_login()
            assert self.window is not None  # noqa: S101  (it has just been shown)
            FirstPaint(self.window).painted.connect(self._open_shop)
        else:
            self._open_shop()

    def _open_shop(self) -> None:
        self._open(self._shopkeeper.open, self._on_not_opened)

    def close(self) -> None:
        """Finishes what is being written, ends the threads, lets go of the folder."""
        self.blockSignals(True)  # nobody needs to be told of the end any more
        if self._workplace is not None:
            self._workplace.hurry()
        if self.window is not None:
            self.window.close()
        self._leave_workplace()
        if self._hub is not None:
            self._hub.end()
        self._background.close()
        self._shopkeeper.release()
        self._appearance.language.forget()

    def _open(
        self, opening: Callable[[], Opened | None], on_failed: Callable[[LumbungError], None]
    ) -> None:
        self._background.read(opening, self._on_opened, on_failed, owner=self)

    def _on_opened(self, opened: Opened | None) -> None:
        self._opened = opened
        if opened is None:
            self._show_wizard()
        elif isinstance(self.window, LoginWindow):
            self.window.welcome(opened.database, opened.shop, opened.names)
        else:
            self._show_login()

    def _on_not_opened(self, error: LumbungError) -> None:
        if error.code == "key_missing":
            self._show_key_window()
        else:
            self._show_trouble(error)

    def _leave_database(self) -> None:
        """On each worker as it ends: its connection is its own."""
        if self._opened is not None:
            self._opened.database.close()

    # One window after the other

    def _show_trouble(self, error: LumbungError) -> None:
        from desktop_app.login.trouble_window import TroubleWindow

        def make() -> CardWindow:
            home = self._shopkeeper.home
            window = TroubleWindow(error, home.folder, home.backups, self._appearance.look)
            window.retried.connect(self.start)
            return window

        self._stage.show_card(make, lambda: self.ended.emit(1))

    def _show_key_window(self) -> None:
        from desktop_app.login.key_window import KeyWindow

        def make() -> CardWindow:
            window = KeyWindow(self._shopkeeper.home.backups, self._appearance.look)
            window.submitted.connect(
                lambda key: self._open(partial(self._shopkeeper.open_with, key), window.show_error)
            )
            return window

        self._stage.show_card(make, lambda: self.ended.emit(1))

    def _show_wizard(self) -> None:
        from desktop_app.login.answers import Answers
        from desktop_app.login.wizard import FirstStartWizard

        if self._fill_demo is None:
            from db.demo.fill import fill_demo

            self._fill_demo = fill_demo
        answers = Answers.at_first(self._appearance.language.code)
        wizard = FirstStartWizard(
            self._shopkeeper.home,
            self._background,
            answers,
            self._fill_demo,
            self._appearance.language.use,
        )
        wizard.made.connect(partial(self._on_shop_made, answers))
        wizard.closed.connect(lambda: self.ended.emit(0))
        self._stage.show(wizard)

    def _show_login(self) -> None:
        def make() -> CardWindow:
            last_login = self._settings.last_login_name
            window = LoginWindow(self._background, self._appearance.look, last_login, self._clock)
            window.signed_in.connect(self._on_signed_in)
            if self._opened is not None:
                window.welcome(self._opened.database, self._opened.shop, self._opened.names)
            return window

        self._stage.show_card(make, lambda: self.ended.emit(0))

    # The person's time

    def _on_shop_made(self, answers: "Answers", owner: "Actor | None", language: str) -> None:
        """The owner of a new shop is in it; in one that was joined everybody signs in."""
        self._settings.language = language
        self._settings.scanners = answers.scanners

        def enter(opened: Opened | None) -> None:
            self._opened = opened
            if owner is not None:
                self._on_signed_in(owner)
            else:
                self._settings.last_login_name = answers.server.login
                self._show_login()

        self._background.read(self._shopkeeper.open, enter, self._on_not_opened, owner=self)

    def _on_signed_in(self, actor: "Actor") -> None:
        from db.queries.people import person

        assert self._opened is not None  # noqa: S101  (somebody has just signed in to it)
        database = self._opened.database
        self._background.read(
            partial(person, database, actor),
            partial(self._enter, actor),
            self._show_trouble,
            owner=self,
        )

    def _enter(self, actor: "Actor", person: "Person") -> None:
        from desktop_app.rooms import pages_for
        from desktop_app.shell.session import Session
        from desktop_app.workplace import Workplace

        assert self._opened is not None  # noqa: S101  (the person was read from it)
        self._settings.last_login_name = person.login
        session = Session(
            database=self._opened.database,
            actor=actor,
            person=person,
            shop=self._opened.shop,
            background=self._background,
            signals=self._signals,
            settings=self._settings,
        )
        self._hub = self._hub_link(session)
        session = replace(session, hub=self._hub)
        pages = self._pages or pages_for
        self._workplace = Workplace(self._application, session, pages, self)
        self._workplace.signed_out.connect(self._on_signed_out)
        self._workplace.closed.connect(lambda: self.ended.emit(0))
        self._workplace.language_chosen.connect(self._on_language_chosen)
        self._workplace.theme_chosen.connect(self._appearance.paint)
        self._stage.show(self._workplace.open(self._appearance.look))

    def _hub_link(self, session: "Session") -> "HubLink | None":
        """In a shop that several PCs share; the last person's ends before it begins."""
        if session.actor.way is None:
            return None
        from db.sharing.shop_copy import ShopCopy
        from desktop_app.shell.hub_link import HubLink

        copy, last = ShopCopy(session.database, session.actor), self._hub
        link = HubLink(session.actor.way.open, copy, session.signals, self, after=last)
        if last is not None:
            last.deleteLater()
        return link

    def _leave_workplace(self) -> None:
        if self._workplace is not None:
            self._workplace.end()
            self._workplace.deleteLater()
            self._workplace = None

    def _on_signed_out(self) -> None:
        """The names are asked for anew: somebody may have been let in or out."""
        self._leave_workplace()
        self._stage.forget()
        assert self._opened is not None  # noqa: S101  (somebody was signed in to it)
        self._open(partial(described, self._opened.database), self._show_trouble)

    def _on_language_chosen(self, language: str) -> None:
        if self._workplace is not None and self._workplace.put_away():
            self._stage.forget()
            self._speak(language)
            self._stage.show(self._workplace.open(self._appearance.look))

    def _speak(self, language: str) -> None:
        self._appearance.speak(language)
        self._signals.language_changed.emit(language)

"""One signed-in person's time in the shop: the main window, the scanner, the state of the books."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from db.errors import LumbungError
from db.queries.items import ItemRow
from db.queries.people import Person, person
from db.sharing.link import LinkState
from desktop_app.books import BooksCheck, BooksState
from desktop_app.daily_backup import DailyBackup
from desktop_app.leaving import Leaving
from desktop_app.login.card_window import Look
from desktop_app.scanners import Scanners
from desktop_app.shell.hub_answer import note_answer
from desktop_app.shell.hub_words import hub_words
from desktop_app.shell.main_window import MainWindow
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import Page
from desktop_app.shell.rail import SignedIn
from desktop_app.shell.roles import role_name
from desktop_app.shell.session import Session

if TYPE_CHECKING:
    from desktop_app.to_settle import ToSettle

Pages = Callable[[Session], list[Page]]


class Workplace(QObject):
    """`signed_out` when the person leaves, `closed` when they close the window.

    Whose own rights have changed is signed out: the window shows what they might do before.

    `open` shows the window, `put_away` takes it away; in between the language may change.
    """

    signed_out = Signal()
    closed = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self, application: QCoreApplication, session: Session, pages: Pages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._hub = session.hub
        self._session = session
        self._pages = pages
        self._page_key = ""
        self._carried: dict[str, object] = {}
        self._scanners = Scanners(application, session, self)
        self._books = BooksCheck(session, self)
        self._books.told.connect(self._on_books_told)
        self._backup = DailyBackup(session, self)
        self._backup.told.connect(self._on_backup_told)
        session.signals.item_page_wanted.connect(self._on_item_page_wanted)
        session.signals.count_wanted.connect(self._on_count_wanted)
        session.signals.sign_out_wanted.connect(self._on_sign_out_wanted)
        session.background.failed.connect(self._on_failed)
        session.signals.accounts_changed.connect(self._on_accounts_changed)
        self._to_settle = self._counting() if self._hub is not None else None
        if self._hub is not None:
            self._hub.told.connect(self._on_hub_told)
            self._hub.start()

    def open(self, look: Look) -> MainWindow:
        """The window, at the page where the last one was."""
        session = self._session
        who = SignedIn(session.person.name, role_name(session.person.role_name), session.shop.name)
        pages = self._pages(session)
        window = MainWindow(pages, who, session.settings, look.language, look.theme)
        self.window = window
        if any(page.key == self._page_key for page in pages):
            window.show_page(self._page_key)
        self._leaving = Leaving(window, session.background, self)
        window.sign_out_requested.connect(self._on_sign_out_wanted)
        window.language_chosen.connect(self._on_language_chosen)
        window.theme_chosen.connect(self.theme_chosen)
        window.closed.connect(self.closed)
        self._session.signals.noticed.connect(window.toast.show_message)
        if self._hub is not None:
            self._on_hub_told(self._hub.state)
        if self._to_settle is not None:
            window.show_count("sharing", self._to_settle.count)
        window.show()
        if any(page.key == "scan" for page in pages):
            window.made("scan")  # it hears scans whichever page is in front
        window.carry_on(self._carried)
        self._books.start()
        return window

    def put_away(self) -> bool:
        """Closes the window and its pages; False when a page will not let go."""
        self._page_key = self.window.page_key
        self._carried = self.window.carried()
        self.window.closed.disconnect(self.closed)
        self._leaving.stop()
        if not self.window.close():
            self.window.closed.connect(self.closed)
            self._leaving = Leaving(self.window, self._session.background, self)
            return False
        self.window.deleteLater()
        return True

    def hurry(self) -> None:
        """The window closes at once from now on, whatever is still being written."""
        self._leaving.stop()

    def end(self) -> None:
        """Hears no scanner and checks nothing any more."""
        if self._hub is not None:
            self._hub.stop()
        if self._to_settle is not None:
            self._to_settle.stop()
        self._books.stop()
        self._backup.stop()
        self._scanners.stop()

    def _counting(self) -> "ToSettle":
        from desktop_app.to_settle import ToSettle  # with the lists of a room

        counting = ToSettle(self._session, self)
        counting.told.connect(self._on_to_settle)
        return counting

    def _on_accounts_changed(self) -> None:
        session = self._session
        session.background.read(
            partial(person, session.database, session.actor),
            self._on_person_read,
            lambda _: self._sign_out(),
            owner=self,
            key="person",
        )

    def _on_person_read(self, now: Person) -> None:
        if now.permissions != self._session.person.permissions:
            self._sign_out()

    def _on_language_chosen(self, language: str) -> None:
        """Pages carry on what they have been told of, so that comes first."""
        self._leaving.after_all(partial(self.language_chosen.emit, language))

    def _on_sign_out_wanted(self) -> None:
        """A method: nobody's signals reach it once this is gone, as they would a lambda."""
        self._leaving.after_all(self._sign_out)

    def _sign_out(self) -> None:
        if self.put_away():
            self.signed_out.emit()

    def _on_count_wanted(self) -> None:
        self.window.show_page("scan")

    def _on_item_page_wanted(self, item: ItemRow) -> None:
        self.window.show_page("items")
        self._session.signals.item_wanted.emit(item)

    def _on_books_told(self, state: BooksState) -> None:
        """The backup follows, so that the two never keep both readers from the windows."""
        self.window.show_health(state.health, state.sentence, state.details)
        if state.health != "unchecked":
            self._backup.look()

    def _on_hub_told(self, state: LinkState) -> None:
        """Whose rights rest, or who is let in no more, is signed out."""
        words = hub_words(state, self._session.shop.timezone)
        self.window.show_hub(words.health, words.sentence, words.details)
        if state.kind in ("connected", "refused"):
            note_answer(self._session.settings, state.error)
        if state.agreed_at:
            self._session.settings.agreed_at = state.agreed_at
        if state.lease is not None and state.lease.is_ended:
            self._sign_out()
        elif state.lease is not None and state.lease.is_over:
            self._on_accounts_changed()

    def _on_to_settle(self, count: int, more: bool) -> None:
        """On the rail; whoever looks at another page is told of what is new."""
        self.window.show_count("sharing", count)
        if more and self.window.page_key != "sharing":
            said = self.tr("Sharing has something for you to settle ({count})").format(count=count)
            self.window.toast.show_message(said, self.tr("S&how"), self._show_sharing)

    def _show_sharing(self) -> None:
        self.window.show_page("sharing")

    def _on_backup_told(self, sentence: str, details: str) -> None:
        self.window.show_backup(sentence, details)

    def _on_failed(self, error: LumbungError) -> None:
        self.window.toast.show_message(sentence_for(error))

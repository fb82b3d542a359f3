"""Whether the books agree: looked at in the background, told in the status bar in words."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from db.errors import CannotOpen, LumbungError
from db.heads import kept_heads
from db.home import Home
from db.queries.check import Problem, check
from db.rules.calendar import local_time
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.problems import problem_in_words
from desktop_app.shell.session import Session
from desktop_app.shell.status import Health

EVERY_MS = 30 * 60 * 1000
SHOWN = 5


@dataclass(frozen=True)
class BooksState:
    """What the status bar says of the books."""

    health: Health
    sentence: str
    details: str = ""


class BooksCheck(QObject):
    """`told(BooksState)` before and after every look; the first one comes at `start`."""

    told = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._unwanted = threading.Event()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Looks now and then every half hour."""
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Looks no more; a look that is under way ends at once."""
        self._timer.stop()
        self._unwanted.set()

    def _look(self) -> None:
        self.told.emit(BooksState("unchecked", self.tr("The books are being checked")))
        self._session.background.read(
            self._problems, self._on_checked, self._on_failed, owner=self, key="books"
        )

    def _problems(self) -> list[Problem] | None:
        """None when nobody wants to know any more."""
        database = self._session.database
        try:
            with database.interruptible(self._unwanted.is_set):
                return check(database, kept_heads(Home(database.path.parent).journal_heads))
        except CannotOpen as error:
            if error.code != "interrupted":
                raise
            return None

    def _on_checked(self, problems: list[Problem] | None) -> None:
        if problems:
            sentence = self.tr("The books do not agree ({count})").format(count=len(problems))
            self.told.emit(BooksState("amber", sentence, described(problems)))
        elif problems is not None:
            now = local_time(self._session.actor.clock(), self._session.shop.timezone)
            details = self.tr(
                "Checked at {time}: the file, stock, costs, documents and the journal."
            )
            self.told.emit(
                BooksState(
                    "healthy", self.tr("The books agree"), details.format(time=f"{now:%H:%M}")
                )
            )

    def _on_failed(self, error: LumbungError) -> None:
        self.told.emit(
            BooksState("amber", self.tr("The books could not be checked"), sentence_for(error))
        )


def described(problems: Sequence[Problem]) -> str:
    """The first problems in words, and how many more there are."""
    lines = [problem_in_words(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        more = QCoreApplication.translate("Books", "and {count} more")
        lines.append(more.format(count=len(problems) - SHOWN))
    return "\n".join(lines)

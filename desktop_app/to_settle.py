"""How much of what several PCs left is to be settled by the person who is signed in."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import LumbungError
from db.queries.to_settle import count_to_settle
from desktop_app.shell.session import Session

SOON_MS = 500
BREATH_MS = 5_000  # after a look: in a shop of a million items one costs half a second


class ToSettle(QObject):
    """`told(number, more)` whenever it is another one, `more` than at the last look or fewer.

    Looks soon after something came from other PCs or was done here.
    """

    told = Signal(int, bool)
    looked = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._count = 0
        self._is_looking = self._is_old = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._connect_signals()
        self._soon.start()

    @property
    def count(self) -> int:
        """At the last look."""
        return self._count

    def stop(self) -> None:
        """Looks no more."""
        self.blockSignals(True)
        self._soon.stop()

    def _connect_signals(self) -> None:
        self._soon.timeout.connect(self._look)
        signals = self._session.signals
        for changed in (signals.items_changed, signals.stock_changed, signals.accounts_changed):
            changed.connect(self._look_soon)

    def _look_soon(self) -> None:
        """What is told during a look is looked at by the next one: one at a time."""
        self._is_old = True
        if not (self._is_looking or self._soon.isActive()):
            self._soon.start(max(self._breath.remainingTime(), SOON_MS))

    def _look(self) -> None:
        self._is_looking, self._is_old = True, False
        count = partial(count_to_settle, self._session.database, self._session.actor)
        self._session.background.read(count, self._on_counted, self._on_failed, owner=self)

    def _on_counted(self, count: int) -> None:
        if count != self._count:
            before, self._count = self._count, count
            self.told.emit(count, count > before)
        self._rest()

    def _on_failed(self, _error: LumbungError) -> None:
        """Whoever looks at the lists is told why."""
        self._rest()

    def _rest(self) -> None:
        self._is_looking = False
        self._breath.start()
        if self._is_old:
            self._look_soon()
        self.looked.emit()

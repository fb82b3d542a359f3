"""The link to the hub as windows know it: how it stands, and what came from other PCs."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from db.sharing.line import Line
from db.sharing.link import Copy, Link, LinkState
from desktop_app.shell.signals import ShopSignals

BREATH_MS = 1_000  # between two rounds of reading anew what other PCs keep changing
SECONDS_TO_END = 2.0
STOCK = frozenset({"document", "document_line", "movement", "movement_cost", "reservation"})
PEOPLE = frozenset({"account", "role", "role_permission", "device"})


class HubLink(QObject):
    """`told(LinkState)` whenever it stands otherwise; the shop's signals say what has changed.

    Everything here is on the UI thread and returns at once: who waits for the hub is the link's
    own thread. What people do at this PC goes to the hub at once, because the signals tell of it.
    """

    told = Signal(object)
    _told = Signal(object)
    _changed = Signal(object)

    def __init__(
        self,
        connect: Callable[[], Line],
        copy: Copy,
        signals: ShopSignals,
        parent: QObject | None = None,
        *,
        after: "HubLink | None" = None,
    ) -> None:
        """`after`: the link of the last person, which may still be ending."""
        super().__init__(parent)
        self.state = LinkState()
        self._signals = signals
        self._tables: frozenset[str] = frozenset()
        self._is_telling = False
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        self._link: Link = Link(
            connect,
            copy,
            _quietly(self._told.emit),
            _quietly(self._changed.emit),
            after=after._link if after is not None else None,
        )
        self._connect_signals()

    def start(self) -> None:
        """Connects, and stays connected as far as the hub lets it."""
        self._link.start()

    def retry(self) -> None:
        """Tries now, whatever pause there is."""
        self._link.retry()

    def stop(self) -> None:
        """Tells nothing more from now on; the thread ends by itself."""
        self.blockSignals(True)
        self._breath.stop()
        self._link.stop()

    def end(self) -> None:
        """Before the program ends: waits for the thread, not for the hub."""
        self.stop()
        self._link.join(SECONDS_TO_END)

    def _connect_signals(self) -> None:
        self._told.connect(self._on_told)
        self._changed.connect(self._on_changed)
        self._breath.timeout.connect(self._tell)
        signals = self._signals
        for booked in (signals.items_changed, signals.stock_changed, signals.documents_changed):
            booked.connect(self._on_booked)
        signals.accounts_changed.connect(self._on_booked)

    def _on_booked(self) -> None:
        if not self._is_telling:
            self._link.nudge()

    def _on_told(self, state: LinkState) -> None:
        self.state = state
        self.told.emit(state)

    def _on_changed(self, tables: frozenset[str]) -> None:
        """The first news is told at once, what follows closely in one go."""
        self._tables |= tables
        if not self._breath.isActive():
            self._tell()

    def _tell(self) -> None:
        tables, self._tables = self._tables, frozenset()
        if not tables:
            return
        self._breath.start()
        self._is_telling = True
        try:
            self._emit(tables)
        finally:
            self._is_telling = False

    def _emit(self, tables: frozenset[str]) -> None:
        signals = self._signals
        if tables - STOCK - PEOPLE:
            signals.items_changed.emit(None)
        if tables & STOCK:
            signals.stock_changed.emit(None)
            signals.documents_changed.emit(None)
        if tables & PEOPLE:
            signals.accounts_changed.emit()


def _quietly(emit: Callable[[object], None]) -> Callable[[object], None]:
    """For the link's thread, which may have something to tell when nobody is there any more."""

    def tell(news: object) -> None:
        with suppress(RuntimeError):  # Qt has deleted the object
            emit(news)

    return tell

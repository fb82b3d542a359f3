"""A shop of one PC becomes one that several share: all of it goes to the server."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.sharing.starting import share_shop
from db.sharing.trying import try_connection
from desktop_app.shell.long_work import LongWork
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.server_fields import ServerFields, TypedServer
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.progress_panel import ProgressPanel
from desktop_app.widgets.tokens import GRID

_WIDTH = 96 * GRID


class ConnectForm(QWidget):
    """For whoever holds `sharing.manage` and is the server's founder; `shared` at its end."""

    shared = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work = LongWork(self)
        self._fields = ServerFields(TypedServer(login=session.person.login), own_login=True)
        self._banner = Banner()
        self._test = button(self.tr("&Test the connection"), shortcut="F5", name="testConnection")
        self._share = button(self.tr("Share this sho&p"), "primary", name="shareShop")
        self._pages = QStackedWidget()
        self._build_ui()
        self._connect_signals()

    def enter(self) -> None:
        """What is typed first."""
        self._fields.enter()

    def stop(self) -> None:
        """The window goes: an upload that is under way ends, and can go on another day."""
        self._work.stop()

    def _build_ui(self) -> None:
        self.setObjectName("connectForm")
        self._banner.setObjectName("connectBanner")
        self._progress = ProgressPanel(
            self.tr("The shop goes to the server"),
            self.tr(
                "Everybody can go on working meanwhile. If you cancel, this computer stays a shop "
                "of its own; begun again, it goes on where it was."
            ),
            self.tr("{done} of {all} entries of the journal are there"),
        )
        self._pages.addWidget(self._form())
        self._pages.addWidget(self._progress)
        self._pages.setMaximumWidth(_WIDTH)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._pages)

    def _form(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(self.tr("Share this shop with other computers"), "lead"))
        said = self.tr(
            "All computers of the shop exchange their bookings through one server. It has to be "
            "made ready once, by whoever looks after it; the operator's guide says how. Here "
            "everything is brought to it, then other computers can join."
        )
        rows.addWidget(label(said, "quiet", wrap=True))
        rows.addWidget(self._fields)
        rows.addWidget(self._banner)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._test)
        row.addWidget(self._share)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addStretch(1)
        return made

    def _connect_signals(self) -> None:
        self._test.clicked.connect(self._on_test)
        self._share.clicked.connect(self._on_share)
        self._work.progressed.connect(self._progress.show_progress)
        self._progress.cancelled.connect(self._work.stop)

    def _on_test(self) -> None:
        if not self._fields.is_complete():
            return
        self._set_busy(True)
        self._banner.show_message("info", self.tr("Asking the server…"))
        server = self._fields.typed()
        self._session.background.ask_hub(
            lambda: try_connection(server.address(), login=server.login, password=server.password),
            self._on_tested,
            self._on_failed,
            owner=self,
        )

    def _on_tested(self, _nothing: None) -> None:
        self._set_busy(False)
        self._banner.show_message("success", self.tr("The server answers and lets you in."))

    def _on_share(self) -> None:
        if not self._fields.is_complete():
            return
        self._set_busy(True)
        self._pages.setCurrentIndex(1)
        self._progress.begin()
        self._work.begin()
        session, server, work = self._session, self._fields.typed(), self._work
        share = partial(share_shop, session.database, session.actor, told=work.told)
        session.background.ask_hub(
            lambda: share(
                address=server.address(), password=server.password, unwanted=work.unwanted
            ),
            lambda _: self.shared.emit(),
            self._on_failed,
            owner=self,
        )

    def _on_failed(self, error: LumbungError) -> None:
        self._set_busy(False)
        self._pages.setCurrentIndex(0)
        self._banner.hide()
        if error.code == "interrupted":
            stopped = self.tr("Cancelled. This computer is a shop of its own as before.")
            self._banner.show_message("info", stopped)
        elif not self._fields.show_problem(error):
            self._banner.show_message("error", sentence_for(error))

    def _set_busy(self, busy: bool) -> None:
        if busy:
            self._fields.clear_problems()
            self._banner.hide()
        for each in (self._test, self._share):
            each.setEnabled(not busy)

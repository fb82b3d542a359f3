"""How this PC and the server stand: in words for everybody, with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.sharing.address import Address, kept_address
from db.sharing.link import LinkState
from db.sharing.starting import leave_hub
from desktop_app.sharing.address_dialog import AddressDialog
from desktop_app.sharing.connect_form import ConnectForm
from desktop_app.sharing.leave_dialog import LeaveDialog
from desktop_app.shell.hub_link import HubLink
from desktop_app.shell.hub_words import hub_words
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.shell.status import Health
from desktop_app.widgets.confirm_dialog import ConfirmDialog
from desktop_app.widgets.controls import Panel, button, label
from desktop_app.widgets.icons import IconView
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID

_ICONS: dict[Health, tuple[str, str]] = {
    "healthy": ("success", "accent"),
    "unchecked": ("info", "text_quiet"),
    "amber": ("warning", "amber"),
}
_WIDTH = 96 * GRID


class ConnectionView(QWidget):
    """One of three: how the link stands, the form to share the shop, or "sign in anew"."""

    counted = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages = QStackedWidget()
        self._form: ConnectForm | None = None
        self._status: LinkStatus | None = None
        self._anew = button(self.tr("Sign in &anew"), "primary", name="signInAnew")
        self._build_ui()
        self._anew.clicked.connect(session.signals.sign_out_wanted)

    def read(self) -> None:
        """Where the server is, for whom it concerns."""
        if self._status is not None:
            self._status.read()

    def enter(self) -> None:
        """What is used first."""
        if self._form is not None:
            self._form.enter()
        elif self._status is not None:
            self._status.enter()

    def stop(self) -> None:
        """The window goes."""
        if self._form is not None:
            self._form.stop()

    def _build_ui(self) -> None:
        self.setObjectName("connectionSection")
        session = self._session
        if session.hub is not None:
            self._status = LinkStatus(session, session.hub)
            self._status.left.connect(self._on_left)
            self._status.moved.connect(self._on_moved)
            self._pages.addWidget(self._status)
        elif session.person.may("sharing.manage"):
            self._form = ConnectForm(session)
            self._form.shared.connect(self._on_shared)
            self._pages.addWidget(_scrolled(self._form))
        self._said = label("", "lead", wrap=True)
        self._pages.addWidget(self._end())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._pages)

    def _end(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._said)
        rows.addWidget(self._anew, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        return made

    def _on_shared(self) -> None:
        self._show_end(
            self.tr(
                "All of the shop is on the server. Sign in anew: then this computer is linked. "
                "Then give everybody else a new password on the page People: with it they sign in "
                "on every computer."
            )
        )

    def _on_left(self) -> None:
        self._show_end(self.tr("This computer is a shop of its own now. Sign in anew to go on."))

    def _on_moved(self) -> None:
        said = self.tr("The server of this shop answers there. Sign in anew to work with it.")
        self._show_end(said)

    def _show_end(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._pages.setCurrentIndex(self._pages.count() - 1)
        self._anew.setFocus()


class LinkStatus(QWidget):
    """The sentence of the status bar with what more there is to say.

    `left` once this computer is a shop of its own, `moved` once its server is somewhere else.
    """

    left = Signal()
    moved = Signal()

    def __init__(self, session: Session, hub: HubLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._hub = session, hub
        self._icon = IconView("info", "text_quiet", 24)
        self._sentence = label("", "lead", wrap=True)
        self._details = label("", wrap=True)
        self._where = label("", "quiet", wrap=True)
        self._banner = Banner()
        self._try = button(self.tr("Try now"), icon_name="refresh", shortcut="F5", name="tryHubNow")
        self._move = button(self.tr("Another add&ress…"), name="moveHub")
        self._leave = button(self.tr("&Leave the server…"), name="leaveHub")
        self._leave_gone = button(self.tr("The server is &gone for good…"), name="leaveGoneHub")
        self._could_not_leave = False
        self._address: Address | None = None
        self._build_ui()
        self._connect_signals()
        self._show(hub.state)

    def read(self) -> None:
        """Where the server is."""
        database = self._session.database
        self._session.background.read(
            lambda: kept_address(database), self._show_address, owner=self, key="address"
        )

    def enter(self) -> None:
        """The one thing to do."""
        self._try.setFocus()

    def _build_ui(self) -> None:
        self._sentence.setObjectName("hubSentence")
        self._details.setObjectName("hubDetails")
        self._where.setObjectName("hubAddress")
        panel = Panel()
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._sentence, 1)
        panel.body.addLayout(top)
        panel.body.addWidget(self._details)
        panel.body.addWidget(self._where)
        panel.setMaximumWidth(_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self._try)
        buttons.addWidget(self._move)
        buttons.addWidget(self._leave)
        buttons.addWidget(self._leave_gone)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._banner)
        rows.addWidget(panel)
        rows.addLayout(buttons)
        rows.addStretch(1)
        self._leave.setVisible(self._session.person.may("sharing.manage"))
        self._move.setEnabled(False)  # until the address is known

    def _connect_signals(self) -> None:
        self._hub.told.connect(self._show)
        self._try.clicked.connect(self._hub.retry)
        self._move.clicked.connect(self._on_move)
        self._leave.clicked.connect(self._on_leave)
        self._leave_gone.clicked.connect(self._on_leave_gone)

    def _show(self, state: LinkState) -> None:
        words = hub_words(state, self._session.shop.timezone)
        self._icon.show_icon(*_ICONS[words.health])
        self._sentence.setText(words.sentence)
        self._details.setText(words.details)
        self._details.setVisible(bool(words.details))
        is_over = state.lease is not None and state.lease.is_over
        is_out = state.kind == "refused" or is_over or self._could_not_leave
        self._leave_gone.setVisible(is_out and state.kind != "connected")
        self._move.setVisible(is_over or self._session.person.may("sharing.manage"))

    def _show_address(self, address: Address | None) -> None:
        if address is None:
            return
        self._address = address
        self._move.setEnabled(True)
        said = self.tr("Server: {hosts}, database {database}")
        hosts = ", ".join(address.hosts)
        self._where.setText(said.format(hosts=hosts, database=address.database))

    def _on_move(self) -> None:
        if self._address is None:
            return
        lease = self._hub.state.lease
        with_key = lease is not None and lease.is_over
        if AddressDialog.ask(self._session, self._address, self, with_key=with_key):
            self._hub.stop()
            self.moved.emit()

    def _on_leave(self) -> None:
        is_sure = ConfirmDialog.ask(
            self.tr("Leave the server?"),
            self.tr(
                "This computer keeps all of the shop and becomes a shop of its own. The other "
                "computers hear nothing of it any more, and what waits here does not reach them. "
                "To come back it has to join anew."
            ),
            self.tr("&Leave"),
            self,
        )
        if is_sure:
            self._leave.setEnabled(False)
            database, actor = self._session.database, self._session.actor
            self._session.background.ask_hub(
                lambda: leave_hub(database, actor), self._on_done, self._on_failed, owner=self
            )

    def _on_leave_gone(self) -> None:
        if LeaveDialog.ask(self._session, self):
            self._on_done()

    def _on_done(self, _nothing: None = None) -> None:
        self._hub.stop()
        self.left.emit()

    def _on_failed(self, error: LumbungError) -> None:
        self._leave.setEnabled(True)
        self._could_not_leave = True
        self._show(self._hub.state)
        self._banner.show_message("error", sentence_for(error))


def _scrolled(widget: QWidget) -> QScrollArea:
    """A small window keeps everything within reach."""
    made = QScrollArea()
    made.setWidget(widget)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made

"""The shop's PCs, when all their books were last seen to be the same, and "Compare now"."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.sharing.agreeing import Agreement, compare_now
from db.sharing.link import LinkState
from desktop_app.sharing.owner_sections import devices_section
from desktop_app.sharing.section_view import SectionView
from desktop_app.sharing.words import moment
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button, label
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.tokens import GRID


class DevicesView(QWidget):
    """Used as a `SectionView` is."""

    counted = Signal(int)
    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._list = SectionView(session, devices_section(session))
        self._agreed = label("", wrap=True)
        self._banner = Banner()
        self._compare = button(
            self.tr("Compare now"), icon_name="refresh", shortcut="F5", name="compareNow"
        )
        self._build_ui()
        self._compare.clicked.connect(self._on_compare)
        self._list.changed.connect(self.changed)
        self._show_agreed()
        if session.hub is not None:
            session.hub.told.connect(self._on_told)

    def read(self) -> None:
        """Asks the server."""
        self._list.read()

    def enter(self) -> None:
        """The list is what is used first."""
        self._list.enter()

    def _build_ui(self) -> None:
        self._agreed.setObjectName("lastAgreement")
        self._banner.setObjectName("comparison")
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self._agreed, 1)
        top.addWidget(self._compare)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addLayout(top)
        rows.addWidget(self._banner)
        rows.addWidget(self._list, 1)

    def _show_agreed(self) -> None:
        at = self._session.settings.agreed_at
        never = self.tr("The books of all computers have not been compared yet.")
        said = self.tr("The books of all computers were last the same on {when}.")
        zone = self._session.shop.timezone
        self._agreed.setText(said.format(when=moment(at, zone)) if at else never)

    def _on_told(self, state: LinkState) -> None:
        """The link compares by itself while it is quiet."""
        self._show_agreed()
        if state.differs:
            self._show_difference()

    def _on_compare(self) -> None:
        self._compare.setEnabled(False)
        going = self.tr("Everything is exchanged and compared…")
        self._banner.show_message("info", going)
        session = self._session
        compare: Callable[[], Agreement] = partial(compare_now, session.database, session.actor)
        session.background.ask_hub(compare, self._on_compared, self._on_failed, owner=self)

    def _on_compared(self, agreement: Agreement) -> None:
        self._compare.setEnabled(True)
        self._list.show_rows(agreement.devices)
        there = [row for row in agreement.devices if row.revoked_at is None]
        if all(row.agrees for row in there):
            self._session.settings.agreed_at = self._session.actor.clock()
            self._banner.show_message("success", self.tr("The books of all computers agree."))
        elif agreement.is_whole:
            some = self.tr(
                "What could be compared agrees. Computers that are off or behind were left out."
            )
            self._banner.show_message("info", some)
        else:
            self._show_difference()
        self._show_agreed()

    def _show_difference(self) -> None:
        differ = self.tr(
            "The books of a computer differ from those here. Make a backup of both and ask "
            "for help."
        )
        self._banner.show_message("error", differ)

    def _on_failed(self, error: LumbungError) -> None:
        self._compare.setEnabled(True)
        self._banner.show_message("error", sentence_for(error))

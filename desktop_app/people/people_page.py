"""The page of people: who may sign in, as what, and everything that is done to an account."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.errors import LumbungError
from db.queries.people import AccountRow, accounts
from desktop_app.people.people_actions import PeopleActions
from desktop_app.people.people_columns import people_columns
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.widgets.action_button import action_button
from desktop_app.widgets.controls import line
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import Banner
from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import GRID


class PeoplePage(PageView):
    """For who holds `people.manage` alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = PeopleActions(session, self)
        self._banner = Banner()
        self._model: RowsModel[AccountRow] = RowsModel(people_columns(), self)
        self._table = DataTable("peopleTable", session.settings)
        self._build_ui()
        self._connect_signals()
        self._read()

    def header_actions(self) -> Sequence[QWidget]:
        """The button for a new person."""
        return [action_button(self._actions.new, "primary")]

    def activate(self) -> None:
        """The list is what is used first."""
        self._table.setFocus()

    def _build_ui(self) -> None:
        self.setObjectName("peoplePage")
        self._table.setAccessibleName(self.tr("People"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.show_model(self._model)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._buttons())
        rows.addWidget(self._banner)
        rows.addWidget(line())
        below = QHBoxLayout()
        below.setContentsMargins(2 * GRID - 2, 0, 0, 0)  # so that names stand below the title
        below.addWidget(self._table)
        rows.addLayout(below, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(3 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(GRID)
        for action in self._actions.for_one:
            row.addWidget(action_button(action))
        row.addStretch(1)
        return row

    def _connect_signals(self) -> None:
        self._table.current_row_changed.connect(self._actions.show_account)
        self._table.row_chosen.connect(self._actions.change_role.trigger)
        self._table.customContextMenuRequested.connect(self._on_menu_requested)
        self._actions.failed.connect(self._on_failed)
        self._session.signals.accounts_changed.connect(self._read)

    def _read(self) -> None:
        session = self._session
        session.background.read(
            lambda: accounts(session.database, session.actor),
            self._show,
            self._on_failed,
            owner=self,
            key="accounts",
        )

    def _show(self, rows: Sequence[AccountRow]) -> None:
        """The cursor stays on the person; a new one gets it."""
        before, known = self._table.current_row(), {row.id for row in self._model.rows}
        self._banner.hide()
        self._model.set_rows(rows)
        places = {row.id: place for place, row in enumerate(self._model.rows)}
        added = [place for account, place in places.items() if known and account not in known]
        self._table.select_row(added[0] if added else places.get(before.id, 0) if before else 0)

    def _on_failed(self, error: LumbungError) -> None:
        self._banner.show_message("error", sentence_for(error))

    def _on_menu_requested(self, place: QPoint) -> None:
        if not self._table.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setObjectName("peopleMenu")
        menu.addActions(self._actions.for_one)
        menu.addSeparator()
        menu.addAction(self._actions.new)
        copy = self.tr("Copy")
        menu.addAction(f"{copy}\tCtrl+C", self._table.copy_selection)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.viewport().mapToGlobal(place))

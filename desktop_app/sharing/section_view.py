"""One list of the page: its table, what there is to say of the chosen row, what can be done."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import LumbungError
from desktop_app.sharing.section import Deed, Section
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import Panel, button, label
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import Banner, EmptyState
from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import GRID


class SectionView(QWidget):
    """`counted(number)` whenever it was read; `changed` once something was done to a row."""

    counted = Signal(int)
    changed = Signal()

    def __init__(self, session: Session, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._section = session, section
        self._model: RowsModel[Any] = RowsModel(section.columns, self)
        self._table = DataTable(f"{section.key}Table", session.settings)
        self._details = label("", wrap=True)
        self._banner = Banner()
        self._pages = QStackedWidget()
        self._buttons = {deed.name: self._button(deed) for deed in section.deeds}
        self._is_busy = False
        self._unread = ""
        self._build_ui()
        self._table.current_row_changed.connect(self._show_row)

    def read(self) -> None:
        """Asks anew; the row that was chosen stays chosen."""
        background = self._session.background
        if self._section.asks_hub:
            background.ask_hub(self._section.read, self.show_rows, self._on_unread, owner=self)
        else:
            background.read(self._section.read, self.show_rows, self._on_unread, owner=self, key="")

    def show_rows(self, rows: Sequence[Any]) -> None:
        """The cursor stays on its row, else where it was; why they could not be read is over."""
        if self._banner.text() == self._unread:
            self._banner.hide()
        self._unread = ""
        before, place = self._table.current_row(), max(self._table.currentIndex().row(), 0)
        self._model.set_rows(rows)
        self._table.fit_columns()
        self._pages.setCurrentIndex(1 if rows else 0)
        shown = self._model.rows
        if shown:
            again = shown.index(before) if before in shown else min(place, len(shown) - 1)
            self._table.select_row(again)
        self.counted.emit(sum(map(self._section.counts, rows)))

    def enter(self) -> None:
        """The list is what is used first."""
        self._table.setFocus()

    def _button(self, deed: Deed) -> QPushButton:
        made = button(
            deed.text, deed.variant, icon_name=deed.icon, shortcut=deed.key, name=deed.name
        )
        made.clicked.connect(partial(self._on_pressed, deed))
        return made

    def _build_ui(self) -> None:
        section = self._section
        self.setObjectName(f"{section.key}Section")
        self._table.setAccessibleName(section.title)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.show_model(self._model)
        self._details.setObjectName(f"{section.key}Details")
        self._banner.setObjectName(f"{section.key}Banner")
        self._pages.addWidget(EmptyState(section.icon, section.nothing, section.purpose))
        self._pages.addWidget(self._list())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addWidget(self._banner)
        rows.addWidget(self._pages, 1)
        self._show_row(None)

    def _list(self) -> QWidget:
        made = QWidget()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(label(self._section.purpose, "quiet", wrap=True))
        rows.addWidget(self._table, 1)
        self._panel = Panel()
        self._panel.body.addWidget(self._details)
        rows.addWidget(self._panel)
        if self._buttons:
            row = QHBoxLayout()
            row.setSpacing(GRID)
            for each in self._buttons.values():
                row.addWidget(each)
            row.addStretch(1)
            rows.addLayout(row)
        return made

    def _show_row(self, row: Any) -> None:
        text = self._section.details(row) if row is not None else ""
        self._details.setText(text)
        self._panel.setVisible(bool(text))
        for deed in self._section.deeds:
            fits = row is not None and not self._is_busy and deed.fits(row)
            self._buttons[deed.name].setEnabled(fits)

    def _on_pressed(self, deed: Deed) -> None:
        row = self._table.current_row()
        operation = deed.prepare(row, self) if row is not None else None
        if operation is None:
            return
        self._set_busy(True)
        background = self._session.background
        run = background.ask_hub if deed.asks_hub else background.write
        run(operation, partial(self._on_done, deed), self._on_refused, owner=self)

    def _on_done(self, deed: Deed, _result: object) -> None:
        self._banner.hide()
        self._set_busy(False)
        if deed.done:  # here, where a toast would lie on the buttons
            self._banner.show_message("success", deed.done)
        self.read()
        self.changed.emit()

    def _on_refused(self, error: LumbungError) -> None:
        """Whoever was quicker has changed the list."""
        self._set_busy(False)
        self._on_failed(error)
        self.read()

    def _on_unread(self, error: LumbungError) -> None:
        self._unread = sentence_for(error)
        self._on_failed(error)

    def _on_failed(self, error: LumbungError) -> None:
        self._banner.show_message("error", sentence_for(error))

    def _set_busy(self, busy: bool) -> None:
        self._is_busy = busy
        self._show_row(self._table.current_row())

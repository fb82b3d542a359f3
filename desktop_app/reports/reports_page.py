"""The page of reports: list at the left, filters, key figures, the table with totals, export."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from db.errors import LumbungError
from db.exchange.report_file import Wording, export_report
from db.queries.reports import Report, report_names, run_report
from db.queries.shop import Choice, categories, locations
from db.rules.calendar import business_date, local_time
from desktop_app.reports.filter_bar import FilterBar
from desktop_app.reports.key_figures import FigureStrip, figures_of
from desktop_app.reports.report_columns import Row, export_words, money_text, shown_columns
from desktop_app.reports.save_report_dialog import SaveReportDialog
from desktop_app.reports.totals_row import TotalsRow
from desktop_app.reports.words import COLUMNS, day_in_words, in_words, report_title
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.shell.settings import Settings
from desktop_app.widgets.controls import button, line
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import Banner, EmptyState
from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import GRID

_LIST_WIDTH = 17 * GRID


class ReportsPage(PageView):
    """Shows the reports that the person may open, always as the shop is now.

    A row of the stock opens what it is made of: the movements of that item at that location.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = not session.person.may_for_all("report.view")
        self._is_stale = False
        self._shown: Report | None = None
        self._columns = _ColumnsOfReports(session.settings)
        self._list = QListWidget()
        self._filters = FilterBar(self._today)
        self._figures = FigureStrip()
        self._message = Banner()
        self._table = DataTable("reportTable", self._columns)
        self._totals = TotalsRow(self._table)
        self._export = self._export_button() if session.person.may("report.export") else None
        self._build_ui()
        self._connect_signals()

    def header_actions(self) -> Sequence[QWidget]:
        """The export, for those who may."""
        return [self._export] if self._export else []

    def activate(self) -> None:
        """The list of reports has the focus."""
        self._list.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """A page that comes into sight shows what happened meanwhile."""
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _build_ui(self) -> None:
        self.setObjectName("reportsPage")
        self._list.setObjectName("reportList")
        self._list.setAccessibleName(self.tr("Reports"))
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setContentsMargins(GRID, GRID, GRID, GRID)
        self._message.setObjectName("reportMessage")
        self._totals.setObjectName("reportTotals")
        self._table.setAccessibleName(self.tr("Report"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._list)
        row.addWidget(line(vertical=True))
        rows = QVBoxLayout()
        rows.setSpacing(2 * GRID)
        for widget in (self._filters, self._message, self._figures):
            rows.addWidget(widget)
        rows.addLayout(self._body(), 1)
        row.addLayout(rows, 1)

    def _body(self) -> QStackedLayout:
        """The table with its totals; or, where there are no rows, why not."""
        full = QWidget()
        rows = QVBoxLayout(full)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._totals)
        self._no_stock = EmptyState(
            "reports",
            self.tr("Nothing in stock yet"),
            self.tr("What you receive stands here with its value."),
        )
        self._nothing_fits = EmptyState(
            "filter",
            self.tr("Nothing fits these filters"),
            self.tr("Choose other days, or take filters away."),
            self.tr("Clea&r filters"),
        )
        self._stack = QStackedLayout()
        for view in (full, self._no_stock, self._nothing_fits):
            self._stack.addWidget(view)
        return self._stack

    def _export_button(self) -> QPushButton:
        return button(
            self.tr("&Export CSV"), icon_name="export", shortcut="Ctrl+E", name="exportCsv"
        )

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._on_report_chosen)
        self._filters.changed.connect(self._refresh)
        self._nothing_fits.pressed.connect(self._on_clear)
        self._table.row_chosen.connect(self._on_row_chosen)
        self._session.signals.stock_changed.connect(self._on_stock_changed)
        self._session.signals.items_changed.connect(self._on_items_changed)
        if self._export:
            self._export.clicked.connect(self._on_export)
        self._filters.choose_period("today" if self._own else "this_month")
        self._ask_choices()
        database, actor = self._session.database, self._session.actor
        self._session.background.read(
            lambda: report_names(database, actor), self._on_names, self._on_failed, owner=self
        )

    def _name(self) -> str:
        return str(self._list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _today(self) -> date:
        return business_date(self._session.actor.clock(), self._session.shop.timezone)

    def _ask_choices(self) -> None:
        database, actor = self._session.database, self._session.actor
        self._session.background.read(
            lambda: (categories(database, actor), locations(database, actor)),
            self._on_choices,
            self._on_failed,
            owner=self,
            key="choices",
        )

    def _refresh(self) -> None:
        """Asks for the report anew; what is shown stays until the answer is there."""
        if self._list.currentItem() is None:
            return
        self._is_stale = False
        database, actor = self._session.database, self._session.actor
        name, where = self._name(), self._filters.where()
        self._session.background.read(
            lambda: run_report(database, actor, name=name, where=where),
            self._on_report,
            self._on_failed,
            owner=self,
            key="report",
        )

    def _on_names(self, names: list[str]) -> None:
        for name in names:
            item = QListWidgetItem(report_title(name, own=self._own), self._list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self._list.setCurrentRow(0)

    def _on_choices(self, choices: tuple[list[Choice], list[Choice]]) -> None:
        self._filters.show_choices(*choices)

    def _on_report_chosen(self) -> None:
        self._message.hide()
        self._filters.show_for(self._name(), own=self._own)
        self._refresh()

    def _on_report(self, report: Report) -> None:
        currency = self._session.shop.currency
        self._show_rows(report)
        self._figures.show_figures(figures_of(report, currency, own=self._own))
        totals = {key: money_text(key, sum_, currency) for key, sum_ in report.totals().items()}
        rows = self.tr("Rows: {count}").format(count=QLocale().toString(len(report.rows)))
        self._totals.show_totals(rows, totals)
        empty = 1 if report.name == "stock_on_hand" and not self._filters.is_narrowed() else 2
        self._stack.setCurrentIndex(0 if report.rows else empty)

    def _show_rows(self, report: Report) -> None:
        """Another report, or rights that have changed, bring other columns."""
        before, self._shown = self._shown, report
        if before is None or (before.name, before.columns) != (report.name, report.columns):
            self._columns.report = report.name
            model = RowsModel[Row](shown_columns(report, self._session.shop.currency), self._table)
            old = self._table.model()
            self._table.show_model(model)
            if old is not None:
                old.deleteLater()
        self._model().set_rows(report.rows)

    def _model(self) -> RowsModel[Row]:
        model: Any = self._table.model()
        return model  # type: ignore[no-any-return]  # _show_rows gives the table no other

    def _on_row_chosen(self, row: Row) -> None:
        if self._shown is None or self._shown.name != "stock_on_hand":
            return
        keys = [column.key for column in self._shown.columns]
        named = dict(zip(keys, row, strict=True))
        self._filters.narrow_to(str(named["sku"]), str(named["name"]), str(named["location"]))
        self._list.setCurrentRow(1)
        self._table.setFocus()

    def _on_clear(self) -> None:
        self._filters.clear()
        self._refresh()

    def _on_stock_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def _on_items_changed(self) -> None:
        self._ask_choices()
        self._on_stock_changed()

    def _on_failed(self, error: LumbungError) -> None:
        self._message.show_message("error", sentence_for(error))

    def _on_export(self) -> None:
        if self._list.currentItem() is None:
            return
        title = report_title(self._name(), own=self._own)
        file = SaveReportDialog.ask(self, f"{title} {self._today().isoformat()}.csv")
        if file is not None:
            self._export_to(file)

    def _export_to(self, file: Path) -> None:
        database, actor = self._session.database, self._session.actor
        name, where, wording = self._name(), self._filters.where(), self._wording()
        self._session.background.read(
            lambda: export_report(
                database, actor, name=name, where=where, format="csv", file=file, wording=wording
            ),
            lambda _done: self._on_exported(file),
            self._on_failed,
            owner=self,
        )

    def _on_exported(self, file: Path) -> None:
        sentence = self.tr("The report is saved as {file}.").format(file=file)
        self._message.show_message("success", sentence)

    def _wording(self) -> Wording:
        """The file says what it is, in the person's language."""
        now = local_time(self._session.actor.clock(), self._session.shop.timezone)
        made = f"{day_in_words(now.date())} {now:%H:%M}, {self._session.person.name}"
        heading = [
            (self.tr("Shop"), self._session.shop.name),
            (self.tr("Report"), report_title(self._name(), own=self._own)),
            *self._filters.in_words(),
            (self.tr("Made"), made),
        ]
        titles = {key: in_words(COLUMNS, key) for key in COLUMNS}
        return Wording(heading, titles, export_words())


class _ColumnsOfReports:
    """Remembers how the columns stand for each report by itself."""

    def __init__(self, settings: Settings) -> None:
        self.report = ""
        self._settings = settings

    def column_state(self, table: str) -> str:
        return self._settings.column_state(f"{table}/{self.report}")

    def keep_column_state(self, table: str, state: str) -> None:
        self._settings.keep_column_state(f"{table}/{self.report}", state)

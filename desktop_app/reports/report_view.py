"""One report as it is seen: key figures, the table with its totals, or why there are no rows."""

from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from db.queries.reports import Report
from desktop_app.reports.key_figures import FigureStrip, figures_of
from desktop_app.reports.report_columns import Row, money_text, shown_columns
from desktop_app.reports.totals_row import TotalsRow
from desktop_app.shell.settings import Settings
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import EmptyState
from desktop_app.widgets.rows_model import RowsModel
from desktop_app.widgets.tokens import GRID


class ReportView(QWidget):
    """`stock_row_chosen` gives a row of the stock by its columns' keys; `clear_requested` is the
    way out of filters that nothing fits.
    """

    stock_row_chosen = Signal(dict)
    clear_requested = Signal()

    def __init__(
        self, settings: Settings, currency: str, *, own: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._currency = currency
        self._own = own
        self._shown: Report | None = None
        self._columns = _ColumnsOfReports(settings)
        self._figures = FigureStrip()
        self._table = DataTable("reportTable", self._columns)
        self._totals = TotalsRow(self._table)
        self._stack = QStackedLayout()
        self._build_ui()
        self._table.row_chosen.connect(self._on_row_chosen)

    def show_report(self, report: Report, *, narrowed: bool) -> None:
        """Shows a report; `narrowed` tells whether filters may be why it is empty."""
        self._show_rows(report)
        self._figures.show_figures(figures_of(report, self._currency, own=self._own))
        totals = {
            key: money_text(key, total, self._currency) for key, total in report.totals().items()
        }
        rows = self.tr("Rows: {count}").format(count=QLocale().toString(len(report.rows)))
        self._totals.show_totals(rows, totals)
        empty = 1 if report.name == "stock_on_hand" and not narrowed else 2
        self._stack.setCurrentIndex(0 if report.rows else empty)

    def focus_table(self) -> None:
        """The arrow keys go through the rows."""
        self._table.setFocus()

    def _build_ui(self) -> None:
        self._totals.setObjectName("reportTotals")
        self._table.setAccessibleName(self.tr("Report"))
        full = QWidget()
        lines = QVBoxLayout(full)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._table, 1)
        lines.addWidget(self._totals)
        for view in (full, self._no_stock(), self._nothing_fits()):
            self._stack.addWidget(view)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._figures)
        rows.addLayout(self._stack, 1)

    def _no_stock(self) -> EmptyState:
        return EmptyState(
            "reports",
            self.tr("Nothing in stock yet"),
            self.tr("What you receive stands here with its value."),
        )

    def _nothing_fits(self) -> EmptyState:
        nothing = EmptyState(
            "filter",
            self.tr("Nothing fits these filters"),
            self.tr("Choose other days, or take filters away."),
            self.tr("Clea&r filters"),
        )
        nothing.pressed.connect(self.clear_requested)
        return nothing

    def _show_rows(self, report: Report) -> None:
        """Another report, or rights that have changed, bring other columns."""
        before, self._shown = self._shown, report
        if before is None or (before.name, before.columns) != (report.name, report.columns):
            self._columns.report = report.name
            old = self._table.model()
            self._table.show_model(RowsModel(shown_columns(report, self._currency), self._table))
            if old is not None:
                old.deleteLater()
        model: Any = self._table.model()
        model.set_rows(report.rows)

    def _on_row_chosen(self, row: Row) -> None:
        if self._shown is not None and self._shown.name == "stock_on_hand":
            keys = [column.key for column in self._shown.columns]
            self.stock_row_chosen.emit(dict(zip(keys, row, strict=True)))


class _ColumnsOfReports:
    """Remembers how the columns stand for each report by itself."""

    def __init__(self, settings: Settings) -> None:
        self.report = ""
        self._settings = settings

    def column_state(self, table: str) -> str:
        return self._settings.column_state(f"{table}/{self.report}")

    def keep_column_state(self, table: str, state: str) -> None:
        self._settings.keep_column_state(f"{table}/{self.report}", state)

"""One report as it is seen: key figures, the table with its totals, or why there are no rows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QStackedLayout, QVBoxLayout, QWidget

from db.queries.report_summary import PAGE, ReportSummary
from db.queries.reports import Order, Part, Report, Row
from desktop_app.reports.key_figures import FigureStrip, figures_of
from desktop_app.reports.report_columns import money_text, order_by, shown_columns
from desktop_app.reports.totals_row import TotalsRow
from desktop_app.reports.words import NO_ROWS
from desktop_app.shell.settings import Settings
from desktop_app.widgets.data_table import DataTable
from desktop_app.widgets.messages import EmptyState
from desktop_app.widgets.paged_model import PagedRowsModel
from desktop_app.widgets.rows_model import Column
from desktop_app.widgets.tokens import GRID

_ROWS, _NOTHING_FITS, _WAITING, _BLANK = range(4)
_NO_ROWS = {name: _BLANK + place for place, name in enumerate(NO_ROWS, start=1)}
_PATIENCE_MS = 150


class ReportView(QWidget):
    """`order_changed` asks for the rows of `order(report)`: they are sorted where they are read.

    `more_wanted(part)` asks for the rows after those that are shown; answer with `show_more`.
    `stock_row_chosen` gives a row of the stock by its columns' keys; `clear_requested` is the way
    out of filters that nothing fits.
    """

    order_changed = Signal()
    more_wanted = Signal(object)
    stock_row_chosen = Signal(dict)
    clear_requested = Signal()

    def __init__(
        self, settings: Settings, currency: str, *, own: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._currency = currency
        self._own = own
        self._shown: Report | None = None
        self._count = 0
        self._orders: dict[str, Order | None] = {}
        self._columns = _ColumnsOfReports(settings)
        self._figures = FigureStrip()
        self._table = DataTable("reportTable", self._columns)
        self._totals = TotalsRow(self._table)
        self._stack = QStackedLayout()
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._build_ui()
        self._late.timeout.connect(lambda: self._empty(_WAITING))
        self._table.row_chosen.connect(self._on_row_chosen)

    def order(self, report: str) -> Order | None:
        """How the person has a report sorted; None is its own order."""
        return self._orders.get(report)

    def expect_report(self, *, another: bool) -> None:
        """Rows are on their way; none are shown while those of `another` choice take their time."""
        model = self._table.model()
        if isinstance(model, PagedRowsModel):
            model.expect_page()
        if another:
            self._late.start()

    def show_nothing(self) -> None:
        """No rows: those that were there do not fit what is chosen now."""
        self._late.stop()
        self._empty(_BLANK)

    def show_report(self, summary: ReportSummary, order: Order | None, *, narrowed: bool) -> None:
        """Shows a report that was asked for in an order; `narrowed` tells whether filters may be
        why it is empty.
        """
        report = summary.report
        self._show_columns(report)
        if self.order(report.name) != order:
            self.order_changed.emit()  # what was kept of its columns sorts it in another way
            return
        self._late.stop()
        self._count = summary.count
        self._model().show_page(report.rows, complete=len(report.rows) == summary.count)
        self._figures.show_figures(figures_of(summary, self._currency, own=self._own))
        totals = {
            key: money_text(key, total, self._currency) for key, total in summary.totals.items()
        }
        rows = self.tr("Rows: {count}").format(count=QLocale().toString(summary.count))
        self._totals.show_totals(rows, totals)
        empty = _NOTHING_FITS if narrowed else _NO_ROWS.get(report.name, _NOTHING_FITS)
        self._stack.setCurrentIndex(_ROWS if report.rows else empty)

    def show_more(self, rows: Sequence[Row]) -> None:
        """The rows that `more_wanted` asked for."""
        model = self._model()
        model.append_page(rows, complete=model.rowCount() + len(rows) >= self._count)

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
        for view in (full, self._nothing_fits(), self._waiting(), QWidget()):
            self._stack.addWidget(view)
        for title, sentence in NO_ROWS.values():
            self._stack.addWidget(_no_rows(title, sentence))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._figures)
        rows.addLayout(self._stack, 1)

    def _waiting(self) -> EmptyState:
        return EmptyState("reports", self.tr("One moment"), self.tr("The report is being read."))

    def _nothing_fits(self) -> EmptyState:
        nothing = EmptyState(
            "filter",
            self.tr("Nothing fits these filters"),
            self.tr("Choose other days, or take filters away."),
            self.tr("Clea&r filters"),
        )
        nothing.pressed.connect(self.clear_requested)
        return nothing

    def _show_columns(self, report: Report) -> None:
        """Another report, or rights that have changed, bring other columns."""
        before, self._shown = self._shown, report
        if before and (before.name, before.columns) == (report.name, report.columns):
            return
        self._columns.report = report.name
        old = self._table.model()
        columns = shown_columns(report, self._currency)
        model: PagedRowsModel[Row] = PagedRowsModel(columns, id, self._table)
        self._table.show_model(model)
        model.sort_wanted.connect(self._on_sort_wanted)
        model.more_wanted.connect(lambda: self.more_wanted.emit(Part(model.rowCount(), PAGE)))
        self._orders[report.name] = _indicated(self._table.horizontalHeader(), columns)
        if old is not None:
            old.deleteLater()

    def _model(self) -> PagedRowsModel[Row]:
        model = self._table.model()
        assert isinstance(model, PagedRowsModel)  # noqa: S101  (`_show_columns` comes first)
        return model

    def _empty(self, view: int) -> None:
        self._figures.show_figures([])
        self._stack.setCurrentIndex(view)

    def _on_sort_wanted(self, key: str, descending: bool) -> None:
        assert self._shown is not None  # noqa: S101  (its columns are what is sorted by)
        order = order_by(key, descending=descending) if key else None
        if order != self.order(self._shown.name):
            self._orders[self._shown.name] = order
            self.order_changed.emit()

    def _on_row_chosen(self, row: Row) -> None:
        if self._shown is not None and self._shown.name == "stock_on_hand":
            keys = [column.key for column in self._shown.columns]
            self.stock_row_chosen.emit(dict(zip(keys, row, strict=True)))


def _indicated(header: QHeaderView, columns: Sequence[Column[Row]]) -> Order | None:
    place = header.sortIndicatorSection()
    if not 0 <= place < len(columns):
        return None
    descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    return order_by(columns[place].key, descending=descending)


def _no_rows(title: str, sentence: str) -> EmptyState:
    translate = QCoreApplication.translate
    return EmptyState("reports", translate("Reports", title), translate("Reports", sentence))


class _ColumnsOfReports:
    """Remembers how the columns stand for each report by itself."""

    def __init__(self, settings: Settings) -> None:
        self.report = ""
        self._settings = settings

    def column_state(self, table: str) -> str:
        return self._settings.column_state(f"{table}/{self.report}")

    def keep_column_state(self, table: str, state: str) -> None:
        self._settings.keep_column_state(f"{table}/{self.report}", state)

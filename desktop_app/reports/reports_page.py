"""The page of reports: list at the left, filters, key figures, the table with totals, export."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.access import Actor
from db.connection import ShopDatabase
from db.errors import LumbungError
from db.exchange.report_file import Wording, export_report
from db.queries.report_summary import ReportSummary, summarise_report
from db.queries.reports import Part, ReportFilter, ReportRequest, report_names, run_report
from db.queries.shop import Choice, categories, locations, suppliers
from db.rules.calendar import business_date, local_time
from desktop_app.reports.filter_bar import FilterBar
from desktop_app.reports.report_columns import export_words
from desktop_app.reports.report_view import ReportView
from desktop_app.reports.save_report_dialog import SaveReportDialog
from desktop_app.reports.words import COLUMNS, in_words, report_title
from desktop_app.shell.messages import sentence_for
from desktop_app.shell.page import PageView
from desktop_app.shell.session import Session
from desktop_app.widgets.controls import button, line
from desktop_app.widgets.days import day_in_words
from desktop_app.widgets.messages import Banner
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
        self._asked: ReportRequest | None = None
        self._list = QListWidget()
        self._filters = FilterBar(self._today)
        self._message = Banner()
        self._view = ReportView(session.settings, session.shop.currency, own=self._own)
        self._export = self._export_button() if session.person.may("report.export") else None
        self._build_ui()
        self._connect_signals()
        self._ask()

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
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._list)
        row.addWidget(line(vertical=True))
        rows = QVBoxLayout()
        rows.setSpacing(2 * GRID)
        rows.addWidget(self._filters)
        rows.addWidget(self._message)
        rows.addWidget(self._view, 1)
        row.addLayout(rows, 1)

    def _export_button(self) -> QPushButton:
        return button(
            self.tr("&Export CSV"), icon_name="export", shortcut="Ctrl+E", name="exportCsv"
        )

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._on_report_chosen)
        self._filters.changed.connect(self._refresh)
        self._view.order_changed.connect(self._refresh)
        self._view.more_wanted.connect(self._on_more_wanted)
        self._view.clear_requested.connect(self._on_clear)
        self._view.stock_row_chosen.connect(self._on_stock_row_chosen)
        self._session.signals.stock_changed.connect(self._on_stock_changed)
        self._session.signals.items_changed.connect(self._on_items_changed)
        if self._export:
            self._export.clicked.connect(self._on_export)

    def _ask(self) -> None:
        """Which reports there are; the answer opens the first one."""
        self._filters.choose_period("today" if self._own else "this_month")
        self._ask_choices()
        database, actor = self._session.database, self._session.actor
        self._session.background.read(
            lambda: report_names(database, actor), self._on_names, self._on_failed, owner=self
        )

    def _name(self) -> str:
        return str(self._list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _request(self) -> ReportRequest:
        """The report that is chosen, with its filters and in its order."""
        name = self._name()
        return ReportRequest(name, self._filters.where(), self._view.order(name))

    def _today(self) -> date:
        return business_date(self._session.actor.clock(), self._session.shop.timezone)

    def _ask_choices(self) -> None:
        database, actor = self._session.database, self._session.actor
        self._session.background.read(
            lambda: tuple(ask(database, actor) for ask in (categories, locations, suppliers)),
            self._on_choices,
            self._on_failed,
            owner=self,
            key="choices",
        )

    def _refresh(self) -> None:
        """Asks for the report anew; the same one stays in sight until the answer is there."""
        if self._list.currentItem() is None:
            return
        self._is_stale = False
        database, actor = self._session.database, self._session.actor
        request = self._request()
        unordered = replace(request, order=None)
        self._view.expect_report(another=self._asked != unordered)
        self._asked = unordered
        self._session.background.read(
            lambda: _read(database, actor, request),
            lambda read: self._view.show_report(read[0], request.order, narrowed=read[1]),
            self._on_report_failed,
            owner=self,
            key="report",
        )

    def _on_more_wanted(self, part: Part) -> None:
        """The same key as the report: rows of one that is asked for anew are not wanted."""
        database, actor = self._session.database, self._session.actor
        request = replace(self._request(), part=part)
        self._session.background.read(
            lambda: run_report(database, actor, request=request),
            lambda report: self._view.show_more(report.rows),
            self._on_report_failed,
            owner=self,
            key="report",
        )

    def _on_names(self, names: list[str]) -> None:
        for name in names:
            item = QListWidgetItem(report_title(name, own=self._own), self._list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        wanted = self._list.sizeHintForColumn(0) + 2 * self._list.frameWidth()
        self._list.setFixedWidth(max(wanted, _LIST_WIDTH))
        self._list.setCurrentRow(0)

    def _on_choices(self, choices: tuple[list[Choice], ...]) -> None:
        self._filters.show_choices(*choices)

    def _on_report_chosen(self) -> None:
        self._message.hide()
        self._filters.show_for(self._name(), own=self._own)
        self._refresh()

    def _on_report_failed(self, error: LumbungError) -> None:
        self._view.show_nothing()
        self._on_failed(error)

    def _on_stock_row_chosen(self, row: dict[str, str]) -> None:
        self._filters.narrow_to(row["sku"], row["name"], row["location"])
        self._list.setCurrentRow(1)
        self._view.focus_table()

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
        request, wording = self._request(), self._wording()
        self._session.background.read(
            lambda: export_report(
                *(database, actor), request=request, format="csv", file=file, wording=wording
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


def _read(
    database: ShopDatabase, actor: Actor, request: ReportRequest
) -> tuple[ReportSummary, bool]:
    """A report, and whether there is something in it that its filters keep away."""
    summary = summarise_report(database, actor, request=request)
    if summary.count:
        return summary, False
    unfiltered = ReportRequest(request.name, ReportFilter(days=request.where.days), part=Part(0, 1))
    return summary, bool(run_report(database, actor, request=unfiltered).rows)

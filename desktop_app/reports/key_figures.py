"""The few figures that a report comes down to, and the strip above the table that shows them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.report_summary import ReportSummary
from desktop_app.reports.report_columns import money_text
from desktop_app.reports.words import COLUMNS, in_words
from desktop_app.widgets.controls import label
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.numbers import format_quantity
from desktop_app.widgets.tokens import GRID


@dataclass(frozen=True)
class Figure:
    """A figure for people; `rest` stands small behind it (quantities in further units)."""

    key: str
    title: str
    value: str
    rest: str = ""


def figures_of(summary: ReportSummary, currency: str, *, own: bool = False) -> list[Figure]:
    """The key figures of a report; what somebody sold (`own`) never comes in."""
    sums = [
        Figure(key, in_words(COLUMNS, key), money_text(key, total, currency))
        for key, total in summary.totals.items()
    ]
    if summary.report.name == "stock_on_hand":
        title = QCoreApplication.translate("Reports", "Items in stock")
        return [Figure("items", title, QLocale().toString(summary.items)), *sums]
    if summary.report.name != "movements":
        return sums
    came = _moved("in", QCoreApplication.translate("Reports", "Goods in"), summary.came)
    went = _moved("out", QCoreApplication.translate("Reports", "Goods out"), summary.went)
    return [went, sums[0]] if own else [came, went, sums[0]]


class FigureStrip(QWidget):
    """Figures side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = FlowLayout(5 * GRID, self)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Shows these figures instead."""
        while shown := self._row.takeAt(0):
            if widget := shown.widget():
                widget.hide()
                widget.deleteLater()
        for figure in figures:
            view = _figure_view(figure)
            self._row.addWidget(view)
            view.show()  # a layout would show it a moment later: the strip would flicker


def _figure_view(figure: Figure) -> QWidget:
    view = QWidget()
    rows = QVBoxLayout(view)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(2)
    rows.addWidget(label(figure.title, "quiet"))
    numbers = QHBoxLayout()
    numbers.setSpacing(GRID)
    value = label(figure.value, "title")
    value.setObjectName(f"figure_{figure.key}")
    value.setAccessibleName(f"{figure.title}: {figure.value} {figure.rest}".rstrip())
    numbers.addWidget(value)
    numbers.addWidget(label(figure.rest, "quiet"), 1)
    rows.addLayout(numbers)
    return view


def _moved(key: str, title: str, quantities: Counter[str]) -> Figure:
    first, *rest = [
        f"{format_quantity(quantity)} {unit}" for unit, quantity in quantities.most_common()
    ] or ["0"]
    return Figure(key, title, first, " · ".join(rest))

"""The few figures that a report comes down to, and the strip above the table that shows them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.queries.reports import Report
from desktop_app.reports.report_columns import money_text
from desktop_app.reports.words import COLUMNS, REVERSED, in_words
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


def figures_of(report: Report, currency: str, *, own: bool = False) -> list[Figure]:
    """The key figures of a report; what somebody sold (`own`) never comes in."""
    sums = [
        Figure(key, in_words(COLUMNS, key), money_text(key, total, currency))
        for key, total in report.totals().items()
    ]
    rows = _named(report)
    if report.name == "stock_on_hand":
        title = QCoreApplication.translate("Reports", "Items in stock")
        count = QLocale().toString(len({row["sku"] for row in rows}))
        return [Figure("items", title, count), *sums]
    came = _moved("in", QCoreApplication.translate("Reports", "Goods in"), goods_in(rows))
    went = _moved("out", QCoreApplication.translate("Reports", "Goods out"), goods_out(rows))
    return [went, sums[0]] if own else [came, went, sums[0]]


def goods_in(rows: Sequence[dict[str, Any]]) -> Counter[str]:
    """What came, by unit (thousandths); a receipt that was taken back does not count."""
    return _sum(rows, 1)


def goods_out(rows: Sequence[dict[str, Any]]) -> Counter[str]:
    """What went, by unit (thousandths); a sale that was taken back does not count."""
    return _sum(rows, -1)


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


def _named(report: Report) -> list[dict[str, Any]]:
    keys = [column.key for column in report.columns]
    return [dict(zip(keys, row, strict=True)) for row in report.rows]


def _sum(rows: Sequence[dict[str, Any]], direction: int) -> Counter[str]:
    """A reversal counts against the direction of what it takes back; transfers do not count."""
    moved: Counter[str] = Counter()
    for row in rows:
        undoes = row["kind"].endswith(REVERSED)
        if row["kind"].removesuffix(REVERSED) == "transfer":
            continue
        if (row["quantity"] > 0) == ((direction > 0) != undoes):
            moved[row["unit"]] += row["quantity"] * direction
    return moved


def _moved(key: str, title: str, quantities: Counter[str]) -> Figure:
    first, *rest = [
        f"{format_quantity(quantity)} {unit}" for unit, quantity in quantities.most_common()
    ] or ["0"]
    return Figure(key, title, first, " · ".join(rest))

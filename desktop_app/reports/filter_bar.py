"""The filters above a report: those that fit it, and the item that it is narrowed to."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.queries.reports import ReportFilter, days_of_report, filters_of
from db.queries.shop import Choice
from db.rules.permissions import POSTING
from desktop_app.reports.period_filter import PeriodFilter
from desktop_app.reports.words import kind_in_words
from desktop_app.widgets.controls import button
from desktop_app.widgets.flow_layout import FlowLayout
from desktop_app.widgets.form_row import FormRow
from desktop_app.widgets.tokens import GRID

DAYS = (7, 14, 30, 60, 90, 180, 365)
_LONGEST_CHIP = 60


class FilterBar(QWidget):
    """`changed` comes once for every change that a person makes; `today` is the shop's day.

    Which filters there are depends on the report: `show_for`. Those not shown do not count.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: tuple[str, str] | None = None
        self._period = PeriodFilter(today)
        self._location = _choice("locationFilter")
        self._category = _choice("categoryFilter")
        self._kind = _choice("kindFilter")
        self._supplier = _choice("supplierFilter")
        self._days = _choice("daysFilter")
        self._choices = {
            self._location: FormRow(self.tr("&Location"), self._location),
            self._category: FormRow(self.tr("&Category"), self._category),
            self._kind: FormRow(self.tr("&Kind"), self._kind),
            self._supplier: FormRow(self.tr("S&upplier"), self._supplier),
            self._days: FormRow(self.tr("&Days"), self._days),
        }
        self._chip = button("", icon_name="close", name="itemFilter")
        self._build_ui()
        self._connect_signals()

    def show_choices(
        self,
        categories: Sequence[Choice],
        locations: Sequence[Choice],
        suppliers: Sequence[Choice],
    ) -> None:
        """Offers these to choose from; what was chosen stays chosen."""
        _offer(self._category, self.tr("All categories"), categories)
        _offer(self._location, self.tr("All locations"), locations)
        _offer(self._supplier, self.tr("All suppliers"), suppliers)

    def show_for(self, report: str, *, own: bool) -> None:
        """Shows the filters of a report; people who see their own sales choose no kind."""
        filters = filters_of(report)
        self._period.setVisible("period" in filters)
        self._choices[self._location].setVisible("location" in filters)
        self._choices[self._category].setVisible("category" in filters)
        self._choices[self._kind].setVisible("kind" in filters and not own)
        self._choices[self._supplier].setVisible("supplier" in filters)
        self._choices[self._days].setVisible("days" in filters)
        self._days.setCurrentIndex(max(self._days.findData(days_of_report(report)), 0))

    def choose_period(self, preset: str) -> None:
        """Sets the period, without telling of it."""
        self._period.choose(preset)

    def narrow_to(self, sku: str, name: str, location: str) -> None:
        """Everything that ever happened to one item at one location, without telling of it."""
        self.clear()
        self._item = (sku, name)
        self._location.setCurrentIndex(max(self._location.findText(location), 0))
        self._show_chip()

    def clear(self) -> None:
        """Everything of all days, without telling of it."""
        for choice in self._chosen():
            choice.setCurrentIndex(0)
        self._item = None
        self._show_chip()
        self._period.choose("all")

    def is_narrowed(self) -> bool:
        """Whether anything but the period is chosen."""
        return self._item is not None or any(choice.currentIndex() > 0 for choice in self._chosen())

    def where(self) -> ReportFilter:
        """What is chosen."""
        first, last = (None, None) if self._period.isHidden() else self._period.days()
        return ReportFilter(
            first=first,
            last=last,
            kind=self._value(self._kind),
            category=self._value(self._category),
            location=self._value(self._location),
            sku=self._item[0] if self._item else None,
            supplier=self._value(self._supplier),
            days=self._value(self._days),
        )

    def in_words(self) -> list[tuple[str, str]]:
        """Every filter that is shown, with what is chosen in it."""
        period = [] if self._period.isHidden() else [(self.tr("Period"), self._period.in_words())]
        chosen = [
            (choice.accessibleName(), choice.currentText())
            for choice, view in self._choices.items()
            if not view.isHidden()
        ]
        item = [(self.tr("Item"), f"{self._item[1]} ({self._item[0]})")] if self._item else []
        return [*period, *chosen, *item]

    def _build_ui(self) -> None:
        self._chip.setToolTip(self.tr("Show all items again"))
        self._kind.addItem(self.tr("All kinds"), None)
        for kind in POSTING:
            self._kind.addItem(kind_in_words(kind), kind)
        for days in DAYS:
            self._days.addItem(self.tr("{count} days").format(count=days), days)
        self.show_choices((), (), ())
        row = FlowLayout(GRID)
        for view in (self._period, *self._choices.values()):
            row.addWidget(view)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GRID)
        rows.addLayout(row)
        rows.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_chip()

    def _connect_signals(self) -> None:
        self._period.changed.connect(self.changed)
        for choice in self._choices:
            choice.activated.connect(self.changed)
        self._chip.clicked.connect(self._on_chip_clicked)

    def _chosen(self) -> list[QComboBox]:
        """The choices that narrow a report, as far as they fit it; a number of days always is."""
        shown = [choice for choice, view in self._choices.items() if not view.isHidden()]
        return [choice for choice in shown if choice is not self._days]

    def _value(self, choice: QComboBox) -> Any:
        """What is chosen; nothing where the report has no such filter."""
        return None if self._choices[choice].isHidden() else choice.currentData()

    def _show_chip(self) -> None:
        sku, name = self._item or ("", "")
        shown = self.tr("Item: {name}").format(name=name)
        self._chip.setText(shown[:_LONGEST_CHIP].replace("&", "&&"))
        self._chip.setAccessibleName(f"{shown} ({sku})")
        self._chip.setVisible(self._item is not None)

    def _on_chip_clicked(self) -> None:
        self._item = None
        self._show_chip()
        self.changed.emit()


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    choice.setMaximumWidth(21 * GRID)
    return choice


def _offer(choice: QComboBox, everything: str, choices: Sequence[Choice]) -> None:
    chosen = choice.currentData()
    choice.clear()
    choice.addItem(everything, None)
    for offered in choices:
        choice.addItem(offered.name, offered.id)
    ids = [choice.itemData(place) for place in range(choice.count())]
    choice.setCurrentIndex(ids.index(chosen) if chosen in ids else 0)
